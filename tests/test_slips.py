"""Slips of an editor, made by hand: each is said once, at its cause, and can be mended."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from backmatter.check import check_edition
from backmatter.check.pages import COMMANDS
from backmatter.config import OPTIONS, ConfigError, load_settings
from backmatter.diagnostics import Severity
from planting import Copy, copy_edition

BIB, ACT, NOTES, DATA = "bibliography.bib", "acts/1929.md", "notes/1929.md", "docs/data/"
FOLLOWS = {"A004", "D011", "E005"}
"""The ledger is behind, or a person or a work no longer named: mended with the rest."""
Change = Callable[[Path], object]


def swap(path: str, old: str, new: str) -> Change:
    """Put `new` in the place of the first `old`."""

    def change(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def data(path: str, change: Callable[[bytes], bytes]) -> Change:
    """Change the bytes of a file."""
    return lambda root: (root / path).write_bytes(change((root / path).read_bytes()))


def folder(path: str) -> Change:
    """A folder in the place of a file."""

    def change(root: Path) -> None:
        (root / path).unlink()
        (root / path).mkdir()

    return change


def together(*changes: Change) -> Change:
    """Several changes that are one slip."""

    def change(root: Path) -> None:
        for one in changes:
            one(root)

    return change


def without_entry(key: str) -> Change:
    """Take an entry out of the bibliography."""
    block = rb"@\w+\{%s,\n(?:.+\n)+?\}\n\n?" % key.encode()
    return data(BIB, lambda text: re.sub(block, b"", text))


@dataclass(frozen=True)
class Slip:
    """A slip and what is said of it: codes and places, besides what follows from it."""

    name: str
    change: Change
    said: str


SLIPS = (
    Slip(
        "a letter of a key",
        swap(NOTES, "@thorniley1988", "@thornily1988"),
        "C001 notes/1929.md:8:9",
    ),
    Slip(
        "a key in capitals", swap(NOTES, "@thorniley", "@Thorniley"), "C001 notes/1929.md:8:9"
    ),
    Slip("a key without @", swap(NOTES, "@thorniley", "thorniley"), "C002 notes/1929.md:8:8"),
    Slip(
        "a colon behind a key",
        swap(NOTES, "@thorniley1988, pp. 31–32", "@thorniley1988:"),
        "C002 notes/1929.md:8:22",
    ),
    Slip(
        "a note put in under a word",
        together(
            swap(ACT, "[^5]", "[^5] More.[^new]"),
            swap(NOTES, "[^6]:", "[^new]: A note.\n\n[^6]:"),
        ),
        "N020 acts/1929.md:51:185",
    ),
    Slip(
        "a closing quotation mark alone on its page",
        swap("acts/conclusion.md", "“from above", "from above"),
        "T013 acts/conclusion.md:15:62",
    ),
    Slip(
        "one edition of a work twice, with two years",
        swap(
            BIB,
            "@book{lewin1968,",
            "@book{lewin1967, author = {Lewin, Moshe}, title = {A History}, edition = {2}, "
            "date = {1967}, location = {Paris}, publisher = {Mouton}, langid = {english}}\n"
            "@book{lewin1967b, author = {Lewin, Moshe}, title = {A History}, edition = {2}, "
            "date = {1977}, location = {Paris}, publisher = {Mouton}, langid = {english}}\n"
            "@book{lewin1968,",
        ),
        "E031 bibliography.bib:256:80",
    ),
    Slip("a label and no number", swap(NOTES, "pp. 31–32", "pp."), "C002 notes/1929.md:8:22"),
    Slip(
        "no comma before a Roman figure",
        swap(NOTES, "@davies1989, p. xviii", "@davies1989 p. xviii"),
        "C005 notes/1929.md:5:20",
    ),
    Slip(
        "two citations in one",
        swap(NOTES, "pp. 31–32]", "pp. 31–32 @carr1974]"),
        "C002 notes/1929.md:8:34",
    ),
    Slip(
        "the last bracket of a file",
        data("notes/conclusion.md", lambda b: b.rstrip(b"].\n")),
        "C003 notes/conclusion.md:1:27",
    ),
    Slip(
        "a note of a space",
        swap(NOTES, "[^5]: [@thorniley1988, pp. 31–32].", "[^5]:  "),
        "N005 notes/1929.md:8:1",
    ),
    Slip(
        "a mark as a figure",
        swap(ACT, "[^5]", "⁵"),
        "N013 acts/1929.md:51:175 N002 notes/1929.md:8:1 A005 acts/addresses.yml:42:1",
    ),
    Slip(
        "a mark without its sign",
        swap(ACT, "[^5]", "[5]"),
        "N013 acts/1929.md:51:175 N002 notes/1929.md:8:1 A005 acts/addresses.yml:42:1",
    ),
    Slip(
        "an entry gone",
        without_entry("thorniley1988"),
        "A005 acts/addresses.yml:176:1 C001 notes/1929.md:8:9",
    ),
    Slip(
        "a brace missing in a title",
        swap(BIB, "{Saturday}", "{Saturday"),
        "E001 bibliography.bib:3:3",
    ),
    Slip(
        "a brace too many", swap(BIB, "{Saturday}", "{Saturday}}"), "E001 bibliography.bib:3:34"
    ),
    Slip(
        "a stray quotation mark",
        swap(BIB, "{Stanford},", '{Stanford}",'),
        "E001 bibliography.bib:5:25",
    ),
    Slip(
        "no equals sign",
        swap(BIB, "date       = {2001}", "date {2001}"),
        "E001 bibliography.bib:7:3",
    ),
    Slip("a year of five figures", swap(BIB, "{2001}", "{20019}"), "E009 bibliography.bib:7:3"),
    Slip(
        "a month misspelt",
        swap(BIB, "date       = {2001},", "year = {2001}, month = {Marhc},"),
        "E009 bibliography.bib:7:18",
    ),
    Slip(
        "emphasis that does not end",
        swap(ACT, "*Foundations*", "*Foundations"),
        "T016 acts/1929.md:25:228",
    ),
    Slip(
        "bold that does not end",
        swap(ACT, "The collective farms", "The **collective farms"),
        "T016 acts/1929.md:21:6",
    ),
    Slip(
        "a heading without a space",
        swap(ACT, "## Historians", "##Historians"),
        "L013 acts/1929.md:16:1 A005 acts/addresses.yml:17:1",
    ),
    Slip(
        "a comment that does not end",
        swap(ACT, "Carr left the", "<!-- Carr left the"),
        "L012 acts/1929.md:24:1",
    ),
    Slip(
        "code that does not end",
        swap(ACT, "Carr left the", "```\nCarr left the"),
        "L012 acts/1929.md:24:1",
    ),
    Slip("an act emptied", data(ACT, lambda _: b""), "F012 acts/1929.md:1:1"),
    Slip("notes emptied", data(NOTES, lambda _: b""), "N019 acts/1929.md:20:214"),
    Slip("a bibliography emptied", data(BIB, lambda _: b""), "F013 bibliography.bib:1:1"),
    Slip(
        "a ledger emptied",
        data("acts/addresses.yml", lambda _: b""),
        "A001 acts/addresses.yml:1:1",
    ),
    Slip(
        "an act in UTF-16",
        data(ACT, lambda b: b.decode().encode("utf-16")),
        "F002 acts/1929.md:1:1",
    ),
    Slip("a folder for an act", folder(ACT), "F001 acts/1929.md:1:1"),
    Slip("a folder for the notes", folder(NOTES), "F001 notes/1929.md:1:1"),
    Slip("a folder for the bibliography", folder(BIB), "F001 bibliography.bib:1:1"),
    Slip(
        "an act renamed",
        lambda root: (root / "acts/1959.md").rename(root / "acts/1960.md"),
        "N019 acts/1960.md:18:201 F005 notes/1959.md:1:1",
    ),
    Slip(
        "notes renamed",
        lambda root: (root / "notes/1959.md").rename(root / "notes/1595.md"),
        "N019 acts/1959.md:18:201 F005 notes/1595.md:1:1",
    ),
    Slip(
        "a title with a colon",
        swap(ACT, '"Mistrusting the masses"', "Mistrusting: the masses"),
        "F003 acts/1929.md:3:1",
    ),
    Slip("no order", swap(ACT, "order: 2\n", ""), "F006 acts/1929.md:1:1"),
    Slip(
        "a tab in the data",
        swap(DATA + "terms.yml", "  term: artel", "\tterm: artel"),
        "D001 docs/data/terms.yml:8:1",
    ),
    Slip(
        "a list for a date",
        swap(DATA + "events.yml", "date: 1917\n", "date: [1917]\n"),
        "D002 docs/data/events.yml:9:9",
    ),
    Slip(
        "a field misspelt",
        swap(DATA + "terms.yml", "  means: The middle", "  meens: The middle"),
        "D003 docs/data/terms.yml:12:3",
    ),
    Slip(
        "data emptied", data(DATA + "terms.yml", lambda _: b""), "D002 docs/data/terms.yml:1:1"
    ),
    Slip(
        "a figure that ends first",
        swap(DATA + "figure.yml", "from: 1917", "from: 1999"),
        "D002 docs/data/figure.yml:9:5",
    ),
    Slip(
        "an unknown key outside brackets",
        swap(NOTES, "[@thorniley1988, pp. 31–32]", "See @thornily1988, p. 31"),
        "C003 notes/1929.md:8:11",
    ),
    Slip(
        "an unknown key in braces alone",
        swap(ACT, "Carr left the", "As @{nobody} wrote, Carr left the"),
        "C003 acts/1929.md:24:4",
    ),
    Slip(
        "an unknown key on another page",
        swap("docs/about.md", "The text of this", "As @car1974 wrote, the text of this"),
        "C003 docs/about.md:14:4",
    ),
    Slip(
        "no space before @",
        swap(NOTES, "[@thorniley", "[see@thorniley"),
        "C002 notes/1929.md:8:11",
    ),
    Slip("another sign than @", swap(NOTES, "[@thor", "[＠thor"), "C002 notes/1929.md:8:9"),
    Slip(
        "brackets doubled",
        swap(NOTES, "[@thorniley1988, pp. 31–32]", "[[@thorniley1988, pp. 31–32]]"),
        "C002 notes/1929.md:8:8",
    ),
    Slip(
        "a bracket too many",
        swap(NOTES, "pp. 31–32]", "pp. 31–32]]"),
        "C002 notes/1929.md:8:34",
    ),
    Slip(
        "a range of Roman figures that falls",
        swap(NOTES, "p. xviii]", "pp. xviii–xv]"),
        "C008 notes/1929.md:5:25",
    ),
    Slip("a range of one page", swap(NOTES, "31–32]", "31–31]"), "C008 notes/1929.md:8:28"),
    Slip("a range without its end", swap(NOTES, "31–32]", "31–]"), "C002 notes/1929.md:8:29"),
    Slip("a comma for a stop", swap(NOTES, "pp. 31–", "pp, 31–"), "C002 notes/1929.md:8:24"),
    Slip("two stops", swap(NOTES, "pp. 31–", "pp.. 31–"), "C002 notes/1929.md:8:24"),
    Slip("two commas", swap(NOTES, "1988, pp.", "1988,, pp."), "C002 notes/1929.md:8:22"),
    Slip("a letter for a figure", swap(NOTES, "31–32]", "3l–32]"), "C002 notes/1929.md:8:28"),
    Slip("a page to be found", swap(NOTES, "31–32]", "??]"), "T015 notes/1929.md:8:28"),
    Slip(
        "a volume without its number",
        swap(NOTES, "1988, pp.", "1988, vol., pp."),
        "C002 notes/1929.md:8:24",
    ),
    Slip(
        "a colon before the pages",
        swap(NOTES, "1988, pp. 31–32", "1988: 31–32"),
        "C002 notes/1929.md:8:22",
    ),
    Slip(
        "a quotation mark in a citation",
        swap(NOTES, "1988, pp.", "1988, “pp."),
        "C002 notes/1929.md:8:24",
    ),
    Slip(
        "a citation of LaTeX",
        swap(NOTES, "[@thorniley1988, pp. 31–32]", r"\footcite[31--32]{thorniley1988}"),
        "T019 notes/1929.md:8:7",
    ),
    Slip(
        "a link of Obsidian",
        swap(NOTES, "[@thorniley1988, pp. 31–32]", "[[thorniley1988]]"),
        "T019 notes/1929.md:8:7",
    ),
    Slip(
        "emphasis of LaTeX",
        swap(ACT, "Carr left the subject", r"Carr left the \emph{subject}"),
        "T019 acts/1929.md:24:15",
    ),
    Slip(
        "a field of Word",
        swap(ACT, "Carr left the", "Carr (Error! Reference source not found.) left the"),
        "T019 acts/1929.md:24:7",
    ),
    Slip(
        "what e-mail makes of an apostrophe",
        swap(ACT, "Robert Davies, Carr’s", "Robert Davies, Carr=E2=80=99s"),
        "T019 acts/1929.md:26:20",
    ),
    Slip(
        "a note of Pandoc within the text",
        swap(ACT, "took it up.", "took it up.^[@carr1974, p. 3]"),
        "N013 acts/1929.md:24:63",
    ),
    Slip(
        "a mark of a PDF", swap(ACT, "took it up.", "took it up.5"), "N013 acts/1929.md:24:63"
    ),
    Slip(
        "a conflict in an act",
        swap(ACT, "Carr left", "<<<<<<< HEAD\nCarr quit it.\n=======\nCarr left"),
        "F014 acts/1929.md:24:1",
    ),
    Slip(
        "a conflict in the notes",
        swap(
            NOTES,
            "[^5]: [@thorniley1988, pp. 31–32].",
            "<<<<<<< HEAD\n[^5]: [@thorniley1988].\n=======\n[^5]: [@carr1974].\n>>>>>>> other",
        ),
        "F014 notes/1929.md:8:1",
    ),
    Slip(
        "a conflict in the bibliography",
        swap(BIB, "  date       = {2001}", "<<<<<<< HEAD\n  date       = {2001}"),
        "F014 bibliography.bib:7:1",
    ),
    Slip(
        "a conflict in the data",
        swap(DATA + "terms.yml", "- id: kolkhoz", "<<<<<<< HEAD\n- id: kolkhoz"),
        "F014 docs/data/terms.yml:14:1",
    ),
    Slip(
        "a conflict in the changes",
        swap(DATA + "changes.yml", "- date", "<<<<<<< HEAD\n- date"),
        "P001 docs/data/changes.yml:5:1",
    ),
    Slip(
        "a ledger deleted",
        lambda root: (root / "acts/addresses.yml").unlink(),
        "A009 acts/addresses.yml:1:1",
    ),
    Slip(
        "an entry half commented out",
        swap(BIB, "@book{cameron2018", "%@book{cameron2018"),
        "E025 bibliography.bib:28:3",
    ),
    *(
        Slip(f"a {name} in mkdocs.yml", swap("mkdocs.yml", old, new), said)
        for name, old, new, said in (
            ("page misspelt", "timeline.md", "time-line.md", "F015 mkdocs.yml:53:15"),
            ("act forgotten", "  - 1959.md\n", "", "F016 mkdocs.yml:46:1"),
            ("option misspelt", "bib_file:", "bib_fle:", "F017 mkdocs.yml:66:7"),
            ("plugin misspelt", "- backmatter:", "- backmater:", "F017 mkdocs.yml:65:5"),
            ("folder misspelt", "acts_dir: acts", "acts_dir: act", "F019 mkdocs.yml:67:17"),
        )
    ),
    Slip(
        "the persons deleted",
        lambda root: (root / DATA / "persons.yml").unlink(),
        "D015 docs/persons.md:11:1",
    ),
    Slip(
        "a page deleted",
        lambda root: (root / "docs/about.md").unlink(),
        "F015 mkdocs.yml:60:25",
    ),
    Slip(
        "an act deleted",
        lambda root: (root / ACT).unlink(),
        "A006 acts/addresses.yml:15:1 F005 notes/1929.md:1:1",
    ),
    Slip(
        "a change of an unknown act",
        swap(DATA + "changes.yml", '"1959"', '"1960"'),
        "P003 docs/data/changes.yml:5:1",
    ),
    Slip(
        "years of life that fall",
        swap(DATA + "persons.yml", "1870–1924", "1924–1870"),
        "D017 docs/data/persons.yml:12:12",
    ),
    Slip(
        "a command misspelt",
        swap("docs/persons.md", "\\persons", "\\person"),
        "D016 docs/persons.md:11:1",
    ),
    Slip(
        "a mark on another page",
        swap("docs/about.md", "edition is ours.", "edition is ours.[^3]"),
        "N021 docs/about.md:14:34",
    ),
    Slip(
        "a comment on another page that does not end",
        swap("docs/about.md", "The text of this", "<!-- The text of this"),
        "L012 docs/about.md:14:1",
    ),
    Slip(
        "a place of another page",
        swap("docs/about.md", "(#queries)", "(#querys)"),
        "L003 docs/about.md:27:182",
    ),
    Slip(
        "a person who is not on the page",
        swap(ACT, "Carr left the", "[Carr](persons.md#car) left the"),
        "L003 acts/1929.md:24:1",
    ),
    Slip(
        "a link to the made page",
        swap(ACT, "Carr left the", "[Carr](1959.html) left the"),
        "L002 acts/1929.md:24:1",
    ),
    Slip(
        "a link without its scheme",
        swap(ACT, "Carr left the", "[Carr](www.example.org) left the"),
        "L009 acts/1929.md:24:1",
    ),
    Slip(
        "a link with a blank",
        swap(ACT, "Carr left the", "[Carr](act 1929.md) left the"),
        "L011 acts/1929.md:24:1",
    ),
    Slip(
        "a link to a reference that is not there",
        swap(ACT, "Carr left the", "[Carr][carr] left the"),
        "L011 acts/1929.md:24:1",
    ),
    Slip(
        "a paragraph of HTML",
        swap(ACT, "Carr left the", "<p>Carr left the"),
        "L015 acts/1929.md:24:1",
    ),
    *(
        Slip(name, swap(ACT, "Carr left the subject alone", text), said)
        for name, text, said in (
            ("a bracket open", "Carr left the (subject alone", "T020 acts/1929.md:24:15"),
            ("a bracket shut", "Carr left the subject) alone", "T020 acts/1929.md:24:22"),
            ("an acute accent", "Carr´s subject alone", "T021 acts/1929.md:24:5"),
            ("a comma without its space", "Carr,left alone", "T022 acts/1929.md:24:5"),
            (
                "a stop without its space",
                "Carr left it alone.Others",
                "T022 acts/1929.md:24:19",
            ),
            ("a space in a bracket", "Carr left it ( alone)", "T023 acts/1929.md:24:15"),
            ("a space before a colon", "Carr left it : alone", "T012 acts/1929.md:24:13"),
            ("a ligature", "Carr ﬁrst left it alone", "T024 acts/1929.md:24:6"),
            ("a year with a letter", "Carr left it in l929", "T025 acts/1929.md:24:17"),
            ("a day that is none", "Carr left it on June 31, 1929", "T026 acts/1929.md:24:17"),
        )
    ),
    Slip(
        "an empty line before the front matter",
        data(ACT, lambda b: b"\n" + b),
        "F003 acts/1929.md:1:1",
    ),
    Slip(
        "the first line of the front matter lost",
        data(ACT, lambda b: b.removeprefix(b"---\n")),
        "F003 acts/1929.md:1:1",
    ),
    Slip(
        "a paragraph twice",
        lambda root: data(
            ACT, lambda b: re.sub(rb"\n\n(Here the (?:.+\n)+)", rb"\n\n\1\n\1", b, count=1)
        )(root),
        "T027 acts/1929.md:54:1",
    ),
    *(
        Slip(f"{name} in an entry", swap(BIB, old, new), f"{code} bibliography.bib:{place}")
        for name, old, new, code, place in (
            ("a title cut by a sign", "{The Hungry", "{The 50% Hungry", "E045", "29:22"),
            (
                "a title in capitals",
                "{The Hungry Steppe}",
                "{THE HUNGRY STEPPE}",
                "E044",
                "29:3",
            ),
            ("a comma too many", "Steppe}", "Steppe,}", "E043", "29:3"),
            (
                "a bracket too many",
                "{The Hungry Steppe}",
                "{The (Hungry Steppe}",
                "E049",
                "29:3",
            ),
            (
                "an editor among authors",
                "{Cameron, Sarah}",
                "{Cameron, Sarah (ed.)}",
                "E016",
                "28:3",
            ),
            ("a stop behind a name", "{Cameron, Sarah}", "{Cameron, Sarah.}", "E016", "28:3"),
            ("a page", "{33–63}", "{pp. 33–63}", "E041", "135:3"),
            ("a volume", "{47}", "{Vol. 47}", "E042", "132:3"),
        )
    ),
    Slip(
        "a record of another program",
        data(BIB, lambda b: b + b"\nTY  - BOOK\nAU  - Smith, J.\nER  -\n"),
        "E025 bibliography.bib:709:1",
    ),
    Slip(
        "a key on another page",
        swap("docs/about.md", "The text of this", "[@nobody1999]. The text of this"),
        "C001 docs/about.md:14:3",
    ),
    Slip(
        "a place on another page",
        swap("docs/about.md", "The text of this", "[It](1929.md#nowhere). The text of this"),
        "L003 docs/about.md:14:1",
    ),
    Slip(
        "a letter on another page",
        swap("docs/about.md", "The text of this", "The tехt of this"),
        "T008 docs/about.md:14:5",
    ),
    *(
        Slip(f"{name}, in mkdocs.yml", swap("mkdocs.yml", old, new), said)
        for name, old, new, said in (
            (
                "a style",
                "notes-bibliography-17th",
                "notes-bibliografy-17th",
                "F017 mkdocs.yml:69:14",
            ),
            (
                "a style file",
                "style: chicago-notes-bibliography-17th-edition",
                "csl_file: own.csl",
                "F017 mkdocs.yml:69:17",
            ),
            (
                "a style sheet",
                "  - assets/edition.css",
                "  - assets/editon.css",
                "F020 mkdocs.yml:44:5",
            ),
            (
                "an icon",
                "favicon: assets/icon.svg",
                "favicon: assets/icn.svg",
                "F020 mkdocs.yml:16:12",
            ),
            (
                "a script",
                "nav:",
                "extra_javascript:\n  - path: assets/no.js\nnav:",
                "F020 mkdocs.yml:47:11",
            ),
        )
    ),
    *(
        Slip(f"{name} of a page", swap("docs/about.md", old, new), said)
        for name, old, new, said in (
            (
                "a level",
                "## Editorial principles",
                "#### Editorial principles",
                "L008 docs/about.md:20:1",
            ),
            (
                "a second title",
                "## Editorial principles",
                "# Editorial principles",
                "L008 docs/about.md:20:1",
            ),
            ("an id", "{#principles}", "{#relation}", "L006 docs/about.md:20:1"),
            ("a field", "description:", "descripton:", "F007 docs/about.md:3:1"),
            (
                "a list",
                "title: About this edition",
                "title: [About, this]",
                "F006 docs/about.md:2:1",
            ),
        )
    ),
    Slip(
        "a part that is hidden",
        swap("docs/timeline.md", "- navigation", "- navgation"),
        "F007 docs/timeline.md:4:1",
    ),
    Slip(
        "a list for a title",
        swap(ACT, 'title: "1929"', "title: [1929]"),
        "F006 acts/1929.md:2:1",
    ),
    Slip(
        "a year beside the date",
        swap(BIB, "@book{cameron2018,", "@book{cameron2018,\n  year = {2017},"),
        "E050 bibliography.bib:28:3",
    ),
    *(
        Slip(f"{name} of a change", swap(DATA + "changes.yml", old, new), said)
        for name, old, new, said in (
            ("a field", "change: The", "chnge: The", "D003 docs/data/changes.yml:7:3"),
            (
                "another field",
                "  change: The",
                "  by: us\n  change: The",
                "D003 docs/data/changes.yml:7:3",
            ),
            (
                "a field twice",
                "  change: The",
                "  change: Some.\n  change: The",
                "D005 docs/data/changes.yml:8:3",
            ),
            ("a year", "2026-11-24", "2206-11-24", "P004 docs/data/changes.yml:5:1"),
            (
                "the place",
                "- date: 2026-11-24",
                "- date: 2026-11-02\n  acts: [conclusion]\n  change: Three.\n"
                "- date: 2026-11-12\n  acts: [conclusion]\n  change: Two.\n"
                "- date: 2026-11-01",
                "P004 docs/data/changes.yml:8:1",
            ),
        )
    ),
    Slip(
        "telling misspelt",
        swap(DATA + "events.yml", "of: telling", "of: teling"),
        "D002 docs/data/events.yml:214:7",
    ),
    *(
        Slip(
            f"{name} for a code",
            swap(DATA + "terms.yml", "lang: ru", f"lang: {code}"),
            "D002 docs/data/terms.yml:11:9",
        )
        for name, code in (("a word", "russian"), ("a country", "xq"), ("three letters", "rus"))
    ),
    Slip(
        "an empty list",
        swap(DATA + "terms.yml", "forms: [artel, artels]", "forms: []"),
        "D002 docs/data/terms.yml:9:10",
    ),
    Slip(
        "a term twice",
        swap(
            DATA + "terms.yml",
            "- id: kolkhoz",
            "- id: artel-2\n  term: Artel\n  forms: [cooperatives]\n  means: One.\n\n"
            "- id: kolkhoz",
        ),
        "D010 docs/data/terms.yml:14:3",
    ),
    *(
        Slip(
            name, swap(ACT, "Carr left the subject alone", text), f"{code} acts/1929.md:24:{at}"
        )
        for name, text, code, at in (
            ("a little word twice, with a capital", "The the subject", "T011", 1),
            ("a pair of words twice", "Carr left it of the of the others", "T011", 14),
            ("a square bracket open", "Carr left the [subject alone", "T020", 15),
            ("a square bracket shut", "Carr left the subject] alone", "T020", 22),
            ("a hyphen for a dash", "Carr left it - alone", "T014", 14),
            ("years that fall", "Carr left it (1959–1929)", "T028", 15),
            ("years that fall, the last short", "Carr left it (1959–29)", "T028", 15),
            ("a comma and a stop", "Carr left it,. alone", "T017", 13),
            ("a stop and a comma", "Carr wrote., alone", "T017", 11),
            ("a semicolon and a comma", "Carr left it;, alone", "T017", 13),
            ("a list not closed", "Carr left [it]{lang=la alone", "T030", 15),
            ("a list with a misspelt name", "Carr left [it]{lagn=la} alone", "T030", 15),
            ("a list with a colon", "Carr left [it]{lang:la} alone", "T030", 15),
            ("a list behind emphasis", "Carr left *it*{lang=la} alone", "T030", 15),
            ("a link turned round", "Carr left (it)[https://example.org] alone", "L011", 11),
            ("a block not closed", "<div>\n\nCarr left it alone", "L014", 1),
            ("a character of private use", "Carr left it \uf0b7 alone", "T029", 14),
        )
    ),
    *(
        Slip(f"{name} in a value", swap(path, old, new), said)
        for name, path, old, new, said in (
            (
                "two spaces",
                DATA + "terms.yml",
                "A time at",
                "A  time at",
                "T002 docs/data/terms.yml:29:11",
            ),
            (
                "a word twice",
                DATA + "persons.yml",
                "Counseled the",
                "Counseled the the",
                "T011 docs/data/persons.yml:25:20",
            ),
            (
                "straight quotes",
                DATA + "persons.yml",
                "“Rightists,”",
                '"Rightists,"',
                "T001 docs/data/persons.yml:25:74 T001 docs/data/persons.yml:25:85",
            ),
            (
                "a hyphen",
                DATA + "events.yml",
                "what: Kronstadt",
                "what: In 1920-1921 Kronstadt",
                "T010 docs/data/events.yml:22:12",
            ),
            (
                "a letter",
                DATA + "terms.yml",
                "The middle form",
                "The middlе form",
                "T008 docs/data/terms.yml:12:14",
            ),
            (
                "a quotation mark",
                DATA + "persons.yml",
                "“Rightists,”",
                "“Rightists,",
                "T013 docs/data/persons.yml:25:74",
            ),
            (
                "a space",
                "docs/about.md",
                "description: What the",
                "description: What  the",
                "T002 docs/about.md:3:18",
            ),
            (
                "words",
                ACT,
                "The first act follows",
                "The first act follows follows",
                "T011 acts/1929.md:6:26",
            ),
            (
                "a title's quotes",
                "docs/cite.md",
                "title: How to cite",
                "title: How to 'cite'",
                "T001 docs/cite.md:2:15 T001 docs/cite.md:2:20",
            ),
        )
    ),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name.replace(" ", "-"))
def test_a_slip_is_said_once_at_its_cause(slip: Slip, tmp_path: Path) -> None:
    copy = copy_edition(tmp_path)
    slip.change(copy.root)
    found = [d for d in copy.check(Severity.WARNING) if d.rule.code not in FOLLOWS]
    words = slip.said.split()
    assert {(d.rule.code, str(d.span)) for d in found} == set(
        zip(words[::2], words[1::2], strict=True)
    )


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("mkdocs.yml", "plugins:\n\t- backmatter\n", "mkdocs.yml:2:1: a tab stands here"),
        ("mkdocs.yml", "theme: [a\n", "mkdocs.yml:1:1: the bracket `[` that opens here"),
        ("pyproject.toml", "tool = 3\n", "`tool` should be a table, not 3"),
        ("pyproject.toml", "[tool]\nbackmatter = 3\n", "`backmatter` should be a table"),
        (
            "pyproject.toml",
            "[tool.backmatter]\nseverity = []\n",
            "`severity` should be a table",
        ),
        ("pyproject.toml", "[tool.backmatter.severity]\nE001 = 3\n", "3 is none of info"),
        ("pyproject.toml", "[tool.backmatter.severity]\nE0O1 = 'off'\n", "did you mean"),
        ("pyproject.toml", "[tool\n", "(at line 1"),
        ("pyproject.toml", "[tool.backmater.severity]\n", "did you mean “backmatter”"),
        ("pyproject.toml", "[backmatter.severity]\n", "name is `[tool.backmatter]`"),
        ("pyproject.toml", "[tool.backmatter.severty]\n", "did you mean “severity”"),
    ],
)
def test_a_slip_in_the_settings_is_said_with_its_place(
    path: str, text: str, message: str, tmp_path: Path
) -> None:
    copy: Copy = copy_edition(tmp_path)
    (copy.root / path).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        check_edition(load_settings(copy.root / "mkdocs.yml"))
    assert message in str(caught.value)


def test_a_file_that_git_has_and_that_is_gone_is_named(tmp_path: Path) -> None:
    copy = copy_edition(tmp_path)
    for arguments in (("init", "-q"), ("add", "docs/data/names.yml", "acts/addresses.yml")):
        subprocess.run(["git", "-C", str(copy.root), *arguments], check=True)
    for path in ("docs/data/names.yml", "docs/data/changes.yml", "acts/addresses.yml"):
        (copy.root / path).unlink()
    found = {(d.rule.code, str(d.span)) for d in copy.check(Severity.WARNING)}
    assert found == {
        ("F018", "docs/data/names.yml:1:1"),
        ("A009", "acts/addresses.yml:1:1"),
    }


def test_the_options_and_the_commands_are_those_of_the_plugin() -> None:
    from backmatter.adapters.mkdocs import _COMMANDS
    from backmatter.adapters.mkdocs_options import BackmatterConfig

    assert {name for name, _ in BackmatterConfig._schema} | {"enabled"} == OPTIONS
    assert _COMMANDS.keys() | {"bibliography"} == COMMANDS


@pytest.mark.parametrize(
    "slip",
    [
        data(BIB, lambda _: b""),
        swap(BIB, "@book{cameron2018,", "@book{cameron 2018,"),
        swap(BIB, "@book{cameron2018,", "@book{cameron2018,\n  crossref = {cameron2018},"),
        swap(DATA + "persons.yml", "credited as: Lenin, V. I.", "credited as: Lennin"),
    ],
    ids=["no-entry", "a-blank-in-a-key", "a-circle", "a-person-of-no-work"],
)
def test_an_edition_with_a_slip_is_built(slip: Change, tmp_path: Path) -> None:
    from backmatter.build import build

    copy = copy_edition(tmp_path)
    slip(copy.root)
    edition = build(load_settings(copy.root / "mkdocs.yml"))
    assert edition.resolved.corpus.acts
