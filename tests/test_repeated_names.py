"""The dash for the names of the entry before: in the groups of works, nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from backmatter.build import Edition, build
from backmatter.format import find_style
from backmatter.format.repeated import repeated
from backmatter.render.addresses import Addresses
from backmatter.render.bibliography import bibliography, group_of, with_substitutes
from backmatter.render.html import words
from conftest import MakeEdition, act

MANY = " and ".join(f"Author{letter}, Ann" for letter in "ABCDEFGHIJKL")
WORKS = f"""\
@article{{a1, author = {{Carr, E. H.}}, title = {{An Article}}, date = {{1970}}}}
@book{{b1, author = {{Carr, E. H.}}, title = {{Books}}, date = {{1971}}}}
@article{{a2, author = {{Carr, E. H.}}, title = {{Cases}}, date = {{1972}}}}
@book{{b2, author = {{Carr, E. H.}}, title = {{Days}}, date = {{1973}}}}
@book{{b3, author = {{Carr, E. H. and Davies, R. W.}}, title = {{Even}}, date = {{1974}}}}
@book{{b4, author = {{Carr, Edward}}, title = {{Fears}}, date = {{1975}}}}
@book{{m1, author = {{{MANY}}}, title = {{Great}}, date = {{1976}}}}
@book{{m2, author = {{{MANY}}}, title = {{Greater}}, date = {{1977}}}}
@book{{m3, author = {{{MANY} and Other, One}}, title = {{Greatest}}, date = {{1978}}}}
@book{{r1, editor = {{Raleigh, Donald}}, title = {{Home}}, date = {{1979}}}}
@book{{r2, author = {{Raleigh, Donald}}, title = {{Inner}}, date = {{1980}}}}
@book{{n1, title = {{Zoo}}, date = {{1981}}}}
@book{{n2, title = {{Zoo Again}}, date = {{1982}}}}
"""


@pytest.fixture
def edition(make_edition: MakeEdition) -> Edition:
    notes = {"a": "[^1]: [@a1, p. 5].\n"}
    style = "chicago-notes-bibliography-17th-edition"
    return build(make_edition({"a": act("Text.[^1]")}, notes, WORKS, style=style))


def printed(edition: Edition) -> dict[str, str]:
    entries = edition.resolved.corpus.bibliography.entries
    return dict(with_substitutes(edition.formatted, lambda key: group_of(entries[key])))


def test_entries_by_themselves_have_their_names(edition: Edition) -> None:
    assert not [html for _, html in edition.formatted.bibliography if "———" in html]
    assert edition.formatted.entries["b2"].startswith("Carr, E. H. <em>Days</em>")


def test_a_dash_stands_for_the_names_before_it_in_the_same_group(edition: Edition) -> None:
    dashed = {key for key, html in printed(edition).items() if "———" in html}
    assert {"a2", "b2"} <= dashed
    assert not {"a1", "b1"} & dashed


def test_other_names_and_no_names_are_printed(edition: Edition) -> None:
    entries = printed(edition)
    for key in ("b3", "b4", "r1", "n1", "n2"):
        assert entries[key] == edition.formatted.entries[key]


def test_names_cut_short_by_et_al_are_the_same_only_if_all_are(edition: Edition) -> None:
    entries = printed(edition)
    assert "et al." in edition.formatted.entries["m2"]
    assert entries["m2"].startswith('<span class="same-names" aria-hidden="true">———</span>')
    assert "———" not in entries["m3"]


def test_the_names_are_still_there_for_those_who_do_not_see_the_dash(edition: Edition) -> None:
    heard = words(printed(edition)["b2"]).removeprefix("——— ")
    assert heard == words(edition.formatted.entries["b2"])


def test_the_page_prints_the_dash_and_no_group_begins_with_it(edition: Edition) -> None:
    page = bibliography(edition, Addresses())
    assert "———" in page
    for group in page.split("<h2")[1:]:
        first = group.partition('<p class="entry-text">')[2]
        assert not first.startswith('<span class="same-names"')


def test_what_is_kept_prints_the_same(edition: Edition, make_edition: MakeEdition) -> None:
    again = build(make_edition(bib=WORKS, style="chicago-notes-bibliography-17th-edition"))
    assert printed(again) == printed(edition)


def test_no_names_are_told_where_more_than_names_differs() -> None:
    full = (("a", "Carr. One."), ("b", "Carr. Two."))
    assert repeated(full, (("a", "Carr. One."), ("b", "———. Two.")), "———") == {"b": "Carr"}
    assert repeated(full, (("a", "Carr. One."), ("b", "———. Other.")), "———") == {}
    assert repeated(full, (("b", "Carr. Two."), ("a", "———. One.")), "———") == {}


@pytest.mark.parametrize(
    ("rule", "expected"), [("", "—"), ("partial-each", ""), ("complete-all", "—")]
)
def test_a_style_that_replaces_names_in_part_has_no_substitute(
    rule: str, expected: str, tmp_path: Path
) -> None:
    options = f' subsequent-author-substitute-rule="{rule}"' if rule else ""
    path = tmp_path / "own.csl"
    whole = find_style("chicago-notes-bibliography-17th-edition").repeating_names
    assert "subsequent-author-substitute" not in whole
    path.write_text(
        whole.replace(
            "<bibliography", f"<bibliography subsequent-author-substitute='—'{options}", 1
        ),
        encoding="utf-8",
    )
    style = find_style(str(path))
    assert style.substitute == expected
    assert style.repeating_names == whole
