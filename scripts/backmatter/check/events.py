"""Events against the passages that they rest on: years, days, months and figures."""

from __future__ import annotations

import re
from calendar import month_name
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from backmatter import rules
from backmatter.apparatus import Event
from backmatter.check.near import NUMBER, near_number
from backmatter.check.sentences import is_english
from backmatter.dates import date_meant, parse_date
from backmatter.diagnostics import Diagnostic
from backmatter.resolve import PlacedEvent, Resolved, Where
from backmatter.resolve.appearances import locate
from backmatter.text import Span

_FIGURES = re.compile(r"(?<![\d,.])\d[\d,.]*\d(?![\d–-])")
_YEAR = re.compile(r"\b(?P<year>\d{4})(?!\d)(?P<decade>s)?(?:[–/-](?P<end>\d\d)\b)?")
_DAY = re.compile(r"(?P<month>[A-Z][a-z]+) (?P<day>\d+), (?P<year>\d{4})")
_MONTH = re.compile(r"(?P<month>[A-Z][a-z]+) (?P<year>\d{4})")
_MONTHS = "|".join(month_name[1:])
_AGAIN = re.compile(
    r"\b(?:same da(?:y|te)|anniversary|(?:a|one) year (?:later|earlier|to the day))\b"
)
_MONTH_SHOWN = rf"\b(?P<month>{_MONTHS})\b(?: (?:\d{{1,2}}, )?(?P<year>\d{{4}})\b)?"
_MONTH_NAMED = re.compile(
    rf"(?:(?<=[a-z] )(?<![Tt]he )|(?<=, )|(?<=[(—–])|(?=[A-Z][a-z]+ \d)){_MONTH_SHOWN}"
)
"""A month within a sentence, as “may” and “march” at the start of one are none."""
_COUNTED = re.compile(
    r"\b(?:(?:weeks?|months?|days?) (?:later|earlier|before|after|on\b)"
    r"|(?:next|following|previous|same|that) month"
    r"|(?:with)?in (?:\w+ ){1,2}(?:weeks|months)|summer|autumn|winter"
    r"|(?:the|that|this|in|early|late|last|next) (?:spring|fall)(?! of [^\d]))\b"
)
"""A month may be meant that is not named."""
_NONE = "nothing of it"
_FEW = 6


def check_events(resolved: Resolved) -> Iterator[Diagnostic]:
    """Each year, day, month and figure of an event stands in its passage."""
    yield from _undated(resolved)
    dated = _dated(resolved)
    for placed in resolved.appearances.events:
        yield from _years(placed, dated[placed.event.place.act, placed.event.place.id])
        if placed.event.shown == placed.event.date.words:
            yield from _days(placed)
        yield from _months(placed)
        yield from _figures(placed)


def years_in(text: str) -> frozenset[str]:
    """The years and decades that a text names: `1929`, `1920s`; `1927/28` is both years."""
    years: set[str] = set()
    for match in _YEAR.finditer(text):
        years.add(match["year"] + (match["decade"] or ""))
        if match["end"]:
            years.add(match["year"][:2] + match["end"])
    return frozenset(years)


def text_of(where: Where) -> str:
    """The words of a passage or a note."""
    if where.note is None:
        return where.act.blocks[where.block].text
    return where.note.note.text if where.note.note else ""


def _dated(resolved: Resolved) -> Mapping[tuple[str, str], frozenset[str]]:
    """The years that the events of each place give."""
    years: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    for event in (placed.event for placed in resolved.appearances.events):
        years[event.place.act, event.place.id] |= _shown(event)
    return years


def _shown(event: Event) -> frozenset[str]:
    """The years of the date as it is shown, or else of the date."""
    return years_in(event.shown) or years_in(event.date.words)


def _years(placed: PlacedEvent, dated: frozenset[str]) -> Iterator[Diagnostic]:
    """The years of an event stand in the passage; of one that does not, those that do."""
    wanted, there = _shown(placed.event), years_in(text_of(placed.where))
    free = sorted(there - dated)
    for year in sorted(wanted - there):
        near = near_number(year, sorted(there - wanted))
        found = _not_there(placed, f"the year {year}", near, _listed(there))
        is_one = not near and len(free) == 1
        remedy = (
            f"Write {free[0]} if it fits: no other event here has this year. " if is_one else ""
        )
        yield found.advised(remedy and f"{remedy}{found.remedy}")


