"""Rules about citations and what they cite."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

KEY_HAS_ENTRY = Rule(
    "C001",
    "cited-key-has-entry",
    Severity.ERROR,
    "no entry has the key “{key}”{hint}",
    "Correct the key, or add the entry to the bibliography.",
    about="A citation names its work by the key of an entry. Without the entry nothing can be "
    "printed.",
    wrong="[^1]: [@car1974, p. 3].\n",
    right="[^1]: [@carr1974, p. 3].\n",
)
CLUSTER_PARSES = Rule(
    "C002",
    "citation-parses",
    Severity.ERROR,
    "the citation cannot be read: {reason}",
    "{remedy}",
    about="Citations follow Pandoc's syntax: works between brackets, semicolons between works, "
    "and for each an optional prefix, `@key`, a comma and the place cited.",
    wrong="[^1]: [@carr1974, p. 3; p. 5].\n",
    right="[^1]: [@carr1974, pp. 3, 5].\n",
)
CLUSTER_IS_CLOSED = Rule(
    "C003",
    "citation-stands-in-brackets",
    Severity.ERROR,
    "“@{key}” stands outside brackets and prints as it is typed{hint}",
    "{remedy}",
    about="Only between brackets is `@key` a citation. Usually one of the brackets is missing; "
    "or it is Pandoc's `@key [p. 5]`, which takes the author's name from the entry. Here the "
    "name is prose, and the citation behind it leaves it out: `Carr [-@carr1974, p. 5]`.",
    wrong="[^1]: [@carr1974, p. 3.\n",
    right="[^1]: [@carr1974, p. 3].\n",
)
LOCATOR_LABEL_KNOWN = Rule(
    "C004",
    "locator-label-is-known",
    Severity.ERROR,
    "“{label}” is no label of a place in a work{hint}",
    "{remedy}",
    about="The style prints places in its own way, and so must know what kind of place it is. "
    "The usual words of other languages and of archives, such as `Bd.` and `f. 17, op. 3`, "
    "print as they stand.",
    wrong="[^1]: [@carr1974, pg. 3].\n",
    right="[^1]: [@carr1974, p. 3].\n",
)
LOCATOR_HAS_COMMA = Rule(
    "C005",
    "comma-stands-before-locator",
    Severity.ERROR,
    "a comma is missing between “@{key}” and “{locator}”",
    "Write `@{key}, {locator}`.",
    about="A comma parts the key from the place cited. Without it the place is taken for a "
    "remark, and the style cannot print it as a place.",
    wrong="[^1]: [@carr1974 p. 3].\n",
    right="[^1]: [@carr1974, p. 3].\n",
    fixable=True,
)
PAGE_IN_RANGE = Rule(
    "C006",
    "cited-page-is-inside-the-work",
    Severity.ERROR,
    "page {page} is outside “{key}”, which has pp. {pages}",
    "Correct the page; or the field `pages` of the entry, if that has the slip.",
    about="An article or a chapter has its extent in the field `pages`; a page that is cited "
    "from it lies within. One of the two has a slip.",
    wrong="[^1]: [@essay1980, p. 310].\n",
    right="[^1]: [@essay1980, p. 31].\n",
)
VOLUME_IN_SET = Rule(
    "C007",
    "cited-volume-is-in-the-set",
    Severity.ERROR,
    "volume {volume} is cited, but “{key}” {has}",
    "{remedy}",
    about="A work in two volumes has no third, and an entry for volume 12 is not cited for "
    "volume 13.",
    wrong="[^1]: [@set1990, vol. 5, p. 3].\n",
    right="[^1]: [@set1990, vol. 2, p. 3].\n",
)
LOCATOR_RISES = Rule(
    "C008",
    "page-range-rises",
    Severity.ERROR,
    "the range {range} does not rise",
    "Put the lower page first, or correct the slip.",
    about="A range runs from a lower to a higher page. An abbreviated end, as in 181–2, "
    "counts as 182.",
    wrong="[^1]: [@carr1974, pp. 44–38].\n",
    right="[^1]: [@carr1974, pp. 38–44].\n",
)
WORK_ONCE_IN_CLUSTER = Rule(
    "C009",
    "work-is-cited-once-in-a-cluster",
    Severity.WARNING,
    "“{key}” is cited twice between one pair of brackets",
    "{remedy}",
    about="A style prints the second mention as a short form or “ibid.” within one note, where "
    "a list of pages was meant.",
    wrong="[^1]: [@carr1974, p. 3; @carr1974, p. 5].\n",
    right="[^1]: [@carr1974, pp. 3, 5].\n",
)
LOCATOR_AT_QUOTATION = Rule(
    "C010",
    "quotation-is-cited-with-its-place",
    Severity.INFO,
    "note [^{label}] cites no page, and its mark stands at a quotation",
    "Add the page: `@key, p. 12`.",
    about="Whoever quotes a work's words says on which page they stand.",
    wrong="He wrote of “a great turn in all of farming.”[^1]",
    right="He wrote of a great turn in all of farming.[^1]",
)
LOCATOR_DASH = Rule(
    "C011",
    "locator-range-has-a-dash",
    Severity.INFO,
    "the range {range} is not written with an en dash alone",
    "Write an en dash: {mended}.",
    about="In print a range of pages has an en dash. The styles put it there themselves; in "
    "the source it is a matter of looks.",
    wrong="[^1]: [@carr1974, pp. 31-32].\n",
    right="[^1]: [@carr1974, pp. 31–32].\n",
    fixable=True,
)
LOCATOR_NUMBER_FITS = Rule(
    "C012",
    "locator-label-fits-its-number",
    Severity.WARNING,
    "“{label}” stands before {value}",
    "Write “{mended}”.",
    about="One page has p., several have pp. The style prints its own label, but a wrong one "
    "in the source often shows that a page is missing.",
    wrong="[^1]: [@carr1974, p. 31–32].\n",
    right="[^1]: [@carr1974, pp. 31–32].\n",
    fixable=True,
)
