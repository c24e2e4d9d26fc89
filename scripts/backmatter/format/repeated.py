"""Names that an entry of the bibliography has in common with the entry before it.

Source: CSL 1.0.2, subsequent-author-substitute. Only the style knows which names an entry
begins with, and where they end. So what it prints with the substitute is held against what it
prints without: where the rest is the same, the substitute stands for the names.
"""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise

Entries = tuple[tuple[str, str], ...]
"""Key and HTML of each entry of the bibliography, in the style's order."""
_FIRST_WORD = re.compile(r"\W*\w*")


def repeated(full: Entries, replaced: Entries, substitute: str) -> dict[str, str]:
    """By key, the HTML of the names for which the style puts its substitute.

    `full` are the entries with all names, `replaced` as the style prints them. An entry is
    left out where its names cannot be told for certain; all are if the orders differ.
    """
    if [key for key, _ in full] != [key for key, _ in replaced]:
        return {}
    mark = escape(substitute, quote=False)
    found = {}
    for (key, whole), (_, short) in zip(full, replaced, strict=True):
        rest = short.removeprefix(mark)
        if rest != short and whole != short and rest and whole.endswith(rest):
            found[key] = whole.removesuffix(rest)
    return {key: names for key, names in found.items() if names}


def alike(entries: Entries) -> Entries:
    """The entries that begin with the same word as the one before or behind them."""
    if not entries:
        return ()
    first = [_FIRST_WORD.match(html) for _, html in entries]
    same = [bool(a and b and a[0] == b[0]) for a, b in pairwise(first)]
    beside = zip([False, *same], [*same, False], strict=True)
    return tuple(e for e, neighbours in zip(entries, beside, strict=True) if any(neighbours))
