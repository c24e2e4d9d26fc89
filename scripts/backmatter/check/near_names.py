"""Names one letter away from those of their keys, of other entries and of the list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from backmatter import rules
from backmatter.check.corrections import flat
from backmatter.check.datamodel import NAMES
from backmatter.check.entries import entries_of
from backmatter.check.near import one_away
from backmatter.check.people import Name, people
from backmatter.diagnostics import Diagnostic
from backmatter.model import Bibliography, Entry
from backmatter.resolve import Resolved

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "ð": "d",
        "þ": "th",
    }
)
_KEY = re.compile(r"[a-z]+")
_LEAST = 5
"""So many letters a name has that two may be one by mistake."""
_MANY = 5
_MOST_FIT = 0.9


@dataclass(frozen=True)
class _Place:
    """Where a person stands in an entry."""

    entry: Entry
    field: str
    name: Name

    @property
    def form(self) -> str:
        return f"{self.name.family}, {self.name.given}"


def check_names_of_keys(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Family names one letter away from the key of their entry, if nearly all others fit."""
    fit, odd = 0, list[_Place]()
    for entry in entries_of(bibliography):
        place = _first(entry)
        if place is None:
            continue
        fit += _start(entry) == _plain(place.name.family)
        if _is_near_key(place):
            odd.append(place)
    for place in odd if fit >= _MANY and len(odd) <= (1 - _MOST_FIT) * fit + 1 else ():
        yield rules.FAMILY_NAME_IS_THAT_OF_KEY.at(
            place.entry.field_spans[place.field].of(place.name.family),
            field=place.field,
            name=place.name.family,
            key=place.entry.key,
        )


def check_near_names(resolved: Resolved) -> Iterator[Diagnostic]:
    """Names that are one letter away from those of other entries, or of persons listed."""
    corpus = resolved.corpus
    credited = [c for p in corpus.apparatus.persons for c in p.credited_as]
    listed = {form: Name(*parts) for form in credited if len(parts := form.split(", ")) == 2}
    places: dict[str, list[_Place]] = defaultdict(list)
    for place in _places(corpus.bibliography):
        places[place.form].append(place)
    known = {**{form: found[0].name for form, found in places.items()}, **listed}
    near = _near(known)
    for form in places:
        others = [o for o in near.get(form, ()) if _is_rarer(form, o, places, listed)]
        first = places[form][0]
        if len(others) == 1 and not _is_near_key(first):
            other = others[0]
            where = (
                "in the list of persons"
                if other in listed
                else f"in “{places[other][0].entry.key}”"
            )
            yield rules.NAME_AS_ELSEWHERE.at(
                first.entry.field_spans[first.field].of(form),
                name=form,
                field=first.field,
                other=other,
                where=where,
            )


def _places(bibliography: Bibliography) -> Iterator[_Place]:
    for entry in entries_of(bibliography):
        if entry.is_whole:
            for field in sorted(NAMES & entry.fields.keys()):
                yield from (_Place(entry, field, name) for name in people(entry.fields[field]))


def _first(entry: Entry) -> _Place | None:
    field = "author" if entry.get("author") else "editor"
    first = re.split(r"\s+and\s+", entry.get(field))[0]
    name = next(people(first), None) if entry.is_whole else None
    return _Place(entry, field, name) if name else None


def _start(entry: Entry) -> str:
    match = _KEY.match(flat(entry.key))
    return match[0] if match else ""


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", flat(name).translate(_LETTERS))


def _is_near_key(place: _Place) -> bool:
    """Whether a family name is that of the key but for a letter within."""
    start, family = _start(place.entry), _plain(place.name.family)
    spelled = {family, family.replace("ae", "a").replace("oe", "o").replace("ue", "u")}
    plain = start.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return (
        min(len(start), len(family)) >= _LEAST
        and not spelled & {start, plain}
        and not start.startswith(family)
        and not family.startswith(start)
        and one_away(start, family)
    )


def _near(known: Mapping[str, Name]) -> Mapping[str, list[str]]:
    """For each name the others that are it but for one letter of the family name."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for form, name in known.items():
        family, given = _plain(name.family), flat(name.given)
        if len(family) >= _LEAST and _is_telling(given):
            for rest in {family, *(family[:i] + family[i + 1 :] for i in range(len(family)))}:
                groups[given, rest].append(form)
    found: dict[str, list[str]] = defaultdict(list)
    for forms in groups.values():
        for one, other in _pairs(forms[:20]):
            families = [_plain(known[f].family) for f in (one, other)]
            if one_away(*families) and not _are_forms(*families) and other not in found[one]:
                found[one].append(other)
    return found


def _pairs(forms: Sequence[str]) -> Iterable[tuple[str, str]]:
    return ((a, b) for a in forms for b in forms if a != b)


def _is_telling(given: str) -> bool:
    """Whether given names are more than one initial, which many persons share."""
    return len(re.findall(r"\w+", given)) > 1 or len(given) > 2


def _are_forms(one: str, other: str) -> bool:
    """Whether two family names are two all the same: of a man and a woman, or as Meier and
    Meyer, Hansen and Hanson are.
    """
    short, long = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    vowels = len(one) == len(other) and at >= 0 and {one[at], other[at]} <= set("aeiouy")
    swapped = sorted(one) == sorted(other)
    return long.startswith(short) or (vowels and not swapped)


def _is_rarer(
    form: str, other: str, places: Mapping[str, Sequence[_Place]], listed: Mapping[str, Name]
) -> bool:
    """Whether of two forms the first is the one that is likely to be wrong."""
    if form in listed or other in listed:
        return form not in listed
    few, many = len(places.get(form, ())), len(places.get(other, ()))
    if few != many:
        return few < many
    return places[form][0].entry.span.start > places[other][0].entry.span.start
