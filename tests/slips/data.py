"""Slips in data files and records."""

from __future__ import annotations

from slips.slip import DATA, Slip, data, swap

SLIPS = (
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
        "a word misspelt in an event",
        swap(DATA + "events.yml", "Peasants seize", "Paesants seize"),
        "T034 docs/data/events.yml:10:9",
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
        "a conflict in the changes",
        swap(DATA + "changes.yml", "- date", "<<<<<<< HEAD\n- date"),
        "P001 docs/data/changes.yml:5:1",
    ),
    Slip(
        "the persons deleted",
        lambda root: (root / DATA / "persons.yml").unlink(),
        "D015 docs/persons.md:11:1",
    ),
    Slip(
        "a change of an unknown act",
        swap(DATA + "changes.yml", '"1959"', '"1960"'),
        "P003 docs/data/changes.yml:6:33",
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
    Slip(
        "figures of an event exchanged",
        swap(DATA + "events.yml", "24 are killed", "42 are killed"),
        "D008 docs/data/events.yml:199:3",
    ),
    Slip(
        "a day that the passage does not name",
        swap(DATA + "events.yml", "- date: 1962-06-02", "- date: 1962-06-20"),
        "D008 docs/data/events.yml:199:3",
    ),
    Slip(
        "figures of a year exchanged in the passage, which has the right one elsewhere",
        swap("acts/1959.md", "On June 2, 1962, as", "On June 2, 1926, as"),
        "D008 docs/data/events.yml:199:3",
    ),
    Slip(
        "a month that the passage does not name",
        swap(DATA + "events.yml", "- date: 1961-04", "- date: 1961-05"),
        "D008 docs/data/events.yml:195:3",
    ),
    Slip(
        "a month for that of a passage without its year",
        swap(DATA + "events.yml", "- date: 1989-11\n", "- date: 1989-10\n"),
        "D008 docs/data/events.yml:266:3",
    ),
    Slip(
        "a month in words that the passage does not name",
        swap(DATA + "events.yml", "shown: December 1991", "shown: November 1991"),
        "D008 docs/data/events.yml:315:3",
    ),
    Slip(
        "a month of a person that the text has otherwise",
        swap(DATA + "persons.yml", "in April 1961.", "in May 1961."),
        "D019 docs/data/persons.yml:51:31",
    ),
    Slip(
        "a nought of a figure lost in a term",
        swap(DATA + "terms.yml", "About 250,000", "About 25,000"),
        "D019 docs/data/terms.yml:19:74",
    ),
    Slip(
        "figures of a year exchanged in an abstract",
        swap("acts/1959.md", "Novocherkassk in 1962 marked", "Novocherkassk in 1926 marked"),
        "D019 acts/1959.md:6:341",
    ),
    Slip(
        "a letter of a name doubled in a heading",
        swap("acts/1959.md", "## From Havana to", "## From Havanna to"),
        "D020 acts/1959.md:89:9",
    ),
    Slip(
        "a letter of a name replaced in an event",
        swap(DATA + "events.yml", "Mao Zedong decides", "Mao Zedonk decides"),
        "D020 docs/data/events.yml:153:13",
    ),
    Slip(
        "a name in two lists",
        swap(DATA + "names.yml", "Pravda, Sixth", "Pravda, Kharkiv, Sixth"),
        "D010 docs/data/names.yml:35:53",
    ),
    Slip(
        "a word of Russian without its language",
        swap(DATA + "terms.yml", "  original: артель\n  lang: ru\n", "  original: артель\n"),
        "D002 docs/data/terms.yml:10:13",
    ),
    Slip(
        "a word of Russian that is not in its letters",
        swap(DATA + "terms.yml", "original: артель", "original: artel’"),
        "D002 docs/data/terms.yml:10:13",
    ),
    Slip(
        "a command without its backslash",
        swap("docs/notes.md", "\\all_notes", "all_notes"),
        "D016 docs/notes.md:7:1",
    ),
    Slip(
        "a stroke between years of life",
        swap(DATA + "persons.yml", "1870–1924", "1870/1924"),
        "D017 docs/data/persons.yml:12:12",
    ),
)
