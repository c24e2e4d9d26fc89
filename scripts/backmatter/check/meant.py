"""How a citation that is broken should stand, as far as what is there shows it."""

from __future__ import annotations

import re

from backmatter.source.citation import parse_locators
from backmatter.text import Span

_PLACES_IN_BRACKETS = re.compile(r"\s*\[(?P<places>[^\]\[@\n]{1,80})\]")
_BEFORE_ROUND = re.compile(r"\((?P<prefix>[^()\[\]@\n]{0,40})\Z")
_UP_TO_ROUND = re.compile(r"[^()\[\]\n]*(?=\))")
_UP_TO_SQUARE = re.compile(r"[^\[\]\n]*(?=\])")
_BEFORE_SQUARE = re.compile(r"\[(?P<prefix>[^\[\]@\n]{0,40})\Z")
_LABELS = {
    **dict.fromkeys(("pg", "pg.", "pag", "pag.", "page.", "pge."), "p."),
    **dict.fromkeys(("pgs", "pgs.", "pags", "pags.", "pages.", "p.p.", "ppp."), "pp."),
}
"""Usual slips for the labels of pages."""


def label_meant(label: str) -> str:
    """The label of pages for which this one stands, or nothing."""
    return _LABELS.get(label.lower(), "")


def bracketed(key: Span) -> str:
    """What to do about a key that stands outside brackets, as `@carr1974` or `-@carr1974`."""
    text, written = key.file.text, key.text
    start, end = text.rfind("\n\n", 0, key.start), text.find("\n\n", key.end)
    before, after = text[start + 1 : key.start], text[key.end : end if end >= 0 else None]
    if inside := _PLACES_IN_BRACKETS.match(after):
        return f"Write `[{written}, {inside['places']}]`, with all of it between the brackets."
    if (opened := _BEFORE_ROUND.search(before)) and (closed := _UP_TO_ROUND.match(after)):
        whole = f"{opened['prefix']}{written}{closed[0]}"
        return f"Write square brackets for the round ones: `[{whole}]`."
    if opened := _BEFORE_SQUARE.search(before):
        whole = f"{opened['prefix']}{written}{_places(after)}"
        return f"The bracket before it does not close: write `[{whole}]`."
    if closed := _UP_TO_SQUARE.match(after):
        return f"The bracket behind it does not open: write `[{written}{closed[0]}]`."
    return (
        f"Put it between brackets, with what belongs to it: `[{written}{_places(after)}]`. "
        "A plain @, which cites nothing, is written `\\@`."
    )


def _places(after: str) -> str:
    """The places behind a key, with the comma before them."""
    if not after.startswith(","):
        return ""
    locators, _ = parse_locators(after.removeprefix(","))
    return "".join(f", {locator.written}" for locator in locators)
