"""What keeps a published address alive when its text is elsewhere, or no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from backmatter.ledger import Address, Kind


@dataclass(frozen=True)
class Stone:
    """What stands on a page at an address whose text is on another page, or no more."""

    ids: tuple[str, ...]
    """The address itself; then others that lead to it: marks, texts merged into it."""
    kind: Kind
    after: str
    """The id of the text behind which it stood; empty at the top."""
    opens: str
    to: Address | None
    """Where its text is now; None if it was removed."""

    @property
    def id(self) -> str:
        """The address itself."""
        return self.ids[0]


@dataclass(frozen=True)
class FormerPage:
    """A page that has another name now, or was removed, with all its addresses."""

    name: str
    title: str
    to: str
    """Its present name; empty if it was removed."""
    stones: tuple[Stone, ...]


@dataclass(frozen=True)
class Landing:
    """What keeps old addresses alive."""

    extra: Mapping[Address, tuple[str, ...]] = field(default_factory=dict)
    """For the address of a text, mark or work: further ids that lead there."""
    stones: Mapping[str, tuple[Stone, ...]] = field(default_factory=dict)
    """For each page, its stones in their order."""
    former: tuple[FormerPage, ...] = ()
