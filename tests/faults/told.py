"""Faults of what is told twice: in the text, in the data files, and on pages."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from itertools import pairwise

from faults.places import Match, Place, Sources, kind, one, swap, swap_front

_EVENTS, _PERSONS = "docs/data/events.yml", "docs/data/persons.yml"
_LISTS = f"{_EVENTS} {_PERSONS} docs/data/terms.yml"
_RUSSIAN = "udarniki|smychka|spetsy|kommuna|edinonachalie|ustanovka|khrushcheby"
_NAMES = {"D013", "D020", "T034"}


def _other_month(sources: Sources) -> Iterator[Place]:
    """A day of an event with another month, in the act to which the event leads."""
    pattern = r"^- date: (\d{4})-(\d\d)-(\d\d)\n  what: .*\n  at: (?P<act>\w+) p"
    for _, event in sources.matches([_EVENTS], pattern):
        year, month, day = (int(event[i]) for i in (1, 2, 3))
        path = f"acts/{event['act']}.md"
        for _, match in sources.matches([path], rf"(?P<x>{month_name[month]}) {day}, {year}"):
            other = "August" if month != 8 else "May"
            yield one(path, match, other, "x")


def _words_of_another(sources: Sources) -> Iterator[Place]:
    """An event with the words of the one before, of the same passage."""
    found = [m for _, m in sources.matches([_EVENTS], r"^  what: (?P<x>.*)\n  at: (?P<at>.*)")]
    for first, second in pairwise(found):
        if first["at"] == second["at"]:
            yield one(_EVENTS, second, first["x"], "x")


def _less(match: Match) -> str:
    return str(int(match["x"]) - 1)


def _unmarked(match: Match) -> str:
    """A foreign word with its emphasis alone."""
    return re.sub(r"\[(\*\w+\*)\].*", r"\1", match["x"])


KINDS = (
    kind("month of a day in a passage", "D022", _other_month),
    kind(
        "ordinal of an event",
        "D023",
        swap(_EVENTS, r"^  what: .*?(?P<x>Sixteenth|Twentieth|Seventeenth) Con", "Fifteenth"),
    ),
    kind(
        "amount of an event in words",
        "D023",
        swap(_EVENTS, r"^  what: .*?(?P<x>five) million", "six"),
    ),
    kind(
        "years of a date, shown otherwise",
        "D024",
        swap(_EVENTS, r"^- date: (?P<x>\d{4}/\d{4})\n  shown: \d", "1926/1927"),
        whole_file=True,
    ),
    kind(
        "quotation that is nowhere",
        "D025",
        swap(_LISTS, r"^  +(?:what|who|means): .*?“(?P<x>)[^”]", "Never "),
        _NAMES,
    ),
    kind("event with the words of another", "D026", _words_of_another, whole_file=True),
    kind(
        "year of a death",
        "D027",
        swap(_PERSONS, r"^    dates: \d{4}–(?P<x>\d{4})\n    who: .*, assassinated in", _less),
        slack=1,
    ),
    kind(
        "foreign term without its language",
        "D028",
        swap("acts", rf"(?P<x>\[\*(?:{_RUSSIAN})\*\]\{{lang=ru-Latn\}})", _unmarked),
    ),
    kind(
        "pair of years of a description",
        "D019",
        swap("docs/data/terms.yml", r"^  means: .*\d{4}/(?P<x>\d{4})", "1934"),
    ),
    kind("year of a title", "F023", swap_front("acts", r'^title: "(?P<x>\d{4})"', _less)),
    kind(
        "year of a point of the figure",
        "F023",
        swap("docs/data/figure.yml", r"year: (?P<x>\d{4}), act", _less),
    ),
    kind(
        "year in the list of the acts",
        "F023",
        swap_front("pages", r"acts, (?P<x>\d{4}), \d{4}, and", "1930"),
    ),
    kind(
        "number of the notes",
        "P006",
        swap("pages CITATION.cff", r"(?P<x>39)(?= notes)", "38"),
    ),
    kind("range of the notes", "P006", swap("pages", r"number there, 1 to (?P<x>39)", "37")),
)
