"""Versions and changes: from git where it is, from files where it is not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from backmatter.build import build
from backmatter.config import Settings, settings_from
from backmatter.publication import Change, Publication
from backmatter.render.addresses import Addresses
from backmatter.render.changes import changes, colophon
from backmatter.render.html import words
from backmatter.source.publication import read_publication
from conftest import MakeEdition, act

DAY = "2025-03-04T12:00:00+00:00"


def git(folder: Path, *arguments: str, day: str = DAY) -> str:
    identity = {"NAME": "The editors", "EMAIL": "editors@example.org", "DATE": day}
    environment = {
        f"GIT_{who}_{k}": v for who in ("AUTHOR", "COMMITTER") for k, v in identity.items()
    }
    done = subprocess.run(
        ["git", "-C", str(folder), "-c", "init.defaultBranch=main", *arguments],
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), **environment},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip()


def commit(folder: Path, words: str, day: str = DAY) -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", words, day=day)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def tracked(make_edition: MakeEdition, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A small edition in a repository with two commits."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    settings = make_edition(
        {"one": act("First.\nSecond.[^1]"), "two": act("Text.", title="Two", order=2)},
        {"one": "[^1]: Prose.\n"},
    )
    git(settings.root, "init", "-q")
    commit(settings.root, "Begin")
    (settings.root / "acts/one.md").write_text(act("First.\nThird.[^1]"), encoding="utf-8")
    commit(settings.root, "Mend a sentence", day="2025-04-05T12:00:00+00:00")
    return settings


def publication(settings: Settings) -> Publication:
    return read_publication(settings)[0]


def test_the_version_is_commit_and_date(tracked: Settings) -> None:
    head = git(tracked.root, "rev-parse", "HEAD")
    version = publication(tracked).version
    assert (version.date, version.name, version.commit) == ("2025-04-05", head[:7], head)
    assert str(version) == f"{head[:7]} of 2025-04-05"


def test_a_plus_says_that_files_have_changed_since(tracked: Settings) -> None:
    (tracked.root / "acts/two.md").write_text(act("Draft."), encoding="utf-8")
    assert publication(tracked).version.name.endswith("+")


def test_the_date_is_what_the_build_is_told(
    tracked: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert publication(tracked).version.date == "1970-01-02"


def test_without_git_the_citation_file_says_the_version(make_edition: MakeEdition) -> None:
    settings = make_edition({"one": act("Text.")})
    assert str(publication(settings).version) == ""
    (settings.root / "CITATION.cff").write_text(
        'title: T\nversion: "1.2"\ndate-released: 2025-01-02\n', encoding="utf-8"
    )
    assert str(publication(settings).version) == "1.2 of 2025-01-02"


def test_each_act_knows_when_it_last_changed(tracked: Settings) -> None:
    history = publication(tracked).history
    assert history.last_change("one") == "2025-04-05"
    assert history.last_change("two") == "2025-03-04"
    assert [c.words for c in history.of("one")] == ["Mend a sentence", "Begin"]
    assert history.of("one")[0].lines == 1


def test_a_change_of_notes_is_a_change_of_their_act(tracked: Settings) -> None:
    (tracked.root / "notes/one.md").write_text("[^1]: Better prose.\n", encoding="utf-8")
    commit(tracked.root, "Mend a note", day="2025-05-06T12:00:00+00:00")
    (change, *_) = publication(tracked).history.of("one")
    assert (change.words, change.lines, change.note_lines) == ("Mend a note", 0, 1)


def test_the_end_of_a_shallow_clone_changes_nothing(tracked: Settings, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tracked.root}", str(clone))
    found = publication(settings_from(clone, {}))
    assert found.history.changes == ()
    assert found.version.date == "2025-04-05"


def test_the_record_counts_up_to_its_newest_entry(tracked: Settings) -> None:
    record = tracked.root / "docs/data/changes.yml"
    record.parent.mkdir(parents=True)
    text = '- date: 2025-03-31\n  acts: [one, "two"]\n  change: In our own words.\n'
    record.write_text(text, encoding="utf-8")
    history = publication(tracked).history
    assert [c.words for c in history.of("one")] == ["Mend a sentence", "In our own words."]
    assert [c.words for c in history.of("two")] == ["In our own words."]


def test_the_record_serves_where_there_is_no_git(tracked: Settings) -> None:
    shutil.rmtree(tracked.root / ".git")
    assert publication(tracked).history.last_change("one") == ""
    record = tracked.root / "docs/data/changes.yml"
    record.parent.mkdir(parents=True)
    record.write_text("- {date: 2025-03-31, acts: [one], change: Words.}\n", encoding="utf-8")
    assert publication(tracked).history.last_change("one") == "2025-03-31"


@pytest.mark.parametrize(
    ("record", "code", "line"),
    [
        ("- date: 2025-03-31\n- acts: [one\n", "P001", 2),
        ("- date: 2025-03-31\n  acts: [one]\n  change: A.\n- date: 2025-04-01\n", "P002", 4),
        ("- {date: soon, acts: [one], change: A.}\n", "P002", 1),
        ("- just words\n", "P002", 1),
    ],
)
def test_a_faulty_record_says_where(
    make_edition: MakeEdition, record: str, code: str, line: int
) -> None:
    settings = make_edition({"one": act("Text.")})
    (settings.root / "docs/data").mkdir(parents=True)
    (settings.root / "docs/data/changes.yml").write_text(record, encoding="utf-8")
    _, (fault,) = read_publication(settings)
    assert (fault.rule.code, fault.span.path, fault.span.line) == (
        code,
        "docs/data/changes.yml",
        line,
    )


def test_a_faulty_citation_file_says_where(make_edition: MakeEdition) -> None:
    settings = make_edition({"one": act("Text.")})
    (settings.root / "CITATION.cff").write_text("title: A\nabstract: b: c\n", encoding="utf-8")
    _, (fault,) = read_publication(settings)
    assert (fault.rule.code, fault.span.line) == ("P001", 2)


def test_the_page_lists_changes_by_act_with_their_commits(tracked: Settings) -> None:
    edition = build(tracked)
    addresses = Addresses(repository="https://example.org/r", pages=frozenset({"changes"}))
    text = words(changes(edition, addresses))
    assert (
        text.index("One")
        < text.index("Mend a sentence. One line of the text.")
        < text.index("Two")
    )
    head = git(tracked.root, "rev-parse", "HEAD")
    assert f'href="https://example.org/r/commit/{head}"' in changes(edition, addresses)
    line = colophon(edition, addresses, edition.resolved.corpus.acts[0])
    assert f'href="https://example.org/r/commits/{head}/acts/one.md"' in line
    assert "The text last changed on April 5, 2025." in words(line)
    assert "example.org" not in colophon(edition, Addresses(), edition.resolved.corpus.acts[0])


def test_a_change_is_said_in_words_that_a_record_can_end(tracked: Settings) -> None:
    change = Change("2025-01-01", "Done.", ("one",))
    assert publication(tracked).history.of("none") == ()
    assert change.commit == ""
