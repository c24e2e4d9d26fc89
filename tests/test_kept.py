"""What was made of unchanged files is kept, and the check says the same as without it."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest

from backmatter.check import check_edition
from backmatter.config import load_settings
from backmatter.diagnostics import Severity
from backmatter.source.document import parse_document
from backmatter.source.kept import Kept
from backmatter.source.stored import unpack
from backmatter.text import SourceFile
from planting import ROOT


def test_what_was_made_is_made_once_and_forgotten_after_a_round_without_it() -> None:
    made: list[str] = []

    def make(word: str) -> str:
        made.append(word)
        return word.upper()

    keep = Kept()
    assert [keep(make, "a"), keep(make, "a"), keep(make, "b")] == ["A", "A", "B"]
    keep.turn()
    assert keep(make, "a") == "A"
    assert made == ["a", "b"]
    keep.turn()
    assert keep(make, "b") == "B"
    assert made == ["a", "b", "b"]


def test_the_check_says_the_same_of_a_changed_file_with_and_without_what_was_kept() -> None:
    settings, kept = load_settings(ROOT / "mkdocs.yml"), Kept()
    changes = {
        "acts/1929.md": (b"[^5]", b"[^55]"),
        "notes/1959.md": (b"@smith2010", b"@smiht2010"),
        "bibliography.bib": (b"@book{baron2001,", b"@book{baron2001"),
        "docs/data/terms.yml": (b"\n- ", b"\n - "),
        "acts/addresses.yml": (b"ledger: 1", b"ledger: 2"),
    }
    for path, (old, new) in [*changes.items(), *changes.items()]:
        changed = {ROOT / path: (ROOT / path).read_bytes().replace(old, new, 1)}

        def load(file: Path, changed: dict[Path, bytes] = changed) -> bytes:
            return changed[file] if file in changed else file.read_bytes()

        again = check_edition(settings, load, Severity.INFO, kept).diagnostics
        anew = check_edition(settings, load, Severity.INFO).diagnostics
        assert [(str(d.span), d.message) for d in again] == [
            (str(d.span), d.message) for d in anew
        ]
        assert any(d.span.path == path for d in again)


def _read(kept: Kept) -> list[tuple[str, str, str]]:
    found = check_edition(load_settings(ROOT / "mkdocs.yml"), least=Severity.INFO, kept=kept)
    assert [act.stem for act in found.resolved.corpus.acts][1] == "1929"
    return [(str(d.span), d.message, d.span.text) for d in found.diagnostics]


def test_what_is_kept_in_a_folder_serves_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew = _read(Kept(tmp_path))
    monkeypatch.setattr("backmatter.source.acts.parse_document", _unwanted)
    assert _read(Kept(tmp_path)) == anew


def _unwanted(file: SourceFile) -> None:
    raise AssertionError(f"read again: {file.path}")


_unwanted.__qualname__ = "parse_document"


@pytest.mark.parametrize(
    "damage",
    [lambda _: b"", lambda data: data[:-1], lambda data: data.replace(b"n", b"m", 1)],
    ids=("empty", "cut short", "changed"),
)
def test_a_damaged_file_of_the_folder_counts_as_absent(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    anew = _read(Kept(tmp_path))
    for path in tmp_path.iterdir():
        path.write_bytes(damage(path.read_bytes()))
    assert _read(Kept(tmp_path)) == anew


def test_a_file_of_the_folder_can_run_nothing() -> None:
    command = b"cos\nsystem\n(S'false'\ntR."
    data = blake2b(command, digest_size=16).digest() + command
    with pytest.raises(ValueError, match="system"):
        unpack(data, ())


def test_files_that_nothing_asks_for_are_taken_away_in_time(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    for text in "abcdefghi":
        kept.turn()
        file = SourceFile("a.md", text)
        kept.lasting((file,), parse_document, file)
    kept.turn()
    assert len(list(tmp_path.iterdir())) <= 5
