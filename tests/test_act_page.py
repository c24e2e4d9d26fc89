"""Pages that are kept are those that would be made: whatever is edited, none is stale."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from backmatter.build import Edition, build
from backmatter.config import load_settings
from backmatter.export.act_page import ActPage, act_page
from backmatter.render.addresses import Addresses
from conftest import ROOT

SITE = Addresses(base="../", site="https://example.org/", pages=frozenset({"cite", "terms"}))
ACTS = {"introduction", "1929", "1959", "1989", "conclusion"}
Edit = tuple[str, str, str]

_LOCAL: dict[str, tuple[Edit, set[str]]] = {
    "a word of the text": (("acts/1959.md", " Khrushchev", " Krushchev"), {"1959"}),
    "a locator": (("notes/1929.md", "pp. 31–32", "pp. 33–34"), {"1929"}),
    "an abstract": (("acts/1989.md", 'abstract: "', 'abstract: "Once more. '), {"1989"}),
    "a misspelt key": (("notes/1959.md", "[@", "[@x"), {"1959"}),
    "a mark that is no more": (("acts/1929.md", "[^3]", ""), ACTS - {"introduction"}),
    "the title of a work": (
        ("bibliography.bib", "{Peasant Rebels under ", "{Peasants in Revolt under "),
        {"1929"},
    ),
    "a term's definition": (
        ("docs/data/terms.yml", "The middle form of", "A form of"),
        {"1929"},
    ),
    "an event's date": (("docs/data/events.yml", "- date: 1917\n", "- date: 1918\n"), {"1929"}),
}
_WIDE: dict[str, Edit] = {
    "the licence": ("CITATION.cff", "CC-BY-4.0", "CC0-1.0"),
    "the title of an act": ("acts/introduction.md", 'title: "', 'title: "An '),
    "the style": (
        "mkdocs.yml",
        "chicago-notes-bibliography-17th-edition",
        "apa",
    ),
    "the numbering": ("mkdocs.yml", "      policy: true", "      numbering: page"),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("pages") / "edition"
    names = ("acts", "notes", "docs", "bibliography.bib", "CITATION.cff", "mkdocs.yml")
    for name in names:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
    return copy


def _edition(root: Path) -> Edition:
    return build(replace(load_settings(root / "mkdocs.yml"), cache=root / ".cache"))


@pytest.fixture(scope="module")
def edition(root: Path) -> Edition:
    """The edition before any edit."""
    return _edition(root)


@pytest.fixture(scope="module")
def filled(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages of the edition before any edit."""
    folder = tmp_path_factory.mktemp("filled")
    _pages(edition, folder)
    return folder


@pytest.fixture
def kept(filled: Path, tmp_path: Path) -> Path:
    """A copy of it, for a test to use and to damage."""
    return Path(shutil.copytree(filled, tmp_path / "kept"))


def _pages(edition: Edition, kept: Path, addresses: Addresses = SITE) -> dict[str, ActPage]:
    def link(href: str) -> str:
        return f"../{href}"

    return {
        act.stem: act_page(edition, act, replace(addresses, here=act.stem), link, kept)
        for act in edition.resolved.corpus.acts
    }


@pytest.fixture
def edited(root: Path) -> Callable[[Edit], Edition]:
    """The edition with an edit, which is undone at once."""

    def edit(change: Edit) -> Edition:
        name, old, new = change
        path = root / name
        before = path.read_text(encoding="utf-8")
        head, found, rest = before.partition(old)
        assert found, f"{name} has no {old!r}"
        path.write_text(head + new + rest, encoding="utf-8")
        try:
            return _edition(root)
        finally:
            path.write_text(before, encoding="utf-8")

    return edit


def _remade(edition: Edition, changed: Edition, kept: Path) -> set[str]:
    """The acts whose pages are other after a change; all kept ones are as if made anew."""
    before, after = _pages(edition, kept), _pages(changed, kept)
    assert after == _pages(changed, kept.with_name("anew"))
    return {
        stem for stem in before.keys() | after.keys() if before.get(stem) != after.get(stem)
    }


@pytest.mark.parametrize("name", _LOCAL)
def test_an_edit_of_one_act_shows_where_it_must(
    name: str, edition: Edition, edited: Callable[[Edit], Edition], kept: Path
) -> None:
    change, most = _LOCAL[name]
    remade = _remade(edition, edited(change), kept)
    assert remade
    assert remade <= most


@pytest.mark.parametrize("name", _WIDE)
def test_a_change_of_the_whole_shows_everywhere(
    name: str, edition: Edition, edited: Callable[[Edit], Edition], kept: Path
) -> None:
    assert _remade(edition, edited(_WIDE[name]), kept) >= ACTS - {"introduction"}


def test_an_act_that_comes_or_goes_shows_in_the_others(
    root: Path, edition: Edition, kept: Path
) -> None:
    path = root / "acts/epilogue.md"
    path.write_text("---\ntitle: Epilogue\norder: 9\n---\n\nWords.\n", encoding="utf-8")
    longer = _edition(root)
    path.unlink()
    assert _remade(edition, longer, kept) == {*ACTS, "epilogue"}
    assert _remade(longer, edition, kept) == {*ACTS, "epilogue"}


def test_another_address_of_the_site_shows_everywhere(
    edition: Edition, kept: Path, tmp_path: Path
) -> None:
    for n, site in enumerate((replace(SITE, site=""), replace(SITE, pages=frozenset()))):
        assert _pages(edition, kept, site) == _pages(edition, tmp_path / f"anew-{n}", site)


def test_what_is_kept_is_not_made_again(
    edition: Edition, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _pages(edition, kept)
    monkeypatch.setattr("backmatter.export.act_page.render_act", None)
    assert _pages(edition, kept) == before


def test_a_damaged_file_is_made_again(edition: Edition, kept: Path) -> None:
    before = _pages(edition, kept)
    for damage in (b"", b"{}", b'{"of": 1}', b"\xff"):
        for path in kept.iterdir():
            path.write_bytes(damage)
        assert _pages(edition, kept) == before
