"""Which item of today is the text of which record of the ledger, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TypeVar

from backmatter.ledger import Address, Kind, Ledger, Record, State
from backmatter.resolve.anchors.align import Alignment, Text, align, align_risen
from backmatter.resolve.anchors.items import Item
from backmatter.resolve.anchors.similar import bag

_Section = TypeVar("_Section", Address, int)
_PART = 0.3
"""How much of a merged text must be in a part of its host for the part to be followed."""
_ASLEEP = frozenset({State.GONE, State.MERGED})
"""States of a record whose text may come back."""


@dataclass
class Pairing:
    """Items of today, by their indexes, and records of the ledger."""

    record_of: dict[int, Record] = field(default_factory=dict)
    merged: dict[Address, int] = field(default_factory=dict)
    """For a record whose text is now a part of another, the item of which it is."""


def pair(ledger: Ledger, items: Sequence[Item]) -> Pairing:
    """Pair the items with the records that are live, then new ones with those that are not."""
    found = Pairing()
    for kind in (Kind.PASSAGE, Kind.SECTION, Kind.NOTE, Kind.WORK):
        records = sorted_by_page(r for r in ledger.records.values() if r.kind is kind)
        indexes = [i for i, item in enumerate(items) if item.kind is kind]
        places = _places(ledger, items, found) if kind is Kind.SECTION else ({}, {})
        live = [r for r in records if r.state is State.LIVE]
        _take(found, _run(align, live, indexes, items, places), live, indexes)
        asleep = [r for r in records if r.state in _ASLEEP]
        left = [i for i in indexes if i not in found.record_of]
        if asleep and left:
            _take(found, _run(align_risen, asleep, left, items, places), asleep, left)
            _rehost(ledger, items, found, [i for i in left if i not in found.record_of])
    return found


def sorted_by_page(records: Iterable[Record]) -> list[Record]:
    """Records with those of a page together, in their order."""
    pages: dict[str, list[Record]] = {}
    for record in records:
        pages.setdefault(record.address.page, []).append(record)
    return [record for page in pages.values() for record in page]


def _run(
    method: Callable[[Sequence[Text], Sequence[Text]], Alignment],
    records: Sequence[Record],
    indexes: Sequence[int],
    items: Sequence[Item],
    places: tuple[dict[Address, str], dict[int, str]],
) -> Alignment:
    olds = [Text(*r.address, r.words, r.place or places[0].get(r.address, "")) for r in records]
    news = [
        Text(item.page, item.wanted, item.words, item.place or places[1].get(i, ""))
        for i in indexes
        for item in (items[i],)
    ]
    return method(olds, news)


def _take(
    found: Pairing, alignment: Alignment, records: Sequence[Record], indexes: Sequence[int]
) -> None:
    for new, old in alignment.old_of.items():
        found.record_of[indexes[new]] = records[old]
    for old, new in alignment.merged.items():
        found.merged[records[old].address] = indexes[new]


def _rehost(ledger: Ledger, items: Sequence[Item], found: Pairing, left: Sequence[int]) -> None:
    """Where a text with a merged one in it is split, follow the part that holds the latter."""
    bags = {i: bag(items[i].words) for i in left}
    item_of = {record.address: i for i, record in found.record_of.items()}
    for record in ledger.records.values():
        host = ledger.end(record.address)
        if record.state is not State.MERGED or host is None or record.address in item_of:
            continue
        index = item_of.get(host.address)
        if index is not None and items[index].words == host.words:
            continue
        words = bag(record.words)
        there = (words & bag(items[index].words)).total() if index is not None else 0
        whole = bag(host.words)
        parts = {i: b for i, b in bags.items() if 2 * (b & whole).total() > b.total()}
        best = max((((words & b).total(), i) for i, b in parts.items()), default=(0, 0))
        if best[0] > max(there, _PART * words.total()):
            found.merged[record.address] = best[1]


def _places(
    ledger: Ledger, items: Sequence[Item], found: Pairing
) -> tuple[dict[Address, str], dict[int, str]]:
    """For each section, then and now, the address of its first passage that is in both.

    A passage that is on another page now counts only where there is no other.
    """
    item_of = {record.address: i for i, record in found.record_of.items()}
    stayed = {a for a, i in item_of.items() if items[i].page == a.page}
    then: dict[Address, list[Address]] = {}
    now: dict[int, list[Address]] = {}
    below: list[Address] = []
    page = ""
    for record in sorted_by_page(ledger.records.values()):
        if record.address.page != page:
            below, page = [], record.address.page
        if record.state is State.LIVE and record.kind is Kind.SECTION:
            below = then.setdefault(record.address, [])
        elif record.address in item_of:
            below.append(record.address)
    for i, item in enumerate(items):
        if item.page != page:
            below, page = [], item.page
        if item.kind is Kind.SECTION:
            below = now.setdefault(i, [])
        elif item.kind is Kind.PASSAGE and i in found.record_of:
            below.append(found.record_of[i].address)
    return _first_of_each(then, stayed), _first_of_each(now, stayed)


def _first_of_each(
    passages: Mapping[_Section, Sequence[Address]], stayed: Set[Address]
) -> dict[_Section, str]:
    return {
        section: str(next((a for a in below if a in stayed), below[0]))
        for section, below in passages.items()
        if below
    }
