"""The values of an entry's fields, one by one."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Iterator
from datetime import date
from html import unescape

from backmatter import rules
from backmatter.check.credits import check_credits
from backmatter.check.datamodel import DATE, DATES, LANGUAGES
from backmatter.check.entries import by_name, entries_of
from backmatter.check.identifiers import check_identifiers
from backmatter.check.languages import guessed
from backmatter.check.likely import in_figures, likely, year_of_key
from backmatter.check.numbers import ordinal, ranges
from backmatter.diagnostics import Diagnostic, nearest
from backmatter.model import Bibliography, Entry
from backmatter.text import Span

_DATE = re.compile(
    r"(?P<year>-?[\dX]{4})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2})(?:T[\d:Z+-]+)?)?)?[~?%]?"
)
_SEASONS = range(21, 42)
_LEFTOVER = re.compile(
    r"&(?:[a-zA-Z]{2,8}|#\d{1,6});|</?(?:i|b|em|strong|sub|sup|span|p|br|sc)\b[^<>]{0,80}>"
    r"|\\(?:textcolor|footnote|cite|ref|label|url|hspace|vspace|newline|par|includegraphics)\b"
    r"|\\\\(?![a-zA-Z{])|\.pdf\Z|\A\*(?=.*\*\Z)| / (?:by |\[?ed)[^/]*\Z|, (?:The|An?)\Z"
    r"|(?i:\A(?:n\.\s?a\.|n/a|none|null|unknown|undefined|untitled|no author)\Z)"
)
"""What other programs leave in a value: tags, commands, names of files, signs of catalogues,
words for “nothing”.
"""
_MONTHS = frozenset(
    name.lower()
    for i in range(1, 13)
    for name in (str(i), f"{i:02}", month_name[i], month_abbr[i])
)
_EARLIEST = 1450
_NOT_PRINTED = frozenset(
    "artwork image legal legislation jurisdiction letter misc unpublished".split()
)
_BACKSLASH = "\\"
_RAW = {"url", "doi", "file", "printed", "correction", "abstract", "annotation", "eprint"}


def check_fields(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Dates, names, numbers, addresses and languages are what they should be."""
    for entry in entries_of(bibliography):
        for check in (
            _dates,
            check_credits,
            _numbers,
            check_identifiers,
            _language,
            _leftovers,
        ):
            yield from check(entry)


def _at(entry: Entry, name: str) -> Span:
    return entry.field_spans[name]


def _dates(entry: Entry) -> Iterator[Diagnostic]:
    years: dict[str, int] = {}
    for name in (n for n in entry.fields if n in DATES):
        value = entry.fields[name]
        if not is_date(value):
            if value:
                yield _no_date(entry, name, value)
            continue
        year = re.search(r"-?\d{4}", value)
        if year:
            years[name] = int(year[0])
    yield from _plausible(entry, years)
    month = entry.get("month").strip(". ").lower()
    if month and month not in _MONTHS:
        remedy = "Write the number of the month, as in `month = 5`."
        yield rules.DATE_IS_A_DATE.at(
            _at(entry, "month"), field="month", value=month, remedy=remedy
        )


def _no_date(entry: Entry, name: str, value: str) -> Diagnostic:
    remedy = "Write `1929`, `1929-10`, `1929-10-31`, or a range with a slash, `1929/1930`."
    if written := in_figures(value):
        remedy = f"Write `{written}`."
    elif shown := likely(entry, "date") if name in DATE else "":
        remedy = f"Write {shown}."
    return rules.DATE_IS_A_DATE.at(_at(entry, name), field=name, value=value, remedy=remedy)


def _plausible(entry: Entry, years: dict[str, int]) -> Iterator[Diagnostic]:
    dated = {"urldate"} if entry.type in _NOT_PRINTED else {"date", "year", "urldate"}
    for name, year in years.items():
        where, shown = "", likely(entry, "date") if name in DATE else ""
        remedy = f"Write {shown}." if shown else "Correct the year."
        if year > date.today().year + 1:
            where = "in the future"
        elif year < _EARLIEST and name in dated:
            where = "before printing"
            remedy = "Correct the year; when a work was first written stands in `origdate`."
        if where:
            value = entry.fields[name]
            yield rules.YEAR_PLAUSIBLE.at(
                _at(entry, name), field=name, value=value, where=where, remedy=remedy
            )
    if years.get("year", 0) != years.get("date", 0) and {"year", "date"} <= years.keys():
        year_, dated_ = entry.fields["year"], entry.fields["date"]
        is_right = year_of_key(entry) == str(years["date"])
        remedy = "Remove `year`" + ("." if is_right else ", and see that `date` is right.")
        yield rules.YEAR_AND_DATE_AGREE.at(
            _at(entry, "year"), year=year_, date=dated_, remedy=remedy
        )
    published = "date" if "date" in years else "year"
    for earlier, later in (("origdate", published), (published, "urldate")):
        if earlier in years and later in years and years[later] < years[earlier]:
            wrong, remedy = _wrong_of(entry, earlier, later, str(years[published]))
            yield rules.DATES_IN_ORDER.at(
                _at(entry, wrong),
                later=later,
                later_value=entry.fields[later],
                earlier=earlier,
                earlier_value=entry.fields[earlier],
                remedy=remedy,
            )


