"""What is found in a note, and what is known while the notes are read in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from backmatter.importer.article import Rich
from backmatter.importer.draft import Field
from backmatter.importer.locators import Place
from backmatter.importer.registry import Registry, Work


@dataclass(frozen=True)
class Item:
    """One citation in a note."""

    start: int
    end: int
    form: str
    """`full`, `ibid`, `names`, `title`, `alias`, `dated`, `pages`."""
    work: Work | None
    """What it cites; None if that is not certain."""
    fields: tuple[Field, ...]
    places: tuple[Place, ...]
    candidates: tuple[Work, ...] = ()
    doubts: tuple[str, ...] = ()
    certainty: float = 0.97
    """What the form alone lets one expect."""

    @property
    def confidence(self) -> float:
        """Between 0, left to the editor, and 1."""
        less = 0.25 * len(self.doubts)
        return 0.0 if self.work is None else max(0.3, self.certainty - less)


@dataclass(frozen=True)
class ReadNote:
    """A note and its citations; what lies between them is prose."""

    label: str
    content: Rich
    items: tuple[Item, ...]


@dataclass
class State:
    """The works known, and those cited last."""

    registry: Registry
    last: list[Work | None] = field(default_factory=list)
    """The works of the note before."""
    here: list[Work | None] = field(default_factory=list)
    """The works of this note so far."""
    cited_in: dict[str, list[Work]] = field(default_factory=dict)
    label: str = ""

    def previous(self) -> Work | None:
        """The work cited last, in this note or the note before."""
        cited = self.here or self.last
        return cited[-1] if cited else None
