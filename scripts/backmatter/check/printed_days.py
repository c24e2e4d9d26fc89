"""The day that a note had, against that of the entry."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Iterator
from datetime import date, timedelta

from backmatter import rules
from backmatter.check.corrections import is_of_another_year
from backmatter.check.entries import entries_of
from backmatter.check.fields import is_date
from backmatter.diagnostics import Diagnostic
from backmatter.model import Bibliography, Entry

_MONTHS = {n.lower()[:3]: i for i, n in enumerate(month_name) if n}
_MONTH = rf"(?:{'|'.join([*month_name[1:], *month_abbr[1:], 'Sept'])})\.?"
_DAY = re.compile(
    rf"(?P<a>(?P<visit>\b(?:accessed|retrieved|visited|viewed|consulted)(?: on)?:? )?)"
    rf"(?:\b(?P<month>{_MONTH}) (?P<day>\d\d?), ?(?P<year>[12]\d{{3}})"
    rf"|\b(?P<day2>\d\d?) (?P<month2>{_MONTH}),? (?P<year2>[12]\d{{3}}))(?!\d)",
    re.IGNORECASE,
)
_OF_DATE = re.compile(
    r"\b(?:dat(?:e[ds]?|ing)|days?|years?|months?|issues?(?! number)|"
    + "|".join(month_name[1:])
    + r")\b"
)
_REPEATED = re.compile(
    r"\b(?:note|text|article)s? (?:gives?|names?|has|have) "
    r"(?![^.;]*\b(?:wrong|not?|another|other|false|mis\w*|instead|incorrect\w*|only)\b)[^.;]*"
)
"""What a correction says that the note has, and has rightly."""
_OLD_STYLE = range(10, 14)
"""So many days the old calendar was behind."""
_NEW_STYLE = date(1930, 1, 1)
_FULL = re.compile(r"\d{4}-\d\d-\d\d")


def check_printed_days(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Each entry with a day that is none of those in `printed`, if no word is said of it."""
    for entry in entries_of(bibliography):
        if entry.is_whole and entry.get("printed"):
            said = _REPEATED.sub("", entry.get("correction"))
            if not _OF_DATE.search(said):
                yield from _of_entry(entry)


def _of_entry(entry: Entry) -> Iterator[Diagnostic]:
    found = [(m, day) for m in _DAY.finditer(entry.get("printed")) if (day := _day(m))]
    for names, days in (
        (("date", "origdate", "eventdate"), [d for d in found if not d[0]["visit"]]),
        (("urldate",), [d for d in found if d[0]["visit"]]),
    ):
        stands = [(n, entry.fields[n]) for n in names if is_date(entry.get(n))]
        full = [(n, value) for n, value in stands if _FULL.fullmatch(value)]
        if not full or not days or any(_agree(v, d) for _, v in stands for _, d in days):
            continue
        match, day = days[0]
        name, value = full[0]
        is_told = name == "date" and is_of_another_year(entry, value)
        if not is_told and not _in_titles(entry, match):
            yield rules.PRINTED_DAY_AGREES.at(
                entry.field_spans[name].of(value),
                printed=match[0].removeprefix(match["a"]),
                field=name,
                value=value,
                day=day.isoformat(),
            )


def _day(match: re.Match[str]) -> date | None:
    month = _MONTHS[(match["month"] or match["month2"])[:3].lower()]
    try:
        return date(
            int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"])
        )
    except ValueError:
        return None


def _agree(value: str, day: date) -> bool:
    """Whether a date of an entry, as far as it goes, is a day, in one calendar or the other."""
    first, _, last = value.partition("/")
    if last or not _FULL.fullmatch(first):
        start, end = first.rstrip("~?%"), (last or first).rstrip("~?%")
        iso = day.isoformat()
        return "X" in value or (start <= iso and (end in {"", ".."} or iso[: len(end)] <= end))
    own = date.fromisoformat(first)
    apart = abs(own - day) // timedelta(days=1)
    return apart == 0 or (own < _NEW_STYLE and apart in _OLD_STYLE)


def _in_titles(entry: Entry, match: re.Match[str]) -> bool:
    """Whether a title has the day that was found, so that the note had it from there."""
    words = match[0].removeprefix(match["a"]).split()
    titles = " ".join(v for n, v in entry.fields.items() if n.endswith("title"))
    plain = re.sub(r"[{}]", "", titles)
    return all(re.search(rf"\b{re.escape(w.strip('.,'))}", plain) for w in words)
