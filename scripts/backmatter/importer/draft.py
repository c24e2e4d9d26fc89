"""A reference in the making: fields are stretches of the note, taken from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from backmatter.importer.article import Rich
from backmatter.importer.locators import Place

_SEPARATOR = re.compile(r"[\s]*[,.;:]?[\s]*")
_QUOTES = {"“": "”", "‘": "’", "«": "»", "„": "“”", '"': '"', "‹": "›", "‚": "‘’", "»": "«"}


@dataclass(frozen=True)
class Field:
    """A field of a reference and where in the note it stands."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Reference:
    """What one note says about one work."""

    start: int
    end: int
    form: str
    """`full`, `short`, `ibid`, or `idem` (the same author, another work)."""
    type: str
    """BibLaTeX's type; empty for a short form."""
    fields: tuple[Field, ...]
    places: tuple[Place, ...]
    doubts: tuple[str, ...] = ()
    confidence: float = 0.97
    """Less where nothing but capitals sets the title apart."""

    def span(self, name: str) -> Field | None:
        """The first field of this name."""
        return next((f for f in self.fields if f.name == name), None)

    def has(self, *names: str) -> bool:
        """Whether one of these fields is there."""
        return any(f.name in names for f in self.fields)


@dataclass
class Draft:
    """The state of the parse of one reference."""

    rich: Rich
    start: int
    pos: int
    end: int
    fields: list[Field] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    """What the rules found: `chapter`, `journal`, `thesis`, `news`, `web`, `film` …"""
    doubts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole note."""
        return self.rich.text

    def has(self, *names: str) -> bool:
        """Whether one of these fields was found."""
        return any(f.name in names for f in self.fields)

    def value(self, name: str) -> str:
        """The words of a field, or nothing."""
        return next((self.text[f.start : f.end] for f in self.fields if f.name == name), "")

    def add(self, name: str, start: int, end: int) -> None:
        """Take a stretch as a field, without the white space and commas round it."""
        while end > start and self.text[end - 1] in " ,;:":
            end -= 1
        while start < end and self.text[start] in " ,;:":
            start += 1
        if end > start:
            self.fields.append(Field(name, start, end))

    def take(self, match: re.Match[str]) -> None:
        """Take every named group as a field and go on behind the match."""
        for name in match.re.groupindex:
            if match[name] is not None:
                self.add(name.rstrip("_"), *match.span(name))
        self.pos = match.end()

    def rename(self, old: str, new: str) -> None:
        """Give a field another name."""
        self.fields = [Field(new, f.start, f.end) if f.name == old else f for f in self.fields]

    def separator(self) -> int:
        """Where the next component can begin."""
        match = _SEPARATOR.match(self.text, self.pos, self.end)
        return match.end() if match else self.pos


def quoted(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The quotations at the top level of a stretch, with their marks."""
    at = start
    while at < end:
        if text[at] in _QUOTES and _opens(text, at, start):
            close = _closing(text, at, end)
            if close is not None:
                yield at, close
                at = close
                continue
        at += 1


def _opens(text: str, at: int, start: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1 : at + 3].strip() if text[at] in "«»" else text[at + 1 : at + 2]
    return bool(after.strip()) and not (before.isalnum() or before in ".,!?”’")


def _closing(text: str, at: int, end: int) -> int | None:
    closers = _QUOTES[text[at]]
    single = text[at] == "‘"
    for i in range(at + 1, min(end, at + 400)):
        if text[i] not in closers:
            continue
        after = text[i + 1 : i + 2] if i + 1 < end else " "
        if after.isalnum() or (text[at] == '"' and text[i - 1] == " "):
            continue
        if single and _is_apostrophe(text, i, end):
            continue
        return i + 1
    return None


def _is_apostrophe(text: str, at: int, end: int) -> bool:
    """`the Boys’ Club`: behind an s and before a word that goes on, with a closer to come."""
    goes_on = re.match(r" (?!in |In |\()\w", text[at + 1 : at + 8])
    if text[at - 1] != "s" or not goes_on:
        return False
    rest = text[at + 1 : min(end, at + 200)]
    later = rest.find("’")
    opening = rest.find("‘")
    return later >= 0 and (opening < 0 or later < opening)
