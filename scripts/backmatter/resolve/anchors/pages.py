"""Pages that have another name than in the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from backmatter.ledger import WORKS, Address, Kind, Ledger, PageRecord, Record, State
from backmatter.resolve.anchors.items import Item
from backmatter.resolve.anchors.similar import Weights, bag
from backmatter.resolve.anchors.update import interleaved

_ENOUGH = 0.3


def renamed_pages(
    ledger: Ledger, items: Sequence[Item], names: Iterable[str]
) -> dict[str, str]:
    """For each page of the ledger that is no longer there, the new page with its text."""
    present = list(names)
    was = {n: p for n, p in ledger.pages.items() if p.state is State.LIVE}
    lost = [n for n in was if n not in present]
    fresh = [n for n in present if n not in was]
    if not lost or not fresh:
        return {}
    before = _texts((r.address.page, r.kind, r.words) for r in _live(ledger))
    today = _texts((item.page, item.kind, item.words) for item in items)
    weights = Weights(today.values())
    bags = {n: bag(before.get(n, "")) for n in lost}, {n: bag(today.get(n, "")) for n in fresh}
    scores = sorted(
        ((weights.alike(bags[0][a], bags[1][b]), a, b) for a in lost for b in fresh),
        key=lambda score: -score[0],
    )
    found: dict[str, str] = {}
    for score, old, new in scores:
        if score >= _ENOUGH and old not in found and new not in found.values():
            found[old] = new
    return found


def carry_over(ledger: Ledger, renamed: Mapping[str, str]) -> Ledger:
    """The ledger with the live records of renamed pages under the new names.

    Under the old name a record stays and leads to the new one. Where the new page has given
    the same id to another text before, the record stays as it is, like that of a text that
    was moved.
    """
    pages, records = dict(ledger.pages), dict(ledger.records)
    for old, new in renamed.items():
        pages[new] = replace(pages[old], name=new)
        pages[old] = PageRecord(old, pages[old].title, State.RENAMED, new)
        moved = [
            r for r in _live(ledger) if r.address.page == old and _has_room(ledger, r, new)
        ]
        today = [Address(new, r.address.id) for r in moved]
        for record, there in zip(moved, today, strict=True):
            records[record.address] = replace(record, state=State.MOVED, to=there)
            records[there] = replace(record, address=there)
        for there in interleaved([a for a in ledger.records if a.page == new], today):
            records[there] = records.pop(there)
    return replace(ledger, pages=pages, records=records)


def _has_room(ledger: Ledger, record: Record, page: str) -> bool:
    """Whether the record's id means nothing else on the other page."""
    there = Address(page, record.address.id)
    return there not in ledger.records or ledger.end(there) is record


def _live(ledger: Ledger) -> Iterable[Record]:
    return (r for r in ledger.records.values() if r.state is State.LIVE)


def _texts(parts: Iterable[tuple[str, Kind, str]]) -> dict[str, str]:
    """All words of each page."""
    found: dict[str, list[str]] = {}
    for page, kind, words in parts:
        if page != WORKS and kind is not Kind.NOTE:
            found.setdefault(page, []).append(words)
    return {page: "".join(words) for page, words in found.items()}
