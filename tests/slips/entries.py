"""Slips in the bibliography."""

from __future__ import annotations

from slips.slip import BIB, Slip, data, swap

SLIPS = (
    Slip(
        "the comma of a name lost",
        swap(BIB, "{Viola, Lynne}", "{Viola Lynne}"),
        "E016 bibliography.bib:662:3",
    ),
    Slip(
        "a word of a title on two lines misspelt",
        swap(BIB, "Resistance and Survival", "Resistance\n    and Surivval"),
        "T034 bibliography.bib:101:9",
    ),
    Slip(
        "a word of a title misspelt",
        swap(BIB, "Resistance and Survival", "Resitsance and Surivval"),
        "T034 bibliography.bib:100:16 T034 bibliography.bib:100:31",
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
        "an entry half commented out",
        swap(BIB, "@book{cameron2018", "%@book{cameron2018"),
        "E025 bibliography.bib:28:3",
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
                "29:20",
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
        "a year beside the date",
        swap(BIB, "@book{cameron2018,", "@book{cameron2018,\n  year = {2017},"),
        "E050 bibliography.bib:28:3",
    ),
)
