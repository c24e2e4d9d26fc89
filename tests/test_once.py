"""One slip of which several rules could speak is said once, with all that mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from backmatter.diagnostics import Diagnostics, Severity
from planting import Copy, copy_edition

A1929, A1959, A1989, BIB = "acts/1929.md", "acts/1959.md", "acts/1989.md", "bibliography.bib"
TWIN = (
    "{Zubok, Vladislav},\n  title = {Collapse: The Fall of the {Soviet Union}},\n"
    "  location = {New Haven},\n  publisher = {Yale University Press},\n  date = {2021},\n"
    "  langid = {english},\n}\n\n"
)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return copy_edition(tmp_path)


def said(copy: Copy) -> Diagnostics:
    return copy.check(Severity.WARNING)


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (A1989, "capitalism.[^34]", "capitalism.34", "N013 acts/1989.md:62:245"),
        (A1989, "capitalism.[^34]", "capitalism.[34]", "N013 acts/1989.md:62:245"),
        (A1989, "capitalism.[^34]", "capitalism.[^ 3]", "N013 acts/1989.md:62:245"),
        (A1959, "1930s.[^17]", "1930s.", "N002 notes/1959.md:7:1"),
        (A1989, "Perestroika from", "Perestroika ﬁnally from", "T024 acts/1989.md:77:13"),
        (A1989, "[^34]", "[^43]", "N001 acts/1989.md:62:245 N002 notes/1989.md:11:1"),
        (
            BIB,
            "@book{spufford2010,",
            f"@book{{zubok2021a,\n  author = {TWIN}@book{{spufford2010,",
            "E030 bibliography.bib:539:7",
        ),
        (
            BIB,
            "@book{zubok2021,",
            f"@book{{zubok,\n  author = {TWIN}@book{{zubok2021,",
            "E030 bibliography.bib:697:7",
        ),
    ],
)
def test_a_slip_brings_nothing_along(
    copy: Copy, path: str, old: str, new: str, expected: str
) -> None:
    copy.plant(path, old, new)
    assert " ".join(f"{d.rule.code} {d.span}" for d in said(copy)) == expected


def test_half_a_mark_names_the_note_that_lacks_one(copy: Copy) -> None:
    copy.plant(A1989, "capitalism.[^34]", "capitalism.[^ 3]")
    (found,) = said(copy)
    assert "`[^34]`" in found.remedy


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (A1929, "“paradoxical", "”paradoxical", "not opened; should it open?"),
        ("docs/data/persons.yml", "(terms.md#not)", "(terms.md#NOT)", "“terms.md#not”?"),
        (
            BIB,
            "@article{lynd2022",
            "@book{lynd2022",
            "no publisher, but a journal; is it @article?",
        ),
    ],
)
def test_what_was_meant_is_named(
    copy: Copy, path: str, old: str, new: str, message: str
) -> None:
    copy.plant(path, old, new)
    (found,) = said(copy)
    assert message in found.message


@pytest.mark.parametrize(
    ("path", "old", "new", "meant"),
    [
        (
            BIB,
            "author     = {Plokhy, Serhii}",
            "author     = {Plokhii, Serhii}",
            "Plokhii, Serhii",
        ),
        (
            "docs/data/persons.yml",
            "name: Serhii Plokhy",
            "name: Serhi Plokhy",
            "Plokhy, Serhii",
        ),
        ("docs/data/persons.yml", "J. Raleigh", "J. Raliegh", "Raleigh, Donald J."),
    ],
)
def test_an_author_who_is_nearly_a_person_is_named(
    copy: Copy, path: str, old: str, new: str, meant: str
) -> None:
    copy.plant(path, old, new)
    messages = [d.message for d in said(copy) if d.rule.code == "D011"]
    assert [f"did you mean “{meant}”, of" in m for m in messages] == [True]


def test_half_a_mark_and_another_note_without_one_are_both_said(copy: Copy) -> None:
    copy.plant(A1989, "capitalism.[^34]", "capitalism.34")
    copy.plant(A1989, "themselves.[^36]", "themselves.")
    assert [d.rule.code for d in said(copy)] == ["N013", "N002"]


def test_marks_in_each_others_place_say_nothing_of_their_notes(copy: Copy) -> None:
    for old, new in (("[^7]", "[^x]"), ("[^8]", "[^7]"), ("[^x]", "[^8]")):
        copy.plant(A1929, old, new)
    assert [d.rule.code for d in said(copy)] == ["N004", "N004"]


def test_a_lost_note_is_still_said_beside_a_removed_paragraph(copy: Copy) -> None:
    copy.plant(A1959, "1930s.[^17]", "1930s.")
    text = (copy.root / "notes/1959.md").read_text(encoding="utf-8")
    start = text.index("[^18]:")
    end = text.index("[^19]:")
    (copy.root / "notes/1959.md").write_text(text[:start] + text[end:], encoding="utf-8")
    codes = {d.rule.code for d in said(copy)}
    assert {"N001", "N002"} <= codes
