"""What is one slip of the hand away."""

from __future__ import annotations

import pytest

from backmatter.check.near import near_number, one_away


@pytest.mark.parametrize(
    ("number", "others", "near"),
    [
        ("24", ["13", "42"], "42"),
        ("25,000", ["2000", "250,000"], "250,000"),
        ("400,000", ["400.000"], "400.000"),
        ("1990s", ["1990"], "1990"),
        ("1966", ["1962", "1963"], ""),
        ("1966", ["1962"], "1962"),
        ("77", ["12"], ""),
    ],
)
def test_the_number_that_may_have_been_meant(number: str, others: list[str], near: str) -> None:
    assert near_number(number, others) == near


@pytest.mark.parametrize(
    ("one", "other", "is_away"),
    [
        ("Lewin", "Lewn", True),
        ("Lewin", "Lewiin", True),
        ("Lewin", "Lewim", True),
        ("Lewin", "Lewni", True),
        ("Lewin", "Lwein", True),
        ("Lewin", "Lewin", False),
        ("Lewin", "Nlewi", False),
        ("Lewin", "Levim", False),
        ("Lewin", "Lewinow", False),
    ],
)
def test_words_that_differ_in_a_letter(one: str, other: str, is_away: bool) -> None:
    assert one_away(one, other) is is_away
    assert one_away(other, one) is is_away
