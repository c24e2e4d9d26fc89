"""Rules about notes and their marks."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

NOTE_DEFINED = Rule(
    "N001",
    "note-is-defined",
    Severity.ERROR,
    "note [^{label}] is referred to but not defined{hint}",
    "{remedy}",
    about="Every mark in the text leads to a note. A mark without one prints as a fault.",
    wrong="A claim.[^2] Another.[^1]",
    right="A claim.[^1]",
)
NOTE_REFERRED_TO = Rule(
    "N002",
    "note-is-referred-to",
    Severity.ERROR,
    "note [^{label}] is defined but not referred to{hint}",
    "Put the mark `[^{label}]` into {act_path}{where}; or remove the note.",
    about="A note to which no mark refers has no number, and no reader finds it.",
    wrong="[^1]: One.\n\n[^2]: Two.\n",
    right="[^1]: One.\n",
)
NOTE_DEFINED_ONCE = Rule(
    "N003",
    "note-is-defined-once",
    Severity.ERROR,
    "note [^{label}] is defined already, in {first}",
    "{remedy}",
    about="Of two notes with one label only the first would be printed.",
    wrong="[^1]: One.\n\n[^1]: Two.\n",
    right="[^1]: One.\n",
)
NOTES_IN_ORDER = Rule(
    "N004",
    "marks-are-in-order",
    Severity.ERROR,
    "the mark [^{label}] is out of order: it stands {where}",
    "{remedy}",
    about="Labels are the numbers that readers cite, so they rise through the text. A label "
    "out of order prints another number than the source shows.",
    wrong="One.[^2] Two.[^1]",
    right="One.[^1] Two.[^2]",
    fixable=True,
)
NOTE_NOT_EMPTY = Rule(
    "N005",
    "note-is-not-empty",
    Severity.ERROR,
    "note [^{label}] is empty",
    "{remedy}",
    about="A note that says nothing sends the reader away for nothing.",
    wrong="[^1]:\n",
    right="[^1]: One.\n",
)
NOTE_NOT_NESTED = Rule(
    "N006",
    "note-holds-no-note",
    Severity.ERROR,
    "note [^{label}] holds the mark of another note, [^{inner}]",
    "Remove the mark `[^{inner}]`; if the text of that note is meant, write it out here.",
    about="A note has no notes of its own: no style of notes has a form for them.",
    wrong="[^1]: One.[^2]\n",
    right="[^1]: One.\n",
)
NOTE_IN_ITS_FILE = Rule(
    "N007",
    "note-is-in-the-file-of-its-act",
    Severity.ERROR,
    "the mark of note [^{label}] is in another act, at {mark}",
    "Move the note to {notes_path}.",
    about="The notes of an act stand in the file with the act's name. A note in the file of "
    "another act is not found from its mark.",
    wrong="acts/1929.md: [^5], notes/1959.md: [^5]: …",
    right="acts/1929.md: [^5], notes/1929.md: [^5]: …",
)
NOTES_WITHOUT_GAP = Rule(
    "N008",
    "labels-have-no-gap",
    Severity.WARNING,
    "[^{label}] follows [^{before}]: there is no note {missing}",
    "Put the missing note back, if one was lost; else renumber the notes "
    "(`backmatter check --fix`).",
    about="Where a number is missing, every later note prints a lower number than its label, "
    "and a note may have been lost.",
    wrong="One.[^1] Two.[^3]",
    right="One.[^1] Two.[^2]",
    fixable=True,
)
DEFINITIONS_IN_ORDER = Rule(
    "N009",
    "notes-are-in-the-order-of-their-marks",
    Severity.ERROR,
    "note [^{label}] is out of the order of the marks",
    "Put it {where}, in the order of the marks (`backmatter check --fix`).",
    about="A file of notes is read from top to bottom beside the text, so its notes stand in "
    "the order of their marks.",
    wrong="[^2]: Two.\n\n[^1]: One.\n",
    right="[^1]: One.\n\n[^2]: Two.\n",
    fixable=True,
)
MARK_BEHIND_PUNCTUATION = Rule(
    "N010",
    "mark-stands-behind-punctuation",
    Severity.WARNING,
    "the mark [^{label}] stands before “{sign}”",
    "Put the mark behind the punctuation: `{sign}[^{label}]`.",
    about="By the usage of English, and of the Chicago Manual of Style, a note's mark stands "
    "behind a full stop, a comma and a closing quotation mark; only a dash comes after it. "
    "Where the theme has another language, this is left to the author.",
    wrong="A claim[^1].",
    right="A claim.[^1]",
    fixable=True,
)
MARK_JOINED = Rule(
    "N011",
    "mark-joins-its-word",
    Severity.WARNING,
    "there is {fault} the mark [^{label}]",
    "Let the mark follow its word at once, and a space stand behind it.",
    about="A space before it lets the mark slip to the beginning of the next line; without one "
    "behind it the next sentence is joined to it.",
    wrong="A claim. [^1]",
    right="A claim.[^1]",
    fixable=True,
)
MARK_NOT_IN_HEADING = Rule(
    "N012",
    "no-mark-in-a-heading",
    Severity.WARNING,
    "the mark [^{label}] stands in a heading",
    "Move the mark to the sentence that the note supports.",
    about="Headings are repeated in the navigation and in exports, where a mark has no note.",
    wrong="## The turn[^1]\n",
    right="## The turn\n\nA claim.[^1]\n",
)
MARK_IS_WHOLE = Rule(
    "N013",
    "mark-is-whole",
    Severity.ERROR,
    "“{found}” looks like a mark, but is none",
    "Write a mark as `[^5]`: bracket, circumflex, label without spaces, bracket.",
    about="A mark that lacks a bracket or holds a space prints as it is typed, and its note "
    "has no mark.",
    wrong="A claim.[^1]. More.[^ 2]",
    right="A claim.[^1]",
)
TEXT_BELONGS_TO_NOTE = Rule(
    "N014",
    "text-belongs-to-a-note",
    Severity.ERROR,
    "this text belongs to no note",
    "{remedy}",
    about="A file of notes holds notes, headings and comments. Anything else is not printed, "
    "such as a note whose colon is missing or a second paragraph that is not indented.",
    wrong="[^1]: One.\n\nMore of note one.\n",
    right="[^1]: One.\n\n    More of note one.\n",
)
NOTE_HAS_ONE_MARK = Rule(
    "N015",
    "note-has-one-mark",
    Severity.INFO,
    "the mark [^{label}] stands here for the second time, first at {first}",
    "Give the second place a note of its own if the claim is another.",
    about="Two marks for one note are allowed; the note then has two links back. In scholarly "
    "notes it is more often a slip of copying.",
    wrong="One.[^1] Two.[^1]",
    right="One.[^1] Two.",
)
QUOTATION_HAS_NOTE = Rule(
    "N016",
    "quotation-has-a-note",
    Severity.INFO,
    "words are quoted, and no note follows in this paragraph",
    "Add the mark of the note that names the source.",
    about="A reader of quoted words wants to know where they stand. The rule looks at "
    "quotations of five words or more.",
    wrong="He wrote of “a great turn in all of farming.”",
    right="He wrote of “a great turn in all of farming.”[^1]",
)
NOTE_ENDS_WITH_STOP = Rule(
    "N017",
    "note-ends-with-a-stop",
    Severity.INFO,
    "note [^{label}] ends without a full stop",
    "End the note with a full stop.",
    about="Notes are sentences, whether they hold a verb or not. A note that ends with a "
    "citation may leave the stop to the style.",
    wrong="[^1]: One more word\n",
    right="[^1]: One more word.\n",
)
NO_IBID = Rule(
    "N018",
    "short-forms-are-left-to-the-style",
    Severity.WARNING,
    "“{found}” is written by hand",
    "{remedy}",
    about="“Ibid.” is right only as long as no note comes between. Sources name the work by "
    "its key; how a second mention prints is the style's business.",
    wrong="[^1]: Ibid., p. 3.\n",
    right="[^1]: [@carr1974, p. 3].\n",
)
NOTES_OF_PAGE_STAND_ON_IT = Rule(
    "N021",
    "notes-of-a-page-stand-on-it",
    Severity.ERROR,
    "[^{label}] has no {what} on this page",
    "{remedy}",
    about="A page that is no act, such as one about the edition, has its notes at its own end. "
    "A mark without a note prints as it is typed, and a note without a mark is lost.",
    wrong="docs/about.md: A claim.[^1]",
    right="docs/about.md: A claim.",
)
ACT_HAS_NOTES = Rule(
    "N019",
    "notes-of-act-are-there",
    Severity.ERROR,
    "the text has {count} marks, and {state}",
    "{remedy}",
    about="An act and its notes are two files of one name. A file that was renamed or emptied "
    "takes all its notes along, which is said once and not for each mark.",
    wrong="A claim.[^1] Another.[^2]",
    right="A claim.[^1] Another.[^2]\n\n[^1]: [@carr1974].\n\n[^2]: [@carr1974, p. 3].\n",
)
LABEL_IS_NUMBER = Rule(
    "N020",
    "label-is-the-number-of-its-note",
    Severity.WARNING,
    "note [^{label}] prints as note {number}",
    "Write `[^{number}]` in the text and in the notes, or renumber the notes "
    "(`backmatter check --fix`).",
    about="Where labels are numbers, each is the number that readers see. A word among them "
    "prints as a number that the source does not show, and may put every later note one off; "
    "so does a number that is written otherwise, as `05`.",
    wrong="One.[^1] Two.[^new] Three.[^2]",
    right="One.[^1] Two.[^2] Three.[^3]",
    fixable=True,
)
