"""Rules about the entries of the bibliography and their fields, one by one."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

_BOOK = "@book{carr1974,\n  author = {Carr, E. H.},\n  title = {Foundations},\n"
_REST = "  publisher = {Penguin},\n  date = {1974},\n}\n"


def _book(*lines: str) -> str:
    """An example: a whole entry with these fields besides."""
    return _BOOK + "".join(f"  {line},\n" for line in lines) + _REST


ENTRY_PARSES = Rule(
    "E001",
    "bib-block-parses",
    Severity.ERROR,
    "this block does not parse: {reason}",
    "{remedy}",
    about="A block is `@type{key, field = {value}, …}`. Where it does not parse, the rest of "
    "it is lost, and other programs lose the whole of it or of the next one too.",
    wrong=_book("volume = {1").replace("{1,", "{1,\n"),
    right=_book("volume = {1}"),
)
ENTRY_KEY_UNIQUE = Rule(
    "E002",
    "entry-key-is-unique",
    Severity.ERROR,
    "the key “{key}” is taken already, at {first}",
    "{remedy}",
    about="Of two entries with one key only the first would ever be cited.",
    wrong=_book() + _book("volume = {1}"),
    right=_book(),
)
ENTRY_HAS_FIELDS = Rule(
    "E003",
    "entry-has-required-fields",
    Severity.ERROR,
    "@{type} “{key}” has no {field}",
    "{remedy}",
    about="BibLaTeX's data model names for each type the fields without which a reader cannot "
    "find the work. Where a work truly lacks one, such as an unsigned article its author, the "
    "entry says so in `lacks`, so that a field forgotten elsewhere is still found. An entry "
    "with `entrysubtype`, as those of newspapers have it, needs no author, and one with "
    "`pubstate` no date.",
    wrong=_book().replace("  date = {1974},\n", ""),
    right=_book(),
)
ENTRY_TYPE_KNOWN = Rule(
    "E004",
    "entry-type-is-known",
    Severity.ERROR,
    "BibLaTeX has no type @{type}{hint}",
    "{remedy}",
    about="The type decides how a work is printed and which fields it needs.",
    wrong=_book().replace("@book", "@bok"),
    right=_book(),
)
ENTRY_USED = Rule(
    "E005",
    "entry-is-used",
    Severity.ERROR,
    "nothing cites or names “{key}”",
    "{remedy}",
    about="The bibliography lists the works of this edition. An entry that nothing cites is a "
    "left-over, or the citation of it was lost.",
    wrong=_book() + _book().replace("carr1974", "carr1950").replace("Found", "Other Found"),
    right=_book(),
)
ENTRY_FIELD_ONCE = Rule(
    "E006",
    "field-stands-once",
    Severity.ERROR,
    "“{key}” has the field `{field}` twice: {first} in line {line}, {value} here",
    "{remedy}",
    about="Programs differ in which of two equal fields they take.",
    wrong=_book("volume = {1}", "volume = {2}"),
    right=_book("volume = {2}"),
)
ENTRY_FIELD_KNOWN = Rule(
    "E007",
    "field-is-known",
    Severity.WARNING,
    "BibLaTeX has no field {field}{hint}",
    "{remedy}",
    about="A misspelt field is silently left aside: what `pubisher` says is never printed.",
    wrong=_book("titel = {Foundations}"),
    right=_book(),
)
FIELD_NOT_EMPTY = Rule(
    "E008",
    "field-is-not-empty",
    Severity.WARNING,
    "the field `{field}` of “{key}” is empty",
    "{remedy}",
    about="An empty field says neither that the work lacks it nor that it was forgotten.",
    wrong=_book("series = {}"),
    right=_book("series = {Pelican}"),
)
DATE_IS_A_DATE = Rule(
    "E009",
    "date-is-a-date",
    Severity.ERROR,
    "{field} = {value} is no date",
    "{remedy}",
    about="Dates follow ISO 8601-2 (EDTF), as in BibLaTeX: year, month and day with hyphens, a "
    "slash for ranges, `~` for circa, `?` for doubt, X for unknown figures.",
    wrong=_book("origdate = {1929-13}"),
    right=_book("origdate = {1929-12}"),
)
YEAR_PLAUSIBLE = Rule(
    "E010",
    "year-is-plausible",
    Severity.WARNING,
    "{field} = {value} lies {where}",
    "{remedy}",
    about="A work that is cited has been published, and no printed book is older than "
    "printing; letters, laws, pictures and what is unpublished may be. A figure out of this "
    "range is nearly always a slip of the keyboard.",
    wrong=_book().replace("1974}", "2974}"),
    right=_book(),
)
DATES_IN_ORDER = Rule(
    "E011",
    "dates-are-in-order",
    Severity.WARNING,
    "{later} = {later_value} is before {earlier} = {earlier_value}",
    "{remedy}",
    about="A reprint is not older than the original, and a page is not visited before it is "
    "published.",
    wrong=_book("origdate = {1984}"),
    right=_book("origdate = {1964}"),
)
DOI_FORMED = Rule(
    "E012",
    "doi-is-well-formed",
    Severity.ERROR,
    "{value} is no DOI: {reason}",
    "{remedy}",
    about="A DOI begins with 10., a registrant's number of four figures or more, and a slash.",
    wrong=_book("doi = {https://doi.org/10.1000/182}"),
    right=_book("doi = {10.1000/182}"),
    fixable=True,
)
ISBN_FORMED = Rule(
    "E013",
    "isbn-is-well-formed",
    Severity.ERROR,
    "{value} is no ISBN: {reason}",
    "Compare it with the number in the book; the last figure is reckoned from the others. If "
    "the book has none, remove the field.",
    about="An ISBN has ten or thirteen figures, of which the last is computed from the others, "
    "so that a slip in any of them shows.",
    wrong=_book("isbn = {978-0-14-021380-1}"),
    right=_book("isbn = {978-0-306-40615-7}"),
)
ISSN_FORMED = Rule(
    "E014",
    "issn-is-well-formed",
    Severity.ERROR,
    "{value} is no ISSN: {reason}",
    "Compare it with the number of the journal; the last figure is reckoned from the others. "
    "If there is none, or this is a book, remove the field.",
    about="An ISSN has eight figures, of which the last is computed from the others.",
    wrong=_book("issn = {0037-6778}"),
    right=_book("issn = {0037-6779}"),
)
URL_FORMED = Rule(
    "E015",
    "url-is-well-formed",
    Severity.ERROR,
    "{value} is no address: {reason}",
    "{remedy}",
    about="An address that is not well formed leads nowhere, and in print cannot be mended.",
    wrong=_book("url = {htp:/example.org}"),
    right=_book("url = {https://example.org/a}"),
)
NAMES_PARSE = Rule(
    "E016",
    "names-parse",
    Severity.ERROR,
    "{field}: {reason}",
    "{remedy}",
    about="Names are parted by the word “and”, and the two parts of a name by one comma. With "
    "a comma too many, or “&” for “and”, one person becomes two or two become one.",
    wrong=_book().replace("Carr, E. H.", "Carr, E. H., Davies, R. W."),
    right=_book().replace("Carr, E. H.", "Carr, E. H. and Davies, R. W."),
)
CROSSREF_RESOLVES = Rule(
    "E017",
    "cross-reference-leads-to-an-entry",
    Severity.ERROR,
    "{field} = {key} leads to no entry{hint}",
    "{remedy}",
    about="An entry takes the fields that it lacks from the one named in `crossref` or "
    "`xdata`; without that entry it stays incomplete.",
    wrong=_book("crossref = {soviet}"),
    right=_book(),
)
LANGID_KNOWN = Rule(
    "E018",
    "langid-is-known",
    Severity.WARNING,
    "{value} is no language identifier{hint}",
    "Write the language’s English name in small letters, as in `langid = {{{likely}}}`.",
    about="The language decides the capitals of the title and the words of the citation. "
    "BibLaTeX uses the names of the package babel.",
    wrong=_book("langid = {russain}"),
    right=_book("langid = {russian}"),
)
PAGES_RISE = Rule(
    "E019",
    "pages-rise",
    Severity.ERROR,
    "the range {range} of `pages` runs backwards",
    "Write `{turned}`, or correct the slip.",
    about="A range of pages runs from the lower to the higher.",
    wrong=_book("pages = {199–179}"),
    right=_book("pages = {179–199}"),
)
VOLUME_IN_ENTRY = Rule(
    "E020",
    "volume-is-in-the-set",
    Severity.ERROR,
    "volume {volume} of a work in {volumes} volumes",
    "{remedy}",
    about="`volume` is the number of this volume, `volumes` how many there are.",
    wrong=_book("volume = {3}", "volumes = {2}"),
    right=_book("volume = {2}", "volumes = {2}"),
)
NO_LEFTOVERS = Rule(
    "E021",
    "value-has-no-left-overs",
    Severity.WARNING,
    "{field} holds {found}, which would print as it stands",
    "{remedy}",
    about="Tags and entities of HTML and rare commands of LaTeX come along when an entry is "
    "copied. They print as they are typed, or take their argument with them.",
    wrong=_book("series = {A &amp; B}"),
    right=_book("series = {A \\& B}"),
)
MACRO_DEFINED = Rule(
    "E022",
    "macro-is-defined",
    Severity.ERROR,
    "{field} = {value} has no braces, and no @string gives the word a meaning",
    "Put the value in braces: `{field} = {{{value}}}`.",
    about="A word without braces is a macro of BibTeX. Only the months are there from the "
    "beginning; others are made with @string.",
    wrong=_book("series = Pelican"),
    right=_book("series = {Pelican}"),
)
KEY_CITABLE = Rule(
    "E023",
    "key-can-be-cited",
    Severity.ERROR,
    "the key “{key}” cannot be written in a citation",
    "{remedy}",
    about="A citation `@key` ends where the key's letters end, so that a key with a space or a "
    "comma could not be told from what follows.",
    wrong=_book().replace("carr1974", "carr 1974"),
    right=_book(),
)
CORRECTION_SAYS_WHAT_WAS_PRINTED = Rule(
    "E024",
    "correction-says-what-was-printed",
    Severity.WARNING,
    "“{key}” has the field `{has}`, but not `{lacks}`",
    "{remedy}",
    about="Each departure from the printed note is recorded in two fields: `printed` says what "
    "stood there, `correction` what is changed and why. The list of corrections on the site "
    "is made of both.",
    wrong=_book("correction = {The publisher was Penguin.}"),
    right=_book("printed = {Macmillan}", "correction = {The publisher was Penguin.}"),
)
NO_STRAY_TEXT = Rule(
    "E025",
    "nothing-stands-between-entries",
    Severity.ERROR,
    "“{found}” stands outside every entry",
    "{remedy}",
    about="What stands between entries is skipped by every program. Debris there means that "
    "an entry ended too early, or lost its beginning and is skipped with it.",
    wrong=_book().replace("@book", "book"),
    right=_book(),
)
PAGES_ARE_PAGES = Rule(
    "E041",
    "pages-are-numbers",
    Severity.ERROR,
    "pages = {value} is no list of pages",
    "{remedy}",
    about="The style puts “p.” or “pp.” before the figures itself, and the check compares the "
    "pages cited with them. A range without its end, or a letter among the figures, is a slip.",
    wrong=_book("pages = {12–}"),
    right=_book("pages = {12–20}"),
)
NUMBER_ALONE = Rule(
    "E042",
    "number-stands-without-its-word",
    Severity.WARNING,
    "{field} = {value} says in words what the field says",
    "Write the number alone: `{field} = {{{number}}}`.",
    about="The style prints “vol.”, “no.” and “ed.” itself, so that “vol. 2” prints as "
    "“vol. vol. 2”.",
    wrong=_book("volume = {vol. 2}"),
    right=_book("volume = {2}"),
)
VALUE_ENDS = Rule(
    "E043",
    "value-ends-without-punctuation",
    Severity.WARNING,
    "{field} ends with “{sign}”: {value}",
    "Remove “{sign}”; the style puts its own behind the value.",
    about="A comma or a stop that was copied along prints beside the one of the style.",
    wrong=_book().replace("{Foundations}", "{Foundations,}"),
    right=_book(),
)
NOT_IN_CAPITALS = Rule(
    "E044",
    "value-is-not-in-capitals",
    Severity.WARNING,
    "{field} is in capitals: {value}",
    "{remedy}",
    about="Catalogues and title pages have titles and names in capitals, and copying brings "
    "them along. No style sets them back.",
    wrong=_book().replace("{Foundations}", "{FOUNDATIONS OF A PLANNED ECONOMY}"),
    right=_book(),
)
SIGN_ESCAPED = Rule(
    "E045",
    "sign-of-latex-is-escaped",
    Severity.ERROR,
    "{field} holds “{found}”: {why}",
    "{remedy}",
    about="The bibliography is read as LaTeX. There everything behind a `%` is a remark, so "
    "that “The 50% Solution” would print as “The 50”.",
    wrong=_book().replace("{Foundations}", "{The 50% Solution}"),
    right=_book().replace("{Foundations}", "{The 50\\% Solution}"),
)
KEYS_APART = Rule(
    "E046",
    "keys-differ-in-more-than-capitals",
    Severity.ERROR,
    "the key “{key}” differs from “{other}”, at {first}, in capitals alone",
    "If both are one work, remove one of the two; else give one of them another key.",
    about="Each work has a page and files with the name of its key, and many systems do not "
    "tell capitals in names of files. People do not either.",
    wrong=_book() + _book("volume = {1}").replace("carr1974", "Carr1974"),
    right=_book() + _book("volume = {1}").replace("carr1974", "carr1974b"),
)
CROSSREF_NO_CIRCLE = Rule(
    "E047",
    "cross-references-form-no-circle",
    Severity.ERROR,
    "“{key}” would take its fields from itself",
    "{remedy}",
    about="An entry takes what it lacks from the one named in `crossref`; in a circle none of "
    "them has anything to give.",
    wrong=_book("crossref = {carr1974}"),
    right=_book(),
)
LACKED_IS_LACKING = Rule(
    "E048",
    "lacked-field-is-lacking",
    Severity.WARNING,
    "lacks names “{name}”, but {reason}",
    "{remedy}",
    about="`lacks` says what the work itself does not have, so that nobody looks for it again.",
    wrong=_book("lacks = {publisher}"),
    right=_book("lacks = {location}"),
)
VALUE_PAIRED = Rule(
    "E049",
    "brackets-of-value-come-in-pairs",
    Severity.WARNING,
    "{field} has a {sign} without its partner",
    "{remedy}",
    about="A value that was cut while it was copied often lacks the end of a bracket or of a "
    "quotation.",
    wrong=_book().replace("{Foundations}", "{Foundations (Abridged}"),
    right=_book().replace("{Foundations}", "{Foundations (Abridged)}"),
)
ENTRY_REVIEWED = Rule(
    "E040",
    "entry-is-reviewed",
    Severity.INFO,
    "“{key}” has not been reviewed: {why}",
    "Compare the entry with the work, correct it, and remove the field `review`.",
    about="An import marks what it was not sure of with the field `review`, which says why. "
    "Whoever has looked at the entry takes the field away.",
    wrong=_book("review = {never cited in full}"),
    right=_book(),
)
