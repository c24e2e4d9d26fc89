"""The check finds each fault that is planted in the real edition, at its place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from backmatter.diagnostics import Severity
from planting import ROOT, Copy, copy_edition


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return copy_edition(tmp_path)


def test_the_edition_is_clean(copy: Copy) -> None:
    found = [d for d in copy.check() if d.severity > Severity.INFO]
    assert [f"{d.span} {d.message}" for d in found] == []


FAULTS = [
    ("C001", "notes/1959.md", "@raleigh2012, pp. 66", "@raleigh2021, pp. 66"),
    ("C002", "notes/1959.md", "; @jenks2012]", "; @]"),
    (
        "C002",
        "notes/1959.md",
        "[See @raleigh2006, pp. 1–3, 9; ",
        "[See @raleigh2006, pp. 1–3, 9 ",
    ),
    ("N001", "acts/1959.md", "[^14]", "[^141]"),
    ("N003", "notes/1959.md", "[^15]: ", "[^14]: "),
    ("N005", "notes/1959.md", "[^16]: [@smith2010, pp. 123–136].", "[^16]:"),
    ("N006", "notes/1959.md", "pp. 123–136].", "pp. 123–136].[^15]"),
    ("E001", "bibliography.bib", "@book{baron2001,\n", "@book{baron2001\n"),
    ("E002", "bibliography.bib", "@book{cameron2018,", "@book{baron2001,"),
    ("E004", "bibliography.bib", "@book{baron2001,", "@bok{baron2001,"),
    (
        "E005",
        "bibliography.bib",
        "@book{baron2001,",
        "@misc{anon2001, title = {A}, date = {2001}}\n\n@book{baron2001,",
    ),
    ("F006", "acts/1959.md", "order: 3", "order: third"),
    ("L001", "acts/1929.md", "(bib:carr1950)", "(bib:car1950)"),
]


ON_OTHER_LINES = [
    ("E003", "bibliography.bib", "  date       = {1980},\n", ""),
    ("E006", "bibliography.bib", "  date       = {1980},", "  title = {A}, date = {1980},"),
    ("F003", "acts/1959.md", "order: 3", "order: [3"),
    ("F004", "acts/1959.md", 'title: "1959"\n', ""),
]


@pytest.mark.parametrize(("code", "path", "old", "new"), ON_OTHER_LINES)
def test_a_planted_fault_is_found_in_its_file(
    copy: Copy, code: str, path: str, old: str, new: str
) -> None:
    copy.plant(path, old, new)
    assert path in [where for where, _ in copy.places(code)]


@pytest.mark.parametrize(("code", "path", "old", "new"), FAULTS)
def test_a_planted_fault_is_found_on_its_line(
    copy: Copy, code: str, path: str, old: str, new: str
) -> None:
    line = copy.plant(path, old, new)
    assert (path, line) in copy.places(code)


def test_marks_in_each_others_place_are_named_once(copy: Copy) -> None:
    for old, new in (("[^17]", "[^x]"), ("[^18]", "[^17]"), ("[^x]", "[^18]")):
        copy.plant("acts/1959.md", old, new)
    (found,) = [d for d in copy.check() if d.rule.code == "N004"]
    assert found.span.text == "[^18]"
    assert found.remedy.startswith("Exchange the marks `[^18]` and `[^17]`")


def test_a_note_without_a_mark_is_named_where_it_is_defined(copy: Copy) -> None:
    copy.plant("acts/1959.md", "[^14]", "")
    assert copy.places("N002") == [("notes/1959.md", 1)]


def test_bytes_that_are_not_utf_8_are_found_with_their_position(copy: Copy) -> None:
    file = copy.root / "notes/1959.md"
    data = file.read_bytes()
    at = data.index("–".encode())
    file.write_bytes(data[:at] + b"\xff" + data[at:])
    (found,) = [d for d in copy.check() if d.rule.code == "F002"]
    assert found.span.line == 1
    assert f"position {at}" in found.message


def test_a_file_of_notes_without_an_act_is_named(copy: Copy) -> None:
    (copy.root / "notes/conclusions.md").write_text("[^1]: [@baron2001].\n")
    (found,) = [d for d in copy.check() if d.rule.code == "F005"]
    assert found.span.path == "notes/conclusions.md"
    assert "did you mean “conclusion”" in found.message


def test_a_missing_bibliography_is_named(copy: Copy) -> None:
    (copy.root / "bibliography.bib").unlink()
    assert ("bibliography.bib", 1) in copy.places("F001")


def test_an_order_given_twice_is_named_in_the_second_act(copy: Copy) -> None:
    line = copy.plant("acts/1959.md", "order: 3", "order: 2")
    assert copy.places("F008") == [("acts/1959.md", line)]
    (found,) = [d for d in copy.check() if d.rule.code == "F008"]
    assert "acts/1929.md" in found.message


@pytest.mark.parametrize("path", ["acts/1959.md", "notes/1959.md", "bibliography.bib"])
@pytest.mark.parametrize("code", ["F009", "F010", "F011"])
def test_what_other_editors_leave_in_the_bytes_of_a_file_is_named(
    copy: Copy, path: str, code: str
) -> None:
    file = copy.root / path
    clean = file.read_bytes()
    faulty = {
        "F009": b"\xef\xbb\xbf" + clean,
        "F010": clean.replace(b"\n", b"\r\n", 1),
        "F011": clean.replace(b"\n", b"\r\n"),
    }
    file.write_bytes(faulty[code])
    found = [(d.rule.code, d.span.path, d.span.line) for d in copy.check()]
    assert [f for f in found if f[0] in faulty] == [(code, path, 1)]


def test_a_note_in_the_file_of_another_act_is_named_there(copy: Copy) -> None:
    note = "[^16]: [@smith2010, pp. 123–136].\n"
    copy.plant("notes/1959.md", note, "")
    file = copy.root / "notes/1929.md"
    text = file.read_text(encoding="utf-8").rstrip("\n")
    file.write_text(f"{text}\n\n{note}", encoding="utf-8")
    assert copy.places("N007") == [("notes/1929.md", text.count("\n") + 3)]
    (found,) = [d for d in copy.check() if d.rule.code == "N007"]
    assert "acts/1959.md:" in found.message
    assert "notes/1959.md" in found.remedy


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    script = str(ROOT / "scripts" / "check_citations.py")
    command = [sys.executable, script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_script_says_one_line_of_the_clean_edition() -> None:
    done = _run()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "5 acts, 39 notes, 55 entries: no problem; 1 remark with --info\n"
    assert _run("--info").stdout.endswith("39 notes, 55 entries: 1 remark\n")


def test_the_script_says_every_problem_in_one_run(copy: Copy) -> None:
    copy.plant("notes/1959.md", "@spufford2010", "@spuford2010")
    copy.plant("acts/1929.md", "(bib:carr1950)", "(bib:car1950)")
    done = _run("--config", str(copy.root / "mkdocs.yml"))
    assert done.returncode == 1
    message = "no entry has the key “spuford2010”; did you mean “spufford2010”?"
    assert f"notes/1959.md:9:10: error C001 {message}\n" in done.stdout
    assert "error L001" in done.stdout


def test_the_script_exits_with_2_if_it_cannot_run(tmp_path: Path) -> None:
    done = _run("--config", str(tmp_path / "mkdocs.yml"))
    assert done.returncode == 2
    assert "mkdocs.yml" in done.stderr


def test_the_check_needs_no_site_and_no_pandoc() -> None:
    code = (
        "import sys, backmatter.adapters.cli; "
        "print([m for m in ('mkdocs', 'mkdocs_bibtex', 'pypandoc') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT / "scripts")},
    )
    assert done.stdout == "[]\n"