def _wrong_of(entry: Entry, earlier: str, later: str, published: str) -> tuple[str, str]:
    """Which of two dates is wrong, by the key, and what to do."""
    key, other = year_of_key(entry), later if later == "urldate" else earlier
    what = "the day of the visit" if other == "urldate" else "the first publication"
    if key == published:
        return other, f"Correct or remove `{other}`, {what}: the key has {key} too."
    if other == "origdate" and key == entry.fields[earlier][:4]:
        return later, f"Correct `{later}`: that {key} is {what} the key shows too."
    if other == "origdate" and key > entry.fields[earlier][:4]:
        return later, f"Write {likely(entry, 'date')}."
    return later, f"Correct one of the two; `{other}` is {what}."


def is_date(text: str) -> bool:
    """Whether a text is a date or a range of dates as BibLaTeX takes them (ISO 8601-2)."""
    parts = text.split("/")
    if len(parts) > 2 or not any(p.strip(". ") for p in parts):
        return False
    days = [_day(part) for part in parts if part not in {"", ".."}]
    first, last = (*days, None, None)[:2]
    return None not in days and not (first and last and _is_later(first, last))


def _is_later(first: str, last: str) -> bool:
    """Whether the first of two days comes after the last; years before our era count down."""
    one, two = (int(d.replace("X", "0")[: 4 + d.startswith("-")]) for d in (first, last))
    return one > two or (one == two and first > last and "X" not in first + last)


def _day(text: str) -> str | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    month, day = match["month"] or "01", match["day"] or "01"
    if "X" in text:
        return text
    if int(month) in _SEASONS and not match["day"]:
        return text
    try:
        date(max(1, abs(int(match["year"]))), int(month), int(day))
    except ValueError:
        return None
    return text


def _numbers(entry: Entry) -> Iterator[Diagnostic]:
    for found in ranges(entry.get("pages")):
        if found.falls:
            turned = f"{found.last}{found.dash}{found.first}"
            yield rules.PAGES_RISE.at(_at(entry, "pages"), range=found.text, turned=turned)
    volume, volumes = ordinal(entry.get("volume")), ordinal(entry.get("volumes"))
    if volume is not None and volumes is not None and volume > volumes:
        remedy = "Correct the one that is wrong: `volumes` says how many there are."
        if entry.type == "article":
            remedy = "Remove `volumes`, which an article has not; is `volume` right?"
        yield rules.VOLUME_IN_ENTRY.at(
            _at(entry, "volume"), volume=volume, volumes=volumes, remedy=remedy
        )


def _language(entry: Entry) -> Iterator[Diagnostic]:
    value = entry.get("langid", "hyphenation").lower()
    if value and value not in LANGUAGES:
        name = "langid" if "langid" in entry.fields else "hyphenation"
        near = nearest(value, LANGUAGES, 0.75)
        title = f"{entry.get('title')} {entry.get('subtitle')}"
        hint = f"; did you mean “{near}”?" if near else ""
        meant = near or guessed(title) or "russian"
        yield rules.LANGID_KNOWN.at(_at(entry, name), value=value, hint=hint, likely=meant)


def _leftovers(entry: Entry) -> Iterator[Diagnostic]:
    for name in by_name(entry):
        if name in _RAW or name not in entry.fields:
            continue
        match = _LEFTOVER.search(entry.fields[name])
        is_work_of_art = entry.type in {"artwork", "image"} and name == "title"
        if match and not (is_work_of_art and match[0] == "Untitled"):
            where = _at(entry, name).of(match[0])
            remedy = _instead(match[0])
            yield rules.NO_LEFTOVERS.at(where, field=name, found=match[0], remedy=remedy)


def _instead(found: str) -> str:
    """What to do with a left-over."""
    if found.startswith("&"):
        sign = unescape(found)
        return f"Write `{_BACKSLASH if sign in '&%#$' else ''}{sign}`, or remove it."
    if found.startswith("<"):
        return "Remove the tag; for emphasis write `\\emph{…}`."
    if found.startswith("\\") and found[1:].isalpha():
        return "Take the command away, and what it holds if that does not belong here."
    if found.startswith(","):
        return f"Put “{found[2:]}” at the beginning."
    return "Remove it."
