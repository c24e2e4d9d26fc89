"""Figures and months of descriptions, of persons, terms and acts, against the text."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from backmatter import rules
from backmatter.apparatus import Person, Term
from backmatter.check.events import years_in
from backmatter.check.near import NUMBER, near_number
from backmatter.diagnostics import Diagnostic
from backmatter.model import Act, Corpus
from backmatter.resolve import Resolved
from backmatter.text import Span

_MONTHS = "|".join(month_name[1:])
_MONTH = re.compile(rf"\b(?P<month>{_MONTHS}) (?:\d{{1,2}}, )?(?P<year>\d{{4}})(?!\d)")
_FIGURE = re.compile(r"(?<![\w,.–/-])\d[\d,.]*\d(?![\w–/-])")
"""A number for itself, of two figures at least: no range, no ordinal and no decade."""
_YEAR = re.compile(r"1\d{3}|20\d\d")
_FEW = 3
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_CLAUSE = re.compile(r"(?<=[.?!;,]) ")
_ABSTRACT = re.compile(r"^abstract:", re.MULTILINE)
_UNITS = "one two three four five six seven eight nine".split()
_TEENS = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


@dataclass(frozen=True)
class _Text:
    """What a description is held against."""

    texts: tuple[str, ...]

    @cached_property
    def numbers(self) -> dict[str, None]:
        """Every number of it, in the order of the text."""
        return dict.fromkeys(chain.from_iterable(NUMBER.findall(t) for t in self.texts))

    @cached_property
    def small(self) -> str:
        """All of it in small letters, with hyphens as spaces."""
        return "\n".join(self.texts).lower().replace("-", " ")

    def has_in_words(self, figure: str) -> bool:
        """Whether it has a figure below a hundred as a word."""
        words = _in_words(int(figure)) if len(figure) == 2 and figure.isdecimal() else ""
        return bool(words) and re.search(rf"\b{words}\b", self.small) is not None

    def years_beside(self, clause: str) -> str:
        """The years of the passage that has a name of a clause first, if few have it."""
        for name in _NAME.findall(clause):
            named = [text for text in self.texts if name in text and years_in(text)]
            years = sorted(years_in(named[0])) if 0 < len(named) <= _FEW else []
            if 0 < len(years) <= _FEW:
                return f"; beside “{name}” it has {' or '.join(years)}"
        return ""

    def other_month(self, month: str, year: str) -> str:
        """Another month of this year, if it has one, and has this month nowhere beside it."""
        if any(month in text and year in text for text in self.texts):
            return ""
        found = chain.from_iterable(_MONTH.finditer(text) for text in self.texts)
        return next((m[0] for m in found if m["year"] == year), "")


def check_descriptions(resolved: Resolved) -> Iterator[Diagnostic]:
    """What persons and terms, and the abstracts of acts, have of figures, the text has too."""
    corpus = resolved.corpus
    apparatus = corpus.apparatus
    items: list[Person | Term] = [*apparatus.persons, *apparatus.terms]
    if items:
        text = _Text(tuple(_whole(corpus)))
        for item in items:
            yield from _held(item.words.text, item.words.span, text)
    for act in corpus.acts:
        if abstract := _ABSTRACT.search(act.document.file.text):
            span = Span(act.document.file, abstract.end(), len(act.document.file.text))
            yield from _held(act.abstract, span, _Text(tuple(_own(act))), is_abstract=True)


def _whole(corpus: Corpus) -> Iterator[str]:
    """All that the edition says, its bibliography too."""
    for act in corpus.acts:
        yield from _own(act)
    for entry in corpus.bibliography.entries.values():
        yield from entry.fields.values()


def _own(act: Act) -> Iterator[str]:
    yield " ".join(act.title_parts)
    yield from (block.text for block in act.blocks)
    yield from (note.text for note in act.notes)


def _held(
    words: str, span: Span, text: _Text, *, is_abstract: bool = False
) -> Iterator[Diagnostic]:
    """Of years outside an abstract only those whose figures are exchanged are doubtful."""
    for found in _MONTH.finditer(words):
        if other := text.other_month(found["month"], found["year"]):
            yield _not_there(span, found[0], f"; it has {other}")
    for figure in dict.fromkeys(_FIGURE.findall(words)):
        if figure in text.numbers or text.has_in_words(figure):
            continue
        is_year = _YEAR.fullmatch(figure) is not None
        others = [n for n in text.numbers if not is_year or _YEAR.fullmatch(n)]
        near = near_number(figure, others)
        hint = f"; it has {near}" if near else ""
        if is_year and is_abstract:
            clause = next(s for s in _CLAUSE.split(words) if figure in s)
            hint = text.years_beside(clause) or hint
        if is_abstract or not is_year or sorted(near) == sorted(figure):
            yield _not_there(span, figure, hint)


def _not_there(span: Span, figure: str, hint: str) -> Diagnostic:
    found = re.search(rf"(?<![\d,.]){re.escape(figure)}(?!\d)", span.text)
    at = span.part(*found.span()) if found else span
    return rules.FIGURE_IN_TEXT.at(at, figure=figure, hint=hint)


def _in_words(number: int) -> str:
    """A number from 10 to 99 in words."""
    tens, units = divmod(number, 10)
    if tens < 2:
        return _TEENS[units]
    return f"{_TENS[tens - 2]} {_UNITS[units - 1]}" if units else _TENS[tens - 2]
