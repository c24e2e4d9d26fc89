"""Entries of several fields whose fields agree, on which the check has nothing to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from backmatter.diagnostics import Severity
from test_clean import FOLDER, said
from test_rules import TEXT

CODES = {f"E0{n}" for n in range(57, 70)}


def codes(folder: Path, entries: str) -> set[str]:
    """What these rules say of some entries, down to the slightest."""
    folder.mkdir(exist_ok=True)
    act = f"---\ntitle: One\n---\n\n{TEXT}\n\n[^1]: [@a1].\n"
    lines = said(folder, act, entries, least=Severity.INFO)
    return {code for line in lines if (code := line.split()[1]) in CODES}


def test_entries_that_agree_are_silent(tmp_path: Path) -> None:
    assert codes(tmp_path, (FOLDER / "agreeing.bib").read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    ("fields", "correction", "is_found"),
    [
        ("number = {3}", "The issue number, 3, is added.", False),
        ("number = {3}", "The issue number, 2, is added.", True),
        ("number = {3}", "The issue number, 2, is not added.", False),
        ("number = {3}", "The issue number was 3; 2, as the note has it, is a slip.", False),
        ("pages = {1612–28}", "The extent, pp. 1612–1628, is added.", False),
        ("pages = {1612--1628}", "The extent (pp. 1612–28) is added.", False),
        ("pages = {S12–S20}", "The extent, pp. S12–S20, is added.", False),
        ("pages = {5–9}", "The extent of the review, pp. 5–8, is added.", True),
        ("volume = {IV}", "Volume and publisher are added.", True),
        ("volume = {IV}, publisher = {X}", "The volume, 4, is added.", False),
        ("volume = {IV}, publisher = {X}", "The volume, 5, is added.", True),
        ("editor = {Müller, Jörg}", "The editor, Jorg Muller, is added.", False),
        ("editor = {Müller, Jörg}", "The editor, Jörg Miller, is added.", True),
        ("editor = {Müller, Jörg}", "The editor of the journal added a title.", False),
        ("date = {1996-03-04}", "The number and its date, 4 March 1996, are added.", False),
        ("date = {1996-03-04}", "The number and its date, March 5, 1996, are added.", True),
        ("addendum = {Trans. A. B.}", "The translator is added.", False),
    ],
)
def test_what_is_said_to_be_added_stands_in_the_entry(
    fields: str, correction: str, is_found: bool, tmp_path: Path
) -> None:
    entry = f"@book{{a1, title = {{A}}, {fields}, correction = {{{correction}}}}}\n"
    assert ("E057" in codes(tmp_path, entry)) == is_found
