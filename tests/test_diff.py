"""What an edit means, in words."""

from __future__ import annotations

import re
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
        "1959: note 14 now cites two works, was three: without raleigh2012",
        "1959: note 17 now cites @smith2010, p. 128 in place of @smith2010, p. 129",
        "Bibliography: carr1974 changed: title",
        "Bibliography: raleigh2012 is no longer used",
    ]


def test_the_same_in_markdown(repository: Path) -> None:
    edit(repository / "notes/1959.md", "[@smith2010, p. 129]", "[@smith2010, p. 128]")
    assert diff(repository, "HEAD", "--markdown").stdout == (
        "### 1959\n\n"
        "- note 17 now cites `@smith2010, p. 128` in place of `@smith2010, p. 129`\n"
    )


def test_a_revision_that_is_none_is_said_to_be_none(repository: Path) -> None:
    done = diff(repository, "nowhere")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr
    assert "git says: not a valid object name: nowhere" in done.stderr


def said(repository: Path) -> list[str]:
    return diff(repository, "HEAD").stdout.splitlines()


def blocks(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n\n")


def write(path: Path, found: list[str]) -> None:
    path.write_text("\n\n".join(found) + "\n", encoding="utf-8")


def renumber(repository: Path, first: int, by: int) -> None:
    for path in (p for name in ("acts", "notes") for p in (repository / name).glob("*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub(
                r"\[\^(\d+)\]",
                lambda m: f"[^{int(m[1]) + by * (int(m[1]) >= first)}]",
                text,
            ),
            encoding="utf-8",
        )


def test_a_note_in_front_of_others_is_one_new_note(repository: Path) -> None:
    renumber(repository, 5, 1)
    edit(repository / "acts/1929.md", "[^6]", "[^5][^6]")
    edit(repository / "notes/1929.md", "[^6]:", "[^5]: [@carr1974, p. 3].\n\n[^6]:")
    assert said(repository) == [
        "1929: note 5 is new",
        "Notes: notes 5–39 are now notes 6–40",
    ]


def test_works_that_change_places_are_the_same_works(repository: Path) -> None:
    path = repository / "notes/1959.md"
    edit(path, "@raleigh2012, pp. 66–69, 79, 110; ", "")
    edit(path, "[^14]: [", "[^14]: [@raleigh2012, pp. 66–69, 79, 110; ")
    assert said(repository) == ["1959: note 14 cites the same works in another order"]


def test_a_mark_that_moves_takes_its_note_along(repository: Path) -> None:
    path = repository / "acts/1959.md"
    found = blocks(path)
    at = next(i for i, b in enumerate(found) if "[^15]" in b)
    found[at] = found[at].replace("[^15]", "")
    before = next(i for i in range(at - 1, 0, -1) if not found[i].startswith("#"))
    found[before] += "[^15]"
    write(path, found)
    (moved,) = said(repository)
    assert re.fullmatch(r"1959: note 15 moved to ¶ \d+", moved)


def test_passages_are_followed(repository: Path) -> None:
    path = repository / "acts/1959.md"
    found = blocks(path)
    found[4], found[5] = found[5], found[4]
    write(path, found)
    assert said(repository) == ["1959: ¶ 4 moved; it follows ¶ 2 now"]
    found[4], found[5] = found[5], found[4]
    write(repository / "acts/1989.md", [*blocks(repository / "acts/1989.md"), found.pop(3)])
    write(path, found)
    assert said(repository) == ["1959: ¶ 2 moved to 1989, ¶ 11"]


def test_passages_are_split_and_joined(repository: Path) -> None:
    path = repository / "acts/introduction.md"
    whole = blocks(path)
    lines = whole[-1].split("\n")
    write(path, [*whole[:-1], "\n".join(lines[:-2]), "\n".join(lines[-2:])])
    parts = said(repository)
    assert len(parts) == 2
    assert any(" is new: it was a part of ¶ 3" in part for part in parts)
    write(path, [*whole[:-2], f"{whole[-2]}\n{whole[-1]}"])
    assert "Introduction: ¶ 3 is now a part of ¶ 2" in said(repository)


def test_an_act_by_another_name_is_the_same_act(repository: Path) -> None:
    for folder in ("acts", "notes"):
        (repository / folder / "1989.md").rename(repository / folder / "endings.md")
    assert said(repository) == [
        "1989: the part’s address is now endings, was 1989; the old one leads there"
    ]


def test_an_act_that_comes_or_goes_is_one_change(repository: Path) -> None:
    (repository / "acts/new.md").write_text(
        "---\ntitle: A {new} part\norder: 9\n---\n\nQuite fresh words.\n\nMore of them.\n"
    )
    for folder in ("acts", "notes"):
        (repository / folder / "conclusion.md").unlink()
    assert said(repository) == [
        "Conclusion: the part is gone",
        "A {new} part: the part is new, with two paragraphs and no notes",
        "Bibliography: malia1994 is no longer used",
    ]


def test_an_entry_by_another_key_is_the_same_entry(repository: Path) -> None:
    paths = [p for name in ("acts", "notes") for p in (repository / name).glob("*.md")]
    for path in (*paths, repository / "bibliography.bib"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("carr1974", "carr1974a"), encoding="utf-8")
    assert said(repository) == ["Bibliography: carr1974a is the new key of carr1974"]


def test_pages_data_and_settings_are_a_part_of_the_edition(repository: Path) -> None:
    (repository / "docs/data").mkdir(parents=True)
    (repository / "docs/more.md").write_text("# More\n")
    (repository / "docs/data/terms.yml").write_text("- id: a\n  term: a\n  means: b\n")
    edit(
        repository / "mkdocs.yml",
        "style: chicago-notes-bibliography-17th-edition",
        "style: apa",
    )
    assert said(repository) == [
        "Pages: docs/more.md is new",
        "Data: docs/data/terms.yml is new",
        "Settings: the style is now apa, was chicago-notes-bibliography-17th-edition",
    ]


def test_nothing_of_the_sources_is_markup_in_markdown(repository: Path) -> None:
    edit(repository / "acts/1989.md", 'title: "1989"', 'title: "*a* [b](c) <b> `d` @me\\e[2J"')
    done = diff(repository, "HEAD", "--markdown")
    assert done.stdout.splitlines() == [
        r"### \*a\* \[b\]\(c\) \<b\> \`d\` @<!-- -->me \[2J",
        "",
        "- the title is now ``*a* [b](c) <b> `d` @me [2J``, was `1989`",
    ]
    assert "\x1b" not in diff(repository, "HEAD").stdout


def test_a_revision_without_an_edition_is_told(repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "other")
    git(repository, "rm", "-rq", "--cached", ".")
    git(repository, "commit", "-qm", "Empty", "--allow-empty")
    done = diff(repository, "other")
    assert done.returncode == 2
    assert "no edition can be read at other: mkdocs.yml: No such file" in done.stderr


def test_in_a_shallow_clone_it_is_said_how_to_get_the_rest(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    git(repository, "commit", "-qm", "Again", "--allow-empty")
    clone = tmp_path_factory.mktemp("shallow") / "clone"
    git(repository, "clone", "-q", "--depth=1", repository.as_uri(), str(clone))
    done = diff(clone, "HEAD~1")
    assert done.returncode == 2
    assert "git fetch --unshallow" in done.stderr
