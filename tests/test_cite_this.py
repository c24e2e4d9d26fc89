"""How to cite the edition: what the page says is what the CSL engine says."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest

from backmatter import pandoc
from backmatter.build import Edition, build
from backmatter.format.cite_this import GUIDES, StyleGuide, chapter_item
from backmatter.format.styles import find_style
from backmatter.publication import Publication, Version
from backmatter.render.addresses import Addresses
from backmatter.render.cite import Target, cite_act, cite_edition, filled
from backmatter.render.html import words
from conftest import MakeEdition, act

SITE = Addresses(site="https://example.org/e/", here="1959")
LOCATORS = {
    "act": "",
    "paragraph": ", ¶ 7",
    "section": ", {sec. “Reforms”}",
    "note": ", n. 12",
}
WHERE = {"act": "", "paragraph": "7", "section": "Reforms", "note": "12"}


def directly(
    publication: Publication, title: str, style: Path, kind: str, address: str, folder: Path
) -> str:
    """The citation as pandoc prints it with nothing filled in afterwards."""
    item = chapter_item(publication, title)
    item |= {"id": "x", "URL": address, "version": str(publication.version)}
    (folder / "x.json").write_text(json.dumps([item]), encoding="utf-8")
    source = f"---\nlang: en-US\n...\n\n[@x{LOCATORS[kind]}]\n"
    arguments = ("--citeproc", "--csl", str(style), "--bibliography", str(folder / "x.json"))
    printed = pandoc.run(source, "-f", "markdown", "-t", "plain", "--wrap=none", *arguments)
    printed = printed.replace("_", "")
    note = re.search(r"\[1\] (.+)$", printed.strip())
    return note[1] if note else printed.split("\n")[0]


@pytest.mark.parametrize("kind", LOCATORS)
@pytest.mark.parametrize("guide", GUIDES, ids=lambda g: g.name)
def test_what_is_filled_in_equals_what_pandoc_prints(
    edition: Edition, guide: StyleGuide, kind: str, tmp_path: Path
) -> None:
    """But for the terms that a guide changes, and the title that MLA adds between works."""
    version = Version("2026-11-24", "1234567", "1234567" * 5)
    publication = dataclasses.replace(edition.publication, version=version)
    edition = dataclasses.replace(edition, publication=publication)
    style = find_style(guide.style).path
    for part in edition.resolved.corpus.acts:
        target = Target(part, kind, WHERE[kind], "x" if kind != "act" else "")
        ours = words(filled(edition, guide.name, target, SITE))
        address = SITE.absolute(part.stem, target.id)
        theirs = directly(publication, part.name, style, kind, address, tmp_path)
        theirs = theirs.replace("versions 1", "version 1")  # pandoc takes 2026-11 for a range
        if guide.name == "Chicago":
            theirs = theirs.replace("para. 7", "¶ 7").replace("sec. “", "under “")
        if guide.name == "MLA":
            ours = re.sub(r", “[^”]*”", ",", ours, count=1).replace(",)", ")")
        assert ours == theirs


def test_a_citation_names_number_address_and_version(edition: Edition) -> None:
    part = next(a for a in edition.resolved.corpus.acts if a.stem == "1959")
    note = words(filled(edition, "Chicago", Target(part, "paragraph", "7", "p7"), SITE))
    assert note.startswith("The editors of this edition, “1959: ")
    assert ", ¶ 7, https://example.org/e/1959/#p7." in note
    assert f"version {edition.publication.version} (" in note
    assert "after Lewis H. Siegelbaum" in note


def test_the_page_says_it_all_without_a_script(edition: Edition) -> None:
    part = next(a for a in edition.resolved.corpus.acts if a.stem == "1959")
    html = cite_act(edition, part, SITE)
    for label in ("Chicago, note", "MLA, works cited", "APA, references", "BibTeX", "RIS"):
        assert label in html
    assert "https://example.org/e/1959/#p1" in html
    assert "under “Reforms and" in words(html)
    assert "International Labor and Working-Class History" in html
    for ending in ("bib", "ris", "json"):
        assert f'href="1959/cite.{ending}"' in html


def test_without_the_address_of_the_site_none_is_made_up(edition: Edition) -> None:
    part = edition.resolved.corpus.acts[2]
    html = cite_act(edition, part, Addresses(base="../", here="1959")) + cite_edition(
        edition, Addresses()
    )
    hosts = set(re.findall(r"https?://([^/\"<]+)", html))
    assert hosts == {"www.cambridge.org"}
    assert '<a href="#p1" class="cite-address" data-relative>1959/#p1</a>' in html


def test_a_title_is_text_in_a_citation(make_edition: MakeEdition) -> None:
    title = '"<script>alert(1)</script> & <b>x</b>?"'
    edition = build(make_edition({"one": act("Text.", title=title)}))
    html = cite_act(edition, edition.resolved.corpus.acts[0], SITE)
    assert "<script" not in html
    assert "<b>" not in html
    assert "alert(1)" in words(html)


def test_an_edition_that_says_nothing_of_itself_can_be_cited(make_edition: MakeEdition) -> None:
    edition = build(make_edition({"one": act("Text.")}))
    html = cite_act(edition, edition.resolved.corpus.acts[0], Addresses())
    assert "One" in words(html)
    assert cite_edition(edition, Addresses())


@pytest.mark.parametrize("ending", ["?", "!", ".", "”", "?”", "…", ")", ""])
def test_a_title_may_end_as_it_likes(make_edition: MakeEdition, ending: str) -> None:
    edition = build(make_edition({"one": act("Text.", title=f"'Whither {ending}'")}))
    part = edition.resolved.corpus.acts[0]
    for guide in GUIDES:
        for kind, where in WHERE.items():
            cite = words(filled(edition, guide.name, Target(part, kind, where, "x"), SITE))
            assert where in cite
            assert "7777777" not in cite
            assert "8888888" not in cite
