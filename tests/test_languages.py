"""Titles in another language say so, however the style prints them."""

from __future__ import annotations

import pytest

from backmatter.format import CitePart, Formatted, FormattedCluster
from backmatter.format.languages import mark_languages
from backmatter.model import Entry
from backmatter.text import nowhere

PLACE = nowhere("a.bib")


def marked(html: str, language: str = "ru-RU", **fields: str) -> str:
    """What becomes of the print of one entry, in the bibliography and in a note."""
    entry = Entry("k", "book", fields, PLACE, PLACE)
    cluster = FormattedCluster((CitePart("see "), CitePart(html, "k")), ".")
    formatted = Formatted({PLACE: cluster}, (("k", html),), {"k": {"language": language}})
    result = mark_languages(formatted, {"k": entry})
    assert result.clusters[PLACE].parts[0].html == "see "
    assert result.clusters[PLACE].parts[1].html == result.bibliography[0][1]
    return result.bibliography[0][1]


@pytest.mark.parametrize(
    ("html", "title", "expected"),
    [
        (
            "A, <em>Zabastovka i rasstrel</em>, 5",
            "Zabastovka i rasstrel",
            'A, <em><span lang="ru-Latn">Zabastovka i rasstrel</span></em>, 5',
        ),
        (
            "“Liniia ‘KPSS’ [The Line],” <em>P</em>",
            "Liniia “{KPSS}” [The Line]",
            '“<span lang="ru-Latn">Liniia ‘KPSS</span>’ [The Line],” <em>P</em>',
        ),
        ("“[Of the Line],” P", "[Of the Line]", "“[Of the Line],” P"),
        ("A &amp; B", "Amp", "A &amp; B"),
        ("A <em>Voina i</em> mir", "Voina i mir", "A <em>Voina i</em> mir"),
        ("A, <em>Война</em>", "Война", 'A, <em><span lang="ru">Война</span></em>'),
        ("A, 5", "Война", "A, 5"),
    ],
)
def test_a_title_is_found_as_it_is_printed(html: str, title: str, expected: str) -> None:
    assert marked(html, title=title) == expected


def test_each_title_of_an_entry_is_marked_once() -> None:
    html = marked("“Mir,” in <em>Voina i mir</em>", title="Mir", booktitle="Voina i mir")
    assert html.count('lang="ru-Latn"') == 2
    assert marked("<em>Mir: mir</em>", title="Mir", subtitle="mir").count("lang") == 1


def test_titles_in_the_language_of_the_edition_are_left_alone() -> None:
    assert marked("<em>War</em>", language="en-GB", title="War") == "<em>War</em>"
