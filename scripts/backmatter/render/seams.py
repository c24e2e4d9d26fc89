"""Where a printed citation meets the words behind it: one full stop, on the right side."""

from __future__ import annotations

import re
from itertools import accumulate

from backmatter.render.html import words

_TAIL = re.compile(r"(?:</[a-z]+>|[”’])*\Z")
_CLOSING = {"”": "“", "’": "‘"}
_STOPS = (".", "!", "?", "…")
MOVABLE = (".", ",")
"""What stands before a closing quotation mark in American English."""
MARKS = (*MOVABLE, "?", "!")
"""What is printed once where both a citation and the prose behind it have it."""


def punctuate(html: str, mark: str, *, in_quotes: bool) -> str:
    """`html` with a punctuation mark behind it, or before its closing quotation marks.

    A full stop is left out where the text ends with a stop of its own: `ed.`, `When?”`; and
    another mark, where it ends with the same.
    """
    tail = _TAIL.search(html)
    assert tail is not None
    head, rest = html[: tail.start()], tail[0]
    if not _closes_quotation(html, rest):
        head, rest = html.removesuffix(_tags(rest)), _tags(rest)
    if words(head).endswith(_STOPS if mark == "." else mark):
        return html
    if mark in MOVABLE and in_quotes and head != html.removesuffix(_tags(rest)):
        return head + mark + rest
    return html + mark


def without_parentheses(html: str) -> str:
    """`html` without the parentheses round all of it, for use within those of the prose."""
    inner = html[1:-1]
    depths = accumulate({"(": 1, ")": -1}.get(c, 0) for c in inner)
    is_whole = html.startswith("(") and html.endswith(")") and min(depths, default=0) >= 0
    return inner if is_whole else html


def _closes_quotation(html: str, tail: str) -> bool:
    """Whether the marks at the end close a quotation; `’` may be an apostrophe: `miners’`."""
    text = words(html)
    return any(mark in tail and opening in text for mark, opening in _CLOSING.items())


def _tags(tail: str) -> str:
    """The closing tags behind the last mark of a tail."""
    return tail[max(tail.rfind("”"), tail.rfind("’")) + 1 :]
