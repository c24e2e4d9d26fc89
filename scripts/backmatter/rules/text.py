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
    "“{found}” is cut by a hyphen and a break",
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
    "“{found}” is written with loose accents",
    "Write “{mended}” (Unicode's normal form C).",
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
    "“{found}”",
    "Keep one, or put a comma between them if the repetition is meant.",
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
    "“{sign}” {fault}",
    "Add the other mark, or remove this one.",
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
    "Write the dash itself: — between words without spaces, – between figures.",
    about="Two hyphens are the typewriter's dash, and so is one with a space on either side.",
    wrong="The turn--if it was one--came.",
    right="The turn—if it was one—came.",
)
NO_PLACEHOLDER = Rule(
    "T015",
    "no-placeholder",
    Severity.WARNING,
    "“{found}” is a note to oneself",
    "Do what it says, and remove it; a comment `<!-- … -->` may keep it out of print.",
    about="What an editor leaves for later should not be printed.",
    wrong="The turn came in TODO.",
    right="The turn came in 1929.",
)
EMPHASIS_IS_CLOSED = Rule(
    "T016",
    "emphasis-is-closed",
    Severity.WARNING,
    "{sign} stands alone and prints as it is typed",
    "Write its partner, or remove it; for a plain sign write `\\{sign}`.",
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
    "no space stands {side} “{sign}”",
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
    "Write the letters, {mended}.",
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
    "Write the figure: 1 for l or I, 0 for O.",
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
    "Correct the day or the month.",
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
    "the range {range} runs from {first} back to {last}",
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
    "{code} is a character of private use",
    "Write the sign that was meant, or, if Unicode has none, describe it in words.",
    about="What such a character shows, one font alone knows; with another it is an empty box. "
    "PDFs and symbol fonts of word processors leave them behind.",
    wrong="A \uf0b7 claim.",
    right="A • claim.",
)
ATTRIBUTES_ARE_READ = Rule(
    "T030",
    "attributes-are-read",
    Severity.WARNING,
    "“{found}” is not read as a list of attributes",
    "Write it behind brackets and close it, as in `[*word*]{{lang=ru}}`; it may hold `id`, "
    "`class`, `lang` and `dir`.",
    about="A list that does not close, that stands behind emphasis without brackets or that is "
    "misspelt prints as it is typed, or is lost.",
    wrong="The [*smychka*]{lagn=ru-Latn} held.",
    right="The [*smychka*]{lang=ru-Latn} held.",
)
ARTICLE_FITS = Rule(
    "T031",
    "article-fits-its-word",
    Severity.WARNING,
    "“{found}”, where “{mended}” is said",
    "Write “{mended}”, or put back the word that stood between.",
    about="In English “an” stands before a vowel that is heard. A slip often comes "
    "from an edit that exchanged the word behind it. Words that begin with h or u, and words "
    "with a capital, are left alone, and so are paragraphs in other languages.",
    wrong="The strike of the miners was a enormous claim.",
    right="The strike of the miners was an enormous claim.",
)
SENTENCE_BEGINS = Rule(
    "T032",
    "sentence-begins-with-a-capital",
    Severity.WARNING,
    "“{word}” stands behind a full stop with a small letter",
    "Write it with a capital, or take the stop out.",
    about="A sentence that was cut in two or joined to another keeps the sign that it had. "
    "Short words and what looks like an abbreviation may stand before a stop.",
    wrong="The first of the claims follows. another does.",
    right="The first of the claims follows. Another does.",
)
PARAGRAPH_ENDS = Rule(
    "T033",
    "paragraph-ends-its-sentence",
    Severity.WARNING,
    "the paragraph or the item breaks off at “{word}”",
    "End the sentence, or join the paragraph to the next.",
    about="A paragraph of several sentences whose last has no sign at its end has lost words, "
    "or is split. Single lines, and what leads over to a list or a quotation, are left alone.",
    wrong="One claim follows here. Another claim does, and it breaks\n\noff here.",
    right="One claim follows here. Another claim does, and it breaks off here.",
)
WORD_SPELLED = Rule(
    "T034",
    "word-is-spelled-right",
    Severity.INFO,
    "“{word}” is in no dictionary; is “{meant}” meant?",
    "Spell it so. If it is right, mark it as a foreign word, `[*word*]{{lang=ru-Latn}}`, put "
    "[sic] behind it where a source has it so, or add it to `docs/data/names.yml`, to the "
    "terms or to the persons.",
    about="A word of English that no dictionary has, and that is one letter away from one that "
    "it has, American or British: in small letters, or the first of a sentence if it is long. "
    "Words in emphasis are left alone, and so are those that are like no usual word, and "
    "paragraphs in other languages. Of quotations, of titles of English works, of words that "
    "come again and of several unknown ones in a row only slips of the keys are told. An "
    "edition of which all words are known makes it a warning.",
    wrong="The goverment gave way to the miners.",
    right="The government gave way to the miners.",
)
WORD_MEANT = Rule(
    "T035",
    "word-is-the-one-meant",
    Severity.WARNING,
    "“{found}”: in place of “{word}”, {meant} is meant",
    "Write what is meant.",
    about="Words that sound or look alike, and forms of verbs, are taken for each other; no "
    "dictionary shows it, but the words beside them do. Paragraphs in other languages are left "
    "alone.",
    wrong="The end of the strike was more then a victory.",
    right="The end of the strike was more than a victory.",
)
RANGE_IN_WORDS = Rule(
    "T036",
    "range-has-both-its-words",
    Severity.WARNING,
    "“{found}” begins in words and goes on with a dash",
    "Write “{mended}”, or leave out the first word.",
    about="A dash stands for both words of “from … to” and “between … and”; who has written "
    "the first writes the second (Chicago Manual of Style, 6.78).",
    wrong="The plan ran from 1928–1932, and the claim of it was met.",
    right="The plan ran from 1928 to 1932, and the claim of it was met.",
)
ONE_SPELLING = Rule(
    "T037",
    "words-are-spelled-in-one-way",
    Severity.WARNING,
    "“{word}” {here} “{usual}” ({where}{count} times)",
    "Write it in the way that the edition has more often, or all the others in this one.",
    about="American or British spelling, and a hyphen behind a prefix, go through an edition "
    "in one way: all words in -ize or all in -ise. So do “percent” or %, July 1, 1929 or 1 "
    "July 1929, 1920s or 1920’s, and stops within quotation marks or behind them, where an "
    "edition has one ten times as often. Quotations, titles in emphasis and names keep theirs.",
    wrong="The labor of the miners and the labor of the plan; the labour of the peasants.",
    right="The labor of the miners and the labor of the plan; the labor of the peasants.",
)
CAPITAL_FIRST = Rule(
    "T038",
    "capital-stands-first",
    Severity.WARNING,
    "“{word}” has a capital in its middle",
    "Write “{meant}”.",
    about="A key was held down too long or too late. Names such as McDonald and iPad, and "
    "abbreviations, are left alone.",
    wrong="THe strike of the fActory was a claim.",
    right="The strike of the factory was a claim.",
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
