"""Difficult but right sources, on which the check has nothing to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from backmatter.check import check_edition
from backmatter.config import settings_from
from backmatter.diagnostics import Severity
from test_rules import BIB

CASES = sorted((Path(__file__).parent / "cases" / "clean").glob("*.md"))
UNUSED = "E005"
"""All cases share a bibliography, of which each cites what it needs."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_right_source_is_silent(case: Path, tmp_path: Path) -> None:
    (tmp_path / "acts").mkdir()
    (tmp_path / "acts" / "one.md").write_bytes(case.read_bytes())
    (tmp_path / "bibliography.bib").write_text(BIB, encoding="utf-8")
    checked = check_edition(settings_from(tmp_path, {}), least=Severity.WARNING)
    found = [d for d in checked.diagnostics if d.rule.code != UNUSED]
    assert [f"{d.span} {d.rule.code} {d.message}" for d in found] == []


def test_the_cases_are_there_and_read() -> None:
    assert len(CASES) >= 12
    assert all(b"[^1]:" in case.read_bytes() for case in CASES)
