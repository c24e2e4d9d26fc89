"""Which works may be mistaken for each other in short forms.

A style that tells such works apart prints one of them otherwise when another is cited. Works
can only look alike if they share a leading name or a title; where the style always prints the
author's, only if they share that, and where it always prints the title too, both. So what is
printed for a work depends on itself and on those it is so connected with, and on nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from backmatter import cache
from backmatter.format.certain import Kind
from backmatter.format.styles import Style
from backmatter.resolve import Position, Resolved

Item = Mapping[str, Any]
Profile = frozenset[tuple[str, bool]]
"""The positions in which a work is cited, but for locators: (position, near)."""
_NEVER: Profile = frozenset()
_NAMES = ("author", "editor", "translator", "director", "container-author", "collection-editor")
_TITLES = ("title", "title-short", "shortTitle", "container-title", "citation-label")
_TAG = re.compile(r"<[^<>]*>")
_HEAD = re.compile(r"\W*[\w\s]+")
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Neighbours:
    """Works grouped by whether they may be mistaken for each other."""

    groups: Mapping[str, tuple[str, ...]]
    """For each key, the keys of its group, its own among them."""
    profiles: Mapping[str, Profile]
    """For each key that is cited, where it is cited with its author's name."""
    together: Mapping[str, str]
    """For each key, one for all of its group that are first cited in the same note."""
    digests: Mapping[str, str]
    """For each key, a name for all that its print depends on but the request."""


def neighbours(items: Mapping[str, Item], resolved: Resolved, style: Style) -> Neighbours:
    """Group the works for a style and say how each is cited."""
    if not style.disambiguates:
        names = {key: cache.digest(_json(item)) for key, item in items.items()}
        return Neighbours({k: (k,) for k in items}, {}, {k: k for k in items}, names)
    profiles = _profiles(resolved, style)
    tokens = _Tokens(style)
    found = {key: tokens.of(item, profiles.get(key, _NEVER)) for key, item in items.items()}
    groups = _connected(found)
    together = _together(resolved, groups) if style.tells_first_note else {k: k for k in items}
    digests: dict[str, str] = {}
    for key, group in groups.items():
        if key not in digests:
            parts = (
                f"{_json(items[k])} {sorted(profiles.get(k, ()))} {together[k]}" for k in group
            )
            digests.update(dict.fromkeys(group, cache.digest(*parts)))
    return Neighbours(groups, profiles, together, digests)


def _json(item: Item) -> str:
    return json.dumps(item, sort_keys=True)


def _profiles(resolved: Resolved, style: Style) -> Mapping[str, Profile]:
    found: dict[str, set[tuple[str, bool]]] = {}
    for cluster, _, _ in resolved.placed_clusters if style.tests_position else ():
        for cite, place in zip(cluster.cites, resolved.positions[cluster.span], strict=True):
            if not cite.suppress_author:
                found.setdefault(cite.key, set()).add(_bare(place, style))
    return {key: frozenset(places) for key, places in found.items()}


def _bare(place: Position, style: Style) -> tuple[str, bool]:
    """A position as it is without locators."""
    if place.kind == "first":
        return "first", False
    near = style.tests_near_note and place.distance < style.near_note_distance
    return "ibid" if place.follows else "subsequent", near


def _together(resolved: Resolved, groups: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """The works that a short form with the number of their first note cannot tell apart.

    Where each page stands alone a work has a first note on each; one that cannot be told
    apart on one page is then printed with its title on all.
    """
    notes: dict[str, set[str]] = {key: set() for key in groups}
    for cluster, _, _ in resolved.placed_clusters:
        for cite, place in zip(cluster.cites, resolved.positions[cluster.span], strict=True):
            if cite.key in groups and place.first_note:
                notes[cite.key].add(f"{groups[cite.key][0]} {place.first_note}")
    return {key: others[0] for key, others in _connected(notes).items()}


def _connected(tokens: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    """For each key those that share a token with it, however many steps it takes."""
    parent = {key: key for key in tokens}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    first_with: dict[str, str] = {}
    for key, own in tokens.items():
        for token in own:
            other = first_with.setdefault(token, key)
            parent[root(key)] = root(other)
    members: dict[str, list[str]] = {}
    for key in tokens:
        members.setdefault(root(key), []).append(key)
    groups = {first: tuple(group) for first, group in members.items()}
    return {key: groups[root(key)] for key in tokens}


@dataclass(frozen=True)
class _Tokens:
    """What a citation of a work may have in common with one of another."""

    style: Style
    _certain: dict[Kind, tuple[bool, bool]] = field(default_factory=dict)

    def of(self, item: Item, profile: Profile) -> Iterator[str]:
        """Its names with its titles; either alone where a citation may go without the other."""
        by_author, by_title = self._is_certain(item)
        variables = _NAMES[:1] if by_author else _NAMES
        names = [name for variable in variables for name in self._names(item, variable)]
        yield from (f"n:{name} t:{title}" for name in names for title in _titles(item))
        if not by_title or any(position == "ibid" for position, _ in profile):
            yield from (f"n:{name}" for name in names)
        for variable in () if by_author else _TITLES:
            if item.get(variable):
                yield f"t:{variable}:{item[variable]}"

    def _names(self, item: Item, variable: str) -> Iterator[str]:
        names = item.get(variable) or []
        for name in names if self.style.compares_all_names else names[:1]:
            yield str(name.get("family") or name.get("literal") or "").casefold()

    def _is_certain(self, item: Item) -> tuple[bool, bool]:
        """Whether every citation of the work, ibid. apart, names its author; its title too."""
        if self.style.compares_all_names or not item.get("author"):
            return False, False
        kind = Kind.of(item)
        if kind not in self._certain:
            named = self.style.names_author(kind)
            self._certain[kind] = named, named and self.style.prints_title(kind)
        return self._certain[kind]


def _titles(item: Item) -> frozenset[str]:
    """The forms in which a title may be printed, letters alone.

    Citeproc shortens a title at its colon; here it is cut at any sign.
    """
    titles = [
        _TAG.sub("", str(item[name])).casefold() for name in _TITLES[:3] if item.get(name)
    ]
    heads = [head[0] for title in titles if (head := _HEAD.match(title))]
    return frozenset(_NO_LETTER.sub("", title) for title in (*titles, *heads))
