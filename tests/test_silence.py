"""Comments that silence a rule: where they stand, for which lines, and when they are amiss."""

from __future__ import annotations

from pathlib import Path

import pytest

from planting import Copy, copy_edition

SAY = "backmatter: ignore"
FAULTS = {
    "acts/1959.md": ("In 1967 Alec", "In  1967 Alec", "T002"),
    "notes/1959.md": ("pp. 123–136", "pp. 123-136", "C011"),
    "bibliography.bib": ("{179–199}", "{179--199}", "E035"),
    "docs/data/terms.yml": ("The middle form", "The  middle form", "T002"),
    "mkdocs.yml": ("policy: true", "polcy: true", "F017"),
}


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return copy_edition(tmp_path)


def codes(copy: Copy, path: str) -> list[str]:
    return [d.rule.code for d in copy.check() if d.span.path == path and d.rule.code != "N016"]


def comment(path: str, words: str) -> str:
    signs = {".md": f"<!-- {words} -->", ".bib": f"% {words}", ".yml": f"# {words}"}
    return signs[Path(path).suffix]


@pytest.mark.parametrize("path", FAULTS)
def test_a_fault_is_silenced_by_a_comment_on_the_line_above(copy: Copy, path: str) -> None:
    right, wrong, code = FAULTS[path]
    line = copy.plant(path, right, wrong) - 1
    assert codes(copy, path) == [code]
    text = (copy.root / path).read_text(encoding="utf-8").split("\n")
    while path.endswith(".bib") and not text[line].startswith("@"):
        line -= 1
    indent = text[line][: len(text[line]) - len(text[line].lstrip())]
    text.insert(line, indent + comment(path, f"{SAY} {code}"))
    (copy.root / path).write_text("\n".join(text), encoding="utf-8")
    assert codes(copy, path) == []


@pytest.mark.parametrize("path", [p for p in FAULTS if not p.endswith(".bib")])
@pytest.mark.parametrize("named", [str, str.lower])
def test_or_at_the_end_of_its_line(copy: Copy, path: str, named: type[str]) -> None:
    right, wrong, code = FAULTS[path]
    line = copy.plant(path, right, wrong) - 1
    text = (copy.root / path).read_text(encoding="utf-8").split("\n")
    text[line] += " " + comment(path, f"{SAY} {named(code)} meant so")
    (copy.root / path).write_text("\n".join(text), encoding="utf-8")
    assert codes(copy, path) == []


def test_in_front_matter_the_comment_is_one_of_yaml(copy: Copy) -> None:
    copy.plant("acts/1959.md", "order: 3", f"order: 2  # {SAY} F008")
    assert codes(copy, "acts/1959.md") == []


@pytest.mark.parametrize("path", [*FAULTS, "CITATION.cff"])
def test_a_comment_that_silences_nothing_is_told(copy: Copy, path: str) -> None:
    file = copy.root / path
    if path == "CITATION.cff":
        file.write_text("cff-version: 1.2.0\n", encoding="utf-8")
    before = codes(copy, path)
    said = comment(path, f"{SAY} C001") if path != "CITATION.cff" else f"# {SAY} C001"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{said}\n", encoding="utf-8")
    assert sorted(codes(copy, path)) == sorted([*before, "X002"])


def test_a_sign_of_yaml_in_the_text_is_no_comment(copy: Copy) -> None:
    path = copy.root / "acts/1959.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n`x` # {SAY} C001\n", encoding="utf-8")
    assert "X002" not in codes(copy, "acts/1959.md")
