"""What stands beside the text as data: its times, its people, its terms, its figure.

*Apparatus* is the editors' word for what helps to read a text and is no part of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from backmatter.dates import Date
from backmatter.text import SourceFile, Span

Places = Mapping[tuple[str, str], Span]
"""Where the values of an item stand, by field and text."""


@dataclass(frozen=True)
class Words:
    """A line of ours: its Markdown, parsed."""

    tokens: Sequence[Token]
    text: str
    """Without markup."""
    links: tuple[str, ...]
    """Where its links lead, as written."""
    span: Span


@dataclass(frozen=True)
class Place:
    """A passage or a note of an act, written `1929 p7` or `1929 n6`."""

    act: str
    id: str
    span: Span


@dataclass(frozen=True)
class Event:
    """Something that the text dates."""

    date: Date
    shown: str
    """The date in words, where they say more than the date itself: “late 1920s”."""
    words: Words
    place: Place
    of_telling: bool
    """Whether it belongs to how the story was told and not to the story."""
    span: Span


@dataclass(frozen=True)
class Person:
    """One of the people of the text."""

    id: str
    name: str
    forms: tuple[str, ...]
    """How the text names her or him; the longest that fits at a place is meant there."""
    dates: str
    words: Words
    """Who this is, in this text."""
    company: str
    """The heading under which the person stands."""
    credited_as: tuple[str, ...]
    """Names as author or editor, as the bibliography writes them: `Carr, E. H.`."""
    span: Span
    places: Places = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Term:
    """A word that the text explains."""

    id: str
    name: str
    forms: tuple[str, ...]
    original: str
    """The word in its own script."""
    latin: str
    """The same in Latin letters, by the edition's system."""
    lang: str
    """Language of the original, as BCP 47 has it: `ru`."""
    words: Words
    span: Span
    places: Places = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Undated:
    """An event whose date cannot be read."""

    written: str
    place: Place
    span: Span
    """Where the date stands."""


@dataclass(frozen=True)
class Point:
    """A turn of the figure's line, which leads to an act."""

    year: float
    act: str
    span: Span


@dataclass(frozen=True)
class Figure:
    """The argument as one line, from its first year to its last, and its turns."""

    title: str
    words: Words
    """What the figure means, and what it does not."""
    first: float
    last: float
    points: tuple[Point, ...]
    span: Span


@dataclass(frozen=True)
class Apparatus:
    """All data of an edition; what an edition does not use is empty."""

    events: tuple[Event, ...] = ()
    undated: tuple[Undated, ...] = ()
    persons: tuple[Person, ...] = ()
    terms: tuple[Term, ...] = ()
    names: frozenset[str] = frozenset()
    """Proper names that are no persons, and words that no dictionary has."""
    figure: Figure | None = None
    files: tuple[SourceFile, ...] = ()
    """The files of all this that are there."""
    unread: frozenset[str] = frozenset()
    """The names of those of which something could not be read: `persons`."""


def place_of(item: Person | Term, name: str, value: str = "") -> Span:
    """Where a field of an item stands, or one of its values; else where the item begins."""
    places = (s for (n, v), s in item.places.items() if n == name and value in {"", v})
    return next(places, item.span)
