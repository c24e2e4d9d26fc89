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
    (re.compile(pattern), reason)
    for pattern, reason in (
        (r"\A\s*(?P<x>[.:])\s*[^\W_]", "“{x}” stands behind the key, where a comma should"),
        (r"(?P<x>,\s*,)", "two commas stand in a row"),
        (
            r"(?<!\w)(?P<x>(?:pp?|pages?|vols?|nos?|chaps?|fols?)\.?[,:]|pp?\.\.)\s*\d",
            "a sign too many in “{x}”",
        ),
        (rf"\A\s*,\s*(?P<x>{_LABEL})\s*,", "nothing stands behind “{x}”"),
        (rf"(?P<x>\d\s?{DASH})\s*(?=,|;|\Z)", "the range “{x}” does not end"),
        (r"\d\s*(?P<x>[,.])\s*\Z", "“{x}” stands at the end of the citation"),
        (
            r"(?<![\w.])(?<!sig\. )(?<!sigs\. )(?P<x>\d+[lIO]\d*|[lIO]\d+)(?!\w)",
            "“{x}” holds a letter among its figures",
        ),
        (r"(?<!\w)pp?\.\s*(?P<x>0+)(?!\w)", "no work has a page {x}"),
    )
)
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
    for pattern, reason in _FAULTS:
        if match := pattern.search(text):
            span = behind.part(*match.span("x"))
            yield rules.CLUSTER_PARSES.at(span, reason=reason.format(x=match["x"]))
            return
    if (match := _UNSURE.search(text)) is not None:
        yield rules.NO_PLACEHOLDER.at(behind.part(*match.span()), found=match[0])
    if sign := lone_quote(text):
        at = text.rfind(sign) if sign == "“" else text.find(sign)
        reason = "a quotation mark lacks its partner"
        yield rules.CLUSTER_PARSES.at(behind.part(at, at + 1), reason=reason)
    for match in _ROMAN_RANGE.finditer(text):
        first, last = ordinal(match["first"]), ordinal(match["last"])
        if first is not None and last is not None and last <= first:
            span = behind.part(*match.span())
            yield rules.LOCATOR_RISES.at(span, range=match[0])
