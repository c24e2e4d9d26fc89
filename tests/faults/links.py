"""Faults of links, images and headings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from faults.places import (
    UNUSED,
    Finder,
    Place,
    Sources,
    kind,
    one,
    swap,
    swap_plain,
    swap_words,
)

_BETWEEN = r"(?<=[a-z]) (?P<x>)(?=[a-z]+ [a-z])"
_BIB = r"\[[^\]\[]+\]\(bib:\w+\)"


def _same_ids(names: str) -> Finder:
    def find(sources: Sources) -> Iterator[Place]:
        for path in sources.files(names):
            found = [m for _, m in sources.matches([path], r"^#+ .*\{#(?P<x>.*)\}")]
            for first, second in pairwise(found):
                yield one(path, second, first["x"], "x")

    return find


_LOST = {"N001", "N002", "N004", "N008", "N009", "E005", "L003", "N019", "L014", "T013"}

KINDS = (
    kind(
        "link to an unknown work",
        "L001",
        swap("acts", r"\(bib:(?P<x>\w+)\)", lambda m: m["x"] + "x"),
        UNUSED,
    ),
    kind("link to an unknown page", "L002", swap_plain("acts", _BETWEEN, "[see](nowhere.md) ")),
    kind(
        "link to an unknown place",
        "L003",
        swap_plain("acts", _BETWEEN, "[see](1929.md#nowhere) "),
    ),
    kind(
        "image without words",
        "L004",
        swap("acts", r"^(?!#).*\S(?P<x>)(?=\n\n)", " ![](../docs/assets/icon.svg)"),
        {"L005"},
    ),
    kind(
        "image that is not there",
        "L005",
        swap("acts", r"^(?!#).*\S(?P<x>)(?=\n\n)", " ![A map](maps/nowhere.png)"),
    ),
    kind("heading with a taken id", "L006 A008", _same_ids("acts"), {"L003", "A005", "A007"}),
    kind(
        "heading without an id",
        "L007",
        swap("acts", r"^#+ .*(?P<x> \{#.*\})", ""),
        {"L003"},
    ),
    kind("heading too deep", "L008", swap("acts", r"^(?P<x>##) ", "####")),
    kind("heading of the first level", "L008", swap("acts", r"^(?P<x>##) ", "#")),
    kind("heading too deep, on a page", "L008", swap("pages", r"^(?P<x>##) ", "####")),
    kind(
        "title of a page twice",
        "L008",
        swap("pages", r"^(?P<x>##) ", "#"),
        whole_file=True,
    ),
    kind("id twice, on a page", "L006", _same_ids("pages"), {"L003"}),
    kind("bad address", "L009", swap_plain("acts", _BETWEEN, "[see](htp://example.org) ")),
    kind(
        "link without words",
        "L010",
        swap("acts", r"\[(?P<x>[^\]\[]+)\]\(bib:", ""),
        {"T013"},
    ),
    kind(
        "comment not closed",
        "L012",
        swap("acts", r"^(?=[^#\n])(?<=\n\n)(?P<x>)", "<!-- A remark\n"),
        _LOST,
    ),
    kind(
        "code block not closed",
        "L012",
        swap("acts", r"^(?=[^#\n])(?<=\n\n)(?P<x>)", "```\n"),
        _LOST,
    ),
    kind(
        "heading without its space", "L013", swap("acts", r"^##(?P<x> )", ""), {"L003", "D014"}
    ),
    kind(
        "tag not closed",
        "L014",
        swap_words("acts", r"(?<=[a-z]{3} )(?P<x>)(?=[a-z]{3})", "<em>"),
    ),
    kind(
        "paragraph of HTML",
        "L015",
        swap("acts", r"^(?P<x>)(?=[A-Z][^\n]*\]\(bib:)", "<p>"),
        UNUSED,
        slack=30,
    ),
    kind("made address of a page", "L002", swap_plain("acts", _BETWEEN, "[see](1959.html) ")),
    kind(
        "block of HTML not closed",
        "L014",
        swap("acts", r"^(?=[A-Z][^\n]+\n)(?<=\n\n)(?P<x>)", "<div>\n\n"),
    ),
    kind("link not closed", "L011", swap("acts", r"\]\(bib:\w+(?P<x>\))", ""), UNUSED),
    kind("link not opened", "L011", swap("acts", r"\](?P<x>\()bib:\w+\)", ""), UNUSED),
    kind("link with a gap", "L011", swap("acts", r"\](?P<x>)\(bib:\w+\)", " "), UNUSED),
    kind(
        "link without its bracket",
        "L011",
        swap("acts", rf"(?P<x>\[)(?={_BIB[2:]})", ""),
        UNUSED,
    ),
    kind("sign of an item lost", "L016", swap("acts", r"(?<=\.\n)(?P<x>- )(?=[A-Z])", "")),
    kind(
        "no space behind the sign of an item", "L016", swap("acts", r"(?<=\.\n)-(?P<x> )", "")
    ),
    kind(
        "cell lost",
        "L017",
        swap("pages", r"^\|[^\n`\\]*[^\n`\\|](?P<x>\|[^|\n`\\]*)\|$", ""),
    ),
    kind(
        "stop behind a heading",
        "L018",
        swap("acts", r"^## .*[a-z]{3}(?P<x>) \{#", "."),
        {"A005"},
    ),
)
