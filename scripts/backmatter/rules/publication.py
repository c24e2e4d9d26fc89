"""Rules about what is recorded of the publication."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

DATA_FILE_PARSES = Rule(
    "P001",
    "record-file-is-yaml",
    Severity.ERROR,
    "{path} does not parse: {reason}",
    "Look at this line and the one before: a quotation mark, a colon or an indent is amiss.",
    about="Where a data file does not parse, nothing of it is on the site.",
    wrong="change: the text: mended",
    right='change: "the text: mended"',
)
CHANGE_NAMES_ACTS = Rule(
    "P003",
    "recorded-change-names-acts",
    Severity.ERROR,
    "this change names the act “{act}”, and there is none{hint}",
    "Write the name of the act’s file without `.md`.",
    about="A change is listed at its act; one of an act that is not there is listed nowhere.",
    wrong='acts: ["1992"]',
    right='acts: ["1929"]',
)
CHANGE_IS_WHOLE = Rule(
    "P002",
    "recorded-change-is-whole",
    Severity.ERROR,
    "this change cannot be listed: {reason}",
    'Give it each of the fields `date: 2026-11-24`, `acts: ["1959"]` and `change: …`.',
    about="The list of changes tells readers what was changed where and when.",
    wrong="- change: A name is corrected.\n",
    right='- date: 2026-11-24\n  acts: ["1959"]\n  change: A name is corrected.\n',
)
CHANGES_IN_ORDER = Rule(
    "P004",
    "recorded-changes-are-in-order",
    Severity.WARNING,
    "the change of {date} {fault}",
    "Correct its date, or put it where it belongs: the newest stands first.",
    about="Readers see the changes by their dates. One that is not in the order of the others "
    "has a slip in its date, or was put in at the wrong place.",
    wrong="- date: 2206-11-24",
    right="- date: 2026-11-24",
)
YEAR_OF_DATE = Rule(
    "P005",
    "year-of-a-cited-work-is-that-of-its-date",
    Severity.WARNING,
    "the year is {year} here, and the date of the same work is {date}",
    "Correct the one that is wrong.",
    about="The citation file gives the year and the date of a work that it cites; programs "
    "take now the one and now the other.",
    wrong='date-published: "2024-10-11"\nyear: 2023',
    right='date-published: "2024-10-11"\nyear: 2024',
)
