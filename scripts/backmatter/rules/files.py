"""Rules about files and their front matter."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

FILE_READABLE = Rule(
    "F001",
    "file-can-be-read",
    Severity.ERROR,
    "{path} cannot be read: {reason}",
    "Put the file there, or take it out of the settings in mkdocs.yml.",
    about="A file that the settings name must be there, and this program must be allowed to "
    "read it. Without it the rest of the check cannot be trusted.",
    wrong="bib_file: bibliograhpy.bib",
    right="bib_file: bibliography.bib",
)
FILE_IS_UTF8 = Rule(
    "F002",
    "file-is-utf-8",
    Severity.ERROR,
    "a damaged sign stands here: the byte {byte}, at position {position}, is not UTF-8",
    "{mend}",
    about="All sources are UTF-8. A file in an older encoding, or one damaged on its way, has "
    "bytes that mean nothing; the position is counted in bytes from 0.",
    wrong="caf\\xe9 (Latin-1)",
    right="café (UTF-8)",
)
FRONT_MATTER_PARSES = Rule(
    "F003",
    "front-matter-is-yaml",
    Severity.ERROR,
    "the front matter does not parse: {reason}",
    "{mend}",
    about="The front matter is a YAML mapping between two lines of three hyphens. A value that "
    "holds a colon and a space, or begins with a bracket or a quotation mark, must be quoted.",
    wrong="---\ntitle: 1929: the turn\n---\n",
    right='---\ntitle: "1929: the turn"\n---\n',
)
ACT_HAS_TITLE = Rule(
    "F004",
    "act-has-title",
    Severity.ERROR,
    "the act has no title",
    "{mend}",
    about="The title is taken from the front matter alone: for the page, the navigation, the "
    "list of notes and every export.",
    wrong="---\norder: 2\n---\n",
    right='---\ntitle: "1929"\norder: 2\n---\n',
)
NOTES_BELONG_TO_ACT = Rule(
    "F005",
    "note-file-belongs-to-act",
    Severity.ERROR,
    "there is no act “{stem}” for this file of notes{hint}",
    "Give the file the name of its act, or remove it.",
    about="The notes of acts/1929.md stand in notes/1929.md. A file whose name is that of no "
    "act is not read, and its notes are lost.",
    wrong="notes/1292.md",
    right="notes/1929.md",
)
FIELD_FITS = Rule(
    "F006",
    "front-matter-field-fits",
    Severity.ERROR,
    "{field} should be {expected}",
    "Write `{field}: {example}`{why}.",
    about="Each field of the front matter has one kind of value: `order` a number, `keywords` "
    "a list.",
    wrong="---\ntitle: A\norder: third\n---\n",
    right="---\ntitle: A\norder: 3\n---\n",
)
FIELD_KNOWN = Rule(
    "F007",
    "front-matter-field-is-known",
    Severity.WARNING,
    "the front matter has “{field}”{hint}",
    "Write the field's name as it is known, `{known}`.",
    about="A misspelt field is silently left aside: an act with `titel` has no title. Fields "
    "of other programs are fine as long as they do not resemble one of ours.",
    wrong="---\ntitle: A\nabstrct: About A.\n---\n",
    right="---\ntitle: A\nabstract: About A.\n---\n",
)
ORDER_IS_UNIQUE = Rule(
    "F008",
    "order-is-unique",
    Severity.WARNING,
    "order {order} is that of {other} too",
    "{mend}",
    about="Acts are read, and their notes numbered, in the order that `order` gives. Where two "
    "acts have the same number the file names decide, which is rarely meant.",
    wrong="acts/1929.md: order: 2\nacts/1959.md: order: 2",
    right="acts/1929.md: order: 2\nacts/1959.md: order: 3",
)
NO_BYTE_ORDER_MARK = Rule(
    "F009",
    "no-byte-order-mark",
    Severity.WARNING,
    "the file begins with a byte-order mark, a sign that is not seen",
    "Save the file as “UTF-8”, not as “UTF-8 with BOM”.",
    about="The mark is invisible and means nothing in UTF-8, but many programs take it for the "
    "first letter of the file and so miss the front matter.",
    wrong="\\xef\\xbb\\xbf---",
    right="---",
    fixable=True,
)
ONE_LINE_END = Rule(
    "F010",
    "line-ends-are-of-one-kind",
    Severity.WARNING,
    "this line ends as {system} ends them ({end}), and most lines of the file do not",
    "Save the file with line ends of one kind, LF, or run `backmatter check --fix`.",
    about="Mixed line ends come from two editors at work on one file. Every later comparison "
    "of versions then shows changes where none are.",
    wrong="one\\r\\ntwo\\n",
    right="one\\ntwo\\n",
    fixable=True,
)
LINE_END_IS_LF = Rule(
    "F011",
    "line-ends-are-lf",
    Severity.INFO,
    "the lines of this file end as Windows ends them (CRLF)",
    "Save the file with LF line ends, or let Git do it (`* text=auto` in .gitattributes).",
    about="CRLF line ends are harmless to this program; they matter only where some of the "
    "editors of a text work on other systems.",
    wrong="one\\r\\ntwo\\r\\n",
    right="one\\ntwo\\n",
)
NO_CONFLICT = Rule(
    "F014",
    "file-holds-no-conflict",
    Severity.ERROR,
    "{what}",
    "{mend}",
    about="Git leaves both sides of a conflict in the file for a person to choose. What the "
    "check would say of the lines between the marks is left out until that is done.",
    wrong="<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other\n",
    right="One.\n",
)
NAVIGATION_LEADS = Rule(
    "F015",
    "navigation-leads-to-a-page",
    Severity.ERROR,
    "the navigation names {target}, and there is no such page{hint}",
    "Correct the name, put the page back, or take the line out.",
    about="An entry of `nav` in mkdocs.yml is the path of a page within docs/, or the name of "
    "an act.",
    wrong="nav:\n  - tmeline.md",
    right="nav:\n  - timeline.md",
)
ACT_IN_NAVIGATION = Rule(
    "F016",
    "act-is-in-the-navigation",
    Severity.WARNING,
    "the act {name} is not in the navigation",
    "Add a line `- {name}` where readers should find it.",
    about="Where mkdocs.yml lists the pages, an act that is not among them can be reached by "
    "links alone.",
    wrong="nav:\n  - index.md",
    right="nav:\n  - index.md\n  - 1929.md",
)
SETTING_KNOWN = Rule(
    "F017",
    "setting-is-known",
    Severity.ERROR,
    "there is no {what} “{name}”{hint}",
    "Correct its name, or remove it.",
    about="A misspelt setting is left aside, and its default is used without a word.",
    wrong="- backmatter:\n    bib_fle: works.bib",
    right="- backmatter:\n    bib_file: works.bib",
)
TRACKED_FILE_THERE = Rule(
    "F018",
    "file-that-git-has-is-there",
    Severity.WARNING,
    "git has {path}, and it is gone",
    "Take it back with `git checkout HEAD -- {path}`, or, if it should go, `git rm {path}`.",
    about="The citation file and the files of data may be left out, and so a file that was "
    "deleted by mistake is missed by nothing else.",
    wrong="docs/data/names.yml deleted",
    right="docs/data/names.yml",
)
FOLDER_OF_SETTINGS_THERE = Rule(
    "F019",
    "folder-of-the-settings-is-there",
    Severity.ERROR,
    "{name} names the folder {path}, and there is no such folder{hint}",
    "Correct the name; it counts from the folder of mkdocs.yml.",
    about="The settings say where the acts, the notes and the pages are. Where a folder is not "
    "there, nothing in it is read, and nothing is said of it.",
    wrong="acts_dir: act",
    right="acts_dir: acts",
)
FILE_OF_SETTINGS_THERE = Rule(
    "F020",
    "file-of-the-settings-is-there",
    Severity.ERROR,
    "{name} names {path}, and there is no such file{hint}",
    "Correct the path; it counts from the folder of the pages, docs/.",
    about="MkDocs writes the address of a style sheet, a script or an icon into every page "
    "without asking whether the file is there.",
    wrong="extra_css:\n  - asets/edition.css",
    right="extra_css:\n  - assets/edition.css",
)
LABEL_IS_UNIQUE = Rule(
    "F021",
    "label-of-act-is-unique",
    Severity.WARNING,
    "the label “{label}” is that of {other} too",
    "Count on in one of the two.",
    about="A label with a number says which of the acts this is.",
    wrong='label: "Act I" in two acts',
    right='label: "Act I" and label: "Act II"',
)
NAVIGATION_IN_ORDER = Rule(
    "F022",
    "navigation-has-the-acts-in-their-order",
    Severity.WARNING,
    "{name} stands behind {other}, and by the order of the acts comes before it",
    "Move it in the navigation, or correct `order` in the front matter of one of the two.",
    about="Notes are numbered by the `order` of the acts. Who reads in another order, as the "
    "navigation has it, meets note 14 before note 2.",
    wrong="nav:\n  - 1959.md\n  - 1929.md",
    right="nav:\n  - 1929.md\n  - 1959.md",
)
ACT_HAS_TEXT = Rule(
    "F012",
    "act-has-text",
    Severity.ERROR,
    "the act is empty",
    "Take its text from the version before: a copy, or `git checkout HEAD -- {path}`. If the "
    "act should go, remove its file; `backmatter anchors --write` then keeps its addresses.",
    about="An act that was emptied takes along its notes, and every address in it.",
    wrong="(an empty file)",
    right='---\ntitle: "1929"\n---\n\nThe text.\n',
)
BIBLIOGRAPHY_HAS_ENTRIES = Rule(
    "F013",
    "bibliography-has-entries",
    Severity.ERROR,
    "the bibliography holds no entry, and {count} keys are cited",
    "Take them from the version before: a copy, or `git checkout HEAD -- {path}`. If they are "
    "in another file, name that one in mkdocs.yml.",
    about="Without entries no citation can be printed, which is said once and not for each.",
    wrong="(an empty file)",
    right="@book{carr1974, …}",
)
