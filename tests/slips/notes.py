"""Slips in notes and citations."""

from __future__ import annotations

from slips.slip import ACT, NOTES, Slip, data, swap, together

SLIPS = (
    Slip(
        "a letter of a key",
        swap(NOTES, "@thorniley1988", "@thornily1988"),
        "C001 notes/1929.md:8:9",
    ),
    Slip(
        "a key in capitals", swap(NOTES, "@thorniley", "@Thorniley"), "C001 notes/1929.md:8:9"
    ),
    Slip("a key without @", swap(NOTES, "@thorniley", "thorniley"), "C002 notes/1929.md:8:8"),
    Slip(
        "a colon behind a key",
        swap(NOTES, "@thorniley1988, pp. 31–32", "@thorniley1988:"),
        "C002 notes/1929.md:8:22",
    ),
    Slip(
        "a note put in under a word",
        together(
            swap(ACT, "[^5]", "[^5] More.[^new]"),
            swap(NOTES, "[^6]:", "[^new]: A note.\n\n[^6]:"),
        ),
        "N020 acts/1929.md:51:185",
    ),
    Slip("a label and no number", swap(NOTES, "pp. 31–32", "pp."), "C002 notes/1929.md:8:22"),
    Slip(
        "no comma before a Roman figure",
        swap(NOTES, "@davies1989, p. xviii", "@davies1989 p. xviii"),
        "C005 notes/1929.md:5:20",
    ),
    Slip(
        "two citations in one",
        swap(NOTES, "pp. 31–32]", "pp. 31–32 @carr1974]"),
        "C002 notes/1929.md:8:34",
    ),
    Slip(
        "the last bracket of a file",
        data("notes/conclusion.md", lambda b: b.rstrip(b"].\n")),
        "C003 notes/conclusion.md:1:27",
    ),
    Slip(
        "a note of a space",
        swap(NOTES, "[^5]: [@thorniley1988, pp. 31–32].", "[^5]:  "),
        "N005 notes/1929.md:8:1",
    ),
    Slip(
        "a mark as a figure",
        swap(ACT, "[^5]", "⁵"),
        "N013 acts/1929.md:51:175",
    ),
    Slip(
        "a mark without its sign",
        swap(ACT, "[^5]", "[5]"),
        "N013 acts/1929.md:51:175",
    ),
    Slip("notes emptied", data(NOTES, lambda _: b""), "N019 acts/1929.md:20:214"),
    Slip(
        "an act renamed",
        lambda root: (root / "acts/1959.md").rename(root / "acts/1960.md"),
        "N019 acts/1960.md:18:201 F005 notes/1959.md:1:1",
    ),
    Slip(
        "notes renamed",
        lambda root: (root / "notes/1959.md").rename(root / "notes/1595.md"),
        "N019 acts/1959.md:18:201 F005 notes/1595.md:1:1",
    ),
    Slip(
        "an unknown key outside brackets",
        swap(NOTES, "[@thorniley1988, pp. 31–32]", "See @thornily1988, p. 31"),
        "C003 notes/1929.md:8:11",
    ),
    Slip(
        "an unknown key in braces alone",
        swap(ACT, "Carr left the", "As @{nobody} wrote, Carr left the"),
        "C003 acts/1929.md:24:4",
    ),
    Slip(
        "an unknown key on another page",
        swap("docs/about.md", "The text of this", "As @car1974 wrote, the text of this"),
        "C003 docs/about.md:14:4",
    ),
    Slip(
        "no space before @",
        swap(NOTES, "[@thorniley", "[see@thorniley"),
        "C002 notes/1929.md:8:11",
    ),
    Slip("another sign than @", swap(NOTES, "[@thor", "[＠thor"), "C002 notes/1929.md:8:9"),
    Slip(
        "brackets doubled",
        swap(NOTES, "[@thorniley1988, pp. 31–32]", "[[@thorniley1988, pp. 31–32]]"),
        "C002 notes/1929.md:8:8",
    ),
    Slip(
        "a bracket too many",
        swap(NOTES, "pp. 31–32]", "pp. 31–32]]"),
        "C002 notes/1929.md:8:34",
    ),
    Slip(
        "a range of Roman figures that falls",
        swap(NOTES, "p. xviii]", "pp. xviii–xv]"),
        "C008 notes/1929.md:5:25",
    ),
    Slip("a range of one page", swap(NOTES, "31–32]", "31–31]"), "C008 notes/1929.md:8:28"),
    Slip("a range without its end", swap(NOTES, "31–32]", "31–]"), "C002 notes/1929.md:8:28"),
    Slip("a comma for a stop", swap(NOTES, "pp. 31–", "pp, 31–"), "C002 notes/1929.md:8:24"),
    Slip("two stops", swap(NOTES, "pp. 31–", "pp.. 31–"), "C002 notes/1929.md:8:24"),
    Slip("two commas", swap(NOTES, "1988, pp.", "1988,, pp."), "C002 notes/1929.md:8:22"),
    Slip("a letter for a figure", swap(NOTES, "31–32]", "3l–32]"), "C002 notes/1929.md:8:28"),
    Slip(
        "a volume without its number",
        swap(NOTES, "1988, pp.", "1988, vol., pp."),
        "C002 notes/1929.md:8:24",
    ),
    Slip(
        "a colon before the pages",
        swap(NOTES, "1988, pp. 31–32", "1988: 31–32"),
        "C002 notes/1929.md:8:22",
    ),
    Slip(
        "a quotation mark in a citation",
        swap(NOTES, "1988, pp.", "1988, “pp."),
        "C002 notes/1929.md:8:24",
    ),
    Slip(
        "a note of Pandoc within the text",
        swap(ACT, "took it up.", "took it up.^[@carr1974, p. 3]"),
        "N013 acts/1929.md:24:63",
    ),
    Slip(
        "a mark of a PDF", swap(ACT, "took it up.", "took it up.5"), "N013 acts/1929.md:24:63"
    ),
    Slip(
        "a mark on another page",
        swap("docs/about.md", "edition is ours.", "edition is ours.[^3]"),
        "N021 docs/about.md:14:34",
    ),
    Slip(
        "a key on another page",
        swap("docs/about.md", "The text of this", "[@nobody1999]. The text of this"),
        "C001 docs/about.md:14:3",
    ),
    Slip(
        "pages behind the bracket",
        swap("notes/1959.md", "[@nove1969, pp. 346–347].", "[@nove1969], pp. 346–347."),
        "C002 notes/1959.md:3:21",
    ),
    Slip(
        "a page before the key",
        swap("notes/1959.md", "[@smith2010, p. 129]", "[p. 129, @smith2010]"),
        "C002 notes/1959.md:7:9",
    ),
    Slip(
        "a mark without a space behind it",
        swap("acts/1959.md", "the earth.[^14]\nBut", "the earth.[^14]But"),
        "N011 acts/1959.md:18:201",
    ),
)
