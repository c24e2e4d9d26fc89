"""Which text of today is which text of the ledger.

Equal texts are paired first, so that the work grows with what was changed and not with the
edition. What is left is paired by likeness, the likest first; that two texts stand between
the same neighbours counts for them. At last, published texts that are left are looked for
inside the new ones, which finds merged paragraphs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from backmatter.resolve.anchors.similar import Bag, Weights, bag, in_common

ENOUGH_IN_GAP, ENOUGH_ON_PAGE, ENOUGH_ELSEWHERE = 0.14, 0.2, 0.25
"""How alike two texts must be: between the same neighbours, on one page, on two."""
ENOUGH_TO_RISE = 0.5
"""How alike a text must be to one that was removed, to be that text again."""
_SURE = 0.75
"""So alike is at most one part of a split text."""
_MERGED = 0.3
"""How much of a published text must be in another, beyond that one's own words."""
_HALF_OF_SHORT = 0.28
"""How alike two short texts in one gap are if half of their words are the same."""
_SHORT = 16
"""Characters of a fingerprint (eight words) below which equal texts may be so by chance."""
_TELLING = 12
"""A feature in more texts than this does not help to find the like ones."""


@dataclass(frozen=True)
class Text:
    """One text to be paired: a published one, or one of today."""

    page: str
    id: str
    """Its id, or the id that the source gives it; may be empty."""
    words: str
    place: str = ""
    """Something that tells where it stands, apart from its words; may be empty."""


@dataclass
class Alignment:
    """Pairs of published texts and texts of today, by their indexes."""

    olds: Sequence[Text]
    news: Sequence[Text]
    old_of: dict[int, int]
    """For a text of today, the published text that it is."""
    new_of: dict[int, int]
    merged: dict[int, int]
    """For a published text, the text of today of which it has become a part."""

    def join(self, old: int, new: int) -> None:
        """Say that the two are one text."""
        self.old_of[new], self.new_of[old] = old, new

    @property
    def free_olds(self) -> list[int]:
        """Published texts without a partner."""
        return [i for i in range(len(self.olds)) if i not in self.new_of]

    @property
    def free_news(self) -> list[int]:
        """Texts of today without a partner."""
        return [j for j in range(len(self.news)) if j not in self.old_of]


def align(olds: Sequence[Text], news: Sequence[Text]) -> Alignment:
    """Pair published texts with those of today; both in the order of the pages."""
    found = Alignment(olds, news, {}, {}, {})
    _join_equal(found, lambda t: (t.page, t.id, t.words) if t.id else None)
    _join_equal(found, lambda t: (t.page, t.place, t.words) if t.place else None)
    _join_in_order(found)
    _join_equal(found, lambda t: (t.page, t.words) if t.words else None)
    _join_across_pages(found)
    _join_equal(found, lambda t: (t.page, t.id) if t.id else None)
    if not found.free_olds:
        return found
    changed = _Changed(found)
    changed.join_in_place()
    changed.join_neighbours()
    changed.join_alike()
    _join_equal(found, lambda t: (t.page, t.place) if t.place else None)
    changed.find_merged()
    return found


def align_risen(olds: Sequence[Text], news: Sequence[Text]) -> Alignment:
    """Pair texts that were removed or merged with new ones that are surely the same."""
    found = Alignment(olds, news, {}, {}, {})
    _join_equal(found, lambda t: (t.page, t.id, t.words) if t.id else None)
    _join_equal(found, lambda t: (t.page, t.words) if t.words else None)
    _join_across_pages(found)
    _Changed(found).join_alike(ENOUGH_TO_RISE)
    return found


