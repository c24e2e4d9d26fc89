"""The command `check` where it is run: folders, terminals, patches, files that others hold."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from backmatter.adapters.cli import main
from backmatter.adapters.mending import write_mended
from backmatter.config import Settings, load_settings
from backmatter.mend import Mending, mended
from conftest import act
from planting import ROOT

RUN = "from backmatter.adapters.cli import main; main()"
BOOK = """\
@book{doe1999,
  author = {Doe, Jane},
  title = {Title},
  publisher = {Press},
  location = {London},
  date = {1999},
}
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition with one note, in a folder of its own, which is the current one."""
    files = {
        "mkdocs.yml": "site_name: T\nplugins: [backmatter]\n",
        "acts/one.md": act("Words here.[^1]\n\nMore words."),
        "notes/one.md": "[^1]: [@doe1999, p. 5].\n",
        "bibliography.bib": BOOK,
    }
    for name, text in files.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path / "site"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def write(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_in_a_folder_of_the_edition_the_settings_above_are_found(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site / "notes/one.md", "doe1999", "doe1998")
    monkeypatch.chdir(site / "acts")
    done = run("-q")
    assert done.exit_code == 1
    assert "../notes/one.md:1:9: error C001" in done.stdout


@pytest.mark.parametrize("form", ["github", "sarif", "text"])
def test_in_a_folder_above_the_edition_paths_begin_with_its_own(
    site: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    write(site / "notes/one.md", "doe1999", "doe1998")
    monkeypatch.chdir(site.parent)
    assert "site/notes/one.md" in run("-f", "site/mkdocs.yml", "--format", form).stdout


def test_a_terminal_that_lacks_letters_gets_them_by_their_numbers(site: Path) -> None:
    write(site / "notes/one.md", "doe1999", "doe1998")
    done = subprocess.run(
        [sys.executable, "-c", RUN, "check"],
        cwd=site,
        env={"PYTHONPATH": str(ROOT / "scripts"), "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"\\u201cdoe1998\\u201d" in done.stdout
    assert b"Traceback" not in done.stderr


def test_nothing_of_the_source_colours_or_moves_the_terminal(site: Path) -> None:
    write(site / "acts/one.md", "More words.", "More [x](bib:no\x1b[31mne) words\x1b[2J.")
    assert run("-q").exit_code == 1
    assert "\x1b" not in run("--info").stdout


@pytest.mark.parametrize("place", ["acts", "notes", "docs", "docs/data"])
def test_a_folder_that_cannot_be_read_ends_the_check(
    site: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    iterdir = Path.iterdir

    def refused(path: Path) -> Iterator[Path]:
        if path == site / place:
            raise PermissionError(errno.EACCES, "Permission denied")
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    done = run()
    assert done.exit_code == 2
    assert f"{site / place}: Permission denied" in done.stderr


def test_a_patch_is_one_that_git_applies(site: Path) -> None:
    (site / "acts/two words.md").write_bytes(
        act("Two  spaces.\x0c\u2028 And  more.", "Two", 2).encode().replace(b"\n", b"\r\n")
    )
    write(site / "acts/one.md", "More words.", "More  words.")
    patch = run("--diff", "-q").stdout_bytes
    assert b"\\ No newline at end of file\n" in patch
    before = {p: p.read_bytes() for p in site.rglob("*.md")}
    subprocess.run(["git", "apply", "--include=*.md"], cwd=site, input=patch, check=True)
    patched = {p: p.read_bytes() for p in before}
    for path, data in before.items():
        path.write_bytes(data)
    run("--fix")
    assert patched == {p: p.read_bytes() for p in before} != before


@pytest.mark.usefixtures("site")
def test_a_patch_and_a_form_for_programs_are_not_mixed() -> None:
    done = run("--diff", "--format", "json")
    assert (done.exit_code, done.stdout) == (2, "")


def test_a_link_to_a_file_stays_one_and_the_file_is_mended(site: Path) -> None:
    there = site.parent / "elsewhere/one.md"
    there.parent.mkdir()
    (site / "acts/one.md").rename(there)
    (site / "acts/one.md").symlink_to("../../elsewhere/one.md")
    write(there, "More words.", "More  words.")
    there.chmod(0o640)
    assert "acts/one.md:8:5: warning T002" in run("-q").stdout
    done = run("--fix")
    assert "mended acts/one.md" in done.stderr
    assert (site / "acts/one.md").is_symlink()
    assert "More words." in there.read_text()
    assert there.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in site.iterdir() if p.name.startswith(".back")] == []


def test_a_bibliography_that_lies_beside_the_edition_is_mended(site: Path) -> None:
    beside = site.parent / "works.bib"
    other = BOOK.replace("doe", "poe").replace("Doe", "Poe").replace("Title", "Tales")
    beside.write_text(f"{other}\n{BOOK}")
    write(site / "mkdocs.yml", "[backmatter]", "[backmatter: {bib_file: ../works.bib}]")
    assert "../works.bib:" in run("-q").stdout
    assert "mended ../works.bib" in run("--fix").stderr
    assert beside.read_text().startswith("@book{doe1999")
    assert "mended" not in run("--fix").stderr


def test_what_is_changed_while_it_is_mended_is_left_alone(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = site / "acts/one.md"
    write(path, "More words.", "More  words.")

    def meanwhile(settings: Settings) -> tuple[Mending, ...]:
        found = mended(settings)
        path.write_text(act("Quite other words.[^1]"))
        return found

    monkeypatch.setattr("backmatter.adapters.mending.mended", meanwhile)
    with pytest.raises(SystemExit):
        write_mended(load_settings(site / "mkdocs.yml"))
    assert "acts/one.md was changed meanwhile" in capsys.readouterr().err
    assert "Quite other words." in path.read_text()


@pytest.mark.parametrize("name", ["n001", "N001", "NOTE-IS-DEFINED", "note-is-defined"])
def test_a_rule_is_explained_however_its_name_is_written(name: str) -> None:
    done = CliRunner().invoke(main, ["explain", name])
    assert done.stdout.startswith("N001 note-is-defined (error)")
