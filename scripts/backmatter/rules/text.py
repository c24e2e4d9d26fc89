"""Rules about the letters and signs of the text."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

STRAIGHT_QUOTE = Rule(
    "T001",
    "quotes-are-curly",
    Severity.WARNING,
    "straight {sign}",
    "Write {mended}.",
    about="In print quotation marks open and close, and the apostrophe is a raised comma. "
    "Marks of feet, inches and minutes are ′ and ″.",
    wrong="It was Stalin's year.",
    right="It was Stalin’s year.",
    fixable=True,
)
DOUBLE_SPACE = Rule(
    "T002",
    "spaces-are-single",
    Severity.WARNING,
    "{count} spaces in a row",
    "Keep one.",
    about="Two spaces within a line are a slip; some exports show them.",
    wrong="One  claim.",
    right="One claim.",
    fixable=True,
)
LINE_BREAK_HYPHEN = Rule(
    "T003",
    "no-hyphen-from-a-line-break",
    Severity.WARNING,
    "“{found}” is cut by a hyphen and a {gap}",
    "Join the word: “{mended}”; a true hyphen has no space behind it.",
    about="Text taken from a printed page or a PDF keeps the hyphens of its line ends.",
    wrong="The collec-\ntivization went on.",
    right="The collectivization went on.",
)
SOFT_HYPHEN = Rule(
    "T004",
    "no-soft-hyphen",
    Severity.WARNING,
    "soft hyphen (U+00AD) in “{word}”",
    "Remove it; browsers hyphenate by themselves.",
    about="A soft hyphen is invisible, and a search for the word does not find it.",
    wrong="collec\u00adtivization",
    right="collectivization",
    fixable=True,
)
INVISIBLE = Rule(
    "T005",
    "no-invisible-character",
    Severity.WARNING,
    "invisible character {name}",
    "Remove it.",
    about="Characters without width come along from web pages and word processors. They break "
    "search, sorting and keys. Where a script needs them, as Persian the zero-width "
    "non-joiner, they are left alone.",
    wrong="A\u200b claim.",
    right="A claim.",
    fixable=True,
)
CONTROL = Rule(
    "T006",
    "no-control-character",
    Severity.ERROR,
    "control character U+{code}",
    "Remove it.",
    about="Control characters are no text; XML, and so EPUB and JATS, forbids them.",
    wrong="A\x07 claim.",
    right="A claim.",
    fixable=True,
)
NORMALIZED = Rule(
    "T007",
    "text-is-in-normal-form",
    Severity.WARNING,
    "the letter and the accent of “{found}” are two signs",
    "Type it anew, as the one sign “{mended}”.",
    about="A letter with an accent can be written as one character or as two. They look the "
    "same, but a search for one does not find the other, and keys differ.",
    wrong="cafe\u0301",
    right="caf\u00e9",
    fixable=True,
)
LOOK_ALIKE = Rule(
    "T008",
    "word-is-in-one-script",
    Severity.WARNING,
    "“{word}” mixes {scripts}: {letters}",
    "Type the word again in one script: “{mended}”.",
    about="Cyrillic а, е, о, р, с, х look like Latin letters. A word with one of them among "
    "letters of the other script is found by no search and spelt out wrongly.",
    wrong="Prav\u0434\u0430",
    right="Pravda",
)
DAMAGED = Rule(
    "T009",
    "text-is-not-damaged",
    Severity.WARNING,
    "“{found}” is what is left of a character in the wrong encoding",
    "Write the character that was meant{mended}.",
    about="UTF-8 read as Latin-1 turns “é” into “Ã©” and a dash into “â€“”; what could not be "
    "read at all becomes “\ufffd”.",
    wrong="cafÃ©",
    right="café",
)
RANGE_DASH = Rule(
    "T010",
    "range-has-a-dash",
    Severity.WARNING,
    "the range {range} has a hyphen",
    "Write an en dash: {mended}.",
    about="Between figures the en dash means “to”.",
    wrong="In 1928-1932 it went on.",
    right="In 1928–1932 it went on.",
    fixable=True,
)
DOUBLED_WORD = Rule(
    "T011",
    "word-stands-once",
    Severity.WARNING,
    "“{found}” says {what} twice",
    "Keep one{otherwise}.",
    about="A little word, or a pair of them, doubled at the turn of a line is the slip that "
    "eyes pass over most easily.",
    wrong="It was the the turn.",
    right="It was the turn.",
)
SPACE_BEFORE_PUNCTUATION = Rule(
    "T012",
    "no-space-before-punctuation",
    Severity.WARNING,
    "space before “{sign}”",
    "Remove the space.",
    about="In English no space stands before a comma, a full stop or a closing bracket.",
    wrong="A claim , and more.",
    right="A claim, and more.",
    fixable=True,
)
QUOTES_PAIRED = Rule(
    "T013",
    "quotes-come-in-pairs",
    Severity.WARNING,
    "the quotation mark {sign} {fault}",
    "{mend}",
    about="A quotation that does not close leaves open who says what follows. A quotation of "
    "several paragraphs opens each of them and closes the last.",
    wrong="He wrote of “a great turn.",
    right="He wrote of “a great turn.”",
)
DASH_TYPED = Rule(
    "T014",
    "dash-is-a-dash",
    Severity.WARNING,
    "“{found}” stands for a dash",
    "{mend}",
    about="Two hyphens are the typewriter's dash, and so is one with a space on either side.",
    wrong="The turn--if it was one--came.",
    right="The turn—if it was one—came.",
)
NO_PLACEHOLDER = Rule(
    "T015",
    "no-placeholder",
    Severity.WARNING,
    "“{found}” is a note to oneself",
    "Remove it, once what it asks for is done; a comment `<!-- … -->` may keep it out of "
    "print.",
    about="What an editor leaves for later should not be printed.",
    wrong="The turn came in TODO.",
    right="The turn came in 1929.",
)
EMPHASIS_IS_CLOSED = Rule(
    "T016",
    "emphasis-is-closed",
    Severity.WARNING,
    "{sign} {fault}",
    "{mend}",
    about="Emphasis and code have a sign at either end. One that is missing or of another kind "
    "leaves both on the page.",
    wrong="The *Foundations are meant.",
    right="The *Foundations* are meant.",
)
PUNCTUATION_ONCE = Rule(
    "T017",
    "punctuation-mark-stands-once",
    Severity.WARNING,
    "“{found}” stands where one sign is meant",
    "Write {mended}.",
    about="A sign typed twice is a slip, and so are two signs such as `,.` that no "
    "abbreviation explains. An ellipsis is one sign, and is not meant by this.",
    wrong="A claim,, and more.",
    right="A claim, and more.",
)
NO_FOREIGN_MARKUP = Rule(
    "T019",
    "no-markup-of-another-program",
    Severity.ERROR,
    "“{found}” is {what} and prints as it is typed",
    "{remedy}",
    about="Commands of LaTeX, double brackets of a wiki or of Obsidian, fields of Word and of "
    "Zotero come along when a text is pasted. Here they mean nothing.",
    wrong="He wrote of the turn \\cite{carr1974}.",
    right="He wrote of the turn [@carr1974].",
)
PROSE_NOT_INDENTED = Rule(
    "T018",
    "prose-is-not-indented",
    Severity.WARNING,
    "this line is indented by four spaces or more, and so prints as code",
    "Remove the spaces at its beginning.",
    about="A passage that begins with four spaces is a block of code: its marks, links and "
    "citations print as they are typed.",
    wrong="One.\n\n    A claim that has many words and no mark.",
    right="One.\n\nA claim that has many words and no mark.",
)
BRACKETS_PAIRED = Rule(
    "T020",
    "brackets-come-in-pairs",
    Severity.WARNING,
    "“{sign}” {fault}",
    "Add the other bracket, or remove this one.",
    about="A bracket that does not close leaves open where the remark ends. A remark "
    "of several paragraphs opens in the first and closes in the last. In a note a square "
    "bracket may close its first words, as behind the lemma of an apparatus.",
    wrong="He wrote (in 1929.",
    right="He wrote (in 1929).",
)
APOSTROPHE = Rule(
    "T021",
    "apostrophe-is-an-apostrophe",
    Severity.WARNING,
    "“{sign}” stands for an apostrophe",
    "Write ’.",
    about="The acute, the grave, the sign of minutes and the opening quotation mark "
    "look like an apostrophe in some fonts alone; a search does not take one for "
    "the other.",
    wrong="Stalin´s year.",
    right="Stalin’s year.",
    fixable=True,
)
SPACE_BEHIND_SIGN = Rule(
    "T022",
    "space-stands-behind-punctuation",
    Severity.WARNING,
    "no space stands {side} {sign}",
    "Add a space.",
    about="Where a line break was removed, the space that it stood for is often lost.",
    wrong="The claim,and more.",
    right="The claim, and more.",
)
SPACE_BEHIND_BRACKET = Rule(
    "T023",
    "no-space-behind-opening-bracket",
    Severity.WARNING,
    "a space stands behind “{sign}”",
    "Remove the space.",
    about="A bracket joins the word that it opens with.",
    wrong="A claim ( and more).",
    right="A claim (and more).",
    fixable=True,
)
NO_LIGATURE = Rule(
    "T024",
    "no-ligature",
    Severity.WARNING,
    "“{found}” is one character for several letters",
    "Write the letters “{mended}” themselves.",
    about="PDFs hold signs for joined letters. The font joins them by itself, and a "
    "search for the word does not find the sign.",
    wrong="The ﬁrst claim.",
    right="The first claim.",
    fixable=True,
)
FIGURES_ALONE = Rule(
    "T025",
    "year-holds-figures-alone",
    Severity.WARNING,
    "“{found}” holds a letter among its figures",
    "Write “{mended}”.",
    about="The letters l, I and O look like 1 and 0. They come from typewriters and "
    "from scanned pages.",
    wrong="In l929 it went on.",
    right="In 1929 it went on.",
)
DATE_EXISTS = Rule(
    "T026",
    "date-exists",
    Severity.ERROR,
    "there is no {date}",
    "Correct the day or the month, or remove the date if it does not belong here.",
    about="A day that no calendar has is a slip of the keyboard or of the source; one "
    "of the source is worth a note.",
    wrong="On June 31, 1929 it began.",
    right="On June 30, 1929 it began.",
)
SENTENCE_ONCE = Rule(
    "T027",
    "sentence-stands-once",
    Severity.WARNING,
    "this sentence stands in the file already, at {first}",
    "Remove one of the two, and look whether more was copied or merged twice.",
    about="A merge or a paste can leave a passage twice. The rule looks at lines of "
    "sixty characters or more, and names the first of a run.",
    wrong="This is one long claim that was pasted here by mistake.\nThis is one long "
    "claim that was pasted here by mistake, twice.\nThis is one long claim that "
    "was pasted here by mistake, twice.",
    right="This is one long claim that was pasted here by mistake, twice.",
)
YEARS_RISE = Rule(
    "T028",
    "range-of-years-rises",
    Severity.WARNING,
    "the range {range} runs backwards",
    "Exchange the years, or write both in full if a new century begins between them.",
    about="Of two years in a range the earlier comes first. A short end such as 28 is of "
    "the century of the beginning. Years before our era fall, and are left alone.",
    wrong="In 1932–1928 it went on.",
    right="In 1928–1932 it went on.",
)
NO_PRIVATE_CHARACTER = Rule(
    "T029",
    "no-private-character",
    Severity.WARNING,
    "the sign {code}, which only one font can show, stands here unseen",
    "Remove it, or write the sign that was meant; if there is none, describe it in words.",
    about="What such a character shows, one font alone knows; with another it is an empty box. "
    "PDFs and symbol fonts of word processors leave them behind.",
    wrong="A \uf0b7 claim.",
    right="A • claim.",
)
ATTRIBUTES_ARE_READ = Rule(
    "T030",
    "attributes-are-read",
    Severity.WARNING,
    "“{found}” prints as it is typed: {fault}",
    "{mend}",
    about="A list that does not close, that stands behind emphasis without brackets or that is "
    "misspelt prints as it is typed, or is lost.",
    wrong="The [*smychka*]{lagn=ru-Latn} held.",
    right="The [*smychka*]{lang=ru-Latn} held.",
)
SIGN_OF_SCRIPT = Rule(
    "T039",
    "sign-is-of-its-script",
    Severity.WARNING,
    "“{found}” is the sign of East Asian type",
    "Write “{mended}”.",
    about="The wide comma, stop and bracket of Chinese and Japanese come along from a keyboard "
    "or from scanned text. In a line with letters of those scripts they are left alone.",
    wrong="One claim， and another.",
    right="One claim, and another.",
    fixable=True,
)
