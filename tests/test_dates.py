"""Dates of the timeline: what they write, how long they last, what they say."""

from __future__ import annotations

import pytest

from backmatter.dates import parse_date


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1962-06-02", "June 2, 1962"),
        ("1929-04", "April 1929"),
        ("1929", "1929"),
        ("192X", "1920s"),
        ("1955/1959", "1955–1959"),
        ("1961~", "about 1961"),
        ("1990-03/1990-05", "March 1990 to May 1990"),
        ("0043-03-15", "March 15, 43"),
    ],
)
def test_a_date_is_said_in_words(written: str, said: str) -> None:
    date = parse_date(written)
    assert date is not None
    assert date.words == said


@pytest.mark.parametrize(
    "written",
    [
        "",
        "29",
        "1929-13",
        "1929-02-30",
        "1929-4",
        "1959/1955",
        "1/2/3",
        "000X",
        "0000",
        "summer",
    ],
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert parse_date(written) is None


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("1929-04-30", "1929-04"),
        ("1929-12-31", "1929"),
        ("1929", "192X"),
        ("1955", "1955/1959"),
    ],
)
def test_a_less_precise_date_lasts_from_before_till_after(short: str, long: str) -> None:
    inner, outer = parse_date(short), parse_date(long)
    assert inner is not None
    assert outer is not None
    assert outer.first <= inner.first < inner.last <= outer.last + 1e-9
