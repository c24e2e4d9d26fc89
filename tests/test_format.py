"""Runs of pandoc, what is kept between them, and what is printed for faulty notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backmatter import pandoc
from backmatter.build import Edition, build
from backmatter.format import StyleError, find_style
from backmatter.format.locators import shorten
from backmatter.format.printed import behind
from backmatter.render.addresses import Addresses
from backmatter.render.html import words
from backmatter.render.notes import note_item
from backmatter.render.seams import punctuate
from conftest import MakeEdition, act

WORKS = """\
@book{carr1974, author = {Carr, E. H.}, title = {Foundations}, date = {1974}}
@book{lewin1968, author = {Lewin, Moshe}, title = {Peasants}, date = {1968}}
"""


def text_of(edition: Edition, number: int) -> str:
    numbered = next(n for n in edition.resolved.notes if n.number == number)
    return " ".join(words(note_item(edition, numbered, Addresses())).split())


def edit(make_edition: MakeEdition, notes: str, bib: str = WORKS, **options: object) -> Edition:
    marks = "".join(f"Text.[^{n}] " for n in range(1, notes.count("]: ") + 1))
    return build(make_edition({"a": act(marks)}, {"a": notes}, bib, **options))


TWO = "[^1]: [@carr1974, p. 5].\n\n[^2]: [@lewin1968, p. 6].\n"


@pytest.mark.parametrize("damage", ["", "{", "null", '{"prints": 5}', '{"prints": {}}'])
def test_a_damaged_cache_counts_as_none(damage: str, make_edition: MakeEdition) -> None:
    whole = text_of(edit(make_edition, TWO), 1)
    settings = make_edition()
    for path in settings.cache.glob("*.json"):
        path.write_text(damage, encoding="utf-8")
    assert text_of(edit(make_edition, TWO), 1) == whole


def test_a_cache_folder_that_cannot_be_written_costs_nothing_but_time(
    make_edition: MakeEdition, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "Carr" in text_of(edit(make_edition, TWO, cache_dir="file"), 1)


def test_an_entry_that_changes_changes_its_citations(make_edition: MakeEdition) -> None:
    edit(make_edition, TWO)
    edition = edit(make_edition, TWO, WORKS.replace("Foundations", "Roots"))
    assert "Roots" in text_of(edition, 1)


def test_a_second_work_alike_is_told_apart_in_notes_that_stand(
    make_edition: MakeEdition,
) -> None:
    notes = TWO + "\n[^3]: [@carr1974, p. 9].\n"
    assert "3. Carr, Foundations, 9." in text_of(edit(make_edition, notes), 3)
    other = WORKS.replace("Lewin, Moshe", "Carr, Ann").replace("Peasants", "Foundations")
    notes += "\n[^4]: [@lewin1968, p. 9].\n"
    edition = edit(make_edition, notes, other)
    assert "3. E. H. Carr, Foundations, 9." in text_of(edition, 3)
    assert "4. A. Carr, Foundations, 9." in text_of(edition, 4)


def test_an_unknown_key_is_marked_and_nothing_else_is_lost(make_edition: MakeEdition) -> None:
    edition = edit(make_edition, "[^1]: See [@carr1974, p. 5; @nobody, p. 7], and more.\n")
    assert "See E. H. Carr, Foundations (1974), 5 @nobody?, and more." in text_of(edition, 1)
    assert "C001" in {d.rule.code for d in edition.diagnostics}


def test_a_cluster_of_unknown_keys_alone_is_marked(make_edition: MakeEdition) -> None:
    edition = edit(make_edition, "[^1]: See [@nobody], and more.\n")
    assert "See @nobody?, and more." in text_of(edition, 1)


def test_an_empty_note_says_so(make_edition: MakeEdition) -> None:
    edition = build(make_edition({"a": act("Text.[^1]")}, {"a": "[^1]:\n"}, WORKS))
    assert "Note 1 is empty." in text_of(edition, 1)
    assert "N005" in {d.rule.code for d in edition.diagnostics}


def test_a_mark_in_a_note_is_shown_as_it_is_written(make_edition: MakeEdition) -> None:
    edition = edit(make_edition, "[^1]: See[^2] this.\n\n[^2]: That.\n")
    assert "See[^2] this." in text_of(edition, 1)
    assert "N006" in {d.rule.code for d in edition.diagnostics}


def test_a_note_referred_to_twice_has_one_number_and_two_ways_back(
    make_edition: MakeEdition,
) -> None:
    settings = make_edition({"a": act("Text.[^1] Again.[^1]")}, {"a": TWO[:25]}, WORKS)
    edition = build(settings)
    (note,) = edition.resolved.notes
    html = note_item(edition, note, Addresses())
    assert [html.count(f'#{mark.id}"') for mark in note.marks] == [1, 1]
    assert html.count("doc-backlink") == 2


@pytest.mark.parametrize(
    ("style", "short"),
    [
        ("chicago-notes-bibliography", [2, 3]),  # which prints a title without subtitle whole
        ("chicago-notes-bibliography-subsequent-ibid", [2, 3]),
        ("chicago-shortened-notes-bibliography", [1, 2, 3]),
        ("modern-language-association", [1, 2, 3]),
        ("ieee", [1, 2, 3]),
    ],
)
def test_a_citation_is_short_by_where_it_stands(
    style: str, short: list[int], make_edition: MakeEdition
) -> None:
    bib = (
        WORKS.replace("{Foundations}", "{Foundations}, subtitle = {Of}")
        if 1 in short
        else WORKS
    )
    notes = "[^1]: [@carr1974, p. 5].\n\n[^2]: [@carr1974, p. 6].\n\n[^3]: [@carr1974]."
    edition = edit(make_edition, notes, bib, style=style)
    html = [note_item(edition, note, Addresses()) for note in edition.resolved.notes]
    assert [n for n, text in enumerate(html, 1) if "is-short" in text] == short


def test_the_nearest_styles_are_named() -> None:
    with pytest.raises(StyleError, match="oscola"):
        find_style("oscolla")


def test_a_file_that_is_no_style_is_refused(tmp_path: Path) -> None:
    for text in ("no xml", "<html/>"):
        path = tmp_path / "x.csl"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(StyleError):
            find_style(str(path))


@pytest.mark.parametrize(
    ("html", "mark", "in_quotes", "expected"),
    [
        ("“Title”", ".", True, "“Title.”"),
        ("<a>“Title”</a>", ",", True, "<a>“Title,”</a>"),
        ("<a>“Title”</a>", ",", False, "<a>“Title”</a>,"),
        ("“When?”", ".", True, "“When?”"),
        ("“The ‘Great Turn’”", ".", True, "“The ‘Great Turn.’”"),
        ("the miners’", ".", True, "the miners’."),
        ("ed.", ".", True, "ed."),
        ("ed.", ",", True, "ed.,"),
        ("<em>Title</em>", ".", True, "<em>Title</em>."),
        ("“Title”", ";", True, "“Title”;"),
    ],
)
def test_a_seam(html: str, mark: str, in_quotes: bool, expected: str) -> None:
    assert punctuate(html, mark, in_quotes=in_quotes) == expected


RANGES = ("expanded", "minimal", "minimal-two", "chicago", "chicago-15", "chicago-16", "")
PAIRS = [
    (first, first + more)
    for first in (
        3,
        10,
        42,
        71,
        99,
        100,
        101,
        107,
        321,
        536,
        600,
        1087,
        1103,
        1496,
        2787,
        11564,
    )
    for more in (1, 2, 5, 17, 33, 150, 1003)
]
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"{}>
<info><title>t</title><id>t</id></info>
<citation><layout><text variable="locator"/></layout></citation></style>"""


