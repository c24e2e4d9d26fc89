"""Roman figures in the places that citations give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backmatter import rules
from backmatter.check.citations import clusters_of, tail
from backmatter.check.numbers import DASH, ordinal
from backmatter.diagnostics import Diagnostic
from backmatter.model import Act, Bibliography, Entry

_FIGURE = re.compile(
    rf"(?<!\w)(?:pp?|vols?|chaps?|bks?|pts?)\.[ \n]?(?:[ivxlcdm]+\s?{DASH}\s?)?"
    r"(?P<x>[ivxlcdm]{3,12}|[IVXLCDM]{3,12})(?![\w.’'])"
)
_YEAR = re.compile(r"-?\d{4}")
_FIRST_YEAR = 1800
"""Older works count their pages in ways of their own: xviiii, iiii."""
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_SIGNS = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(),
        strict=True,
    )
)


def check_roman(act: Act, bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Each Roman figure that is none."""
    for document in act.documents:
        for cite in (c for cluster in clusters_of(document) for c in cluster.cites):
            entry = bibliography.entries.get(cite.key)
            if entry is None or not _is_modern(entry):
                continue
            behind = tail(cite)
            for match in _FIGURE.finditer(behind.text):
                if ordinal(match["x"]) is None:
                    span = behind.part(*match.span("x"))
                    hint = _meant(match["x"])
                    yield rules.ROMAN_IS_WELL_FORMED.at(span, found=match["x"], hint=hint)


def _is_modern(entry: Entry) -> bool:
    """Whether a work came out since figures are written as today; not if no year is known."""
    years = _YEAR.findall(f"{entry.get('date', 'year')} {entry.get('origdate')}")
    return bool(years) and all(int(year) >= _FIRST_YEAR for year in years)


def _meant(figure: str) -> str:
    """The figure that differs in two letters exchanged, or counts the same."""
    small = figure.lower()
    swaps = (
        small[:i] + small[i + 1] + small[i] + small[i + 2 :] for i in range(len(small) - 1)
    )
    found = next((s for s in swaps if ordinal(s) is not None), "")
    values = [_VALUES[c] for c in small]
    if values == sorted(values, reverse=True):
        found = roman(sum(values))
    if not found:
        return ""
    return f"; did you mean “{found if figure == small else found.upper()}”?"


def roman(number: int) -> str:
    """The Roman figure of a number, in small letters."""
    parts: list[str] = []
    for value, sign in _SIGNS:
        count, number = divmod(number, value)
        parts.append(sign * count)
    return "".join(parts)