def _listed(years: Collection[str]) -> str:
    """Some years as words, or nothing if they are too many to choose from."""
    *others, last = sorted(years) or [""]
    return f"{', '.join(others)} and {last}" if 0 < len(others) < _FEW else last


def _undated(resolved: Resolved) -> Iterator[Diagnostic]:
    """Dates that cannot be read, with what they may say and the years of their passages."""
    for event in resolved.corpus.apparatus.undated:
        found = rules.DATE_PARSES.at(event.span, date=event.written)
        where, _ = locate(resolved, event.place)
        years = years_in(text_of(where)) if where else frozenset()
        meant = date_meant(event.written)
        date = parse_date(meant)
        is_there = date is not None and (not years or years_in(date.words) <= years)
        remedy = f"Write `{meant}`." if is_there else ""
        if not remedy and years:
            place = f"{event.place.act} {event.place.id}"
            remedy = f"{found.remedy} Its passage, {place}, has {_listed(years)}."
        yield found.advised(remedy)


def _figures(placed: PlacedEvent) -> Iterator[Diagnostic]:
    """The figures of its words stand in the passage, as whole numbers."""
    words, text = placed.event.words.text, text_of(placed.where)
    numbers, own = set(NUMBER.findall(text)), set(NUMBER.findall(words))
    free = [n for n in NUMBER.findall(text) if n not in own and not _YEAR.fullmatch(n)]
    for figure in _FIGURES.findall(words):
        if figure not in numbers and not _YEAR.fullmatch(figure):
            yield _not_there(placed, f"the figure {figure}", near_number(figure, free))


def _not_there(placed: PlacedEvent, what: str, other: str = "", years: str = "") -> Diagnostic:
    """What an event says otherwise than its passage, and what this has in its place, or its
    years.
    """
    event, span = placed.event, _source(placed.where)
    at = span.of(other) if other else span
    kind = "note" if placed.where.note else "passage"
    return rules.YEAR_IN_PASSAGE.at(
        event.span,
        file=event.span.path.rpartition("/")[2],
        what=what,
        passage=f"the {kind} {at.path}:{at.line} ({event.place.act} {event.place.id})",
        other=other or years or _NONE,
    )


def _source(where: Where) -> Span:
    """Where a passage or a note stands."""
    note = where.note.note if where.note else None
    return note.span if note else where.act.blocks[where.block].span


def _days(placed: PlacedEvent) -> Iterator[Diagnostic]:
    """A day, where the passage names others of the same month alone, or other years."""
    date, text = placed.event.date.words, text_of(placed.where)
    if day := _DAY.fullmatch(date):
        days = re.findall(rf"\b{day['month']} (\d{{1,2}})(?!\d)", text)
        if days and day["day"] not in days:
            what = f"{day['month']} {day['day']}"
            yield _not_there(placed, what, f"{day['month']} {days[0]}")
        yield from _year_of_day(placed, day)


def _months(placed: PlacedEvent) -> Iterator[Diagnostic]:
    """The months that an event is shown with, or dated by, where its passage names others."""
    event, text = placed.event, text_of(placed.where)
    is_dated = event.shown == event.date.words
    if event.date.start.day or (is_dated and not _MONTH.fullmatch(event.shown)):
        return
    others = list(_MONTH_NAMED.finditer(text)) if is_english(text) else []
    for month in re.finditer(_MONTH_SHOWN, event.shown) if others else ():
        name = month["month"]
        if not re.search(rf"\b(?:{name}\b|{name[:3]}\.|{name[:4]}\.)", text):
            same = next((m for m in others if m["year"] and m["year"] == month["year"]), None)
            if same or not (is_dated and _COUNTED.search(text)):
                of_date = (m for m in others if m["month"] in event.date.words)
                yield _not_there(placed, month[0], next(of_date, same or others[0])[0])


def _year_of_day(placed: PlacedEvent, date: re.Match[str]) -> Iterator[Diagnostic]:
    """The year of a day, where the passage names the day with other years alone."""
    day, month, year = date["day"], date["month"], date["year"]
    text = text_of(placed.where)
    written = rf"\b(?:{month} {day}(?!\d)|(?<!\d){day}(?:st|nd|rd|th)? (?:of )?{month}\b)"
    behind = re.compile(rf"{written}(?:,? (?:of )?(?P<year>\d{{4}})\b)?")
    found = list(behind.finditer(text))
    years = {m["year"] for m in found}
    is_other = bool(found) and years.isdisjoint({None, year}) and not _AGAIN.search(text)
    if is_other and year in years_in(text):
        yield _not_there(placed, date[0], found[0][0])
