"""Where each citation stands among the others: CSL's positions.

The rules are those of CSL 1.0.2, "Choose", `position`, as the reference processor applies
them: an ibid. needs the cluster just before to hold that one work alone, in the same note or
in the note before. To them comes one rule for a text on several pages: the first citation of a
page is no ibid., because a reader may have come to this page first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from backmatter.config import Scope
from backmatter.model import Act, Cite, Cluster, Locator, Note
from backmatter.resolve.resolved import NumberedNote, Position
from backmatter.text import Span

_Kind = Literal["first", "subsequent", "ibid", "ibid-with-locator"]


def positions(
    acts: Iterable[Act],
    notes: Iterable[NumberedNote],
    without_mark: Iterable[tuple[Act, Note]],
    scope: Scope,
) -> Mapping[Span, tuple[Position, ...]]:
    """The position of every citation, by the span of its cluster.

    Citations in the text itself and in notes without a mark come after all others.
    """
    walk = _Walk()
    page: Act | None = None
    for numbered in notes:
        if numbered.act is not page:
            page = numbered.act
            walk.turn_page(forget=scope == "page")
        walk.note(numbered.clusters, numbered.number)
    for _, stray in without_mark:
        walk.turn_page()
        walk.note(stray.clusters, 0)
    for act in acts:
        for cluster in act.document.clusters:
            walk.turn_page()
            walk.note((cluster,), 0)
    return walk.found


@dataclass(frozen=True)
class _Cited:
    """Where a work was cited last."""

    cluster: int
    note: int
    place: int
    alone: bool
    locators: tuple[Locator, ...]
    first_note: int


@dataclass
class _Walk:
    found: dict[Span, tuple[Position, ...]] = field(default_factory=dict)
    last: dict[str, _Cited] = field(default_factory=dict)
    works: set[str] = field(default_factory=set)
    """The works cited so far in this note."""
    works_before: set[str] = field(default_factory=set)
    """The works cited in the note before."""
    cluster_count: int = 0
    note_count: int = 0

    def turn_page(self, *, forget: bool = False) -> None:
        """No ibid. reaches over a page; `forget`: neither does a short form."""
        self.cluster_count += 1
        if forget:
            self.last.clear()

    def note(self, clusters: Iterable[Cluster], number: int) -> None:
        self.note_count += 1
        self.works_before, self.works = self.works, set()
        for cluster in clusters:
            self.cluster_count += 1
            found = [self._cite(cluster, i, number) for i in range(len(cluster.cites))]
            self.found[cluster.span] = tuple(found)

    def _cite(self, cluster: Cluster, place: int, number: int) -> Position:
        cite = cluster.cites[place]
        before = self.last.get(cite.key)
        if before is None:
            position = Position("first", False, number, 0)
        else:
            follows = self._follows(before, place)
            kind = _kind(before.locators, cite) if follows else "subsequent"
            distance = self.note_count - before.note
            position = Position(kind, follows, before.first_note, distance)
        alone = len(cluster.cites) == 1
        self.last[cite.key] = _Cited(
            self.cluster_count,
            self.note_count,
            place,
            alone,
            cite.locators[:1],
            position.first_note,
        )
        self.works.add(cite.key)
        return position

    def _follows(self, before: _Cited, place: int) -> bool:
        if before.cluster == self.cluster_count:
            return before.place == place - 1
        works = self.works if before.note == self.note_count else self.works_before
        return (
            place == 0
            and before.alone
            and before.cluster == self.cluster_count - 1
            and before.note >= self.note_count - 1
            and len(works) <= 1
        )


def _kind(before: tuple[Locator, ...], cite: Cite) -> _Kind:
    now = cite.locators[:1]
    if before and not now:
        return "subsequent"
    return "ibid" if before == now else "ibid-with-locator"
