"""What stands behind the key of a citation: places that are begun, mistyped or impossible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backmatter import rules
from backmatter.check.numbers import DASH, ordinal
from backmatter.check.quotes import lone_quote
from backmatter.diagnostics import Diagnostic
from backmatter.source.citation import LABEL_OF
from backmatter.text import Span

_LABEL = "|".join(sorted(map(re.escape, LABEL_OF), key=len, reverse=True))
_FAULTS = tuple(
    (re.compile(pattern), reason, remedy)
    for pattern, reason, remedy in (
        (
            r"\A\s*(?P<x>[.:])\s*[^\W_]",
            "“{x}” stands behind the key, where a comma should",
            "Write a comma for it.",
        ),
        (r"(?P<x>,\s*,)", "two commas stand in a row", "Remove one of them."),
        (
            r"(?<!\w)(?P<x>(?P<y>pp?|pages?|vols?|nos?|chaps?|fols?)"
            r"(?:\.?[,:]|(?<=p)\.\.))\s*\d",
            "a sign too many in “{x}”",
            "Write `{y}.`.",
        ),
        (
            rf"\A\s*,\s*(?P<x>{_LABEL})\s*,",
            "nothing stands behind “{x}”",
            "Write the number behind it, or remove “{x}”.",
        ),
        (
            rf"(?P<x>(?P<y>\d+)\s?{DASH})\s*(?=,|;|\Z)",
            "the range “{x}” does not end",
            "Write the last number behind the dash; if only {y} is cited, remove the dash.",
        ),
        (r"\d\s*(?P<x>[,.])\s*\Z", "“{x}” stands at the end of the citation", "Remove it."),
        (
            r"(?<![\w.])(?<!sig\. )(?<!sigs\. )(?P<x>\d+[lIO]\d*|[lIO]\d+)(?!\w)",
            "“{x}” holds a letter among its figures",
            "Write `{figures}`, with figures alone.",
        ),
        (
            r"(?<!\w)pp?\.\s*(?P<x>0+)(?!\w)",
            "no work has a page {x}",
            "Correct the page.",
        ),
    )
)
_FIGURES = str.maketrans("lIO", "110")
"""The figures for which these letters are typed."""
_SOUND = re.compile(r"(?:, (?:vol|pp?)\. [1-9]\d*(?:–\d+)?)*")
"""What most citations have, in which nothing needs to be sought."""
_UNSURE = re.compile(r"\?\?+|\b(?:TODO|FIXME|TBD|TK)\b")
_ROMAN_RANGE = re.compile(
    rf"(?<!\w)(?P<first>[ivxlc]+)\s?{DASH}\s?(?P<last>[ivxlc]+)(?!\w)", re.I
)
"""A range of Roman numbers, as of the pages of a preface."""


def check_places(behind: Span) -> Iterator[Diagnostic]:
    """The places in `behind`, which is all that follows a key, are whole."""
    text = behind.text
    if _SOUND.fullmatch(text):
        return
    for pattern, reason, remedy in _FAULTS:
        if match := pattern.search(text):
            groups = {**match.groupdict(), "figures": match["x"].translate(_FIGURES)}
            yield rules.CLUSTER_PARSES.at(
                behind.part(*match.span("x")),
                reason=reason.format_map(groups),
                remedy=remedy.format_map(groups),
            )
            return
    if (match := _UNSURE.search(text)) is not None:
        yield rules.NO_PLACEHOLDER.at(behind.part(*match.span()), found=match[0])
    if sign := lone_quote(text):
        at = text.rfind(sign) if sign == "“" else text.find(sign)
        yield rules.CLUSTER_PARSES.at(
            behind.part(at, at + 1),
            reason="a quotation mark lacks its partner",
            remedy="Remove it, or write the other mark of the pair.",
        )
    for match in _ROMAN_RANGE.finditer(text):
        first, last = ordinal(match["first"]), ordinal(match["last"])
        if first is not None and last is not None and last <= first:
            span = behind.part(*match.span())
            yield rules.LOCATOR_RISES.at(span, range=match[0])
