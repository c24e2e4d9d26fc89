"""Positions in source files: everything the program says about a text has a place.

Offsets count characters from 0; lines and columns count from 1, as editors show them.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import itemgetter

Stretches = Sequence[tuple[int, int]]
"""Start and end of parts of a text, in their order."""


@dataclass(frozen=True, eq=False)
class SourceFile:
    """One text file, decoded, with `\\n` as its only line end."""

    path: str
    """Path relative to the edition's root, with forward slashes."""
    text: str = field(repr=False)
    had_bom: bool = False
    had_crlf: bool = False
    odd_line_end: tuple[int, str] | None = None
    """The first line that ended otherwise than most, and how: CRLF, LF or CR."""
    is_utf8: bool = True
    """False if bytes that are no UTF-8 were replaced by U+FFFD."""
    is_readable: bool = True
    """False if it could not be opened; then its text is empty."""

    @property
    def mixed_line_ends(self) -> bool:
        """Whether some lines ended in CRLF and some in LF."""
        return self.odd_line_end is not None

    @property
    def signs(self) -> tuple[object, ...]:
        """What was taken from its bytes to make its text."""
        return (
            self.had_bom,
            self.had_crlf,
            self.odd_line_end,
            self.is_utf8,
            self.is_readable,
        )

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of each line."""
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at != -1:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return tuple(starts)

    def line_of(self, offset: int) -> int:
        """The 1-based line that holds the character at `offset`."""
        return bisect_right(self.line_starts, offset)

    def line_text(self, line: int) -> str:
        """The text of a 1-based line without its line end; empty past the end of the file."""
        if not 1 <= line <= len(self.line_starts):
            return ""
        start = self.line_starts[line - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end == -1 else self.text[start:end]

    def span(self, start: int, end: int | None = None) -> Span:
        """The span from `start` up to `end` (one character if no end is given)."""
        return Span(self, start, start + 1 if end is None else end)

    def line_span(self, line: int) -> Span:
        """The span of a whole 1-based line; of the file's end for a line past it."""
        line = max(1, min(line, len(self.line_starts)))
        start = self.line_starts[line - 1]
        return Span(self, start, start + len(self.line_text(line)))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source file, `start` included and `end` not."""

    file: SourceFile
    start: int
    end: int

    @property
    def path(self) -> str:
        """The file's path, relative to the edition's root."""
        return self.file.path

    @property
    def line(self) -> int:
        """1-based line of the first character."""
        return self.file.line_of(self.start)

    @property
    def column(self) -> int:
        """1-based column of the first character."""
        return self.start - self.file.line_starts[self.line - 1] + 1

    @property
    def end_line(self) -> int:
        """1-based line of the position behind the last character."""
        return self.file.line_of(self.end)

    @property
    def end_column(self) -> int:
        """1-based column of the position behind the last character."""
        return self.end - self.file.line_starts[self.end_line - 1] + 1

    @property
    def text(self) -> str:
        """The characters of the span."""
        return self.file.text[self.start : self.end]

    def part(self, start: int, end: int) -> Span:
        """A stretch of the span, by offsets from its beginning."""
        return Span(self.file, self.start + start, self.start + end)

    def of(self, words: str) -> Span:
        """Where these words stand first in the span; the whole of it if they do not."""
        at = self.text.find(words)
        return self.part(at, at + len(words)) if at >= 0 else self

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


def in_order(stretches: Iterable[tuple[int, int]]) -> Stretches:
    """Stretches by where they begin, each up to the end of those that begin before it."""
    ordered = sorted(stretches)
    ends = accumulate((end for _, end in ordered), max)
    return tuple((start, end) for (start, _), end in zip(ordered, ends, strict=True))


def covers(stretches: Stretches, offset: int) -> bool:
    """Whether the character at `offset` is in one of these, of which none ends before another
    that begins earlier.
    """
    before = bisect_right(stretches, offset, key=itemgetter(0))
    return before > 0 and offset < stretches[before - 1][1]


def without_accents(text: str) -> str:
    """The letters of a text alone, in Unicode's compatible form, with no marks upon them."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(c for c in letters if not unicodedata.combining(c))


def nowhere(path: str) -> Span:
    """A span for what concerns a file as a whole, or a file that could not be read."""
    return Span(SourceFile(path, ""), 0, 0)
