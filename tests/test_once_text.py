"""Slips of files, text, links and the ledger: said once, with the remedy that fits them."""

from __future__ import annotations

from pathlib import Path

import pytest

from backmatter.diagnostics import Severity
from planting import Copy, copy_edition

A1929, A1959, A1989 = "acts/1929.md", "acts/1959.md", "acts/1989.md"
INTRO, LEDGER, INDEX = "acts/introduction.md", "acts/addresses.yml", "docs/index.md"
ABOUT, N1989, BIB = "docs/about.md", "notes/1989.md", "bibliography.bib"


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return copy_edition(tmp_path)


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "remedy"),
    [
        (N1989, "[^29]:", "gone[^29]:", "N014", "before `[^29]:`"),
        (N1989, "[^29]:", "\0gone[^29]:", "N014", "before `[^29]:`"),
        (A1989, "order: 4", "order: [3 4", "F003", "`order: 4`"),
        (A1929, 'title: "1929', 'title: "A "b" 1929', "F003", '`title: "A “b” 1929"`'),
        (A1989, "order: 4\n", "order: 4\norder: 4\n", "F003", "they are the same"),
        (A1929, 'title: "1929"', "title: ", "F004", '`title: "1929"`, as it was published'),
        (A1959, "order: 3", "order: third", "F006", "`order: 3`"),
        (A1929, "order: 2", "order: 3", "F008", "`order: 2` here"),
        (BIB, "Oral History", "Oral Histor\udcffy", "F002", "Remove it"),
        (A1929, "socialist organizations", "socialist organisations", "T037", "organizations"),
        (A1929, "accumulation,”", "accumulation”,", "T037", "`,”`"),
        (A1959, "the late 1950s", "the late 1950’s", "T037", "“1950s”"),
        (INTRO, "Until the [*dé", "Until the [_dé", "T016", "in both places"),
        (INDEX, "three acts”", 'three acts"', "T001", "”"),
        (A1959, "of “hairbrained", "of â€œhairbrained", "T009", "“"),
        (INTRO, "are therefore 1929, 1959", "are therefore 1929, l959", "T025", "“1959”"),
        (INTRO, "it was an inflection", "it TODO was an inflection", "T015", "Remove it"),
        (A1929, "[*Iskra*]{lang=", "[*Iskra*]{lang:", "T030", "`{lang=ru-Latn}`"),
        (A1929, "[*Iskra*]{lang=", "[*Iskra*]{lagn=", "T030", "`lang`"),
        (A1929, "[*Iskra*]{lang=ru-Latn}", "[*Iskra*]{lang=ru-Latn", "T030", "Write `}`"),
        (A1959, "(bib:spufford2010)", "(bib:spufford2010", "L011", "Write `)`"),
        (A1959, "[*Red Plenty*]", "*Red Plenty*]", "L011", "Write `[`"),
        (A1929, "Turn.”](bib:", "Turn.”]bib:", "L011", "Write `(`"),
        (A1929, "[*Foundations of a Planned Economy*](", "[](", "L010", "Foundations"),
        (A1989, "## Gorbachev in", "##Gorbachev in", "L013", "`## Gorbachev in"),
        (A1929, "{#communes}", "{#productivity}", "L006", "`{#communes}`"),
        (A1959, " {#china}", "", "L007", "`{#china}`"),
        (A1989, "{#nations}", "{#p2}", "A007", "`{#nations}`"),
        (A1989, "{#nations}", "{#notes}", "A008", "`{#nations}`"),
        (ABOUT, "## Addresses {#addresses}", "## Addresses {#use}", "L003", "remove the link"),
        (ABOUT, "{#addresses}", "{#principles}", "L006", "`{#addresses}` here"),
        (A1989, "\nThe chief part", "\n```\nThe chief part", "L012", "Remove this line"),
        (A1959, "- Pensions", "-Pensions", "L016", "a space behind `-`"),
        (A1959, "- Pensions", "Pensions", "L016", "`- `"),
        ("acts/conclusion.md", "Such a reading", "    Such a reading", "T018", "Remove"),
        (LEDGER, "p1: {opens: The year 1959", "p1: {state: lost, opens: The year 1959",
         "A001", "Remove `state: lost`"),
    ],
)  # fmt: skip
def test_a_slip_is_said_once_with_its_remedy(
    copy: Copy, path: str, old: str, new: str, code: str, remedy: str
) -> None:
    copy.plant(path, old, new)
    (found,) = copy.check(Severity.WARNING)
    assert (found.rule.code, remedy in found.remedy) == (code, True), found.remedy


def test_a_line_that_the_ledger_has_lost_is_no_edit_of_the_text(copy: Copy) -> None:
    ledger = copy.root / LEDGER
    lines = ledger.read_text(encoding="utf-8").splitlines(keepends=True)
    lost = next(n for n, line in enumerate(lines) if "p5: {opens: Here the infl" in line)
    ledger.write_text("".join(lines[:lost] + lines[lost + 1 :]), encoding="utf-8")
    (found,) = copy.check(Severity.WARNING)
    assert "lost the line `p5` of “1929”" in found.message
    assert found.span.line == lost


def test_a_passage_that_is_gone_says_where_it_stood_and_nothing_else(copy: Copy) -> None:
    act = copy.root / A1959
    text = act.read_text(encoding="utf-8")
    start = text.index("Siegelbaum puts these questions off")
    act.write_text(text[:start] + text[text.index("\n\n", start) + 2 :], encoding="utf-8")
    (found,) = copy.check(Severity.WARNING)
    assert found.rule.code == "A005"
    assert "behind “Growth and optimism” (acts/1959.md:45)" in found.remedy


def test_the_line_with_another_end_is_named(copy: Copy) -> None:
    copy.plant("docs/data/terms.yml", "\n- id: net-material", "\r\n- id: net-material")
    (found,) = copy.check(Severity.WARNING)
    assert found.rule.code == "F010"
    assert "- id: net" in found.span.file.line_text(found.span.line + 1)


def test_a_word_that_is_not_near_is_no_proposal(copy: Copy) -> None:
    copy.plant(A1929, "His praise went", "His [see](nowhere.md) praise went")
    (found,) = copy.check(Severity.WARNING)
    assert "did you mean" not in found.message
