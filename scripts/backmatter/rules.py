"""The table of rules: every fact that the check holds an edition to, stated once.

Codes are lasting. The letter says what the rule is about: F files, N notes,
C citations, E entries, L links, A addresses, P publication.
"""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

_ERROR = Severity.ERROR

FILE_READABLE = Rule(
    "F001",
    "file-can-be-read",
    _ERROR,
    "{path} cannot be read: {reason}",
    "Put the file there, or take it out of the settings in mkdocs.yml.",
)
FILE_IS_UTF8 = Rule(
    "F002",
    "file-is-utf-8",
    _ERROR,
    "byte {byte} at position {position} is not UTF-8",
    "Save the file with the encoding UTF-8; the text before this place is fine.",
)
FRONT_MATTER_PARSES = Rule(
    "F003",
    "front-matter-is-yaml",
    _ERROR,
    "the front matter does not parse: {reason}",
    "Correct the lines between the two `---`; put quotation marks round a value with a colon.",
)
ACT_HAS_TITLE = Rule(
    "F004",
    "act-has-title",
    _ERROR,
    "the act has no title",
    "Begin the file with front matter: a line `---`, `title: …`, a line `---`.",
)
NOTES_BELONG_TO_ACT = Rule(
    "F005",
    "note-file-belongs-to-act",
    _ERROR,
    "there is no act “{stem}” for this file of notes{hint}",
    "Give the file the name of its act, or remove it.",
)
FIELD_FITS = Rule(
    "F006",
    "front-matter-field-fits",
    _ERROR,
    "{field} should be {expected}",
    "Write `{field}: {example}` in the front matter.",
)

NOTE_DEFINED = Rule(
    "N001",
    "note-is-defined",
    _ERROR,
    "note [^{label}] is referred to but not defined{hint}",
    "Write `[^{label}]: …` in {notes_path}, or remove the mark.",
)
NOTE_REFERRED_TO = Rule(
    "N002",
    "note-is-referred-to",
    _ERROR,
    "note [^{label}] is defined but not referred to{hint}",
    "Put the mark `[^{label}]` into {act_path}, or remove the note.",
)
NOTE_DEFINED_ONCE = Rule(
    "N003",
    "note-is-defined-once",
    _ERROR,
    "note [^{label}] is defined already, in {first}",
    "Give one of the two another label, or remove it.",
)
NOTES_IN_ORDER = Rule(
    "N004",
    "note-label-is-its-number",
    _ERROR,
    "the mark [^{label}] is number {number} in the order of the text",
    "Renumber the marks and the notes in the order of the text; here `[^{number}]`.",
)
NOTE_NOT_EMPTY = Rule(
    "N005",
    "note-is-not-empty",
    _ERROR,
    "note [^{label}] is empty",
    "Write the note behind `[^{label}]:`, or remove the note and its mark.",
)
NOTE_NOT_NESTED = Rule(
    "N006",
    "note-holds-no-note",
    _ERROR,
    "note [^{label}] holds the mark of another note, [^{inner}]",
    "Write the inner note's text into this note and remove the mark.",
)

KEY_HAS_ENTRY = Rule(
    "C001",
    "cited-key-has-entry",
    _ERROR,
    "no entry has the key “{key}”{hint}",
    "Correct the key, or add the entry to the bibliography.",
)
CLUSTER_PARSES = Rule(
    "C002",
    "citation-parses",
    _ERROR,
    "the citation does not parse: {reason}",
    "Write it as `[see @key, p. 12; @other, vol. 1, p. 3]`.",
)

