"""Words that lead up to a reference and belong to no field."""

from __future__ import annotations

from backmatter.importer.words import SIGNAL_RE


def after_signals(text: str, start: int, end: int) -> int:
    """Behind “See also”, “Cf.” and the like with which a piece may begin."""
    at = start
    while at < end:
        while at < end and (text[at].isspace() or text[at] in "(,;:—–"):
            at += 1
        match = SIGNAL_RE.match(text, at, end)
        if match is None or match.end() >= end:
            return at
        at = match.end()
    return at
