"""Pages, volumes and ranges of them, as they are written in citations and entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

DASH = r"(?:--?-?|[‐‑‒–—−])"
_RANGE = re.compile(
    rf"(?<![\w.])(?<!\d[-–])(\d{{1,7}})\s?({DASH})\s?(\d{{1,7}})(?!\w|[.:]\d|[-–]\d)"
)
"""Not between the chapters of 1:26–2:3, nor of 3-1–3-24, and not in 1929-11-07."""
_NUMBER = re.compile(r"(?<![\w.])\d{1,7}(?!\w)")
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.I)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True)
class Range:
    """A range of figures with its place in the text in which it was found."""

    text: str
    first: int
    last: int
    """Written out: 182 in 181–2."""
    dash: str
    start: int
    end: int

    @property
    def falls(self) -> bool:
        """Whether it runs from a higher to a lower figure."""
        return self.last < self.first


def ranges(text: str) -> Iterator[Range]:
    """The ranges of figures in a text; an abbreviated end is written out."""
    for match in _RANGE.finditer(text):
        first, last = match[1], match[3]
        if len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        yield Range(match[0], int(first), int(last), match[2], match.start(), match.end())


def figures(text: str) -> list[int]:
    """Every figure in a text, ends of ranges written out."""
    found = [n for r in ranges(text) for n in (r.first, r.last)]
    return found + [int(m[0]) for m in _NUMBER.finditer(_RANGE.sub(" ", text))]


def ordinal(text: str) -> int | None:
    """The number that an Arabic or Roman figure stands for, or None for other text."""
    text = text.strip()
    if text.isdecimal():
        return int(text) if len(text) < 8 else None
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_VALUES[c] for c in text.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-v if v < after else v for v, after in pairs)
