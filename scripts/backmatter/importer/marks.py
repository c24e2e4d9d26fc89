"""Note marks in a text: superscript digits, `[12]`, or a number behind a full stop."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_KINDS = {
    "superscript": re.compile(r"(?<=\S)(?P<n>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"),
    "caret": re.compile(r"\^(?P<n>\d{1,4})\^"),
    "bracket": re.compile(r" ?\[\^?(?P<n>\d{1,4})\]"),
    "bare": re.compile(
        r"(?<=[.,;:!?”’\"»)—])(?P<n>\d{1,3})(?=\s|$|[—–])(?!\s*(?:percent|per cent|%))"
    ),
    "after-word": re.compile(r"(?<=[a-zäöüéè])(?P<n>\d{1,3})(?=[\s,.;:)]|$)"),
    "parenthesis": re.compile(r" ?\((?P<n>\d{1,3})\)"),
}


def place_marks(texts: Sequence[str], labels: Sequence[str]) -> tuple[list[str], set[str]]:
    """The texts with `\ue000n\ue001` for each mark, and the labels that have one.

    Of all kinds of marks that kind counts which accounts for most notes; within it the
    longest rising run, so that a year or a sum of money is no mark.
    """
    wanted = {label: i for i, label in enumerate(labels)}
    best: list[tuple[int, int, int, str]] = []
    for kind, pattern in _KINDS.items():
        found = _rising(_candidates(texts, pattern, wanted), wanted)
        enough = len(found) >= max(1, len(best)) and (not best or len(found) > len(best) * 1.1)
        if found and enough and (kind != "parenthesis" or len(found) > len(labels) // 2):
            best = found
    best = _filled(texts, labels, best)
    out = list(texts)
    for index, start, end, label in sorted(best, reverse=True):
        out[index] = f"{out[index][:start]}\ue000{label}\ue001{out[index][end:]}"
    return out, {label for *_, label in best}


def _candidates(
    texts: Sequence[str], pattern: re.Pattern[str], wanted: dict[str, int]
) -> list[tuple[int, int, int, str]]:
    return [
        (i, m.start(), m.end(), label)
        for i, text in enumerate(texts)
        for m in pattern.finditer(text)
        if (label := m["n"].translate(_SUPERSCRIPTS)) in wanted
    ]


def _rising(
    found: Sequence[tuple[int, int, int, str]], wanted: dict[str, int]
) -> list[tuple[int, int, int, str]]:
    """The longest run whose numbers rise strictly (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    back: list[int] = []
    for i, item in enumerate(found):
        rank = wanted[item[3]]
        at = bisect_left(tops, rank)
        back.append(piles[at - 1] if at else -1)
        tops[at:] = [rank, *tops[at + 1 :]]
        piles[at:] = [i, *piles[at + 1 :]]
    out: list[tuple[int, int, int, str]] = []
    at = piles[-1] if piles else -1
    while at >= 0:
        out.append(found[at])
        at = back[at]
    return out[::-1]


def _filled(
    texts: Sequence[str], labels: Sequence[str], best: list[tuple[int, int, int, str]]
) -> list[tuple[int, int, int, str]]:
    """Look for the marks still missing between their neighbours, in any other form."""
    have = {label for *_, label in best}
    wanted = {label: i for i, label in enumerate(labels)}
    missing = [label for label in labels if label not in have]
    if not missing or not best:
        return best
    spare = [
        c for name, pattern in _KINDS.items() if name != "parenthesis"
        for c in _candidates(texts, pattern, dict.fromkeys(missing, 0))
    ]  # fmt: skip
    out = sorted(best)
    for label in missing:
        low, high = _neighbours(out, wanted, label)
        fits = [c for c in spare if c[3] == label and low < c[:2] < high]
        if len(fits) == 1:
            out = sorted([*out, fits[0]])
    return out


def _neighbours(
    placed: Sequence[tuple[int, int, int, str]], wanted: dict[str, int], label: str
) -> tuple[tuple[int, int], tuple[int, int]]:
    rank = wanted[label]
    before = [p[:2] for p in placed if wanted[p[3]] < rank]
    after = [p[:2] for p in placed if wanted[p[3]] > rank]
    low = max(before) if before else (-1, -1)
    high = min(after) if after else (1 << 60, 0)
    return low, high
