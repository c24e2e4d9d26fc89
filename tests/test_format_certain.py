"""Whether a style names the author in every citation of a kind of work."""

from __future__ import annotations

from pathlib import Path

import pytest

from backmatter.format import find_style
from backmatter.format.certain import Kind, PagesOf

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<info><title>t</title><id>t</id></info>
<macro name="who">{who}</macro>
<citation><layout>{layout}</layout></citation></style>"""
WHO = '<names variable="author"/>'
BY_POSITION = """<choose><if position="{position}"><text term="ibid"/></if>
<else><text macro="who"/></else></choose>"""
BOOK = Kind("book", frozenset(("author", "title", "editor")))


@pytest.mark.parametrize(
    ("who", "layout", "expected"),
    [
        (WHO, '<text macro="who"/>', True),
        (WHO, '<text macro="other"/>', False),
        (WHO, '<text variable="title"/>', False),
        ('<names variable="editor"/>', '<text macro="who"/>', False),
        ('<names variable="author"><name form="count"/></names>', '<text macro="who"/>', False),
        (WHO, BY_POSITION.format(position="ibid ibid-with-locator"), True),
        (WHO, BY_POSITION.format(position="subsequent"), False),
        (
            f'<names variable="composer"><substitute>{WHO}</substitute></names>',
            '<text macro="who"/>',
            True,
        ),
        (
            f'<names variable="editor"><substitute>{WHO}</substitute></names>',
            '<text macro="who"/>',
            False,
        ),
        (f'<choose><if type="book">{WHO}</if></choose>', '<text macro="who"/>', True),
        (f'<choose><if type="map">{WHO}</if></choose>', '<text macro="who"/>', False),
        (
            f'<choose><if type="map"/><else-if variable="title">{WHO}</else-if></choose>',
            '<text macro="who"/>',
            True,
        ),
        (f'<choose><if variable="locator">{WHO}</if></choose>', '<text macro="who"/>', False),
        (
            f'<choose><if match="none" type="map song">{WHO}</if></choose>',
            '<text macro="who"/>',
            True,
        ),
        (
            f'<choose><if match="any" variable="locator title">{WHO}</if></choose>',
            '<text macro="who"/>',
            True,
        ),
    ],
)
def test_what_is_certain(who: str, layout: str, expected: bool, tmp_path: Path) -> None:
    path = tmp_path / "x.csl"
    path.write_text(STYLE.format(who=who, layout=layout), encoding="utf-8")
    assert find_style(str(path)).names_author(BOOK) is expected


def test_chicago_names_the_author_of_a_book_and_not_of_a_law() -> None:
    style = find_style("chicago-notes-bibliography-17th-edition")
    assert style.names_author(BOOK)
    assert not style.names_author(Kind("legislation", BOOK.variables))


LABEL = '<label variable="locator"/>'
BRANCH = "<choose><if {test}/><else>{label}</else></choose>"


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ('<text variable="locator"/>', False),
        (LABEL, True),
        ('<group><text macro="who"/></group>', True),
        ('<label variable="page"/>', True),
        ('<label variable="volume"/>', False),
        (BRANCH.format(test='locator="page"', label=LABEL), False),
        (BRANCH.format(test='locator="page line" match="any"', label=LABEL), False),
        (BRANCH.format(test='locator="line"', label=LABEL), True),
        (BRANCH.format(test='locator="page" match="none"', label=LABEL), True),
        (BRANCH.format(test='locator="page" position="first"', label=LABEL), True),
        (BRANCH.format(test='variable="locator"', label=LABEL), True),
        (BRANCH.format(test='is-numeric="locator"', label=""), True),
        (BRANCH.format(test='is-numeric="locator" locator="line"', label=""), False),
        (f'<choose><if locator="page" variable="archive">{LABEL}</if></choose>', False),
        (f'<choose><if locator="page" variable="title">{LABEL}</if></choose>', True),
        (BRANCH.format(test='variable="title"', label=LABEL), True),
        (BRANCH.format(test='variable="archive" match="none"', label=LABEL), False),
        (f'<choose><if variable="title-short">{LABEL}</if></choose>', True),
        (f'<choose><if type="map">{LABEL}</if></choose>', False),
    ],
)
def test_where_pages_may_be_counted(layout: str, expected: bool, tmp_path: Path) -> None:
    path = tmp_path / "x.csl"
    path.write_text(STYLE.format(who=LABEL, layout=layout), encoding="utf-8")
    assert find_style(str(path)).counts_pages(PagesOf(BOOK.type, BOOK.variables)) is expected


def test_chicago_counts_the_pages_of_what_has_parts_and_mla_those_of_no_work() -> None:
    chicago = find_style("chicago-notes-bibliography-17th-edition")
    mla = find_style("modern-language-association")
    in_parts = PagesOf("book", BOOK.variables | {"part-number"})
    for style, pages, expected in (
        (chicago, PagesOf("book", BOOK.variables), False),
        (chicago, in_parts, True),
        (chicago, PagesOf("book", BOOK.variables | {"note"}), True),
        (find_style("apa"), PagesOf("book", BOOK.variables), True),
        (mla, in_parts, False),
    ):
        assert style.counts_pages(pages) is expected
