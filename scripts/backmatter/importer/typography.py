"""Straight quotation marks and hyphens between numbers as a printer sets them.

Each sign is replaced by one sign, so that places in a text stay where they are.
"""

from __future__ import annotations

import re

_RANGE = re.compile(r"(?<![\w/.:-])(\d{1,4})-(?=\d{1,4}(?![\w/-]|\.\d))")
_ADDRESS = re.compile(r"<?(?:https?://|www\.|10\.\d{4,}/)\S+|\S+@\S+")
_OPENS_BEFORE = " \t\n([{—–-/“‘*_"
_ELISION = re.compile(r"'(?:\d\ds?\b|tis\b|twas\b|em\b|n')")


def curly(text: str, before: str = " ") -> str:
    """The text with typographic signs; `before` is the sign that stands in front of it."""
    out: list[str] = []
    at = 0
    for address in _ADDRESS.finditer(text):
        out.append(_signs(text[at : address.start()], text[at - 1] if at else before))
        out.append(address[0])
        at = address.end()
    out.append(_signs(text[at:], text[at - 1] if at else before))
    return "".join(out)


def _signs(text: str, before: str) -> str:
    text = _RANGE.sub(lambda m: f"{m[1]}–", text)
    if '"' not in text and "'" not in text:
        return text
    out: list[str] = []
    for i, sign in enumerate(text):
        if sign in "\"'":
            previous = out[-1][-1] if out else before
            opens = previous in _OPENS_BEFORE and not text[i + 1 : i + 2].isspace()
            if sign == '"':
                sign = "“" if opens else "”"
            else:
                sign = "‘" if opens and not _ELISION.match(text, i) else "’"
        out.append(sign)
    return "".join(out)
