"""What the subjects ask of findings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from backmatter.diagnostics import Diagnostic, Rule
from backmatter.text import Span

_LONGEST = 20_000
"""More characters than an entry has on one side of a fault."""
_NEXT_NOTE = re.compile(r"\n\[\^[^\]\n]+\]:")


def of_rule(found: Iterable[Diagnostic], rule: Rule) -> list[Diagnostic]:
    """The findings of one rule."""
    return [d for d in found if d.rule is rule]


def note_at(label: Span) -> Span:
    """The whole note whose label is at this place."""
    text = label.file.text
    following = _NEXT_NOTE.search(text, label.end)
    return Span(label.file, label.start, following.start() if following else len(text))


def entry_at(span: Span) -> Span:
    """The entry in which a place of a bibliography is, from its @ up to the next."""
    text = span.file.text
    first, last = max(0, span.start - _LONGEST), min(len(text), span.end + _LONGEST)
    start = max(first, text.rfind("\n@", first, span.start + 1) + 1)
    end = text.find("\n@", span.end, last)
    return Span(span.file, start, last if end < 0 else end)


def page_of(span: Span) -> str:
    """The act of which a file holds the text or the notes."""
    return PurePosixPath(span.path).stem
