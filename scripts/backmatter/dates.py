"""Dates as a text gives them: a day, a month, a year, a decade, or the time between two.

Written as in BibLaTeX's date fields, in the Extended Date/Time Format (ISO 8601-2:2019):
`1962-06-02`, `1929-04`, `1929`, `192X`, `1955/1959`; a `~` behind a date says “about”.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<about>~?)"
    r"|(?!000)(?P<decade>\d{3})X(?P<about_decade>~?)"
)
_DAYS = 366
_MONTHS = {name: number for number, name in enumerate(month_name)}
_MONTH = "|".join(month_name[1:])
_IN_WORDS = re.compile(
    rf"(?P<about>(?:about|around|circa|c\.|ca\.) )?(?:(?:(?P<before>\d{{1,2}})\.? )?"
    rf"(?P<month>{_MONTH})(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?,? )?(?P<year>\d{{4}})"
)


@dataclass(frozen=True)
class DatePoint:
    """One date with its precision."""

    year: int
    month: int = 0
    """0 if it is not said."""
    day: int = 0
    """0 if it is not said."""
    is_decade: bool = False
    about: bool = False

    @property
    def first(self) -> float:
        """When it begins, in years: 1929.0 for `1929`."""
        return _years(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> float:
        """When it ends, in years: 1930.0 for `1929`."""
        if self.is_decade or not self.month:
            return self.year + (10 if self.is_decade else 1)
        day = self.day or monthrange(self.year, self.month)[1]
        return _years(self.year, self.month, day) + 1 / _DAYS

    @property
    def words(self) -> str:
        """As it is said in English: `June 2, 1962`, `April 1929`, `1920s`."""
        about = "about " if self.about else ""
        if self.is_decade:
            return f"{about}{self.year}s"
        if not self.month:
            return f"{about}{self.year}"
        day = f" {self.day}," if self.day else ""
        return f"{about}{month_name[self.month]}{day} {self.year}"


@dataclass(frozen=True)
class Date:
    """A date, or the time from one to another."""

    start: DatePoint
    end: DatePoint

    @property
    def first(self) -> float:
        """When it begins, in years."""
        return self.start.first

    @property
    def last(self) -> float:
        """When it ends, in years."""
        return self.end.last

    @property
    def points(self) -> tuple[DatePoint, ...]:
        """The date, or the two between which it lies."""
        return (self.start,) if self.start == self.end else (self.start, self.end)

    @property
    def words(self) -> str:
        """As it is said in English: `1955–1959`."""
        plain = all(not p.month and not p.about for p in self.points)
        return ("–" if plain else " to ").join(p.words for p in self.points)


def parse_date(text: str) -> Date | None:
    """The date that the text writes, or None if it writes none."""
    points = [_point(part) for part in text.split("/")]
    if len(points) > 2 or points[0] is None or points[-1] is None:
        return None
    found = Date(points[0], points[-1])
    return found if found.first < found.last else None


def date_meant(text: str) -> str:
    """What a date in words is in EDTF, or nothing: `1962-06-02` for `June 2, 1962`."""
    if decade := re.fullmatch(r"(?:the )?(\d{3})0['’]?s", text):
        return f"{decade[1]}X"
    parts = [_IN_WORDS.fullmatch(part) for part in re.split(r"\s*[–—]\s*|(?<=\d{4})-", text)]
    found = "/".join(_edtf(part) for part in parts if part)
    return found if all(parts) and parse_date(found) else ""


def _edtf(date: re.Match[str]) -> str:
    month, day = _MONTHS.get(date["month"] or "", 0), int(date["day"] or date["before"] or 0)
    rest = f"-{month:02}" * bool(month) + f"-{day:02}" * bool(day)
    return f"{date['year']}{rest}{'~' if date['about'] else ''}"


def _point(text: str) -> DatePoint | None:
    match = _POINT.fullmatch(text.strip())
    if match is None:
        return None
    if match["decade"]:
        return DatePoint(int(match["decade"]) * 10, is_decade=True, about="~" in match[0])
    year, month, day = (int(match[n] or 0) for n in ("year", "month", "day"))
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return DatePoint(year, month, day, about=bool(match["about"]))


def _years(year: int, month: int, day: int) -> float:
    return year + (date(year, month, day).timetuple().tm_yday - 1) / _DAYS
