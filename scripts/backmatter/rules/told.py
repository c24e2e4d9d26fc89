"""Rules of what is told twice: in the text, in the data files, and on pages."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

DATE_OF_EVENT_IN_PASSAGE = Rule(
    "D022",
    "date-of-a-passage-is-that-of-its-event",
    Severity.WARNING,
    "this says {found}, and its event in the timeline, at {event}, is dated {date}",
    "Look in the source: write {date} here if that is right, or correct the event.",
    about="The timeline leads to the passage that tells an event. Where this has the date of "
    "the event but for its month or its year, one of the two has a slip.",
    wrong="On July 2, 1962, at an event with `date: 1962-06-02`",
    right="On June 2, 1962",
)
NUMBER_IN_PASSAGE = Rule(
    "D023",
    "number-in-words-stands-in-its-passage",
    Severity.WARNING,
    "this event says “{found}”, and {place} says “{other}”",
    "Look in the source: write “{other}” here if that is right, or correct the text.",
    about="An event counts as the passage does that it leads to, in words as in figures.",
    wrong="what: The party’s Fifteenth Conference, at a passage with its Sixteenth",
    right="what: The party’s Sixteenth Conference",
)
SHOWN_FITS_DATE = Rule(
    "D024",
    "date-in-words-fits-the-date",
    Severity.WARNING,
    "this event is shown with “{shown}”, and {year} is not in its date, {date}",
    "Correct `date` or `shown`, whichever is wrong.",
    about="Readers see the date in words, while the event is sorted by the date itself.",
    wrong="date: 1926/1927\nshown: 1927/28",
    right="date: 1927/1928\nshown: 1927/28",
)
QUOTED_OF_TEXT = Rule(
    "D025",
    "quotation-of-a-description-stands-in-the-text",
    Severity.INFO,
    "“{found}” stands in quotation marks here, and nowhere in the text{hint}",
    "Quote as the text does; what is quoted from elsewhere can stay.",
    about="The descriptions of persons, terms and events take their quotations from the text.",
    wrong="means: Condemned as “‘Left’ practice”, in a text with “‘Leftist’ practice”",
    right="means: Condemned as “‘Leftist’ practice”",
)
EVENT_STANDS_ONCE = Rule(
    "D026",
    "event-stands-once",
    Severity.INFO,
    "these are the words of the event at {first} too, which is of {date}",
    "Say here what came about on this date, or remove one of the two if it was put in twice; "
    "what came about twice can stay.",
    about="An event that was copied to begin another keeps the words of the first, and one "
    "that two editors put in stands twice.",
    wrong="two events with `what: Armenians are the victims of a pogrom in Baku.`",
    right="`… a pogrom in Sumgait.` and `… a pogrom in Baku.`",
)
YEAR_OF_DEATH = Rule(
    "D027",
    "year-of-death-is-that-of-the-life",
    Severity.WARNING,
    "this has {name} die in {year}, and the years of life at {where} are {dates}",
    "Look up the year of death, and correct the one that is wrong.",
    about="The years of life, the line about a person and the timeline tell one death.",
    wrong="dates: 1925–1960\nwho: Congolese leader, assassinated in January 1961",
    right="dates: 1925–1961\nwho: Congolese leader, assassinated in January 1961",
)
TERM_HAS_LANGUAGE = Rule(
    "D028",
    "foreign-term-has-its-language",
    Severity.INFO,
    "*{word}* is a foreign term of terms.yml, and here without its language",
    "Write `[*{word}*]{{lang={lang}}}`.",
    about="A foreign word with its language is read aloud and hyphenated as such. In an "
    "edition that gives the language of such words, one without it was forgotten.",
    wrong="the shock workers (*udarniki*)",
    right="the shock workers ([*udarniki*]{lang=ru-Latn})",
)
YEAR_OF_ACT = Rule(
    "F023",
    "act-has-the-year-of-its-file",
    Severity.WARNING,
    "this says {year} of the act in {act}.md; the other acts have the years of their files",
    "{remedy}",
    about="In an edition whose acts are named by years the name of a file, its title, its "
    "point in the figure and each list of the years agree.",
    wrong='title: "1958" in 1959.md',
    right='title: "1959" in 1959.md',
)
NUMBER_OF_NOTES = Rule(
    "P006",
    "number-of-notes-is-told-right",
    Severity.INFO,
    "this says {number} notes, and the edition has {count}",
    "Write {count}, unless other notes are meant.",
    about="Pages and the citation file tell how many notes there are, and are forgotten when "
    "one is put in or taken out.",
    wrong="The 38 notes run through all parts, in an edition with 39",
    right="The 39 notes run through all parts",
)
