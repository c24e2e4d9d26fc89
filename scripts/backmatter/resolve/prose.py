"""The running words of a text, in which names and terms are sought."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

BIB = "bib:"
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Prose:
    """The words of one paragraph or list item, without the titles of works it links to."""

    text: str
    inline: int
    """Index of the token `inline` among those of its block."""
    starts: tuple[int, ...]
    """Where each of its child tokens begins in the text."""
    linked: frozenset[int]
    """Child tokens within a link."""

    def within(self, start: int, end: int) -> tuple[int, int, int] | None:
        """The child token that holds the stretch whole and outside any link, with its
        start and end there; None if there is no such token.
        """
        child = bisect_right(self.starts, start) - 1
        limit = self.starts[child + 1] if child + 1 < len(self.starts) else len(self.text)
        if end > limit or child in self.linked:
            return None
        return child, start - self.starts[child], end - self.starts[child]


def prose(tokens: Sequence[Token]) -> Iterator[Prose]:
    """The running words of each inline token below the block tokens."""
    for number, token in enumerate(tokens):
        if token.type == "inline":
            yield _prose(number, token.children or ())


def _prose(number: int, children: Sequence[Token]) -> Prose:
    parts: list[str] = []
    starts: list[int] = []
    linked: set[int] = set()
    link = ""
    at = 0
    for i, child in enumerate(children):
        if child.type == "link_open":
            link = str(child.attrGet("href"))
        elif child.type == "link_close":
            link = ""
        if link:
            linked.add(i)
        starts.append(at)
        parts.append("\n" if link.startswith(BIB) else _words(child))
        at += len(parts[-1])
    return Prose("".join(parts), number, tuple(starts), frozenset(linked))


def _words(child: Token) -> str:
    if child.type == "text":
        return child.content
    if child.type in {"softbreak", "hardbreak"}:
        return " "
    return "\n" if child.type in {"code_inline", "citation", "image"} else ""


class Finder:
    """Finds forms of names or terms; at each place the longest form counts.

    A form in small letters may begin with a capital too, as at the start of a sentence.
    """

    def __init__(self, forms: Mapping[str, str]) -> None:
        """`forms` leads from each form to the id of what it means."""
        self._ids = dict(forms)
        for form in forms:
            if form == form.lower():
                self._ids.setdefault(form[:1].upper() + form[1:], forms[form])
        longest_first = sorted(self._ids, key=lambda form: (-len(form), form))
        choice = "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{choice})(?!\w)") if choice else _NOTHING

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Id, start and end of each find, from left to right."""
        for match in self._pattern.finditer(text):
            yield self._ids[" ".join(match[0].split())], match.start(), match.end()

    def ids(self, found: Iterable[Prose]) -> frozenset[str]:
        """The ids of all finds in these stretches."""
        return frozenset(id_ for p in found for id_, _, _ in self.find(p.text))
