"""What several entries say of one thing: a person, a publisher, a journal, a year."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from backmatter import rules
from backmatter.check.datamodel import FIELD_ALIASES, NAMES
from backmatter.check.entries import entries_of
from backmatter.check.fields import is_date
from backmatter.check.numbers import ordinal
from backmatter.diagnostics import Diagnostic, Rule
from backmatter.model import Bibliography, Entry
from backmatter.text import without_accents

_GROUPS = {
    "publisher": "publisher institution",
    "location": "location",
    "journaltitle": "journaltitle",
    "series": "series",
    "maintitle": "maintitle booktitle",
    "keywords": "keywords",
    "entrysubtype": "entrysubtype",
}
"""Kinds of names, and the fields in which each of them stands."""
_SHORT = (
    (re.compile(r"\buniv\b\.?"), "university"),
    (re.compile(r"(?<=\w )up\Z|\bu\.\s?p\.\Z"), "university press"),
    (re.compile(r"\brev\b\.?\Z"), "review"),
    (re.compile(r"\bj\. "), "journal "),
    (re.compile(r"\s*(?:&|\\&)\s*"), " and "),
    (re.compile(r"\Athe "), ""),
    (re.compile(r"is(?=ations?\b|ing\b|ed\b)"), "iz"),
    (re.compile(r",? (?:inc|ltd|co|llc|gmbh)\.?\Z"), ""),
)
_LEAST = 7
"""So many letters a name has that two may differ in one by mistake."""
_PERSON = re.compile(r"\s+and\s+", re.IGNORECASE)
_OF_KEY = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_MOST_KEYS_FIT = 0.95
_MANY = 8
_ROMAN = re.compile(r"\b[ivxlc]+\b")


def check_alike(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """One name is written in one way, and years and volumes agree with each other."""
    entries = [e for e in entries_of(bibliography) if e.is_whole]
    yield from _persons(entries)
    for kind, fields in _GROUPS.items():
        yield from _names(entries, kind, fields.split())
    yield from _years_of_keys(entries)
    yield from _volumes(entries)


def _flat(text: str) -> str:
    """Small letters without accents and braces."""
    plain = without_accents(text.replace("{", "").replace("}", ""))
    return " ".join(plain.lower().split())


_Places = Mapping[str, Sequence[tuple[Entry, str]]]
"""For each way of writing, the entries and fields that have it."""


def _persons(entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """Names with one family name whose other parts are one and the same in two forms."""
    families: dict[str, dict[str, list[tuple[Entry, str]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for entry in entries:
        for name in (n for n in entry.fields if n in NAMES):
            for person in _PERSON.split(entry.fields[name]):
                family, comma, given = person.partition(",")
                if comma and given.strip() and "{" not in person:
                    families[_flat(family)][" ".join(person.split())].append((entry, name))
    for forms in families.values():
        yield from _of_family(forms)


def _of_family(forms: _Places) -> Iterator[Diagnostic]:
    given = {form: _flat(form.partition(",")[2]) for form in forms}
    pairs = [
        (a, b)
        for a, b in combinations(sorted(forms)[:50], 2)
        if _may_be_one(given[a], given[b])
    ]
    meant = Counter(form for pair in pairs for form in pair)
    for one, two in pairs:
        if meant[one] == meant[two] == 1:  # of several Smiths it is not clear which is meant
            yield from _two_ways(rules.PERSON_ONE_WAY, one, two, forms)


def _may_be_one(one: str, two: str) -> bool:
    """Whether two sets of given names may be one person's: one is the other's initials, or
    they differ in signs alone, or in a letter of a name.
    """
    first, second = (re.findall(r"\w+", text) for text in (one, two))
    if first == second or "".join(first) == "".join(second):
        return True
    if len(first) == 1 and len(second) > 1 and len(first[0]) == len(second) == 2:
        return list(first[0]) == [w[0] for w in second]
    if len(first) != len(second):
        return False
    short = [len(a) == 1 or len(b) == 1 for a, b in zip(first, second, strict=True)]
    if all(
        a[0] == b[0] and (s or a == b) for a, b, s in zip(first, second, short, strict=True)
    ):
        return True
    return (
        first[1:] == second[1:]
        and min(len(first[0]), len(second[0])) > 4
        and (is_slip(first[0], second[0]))
    )


def is_slip(one: str, two: str) -> bool:
    """Whether two words differ in one letter left out, or in two neighbours exchanged."""
    if one == two or abs(len(one) - len(two)) > 1:
        return False
    if _ROMAN.findall(one) != _ROMAN.findall(two):
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    if at is None:
        return False  # one has a letter more at its end, as an inflected word has
    if len(one) == len(two):
        return one[at : at + 2] == two[at : at + 2][::-1] and one[at + 2 :] == two[at + 2 :]
    long, short = (one, two) if len(one) > len(two) else (two, one)
    return long[at + 1 :] == short[at:]


def _names(entries: Iterable[Entry], kind: str, fields: Sequence[str]) -> Iterator[Diagnostic]:
    """Names of one kind that are the same but for a short form, an article or a letter."""
    places: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for entry in entries:
        for name, value in entry.fields.items():
            if FIELD_ALIASES.get(name, name) in fields and value:
                for part in value.split(",") if kind == "keywords" else (value,):
                    places[part.strip()].append((entry, name))
    forms = sorted(places)
    others = "\n".join(v for e in entries for n, v in e.fields.items() if n not in fields)
    seen: dict[str, str] = {}
    for form in forms:
        other = seen.setdefault(_full(form), form)
        if other != form:
            yield from _two_ways(rules.VALUE_ONE_WAY, other, form, places, others)
    for one in seen:
        for two in _slips(one) if len(one) >= _LEAST else ():
            if two in seen and is_slip(one, two):
                yield from _two_ways(rules.VALUE_ONE_WAY, seen[one], seen[two], places, others)


def _slips(word: str) -> Iterator[str]:
    """The word without one of its letters, and with two of them exchanged, but for figures."""
    for i, (here, after) in enumerate(pairwise(word)):
        if i and not here.isdigit():
            yield word[:i] + word[i + 1 :]
            if here < after and not after.isdigit():
                yield word[:i] + after + here + word[i + 2 :]


def _full(value: str) -> str:
    text = _flat(value)
    for pattern, full in _SHORT:
        text = pattern.sub(full, text)
    return text.replace(".", "")


def _two_ways(
    rule: Rule, one: str, two: str, places: _Places, others: str = ""
) -> Iterator[Diagnostic]:
    """The rarer of two forms where it stands first; of two equally rare ones the one that is
    not in `others`, the text of other fields, or else the later, and of names the shorter.
    """
    few, many = (one, two) if len(places[one]) < len(places[two]) else (two, one)
    if len(places[one]) == len(places[two]):
        first = {form: places[form][0][0].span.start for form in (one, two)}
        few, many = (one, two) if first[one] > first[two] else (two, one)
        if rule is rules.PERSON_ONE_WAY and len(few) > len(many):
            few, many = many, few
        if _is_in(few, others) and not _is_in(many, others):
            few, many = many, few
    entry, name = places[few][0]
    other, _ = places[many][0]
    yield rule.at(
        entry.field_spans[name].of(few), field=name, few=few, many=many, other=other.key
    )


def _is_in(form: str, text: str) -> bool:
    """Whether a form stands in a text as words of their own."""
    return form in text and bool(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text))


def _years_of_keys(entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    """Keys with a year that is none of the entry's, where nearly all others have theirs."""
    dated = [
        (entry, key[0], name, years)
        for entry in entries
        if len(key := _OF_KEY.findall(entry.key)) == 1
        and (name := next((n for n in ("date", "year") if n in entry.fields), ""))
        and (years := _years(entry))
    ]
    odd = [found for found in dated if found[1] not in found[3]]
    if len(dated) < _MANY or len(odd) > len(dated) * (1 - _MOST_KEYS_FIT):
        return
    for entry, year, name, _ in odd:
        yield rules.KEY_HAS_ITS_YEAR.at(
            entry.field_spans[name], key=entry.key, year=year, value=entry.fields[name]
        )


