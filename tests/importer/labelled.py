"""Notes with their right answer, in a compact notation.

`[[key:type …]]` stands round a reference, `[[=key …]]` round a short form of it and
`[[? …]]` round one that must stay unresolved. Within, `a<…>` is a field by its letter and
`P<…>` a locator. Italics stand between asterisks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "labelled"
_NAMES = [
    "a",
    "author",
    "b",
    "booktitle",
    "c",
    "titleaddon",
    "d",
    "date",
    "e",
    "editor",
    "h",
    "shorthand",
    "i",
    "institution",
    "j",
    "journaltitle",
    "k",
    "library",
    "l",
    "location",
    "n",
    "number",
    "o",
    "edition",
    "p",
    "publisher",
    "r",
    "translator",
    "s",
    "series",
    "t",
    "title",
    "u",
    "url",
    "v",
    "volume",
    "w",
    "urldate",
    "x",
    "pages",
    "y",
    "type",
    "D",
    "doi",
    "P",
    "locator",
]
LETTERS = dict(zip(_NAMES[::2], _NAMES[1::2], strict=True))
_OPEN = re.compile(r"\[\[(?:=(?P<short>\w+) ?|(?P<none>\?) ?|(?P<key>\w+):(?P<type>\w+) ?)")
_FIELD = re.compile(r"(?P<letter>[A-Za-z]2?)<(?P<words>[^<>]*)>")


@dataclass(frozen=True)
class Truth:
    """What is to be found at one place of a note."""

    key: str
    """Of the work; empty if it must stay unresolved."""
    type: str
    """Empty for a short form."""
    fields: dict[str, str]
    locators: tuple[str, ...]
    text: str
    start: int
    end: int


@dataclass
class LabelledNote:
    """A note and its right answer."""

    label: str
    marked: str
    """The note, italics between asterisks."""
    truths: list[Truth] = field(default_factory=list)


@dataclass(frozen=True)
class LabelledArticle:
    """The notes of one file, which are one article's."""

    name: str
    style: str
    part: str
    """`tuning` or `held-out`."""
    notes: tuple[LabelledNote, ...]


def articles(part: str = "") -> Iterator[LabelledArticle]:
    """All labelled articles, or those of one part."""
    for path in sorted(FOLDER.glob("*.txt")):
        article = read(path.stem, path.read_text(encoding="utf-8"))
        if part in {"", article.part}:
            yield article


def read(name: str, text: str) -> LabelledArticle:
    """One file: two lines of headers, then a note on each line."""
    head, _, body = text.partition("\n\n")
    headers = dict(line.split(": ", 1) for line in head.splitlines())
    notes = [note(*line.split(" ", 1)) for line in body.splitlines() if line.strip()]
    return LabelledArticle(name, headers["style"], headers["split"], tuple(notes))


def note(label: str, source: str) -> LabelledNote:
    """A labelled line as a note with its truths."""
    marked: list[str] = []
    truths: list[Truth] = []
    at = 0
    while match := _OPEN.search(source, at):
        marked.append(source[at : match.start()])
        inner, at = _inside(source, match.end())
        words, fields, locators = _fields(inner)
        start = len("".join(marked).replace("*", ""))
        marked.append(words)
        end = len("".join(marked).replace("*", ""))
        truths.append(
            Truth(
                match["key"] or match["short"] or "",
                match["type"] or "",
                fields,
                locators,
                words,
                start,
                end,
            )
        )
    marked.append(source[at:])
    return LabelledNote(label, "".join(marked), truths)


def _inside(source: str, at: int) -> tuple[str, int]:
    """What stands up to the closing brackets, which may follow a bracket of the note's own."""
    end = source.index("]]", at)
    while source[end + 2 : end + 3] == "]":
        end += 1
    return source[at:end], end + 2


def _fields(inner: str) -> tuple[str, dict[str, str], tuple[str, ...]]:
    fields: dict[str, str] = {}
    locators: list[str] = []
    for match in _FIELD.finditer(inner):
        letter, words = match["letter"], match["words"].replace("*", "")
        if letter == "P":
            locators.append(words)
        elif letter in {"N", "T", "W"}:
            continue
        elif letter.endswith("2"):
            name = LETTERS[letter[0]]
            if name in fields:
                fields[f"orig{name}"] = fields.pop(name)
            fields[name] = words
        else:
            fields.setdefault(LETTERS[letter], words)
    return _FIELD.sub(lambda m: m["words"], inner), fields, tuple(locators)
