"""What `--fix` mends, that it mends it once and for all, and that it touches nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from backmatter.config import load_settings
from backmatter.mend import mended
from planting import ROOT, Copy, copy_edition


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return copy_edition(tmp_path)


def fix(copy: Copy) -> list[str]:
    """Mend the copy; the names of the files that changed."""
    new = mended(load_settings(copy.root / "mkdocs.yml"))
    for mending in new:
        (copy.root / mending.name).write_bytes(mending.after)
    return sorted(mending.name for mending in new)


def assert_as_before(copy: Copy) -> None:
    for folder in ("acts", "notes"):
        for path in sorted((copy.root / folder).iterdir()):
            assert path.read_bytes() == (ROOT / folder / path.name).read_bytes(), path.name
    name = "bibliography.bib"
    assert (copy.root / name).read_bytes() == (ROOT / name).read_bytes()


def test_a_clean_edition_is_left_alone(copy: Copy) -> None:
    assert fix(copy) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("acts/1959.md", "Reforms and new", "Reforms  and new"),
        ("acts/1959.md", ".[^14]", "[^14]."),
        ("acts/1959.md", ".[^14]", ". [^14]"),
        ("acts/1959.md", "Khrushchev’s reforms also", "Khrushchev's reforms also"),
        ("acts/1959.md", "apartments {#", "apart\u00adments {#"),
        ("acts/1959.md", "In 1967 Alec", "In\u200b 1967 Alec"),
        ("notes/1959.md", "pp. 123–136", "pp. 123-136"),
        ("notes/1959.md", "[@smith2010, p. 129]", "[@smith2010, pp. 129]"),
        ("notes/1959.md", "[@smith2010, p. 129]", "[@smith2010 p. 129]"),
        ("bibliography.bib", "{179–199}", "{179--199}"),
    ],
)
def test_a_slip_is_mended_to_what_stood_before(
    copy: Copy, path: str, old: str, new: str
) -> None:
    copy.plant(path, old, new)
    assert fix(copy) == [path]
    assert_as_before(copy)
    assert fix(copy) == []


def test_notes_out_of_order_are_put_in_the_order_of_their_marks(copy: Copy) -> None:
    path = copy.root / "notes/1959.md"
    notes = path.read_text(encoding="utf-8").strip().split("\n\n")
    path.write_text("\n\n".join(notes[::-1]) + "\n", encoding="utf-8")
    assert fix(copy) == ["notes/1959.md"]
    assert_as_before(copy)


def test_entries_out_of_order_are_sorted_with_the_remarks_above_them(copy: Copy) -> None:
    path = copy.root / "bibliography.bib"
    entries = path.read_text(encoding="utf-8").strip().split("\n\n")
    entries[0] = "% kept\n" + entries[0]
    path.write_text("\n\n".join(entries[::-1]) + "\n", encoding="utf-8")
    fix(copy)
    assert path.read_text(encoding="utf-8") == "\n\n".join(entries) + "\n"


def test_notes_are_renumbered_in_marks_and_definitions(copy: Copy) -> None:
    for folder in ("acts", "notes"):
        for path in (copy.root / folder).glob("*.md"):
            text = path.read_text(encoding="utf-8")
            text = re.sub(r"\[\^(\d+)\]", lambda m: f"[^{int(m[1]) + (int(m[1]) > 20)}]", text)
            path.write_text(text, encoding="utf-8")
    assert copy.places("N008")
    assert fix(copy)
    assert_as_before(copy)


@pytest.mark.parametrize("label", ["new", "05", "5a", "9" * 5000])
def test_a_word_for_a_label_is_renumbered(copy: Copy, label: str) -> None:
    for path in ("acts/1929.md", "notes/1929.md"):
        copy.plant(path, "[^5]", f"[^{label}]")
    assert copy.places("N020") == [("acts/1929.md", 51)]
    assert not copy.places("N008")
    assert fix(copy) == ["acts/1929.md", "notes/1929.md"]
    assert_as_before(copy)


def test_marks_that_were_exchanged_are_not_renumbered(copy: Copy) -> None:
    copy.plant("acts/1989.md", "Union itself.[^29]", "Union itself.[^30]")
    copy.plant("acts/1989.md", "at the least.[^30]", "at the least.[^29]")
    assert copy.places("N004")
    assert fix(copy) == []


def test_sentences_that_were_moved_with_their_marks_are_renumbered(copy: Copy) -> None:
    act = copy.root / "acts/1989.md"
    text = act.read_text(encoding="utf-8")
    one = next(line for line in text.splitlines() if line.endswith("[^29]"))
    two = next(line for line in text.splitlines() if line.endswith("[^30]"))
    text = text.replace(one, "\0").replace(two, one).replace("\0", two)
    act.write_text(text, encoding="utf-8")
    assert fix(copy) == ["acts/1989.md", "notes/1989.md"]


def test_nothing_is_renumbered_while_a_note_is_missing(copy: Copy) -> None:
    copy.plant("acts/1959.md", "[^16]", "")
    assert fix(copy) == []


def test_line_ends_stay_as_they_are_and_a_byte_order_mark_goes(copy: Copy) -> None:
    path = copy.root / "acts/1959.md"
    crlf = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + crlf)
    fix(copy)
    assert path.read_bytes() == crlf


def test_bytes_that_are_not_utf_8_are_never_written_over(copy: Copy) -> None:
    path = copy.root / "notes/1959.md"
    damaged = path.read_bytes().replace("–".encode(), b"\xff", 1) + b"[^x]:  A  b.\n"
    path.write_bytes(damaged)
    fix(copy)
    assert path.read_bytes() == damaged


def test_diff_shows_the_change_and_makes_none(copy: Copy) -> None:
    copy.plant("acts/1959.md", "Reforms and new", "Reforms  and new")
    before = (copy.root / "acts/1959.md").read_bytes()
    script = str(ROOT / "scripts" / "check_citations.py")
    command = [sys.executable, script, "-f", str(copy.root / "mkdocs.yml"), "--diff"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "-## Reforms  and new" in done.stdout
    assert "+## Reforms and new" in done.stdout
    assert (copy.root / "acts/1959.md").read_bytes() == before
