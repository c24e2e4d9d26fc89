"""The authors of a bibliography, and where a text names them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from backmatter.apparatus import Person
from backmatter.model import Bibliography, Entry
from backmatter.text import without_accents

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:{_CAPITAL}\.|(?:{_CAPITAL}[’'])?{_CAPITAL}[\w-]+)"
_PARTICLE = r"(?:(?:de|da|di|du|del|la|le|van|von|der|den|zu|ten|ter|al|el|ibn)[ \n]+)"
_RUN = re.compile(rf"(?<![\w’'.-]){_WORD}(?:(?:[ \n]+{_PARTICLE}{{0,3}}|(?<=\.)){_WORD})*")
"""Words with a capital in a row, as names are."""
_PIECE = re.compile(_WORD)
_LEADING = frozenset(
    """
as but yet and when while like though although if for so what that here in then thus still
because since according to where once again even after before with by from on at of or both
only perhaps indeed whereas nor it this these those has does did is was how why historian
""".split()
)
"""Words that have a capital where they begin a sentence, and are no given names."""
_SIGNS = re.compile("[{}ʹʺ]")
_CORPORATE = re.compile(r"[{=]")
_AND = re.compile(r"\s+and\s+")
_CREDITS = ("author", "editor", "translator")


@dataclass(frozen=True)
class Author:
    """Someone with a family name and given names who has works in the bibliography."""

    family: str
    given: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name as a text has it."""
        return " ".join((*self.given, self.family))


@dataclass(frozen=True)
class Named:
    """A place in a text where it names one of the authors."""

    start: int
    end: int
    author: Author
    is_full: bool
    """Whether a given name stands there too."""


@dataclass(frozen=True, eq=False)
class Authors:
    """The authors of a bibliography with their works, and forms of their names."""

    works: Mapping[Author, Sequence[Entry]]
    by_family: Mapping[str, Sequence[Author]]
    """By the last word of the family name, in small letters."""
    listed: Mapping[str, Author] = field(default_factory=dict)
    """By other forms that the edition lists: the family name alone, a short first name."""

    def may_be_in(self, text: str) -> bool:
        """Whether a text has any of the last words of their names."""
        words = map(flat, _PIECE.findall(text))
        return any(word in self.by_family or word in self.listed for word in words)

    def named_in(self, text: str, seen: dict[str, Author]) -> Iterator[Named]:
        """The authors that a text names, in its order.

        A family name alone counts if it is listed, or if the whole name is in `seen`, where
        those of this text are put too.
        """
        for run in _RUN.finditer(text):
            pieces = [m for m in _PIECE.finditer(run[0]) if m[0].lower() not in _LEADING]
            last = flat(pieces[-1][0]) if pieces else ""
            if last not in self.by_family and last not in self.listed:
                continue
            words = [m[0] for m in pieces]
            author = self._author(words, last, seen)
            if author is not None:
                start = run.start() + pieces[0].start()
                yield Named(start, run.end(), author, len(words) > 1)

    def _author(
        self, words: Sequence[str], last: str, seen: dict[str, Author]
    ) -> Author | None:
        if whole := self.listed.get(flat(" ".join(words))):
            seen[last] = whole
            return whole
        if len(words) == 1:
            return seen.get(last)
        for author in self.by_family.get(last, ()):
            own = len(author.family.split())
            if agree(tuple(words[:-own]), author.given) and len(words) > own:
                seen[last] = author
                return author
        return None


def authors_of(field_: str) -> Iterator[Author]:
    """The persons of a list of names that have given names."""
    for name in _AND.split(field_):
        if _CORPORATE.search(name):
            continue
        family, comma, given = name.partition(",")
        if not comma:
            given, _, family = name.rpartition(" ")
        given = given.rpartition(",")[2]
        if family.strip() and given.strip():
            words = given.replace(".", ". ").split()
            yield Author(" ".join(family.split()), tuple(words))


def find_authors(bibliography: Bibliography, persons: Sequence[Person]) -> Authors:
    """The authors of a bibliography, with the forms that the edition lists."""
    works: dict[Author, list[Entry]] = defaultdict(list)
    for entry in bibliography.entries.values():
        for author in {a: None for f in _CREDITS for a in authors_of(entry.get(f))}:
            works[author].append(entry)
    by_family: dict[str, list[Author]] = defaultdict(list)
    for author in works:
        by_family[flat(author.family.split()[-1])].append(author)
    listed: dict[str, Author] = {}
    for person in persons:
        credited = (a for name in person.credited_as for a in authors_of(name) if a in works)
        by_name = next(credited, None)
        if by_name is not None:
            for form in (person.name, *person.forms):
                listed.setdefault(flat(form), by_name)
    return Authors(dict(works), dict(by_family), listed)


def agree(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether given names can be those of one person: of each pair one may be an initial."""
    return bool(some and others) and all(
        _alike(flat(a), flat(b)) for a, b in zip(some, others, strict=False)
    )


def _alike(some: str, other: str) -> bool:
    short, long = sorted((some.strip("."), other.strip(".")), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


@lru_cache(maxsize=20_000)
def flat(text: str) -> str:
    """Small letters without accents, braces and signs of transliteration."""
    return _SIGNS.sub("", without_accents(text.replace("’", "'"))).lower()
