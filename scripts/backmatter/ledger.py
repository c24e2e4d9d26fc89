"""The ledger: every address that an edition has published, and what became of it.

An address is a page and an id on it, `1929#p7`. A record says whose address it is, by a
fingerprint of the words, and its state. A record is never taken out and its id is never
given to another text: that is what makes an address last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from backmatter.text import SourceFile, Span

WORKS = "bibliography"
"""The page whose ids are the keys of the entries."""


class Address(NamedTuple):
    """A place on the site: a page's name and an id on that page."""

    page: str
    id: str

    def __str__(self) -> str:
        return f"{self.page}#{self.id}"


class Kind(StrEnum):
    """What an address is the address of."""

    SECTION = "section"
    PASSAGE = "paragraph"
    NOTE = "note"
    WORK = "work"


class State(StrEnum):
    """What became of a published address."""

    LIVE = "live"
    """Its text stands there."""
    MOVED = "moved"
    """Its text stands on another page."""
    MERGED = "merged"
    """Its text has become part of another."""
    RENAMED = "renamed"
    """Its text stands where it stood, under an id that an editor chose later."""
    GONE = "gone"
    """Its text was removed."""


LEADS_ON = frozenset({State.MOVED, State.MERGED, State.RENAMED})
"""The states of a record that names another address."""


@dataclass(frozen=True)
class Record:
    """One published address."""

    address: Address
    kind: Kind
    words: str
    """The fingerprint of its text, see `fingerprint`."""
    opens: str
    """How the text begins, for those who read the ledger or land on a tombstone."""
    state: State = State.LIVE
    to: Address | None = None
    """Where it leads, in a state that leads on."""
    place: str = ""
    """For a note, the fingerprint of the words before its mark."""
    marks: int = 1
    """For a note, the largest number of marks that it has had."""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class PageRecord:
    """One published page of text."""

    name: str
    title: str
    state: State = State.LIVE
    to: str = ""
    """The page's present name, if it was renamed."""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Ledger:
    """All published pages and addresses, those of a page in the order of its text."""

    pages: Mapping[str, PageRecord] = field(default_factory=dict)
    records: Mapping[Address, Record] = field(default_factory=dict)
    file: SourceFile | None = field(default=None, compare=False, repr=False)
    """None for an edition that has no ledger yet."""

    def of_page(self, page: str) -> Iterator[Record]:
        """The records of one page, in order."""
        return (r for r in self.records.values() if r.address.page == page)

    def end(self, address: Address) -> Record | None:
        """The record in which the way from `address` ends: a text that is live or gone.

        None if the way leads to an address that has no record, or in a circle.
        """
        seen: set[Address] = set()
        record = self.records.get(address)
        while record and record.to and record.address not in seen:
            seen.add(record.address)
            record = self.records.get(record.to)
        return None if record is None or record.to else record

    def end_of_page(self, name: str) -> str:
        """The present name of a page; empty if it was removed or never was."""
        seen: set[str] = set()
        page = self.pages.get(name)
        while page and page.to and page.name not in seen:
            seen.add(page.name)
            page = self.pages.get(page.to)
        return page.name if page and page.state is State.LIVE else ""
