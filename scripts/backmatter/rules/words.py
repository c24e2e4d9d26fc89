"""Rules about the words and sentences of the text."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

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
    "“{word}” begins with a small letter behind a full stop",
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
    "Write {mended}.",
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
LINE_ENDS = Rule(
    "T040",
    "line-ends-its-sentence",
    Severity.INFO,
    "the line breaks off at “{word}”, and the others end with a sentence",
    "End the sentence, or join the line to the next.",
    about="Where a text has one sentence on each line, a line that ends without a stop has "
    "lost it, or is broken. It is told where nearly all lines of a file keep to this; an "
    "edition that does so on purpose makes it a warning.",
    wrong="One claim.\nTwo claims.\n" * 6 + "Three claims\nFour claims.",
    right="One claim.\nTwo claims.\n" * 6 + "Three claims.\nFour claims.",
)
ONE_SPELLING = Rule(
    "T037",
    "words-are-spelled-in-one-way",
    Severity.WARNING,
    "{word} {here} elsewhere in this edition ({count} times)",
    "Write {mended}.",
    about="American or British spelling, and a hyphen behind a prefix, go through an edition "
    "in one way: all words in -ize or all in -ise. So do “percent” or %, July 1, 1929 or 1 "
    "July 1929, 1920s or 1920’s, and stops within quotation marks or behind them, where an "
    "edition has one six times as often. Quotations, titles in emphasis and names keep theirs.",
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
