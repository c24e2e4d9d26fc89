"""Where a published address leads that is no longer the address of a text of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from backmatter.ledger import WORKS, Address, Kind, Ledger, Record, State
from backmatter.resolve.landings import FormerPage, Landing, Stone


def landing(ledger: Ledger, marks: Mapping[Address, Sequence[str]]) -> Landing:
    """What the pages need for the addresses in `ledger`.

    `marks` holds the ids of the marks that each note has today.
    """
    extra: dict[Address, list[str]] = {}
    stones: dict[str, list[Stone]] = {}
    after: dict[tuple[str, bool], str] = {}
    for address, record in ledger.records.items():
        end = ledger.end(address)
        group = (address.page, record.kind is Kind.NOTE)
        if record.state is State.LIVE:
            after[group] = address.id
            _lost_marks(record, record, marks, extra)
        elif end and end.state is State.LIVE and end.address.page == address.page:
            extra.setdefault(end.address, []).append(address.id)
            _lost_marks(record, end, marks, extra)
        else:
            to = end.address if end and end.state is State.LIVE else None
            ids = (address.id, *_marks_of(record))
            stone = Stone(ids, record.kind, after.get(group, ""), record.opens, to)
            stones.setdefault(address.page, []).append(stone)
    return Landing(
        extra={a: tuple(ids) for a, ids in extra.items()},
        stones={name: tuple(s) for name, s in stones.items()},
        former=_former_pages(ledger, stones),
    )


def mark_ids(note: str, count: int) -> tuple[str, ...]:
    """The ids of the marks of a note: `r12`, `r12-2`, `r12-3` …"""
    first = f"r{note.removeprefix('n')}"
    return (first, *(f"{first}-{i}" for i in range(2, count + 1)))


def _marks_of(record: Record) -> tuple[str, ...]:
    return mark_ids(record.address.id, record.marks) if record.kind is Kind.NOTE else ()


def _lost_marks(
    record: Record,
    end: Record,
    marks: Mapping[Address, Sequence[str]],
    extra: dict[Address, list[str]],
) -> None:
    """Let the marks that a note had lead to those that it has."""
    has = marks.get(end.address, ())
    for position, id_ in enumerate(_marks_of(record)):
        if has and id_ not in has:
            at = Address(end.address.page, has[min(position, len(has) - 1)])
            extra.setdefault(at, []).append(id_)


def _former_pages(
    ledger: Ledger, stones: Mapping[str, Iterable[Stone]]
) -> tuple[FormerPage, ...]:
    return tuple(
        FormerPage(name, page.title, ledger.end_of_page(name), tuple(stones.get(name, ())))
        for name, page in ledger.pages.items()
        if page.state is not State.LIVE and name != WORKS
    )
