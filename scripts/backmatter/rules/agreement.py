"""Rules about what the text says of a work, and what the work's entry says."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

NOTE_CITES_THE_NAMED = Rule(
    "C013",
    "note-cites-the-author-whom-its-sentence-names",
    Severity.INFO,
    "note [^{label}] cites “{key}”, by {author}, but its sentence says what {name} "
    "writes{hint}",
    "Correct the key, or the label of the mark; if {author} quotes {name} there, say so in the "
    "note: `{name}, quoted in [@{key}]`.",
    about="Where a sentence reports what an author of the bibliography says, as in “Nove "
    "argues that …”, its note cites a work by that author. Another work shows a wrong key, or "
    "two notes that are exchanged. Looked at are only authors whom the edition names in full "
    "and notes of nothing but citations.",
    wrong="As Alec Nove argues, the plan was late.[^1]",
    right="As E. H. Carr argues, the plan was late.[^1]",
)
CITED_AUTHOR_IS_THE_NAMED = Rule(
    "C014",
    "cited-author-has-the-given-name-of-the-text",
    Severity.INFO,
    "note [^{label}] cites “{key}”, by {author}, but the text before its mark names "
    "{name}{hint}",
    "Correct the key, or the name in the text.",
    about="Two authors of one family name are easily taken for each other. If the text names "
    "one of them in full and the note cites the other, one of the two is a slip.",
    wrong="[^1]: [@smith2010, p. 3].\n",
    right="[^1]: [@smith2014, p. 3].\n",
)
ROMAN_IS_WELL_FORMED = Rule(
    "C015",
    "roman-figure-is-well-formed",
    Severity.WARNING,
    "“{found}” is no Roman figure{hint}",
    "Write the figure as the work prints it.",
    about="In Roman figures no letter stands four times in a row, and a smaller one stands "
    "before a larger one only in IV, IX, XL, XC, CD, and CM. Works printed before 1800 may "
    "count in other ways and are left alone.",
    wrong="[^1]: [@carr1974, p. xviiii].\n",
    right="[^1]: [@carr1974, p. xviii].\n",
)
PART_IS_IN_ITS_VOLUME = Rule(
    "C016",
    "note-cites-the-volume-of-the-linked-part",
    Severity.WARNING,
    "the sentence links “{part}”, which stands in {where} of “{title}”, but note [^{label}] "
    "cites {cited}",
    "Correct the key, the volume or the page in the note, or the link in the text.",
    about="A sentence that links a piece of a set, such as an article in someone's works, and "
    "cites the set cites the volume and the pages where the piece stands.",
    wrong="[^1]: [@set1990, vol. 2, p. 3].\n",
    right="[^1]: [@set1990, vol. 1, p. 3].\n",
)
LINK_HAS_ITS_TITLE = Rule(
    "L019",
    "words-of-a-link-are-the-title-of-its-work",
    Severity.WARNING,
    "{found} {stand} not in the title of “{key}”{hint}",
    "Correct the title, or the key of the link; give a title that you shorten or translate in "
    "the field `shorttitle` of the entry.",
    about="A title that is linked to a work of the bibliography has the words and the years of "
    "that work's title. Looked at are links whose words are set as a title: in italics, or in "
    "quotation marks and with capitals. A title in translation may have other words.",
    wrong="See [*Foundations of a Planed Economy*](bib:carr1974).[^1]",
    right="See [*Foundations of a Planned Economy*](bib:carr1974).[^1]",
)
