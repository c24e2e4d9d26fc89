"""What an edit means, in words."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

RUN = "from backmatter.adapters.cli import main; main()"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.invalid", "-c", "commit.gpgsign=no")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of the real edition, committed once."""
    for name in ("acts", "notes"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("bibliography.bib", "mkdocs.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "As it was")
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def diff(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUN, "diff", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT / "scripts"), "PATH": "/usr/local/bin:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_edition_without_edits_has_not_changed(repository: Path) -> None:
    done = diff(repository, "HEAD")
    assert (done.returncode, done.stdout) == (0, "Nothing has changed for a reader.\n")


def test_edits_are_told_in_words(repository: Path) -> None:
    edit(
        repository / "acts/1959.md", "There was, however, more than one kind", "There was more"
    )
    edit(repository / "notes/1959.md", "@raleigh2012, pp. 66–69, 79, 110; ", "")
    edit(repository / "notes/1959.md", "[@smith2010, p. 129]", "[@smith2010, p. 128]")
    edit(
        repository / "bibliography.bib", "{Foundations of a Planned Economy, 1926–1929}", "{F}"
    )
    lines = diff(repository, "HEAD").stdout.splitlines()
    assert lines == [
        "1959: ¶ 9 changed, address kept",
        "1959: note 14 now cites two works, was three",
        "1959: note 17 cites other pages",
        "Bibliography: carr1974 changed: title",
        "Bibliography: raleigh2012 is no longer used",
    ]


def test_the_same_in_markdown(repository: Path) -> None:
    edit(repository / "notes/1959.md", "[@smith2010, p. 129]", "[@smith2010, p. 128]")
    assert diff(repository, "HEAD", "--markdown").stdout == (
        "### 1959\n\n- note 17 cites other pages\n"
    )


def test_a_revision_that_is_none_is_said_to_be_none(repository: Path) -> None:
    done = diff(repository, "nowhere")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr
