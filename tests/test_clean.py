"""Difficult but right sources, on which the check has nothing to say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from backmatter.check import check_edition
from backmatter.config import settings_from
from backmatter.diagnostics import Severity
from test_rules import BIB, TEXT

FOLDER = Path(__file__).parent / "cases" / "clean"
CASES = sorted(FOLDER.glob("*.md"))
UNUSED = "E005"
"""No case cites all of the bibliography that it has."""


def said(
    folder: Path,
    act: str,
    bibliography: str = BIB,
    language: str = "en",
    least: Severity = Severity.WARNING,
) -> list[str]:
    """What the check says of an edition with one act."""
    (folder / "acts").mkdir()
    (folder / "acts" / "one.md").write_bytes(act.encode("utf-8"))
    (folder / "bibliography.bib").write_text(bibliography, encoding="utf-8")
    settings = settings_from(folder, {}, {"theme": {"language": language}})
    checked = check_edition(settings, least=least)
    found = [d for d in checked.diagnostics if d.rule.code != UNUSED]
    return [f"{d.span} {d.rule.code} {d.message}" for d in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_right_source_is_silent(case: Path, tmp_path: Path) -> None:
    assert said(tmp_path, case.read_bytes().decode("utf-8")) == []


def test_right_entries_are_silent(tmp_path: Path) -> None:
    works = (FOLDER / "works.bib").read_text(encoding="utf-8")
    act = f"---\ntitle: One\n---\n\n{TEXT}\n\n[^1]: [@charter1215].\n"
    assert said(tmp_path, act, works) == []


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("« Le don[^1] », dit-il.", "fr", []),
        ("Oui[^1], dit-il ; et vous ? Moi !", "fr", []),
        ("Oui , dit-il[^1].", "fr", ["T012"]),
        ("Eine „Aufgabe“[^1], so scheint es.", "de", []),
        ("A claim[^1], of one ; and two.", "en", ["N010", "T012"]),
    ],
)
def test_usage_of_english_is_held_against_english_alone(
    text: str, language: str, codes: list[str], tmp_path: Path
) -> None:
    act = f"---\ntitle: One\n---\n\n{text}\n\n[^1]: [@carr1974].\n"
    assert [line.split()[1] for line in said(tmp_path, act, language=language)] == codes


ADMONITIONS = """\
!!! note "The title of a box"

    A paragraph of the box, which ends with a stop.

??? tip inline end

    Details, which end with a stop.

=== "Tab"

    What is on it, which ends with a stop.
"""


def test_what_mkdocs_sets_in_is_no_code_on_its_pages(tmp_path: Path) -> None:
    act = f"---\ntitle: One\n---\n\n{TEXT}\n\n[^1]: [@carr1974].\n"
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs" / "about.md"
    page.write_text(f"# About {{#about}}\n\n{ADMONITIONS}", encoding="utf-8")
    assert said(tmp_path, act) == []
    page.write_text(f"{ADMONITIONS}\nWords.\n\n    Words set in, which are code.\n", "utf-8")
    shutil.rmtree(tmp_path / "acts")
    assert [line.split()[1] for line in said(tmp_path, act)] == ["T018"]


@pytest.mark.parametrize("source", ["[@carr1974, p. 3].", "(Isa 6:3)."])
def test_a_quotation_with_its_source_behind_it_needs_no_note(
    source: str, tmp_path: Path
) -> None:
    act = "---\ntitle: One\n---\n\nHe wrote of “a great turn in all of it”"
    (tmp_path / "acts").mkdir()
    (tmp_path / "acts" / "one.md").write_text(f"{act} {source}\n", encoding="utf-8")
    found = check_edition(settings_from(tmp_path, {}), least=Severity.INFO).diagnostics
    assert "N016" not in {d.rule.code for d in found}


def test_words_are_held_against_english_and_the_lists_of_the_edition(tmp_path: Path) -> None:
    act = "---\ntitle: One\n---\n\nA claim of the goverment.[^1]\n\n[^1]: [@carr1974].\n"
    folders = [tmp_path / name for name in ("english", "german", "listed")]
    for folder in folders:
        (folder / "docs" / "data").mkdir(parents=True)
    english, german, listed = folders
    (listed / "docs" / "data" / "names.yml").write_text("words: [Goverment]\n", "utf-8")
    assert "T034" in " ".join(said(english, act, least=Severity.INFO))
    assert "T034" not in " ".join(said(german, act, language="de", least=Severity.INFO))
    assert "T034" not in " ".join(said(listed, act, least=Severity.INFO))


def test_the_cases_are_there_and_read() -> None:
    assert len(CASES) >= 12
    assert all(b"[^1]:" in case.read_bytes() for case in CASES)
