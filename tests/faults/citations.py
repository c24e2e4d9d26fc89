"""Faults of citations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faults.places import UNUSED, Match, Place, Sources, kind, one, swap

_KEY = r"@(?P<x>\w+)"
_CLUSTER = r"\[[^\]^]*@[^\]]*\]"


def entry_of(key: str, sources: Sources) -> str:
    """The source of the entry with that key."""
    bib = sources.texts[sources.bib]
    start = bib.index(f"{{{key},")
    return bib[bib.rindex("@", 0, start) : bib.find("\n@", start)]


def _outside_pages(sources: Sources) -> Iterator[Place]:
    for path, match in sources.matches(sources.notes, r"@(\w+), pp?\. (?P<x>\d+(?:–\d+)?)"):
        entry = entry_of(match[1], sources)
        if entry.startswith(("@article", "@incollection")) and "pages " in entry:
            yield one(path, match, "9990–9991" if "–" in match["x"] else "9990", "x")


def _no_such_volume(sources: Sources) -> Iterator[Place]:
    for path, match in sources.matches(sources.notes, r"@(\w+)(?P<x>)"):
        entry = entry_of(match[1], sources)
        if not entry.startswith("@article") and re.search(r"^  volumes? ", entry, re.M):
            yield one(path, match, ", vol. 99", "x")


def _quoted_without_page(sources: Sources) -> Iterator[Place]:
    """The page taken from a note whose mark stands directly behind a long quotation."""
    for path, match in sources.matches(sources.acts, r"“((?:[^”“\s]+ ){4,}[^”“]*)”\[\^(\d+)\]"):
        notes = path.replace("acts/", "notes/")
        pattern = rf"^\[\^{match[2]}\]:[^@\n]*@\w+(?P<x>, [^];\n]*)\][^@\n]*\n(?!    )"
        for _, note in sources.matches([notes], pattern):
            change = one(notes, note, "", "x")
            yield (*one(path, match, match[0]), *change)


def falling(match: Match) -> str:
    """A range that is written out, with its ends exchanged."""
    rises = len(match[2]) == len(match[3])  # 11–6 is short for 11–16
    return f"{match[3]}–{match[2]}" if rises else match["x"]


def _other_label(match: Match) -> str:
    return {"p.": "pp.", "pp.": "p."}[match["x"]]


KINDS = (
    kind("unknown key", "C001", swap("notes", _KEY, lambda m: m["x"] + "x"), UNUSED),
    kind("key in capitals", "C001", swap("notes", _KEY, lambda m: m["x"].title()), UNUSED),
    kind(
        "letters of a key exchanged",
        "C001",
        swap("notes", _KEY, lambda m: m["x"][1] + m["x"][0] + m["x"][2:]),
        UNUSED,
    ),
    kind("@ without a key", "C002", swap("notes", _KEY, ""), UNUSED | {"C010"}),
    kind(
        "key without @",
        "C002",
        swap("notes", r"(?P<x>@)\w+", ""),
        UNUSED | {"C010", "N017"},
    ),
    kind(
        "unclosed cluster",
        "C002 C003",
        swap("notes", r"\[[^\]^]*@[^\]]*(?P<x>\])", ""),
        UNUSED | {"N017", "C010"},
    ),
    kind(
        "unopened cluster",
        "C002 C003",
        swap("notes", r"(?P<x>\[)[^\]^]*@[^\]]*\]", ""),
        UNUSED | {"N017", "C010"},
    ),
    kind(
        "round brackets",
        "C003",
        swap("notes", _CLUSTER, lambda m: f"({m[0][1:-1]})"),
        UNUSED | {"N017", "C010"},
    ),
    kind(
        "author in the text",
        "C003",
        swap("notes", r"\[(@\w+), ([^\];@]*)\]", lambda m: f"{m[1]} [{m[2]}]"),
        UNUSED | {"N017", "C010"},
    ),
    kind(
        "unknown locator label",
        "C004",
        swap("notes", r"@\w+, (?P<x>pp?\.)", "pgs."),
        {"C010"},
    ),
    kind("comma missing", "C005", swap("notes", r"@\w+(?P<x>,) (?:pp?|vol)\.", ""), {"C010"}),
    kind("semicolon for a comma", "C002", swap("notes", r"@\w+(?P<x>,) pp?\.", ";"), {"C010"}),
    kind("key outside brackets", "C003", swap("notes", r"\[@\w+\]", "@nobody1999"), UNUSED),
    kind("bracket too many", "C002", swap("notes", r"(?P<x>\])\.", "]]")),
    kind(
        "letter for a figure",
        "C002",
        swap("notes", r"[ –]\d+(?P<x>1)(?=[–\]])", "l"),
        {"C010", "C012"},
    ),
    kind("range without its end", "C002", swap("notes", r"\d–(?P<x>\d+)\]", "")),
    kind("page outside the work", "C006", _outside_pages),
    kind("volume outside the set", "C007", _no_such_volume, {"C010"}),
    kind(
        "falling page range",
        "C008",
        swap("notes", r"(?P<x>(?<![\d–])(\d+)–(\d+))", falling),
    ),
    kind(
        "work twice in a cluster",
        "C009",
        swap("notes", r"@(\w+)[^;\]]*(?P<x>)", lambda m: f"; @{m[1]}"),
    ),
    kind("quotation without a page", "C010", _quoted_without_page),
    kind("hyphen in a range", "C011 T010", swap("notes", r"(?<=\d)–(?=\d)", "-")),
    kind(
        "label of another number",
        "C012",
        swap("notes", r"(?P<x>pp?\.) (?:\d+(?=\])|\d+–\d+)", _other_label),
    ),
)
