"""Follows a published address through a resolved edition, as a reader's browser would."""

from __future__ import annotations

from collections.abc import Iterable

from backmatter.ledger import Address
from backmatter.resolve import Resolved, Stone

REMOVED = Address("", "removed")
"""Where an address ends whose text was removed and which says so."""


class Reader:
    """The ids of all pages of an edition, and where each leads."""

    def __init__(self, resolved: Resolved) -> None:
        self.leads: dict[Address, Address] = {}
        self.twice: list[Address] = []
        self.pages = {act.stem for act in resolved.corpus.acts}
        for stem, ids in resolved.ids.items():
            self._own(stem, filter(None, ids))
        for note in resolved.notes:
            self._own(note.act.stem, (note.id, *(mark.id for mark in note.marks)))
        self._own("bibliography", resolved.corpus.bibliography.entries)
        for to, ids in resolved.landing.extra.items():
            for id_ in ids:
                self._add(Address(to.page, id_), to)
        for page, stones in resolved.landing.stones.items():
            if page in self.pages or page == "bibliography":
                self._lay(page, stones)
        for former in resolved.landing.former:
            self.pages.add(former.name)
            self._lay(former.name, former.stones)

    def _own(self, page: str, ids: Iterable[str]) -> None:
        for id_ in ids:
            self._add(Address(page, id_), Address(page, id_))

    def _lay(self, page: str, stones: Iterable[Stone]) -> None:
        for stone in stones:
            for id_ in stone.ids:
                self._add(Address(page, id_), stone.to or REMOVED)

    def _add(self, address: Address, to: Address) -> None:
        if address in self.leads:
            self.twice.append(address)
        self.leads[address] = to

    def follow(self, address: Address) -> Address | None:
        """The text to which an address leads, REMOVED, or None if it is dead."""
        return self.leads.get(address)
