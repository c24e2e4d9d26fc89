"""The ledger as it should be written for the texts of today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from backmatter.ledger import WORKS, Address, Kind, Ledger, PageRecord, Record, State
from backmatter.resolve.anchors.items import Item
from backmatter.resolve.anchors.pairing import Pairing


def updated(
    ledger: Ledger,
    titles: Mapping[str, str],
    items: Sequence[Item],
    addresses: Sequence[Address],
    pairing: Pairing,
) -> Ledger:
    """Every record of `ledger`, brought up to date, and one for each new address."""
    records = dict(ledger.records)
    kept = {r.address: i for i, r in pairing.record_of.items()}
    for old, record in ledger.records.items():
        if old in kept:
            records[old] = _elsewhere(record, addresses[kept[old]])
        elif old in pairing.merged:
            to = addresses[pairing.merged[old]]
            records[old] = replace(record, state=State.MERGED, to=to)
        elif record.state is State.LIVE:
            records[old] = replace(record, state=State.GONE)
    for index, (item, address) in enumerate(zip(items, addresses, strict=True)):
        records[address] = _live(item, address, pairing.record_of.get(index))
    return replace(
        ledger,
        pages=_pages(ledger, titles),
        records=_ordered(ledger, records, addresses, titles),
    )


def _elsewhere(record: Record, to: Address) -> Record:
    state = State.RENAMED if record.address.page == to.page else State.MOVED
    return replace(record, state=state, to=to)


def _live(item: Item, address: Address, was: Record | None) -> Record:
    marks = max(item.marks, was.marks if was else 1)
    span = was.span if was and was.address == address else None
    return Record(
        address, item.kind, item.words, item.opens, place=item.place, marks=marks, span=span
    )


def _pages(ledger: Ledger, titles: Mapping[str, str]) -> dict[str, PageRecord]:
    pages = {name: PageRecord(name, title) for name, title in titles.items()}
    for name, page in ledger.pages.items():
        if name not in pages:
            live = page.state is State.LIVE
            pages[name] = replace(page, state=State.GONE) if live else page
    return pages


def _ordered(
    ledger: Ledger,
    records: Mapping[Address, Record],
    addresses: Sequence[Address],
    titles: Iterable[str],
) -> dict[Address, Record]:
    """By page: first what stands in the text, then the notes, in the order of the page."""
    before: dict[str, list[Address]] = {}
    today: dict[str, list[Address]] = {}
    for address in ledger.records:
        before.setdefault(address.page, []).append(address)
    for address in addresses:
        today.setdefault(address.page, []).append(address)
    names = [n for n in dict.fromkeys([*titles, *ledger.pages, *before]) if n != WORKS]
    order: list[Address] = []
    for name in [*names, WORKS]:
        on_page = interleaved(before.get(name, []), today.get(name, []))
        order += sorted(on_page, key=lambda a: records[a].kind is Kind.NOTE)
    return {address: records[address] for address in order}


def interleaved(before: Sequence[Address], today: Sequence[Address]) -> list[Address]:
    """The addresses of today in their order, each followed by those that stood behind it."""
    followers: dict[Address | None, list[Address]] = {}
    present = set(today)
    last: Address | None = None
    for address in before:
        if address in present:
            last = address
        else:
            followers.setdefault(last, []).append(address)
    order = list(followers.get(None, ()))
    for address in today:
        order += [address, *followers.get(address, ())]
    return order
