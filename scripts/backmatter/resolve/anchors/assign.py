"""Ids for the texts of today, and the ledger that says so.

How a new id is made, so that it reads well when it is cited:

- On a page that was never published, passages are p1, p2, p3 … in the order of the text.
- A passage added at the end takes the next number that the page has never used.
- A passage added elsewhere takes the number of the passage before it and the next letter
  that was never used with this number, as in statutes: after p7 come p7a, p7b … The letter
  says which was added first, not which stands first.
- Notes follow the same rules with n, and their marks have the note's id with r for n. Where
  notes are numbered through the edition, their ids are never used twice in the edition.

The number shown at a passage is its id. The number shown at a note is its place in the
order of notes, which must run without a gap; it can differ from the id of a note that was
published before another was put in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from backmatter import rules
from backmatter.config import Scope
from backmatter.diagnostics import Diagnostic, Diagnostics
from backmatter.ledger import WORKS, Address, Kind, Ledger, Record
from backmatter.resolve.anchors.items import Item
from backmatter.resolve.anchors.pairing import Pairing

RESERVED = frozenset({"notes"})
"""Ids that every page of text uses itself."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NUMBERED = re.compile(r"[pn](\d+)[a-z]*")
_MARK = re.compile(r"r\d+[a-z]*(?:-\d+)?")


def assign(
    ledger: Ledger, items: Sequence[Item], pairing: Pairing, numbering: Scope
) -> tuple[tuple[Address, ...], Diagnostics]:
    """The address of each item; a diagnostic where a source asks for one that is taken."""
    ids = _Ids(ledger, items, pairing, numbering)
    for index, item in enumerate(items):
        if item.wanted:
            ids.take_wanted(index)
    for index in pairing.record_of:
        ids.take_published(index)
    for index, item in enumerate(items):
        if item.kind is Kind.SECTION and index not in ids.address_of:
            ids.take(index, ids.free_name(item))
    for sequence in _sequences(items, numbering):
        ids.number(sequence)
    addresses = tuple(ids.address_of[i] for i in range(len(items)))
    return addresses, tuple(ids.diagnostics)


def _sequences(items: Sequence[Item], numbering: Scope) -> Iterator[list[int]]:
    """The passages of each page, and the notes of each page or of all."""
    groups: dict[tuple[Kind, str], list[int]] = {}
    for index, item in enumerate(items):
        if item.kind is Kind.PASSAGE:
            groups.setdefault((item.kind, item.page), []).append(index)
        elif item.kind is Kind.NOTE:
            page = item.page if numbering == "page" else ""
            groups.setdefault((item.kind, page), []).append(index)
    yield from groups.values()


