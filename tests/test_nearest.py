"""The word that was meant by another, among few and among very many."""

from __future__ import annotations

import pytest

from backmatter.diagnostics import nearest

MANY = [f"carr{year}{letter}" for year in range(1900, 2000) for letter in "abcde"]


@pytest.mark.parametrize("known", [[], MANY], ids=["few", "many"])
@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("thornlley1988", "thorniley1988"),
        ("fitzpatrik1994", "fitzpatrick1994"),
        ("THORNILEY1988", "thorniley1988"),
        ("zzzz", None),
    ],
)
def test_the_nearest_word_is_found(word: str, meant: str | None, known: list[str]) -> None:
    assert nearest(word, [*known, "thorniley1988", "fitzpatrick1994"]) == meant