ENTRY_PARSES = Rule(
    "E001",
    "bib-block-parses",
    _ERROR,
    "this block does not parse: {reason}",
    "Look for a brace, quotation mark or comma that is missing in or just before this block.",
)
ENTRY_KEY_UNIQUE = Rule(
    "E002",
    "entry-key-is-unique",
    _ERROR,
    "the key “{key}” is taken already, at {first}",
    "Give one of the two another key, or merge them.",
)
ENTRY_HAS_FIELDS = Rule(
    "E003",
    "entry-has-required-fields",
    _ERROR,
    "@{type} “{key}” has no {field}",
    "Add `{field} = {{…}}` or choose the type that fits; if the work has none, say so with "
    "`lacks = {{{field}}}`.",
)
ENTRY_TYPE_KNOWN = Rule(
    "E004",
    "entry-type-is-known",
    _ERROR,
    "BibLaTeX has no type @{type}{hint}",
    "Use one of BibLaTeX's types, such as @book, @article, @incollection, @report or @movie.",
)
ENTRY_USED = Rule(
    "E005",
    "entry-is-used",
    _ERROR,
    "nothing cites or names “{key}”",
    "Cite it in a note, link it from the text as `[…](bib:{key})`, or remove the entry.",
)
ENTRY_FIELD_ONCE = Rule(
    "E006",
    "field-stands-once",
    _ERROR,
    "“{key}” has the field {field} twice",
    "Keep one of the two.",
)

LINK_HAS_ENTRY = Rule(
    "L001",
    "bib-link-has-entry",
    _ERROR,
    "the link bib:{key} leads to no entry{hint}",
    "Correct the key, or add the entry to the bibliography.",
)

LEDGER_PARSES = Rule(
    "A001",
    "ledger-can-be-read",
    _ERROR,
    "the ledger of addresses does not parse here: {reason}",
    "Take this line from the last version of the file that was online, "
    "then run `backmatter anchors --write`.",
)
LEDGER_WITHOUT_CONFLICT = Rule(
    "A002",
    "ledger-holds-no-conflict",
    _ERROR,
    "the ledger of addresses holds the marks of a merge conflict",
    "Keep the side that is online, remove the marks, then run `backmatter anchors --write`.",
)
ADDRESS_STANDS_ONCE = Rule(
    "A003",
    "address-stands-once-in-ledger",
    _ERROR,
    "the address {address} stands in the ledger already, at {first}",
    "Keep the line that is online and remove the other, then run `backmatter anchors --write`.",
)
LEDGER_UP_TO_DATE = Rule(
    "A004",
    "ledger-is-up-to-date",
    Severity.WARNING,
    "the ledger of addresses is behind the text: {counts}",
    "Run `backmatter anchors` to see what changed, and with `--write` to record it.",
)
LOSS_RECORDED = Rule(
    "A005",
    "published-text-is-there-or-recorded-as-removed",
    _ERROR,
    "{what} has been published and is no longer in the text: “{opens}”",
    "Put it back, or run `backmatter anchors --write`, which leaves a tombstone there.",
)
PAGE_LOSS_RECORDED = Rule(
    "A006",
    "published-page-is-there-or-recorded-as-removed",
    _ERROR,
    "the page “{name}” has been published, and there is no such act now",
    "Put it back, or run `backmatter anchors --write`, which leaves a page that says so.",
)
ADDRESS_KEEPS_MEANING = Rule(
    "A007",
    "address-keeps-its-meaning",
    _ERROR,
    "{address} has been published as the address of another {kind}: “{opens}”",
    "Choose another id here; an address that was published never changes its meaning.",
)
ID_STANDS_ONCE = Rule(
    "A008",
    "id-stands-once-on-page",
    _ERROR,
    "the id “{id}” stands twice on this page, or is one that every page uses",
    "Choose another id here.",
)

ALL: tuple[Rule, ...] = tuple(
    sorted((r for r in list(globals().values()) if isinstance(r, Rule)), key=lambda r: r.code)
)

DATA_FILE_PARSES = Rule(
    "P001",
    "data-file-is-yaml",
    _ERROR,
    "{path} does not parse: {reason}",
    "Correct this line; put quotation marks round a value with a colon.",
)
CHANGE_IS_WHOLE = Rule(
    "P002",
    "recorded-change-is-whole",
    _ERROR,
    "this change cannot be listed: {reason}",
    'Give it `date: 2026-11-24`, `acts: ["1959"]` and `change: …`.',
)
