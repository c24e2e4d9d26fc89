"""The plugin: acts as pages, messages in the log, and mkdocs-bibtex underneath."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs_bibtex.config import BibTexConfig

from backmatter.adapters.mkdocs_options import BackmatterConfig
from backmatter.build import Edition
from conftest import BOOK, ROOT, act

CONFIG = """\
site_name: Test
theme: {name: material, font: false}
repo_url: !ENV [REPO_URL, ""]
site_url: !ENV [SITE_URL, ""]
edit_uri: edit/main/docs/
markdown_extensions: [footnotes]
plugins:
  - search
  - backmatter
"""


def mkdocs(
    folder: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "scripts"),
            "NO_MKDOCS_2_WARNING": "1",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A tiny site whose sources are in order."""
    files = {
        "mkdocs.yml": CONFIG,
        "docs/index.md": "# Home\n\n\\contents\n",
        "docs/bibliography.md": "# Bibliography\n\n\\full_bibliography\n",
        "docs/notes.md": "# Notes\n\n\\all_notes\n",
        "acts/one.md": act("Text.[^1] And [*F*](bib:carr1974). See [two](two.md#p1)."),
        "acts/two.md": act("More.[^2]", title="Two", order=2),
        "notes/one.md": "[^1]: [@carr1974, p. 5].\n",
        "notes/two.md": "[^2]: Prose.\n",
        "bibliography.bib": BOOK,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def page(site: Path, name: str) -> str:
    return (site / "site" / name / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the edition's site, of which nothing is amiss."""
    site = tmp_path_factory.mktemp("edition") / "site"
    done = mkdocs(ROOT, "build", "--strict", "--site-dir", str(site))
    assert done.returncode == 0, done.stderr
    assert not re.search(r"^WARNING", done.stderr, re.MULTILINE)
    return site


def test_the_marks_of_the_edition_are_numbered_through_all_acts(built: Path) -> None:
    numbers = [
        int(n)
        for stem in ("introduction", "1929", "1959", "1989", "conclusion")
        for n in re.findall(
            r'role="doc-noteref"[^>]*>(\d+)<',
            (built / stem / "index.html").read_text(encoding="utf-8"),
        )
    ]
    assert numbers == list(range(1, 40))


def test_no_page_of_the_edition_asks_another_host(built: Path) -> None:
    pages = list(built.rglob("*.html"))
    assert pages
    loads = re.compile(
        r'<(?:script|img|iframe|source)[^>]*\ssrc="(?:https?:)?//|url\(["\']?http'
    )
    sheets = re.compile(
        r'<link[^>]*rel="(?:stylesheet|preload|preconnect|icon)"[^>]*href="http'
    )
    for path in [*pages, *built.rglob("*.css")]:
        text = path.read_text(encoding="utf-8")
        assert not loads.search(text), path
        assert not sheets.search(text), path


def test_marks_notes_and_back_links_meet(site: Path) -> None:
    assert mkdocs(site, "build", "--strict").returncode == 0
    html = page(site, "one")
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    assert {"r1", "n1", "p1"} <= ids
    for target in re.findall(r'<a [^>]*role="doc-(?:noteref|backlink)"[^>]*>', html):
        assert re.search(r'href="#([^"]+)"', target)[1] in ids  # type: ignore[index]


def test_numbers_run_on_from_page_to_page(site: Path) -> None:
    mkdocs(site, "build", "--strict")
    assert 'href="#n2"' in page(site, "two")
    assert 'id="n1"' not in page(site, "two")


def test_links_between_acts_and_to_works_lead_to_pages(site: Path) -> None:
    mkdocs(site, "build", "--strict")
    assert 'href="../two/#p1"' in page(site, "one")
    assert 'href="../bibliography/#carr1974"' in page(site, "one")
    works = page(site, "bibliography")
    assert 'id="carr1974"' in works
    assert 'href="../one/#r1"' in works
    assert "p. 5" in works


def test_the_pencil_leads_to_the_folder_of_acts(site: Path) -> None:
    mkdocs(site, "build", "--strict", REPO_URL="https://example.org/r")
    (site / "mkdocs.yml").write_text(
        CONFIG.replace("plugins:", "  \nplugins:").replace(
            "font: false", "font: false, features: [content.action.edit]"
        ),
        encoding="utf-8",
    )
    mkdocs(site, "build", "--strict", REPO_URL="https://example.org/r")
    assert 'href="https://example.org/r/edit/main/acts/one.md"' in page(site, "one")
    mkdocs(site, "build", "--strict")
    assert "edit/main" not in page(site, "one")


def test_an_error_fails_a_strict_build_even_a_quiet_one(site: Path) -> None:
    (site / "notes/one.md").write_text("[^1]: [@car1974].\n", encoding="utf-8")
    loud = mkdocs(site, "build", "--strict")
    assert loud.returncode == 1
    assert "notes/one.md:1:9: C001" in loud.stderr
    assert mkdocs(site, "build", "--strict", "--quiet").returncode == 1
    assert mkdocs(site, "build").returncode == 0
    assert "car1974" in page(site, "one")


def test_a_style_that_is_none_ends_in_words_and_not_in_a_traceback(site: Path) -> None:
    text = CONFIG.replace("- backmatter", "- backmatter: {style: chicagoo-notes}")
    (site / "mkdocs.yml").write_text(text, encoding="utf-8")
    done = mkdocs(site, "build")
    assert done.returncode == 1
    assert "did you mean" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_page_written_for_mkdocs_bibtex_works_as_before(site: Path) -> None:
    (site / "docs/plain.md").write_text("# Plain\n\nSee [@carr1974].\n", encoding="utf-8")
    done = mkdocs(site, "build", "--strict")
    assert done.returncode == 0, done.stderr
    html = page(site, "plain")
    assert "[@carr1974]" not in html
    assert "Foundations" in html


def test_the_plugin_has_every_option_of_mkdocs_bibtex() -> None:
    ours, theirs = BackmatterConfig(), BibTexConfig()
    ours.load_dict({})
    theirs.load_dict({})
    assert theirs.keys() <= ours.keys()
    assert {k for k in theirs if ours[k] != theirs[k]} == {"bib_file"}


def test_the_files_of_an_edition_need_no_docs_page_of_their_own(site: Path) -> None:
    mkdocs(site, "build", "--strict")
    assert 'href="one/"' in (site / "site/index.html").read_text(encoding="utf-8")
    assert page(site, "notes").count('role="doc-endnotes"') == 2


def test_a_page_says_each_note_once(edition: Edition) -> None:
    ids = [n.id for n in edition.resolved.notes]
    assert len(ids) == len(set(ids)) == 39


def test_data_make_their_pages_and_are_not_in_the_site(site: Path) -> None:
    data = site / "docs/data"
    data.mkdir()
    (data / "terms.yml").write_text("- {id: text, term: text, means: W.}\n", encoding="utf-8")
    (data / "events.yml").write_text("- {date: 1974, what: X., at: one p1}\n", encoding="utf-8")
    one = act("Text.[^1] In 1974 [*F*](bib:carr1974).")
    (site / "acts/one.md").write_text(one, encoding="utf-8")
    done = mkdocs(site, "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert 'id="text"' in page(site, "terms")
    assert 'href="../one/#p1"' in page(site, "timeline")
    html = page(site, "one")
    assert 'href="../terms/#text" role="doc-glossref"' in html
    assert 'href="../timeline/#one-p1"' in html
    assert not (site / "site/data").exists()
    assert not (site / "site/persons").exists()


def test_a_site_without_data_has_no_page_mark_or_style_of_it(site: Path) -> None:
    mkdocs(site, "build", "--strict")
    assert not (site / "site/terms").exists()
    for word in ("doc-glossref", 'class="when"', "apparatus.css"):
        assert word not in page(site, "one")


def served(site: Path) -> Path:
    """The site as `mkdocs serve` builds it."""
    config = load_config(str(site / "mkdocs.yml"), site_dir=str(site / "served"))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build.build(config)
    return site / "served"


def test_findings_stand_on_the_page_of_their_act_while_it_is_served(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    (site / "notes/one.md").write_text("[^1]: Of [^<b>]. [@car1974, p. 5].\n")
    folder = served(site)
    html = (folder / "one/index.html").read_text(encoding="utf-8")
    banner = re.search(r'<section class="admonition failure".*?</section>', html, re.DOTALL)
    assert banner
    assert "<code>notes/one.md:1:20</code> error C001: " in banner[0]
    assert "did you mean “carr1974”?" in banner[0]
    assert "another note, [^&lt;b&gt;]" in banner[0]
    for name in ("two", "bibliography"):
        assert "backmatter-findings" not in (folder / name / "index.html").read_text("utf-8")


def test_findings_are_on_no_page_of_a_built_site(site: Path) -> None:
    (site / "notes/one.md").write_text("[^1]: [@car1974, p. 5].\n")
    assert "C001" in mkdocs(site, "build").stderr
    for path in (site / "site").rglob("*.html"):
        assert "backmatter-findings" not in path.read_text(encoding="utf-8"), path


def test_the_rules_are_a_page(site: Path) -> None:
    (site / "docs/rules.md").write_text("# Rules\n\n\\rules\n")
    assert mkdocs(site, "build", "--strict").returncode == 0
    assert '<h3 id="C001">' in page(site, "rules")


@pytest.fixture
def dirty(site: Path) -> Callable[[], set[str]]:
    """Builds the site in dirty mode, as `mkdocs serve --dirty` does again and again.

    The names of the pages that it has built come back.
    """
    target = site / "site"

    def written() -> dict[str, int]:
        found = target.glob("*/index.html")
        return {path.parent.name: path.stat().st_mtime_ns for path in found}

    def build() -> set[str]:
        config = load_config(str(site / "mkdocs.yml"), site_dir=str(target))
        before = written()
        if not before:
            config.plugins.on_startup(command="serve", dirty=True)
        mkdocs_build.build(config, serve_url="http://127.0.0.1:8000/", dirty=True)
        return {name for name, when in written().items() if before.get(name) != when}

    return build


def test_in_dirty_mode_a_page_follows_all_that_it_is_made_of(
    site: Path, dirty: Callable[[], set[str]]
) -> None:
    assert dirty() == {"one", "two", "notes", "bibliography"}
    assert dirty() == set()
    edit(site / "notes/two.md", "Prose", "Verse")
    assert dirty() == {"two", "notes", "bibliography"}
    assert "Verse" in page(site, "two")
    edit(site / "acts/one.md", "Text.", "Text.[^0]")
    edit(site / "notes/one.md", "[^1]", "[^0]: First.\n\n[^1]")
    assert dirty() == {"one", "two", "notes", "bibliography"}
    assert ">3</a>" in page(site, "two")
    edit(site / "bibliography.bib", "Foundations", "Groundwork")
    assert dirty() == {"one", "notes", "bibliography"}
    assert "Groundwork" in page(site, "bibliography")


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
