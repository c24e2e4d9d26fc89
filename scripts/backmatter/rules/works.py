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
    "{remedy}",
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
    "{remedy}",
    about="Two entries that differ in nothing but the year are two editions, or one work with "
    "a slip in the year.",
    wrong=_BOOK + "\n" + _TWIN.replace("{1974}", "{1947}"),
    right=_BOOK + "\n" + _TWIN.replace("{1974}", "{1969},\n  edition = {1}"),
)
ENTRIES_SORTED = Rule(
    "E032",
    "entries-are-sorted",
    Severity.WARNING,
    "“{key}” stands out of order, {place}{more}",
    "Move it, or let `backmatter check --fix` sort the file by keys.",
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
    "Add the language of the title: `langid = {{{likely}}}`{doubt}.",
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
    "{remedy}",
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
    "@{type} “{key}” has no publisher{hint}",
    "{remedy}",
    about="Notes and bibliographies of books name the publisher. Of books before 1900 the "
    "place is enough.",
    wrong=_BOOK.replace("  publisher = {Penguin},\n", ""),
    right=_BOOK,
)
EXTENT_GIVEN = Rule(
    "E038",
    "part-has-its-place",
    Severity.WARNING,
    "@{type} “{key}” has {lack}",
    "{remedy}",
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
    "{remedy}",
    about="BibLaTeX’s `date` replaced BibTeX’s `year`. Of an entry that has both, programs "
    "take one or the other.",
    wrong=_BOOK.replace("  date = {1974},", "  date = {1974},\n  year = {1975},"),
    right=_BOOK,
)


def _article(key: str, volume: int, year: int) -> str:
    return (
        f"@article{{{key},\n  author = {{Carr, E. H.}},\n  title = {{On {key}}},\n"
        f"  journaltitle = {{Soviet Studies}},\n  volume = {{{volume}}},\n"
        f"  date = {{{year}}},\n  pages = {{1–20}},\n}}\n"
    )


def _many(year: str) -> str:
    """Twenty books whose keys have their years, and one of this year."""
    books = "\n".join(
        _BOOK.replace("carr1974", f"carr{y}")
        .replace("{1974}", f"{{{y}}}")
        .replace("Foundations", f"Report {y}")
        for y in range(1950, 1970)
    )
    return f"{books}\n{_BOOK.replace('{1974}', f'{{{year}}}')}"


PERSON_ONE_WAY = Rule(
    "E051",
    "person-is-written-in-one-way",
    Severity.WARNING,
    "“{few}” may be the person that “{other}” calls “{many}”",
    "Write the name as there; if they are two persons, write `% backmatter: ignore E051` above "
    "the entry.",
    about="A list sorts and shortens names as they are written: with two forms one person is "
    "taken for two, and each note gets an initial to tell them apart. Names are compared by "
    "initials, signs and letters; of several persons that one could be, nothing is said.",
    wrong=_BOOK + "\n" + _LATER.replace("Davies, R. W.", "Carr, Edward H."),
    right=_BOOK + "\n" + _LATER.replace("Davies, R. W.", "Carr, E. H."),
)
VALUE_ONE_WAY = Rule(
    "E052",
    "value-is-written-in-one-way",
    Severity.WARNING,
    "{field} is “{few}” here and “{many}” in “{other}”",
    "Write “{many}”, or correct it there if this is right.",
    about="A publisher, a place, a journal, a series or a set has one name in a list, in full "
    "or short, with its article or without. The rule looks for short forms, and for letters "
    "left out or exchanged.",
    wrong=_BOOK
    + "\n"
    + _LATER.replace("Macmillan", "Pengiun Books")
    + "\n"
    + _LATER.replace("davies1989", "davies1990").replace("Macmillan", "Penguin Books"),
    right=_BOOK + "\n" + _LATER,
)
KEY_HAS_ITS_YEAR = Rule(
    "E053",
    "key-has-its-year",
    Severity.WARNING,
    "the key “{key}” says {year}, the entry {value}",
    "Correct the year to {year}, or the key wherever it is cited.",
    about="Where keys are made of a name and a year, a key with another year shows a slip in "
    "one of the two. The rule speaks only if nearly all keys of the bibliography have the "
    "year of their entry.",
    wrong=_many("1874"),
    right=_many("1974"),
)
VOLUMES_RISE = Rule(
    "E054",
    "volumes-rise-with-the-years",
    Severity.WARNING,
    "volume {volume} of {year} comes after volume {other_volume} of {other_year} (“{other}”)",
    "Look which of the two numbers is wrong, or whether volume and number are exchanged.",
    about="The volumes of a journal rise from year to year. A figure exchanged, or the number "
    "of an issue in the place of the volume, breaks the row.",
    wrong=_article("carr1974", 26, 1974) + "\n" + _article("davies1989", 14, 1989),
    right=_article("carr1974", 26, 1974) + "\n" + _article("davies1989", 41, 1989),
)
TITLE_ONCE = Rule(
    "E055",
    "title-stands-once",
    Severity.WARNING,
    "{field} says again what stands in {other}",
    "{remedy}",
    about="Title and subtitle are put together when they print, and so are a title and its "
    "series. What stands in both prints twice.",
    wrong=_BOOK.replace("Economy}", "Economy: A History},\n  subtitle = {A History}"),
    right=_BOOK.replace("Economy}", "Economy},\n  subtitle = {A History}"),
)
PLACE_APART = Rule(
    "E056",
    "place-and-publisher-stand-apart",
    Severity.WARNING,
    "“{found}” in {field} = {value} belongs to another field",
    "{remedy}",
    about="A style sets town and house in its own order and may leave the town out, which it "
    "cannot if both stand in one field, or each in the place of the other.",
    wrong=_BOOK.replace("  publisher = {Penguin}", "  location = {Penguin Books}"),
    right=_BOOK.replace("{Penguin}", "{Penguin Books}"),
)
