"""Dates told twice: in a passage and for its event, in words and as a date, of a life."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass

from backmatter import rules
from backmatter.apparatus import Event
from backmatter.check.events import text_of
from backmatter.check.sentences import is_english
from backmatter.diagnostics import Diagnostic
from backmatter.resolve import PlacedEvent, Resolved, Where
from backmatter.text import Span

MONTHS = "|".join(month_name[1:])
_NTH = "(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?:(?<!\d)(?P<before>\d{{1,2}}){_NTH} (?:of )?)?\b(?P<month>{MONTHS})\b"
    rf"(?: (?P<behind>\d{{1,2}}){_NTH}(?!\d))?(?:,? (?:of )?(?P<year>\d{{4}})\b)?"
)
_RELATED = re.compile(
    r"\b(?:days?|weeks?|months?) (?:later|earlier|before|after|ago)\b|\banniversary\b"
    r"|\b(?:same|next|following|previous|that) (?:day|date|week|month)\b"
    r"|\b(?:beginning|start|end|turn|close|eve) of|\b(?:[Ee]arly|[Ll]ate) (?:in )?\d{4}"
    r"|\bNew Year|\bChristmas|\bEaster|\b(?:winter|summer|autumn)\b"
)
"""A date may be told by another one, or by its season."""
_RELATIVE = re.compile(r"\b(?:after|before|of|since|until|till|from|later|earlier)\b|[()]")
_YEARS = re.compile(r"(?<![\d/–-])(?P<first>\d{4})(?:[/–](?P<last>\d{4}|\d\d))?(?![\ds/–-])")
_FAR = 100
"""Years of another calendar are further away from the date."""


@dataclass(frozen=True)
class _Told:
    """A date that a text names; what it does not say is 0."""

    year: int
    month: int
    day: int
    words: str


def check_told_dates(resolved: Resolved) -> Iterator[Diagnostic]:
    """A passage dates its events as the timeline does, and this in words as in figures."""
    events = resolved.appearances.events
    dates = {(p.year, p.month, p.day) for e in events for p in e.event.date.points}
    known = dates | {(year, month, 0) for year, month, _ in dates}
    for placed in events:
        yield from _of_passage(placed, known)
    for event in resolved.corpus.apparatus.events:
        yield from _shown(event)


def _of_passage(placed: PlacedEvent, known: set[tuple[int, int, int]]) -> Iterator[Diagnostic]:
    """A date of the passage that is that of its event but for one part, and no event's.

    An event whose month or day is missed in its passage altogether is told by `events`.
    """
    event, text = placed.event, text_of(placed.where)
    point = event.date.start
    is_plain = event.shown == event.date.words == point.words and not point.about
    if not (is_plain and point.month and is_english(text)) or _RELATED.search(text):
        return
    told = [_told(match) for match in _DATE.finditer(text)]
    name = month_name[point.month]
    same = [t for t in told if t.month == point.month]
    is_named = any(t.year in {0, point.year} for t in same)
    if is_named or bool(same) == bool(point.day) or re.search(rf"\b{name[:3]}t?\.", text):
        return
    free = [t for t in told if (t.year, t.month, point.day and t.day) not in known]
    near = [t for t in free if t.year and _is_near(t, event)]
    if len(near) == 1:
        yield rules.DATE_OF_EVENT_IN_PASSAGE.at(
            _source(placed.where).of(near[0].words),
            found=near[0].words,
            date=event.date.words,
            event=f"{event.span.path}:{event.span.line}",
        )


def _is_near(told: _Told, event: Event) -> bool:
    """Whether a date is that of an event but for its month, or but for the year of a month."""
    point = event.date.start
    if point.day:
        return (told.year, told.day) == (point.year, point.day) and told.month != point.month
    return (told.year == point.year) != (told.month == point.month)


def _told(match: re.Match[str]) -> _Told:
    month = list(month_name).index(match["month"])
    day = match["before"] or match["behind"] or 0
    return _Told(int(match["year"] or 0), month, int(day), match[0])


def _source(where: Where) -> Span:
    """Where a passage or a note stands."""
    note = where.note.note if where.note else None
    return note.span if note else where.act.blocks[where.block].span


def _shown(event: Event) -> Iterator[Diagnostic]:
    """The years of the date in words, where they are not told by another date."""
    date = event.date
    if event.shown == date.words or _RELATIVE.search(event.shown):
        return
    first, last = date.start.year, date.end.year + 9 * date.end.is_decade
    for match in _YEARS.finditer(event.shown):
        years = [int(match["first"])]
        if match["last"]:
            years.append(int(match["first"][: -len(match["last"])] + match["last"]))
        is_two_styles = len(years) == 2 and first == last
        wrong = [y for y in years if not first <= y <= last and abs(y - first) < _FAR]
        if wrong and not is_two_styles:
            yield rules.SHOWN_FITS_DATE.at(
                event.span, shown=event.shown, year=wrong[0], date=date.words
            )
