"""The rules of the data files: events, persons, terms, names and the figure."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

DATA_PARSES = Rule(
    "D001",
    "data-file-is-yaml",
    Severity.ERROR,
    "the file is no YAML from here on: {reason}",
    "Look at this line and the one before: a quotation mark, a colon or an indent is amiss.",
)
DATA_FITS = Rule(
    "D002",
    "data-has-its-shape",
    Severity.ERROR,
    "{what} should be {expected}",
    "Write it as the other items of the file are written.",
)
DATA_FIELD_KNOWN = Rule(
    "D003",
    "data-field-is-known",
    Severity.ERROR,
    "there is no field “{field}” here{hint}",
    "Correct the name of the field, or remove it.",
)
DATA_FIELD_THERE = Rule(
    "D004",
    "data-has-needed-fields",
    Severity.ERROR,
    "this item has no “{field}”",
    "Add `{field}: …`.",
)
DATA_FIELD_ONCE = Rule(
    "D005",
    "data-field-stands-once",
    Severity.ERROR,
    "the field “{field}” stands twice",
    "Keep one of the two.",
)
DATE_PARSES = Rule(
    "D006",
    "date-is-written-in-edtf",
    Severity.ERROR,
    "“{date}” is no date",
    "Write `1962-06-02`, `1929-04`, `1929`, `192X` for a decade, `1955/1959` for a span; "
    "a `~` behind it says “about”.",
)
PLACE_EXISTS = Rule(
    "D007",
    "place-is-a-passage-or-a-note",
    Severity.ERROR,
    "“{place}” leads nowhere: {reason}",
    "Write the act and the passage or note, as in `1929 p7` or `1929 n6`.",
)
YEAR_IN_PASSAGE = Rule(
    "D008",
    "year-stands-in-its-passage",
    Severity.ERROR,
    "the year {year} does not stand in {place}",
    "Correct the date, or lead to the passage that gives it.",
)
ID_UNIQUE = Rule(
    "D009",
    "id-is-unique",
    Severity.ERROR,
    "the id “{id}” is taken already, at {first}",
    "Give one of the two another id; published ids should stay.",
)
FORM_UNIQUE = Rule(
    "D010",
    "form-means-one-thing",
    Severity.ERROR,
    "the form “{form}” is taken already, by {first}",
    "Leave the form to the one that the text means by it.",
)
PERSON_APPEARS = Rule(
    "D011",
    "person-appears",
    Severity.ERROR,
    "{name} appears nowhere in the text and the notes",
    "Add the form by which the text says the name, or remove the person.",
)
TERM_APPEARS = Rule(
    "D012",
    "term-appears",
    Severity.ERROR,
    "the text nowhere has the term “{name}”",
    "Add the form in which the text has it, or remove the term.",
)
NAME_KNOWN = Rule(
    "D013",
    "name-is-known",
    Severity.INFO,
    "“{name}” looks like a name that no list knows{hint}",
    "Add it to the persons, or to names.yml if it is no person.",
)
LINK_LEADS = Rule(
    "D014",
    "data-link-leads-somewhere",
    Severity.ERROR,
    "the link {href} leads nowhere{hint}",
    "Correct the address: `bib:key`, `1929.md#p7`, `persons.md#id` or `terms.md#id`.",
)
ALL = tuple(r for r in list(globals().values()) if isinstance(r, Rule))
