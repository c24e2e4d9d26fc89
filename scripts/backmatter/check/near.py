"""What is one slip of the hand away: numbers with other digits, words with another letter."""

from __future__ import annotations

import re
from collections.abc import Iterable

NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")


def near_number(number: str, others: Iterable[str]) -> str:
    """The number with the same digits in another order, or with one other, more or less.

    Nothing if there is none of the kind, or more than one of the second.
    """
    digits = _digits(number)
    known = [n for n in dict.fromkeys(others) if _digits(n) != digits]
    for other in known:
        if sorted(_digits(other)) == sorted(digits):
            return other
    near = [n for n in known if one_away(digits, _digits(n))]
    return near[0] if len(near) == 1 else ""


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def one_away(one: str, other: str) -> bool:
    """Whether a sign is lost, added, replaced or exchanged with the next between two words."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        return True
    swapped = one[at : at + 2] == other[at : at + 2][::-1]
    return (
        one[at + 1 :] == other[at + 1 :]
        or one[at:] == other[at + 1 :]
        or one[at + 1 :] == other[at:]
        or (swapped and one[at + 2 :] == other[at + 2 :])
    )
