"""Findings about a ledger that is behind the text, with what happened to the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise

from backmatter import rules
from backmatter.diagnostics import Diagnostic, Diagnostics
from backmatter.ledger import WORKS, Address, Kind, Ledger, PageRecord, Record, State
from backmatter.resolve.anchors.changes import (
    Change,
    Difference,
    differences,
    goes_with_page,
    page_differences,
    shown,
)
from backmatter.resolve.anchors.items import Item
from backmatter.resolve.anchors.similar import bag
from backmatter.text import Span

_NAMED = 2
"""Passages that one finding names; of the others it gives the number."""
_BETWEEN = re.compile(r"(?P<letter>[pn])(?P<number>\d+)[a-z]+")
"""The id of a text that was put behind another."""
_SPLIT = 0.9
"""How much of a new passage must be in a published one for it to be split off from that."""


def disagreements(before: Ledger, after: Ledger, today: Mapping[Address, Item]) -> Diagnostics:
    """Findings: each removed text that is not recorded as such, and whether all else is.

    `today` holds the text of each address as it now is.
    """
    if before.file is None:
        return ()
    first_line = before.file.line_span(1)
    found: list[Diagnostic] = []
    pages = {p.name: p for p in page_differences(before, after)}
    for page in pages.values():
        if page.state is State.GONE:
            found.append(rules.PAGE_LOSS_RECORDED.at(page.span or first_line, name=page.name))
    behind: list[Difference] = []
    lost: list[Record] = []
    for difference in differences(before, after):
        record = difference.after
        if difference.change is not Change.GONE:
            if difference.matters:
                behind.append(difference)
        elif not goes_with_page(difference, pages):
            lost.append(record)
    places = _places(before, today) if lost else {}
    found += (_lost(r, r.span or first_line, places.get(r.address, "")) for r in lost)
    without = _without_line(behind, before)
    found += (_line_lost(i, before, first_line, today[a]) for a, i in without.items())
    behind = [d for d in behind if d.after.address not in without]
    if behind:
        found.append(_text_ahead(behind, pages, _Texts(before, today), first_line))
    return tuple(found)


def _text_ahead(
    behind: Sequence[Difference], pages: Mapping[str, PageRecord], texts: _Texts, line: Span
) -> Diagnostic:
    """The finding that the ledger is behind the text, and the lines of the text where it is."""
    spans = (d.before.span for d in behind if d.before and d.before.span)
    mend = (
        "Undo the edit if it was not meant; else run `backmatter anchors` to see all that "
        "changed, and with `--write` to record it."
    )
    return rules.LEDGER_UP_TO_DATE.at(
        next(spans, line),
        fault="is behind the text",
        what=_in_short(behind, pages, texts),
        mend=mend,
        at=" ".join(texts.place(d) for d in behind) if not pages else "",
    )


def _without_line(behind: Sequence[Difference], before: Ledger) -> Mapping[Address, str]:
    """The texts that seem new since the ledger has lost their lines, and the ids of these."""
    records = before.records.items() if behind else ()
    notes = {address.id for address, record in records if record.kind is Kind.NOTE}
    ids = ((d.after.address, _id_lost(d, before, notes)) for d in behind)
    return {address: id_ for address, id_ in ids if id_}


def _id_lost(new: Difference, before: Ledger, notes: Collection[str]) -> str:
    """The id whose line the ledger has lost, where a text seems new: `p5` for one between
    `p4` and `p6`, for ids have no gap. Empty if the text is new. `notes` holds the ids of
    all notes, which may be numbered through the edition.
    """
    page, match = new.after.address.page, _BETWEEN.fullmatch(new.after.address.id)
    if new.change is not Change.NEW or match is None or new.after.kind is Kind.WORK:
        return ""
    lost, following = (f"{match['letter']}{int(match['number']) + n}" for n in (1, 2))
    if match["letter"] == "n":
        return lost if following in notes and lost not in notes else ""
    is_there = Address(page, lost) in before.records
    return lost if Address(page, following) in before.records and not is_there else ""


def _line_lost(lost: str, before: Ledger, line: Span, item: Item) -> Diagnostic:
    """The finding that the ledger has lost the line of a text that is there."""
    page = item.page
    last = before.records.get(Address(page, f"{lost[0]}{int(lost[1:]) - 1}"))
    place = _line(item.body or item.span, "")
    return rules.LEDGER_UP_TO_DATE.at(
        (last and last.span) or line,
        fault=f"has lost the line `{lost}` of “{page}”",
        what=f"{place}: “{item.opens}”",
        mend="Take the line back from the last version of the file that was online.",
        at=place,
        address=f"{page} {lost}",
    )


def _lost(record: Record, span: Span, where: str) -> Diagnostic:
    """The finding that a text is gone, with its kind and the parts of its address."""
    page, id_ = record.address.page, record.address.id
    what = shown(record) if page == WORKS else _on_page(record)
    return rules.LOSS_RECORDED.at(
        span, what=what, opens=record.opens, kind=record.kind, page=page, id=id_, where=where
    )


def _places(before: Ledger, today: Mapping[Address, Item]) -> Mapping[Address, str]:
    """For each section and passage behind which one that is there it was published."""
    last: dict[str, tuple[Record, Item]] = {}
    places: dict[Address, str] = {}
    for record in before.records.values():
        if record.kind not in {Kind.SECTION, Kind.PASSAGE}:
            continue
        address = record.address
        if address.page in last:
            above, item = last[address.page]
            where = f"{item.span.path}:{item.span.line}"
            places[address] = f" behind “{above.opens}” ({where})"
        if address in today:
            last[address.page] = record, today[address]
    return places


def _on_page(record: Record) -> str:
    return f"{shown(record)} of “{record.address.page}”"


def _in_short(
    behind: Sequence[Difference], pages: Mapping[str, PageRecord], texts: _Texts
) -> str:
    """What happened to the first addresses, and the number of the others."""
    followed = {d.after.to for d in behind if d.after.to}
    own = [
        d
        for d in behind
        if not goes_with_page(d, pages)
        and not (d.after.address in followed and d.change in {Change.NEW, Change.EDITED})
        and not (d.exchanged and d.exchanged < d.after.address)  # said with the other one
    ]
    names = {p.to for p in pages.values()}
    of_pages = [p for p in pages.values() if p.state is not State.GONE and p.name not in names]
    sentences = chain(map(texts.page, of_pages), map(texts.sentence, own))
    named = list(islice(sentences, _NAMED))
    more = len(own) + len(of_pages) - len(named)
    return "; ".join([*named, f"and {more} more"] if more else named)


@dataclass(frozen=True)
class _Texts:
    """The published texts and those of today, to say where what happened."""

    before: Ledger
    today: Mapping[Address, Item]

    def page(self, page: PageRecord) -> str:
        """What happened to a page that is there under some name."""
        if page.state is State.RENAMED:
            return f"the page “{page.name}” is now “{page.to}”"
        back = page.name in self.before.pages
        return f"the page “{page.name}” is {'back' if back else 'new'}"

    def sentence(self, difference: Difference) -> str:
        """Where an address was changed, and how."""
        after, to = difference.after, difference.after.to
        item = self.today.get(to or after.address)
        if item is None:  # it led to another address before, and leads on from there
            return f"{_name(after.kind, after.address)} leads to {to or after.address}"
        origin = self.origin(after.address) if difference.change is Change.NEW else None
        if origin:
            later = max(item.span, self.today[origin].span, key=lambda span: span.start)
            return f"{_line(later, '')}: paragraph {origin.id} is split in two here"
        what = _happened(difference, item)
        span = item.body or item.span
        return f"{_line(span, after.opens if to else '')}: {what}"

    def place(self, difference: Difference) -> str:
        """File and line of a change, if it is in a text that is there."""
        item = self.today.get(difference.after.to or difference.after.address)
        return _line(item.body or item.span, "") if item else "?"

    def origin(self, address: Address) -> Address | None:
        """The published neighbour of which a new passage was a part."""
        if self.today[address].kind is not Kind.PASSAGE:
            return None
        words = bag(self.today[address].words)
        for near in self._neighbours(address):
            was = self.before.records.get(near)
            if was and (bag(was.words) & words).total() >= _SPLIT * words.total() > 0:
                return near
        return None

    def _neighbours(self, address: Address) -> Iterator[Address]:
        kind = self.today[address].kind
        of_kind = (
            a for a, i in self.today.items() if i.kind is kind and a.page == address.page
        )
        for one, other in pairwise(of_kind):
            if address in (one, other):
                yield one if other == address else other


def _line(span: Span, opens: str) -> str:
    """The line on which words of a text stand; its first if they are not found."""
    return f"{span.path}:{span.of(opens.removesuffix(' …')).line if opens else span.line}"


def _happened(difference: Difference, item: Item) -> str:
    after, was, to = difference.after, difference.before, difference.after.to
    name = _name(after.kind, after.address)
    if difference.change is Change.MERGED and to:
        return f"{name} is now part of {_id(item.kind, to)}"
    if difference.change is Change.RENAMED and to:
        return f"{name} is now {_id(item.kind, to)}"
    if difference.change is Change.MOVED and to:
        return f"{name} of “{after.address.page}” now stands here, as {_id(item.kind, to)}"
    if difference.change is Change.BACK:
        return f"{name} is back"
    if difference.exchanged:
        return f"{name} and {difference.exchanged.id} have each the other’s mark"
    if was is None:
        new = name if item.kind is Kind.WORK else _KINDS[after.kind]
        return f"a new {new}: “{after.opens}”"
    if was.marks != after.marks and item.refs:
        added = next((r for r in item.refs if r.behind != was.place), item.refs[-1])
        return f"{name} has another mark, at {added.span}"
    if was.opens != after.opens:
        return f"{name} was “{was.opens}” and is “{after.opens}”"
    return f"{name} is much changed"


_KINDS = {
    Kind.SECTION: "heading",
    Kind.PASSAGE: "paragraph",
    Kind.NOTE: "note",
    Kind.WORK: "work",
}


def _name(kind: Kind, address: Address) -> str:
    return f"{_KINDS[kind]} {_id(kind, address)}"


def _id(kind: Kind, address: Address) -> str:
    """An id as an editor writes it: `p4`, `#china`, `“carr1974”`."""
    return {Kind.SECTION: f"#{address.id}", Kind.WORK: f"“{address.id}”"}.get(kind, address.id)
