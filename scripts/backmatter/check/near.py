"""What is one slip of the hand away: numbers with other digits, words with another letter."""

from __future__ import annotations

import re
from collections.abc import Iterable

NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")


def near_number(number: str, others: Iterable[str]) -> str:
    """The number with the same digits, in another order too, or with one other, more or less.

    Nothing if there is none of the kind, or more than one of the second.
    """
    digits, known = _digits(number), list(dict.fromkeys(others))
    for other in known:
        if sorted(_digits(other)) == sorted(digits):
            return other
    near = [
        n for n in known if one_away(digits, _digits(n)) and _is_parted(n) == _is_parted(number)
    ]
    return near[0] if len(near) == 1 else ""


def _is_parted(number: str) -> bool:
    """Whether a number has a sign within, as 250,000 has, and no year."""
    return not number.isalnum()


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
