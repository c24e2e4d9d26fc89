"""What was made of unchanged files is kept, and the check says the same as without it."""

from __future__ import annotations

from pathlib import Path

from backmatter.check import check_edition
from backmatter.config import load_settings
from backmatter.diagnostics import Severity
from backmatter.source.kept import Kept
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
