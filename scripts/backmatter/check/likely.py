"""What an edition itself shows of a field that an entry lacks or that is wrong there."""

from __future__ import annotations

import re
from calendar import month_abbr
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from backmatter import rules
from backmatter.diagnostics import Diagnostic
from backmatter.ledger import WORKS, Address, Ledger
from backmatter.model import Bibliography, Entry

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_IN_WORDS = re.compile(r"\b([A-Z][a-z]{2})[a-z]*\.? (?:(\d{1,2}), )?(\d{4})\b")
_IMPRINT = re.compile(r"\([^():]+: ([^():,]+), \d{4}")
_EXTENT = re.compile(r"\bextent[^.;]{0,20}\bpp\. (\d+[–-]\d+)")
_ISSUE = re.compile(r"\bissue number,? \(?(\d[\d–/-]*)")
_VOLUME = re.compile(r"[a-z] (\d{1,4})(?:, no\. [\d–-]+)? \((?:[A-Z][a-z]+\.? )?\d{4}\)")
_NAME_IN_KEY = re.compile(r"[a-z]{3,}")
_LACKING = {rules.ENTRY_HAS_FIELDS, rules.FIELD_NOT_EMPTY}
_ENOUGH = 2
_MONTHS = {name: n for n, name in enumerate(month_abbr) if name}


def likely(entry: Entry, name: str, bibliography: Bibliography | None = None) -> str:
    """What a field should hold, and what shows it: “`date = {1974}`, if the key is right”.

    Nothing where neither the key, nor `printed`, nor another entry shows it.
    """
    for field, find, source in _SHOWN:
        if field == name and (value := find(entry)) and not _is_of_original(entry, value):
            return f"`{name} = {{{value}}}`, if {source} is right"
    shown = _of_others(bibliography) if bibliography else {}
    value, other = shown.get((name, _common(entry, name)), ("", ""))
    return f"`{name} = {{{value}}}`, if it is that of “{other}”" if value else ""


def year_of_key(entry: Entry) -> str:
    """The one year that a key has, or nothing."""
    years = _YEAR.findall(entry.key)
    return years[0] if len(years) == 1 else ""


def with_titles(found: Iterable[Diagnostic], ledger: Ledger) -> Iterator[Diagnostic]:
    """The findings, those of a lost title with what the ledger knows of it."""
    for finding in found:
        is_title = finding.rule in _LACKING and finding.fields["field"] == "title"
        at = Address(WORKS, finding.fields["key"]) if is_title else None
        if at and (record := ledger.records.get(at)) and record.opens:
            known = f"Write `title = {{{record.opens}}}`: so it was published."
            if record.opens.endswith("…"):
                known = f"Write the title, which began “{record.opens.removesuffix(' …')}”."
            finding = replace(finding, remedy=known)
        yield finding


def in_figures(text: str) -> str:
    """The first date in words, `Oct. 23, 1989` or `May 2019`, as a field has it."""
    found = _IN_WORDS.search(text)
    if found is None or found[1] not in _MONTHS:
        return ""
    day = f"-{int(found[2]):02}" if found[2] else ""
    return f"{found[3]}-{_MONTHS[found[1]]:02}{day}"


def _day_printed(entry: Entry) -> str:
    """The day that `printed` gives, of the year that the key has."""
    day = in_figures(entry.get("printed"))
    return day if day and day[:4] == year_of_key(entry) else ""


def _is_of_original(entry: Entry, value: str) -> bool:
    """Whether what seems to be the date is the year of the first publication."""
    return value[:4] == entry.get("origdate")[:4]


def _year_in_key(entry: Entry) -> str:
    """The year of the key; what stands in a newspaper has a month and a day besides."""
    year = year_of_key(entry)
    return f"{year}-…" if year and "entrysubtype" in entry.fields else year


def _year_printed(entry: Entry) -> str:
    """The year of a key without one where `printed` has one alone."""
    years = set(_YEAR.findall(entry.get("printed")))
    return years.pop() if len(years) == 1 and not _YEAR.search(entry.key) else ""


def _in(field: str, pattern: re.Pattern[str]) -> Callable[[Entry], str]:
    def find(entry: Entry) -> str:
        match = pattern.search(entry.get(field))
        return match[1].strip() if match else ""

    return find


def _publisher_printed(entry: Entry) -> str:
    """The publisher that `printed` gives, unless `correction` has more to say of it."""
    return "" if "publisher" in entry.get("correction") else _in("printed", _IMPRINT)(entry)


_SHOWN: tuple[tuple[str, Callable[[Entry], str], str], ...] = (
    ("date", _day_printed, "`printed`"),
    ("date", _year_in_key, "the key"),
    ("date", _year_printed, "`printed`"),
    ("publisher", _publisher_printed, "`printed`"),
    ("volume", _in("printed", _VOLUME), "`printed`"),
    ("number", _in("correction", _ISSUE), "`correction`"),
    ("pages", _in("correction", _EXTENT), "`correction`"),
)
"""Fields, what finds their values in an entry, and where it finds them."""


def _common(entry: Entry, name: str) -> str:
    """What entries share that have one author, by their keys, or one publisher: its place."""
    if name == "author":
        match = _NAME_IN_KEY.match(entry.key.lower())
        return match[0] if match else ""
    return entry.get("location", "address")


@lru_cache(maxsize=1)
def _of_others(bibliography: Bibliography) -> Mapping[tuple[str, str], tuple[str, str]]:
    """By field and what entries share: the one value that all of them have, and a key.

    One other book of a town or of a family name shows little.
    """
    values: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry in bibliography.entries.values():
        for name in ("author", "publisher"):
            value = entry.get(name)
            if value and " and " not in value and (shared := _common(entry, name)):
                values[name, shared][value].append(entry.key)
    return {
        (name, shared): (value, keys[0])
        for (name, shared), of_values in values.items()
        for value, keys in of_values.items()
        if len(of_values) == 1 and len(keys) >= _ENOUGH
    }
