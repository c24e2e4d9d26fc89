"""The persons of an entry: in the right part of their names, and in one role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from backmatter import rules
from backmatter.check.corrections import flat
from backmatter.check.credits import list_fault
from backmatter.check.entries import entries_of
from backmatter.diagnostics import Diagnostic
from backmatter.model import Bibliography, Entry

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_START = re.compile(r"[a-z]{3,}")
_OWN_NAMES = "1700"
"""Persons of works before are known by their given names: Leonardo, Thomas of Aquino."""
_BY_AUTHOR = re.compile(r"\bby the (?:author|poet)|\bself-|\bauthor['’]s (?:own )?transl", re.I)
_ROLES = ("author", "translator")


@dataclass(frozen=True)
class Name:
    """A person's name in its two parts, as an entry writes it."""

    family: str
    given: str


def people(value: str) -> Iterator[Name]:
    """The persons of a field who are written as `Family, Given`; others are left aside."""
    for person in _AND.split(value):
        parts = [" ".join(p.split()) for p in person.split(",")]
        if len(parts) in {2, 3} and all(parts) and not {"{", "="} & set(person):
            yield Name(parts[0], parts[-1])


def check_people(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Keys made of a given name, and authors who are their own translators."""
    entries = [e for e in entries_of(bibliography) if e.is_whole]
    yield from _keys(entries)
    for entry in entries:
        yield from _translators(entry)


def _keys(entries: list[Entry]) -> Iterator[Diagnostic]:
    """Keys that begin with a given name, where more begin with the family name."""
    odd: list[tuple[Entry, Name]] = []
    usual = 0
    for entry in entries:
        value = entry.get("author", "editor")
        name = None if list_fault(value) else next(people(_AND.split(value)[0]), None)
        start = _START.match(re.sub(r"[^a-z\d]", " ", flat(entry.key)))
        if name is None or start is None:
            continue
        families, givens = (
            re.findall(r"[a-z]+", flat(part)) for part in (name.family, name.given)
        )
        if families and start[0] in {families[0], families[-1], "".join(families)}:
            usual += 1
        elif start[0] in givens[:1] and _may_be_exchanged(entry, name, families):
            odd.append((entry, name))
    for entry, name in odd if len(odd) <= usual else ():
        field = "author" if entry.get("author") else "editor"
        given = name.given.split()[0]
        yield rules.KEY_HAS_FAMILY_NAME.at(
            entry.field_spans[field].of(f"{name.family}, {name.given}"),
            key=entry.key,
            field=field,
            given=given,
            family=name.family,
            name=f"{name.given} {name.family}",
            turned=f"{given}, {' '.join([name.family, *name.given.split()[1:]])}",
        )


def _may_be_exchanged(entry: Entry, name: Name, families: list[str]) -> bool:
    """Whether the family name is nowhere in the key, and the work not so old that its author
    is known by the given name.
    """
    years = re.findall(r"\d{4}", f"{entry.get('origdate')} {entry.get('date', 'year')}")
    in_key = any(part in flat(entry.key) for part in families)
    return bool(years) and min(years) >= _OWN_NAMES and not in_key and name.family[0].isupper()


def _translators(entry: Entry) -> Iterator[Diagnostic]:
    author, translator = (
        {" ".join(p.split()) for p in _AND.split(entry.get(role)) if p.strip()}
        for role in _ROLES
    )
    free = " ".join(entry.get(n) for n in ("note", "addendum", "titleaddon", "correction"))
    both = sorted(author & translator)
    if both and "others" not in both and not _BY_AUTHOR.search(free):
        span = entry.field_spans["translator"].of(both[0])
        yield rules.TRANSLATOR_IS_ANOTHER.at(span, name=both[0])
