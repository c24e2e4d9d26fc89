"""Slips in the text and its links."""

from __future__ import annotations

import re

from slips.slip import ACT, DATA, NOTES, Slip, data, swap

SLIPS = (
    Slip(
        "a word misspelt as many do",
        swap(ACT, "Carr left the subject", "Carr left the goverment, untill the subject"),
        "T034 acts/1929.md:24:15 T034 acts/1929.md:24:26",
    ),
    Slip(
        "the first word of a sentence misspelt",
        swap(ACT, "The collective farms", "Collectve farms"),
        "T034 acts/1929.md:21:1",
    ),
    Slip(
        "little words misspelt",
        swap(ACT, "Carr left the subject", "Carr left teh subject, adn wich"),
        "T034 acts/1929.md:24:11 T034 acts/1929.md:24:24 T034 acts/1929.md:24:28",
    ),
    Slip(
        "a closing quotation mark alone on its page",
        swap("acts/conclusion.md", "“from above", "from above"),
        "T013 acts/conclusion.md:15:62",
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
        "L013 acts/1929.md:16:1",
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
    Slip("a page to be found", swap(NOTES, "31–32]", "??]"), "T015 notes/1929.md:8:28"),
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
        "a paragraph twice",
        lambda root: data(
            ACT, lambda b: re.sub(rb"\n\n(Here the (?:.+\n)+)", rb"\n\n\1\n\1", b, count=1)
        )(root),
        "T027 acts/1929.md:54:1",
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
    Slip(
        "one star of bold too many",
        swap(ACT, "October *Pravda* screamed", "October **Pravda* screamed"),
        "T016 acts/1929.md:58:28",
    ),
    Slip(
        "a space before a list of attributes",
        swap("acts/1989.md", "[*engagé*]{lang=fr}", "[*engagé*] {lang=fr}"),
        "T030 acts/1989.md:80:42",
    ),
    Slip(
        "a mark of the direction of writing among Latin letters",
        swap("acts/1959.md", "Thus the circle", "Thus the\u200f circle"),
        "T005 acts/1959.md:99:9",
    ),
    Slip(
        "a tab between two words",
        swap("acts/1959.md", "Thus the circle", "Thus\tthe circle"),
        "T002 acts/1959.md:99:5",
    ),
    Slip(
        "a short sentence twice in a row",
        swap(ACT, "By collective madness?\n", "By collective madness?\n" * 2),
        "T027 acts/1929.md:64:1",
    ),
    Slip(
        "two hyphens before a quotation",
        swap("acts/1959.md", "intelligentsia—“the", "intelligentsia--“the"),
        "T014 acts/1959.md:54:78",
    ),
    Slip(
        "a space before the s of a genitive",
        swap("acts/1959.md", "Khrushchev’s housing", "Khrushchev ’s housing"),
        "T012 acts/1959.md:37:11",
    ),
    Slip(
        "a paragraph split within a sentence",
        swap(ACT, "traced to a mania", "traced to\n\na mania"),
        "T033 acts/1929.md:77:87",
    ),
    Slip(
        "a greeting of a language model",
        swap("acts/1959.md", "Thus the circle", "Here is the revised version: Thus the circle"),
        "T019 acts/1959.md:99:1",
    ),
    Slip(
        "a list without an empty line behind it",
        swap("acts/1959.md", "by 81 percent.\n\n", "by 81 percent.\n"),
        "L016 acts/1959.md:30:1",
    ),
    Slip(
        "an ordered item among the others",
        swap("acts/1959.md", "- Workers no", "3. Workers no"),
        "L016 acts/1959.md:27:1 L016 acts/1959.md:28:1",
    ),
    Slip(
        "a table without the line under its head",
        swap("docs/cite.md", "|---|---|\n", ""),
        "L017 docs/cite.md:43:1",
    ),
    Slip(
        "a heading that has lost its words",
        swap(ACT, "## The great turn {", "## {"),
        "L018 acts/1929.md:53:1",
    ),
)
