"""Volumes of a set, as several entries describe them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from backmatter import rules
from backmatter.check.corrections import flat
from backmatter.check.datamodel import NAMES
from backmatter.check.entries import entries_of, fields_of
from backmatter.diagnostics import Diagnostic
from backmatter.model import Bibliography, Entry

_WHOLE = frozenset("book collection reference proceedings".split())
_PARTS = frozenset("inbook incollection inproceedings inreference suppbook".split())
_SAME = ("edition", "part", "number", "series", "mainsubtitle", "maintitleaddon", "langid")
"""What tells sets of one title apart."""
_YEAR = re.compile(r"(?<!\d)1\d{3}(?!\d)|(?<!\d)20\d\d(?!\d)")
_LONG = 5
"""So many letters a title has that is another one without its subtitle."""
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)


@dataclass(frozen=True)
class _Volume:
    """What an entry says of one volume of a set."""

    entry: Entry
    set: tuple[str, ...]
    """What makes the set and its year one."""
    persons: frozenset[str]
    number: str
    title: str
    """Without braces, in small letters; empty if the volume has none of its own."""
    title_field: str
    publisher: str

    @property
    def title_is_own(self) -> bool:
        """Whether no second volume of the set can have the title: a year is in it."""
        return bool(_YEAR.search(self.title))


_Key = Callable[[_Volume], str]


def check_sets(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Each entry whose title or publisher of a volume is not that of most others."""
    sets: dict[tuple[str, ...], list[_Volume]] = defaultdict(list)
    for entry in entries_of(bibliography):
        if entry.is_whole and entry.get("maintitle") and entry.get("volume"):
            volume = _volume(entry, fields_of(entry, bibliography))
            if volume:
                sets[volume.set].append(volume)
    for volumes in sets.values():
        numbers = _odd(volumes, lambda v: v.title * v.title_is_own, lambda v: v.number)
        titles = _odd(volumes, lambda v: v.number, lambda v: v.title)
        publishers = _odd(volumes, lambda v: v.number, lambda v: v.publisher)
        told: set[str] = set()
        for (odd, usual), name in (
            *((pair, "volume") for pair in numbers),
            *((pair, pair[0].title_field) for pair in titles),
            *((pair, "publisher") for pair in publishers),
        ):
            alone = name == "volume" and odd.entry.type in _WHOLE and _count(volumes, usual) < 2
            if name in odd.entry.fields and odd.entry.key not in told and not alone:
                told.add(odd.entry.key)
                yield _finding(odd, usual, name)


def _count(volumes: Iterable[_Volume], like: _Volume) -> int:
    """How many entries give a volume this title and number; two books may share a title."""
    return sum((v.title, v.number) == (like.title, like.number) for v in volumes)


def _volume(entry: Entry, fields: Mapping[str, str]) -> _Volume | None:
    name = "title" if entry.type in _WHOLE else "booktitle"
    year = _YEAR.search(fields.get("date", fields.get("year", "")))
    if entry.type not in _WHOLE | _PARTS or year is None:
        return None
    same = tuple(flat(fields.get(n, "")) for n in _SAME)
    people = (p for n in sorted(NAMES & fields.keys()) for p in _AND.split(fields[n]))
    return _Volume(
        entry,
        (flat(fields["maintitle"]), year[0], *same),
        frozenset(map(flat, people)),
        flat(fields["volume"]),
        " ".join(re.findall(r"\w+", flat(fields.get(name, "")))),
        name,
        flat(fields.get("publisher", "")),
    )


def _odd(
    volumes: Iterable[_Volume], one: _Key, value: _Key
) -> Iterator[tuple[_Volume, _Volume]]:
    """Volumes that agree in `one` and differ in `value`: the odd one, and one of the others.

    Of two that stand against each other it is the later; what has no value is left aside.
    """
    groups: dict[str, list[_Volume]] = defaultdict(list)
    for volume in volumes:
        if one(volume) and value(volume):
            groups[one(volume)].append(volume)
    for group in groups.values():
        yield from _minority(group, value)


def _minority(group: Sequence[_Volume], value: _Key) -> Iterator[tuple[_Volume, _Volume]]:
    by_value: dict[str, list[_Volume]] = defaultdict(list)
    for volume in group:
        by_value[value(volume)].append(volume)
    usual = max(by_value, key=lambda v: len(by_value[v]))
    for other, odd in by_value.items():
        short, long = sorted((other, usual), key=len)
        if other == usual or (len(short) >= _LONG and short in long):
            continue  # one of the two has the subtitle too
        for volume in odd:
            partner = next((u for u in by_value[usual] if u.persons & volume.persons), None)
            if partner:
                yield volume, partner


def _finding(odd: _Volume, usual: _Volume, name: str) -> Diagnostic:
    own = usual.title_field if name == odd.title_field else name
    value, other = odd.entry.fields[name], usual.entry.get(own)
    title = re.sub(r"[{}]", "", odd.entry.get(odd.title_field))
    volume = odd.entry.get("volume")
    return rules.VOLUME_ONE_TITLE.at(
        odd.entry.field_spans[name].of(value),
        what=f"the volume “{title}”" if name == "volume" else f"volume {volume}",
        set=re.sub(r"[{}]", "", odd.entry.get("maintitle")),
        field=name,
        value=value,
        other_field=own,
        other_value=other,
        key=odd.entry.key,
        other=usual.entry.key,
        or_else="title" if name == "volume" else "volume",
    )
