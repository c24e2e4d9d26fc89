"""What pages and the citation file tell of the edition: its notes, the years of its acts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from backmatter import rules
from backmatter.check.near import one_away
from backmatter.check.prose import FRONT
from backmatter.diagnostics import Diagnostic
from backmatter.model import Act
from backmatter.resolve import Resolved
from backmatter.text import SourceFile, Span

_COUNT = re.compile(
    r"\b(?P<all>(?:[Ii]ts|[Tt]he|[Aa]ll) )?(?P<number>\d{1,5})(?(all)(?: numbered)?| numbered)"
    r"\s+notes\b"
    r"(?!\s+(?:in|on|to|by|from|that|which|with|whose|I|V|about|added)\b)"
    r"(?!\s+of\s+(?!(?:the|this|our)\s+(?:whole\s+)?edition\b))"
)
"""All notes, and not those of one kind."""
_TO = re.compile(
    r"\b[Nn]otes?\b[^.!?]{0,120}?\bnumber(?:s|ed)?\b[^.!?]{0,40}?"
    r"\b(?:1|one) (?:to|through) (?P<number>\d{1,5})\b(?![–-]\d)"
)
_YEAR = re.compile(r"\d{4}")
_LIST = re.compile(r"(?<![\d–/-])\d{4}(?:, \d{4})+,? (?:and|&) \d{4}(?![\d–/-])")
_TITLE = re.compile(r"^title:[ \t]*['\"]?(?P<year>\d{4})['\"]?[ \t]*$", re.MULTILINE)
_LEAST = 3


def check_count_of_notes(
    resolved: Resolved, files: Iterable[SourceFile], *, by_page: bool
) -> Iterator[Diagnostic]:
    """The number of notes that pages and other files tell is that of the edition.

    Of numbers far from it something else may be told, and of those of an act the act.
    """
    count = len(resolved.notes)
    is_whole = not resolved.without_mark and all(n.note for n in resolved.notes)
    is_whole &= len({n.label.isdecimal() for n in resolved.notes}) == 1
    if by_page or not count or not is_whole:
        return
    of_acts = Counter(note.act.stem for note in resolved.notes).values()
    told = (*files, *(page.document.file for page in resolved.corpus.frames))
    for file in told:
        for pattern in (_COUNT, _TO):
            for match in pattern.finditer(file.text):
                number = int(match["number"])
                is_near = abs(number - count) <= max(2, count // 10)
                is_near |= one_away(match["number"], str(count)) and number * 2 > count
                if number != count and is_near and number not in of_acts:
                    span = Span(file, *match.span("number"))
                    yield rules.NUMBER_OF_NOTES.at(span, number=number, count=count)


def check_years_of_acts(resolved: Resolved) -> Iterator[Diagnostic]:
    """Acts whose files are named by years have these in their titles, in the figure, and in
    each list of them, where the others have theirs.
    """
    acts = [act for act in resolved.corpus.acts if _YEAR.fullmatch(act.stem)]
    if len(acts) < _LEAST:
        return
    yield from _titles(acts)
    yield from _points(resolved, acts)
    others = [act for act in resolved.corpus.acts if act not in acts]
    for page in (*others, *resolved.corpus.frames):
        yield from _lists(page, [act.stem for act in acts])


def _titles(acts: Sequence[Act]) -> Iterator[Diagnostic]:
    """The one act whose title is another year than its file's name."""
    wrong = [act for act in acts if act.title != act.stem]
    if len(wrong) == 1 and _YEAR.fullmatch(wrong[0].title):
        file = wrong[0].document.file
        front = FRONT.match(file.text)
        found = _TITLE.search(front[0]) if front else None
        span = Span(file, *found.span("year")) if found else file.line_span(1)
        year, act = wrong[0].title, wrong[0].stem
        remedy = f'Write `title: "{act}"`, or rename the files of the act and its notes.'
        yield rules.YEAR_OF_ACT.at(span, year=year, act=act, remedy=remedy)


def _points(resolved: Resolved, acts: Sequence[Act]) -> Iterator[Diagnostic]:
    """The one point of the figure whose year is not that of its act."""
    figure = resolved.corpus.apparatus.figure
    stems = {act.stem for act in acts}
    points = [p for p in figure.points if p.act in stems] if figure else []
    wrong = [p for p in points if p.year != int(p.act)]
    if len(points) >= _LEAST and len(wrong) == 1:
        year, act = f"{wrong[0].year:g}", wrong[0].act
        remedy = f"Write `year: {act}`, or lead the point to another act."
        yield rules.YEAR_OF_ACT.at(wrong[0].span, year=year, act=act, remedy=remedy)


def _lists(page: Act, stems: Sequence[str]) -> Iterator[Diagnostic]:
    """A list of as many years as there are acts, of which one alone is none of theirs."""
    for match in _LIST.finditer(page.document.file.text):
        years = _YEAR.findall(match[0])
        wrong = [
            i for i, (year, stem) in enumerate(zip(years, stems, strict=False)) if year != stem
        ]
        if len(years) == len(stems) and len(wrong) == 1:
            at = match.start() + match[0].index(years[wrong[0]])
            span = Span(page.document.file, at, at + 4)
            year, act = years[wrong[0]], stems[wrong[0]]
            remedy = f"Write {act}, if the list is of the acts."
            yield rules.YEAR_OF_ACT.at(span, year=year, act=act, remedy=remedy)
