"""Where pandoc finds single citations, so that each has the position it is asked in.

Pandoc knows a citation's position by those before it. So each work has a stretch of the
document of its own: its first citation, those that follow at once (for an ibid.), then those
at a distance. Citations whose print is thrown away are put between where it takes them. They
also stand for positions in which the edition cites a work but which are not asked for now: a
style tells works apart by how they would look in every place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from backmatter.format.layout import Layout
from backmatter.format.neighbours import Profile
from backmatter.format.requests import AskedCite, Request

_APART, _NEAR, _ADJACENT = 100, 2, 1
_FIRST, _LATER = ("first", False), ("subsequent", False)


def lay_chains(
    layout: Layout, requests: Iterable[Request], profiles: Mapping[str, Profile]
) -> None:
    """Put every request, each of one citation, and whatever the profiles ask for besides."""
    chains = {key: _Chain(layout, key, profile) for key, profile in profiles.items()}
    for request in requests:
        cite = request.cites[0]
        chain = chains.setdefault(cite.key, _Chain(layout, cite.key, frozenset()))
        place = "follows" if cite.follows else cite.position
        {"first": chain.firsts, "follows": chain.following}.get(place, chain.later).append(
            request
        )
    firsts = Counter(layout.numbers.first_notes[key] for key in chains)
    for key, chain in chains.items():
        chain.lay(alone=firsts[layout.numbers.first_notes[key]] == 1)
    note = max(layout.numbers.first_notes.values(), default=0)
    for chain in chains.values():
        for request in chain.firsts[1:]:
            note += _APART**2
            layout.reset()
            layout.put(request.cites, note, request)


@dataclass
class _Chain:
    """All citations of one work."""

    layout: Layout
    key: str
    profile: Profile
    firsts: list[Request] = field(default_factory=list)
    following: list[Request] = field(default_factory=list)
    later: list[Request] = field(default_factory=list)
    note: int = 0
    locator: tuple[str, str] = ("", "")
    """Label and value of the citation put last."""
    reached: set[tuple[str, bool]] = field(default_factory=set)

    def lay(self, *, alone: bool) -> None:
        """Put all citations; not `alone` if other works are first cited in the same note."""
        self.note = self.layout.numbers.first_notes[self.key]
        if self.firsts:
            self._put(self.firsts[0].cites[0], self.firsts[0])
        else:
            hidden = _FIRST not in self.profile
            self._put(replace(self._bare(*_FIRST), suppress_author=hidden))
        if self.following and not alone:  # behind a note with several works is no ibid.
            self.note = self.layout.numbers.own_notes[self.key] + _APART
            hidden = _LATER not in self.profile
            self._put(replace(self._bare(*_LATER), suppress_author=hidden))
        for request in self.following:
            self._follow(request)
        self._complete("ibid", _ADJACENT)
        for request in self.later:
            cite = request.cites[0]
            self.note += _NEAR if cite.near else _APART
            self._put(cite, request)
        self._complete("subsequent", _APART)

    def _follow(self, request: Request) -> None:
        """Put a citation directly behind one with the locator that makes it what it is."""
        cite = request.cites[0]
        own = (cite.label, cite.locator)
        if cite.position == "ibid" and self.locator != own:
            self._prepare(own, cite.near)
        elif cite.position == "ibid-with-locator" and self.locator == own:
            self._prepare(("", ""), cite.near)
        elif cite.position == "subsequent" and self.locator == ("", ""):
            self._prepare(("page", "1"), cite.near)
        self.note += _ADJACENT
        self._put(cite, request)

    def _prepare(self, locator: tuple[str, str], near: bool) -> None:
        self.note += _ADJACENT
        bare = self._bare("ibid", near)
        self._put(replace(bare, label=locator[0], locator=locator[1]))

    def _complete(self, position: str, step: int) -> None:
        for place in sorted(self.profile - self.reached):
            if place[0] == position:
                self.note += _NEAR if place[1] and step == _APART else step
                self._put(self._bare(*place))

    def _bare(self, position: str, near: bool) -> AskedCite:
        follows = position == "ibid"
        return AskedCite(self.key, "", "", "", "", False, position, follows, near)

    def _put(self, cite: AskedCite, request: Request | None = None) -> None:
        self.locator = (cite.label, cite.locator)
        if not cite.suppress_author:
            self.reached.add(("ibid" if cite.follows else cite.position, cite.near))
        self.layout.put((cite,), self.note, request)
