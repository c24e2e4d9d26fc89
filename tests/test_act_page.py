"""Pages that are kept are those that would be made: whatever is edited, none is stale."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from backmatter.build import build
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


def _pages(root: Path, kept: Path, addresses: Addresses = SITE) -> dict[str, ActPage]:
    settings = replace(load_settings(root / "mkdocs.yml"), cache=root / ".cache")
    edition = build(settings)

    def link(href: str) -> str:
        return f"../{href}"

    return {
        act.stem: act_page(edition, act, replace(addresses, here=act.stem), link, kept)
        for act in edition.resolved.corpus.acts
    }


@pytest.fixture
def edited(root: Path) -> Iterator[Callable[[Edit], None]]:
    """Makes an edit, which is undone after the test."""
    before: dict[Path, str] = {}

    def edit(change: Edit) -> None:
        name, old, new = change
        path = root / name
        before.setdefault(path, path.read_text(encoding="utf-8"))
        head, found, rest = path.read_text(encoding="utf-8").partition(old)
        assert found, f"{name} has no {old!r}"
        path.write_text(head + new + rest, encoding="utf-8")

    yield edit
    for path, text in before.items():
        path.write_text(text, encoding="utf-8")


def _remade(root: Path, change: Callable[[], None], tmp_path: Path) -> set[str]:
    """The acts whose pages are other after a change; all kept ones are as if made anew."""
    before = _pages(root, tmp_path / "kept")
    change()
    after = _pages(root, tmp_path / "kept")
    assert after == _pages(root, tmp_path / "anew")
    return {
        stem for stem in before.keys() | after.keys() if before.get(stem) != after.get(stem)
    }


@pytest.mark.parametrize("name", _LOCAL)
def test_an_edit_of_one_act_shows_where_it_must(
    name: str, root: Path, edited: Callable[[Edit], None], tmp_path: Path
) -> None:
    change, most = _LOCAL[name]
    remade = _remade(root, lambda: edited(change), tmp_path)
    assert remade
    assert remade <= most


@pytest.mark.parametrize("name", _WIDE)
def test_a_change_of_the_whole_shows_everywhere(
    name: str, root: Path, edited: Callable[[Edit], None], tmp_path: Path
) -> None:
    assert _remade(root, lambda: edited(_WIDE[name]), tmp_path) >= ACTS - {"introduction"}


def test_an_act_that_comes_or_goes_shows_in_the_others(root: Path, tmp_path: Path) -> None:
    path = root / "acts/epilogue.md"
    path.write_text("---\ntitle: Epilogue\norder: 9\n---\n\nWords.\n", encoding="utf-8")
    try:
        assert _remade(root, path.unlink, tmp_path) == {*ACTS, "epilogue"}
    finally:
        path.unlink(missing_ok=True)


def test_another_address_of_the_site_shows_everywhere(root: Path, tmp_path: Path) -> None:
    for site in (SITE, replace(SITE, site=""), replace(SITE, pages=frozenset())):
        assert _pages(root, tmp_path / "kept", site) == _pages(root, tmp_path / site.site, site)


def test_what_is_kept_is_not_made_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _pages(root, tmp_path)
    monkeypatch.setattr("backmatter.export.act_page.render_act", None)
    assert _pages(root, tmp_path) == before


def test_a_damaged_file_is_made_again(root: Path, tmp_path: Path) -> None:
    before = _pages(root, tmp_path)
    for damage in (b"", b"{}", b'{"of": 1}', b"\xff"):
        for path in tmp_path.iterdir():
            path.write_bytes(damage)
        assert _pages(root, tmp_path) == before