def _join_equal(found: Alignment, key: Callable[[Text], Hashable]) -> None:
    """Pair texts whose key is the same, in their order; a key of None is no key."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for i in reversed(found.free_olds):
        waiting[key(found.olds[i])].append(i)
    for j in found.free_news:
        k = key(found.news[j])
        if k is not None and waiting.get(k):
            found.join(waiting[k].pop(), j)


def _join_in_order(found: Alignment) -> None:
    """Pair equal texts of a page in runs as long as possible, for where a text stands twice."""
    olds, news = _by_page(found.olds, found.free_olds), _by_page(found.news, found.free_news)
    for page, here in news.items():
        there = olds.get(page, [])
        a = [found.olds[i].words for i in there]
        b = [found.news[j].words for j in here]
        for run in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
            for k in range(run.size):
                if a[run.a + k]:
                    found.join(there[run.a + k], here[run.b + k])


def _by_page(texts: Sequence[Text], indexes: Sequence[int]) -> dict[str, list[int]]:
    pages: dict[str, list[int]] = defaultdict(list)
    for i in indexes:
        pages[texts[i].page].append(i)
    return pages


def _join_across_pages(found: Alignment) -> None:
    """Pair equal texts of two pages; a short one only where something else speaks for it."""
    _join_equal(found, lambda t: t.words if len(t.words) >= _SHORT else None)
    _join_equal(found, lambda t: (t.place, t.words) if t.place and t.words else None)
    waiting: dict[str, list[int]] = defaultdict(list)
    for i in found.free_olds:
        waiting[found.olds[i].words].append(i)
    for j in [*found.free_news, *reversed(found.free_news)]:
        if j in found.old_of or not found.news[j].words:
            continue
        for i in waiting.get(found.news[j].words, ()):
            if i not in found.new_of and _beside(found, i, j):
                found.join(i, j)
                break


def _beside(found: Alignment, i: int, j: int) -> bool:
    """Whether the text before or behind the one is the text before or behind the other."""
    return any(
        found.new_of.get(i + step) == j + step
        and found.olds[i + step].page == found.olds[i].page
        and found.news[j + step].page == found.news[j].page
        for step in (-1, 1)
    )


class _Changed:
    """The texts that no equal text was found for, with what is needed to compare them."""

    def __init__(self, found: Alignment) -> None:
        self.found = found
        self.weights = Weights([t.words for t in found.news])
        self.olds = {i: bag(found.olds[i].words) for i in found.free_olds}
        self.news = {j: bag(found.news[j].words) for j in found.free_news}
        self._totals: dict[tuple[bool, int], float] = {}

    def _alike(self, i: int, j: int) -> float:
        whole = self._total(True, i) + self._total(False, j)
        return 2 * self.weights.shared(self.olds[i], self.news[j]) / whole if whole else 0.0

    def _total(self, old: bool, index: int) -> float:
        if (old, index) not in self._totals:
            features = self.olds[index] if old else self.news[index]
            self._totals[old, index] = self.weights.total(features)
        return self._totals[old, index]

    def join_in_place(self) -> None:
        """Pair texts of one place that share a word.

        Of two notes that are merged it is the one whose mark is left.
        """
        there = {(t.page, t.place): i for i in self.olds for t in (self.found.olds[i],)}
        for j, features in self.news.items():
            text = self.found.news[j]
            i = there.get((text.page, text.place)) if text.place else None
            if i is not None and i not in self.found.new_of and self.olds[i] & features:
                self.found.join(i, j)

    def join_neighbours(self) -> None:
        """Follow paired texts forwards and backwards as long as the next two are much alike.

        A change to every paragraph of a long edition is done with here, step by step.
        """
        for step in (1, -1):
            order = range(len(self.found.news))
            for j in order if step == 1 else reversed(order):
                i = self._beyond(j, step)
                if i is not None and self._alike(i, j) >= _SURE:
                    self.found.join(i, j)

    def _beyond(self, j: int, step: int) -> int | None:
        """The free published text that follows the partner of the text before `j`."""
        if j in self.found.old_of or j not in self.news:
            return None
        news, olds, before = self.found.news, self.found.olds, j - step
        page = news[j].page
        if 0 <= before < len(news) and news[before].page == page:
            i = self.found.old_of.get(before, -2) + step
        else:
            i = self._edges.get((page, step), -1)
        free = i in self.olds and i not in self.found.new_of
        return i if free and olds[i].page == page else None

    @cached_property
    def _edges(self) -> Mapping[tuple[str, int], int]:
        """The first and the last published text of each page."""
        edges: dict[tuple[str, int], int] = {}
        for i, text in enumerate(self.found.olds):
            edges.setdefault((text.page, 1), i)
            edges[text.page, -1] = i
        return edges

    def join_alike(self, enough: float = 0.0) -> None:
        """Pair the likest first. `enough` raises what is asked for everywhere.

        Rare words decide whether two texts are one, all words which of several it is: of a
        split text the part with most of its words.
        """
        gaps = _Gaps(self.found)
        offers = []
        for j, i in self._candidates(gaps):
            alike = self._alike(i, j)
            nearness = gaps.nearness(i, j)
            part = in_common(self.olds[i], self.news[j])
            if alike >= max(enough, nearness.enough) or (
                not enough
                and nearness.is_gap
                and self._is_short(i, j)
                and part >= _HALF_OF_SHORT
            ):
                offers.append((part + nearness.bonus, -nearness.offset, -j, -i))
        for _, _, j, i in sorted(offers, reverse=True):
            if -i not in self.found.new_of and -j not in self.found.old_of:
                self.found.join(-i, -j)

    def _is_short(self, i: int, j: int) -> bool:
        return max(len(self.found.olds[i].words), len(self.found.news[j].words)) < _SHORT

    def _candidates(self, gaps: _Gaps) -> Iterator[tuple[int, int]]:
        """Pairs worth comparing: between the same neighbours, or with a rare word in common."""
        index = self._index()
        for j in self.found.free_news:
            shared: Counter[int] = Counter()
            for feature in self.news[j]:
                where = index.get(feature, ())
                if len(where) <= _TELLING:
                    shared.update(where)
            likely = {i for i, _ in shared.most_common(_TELLING)}
            yield from ((j, i) for i in likely | set(gaps.in_gap(j)) if i in self.olds)

    def _index(self) -> Mapping[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for i in self.found.free_olds:
            for feature in self.olds[i]:
                index[feature].append(i)
        return index

    def find_merged(self) -> None:
        """Look for what is left of the published texts inside those of today.

        What a text of today has from its own partner does not count, so that a text that
        was removed is not found in its own twin.
        """
        index: dict[str, list[int]] = defaultdict(list)
        rest = {j: self._beyond_partner(j) for j in self.news}
        for j, features in rest.items():
            for feature in features:
                index[feature].append(j)
        for i in self.found.free_olds:
            host = self._host(self.olds[i], index, rest)
            if host is not None:
                self.found.merged[i] = host
                rest[host] = rest[host] - self.olds[i]

    def _beyond_partner(self, j: int) -> Bag:
        partner = self.found.old_of.get(j)
        return self.news[j] - self.olds[partner] if partner in self.olds else self.news[j]

    def _host(
        self, features: Bag, index: Mapping[str, list[int]], rest: Mapping[int, Bag]
    ) -> int | None:
        shared: Counter[int] = Counter()
        for feature in features:
            where = index.get(feature, ())
            if len(where) <= _TELLING:
                shared.update(where)
        need = _MERGED * self.weights.total(features)
        best = max(
            ((self.weights.shared(features, rest[j]), j) for j, _ in shared.most_common(3)),
            default=(0.0, -1),
        )
        return best[1] if best[0] >= need > 0 else None


@dataclass(frozen=True)
class _Nearness:
    """What the places of two texts say for their being one."""

    enough: float
    bonus: float
    offset: int

    @property
    def is_gap(self) -> bool:
        """Whether the two stand between the same neighbours."""
        return self.enough == ENOUGH_IN_GAP


class _Gaps:
    """Which published texts and texts of today stand between the same paired neighbours."""

    def __init__(self, found: Alignment) -> None:
        self.found = found
        self._before = self._nearest(1)
        self._behind = self._nearest(-1)
        self._rank = {j: r for r, j in enumerate(found.free_news)}
        self._old_rank = {i: r for r, i in enumerate(found.free_olds)}
        self._pages = _bounds(found.olds)

    def _nearest(self, step: int) -> dict[int, int]:
        """For each text of today, the partner of the nearest paired one on that side."""
        nearest: dict[int, int] = {}
        last, page = -1, ""
        order = range(len(self.found.news))
        for j in order if step == 1 else reversed(order):
            if self.found.news[j].page != page:
                last, page = -1, self.found.news[j].page
            nearest[j] = last
            partner = self.found.old_of.get(j)
            if partner is not None and self.found.olds[partner].page == page:
                last = partner
        return nearest

    def _limits(self, j: int) -> tuple[int, int]:
        first, last = self._pages.get(self.found.news[j].page, (0, -1))
        before, behind = self._before[j], self._behind[j]
        return (before + 1 if before >= 0 else first), (behind - 1 if behind >= 0 else last)

    def in_gap(self, j: int) -> Sequence[int]:
        """Free published texts between the neighbours of `j`; none where there are too many."""
        first, last = self._limits(j)
        if last - first > 4 * _TELLING:
            return ()
        return [i for i in range(first, last + 1) if i not in self.found.new_of]

    def nearness(self, i: int, j: int) -> _Nearness:
        """How near two texts are to each other."""
        offset = abs(self._old_rank[i] - self._rank[j])
        first, last = self._limits(j)
        if first <= i <= last:
            return _Nearness(ENOUGH_IN_GAP, 0.15, offset)
        if self.found.olds[i].page == self.found.news[j].page:
            return _Nearness(ENOUGH_ON_PAGE, 0.05, offset)
        return _Nearness(ENOUGH_ELSEWHERE, 0.0, offset)


def _bounds(texts: Sequence[Text]) -> Mapping[str, tuple[int, int]]:
    bounds: dict[str, tuple[int, int]] = {}
    for i, text in enumerate(texts):
        bounds[text.page] = (bounds.get(text.page, (i, i))[0], i)
    return bounds
