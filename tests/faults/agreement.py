"""Faults of what the text says of a work and what the work's entry says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faults.places import UNUSED, Match, Place, Sources, at, kind, one, swap

_REPORTS = (
    r"(?:(?:Carr|Nove|Smith|Baron)\b"
    r"(?: wrote| observed| observes| says| is right| remarked)"
    r"|Getachew has recently laid)"
)
"""What the edition's sentences say of authors directly before a note mark."""
_ANOTHER = "cameron2018"


def _reporting(sources: Sources) -> Iterator[tuple[str, str, int]]:
    """File, label and place of the marks whose sentences report what an author says."""
    for path in sources.acts:
        lines = rf"^[^\n]*{_REPORTS}[^\n]*\[\^(\d+)\]$"
        for _, match in sources.matches([path], lines):
            yield path, match[1], match.start()


def _key_of_another(sources: Sources) -> Iterator[Place]:
    for path, label, start in _reporting(sources):
        notes = path.replace("acts/", "notes/")
        for _, note in sources.matches([notes], rf"^\[\^{label}\]: \[@(?P<x>\w+)[^\];]*\]\.$"):
            yield (*one(notes, note, _ANOTHER, "x"), at(path, start))


def _notes_exchanged(sources: Sources) -> Iterator[Place]:
    """Two notes that follow each other, of which the first cites who its sentence names."""
    body = r": (?P<x>\[@(?:\w+)[^\];]*\]\.)$"
    for path, label, _ in _reporting(sources):
        notes = path.replace("acts/", "notes/")
        first = next(sources.matches([notes], rf"^\[\^{label}\]{body}"), None)
        second = next(sources.matches([notes], rf"^\[\^{int(label) + 1}\]{body}"), None)
        if first is None or second is None:
            continue
        keys = [re.findall(r"@([a-z]+)", m[1]["x"]) for m in (first, second)]
        if keys[0] != keys[1] and keys[1] not in (["nyt"], ["nation"], ["worldbank"]):
            change = (*one(notes, first[1], second[1]["x"], "x"),)
            yield (*change, *one(notes, second[1], first[1]["x"], "x"))


def _other_volume(match: Match) -> str:
    return {"stalin1955a": "stalin1955b", "stalin1955b": "stalin1955a"}[match["x"]]


_TITLED = r"\[\*[^*\n]*?"

KINDS = (
    kind("key of another author", "C013", _key_of_another, UNUSED),
    kind("notes of two authors exchanged", "C013", _notes_exchanged, {"C006", "C007", "C016"}),
    kind(
        "given name of another",
        "C014",
        swap("notes", r"@(?P<x>smith2014), p\. \d+", "smith2010"),
        UNUSED,
    ),
    kind(
        "Roman figure out of order",
        "C015",
        swap("notes", r"pp?\. (?P<x>x[iv]+)\b", "xviiii"),
    ),
    kind(
        "volume of another part",
        "C016",
        swap("notes", r"@(?P<x>stalin1955[ab]), pp?\. (?:200|58)", _other_volume),
        UNUSED,
    ),
    kind(
        "page outside the linked part",
        "C016",
        swap("notes", r"@stalin1955[ab], pp?\. (?P<x>200|58–59)", "9"),
        {"C012"},
    ),
    kind(
        "year in a linked title",
        "L019",
        swap(
            "acts",
            rf"{_TITLED}(?P<x>\d{{4}})[^*\n]*\*\]\(bib:",
            lambda m: str(int(m["x"]) - 2),
        ),
    ),
    kind(
        "word of a linked title",
        "L019",
        swap(
            "acts",
            rf"{_TITLED}: [^*\n]*?\b(?P<x>[A-Z][a-z]{{5,}})\b[^*\n]*\*\]\(bib:",
            "Harvest",
        ),
    ),
    kind(
        "title linked to another work",
        "L019",
        swap("acts", rf"{_TITLED}\w{{4}}[^*\n]*\*\]\(bib:(?P<x>\w+)\)", "gerth2020"),
        UNUSED | {"C016"},
    ),
)
