"""The rules of the data files: events, persons, terms, names and the figure."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

DATA_PARSES = Rule(
    "D001",
    "data-file-is-yaml",
    Severity.ERROR,
    "the file is no YAML from here on: {reason}",
    "Look at this line and the one before: a quotation mark, a colon or an indent is amiss.",
    about="Where a data file does not parse, nothing of it is on the site.",
    wrong='- id: nep\n  name: "New Economic Policy\n',
    right='- id: nep\n  name: "New Economic Policy"\n',
)
DATA_OF_PAGE_THERE = Rule(
    "D015",
    "data-of-a-page-are-there",
    Severity.ERROR,
    "{page} shows the {what}, and there is no {path}",
    "Put the data file back, or take the line `\\{what}` and the page out.",
    about="A page that shows the persons, the terms, the events or the figure is empty without "
    "their data file, and links into it lead nowhere.",
    wrong="docs/data/persons.yml deleted",
    right="docs/data/persons.yml beside docs/persons.md",
)
COMMAND_KNOWN = Rule(
    "D016",
    "command-of-a-page-is-known",
    Severity.ERROR,
    "“{found}” is no command, and prints as it is typed{hint}",
    "Correct its name, or remove the line.",
    about="A line of a page that is one word behind a backslash stands for what the program "
    "makes: `\\persons` for the list of persons, `\\full_bibliography` for the bibliography.",
    wrong="\\person",
    right="\\persons",
)
LIFE_RISES = Rule(
    "D017",
    "years-of-life-are-years-of-life",
    Severity.ERROR,
    "“{dates}” cannot be years of life: {reason}",
    "Write the two years with an en dash, `1870–1924`; `born 1931`, `died 1953` and `c. 1870` "
    "are fine.",
    about="Nobody dies before birth, or lives much longer than a hundred years.",
    wrong="dates: 1924–1870",
    right="dates: 1870–1924",
)
DATA_FITS = Rule(
    "D002",
    "data-has-its-shape",
    Severity.ERROR,
    "{what} should be {expected}",
    "Write it as the other items of the file are written.",
    about="Each item of a data file has the same shape, so that the pages can be made of it.",
    wrong="- nep\n",
    right="- id: nep\n  name: New Economic Policy\n",
)
DATA_FIELD_KNOWN = Rule(
    "D003",
    "data-field-is-known",
    Severity.ERROR,
    "there is no field `{field}` here{hint}",
    "Correct the name of the field, or remove it.",
    about="A misspelt field would be left aside without a word.",
    wrong="- id: nep\n  nmae: New Economic Policy\n",
    right="- id: nep\n  name: New Economic Policy\n",
)
DATA_FIELD_THERE = Rule(
    "D004",
    "data-has-needed-fields",
    Severity.ERROR,
    "this item has no field `{field}`",
    "Add `{field}: …`.",
    about="Without this field the item cannot be shown, or not be linked to.",
    wrong="- id: nep\n",
    right="- id: nep\n  name: New Economic Policy\n",
)
DATA_FIELD_ONCE = Rule(
    "D005",
    "data-field-stands-once",
    Severity.ERROR,
    "the field “{field}” stands twice",
    "Keep one of the two.",
    about="Of two equal fields YAML keeps the last and drops the first without a word.",
    wrong="- id: nep\n  id: nep-2\n",
    right="- id: nep\n",
)
DATE_PARSES = Rule(
    "D006",
    "date-is-written-in-edtf",
    Severity.ERROR,
    "“{date}” is no date",
    "Write the date as in `1962-06-02`, `1929-04`, `1929`, `192X` for a decade, `1955/1959` "
    "for a span; a `~` behind it says “about”.",
    about="Dates are written in EDTF, so that they can be sorted and shown in words.",
    wrong="date: June 2, 1962",
    right="date: 1962-06-02",
)
PLACE_EXISTS = Rule(
    "D007",
    "place-is-a-passage-or-a-note",
    Severity.ERROR,
    "“{place}” leads nowhere: {reason}",
    "Write the act and the passage or note, as in `1929 p7` or `1929 n6`; the ledger of "
    "addresses lists the passages and notes of each act with their first words.",
    about="Each item leads to the passage or the note that it rests on.",
    wrong="place: 1929 p700",
    right="place: 1929 p7",
)
YEAR_IN_PASSAGE = Rule(
    "D008",
    "year-stands-in-its-passage",
    Severity.ERROR,
    "{file} says {what}; {passage} says {other}",
    "Correct the one of the two that is wrong, or lead to the passage that gives it.",
    about="An event rests on the passage that it leads to, which should give its year, its day "
    "or month if it names one, and the figures of its words. Which of the two has the slip "
    "only the source can tell.",
    wrong="date: 1956, at a passage that says 1957",
    right="date: 1957",
)
ID_UNIQUE = Rule(
    "D009",
    "id-is-unique",
    Severity.ERROR,
    "the id “{id}” is taken already, at {first}",
    "Give the one of the two that was added last another id, such as its name in small letters "
    "with hyphens; published ids should stay.",
    about="The id is part of an address on the site; two things cannot have one address.",
    wrong="two items with `id: nep`",
    right="`id: nep` and `id: nep-trade`",
)
FORM_UNIQUE = Rule(
    "D010",
    "form-means-one-thing",
    Severity.ERROR,
    "the form “{form}” is taken already, by {first}",
    "Remove it here, or there: it can be a form only of the one that the text means by it.",
    about="Where the text has this form it is linked to one person or term.",
    wrong="`form: Stalin` for a person and for a city",
    right="`form: Stalin` for the person alone",
)
PERSON_APPEARS = Rule(
    "D011",
    "person-appears",
    Severity.ERROR,
    "{what} appears nowhere in the text and the notes{hint}",
    "Write into `forms` how the text says the name, and into `credited as` how the "
    "bibliography writes an author; or remove the person.",
    about="Persons whom the text does not name have no place in its index.",
    wrong="`form: Stallin`",
    right="`form: Stalin`",
)
TERM_APPEARS = Rule(
    "D012",
    "term-appears",
    Severity.ERROR,
    "{what} appears nowhere in the text and the notes{hint}",
    "Write into `forms` how the text writes the term, or remove the term.",
    about="The list of terms explains the words of the text.",
    wrong="`form: smytchka`",
    right="`form: smychka`",
)
FORM_USED = Rule(
    "D018",
    "form-is-used",
    Severity.INFO,
    "the text nowhere has the form “{form}” of {name}",
    "Write it as the text does, or remove it from `forms`.",
    about="A form that the text has not is a slip, or is left over from an older text.",
    wrong="`forms: [smychka, smytchka]`",
    right="`forms: [smychka]`",
)
FIGURE_IN_TEXT = Rule(
    "D019",
    "figure-of-a-description-stands-in-the-text",
    Severity.INFO,
    "the text has no {figure}{hint}",
    "Write the number that the text has, or remove this one; what is known from elsewhere can "
    "stay.",
    about="The descriptions of persons and terms and the abstracts of acts say again what the "
    "text says. A figure or a month that it has not may be a slip.",
    wrong="means: About 25,000 of them, in a text that has 250,000",
    right="means: About 250,000 of them",
)
NAME_AS_LISTED = Rule(
    "D020",
    "name-is-written-as-it-is-listed",
    Severity.WARNING,
    "“{word}” is one letter away from the listed name “{name}”",
    "Correct it, or add it to names.yml if it is another name.",
    about="In headings, front matter, pages and data files a name is written as in the "
    "persons, the terms and names.yml. One that differs in a letter is mostly a slip.",
    wrong="## From Havanna to Novocherkassk",
    right="## From Havana to Novocherkassk",
)
ORIGINAL_UNIQUE = Rule(
    "D021",
    "original-is-of-one-term",
    Severity.INFO,
    "the original “{original}” is that of the term “{first}” in line {line} too",
    "Write the original of “{name}”, or remove `original` and `lang`, unless both terms stand "
    "for this one word.",
    about="An item that was copied to begin another keeps the word of the first.",
    wrong="`original: смычка` for smychka and for spetsy",
    right="`original: смычка` and `original: спецы`",
)
NAME_KNOWN = Rule(
    "D013",
    "name-is-known",
    Severity.INFO,
    "“{name}” looks like a name that no list knows{hint}",
    "{add} it to the persons, or to names.yml if it is no person.",
    about="A name that no list knows is a new one, or an old one that is misspelt.",
    wrong="Novochoerkassk",
    right="Novocherkassk",
)
LINK_LEADS = Rule(
    "D014",
    "data-link-leads-somewhere",
    Severity.ERROR,
    "the link {href} leads nowhere{hint}",
    "Write `bib:` and the key of an entry, or `1929.md#p7`, `persons.md#id` or `terms.md#id`; "
    "or remove the link.",
    about="A link in a data file leads to an entry, a passage, a person or a term.",
    wrong="bib:car1974",
    right="bib:carr1974",
)