def _years(entry: Entry) -> set[str]:
    """The years of an entry's dates, and those between the ends of a span; none if a date is
    unsound, and so may be the one that the key is made of.
    """
    years: set[str] = set()
    for name in ("date", "year", "origdate", "eventdate"):
        value = entry.fields.get(name)
        if value is None:
            continue
        found = re.findall(r"\d{4}", value) if is_date(value) else []
        if not found:
            return set()
        years |= {str(y) for y in range(int(found[0]), int(found[-1]) + 1)}
    return years


def _volumes(entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """Volumes of a journal that do not rise with the years."""
    journals: dict[str, list[tuple[int, int, Entry]]] = defaultdict(list)
    for entry in entries:
        journal, volume = entry.get("journaltitle", "journal"), ordinal(entry.get("volume"))
        date = entry.get("date", "year")
        year = re.match(r"\d{4}", date) if is_date(date) else None
        if entry.type == "article" and journal and volume is not None and year:
            journal = f"{_full(journal)} {entry.get('series')}"  # each series counts anew
            journals[journal].append((int(year[0]), volume, entry))
    for issues in journals.values():
        issues.sort(key=lambda issue: (issue[0], issue[1]))
        for (earlier, volume, before), (later, lower, entry) in pairwise(issues):
            if lower < volume and later > earlier:
                yield rules.VOLUMES_RISE.at(
                    entry.field_spans["volume"],
                    volume=lower,
                    year=later,
                    other=before.key,
                    other_volume=volume,
                    other_year=earlier,
                )
                break
