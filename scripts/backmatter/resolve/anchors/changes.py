"""What differs between a ledger as it stands and as it should be, and that in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from backmatter.ledger import Address, Kind, Ledger, PageRecord, Record, State
from backmatter.resolve.anchors.similar import bag, in_common

_DRIFT = 0.75
"""An edited text is recorded anew at the latest when less than this of it is as recorded."""


class Change(StrEnum):
    """What can happen to an address."""

    NEW = "new"
    EDITED = "edited"
    MOVED = "moved"
    MERGED = "merged"
    RENAMED = "renamed"
    GONE = "removed"
    BACK = "back"


@dataclass(frozen=True)
class Difference:
    """One address whose record changes; `before` is None for a new one."""

    before: Record | None
    after: Record
    exchanged: Address | None = None
    """Of a note, the other one if each stands now where the other stood."""

    @property
    def change(self) -> Change:
        """What happened."""
        if self.before is None:
            return Change.NEW
        if self.before.state is self.after.state and self.after.state is State.LIVE:
            return Change.EDITED
        return _CHANGES[self.after.state]

    @property
    def matters(self) -> bool:
        """Whether the ledger is behind if this is not written; a typo does not matter."""
        if self.before is None or self.change is not Change.EDITED or self.exchanged:
            return True
        if self.before.marks != self.after.marks:
            return True
        return kept(self.before.words, self.after.words) < _DRIFT


_CHANGES = {
    State.LIVE: Change.BACK,
    State.GONE: Change.GONE,
    State.MOVED: Change.MOVED,
    State.MERGED: Change.MERGED,
    State.RENAMED: Change.RENAMED,
}


def kept(before: str, after: str) -> float:
    """How much two fingerprints have in common, from 0 to 1; every word weighs the same."""
    return in_common(bag(before), bag(after))


def differences(before: Ledger, after: Ledger) -> tuple[Difference, ...]:
    """The addresses whose records differ, in the order of the pages."""
    stood = {(a.page, r.place): a for a, r in before.records.items() if r.place}

    def exchanged(was: Record | None, record: Record) -> Address | None:
        other = stood.get((record.address.page, record.place), record.address)
        if was is None or other == record.address:
            return None
        return other if after.records[other].place == was.place else None

    pairs = ((before.records.get(a), record) for a, record in after.records.items())
    return tuple(Difference(was, r, exchanged(was, r)) for was, r in pairs if was != r)


def page_differences(before: Ledger, after: Ledger) -> tuple[PageRecord, ...]:
    """The pages that are new, renamed or removed, as they are now."""
    return tuple(
        page
        for name, page in after.pages.items()
        if name not in before.pages or before.pages[name].state is not page.state
    )


def in_words(before: Ledger, after: Ledger) -> Iterator[str]:
    """A sentence for each difference; addresses that changed with their page are one."""
    if not before.records:
        yield f"There is no ledger yet; it will hold {len(after.records)} addresses."
        return
    pages = {p.name: p for p in page_differences(before, after)}
    for page in pages.values():
        yield _page_in_words(page, new=page.name not in before.pages)
    for difference in differences(before, after):
        if not goes_with_page(difference, pages):
            yield _sentence(difference)


def _page_in_words(page: PageRecord, *, new: bool) -> str:
    if page.state is State.RENAMED:
        return f"{page.name}: this page is now “{page.to}”; the old address leads there"
    if page.state is State.GONE:
        return f"{page.name}: this page was removed; a page in its place says so"
    return f"{page.name}: {'a new page' if new else 'this page is back'}, “{page.title}”"


def goes_with_page(difference: Difference, pages: Mapping[str, PageRecord]) -> bool:
    """Whether an address changed only because its page did."""
    after = difference.after
    page = pages.get(after.address.page)
    if page is None:
        return False
    if page.state is State.RENAMED:
        return after.to == Address(page.to, after.address.id)
    expected = {State.GONE: Change.GONE, State.LIVE: Change.NEW}
    return difference.change is expected.get(page.state)


def _sentence(difference: Difference) -> str:
    before, after, change = difference.before, difference.after, difference.change
    what = f"{after.address.page}: {shown(after)}"
    if change is Change.NEW:
        return f"{what} is new: {after.opens}"
    if difference.exchanged:
        return f"{what} stands where {difference.exchanged.id} stood, and that one in its place"
    if change is Change.EDITED and before is not None:
        same = kept(before.words, after.words)
        return f"{what} was edited, {same:.0%} as before; the address stays"
    if change is Change.GONE:
        return f"{what} was removed; a tombstone will say so: {after.opens}"
    if change is Change.BACK:
        return f"{what} is back: {after.opens}"
    verb = {
        Change.MOVED: "was moved; it leads to",
        Change.MERGED: "was merged; it leads to",
        Change.RENAMED: "has another id; it leads to",
    }[change]
    return f"{what} {verb} {after.to}"


def shown(record: Record) -> str:
    """The name of an address as a reader sees it: `¶ 7a`, `note 12`."""
    id_ = record.address.id
    if record.kind is Kind.PASSAGE:
        return f"¶ {id_.removeprefix('p')}"
    if record.kind is Kind.NOTE:
        return f"note {id_.removeprefix('n')}"
    return f"{record.kind} “{id_}”"
