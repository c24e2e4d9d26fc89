"""What the check says to do about an entry fits the entry, and consequences are held back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from backmatter.diagnostics import Diagnostic, Severity
from planting import Copy, copy_edition

BIB = "bibliography.bib"


def entry_changed(to: Path, key: str, old: str, new: str) -> list[Diagnostic]:
    """What is said of the edition once a pattern is replaced within one of its entries."""
    copy: Copy = copy_edition(to)
    file = copy.root / BIB
    text = file.read_text(encoding="utf-8")
    start = re.search(rf"^@\w+{{{key},", text, re.MULTILINE)
    assert start
    end = text.index("\n}\n", start.start()) + 3
    entry, count = re.subn(old, new, text[start.start() : end], count=1)
    assert count
    file.write_text(text[: start.start()] + entry + text[end:], encoding="utf-8")
    return list(copy.check(Severity.WARNING))


@pytest.mark.parametrize(
    ("key", "old", "new", "code", "remedy"),
    [
        ("malia1994", r"title( *)= ", r"title\1", "E001", "Write `title = {…}`"),
        ("nyt1964", r"correction   = {", "correction = ", "E001", "Write `{` before “The”"),
        ("plokhy2014", r"author     = {", "author = ", "E001", "Write `{` before “Plokhy”"),
        ("lynd2022", "@article{lynd2022", "@article{", "E001", "Write `@article{lynd2022,`"),
        ("smith2010", r"  title .*\n", "", "E003", "`title = {Property of Communists}`"),
        (
            "stalin1930",
            r"  author .*\n",
            "",
            "E003",
            "`author = {Stalin, J. V.}`, if it is that",
        ),
        (
            "katsakioris2019",
            r"  author .*\n",
            "",
            "E003",
            "`author = {Katsakioris, Constantin}`",
        ),
        ("carr1974", r"  date .*\n", "", "E003", "`date = {1974}`, if the key is right"),
        ("lynd2022", r"title        =", "titlq =", "E007", "Write `title`"),
        ("nation1989", r"1989-10-23", "", "E008", "`date = {1989-10-23}`, if `printed`"),
        ("gerth2020", r"= \{2020}", "= {May 2020}", "E009", "Write `2020-05`"),
        ("nation1989", r"1989-10-23", "2999", "E010", "`date = {1989-10-23}`"),
        ("nation1989", r"\n", "\n  origdate = {2024},\n", "E011", "remove `origdate`"),
        ("lenin1918", "1965}", "1865}", "E011", "Correct `date`"),
        ("nove1969", r"\n", "\n  doi = {10.1000/182.},\n", "E012", "Write `10.1000/182`."),
        ("lynd2022", " and ", "; ", "E016", "Write “and”"),
        ("nove1969", r"\n", "\n  crossref = {x},\n", "E017", "Remove `crossref`"),
        ("lynd2022", "394–417", "417–394", "E019", "Write `394–417`"),
        ("lewin1966", "{lewin1966", "{!lewin1966", "E023", "Write `lewin1966`"),
        ("baron2001", "@book", "book", "E025", "Write `@book{baron2001,`"),
        ("raleigh2006", r"2006}", "1906}", "E053", "year to 2006"),
        ("hessler2006", r"  volume .*\n  number .*\n", "", "E038", "`number = {1–2}`"),
        (
            "katsakioris2019",
            r"  pages .*\n",
            "",
            "E038",
            "`pages = {281–300}`, if `correction`",
        ),
        (
            "malia1994",
            r"{New York},\n  publisher = {Free Press}",
            "{Free Press},\n  publisher = {New York}",
            "E056",
            "`location = {New York}` and `publisher = {Free Press}`",
        ),
        ("bushnell1980", r"\n", "\n  pages = {12–},\n", "E006", "Keep the one that is right"),
        ("lenin1919", r"  correction .*\n", "", "E024", "`correction = {…}`"),
    ],
)
def test_one_remedy_is_named_and_it_fits(
    tmp_path: Path, key: str, old: str, new: str, code: str, remedy: str
) -> None:
    (found,) = entry_changed(tmp_path, key, old, new)
    assert found.rule.code == code
    assert remedy in found.remedy


@pytest.mark.parametrize(
    ("new_key", "year", "code"), [("Nyt1964", "1964", "E030"), ("nyt1964b", "1777", "E031")]
)
def test_a_copy_is_said_once_and_is_to_go(
    tmp_path: Path, new_key: str, year: str, code: str
) -> None:
    copy = copy_edition(tmp_path)
    text = (copy.root / BIB).read_text(encoding="utf-8")
    entry = text[text.index("@article{nyt1964") : text.index("@book{plokhy2014")]
    twin = entry.replace("nyt1964", new_key).replace("{1964-10-17}", f"{{{year}-10-17}}")
    (copy.root / BIB).write_text(text.replace(entry, entry + twin), encoding="utf-8")
    (found,) = copy.check(Severity.WARNING)
    assert found.rule.code == code
    assert f"Remove “{new_key}”" in found.remedy


def test_of_two_neighbours_the_one_is_named_that_stands_wrong(tmp_path: Path) -> None:
    copy = copy_edition(tmp_path)
    text = (copy.root / BIB).read_text(encoding="utf-8")
    lynd, malia, nation = (text.index(f"{k},") for k in ("lynd2022", "malia1994", "nation1989"))
    at = [text.rindex("@", 0, i) for i in (lynd, malia, nation)]
    swapped = text[: at[0]] + text[at[1] : at[2]] + text[at[0] : at[1]] + text[at[2] :]
    (copy.root / BIB).write_text(swapped, encoding="utf-8")
    (found,) = copy.check(Severity.WARNING)
    assert "“malia1994” stands out of order, before “lynd2022”" in found.message
