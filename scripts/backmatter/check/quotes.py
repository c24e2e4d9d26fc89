"""Quotation marks of a value that stands alone, and what in a text others have said."""

from __future__ import annotations

import re
from itertools import chain

from backmatter.check.prose import Prose, finds
from backmatter.text import Stretches, in_order

_EMPHASIS = re.compile(r"(?P<sign>\*{1,3}|_{1,3})(?=[^\s*_])[^*_]{1,200}(?P=sign)")
_MARKED = re.compile(r"\[[^\[\]]{1,400}\]\{[^{}]{0,80}(?:\blang|\.)")
_QUOTED = re.compile(r"“[^“”]{0,2000}”|(?<!\w)‘[^‘’\n]{1,300}’(?!\w)")


def lone_quote(text: str) -> str:
    """The quotation mark of which there is one too many, or nothing.

    In German “ closes what „ opens; in Swedish ” does both.
    """
    first, last = text.count("“"), text.count("”")
    if "„" in text:
        return "" if text.count("„") == first + last else "„"
    if first == last or (not first and last % 2 == 0):
        return ""
    return "“" if first > last else "”"


def apart(prose: Prose) -> Stretches:
    """Where a text is emphasised, as titles and foreign words are, or has a language."""
    emphasised = finds(_EMPHASIS, prose.text, "*", "_")
    return in_order(m.span() for m in chain(emphasised, finds(_MARKED, prose.source, "{")))


def quoted(prose: Prose) -> Stretches:
    """Where a text stands in quotation marks; all of it if it is a quotation set apart."""
    begin = prose.file.line_starts[prose.file.line_of(prose.start) - 1]
    if ">" in prose.file.text[begin : prose.start]:
        return ((0, len(prose.text)),)
    return in_order(m.span() for m in finds(_QUOTED, prose.text, "“", "‘"))


def said_by_others(prose: Prose) -> Stretches:
    """Where a text quotes, is emphasised or has another language."""
    return in_order((*apart(prose), *quoted(prose)))