@pytest.mark.parametrize("rule", RANGES)
def test_ranges_are_shortened_as_pandoc_does(
    rule: str, make_edition: MakeEdition, tmp_path: Path
) -> None:
    path = tmp_path / "ranges.csl"
    path.write_text(STYLE.format(f' page-range-format="{rule}"' if rule else ""), "utf-8")
    cites = [f"[@carr1974, p. {a}–{b}]" for a, b in PAIRS]
    plain = "\n\n".join(f"[^{i}]: {cite}" for i, cite in enumerate(cites, 1))
    asked = pandoc.run(
        "\n\n".join(cites),
        *("-f", "markdown", "-t", "plain", "--wrap=none", "--citeproc", "--csl", str(path)),
        *("--bibliography", str(_bib(tmp_path))),
    )
    theirs = [line.partition("] ")[2] for line in asked.split("\n") if "] " in line]
    edition = edit(make_edition, plain, style=str(path))
    ours = [
        words("".join(p.html for p in edition.formatted.clusters[n.clusters[0].span].parts))
        for n in edition.resolved.notes
    ]
    assert len(ours) == len(PAIRS)
    assert ours == theirs


def _bib(folder: Path) -> Path:
    path = folder / "works.bib"
    path.write_text(WORKS, encoding="utf-8")
    return path


@given(st.integers(1, 99999), st.integers(0, 99999), st.sampled_from(RANGES))
def test_no_range_loses_its_end(first: int, more: int, rule: str) -> None:
    a, b = str(first), str(first + more)
    short = shorten(a, b, rule)
    assert b.endswith(short)
    assert short


@pytest.mark.parametrize(
    ("words", "html", "expected"),
    [
        ("see also", "<em>Act</em>", "see also <em>Act</em>"),
        ("cf.", ", <em>Act</em>", "cf., <em>Act</em>"),
        ("cf.", ". <em>Act</em>", "cf. <em>Act</em>"),
        ("see", ". <em>Act</em>", "see. <em>Act</em>"),
        ("see", "", "see"),
    ],
)
def test_a_prefix_before_what_is_printed(words: str, html: str, expected: str) -> None:
    assert behind(words, html) == expected