class _Ids:
    """The addresses as they are given, one by one."""

    def __init__(
        self, ledger: Ledger, items: Sequence[Item], pairing: Pairing, numbering: Scope
    ) -> None:
        self.ledger, self.items, self.pairing = ledger, items, pairing
        self.whole = numbering == "edition"
        self.address_of: dict[int, Address] = {}
        self.diagnostics: list[Diagnostic] = []
        self._taken: dict[Address, int] = {}
        self._used: dict[str, set[str]] = {}
        self._numbers: dict[tuple[str, str], Iterator[int]] = {}
        """The ids of each page, then and now; those of all notes under the name ``."""
        self._former: dict[tuple[Address, str], Address] = {}
        self._read_ledger()

    def _read_ledger(self) -> None:
        for address, record in self.ledger.records.items():
            self._used.setdefault(address.page, set()).add(address.id)
            if record.kind is Kind.NOTE:
                self._used.setdefault("", set()).add(address.id)
            end = self.ledger.end(address)
            if end is not None and end is not record:
                self._former.setdefault((end.address, address.page), address)

    def take(self, index: int, address: Address) -> None:
        """Give an address to an item."""
        self.address_of[index] = address
        self._taken[address] = index
        self._used.setdefault(address.page, set()).add(address.id)
        if self.items[index].kind is Kind.NOTE:
            self._used.setdefault("", set()).add(address.id)

    def _is_free(self, address: Address, record: Record | None) -> bool:
        """Whether an item that is the text of `record` may have `address`."""
        if address in self._taken:
            return False
        if address.page != WORKS and (address.id in RESERVED or _MARK.fullmatch(address.id)):
            return False
        there = self.ledger.records.get(address)
        if there is None or record is None:
            return there is None
        return there is record or self.ledger.end(address) is record

    def take_wanted(self, index: int) -> None:
        """Give an item the id that its source gives it, unless it means something else."""
        item = self.items[index]
        address = Address(item.page, item.wanted)
        if self._is_free(address, self.pairing.record_of.get(index)):
            self.take(index, address)
            return
        self.diagnostics.append(self._conflict(index, address))
        if item.kind is Kind.WORK:  # a key cannot be changed here
            self.take(index, address)

    def _conflict(self, index: int, address: Address) -> Diagnostic:
        item, there = self.items[index], self.ledger.records.get(address)
        own, mend = self.pairing.record_of.get(index), "Choose another id here."
        if own and own.address.page == item.page and item.kind is Kind.SECTION:
            mend = f"Write `{{#{own.address.id}}}` again, under which it was published."
        if there is None or address in self._taken:
            is_taken = address in self._taken
            fault = "stands on this page already" if is_taken else "is one that all pages use"
            return rules.ID_STANDS_ONCE.at(item.span, id=address.id, fault=fault, mend=mend)
        return rules.ADDRESS_KEEPS_MEANING.at(
            item.span, address=address, kind=there.kind, opens=there.opens, mend=mend
        )

    def take_published(self, index: int) -> None:
        """Give an item that was published the address it had, if it had one on this page."""
        if index in self.address_of:
            return
        for address in self._wishes(self.items[index], self.pairing.record_of[index]):
            if self._is_free(address, self.pairing.record_of[index]):
                self.take(index, address)
                return

    def _wishes(self, item: Item, record: Record) -> Iterator[Address]:
        if record.address.page == item.page:
            yield record.address
        if former := self._former.get((record.address, item.page)):
            yield former
        if item.kind is Kind.SECTION or (item.kind is Kind.NOTE and self.whole):
            yield Address(item.page, record.address.id)

    def free_name(self, item: Item) -> Address:
        """An id for a section, from its words."""
        words = "".join(c if c.isalnum() else " " for c in item.opens.lower()).split()
        name = "-".join(words) or "section"
        used = self._used.get(item.page, set()) | RESERVED
        if _MARK.fullmatch(name) or _NUMBERED.fullmatch(name):
            name = f"section-{name}"
        return Address(item.page, self._unused(item.page, name, used))

    def _unused(self, page: str, name: str, used: set[str]) -> str:
        """The name, or the name with the first number that is free; none is tried twice."""
        if name not in used:
            return name
        numbers = self._numbers.setdefault((page, name), count(2))
        return next(f"{name}-{n}" for n in numbers if f"{name}-{n}" not in used)

    def number(self, sequence: Sequence[int]) -> None:
        """Give numbered ids to those of a sequence that have none yet."""
        kind = self.items[sequence[0]].kind
        letter = "p" if kind is Kind.PASSAGE else "n"
        last = max((k for k, i in enumerate(sequence) if i in self.address_of), default=-1)
        base = 0
        highest: int | None = None
        for position, index in enumerate(sequence):
            page = self.items[index].page
            used = self._used.setdefault("" if self._spans_pages(kind) else page, set())
            if index not in self.address_of:
                if position > last:
                    highest = 1 + (_highest(letter, used) if highest is None else highest)
                    id_ = f"{letter}{highest}"
                else:
                    names = (f"{letter}{base}{ending}" for ending in _letters())
                    id_ = next(name for name in names if name not in used)
                self.take(index, Address(page, id_))
            if match := _NUMBERED.fullmatch(self.address_of[index].id):
                base = int(match[1])

    def _spans_pages(self, kind: Kind) -> bool:
        return kind is Kind.NOTE and self.whole


def _highest(letter: str, used: Iterable[str]) -> int:
    matches = (_NUMBERED.fullmatch(i) for i in used if i.startswith(letter))
    return max((int(m[1]) for m in matches if m), default=0)


def _letters() -> Iterator[str]:
    """a, b … z, aa, ab …"""
    for number in count(1):
        out = ""
        while number:
            number, place = divmod(number - 1, 26)
            out = _LETTERS[place] + out
        yield out
