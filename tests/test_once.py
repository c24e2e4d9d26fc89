"""One slip of which several rules could speak is said once, with all that mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from backmatter.diagnostics import Diagnostics, Severity
from planting import Copy, copy_edition

A1929, A1959, A1989, BIB = "acts/1929.md", "acts/1959.md", "acts/1989.md", "bibliography.bib"
DATA = "docs/data/"
EVENTS, PERSONS, TERMS = DATA + "events.yml", DATA + "persons.yml", DATA + "terms.yml"
N1929, N1959, N1989 = "notes/1929.md", "notes/1959.md", "notes/1989.md"
LEWIN = "`[^3]: The book came out in English as [@lewin1968].`"
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
        (A1989, "[^34]", "[^43]", "N001 acts/1989.md:62:245"),
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
        (
            TERMS,
            "[NOT, NOTists, Scientific Organization of Labor]",
            "[nowhere written]",
            "D012 docs/data/terms.yml:101:11",
        ),
        (TERMS, "[New Economic Policy, NEP]", "[]", "D002 docs/data/terms.yml:90:10"),
        (PERSONS, "[Mao Zedong, Mao]", "[Mao Zedung]", "D011 docs/data/persons.yml:54:13"),
        (PERSONS, "who: Deported", "wath: Deported", "D003 docs/data/persons.yml:35:5"),
        (N1959, "[@smith2014, p. 13]", "[@smith2010, p. 13]", "C014 notes/1959.md:23:10"),
        (BIB, "pages        = {281–300}", "pages = {1–3}", "E057 bibliography.bib:161:12"),
        (A1989, "was plainly finished.\n", "was plainly finished\n", "T040 acts/1989.md:19:80"),
        (
            A1989,
            "The bipolar order of",
            "<<<<<<< HEAD\nOne order.\n=======\n>>>>>>> edits\nThe bipolar order of",
            "F014 acts/1989.md:19:1",
        ),
        (
            EVENTS,
            "in Sumgait.\n  at: 1989 p5",
            "in Sumgait.\n  at: 1989 p4",
            "D008 docs/data/events.yml:241:3",
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


@pytest.mark.parametrize(
    ("path", "old", "new", "expected", "remedy"),
    [
        (A1989, "[^34]", "[^934]", "N001", "Write the mark as `[^34]`"),
        (N1989, "[^34]:", "[^934]:", "N002", "Write the note as `[^34]:`"),
        (N1989, "[^34]:", "[^33]:", "N003", "Write this one as `[^34]:`"),
        (
            N1989,
            "[^34]:",
            "[^35]:",
            "N003",
            f"the first of the two, at {N1989}:11:1, as `[^34]",
        ),
        (N1929, "[^10]:", "[^10]", "N014", "Begin it with `[^10]:`"),
        (N1929, "[^3]: The book came out in English as [@lewin1968].\n", "", "N001", LEWIN),
        (N1929, " The book came out in English as [@lewin1968].", "", "N005", LEWIN),
        (N1989, "[@siegelbaum1997]", "[@]", "C002", "Perhaps `@siegelbaum1997`"),
        (N1989, "[@siegelbaum1997]", "[@nobody]", "C001", "Perhaps `@siegelbaum1997`"),
        (
            A1989,
            "grim.[^38]",
            "grim.",
            "N002",
            "behind “… meanwhile, the prospects were grim.”",
        ),
        (
            N1989,
            "[@kotkin2014, p. 125]",
            "(@kotkin2014, p. 125)",
            "C003",
            "`[@kotkin2014, p. 125]`",
        ),
        (
            N1959,
            "[@getachew2019, p. 76]",
            "@getachew2019 [p. 76]",
            "C003",
            "`[@getachew2019, p. 76]`",
        ),
        (
            N1989,
            "[@kotkin2014, p. 125]",
            "[@kotkin2014, p. 125",
            "C003",
            "`[@kotkin2014, p. 125]`",
        ),
        (
            N1959,
            "[@nove1969, pp.",
            "[@nove1969; pp.",
            "C002",
            "Write a comma for the semicolon",
        ),
        (N1959, "nove1969, pp. 346–347", "nove1969, pg. 346", "C004", "Write `p.`."),
        (N1959, "p. 402]", "p. 402; @lynd2022, p. 402]", "C009", "they say the same"),
        (
            A1959,
            "further.\n",
            "further. <!-- backmatter: ignore -->\n",
            "X001",
            "Remove the comment",
        ),
        (
            A1959,
            "further.\n",
            "further  . <!-- backmatter: ignore -->\n",
            "T002 T012 X001",
            "ignore T002",
        ),
        (
            A1959,
            "further.\n",
            "further. <!-- backmatter: ignore T006 -->\n",
            "X002",
            "Remove the comment.",
        ),
    ],
)
def test_a_slip_is_said_once_with_what_mends_it(
    copy: Copy, path: str, old: str, new: str, expected: str, remedy: str
) -> None:
    copy.plant(path, old, new)
    found = said(copy)
    assert [d.rule.code for d in found if d.rule.code != "A004"] == expected.split()
    assert remedy in found[-1].remedy


def test_a_note_in_the_file_of_another_act_is_said_once(copy: Copy) -> None:
    note = "[^13]: [@saramo2022, p. 119].\n"
    copy.plant(N1929, note, "")
    copy.plant(N1959, "[^14]:", f"{note}\n[^14]:")
    assert [d.rule.code for d in said(copy)] == ["N007"]


def test_a_second_mark_is_named_where_it_stands(copy: Copy) -> None:
    line = copy.plant(A1989, "grim.[^38]", "grim.[^37][^38]")
    (found,) = said(copy)
    assert f"note n37 has another mark, at {A1989}:{line}:" in found.message


def test_a_label_far_from_its_neighbours_is_said_once(copy: Copy) -> None:
    copy.plant(A1929, "[^6]", "[^96]")
    copy.plant(N1929, "[^6]:", "[^96]:")
    (found,) = said(copy)
    assert found.remedy.startswith("Write `[^6]` in the text and in the notes")


def test_half_a_mark_and_another_note_without_one_are_both_said(copy: Copy) -> None:
    copy.plant(A1989, "capitalism.[^34]", "capitalism.34")
    copy.plant(A1989, "themselves.[^36]", "themselves.")
    assert [d.rule.code for d in said(copy)] == ["N013", "N002"]


def test_marks_in_each_others_place_say_nothing_of_their_notes(copy: Copy) -> None:
    for old, new in (("[^7]", "[^x]"), ("[^8]", "[^7]"), ("[^x]", "[^8]")):
        copy.plant(A1929, old, new)
    assert [d.rule.code for d in said(copy)] == ["N004"]


def test_a_lost_note_is_still_said_beside_a_removed_paragraph(copy: Copy) -> None:
    copy.plant(A1959, "1930s.[^17]", "1930s.")
    text = (copy.root / "notes/1959.md").read_text(encoding="utf-8")
    start = text.index("[^18]:")
    end = text.index("[^19]:")
    (copy.root / "notes/1959.md").write_text(text[:start] + text[end:], encoding="utf-8")
    codes = {d.rule.code for d in said(copy)}
    assert {"N001", "N002"} <= codes


@pytest.mark.parametrize(
    ("path", "old", "new", "remedy"),
    [
        (
            EVENTS,
            "at: 1929 p13\n\n- date: 1930-01~",
            "at: 1929 p777\n\n- date: 1930-01~",
            "Write `1929 p13`.",
        ),
        (EVENTS, "at: 1929 n6", "at: n6", "Write `1929 n6`."),
        (EVENTS, "date: 1962-06-02", "date: June 2, 1962", "Write `1962-06-02`."),
        (EVENTS, "date: 1930-03-02", "date: in spring", "1929 n6, has 1930."),
        (EVENTS, "date: 1945\n", "date: 1817\n", "Write 1945 if it fits"),
        (TERMS, "  term: cultural revolution\n", "", "Add `term: cultural revolution`"),
        (TERMS, "id: inflection-point", "id: holodomor", "Write `id: inflection-point` here"),
        (TERMS, "[NOT, ", "[NOT, NEP, ", "it is the name of “NEP, New"),
        (TERMS, "original: коммуна", "original: хрущёбы", "the original of “kommuna”"),
        (
            TERMS,
            "most modest form of [collective farm](terms.md#kolkhoz)",
            "most modest form of [collective farm](terms.md#no-term)",
            "Write `terms.md#kolkhoz`",
        ),
        (TERMS, "[great turn]", "[Great Urn]", "Write `forms: [great turn]`"),
        (TERMS, "  means: The complete", "   means: The complete", "Take a space out"),
        (TERMS, "  means: The complete", "\tmeans: The complete", "for the tab, 2 here."),
        (TERMS, "  means: The complete", "  means: The: complete", "colon behind “The” out"),
        (DATA + "figure.yml", 'act: "1959"', 'act: "1"', "`introduction`, `1929`"),
        (DATA + "changes.yml", "[introduction,", "[nowhere,", "here are `introduction`."),
        (DATA + "changes.yml", "  change: The", "  # The", "Add `change: …`, what was"),
        ("CITATION.cff", "year: 2024", "year: 2023", "Write `year: 2024`"),
        ("CITATION.cff", "    year: 2024", "\tyear: 2024", "for the tab, 4 here."),
    ],
)
def test_what_mends_the_data_is_said(
    copy: Copy, path: str, old: str, new: str, remedy: str
) -> None:
    copy.plant(path, old, new)
    (found,) = said(copy)
    assert remedy in found.remedy


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (
            A1959,
            "Novocherkassk in 1962",
            "Novocherkassk in 1817",
            "1817; beside “Novocherkassk”",
        ),
        (
            EVENTS,
            "Khrushchev is ousted",
            "Khrushchev [is](bib:nowhere1900) ousted",
            "nowhere",
        ),
    ],
)
def test_no_far_hint_is_given(copy: Copy, path: str, old: str, new: str, message: str) -> None:
    copy.plant(path, old, new)
    (found,) = [d for d in copy.check() if d.rule.code in {"D014", "D019"}]
    assert message in found.message
    assert "did you mean" not in found.message


def test_a_citation_that_is_wrong_is_shown_as_it_was_published(copy: Copy) -> None:
    copy.plant("notes/1929.md", "[@saramo2022, p. 119]", "[@saramo2022 p. 119]")
    (found,) = said(copy)
    assert found.remedy.endswith("It was published as `[@saramo2022, p. 119].`.")
