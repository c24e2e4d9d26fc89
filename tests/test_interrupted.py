"""A run that is killed or whose disk refuses leaves the sources as they were, or complete."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from mkdocs.__main__ import cli as mkdocs

import stopped
from backmatter.adapters.cli import COMMANDS as LAZY
from backmatter.adapters.cli import main
from conftest import act

Texts = dict[str, bytes]
REFUSALS = (errno.ENOSPC, errno.EROFS, errno.EACCES)
ARTICLE = """\
# A Short Article

The first words have a note.[^1] So have the second.[^2]

[^1]: E. H. Carr, *Foundations of a Planned Economy* (London: Penguin, 1974), 31.
[^2]: Carr, *Foundations*, 40.
"""
BOOK = """\
@book{carr1974,
  author = {Carr, E. H.},
  title = {Foundations},
  publisher = {Penguin},
  date = {1974},
}
"""
SETTINGS = """\
site_name: Site
theme: {name: material, font: false}
plugins:
  - search
  - backmatter: {bib_file: bibliography.bib}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two acts whose notes are to be renumbered and whose addresses are not recorded yet."""
    root = tmp_path / "site"
    files = {
        "mkdocs.yml": SETTINGS,
        "docs/index.md": "# Home\n\n\\contents\n",
        "docs/bibliography.md": "# Bibliography\n\n\\full_bibliography\n",
        "bibliography.bib": BOOK,
        "acts/one.md": act("First  words.[^1] More.[^3]"),
        "acts/two.md": act("Other words.[^4]", "Two", 2),
        "notes/one.md": "[^1]: [@carr1974, p. 5].\n\n[^3]: [@carr1974, p. 6].\n",
        "notes/two.md": "[^4]: [@carr1974, p. 7].\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def sources(root: Path) -> Texts:
    """Every file that an editor keeps; not what is hidden, kept or built."""
    found = (p for p in root.rglob("*") if p.is_file())
    relative = {p.relative_to(root): p for p in found}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in relative.items()
        if not name.parts[0].startswith(".") and name.parts[0] != "site"
        and not name.name.startswith(".")
    }  # fmt: skip


def command(root: Path, *arguments: str) -> Callable[[], Any]:
    """A command of ours, run in the folder."""

    def do() -> None:
        os.chdir(root)
        main(list(arguments), standalone_mode=True)

    return do


def building(root: Path, out: Path) -> Callable[[], Any]:
    def do() -> None:
        os.chdir(root)
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        mkdocs(["build", "--quiet", "--site-dir", str(out)], standalone_mode=True)

    return do


def restored(root: Path) -> Callable[[], None]:
    """Puts the folder back to what it is now."""
    saved = root.with_name("saved")
    shutil.copytree(root, saved)

    def restore() -> None:
        shutil.rmtree(root)
        shutil.copytree(saved, root)

    return restore


for module, _ in LAZY.values():  # once for all children
    import_module(module)

COMMANDS = [("check", "--fix"), ("anchors", "--write")]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_killed_at_any_step_the_next_run_completes_it(
    site: Path, arguments: tuple[str, ...]
) -> None:
    do, restore, before = command(site, *arguments), restored(site), sources(site)
    stopped.run(do, site)
    after = sources(site)
    assert after != before
    killed = 0
    for _ in stopped.kills(do, site, restore):
        killed += 1
        now = sources(site)
        if now not in (before, after):
            assert (site / ".backmatter-complete").is_dir()
        stopped.run(do, site)
        assert sources(site) == after
        left = [p.name for p in site.rglob(".*") if p.name != ".cache"]
        assert left == []
    assert killed > 1


@pytest.mark.parametrize("refusal", REFUSALS, ids=errno.errorcode.get)
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_disk_that_refuses_changes_nothing_and_is_told(
    site: Path, arguments: tuple[str, ...], refusal: int
) -> None:
    do, restore, before = command(site, *arguments), restored(site), sources(site)
    steps = stopped.run(do, site).steps
    for at in {1, 2, steps // 2, steps}:
        restore()
        ended = stopped.run(do, site, at=at, error=refusal)
        assert "Traceback" not in ended.said, (at, ended.said)
        if ended.code == 2:
            assert os.strerror(refusal) in ended.said
            assert "cannot be written" in ended.said
    restore()
    ended = stopped.run(do, site, at=1, error=refusal)
    assert ended.code == 2
    assert sources(site) == before


def test_a_killed_import_leaves_no_edition_or_a_whole_one(tmp_path: Path) -> None:
    article, folder = tmp_path / "article.md", tmp_path / "in/edition"
    article.write_text(ARTICLE, encoding="utf-8")
    folder.parent.mkdir()
    do = command(tmp_path, "import", str(article), "--into", str(folder))
    assert stopped.run(do, tmp_path).code == 0
    whole = sources(folder)
    assert "acts/article.md" in whole or len(whole) > 4

    def prepare() -> None:
        shutil.rmtree(folder.parent)
        folder.parent.mkdir()

    for _ in stopped.kills(do, folder.parent, prepare):
        assert not folder.exists() or sources(folder) == whole
        if not folder.exists():
            assert stopped.run(do, tmp_path).code == 0
        assert sources(folder) == whole


def test_an_import_over_an_edition_is_made_whole_by_the_next(tmp_path: Path) -> None:
    article, folder = tmp_path / "article.md", tmp_path / "in/edition"
    article.write_text(ARTICLE, encoding="utf-8")
    do = command(tmp_path, "import", str(article), "--into", str(folder), "--force")
    stopped.run(command(tmp_path, "new", str(folder)), tmp_path)
    before = sources(folder)
    restore = restored(folder)
    assert stopped.run(do, tmp_path).code == 0
    after = sources(folder)
    assert after != before
    for _ in stopped.kills(do, folder, restore):
        now = sources(folder)
        if now not in (before, after):
            assert (folder / ".backmatter-complete").is_dir()
        stopped.run(do, tmp_path)
        assert sources(folder) == after


@pytest.mark.parametrize("refusal", REFUSALS, ids=errno.errorcode.get)
def test_an_import_to_a_disk_that_refuses_leaves_nothing(tmp_path: Path, refusal: int) -> None:
    article, folder = tmp_path / "article.md", tmp_path / "in/edition"
    article.write_text(ARTICLE, encoding="utf-8")
    folder.parent.mkdir()
    do = command(tmp_path, "import", str(article), "--into", str(folder))
    steps = stopped.run(do, folder.parent).steps
    assert steps > 4
    for at in (1, 2, steps // 2, steps):
        shutil.rmtree(folder.parent)
        folder.parent.mkdir()
        ended = stopped.run(do, folder.parent, at=at, error=refusal)
        assert "Traceback" not in ended.said, (at, ended.said)
        if not folder.exists():
            assert ended.code == 1
            assert f"{folder} cannot be written: {os.strerror(refusal)}" in ended.said


def test_a_killed_build_leaves_the_sources_and_the_next_is_whole(site: Path) -> None:
    do, before = building(site, site / "site"), sources(site)
    stopped.run(do, site)
    built = {p: p.read_bytes() for p in (site / "site").rglob("*") if p.is_file()}

    def prepare() -> None:
        shutil.rmtree(site / ".cache")
        shutil.rmtree(site / "site")

    for _ in stopped.kills(do, site, prepare, most=4):
        assert sources(site) == before
        assert stopped.run(do, site).code == 0
        assert {p: p.read_bytes() for p in (site / "site").rglob("*") if p.is_file()} == built


@pytest.mark.parametrize("refusal", REFUSALS, ids=errno.errorcode.get)
def test_a_build_to_a_disk_that_refuses_says_so(site: Path, refusal: int) -> None:
    do, before = building(site, site / "site"), sources(site)
    for at in (1, 40):
        ended = stopped.run(do, site / "site", at=at, error=refusal)
        assert ended.code == 1
        assert "Traceback" not in ended.said
        assert f": {os.strerror(refusal)}. No source is changed." in ended.said
        assert sources(site) == before


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(site: Path) -> None:
    out = site.parent / "out"
    do = building(site, out)
    (site / ".cache").write_text("in the way")
    assert stopped.run(do, site).code == 0
    built = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    (site / ".cache").unlink()
    ended = stopped.run(do, site, at=1, error=errno.EROFS)
    assert ended.code == 0, ended.said
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == built
    assert not (site / ".cache").exists()
