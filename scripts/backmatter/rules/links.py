"""Rules about links, images and headings."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

LINK_HAS_ENTRY = Rule(
    "L001",
    "bib-link-has-entry",
    Severity.ERROR,
    "the link bib:{key} leads to no entry{hint}",
    "Correct the key, or add the entry to the bibliography.",
    about="A work that the text names is linked to its entry with `bib:` and the key.",
    wrong="[*Foundations*](bib:car1974)",
    right="[*Foundations*](bib:carr1974)",
)
LINK_HAS_PAGE = Rule(
    "L002",
    "link-leads-to-a-page",
    Severity.ERROR,
    "there is no page {target}{hint}",
    "Link to the source file, as in `1929.md` or `1929.md#p7`, or remove the link.",
    about="A link to another page names its source file; the program makes the address.",
    wrong="See [there](1292.md).",
    right="See [there](one.md).",
)
LINK_HAS_ANCHOR = Rule(
    "L003",
    "link-leads-to-a-place",
    Severity.ERROR,
    "{page} has no place #{anchor}{hint}",
    "Write the id of a heading, `p7` for a passage, `n12` for a note or `r12` for its mark; or "
    "remove the link.",
    about="A link with # leads to a heading, a passage, a note or a mark on the page.",
    wrong="See [there](#trun).\n\n## The turn {#turn}\n",
    right="See [there](#turn).\n\n## The turn {#turn}\n",
)
IMAGE_HAS_ALT = Rule(
    "L004",
    "image-has-alternative-text",
    Severity.WARNING,
    "the image {src} has no alternative text",
    "Describe it between the brackets for readers who cannot see it, or remove the image if "
    "it does not belong here.",
    about="The text between the brackets is read out in the place of the image, and stands "
    "there where it cannot be loaded.",
    wrong="![](https://example.org/map.png)",
    right="![A map of the Donbas](https://example.org/map.png)",
)
IMAGE_EXISTS = Rule(
    "L005",
    "image-is-there",
    Severity.ERROR,
    "there is no image {src}{hint}",
    "Correct the path, which counts from the folder of this file, or remove the image.",
    about="A picture that is not there prints as a broken frame.",
    wrong="![A map](map.png)",
    right="![A map](https://example.org/map.png)",
)
HEADING_ID_UNIQUE = Rule(
    "L006",
    "heading-id-is-unique",
    Severity.ERROR,
    "the id #{id} is taken already, at line {first}",
    "{mend}",
    about="A link to an id that stands twice on a page leads to the first of them only.",
    wrong="## One {#turn}\n\n## Two {#turn}\n",
    right="## One {#turn}\n\n## Two {#two}\n",
)
HEADING_HAS_ID = Rule(
    "L007",
    "heading-has-an-id",
    Severity.WARNING,
    "the heading “{title}” has no id",
    "Write `{{#{example}}}` behind it{why}.",
    about="A section's address is cited by others. Without an id of its own it would change "
    "with the next rewording of the heading.",
    wrong="## The turn\n",
    right="## The turn {#turn}\n",
)
HEADINGS_IN_ORDER = Rule(
    "L008",
    "heading-levels-are-in-order",
    Severity.WARNING,
    "{what}",
    "Use {expected}.",
    about="The title of an act is its heading of level 1. Below it each level follows the one "
    "above; readers who listen to the page find their way by them.",
    wrong="#### The turn {#turn}\n",
    right="## The turn {#turn}\n",
)
LINK_WELL_FORMED = Rule(
    "L009",
    "address-is-well-formed",
    Severity.ERROR,
    "{href} is no address",
    "Write the whole address, {mended}, or remove the link.",
    about="An address with a missing letter in its scheme or host leads nowhere.",
    wrong="See [there](htps://example.org).",
    right="See [there](https://example.org).",
)
LINK_HAS_TEXT = Rule(
    "L010",
    "link-has-text",
    Severity.WARNING,
    "the link to {href} has no text",
    "Write between the brackets what it leads to{title}.",
    about="A link without text cannot be seen, clicked or read out.",
    wrong="See [](https://example.org).",
    right="See [there](https://example.org).",
)
HTML_HOLDS_NO_MARKDOWN = Rule(
    "L015",
    "html-holds-no-markdown",
    Severity.ERROR,
    "the block begins with {tag}, and so the marks, links and citations in it print as typed",
    "Remove the tag, or put an empty line behind it.",
    about="Where a paragraph begins with a tag, all of it is HTML, and no Markdown is read "
    "in it.",
    wrong="<p>A claim.[^1]",
    right="A claim.[^1]",
)
LINK_IS_WHOLE = Rule(
    "L011",
    "link-is-whole",
    Severity.WARNING,
    "“{found}” looks like a link, but is none: {fault}",
    "{mend}",
    about="A link that lacks a bracket prints as it is typed.",
    wrong="See [*Foundations*] (bib:carr1974).",
    right="See [*Foundations*](bib:carr1974).",
)
BLOCK_IS_CLOSED = Rule(
    "L012",
    "comment-or-code-is-closed",
    Severity.ERROR,
    "the {what} that opens here does not close, and takes in {lines} lines",
    "{mend}",
    about="A comment or a block of code without an end takes in all that follows, with its "
    "headings and note marks.",
    wrong="<!-- A remark.\n\nA claim.",
    right="<!-- A remark. -->\n\nA claim.",
)
HEADING_IS_WHOLE = Rule(
    "L013",
    "heading-has-space-behind-its-signs",
    Severity.WARNING,
    "“{found}” is no heading and prints as it is typed",
    "{mend}",
    about="Without the space the line is an ordinary passage, and the section has no address.",
    wrong="##A heading {#heading}\n\nA claim.",
    right="## A heading {#heading}\n\nA claim.",
)
TAG_IS_CLOSED = Rule(
    "L014",
    "tag-is-closed",
    Severity.WARNING,
    "the tag {tag} {fault}",
    "Remove it, or write `{other}.",
    about="A tag that does not close reaches into the rest of the page.",
    wrong="A <em>claim.",
    right="A <em>claim</em>.",
)
LIST_IS_WHOLE = Rule(
    "L016",
    "list-is-whole",
    Severity.WARNING,
    "this line {fault}",
    "{mend}",
    about="A line without the sign of an item is taken into the item above it, one with "
    "another sign begins a new list, and one without a space behind its sign prints the sign.",
    wrong="- One claim.\nAnother claim.\n- A third claim.",
    right="- One claim.\n- Another claim.\n- A third claim.",
)
TABLE_IS_WHOLE = Rule(
    "L017",
    "table-is-whole",
    Severity.WARNING,
    "this is no whole table: {reason}",
    "{mend}",
    about="A row with a cell too few is filled up, one too many is cut off, and without its "
    "second line a table prints as it is typed.",
    wrong="| One | Two |\n|---|---|\n| A claim |\n",
    right="| One | Two |\n|---|---|\n| A claim | Another |\n",
)
HEADING_IS_GOOD = Rule(
    "L018",
    "heading-has-words-and-no-stop",
    Severity.WARNING,
    "this heading {fault}",
    "{mend}",
    about="A heading without words is an empty line in the table of contents; a stop at its "
    "end is that of a sentence that was made a heading, if other headings have none.",
    wrong="## One {#one}\n\nA claim.\n\n## Two {#two}\n\nA claim.\n\n## Three. {#three}\n",
    right="## One {#one}\n\nA claim.\n\n## Two {#two}\n\nA claim.\n\n## Three {#three}\n",
)
