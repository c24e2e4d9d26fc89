"""What every reader makes of an article: text in Markdown, notes as words with italics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_STAR = re.compile(r"(?<![\\*])\*(?![*\s])([^*]+?)(?<!\s)\*(?!\*)")
SPACES = {0xA0: " ", 0x202F: " ", 0x2009: " ", 0x2007: " "}
_SPECIAL = re.compile(r"([\\`*_\[\]{}<>@$~^|])")


@dataclass(frozen=True)
class Rich:
    """Words of a note, and which of them are in italics."""

    text: str
    italics: tuple[tuple[int, int], ...] = ()
    """Start and end of each stretch in italics, in order."""

    def italic_at(self, start: int, end: int) -> tuple[int, int] | None:
        """The first stretch in italics that begins in `[start, end)`."""
        return next((i for i in self.italics if start <= i[0] < end), None)

    def markdown(self, start: int = 0, end: int | None = None) -> str:
        """A part as Markdown: italics between asterisks, everything special escaped."""
        end = len(self.text) if end is None else end
        out, at = [], start
        for first, last in self.italics:
            first, last = max(first, start), min(last, end)
            if first < last and self.text[first:last].strip():
                out.append(escape(self.text[at:first]))
                out.append(_emphasis(self.text[first:last]))
                at = last
        return "".join(out) + escape(self.text[at:end])


@dataclass(frozen=True)
class SourceNote:
    """A note as the article has it."""

    label: str
    content: Rich


@dataclass(frozen=True)
class Section:
    """A part of the article below a heading."""

    title: str
    """Empty for what stands before the first heading."""
    blocks: tuple[str, ...]
    """Markdown, with a mark `[^5]` where note 5 is called."""


@dataclass(frozen=True)
class Article:
    """An article as read, whatever file it came in."""

    title: str
    authors: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[SourceNote, ...]
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    """Words that are not in the edition, each with the reason."""
    remarks: tuple[str, ...] = ()
    """What the reader was not sure of."""


def rich(marked: str) -> Rich:
    """Words with italics between asterisks, as a text taken from a PDF may have them."""
    marked = marked.translate(SPACES)
    out: list[str] = []
    italics: list[tuple[int, int]] = []
    at = length = 0
    for match in _STAR.finditer(marked):
        before = marked[at : match.start()]
        out += [before, match[1]]
        length += len(before)
        italics.append((length, length + len(match[1])))
        length += len(match[1])
        at = match.end()
    return Rich("".join([*out, marked[at:]]), tuple(_joined(italics, "".join(out))))


def escape(text: str) -> str:
    """Words as Markdown that means nothing but these words."""
    return _SPECIAL.sub(r"\\\1", text)


def _emphasis(text: str) -> str:
    inner = text.strip()
    lead = text[: len(text) - len(text.lstrip())]
    return f"{lead}*{escape(inner)}*{text[len(lead) + len(inner) :]}"


def _joined(italics: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Stretches with nothing but a space or a hyphen between them are one."""
    out: list[tuple[int, int]] = []
    for start, end in italics:
        if out and text[out[-1][1] : start].strip(" -\u2010") == "":
            start = out.pop()[0]
        out.append((start, end))
    return out
