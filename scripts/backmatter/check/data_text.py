"""The prose of values: of the data files, and of the front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backmatter.check.apparatus import all_words
from backmatter.check.characters import check_file
from backmatter.check.prose import FRONT, MASK, Prose, masked
from backmatter.check.spelling import misspelt
from backmatter.check.text import check_prose
from backmatter.diagnostics import Diagnostic
from backmatter.model import Act
from backmatter.resolve import Resolved
from backmatter.text import SourceFile, Span

_FIELD = re.compile(
    r"^(?:title|subtitle|description|abstract):[ \t]+(?P<value>\S[^\n]*)$", re.MULTILINE
)
_NO_PROSE = re.compile(r"(?<=\])\([^()\s]*\)|`[^`\n]*`|\A[>|][+-]?|''|\\.")
"""What a link leads to, code, the sign of a block, and signs that are escaped."""


def check_data_text(resolved: Resolved) -> Iterator[Diagnostic]:
    """Quotes, spaces, hyphens, slips of the hand and characters in the data files."""
    for words in all_words(resolved):
        yield from _check(_prose(words.span))
    for file in resolved.corpus.apparatus.files:
        yield from check_file(file)


def check_front_text(act: Act) -> Iterator[Diagnostic]:
    """The same in the titles and descriptions of acts and pages, but for the characters."""
    for document in act.documents:
        front = FRONT.match(document.file.text)
        for field in _FIELD.finditer(front[0]) if front else ():
            yield from _check(_prose(_span(document.file, field)))


def _check(prose: Prose) -> Iterator[Diagnostic]:
    yield from check_prose(prose)
    yield from misspelt(prose)


def _span(file: SourceFile, field: re.Match[str]) -> Span:
    """Where the value stands, without a remark behind it."""
    value = field["value"].partition(" #")[0].rstrip()
    return Span(file, field.start("value"), field.start("value") + len(value))


def _prose(span: Span) -> Prose:
    """A value as it is written, but for the marks round it; YAML ends it at one within."""
    text = span.text
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        inner = text[1:-1].replace('"', MASK) if text[0] == '"' else text[1:-1]
        text = MASK + inner + MASK
    text = masked(_NO_PROSE.sub(lambda found: MASK * len(found[0]), text))
    return Prose(span.file, span.start, text, is_heading=False, in_note=False)
