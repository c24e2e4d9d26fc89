"""Rules about the bibliography as a whole, and about what makes an entry useful."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

_BOOK = """\
@book{carr1974,
  author = {Carr, E. H.},
  title = {Foundations of a Planned Economy},
  publisher = {Penguin},
  date = {1974},
}
"""
_RUSSIAN = _BOOK.replace("Foundations of a Planned Economy", "Основы плановой экономики")
_TWIN = _BOOK.replace("carr1974", "carr1974b")
_LATER = """\
@book{davies1989,
  author = {Davies, R. W.},
  title = {The Soviet Economy in Turmoil},
  publisher = {Macmillan},
  date = {1989},
}
"""

WORK_HAS_ONE_ENTRY = Rule(
    "E030",
    "work-has-one-entry",
    Severity.ERROR,
    "“{key}” is the same work as “{other}”: {why}",
    "Keep one of the two and cite it under its key everywhere.",
    about="A work under two keys is listed twice, and its short forms go wrong. Works are "
    "compared by DOI, by ISBN and by author, title and year, leaving aside capitals, accents "
    "and punctuation.",
    wrong=_BOOK + "\n" + _TWIN,
    right=_BOOK,
)
WORK_HAS_ONE_YEAR = Rule(
    "E031",
    "work-has-one-year",
    Severity.WARNING,
    "“{key}” and “{other}” have one author and title, but the years {year} and {other_year}",
    "Correct the year and merge the two, or tell the editions apart with `edition`.",
    about="Two entries that differ in nothing but the year are two editions, or one work with "
    "a slip in the year.",
    wrong=_BOOK + "\n" + _TWIN.replace("{1974}", "{1947}"),
    right=_BOOK + "\n" + _TWIN.replace("{1974}", "{1969},\n  edition = {1}"),
)
ENTRIES_SORTED = Rule(
    "E032",
    "entries-are-sorted",
    Severity.WARNING,
    "“{key}” stands out of order, behind “{before}”{more}",
    "Sort the file by keys (`backmatter check --fix`).",
    about="In a file sorted by keys an editor finds a work at once, and two editors who add "
    "one each do not collide at its end.",
    wrong=_LATER + "\n" + _BOOK,
    right=_BOOK + "\n" + _LATER,
    fixable=True,
)
LANGID_GIVEN = Rule(
    "E033",
    "language-of-title-is-given",
    Severity.WARNING,
    "“{key}” has no langid{reason}",
    "Add the language of the title, as in `langid = {{russian}}`.",
    about="Without it a style capitalizes “Essai sur le don” as if it were English. The rule "
    "asks for it where a title shows that it is in another language, and where most entries "
    "of the bibliography have it.",
    wrong=_RUSSIAN,
    right=_RUSSIAN.replace("  date", "  langid = {russian},\n  date"),
)
LANGID_FITS = Rule(
    "E034",
    "title-is-in-its-language",
    Severity.WARNING,
    "the title of “{key}” does not look {langid}: {reason}",
    "Correct langid, or the title.",
    about="A Russian title whose entry says that it is English gets English capitals, and a "
    "reader's program reads it out as English.",
    wrong=_RUSSIAN.replace("  date", "  langid = {english},\n  date"),
    right=_BOOK.replace("  date", "  langid = {english},\n  date"),
)
RANGES_ALIKE = Rule(
    "E035",
    "ranges-are-written-alike",
    Severity.WARNING,
    "{field} = {value} has “{dash}”; elsewhere ranges have “{usual}”",
    "Write {mended}.",
    about="BibLaTeX takes a hyphen, two of them or an en dash for a range. One bibliography "
    "keeps to one of them.",
    wrong=_BOOK.replace("  date", "  pages = {1--9},\n  date")
    + "\n"
    + _LATER.replace("  date", "  pages = {3–5},\n  date")
    + "\n"
    + _LATER.replace("davies1989", "davies1990")
    .replace("Turmoil", "Crisis")
    .replace("  date", "  pages = {3–5},\n  date"),
    right=_BOOK,
    fixable=True,
)
QUOTES_ALIKE = Rule(
    "E036",
    "quotes-are-written-alike",
    Severity.WARNING,
    "{field} has a straight {sign}; elsewhere they are curly",
    "Write {mended}.",
    about="Straight quotation marks and apostrophes print as they are typed. One bibliography "
    "keeps to one kind.",
    wrong=_BOOK.replace("Foundations", "Stalin's Foundations")
    + "\n"
    + _LATER.replace("The Soviet", "Stalin’s Soviet"),
    right=_BOOK + "\n" + _LATER.replace("The Soviet", "Stalin’s Soviet"),
    fixable=True,
)
IMPRINT_GIVEN = Rule(
    "E037",
    "book-names-its-publisher",
    Severity.WARNING,
    "@{type} “{key}” has no publisher",
    "Add `publisher = {{…}}`; if none is known, say so with `lacks = {{publisher}}`.",
    about="Notes and bibliographies of books name the publisher.",
    wrong=_BOOK.replace("  publisher = {Penguin},\n", ""),
    right=_BOOK,
)
EXTENT_GIVEN = Rule(
    "E038",
    "part-has-its-place",
    Severity.WARNING,
    "@{type} “{key}” has {lack}",
    "Add {add}; if there is none, say so with `lacks = {{{field}}}`.",
    about="An article is found by volume and pages, a chapter by its pages.",
    wrong="@article{davies1989,\n  author = {Davies, R. W.},\n  title = {Turmoil},\n"
    "  journaltitle = {Slavic Review},\n  date = {1989},\n}\n",
    right="@article{davies1989,\n  author = {Davies, R. W.},\n  title = {Turmoil},\n"
    "  journaltitle = {Slavic Review},\n  volume = {48},\n  pages = {1–20},\n"
    "  date = {1989},\n}\n",
)
VISIT_GIVEN = Rule(
    "E039",
    "address-has-day-of-visit",
    Severity.INFO,
    "“{key}” has a url without urldate",
    "Add the day on which the page was read: `urldate = {{2022-10-28}}`.",
    about="A page may change; the day of the visit says which state of it is cited.",
    wrong=_BOOK.replace("  date", "  url = {https://example.org/a},\n  date"),
    right=_BOOK.replace(
        "  date", "  url = {https://example.org/a},\n  urldate = {2022-10-28},\n  date"
    ),
)
YEAR_AND_DATE_AGREE = Rule(
    "E050",
    "year-and-date-agree",
    Severity.WARNING,
    "year = {year}, and date = {date}",
    "Keep `date`, with the right year, and remove `year`.",
    about="BibLaTeX’s `date` replaced BibTeX’s `year`. Of an entry that has both, programs "
    "take one or the other.",
    wrong=_BOOK.replace("  date = {1974},", "  date = {1974},\n  year = {1975},"),
    right=_BOOK,
)
