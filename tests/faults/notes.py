"""Faults of notes and their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from faults.places import (
    NUMBERED,
    UNUSED,
    Change,
    Place,
    Sources,
    at,
    kind,
    one,
    swap,
    swap_words,
)

_MARK = r"\[\^(\d+)\]"
_NOTE = r"^\[\^(\d+)\]:.*\n(?:(?:[ \t].*)?\n)*"


def _swapped_labels(sources: Sources) -> Iterator[Place]:
    for path in sources.acts:
        found = list(re.finditer(_MARK, sources.texts[path]))
        for first, second in pairwise(found):
            yield (*one(path, first, second[0]), *one(path, second, first[0]))


def _removed_marks(sources: Sources) -> Iterator[Place]:
    """The note is named, where it is defined: its change (of nothing) comes first."""
    for path, match in sources.matches(sources.acts, _MARK):
        notes = path.replace("acts/", "notes/")
        start = sources.texts[notes].index(f"[^{match[1]}]:")
        yield at(notes, start), *one(path, match, "")


def _removed_notes(sources: Sources) -> Iterator[Place]:
    for path, match in sources.matches(sources.notes, r"^\[\^(\d+)\]:.*\n?"):
        act = path.replace("notes/", "acts/")
        start = sources.texts[act].index(f"[^{match[1]}]")
        yield at(act, start), *one(path, match, "")


def _misfiled(sources: Sources) -> Iterator[Place]:
    """A note that stands in the file of another act."""
    for path, match in sources.matches(sources.notes, _NOTE):
        other = next(p for p in sources.notes if p != path)
        text = f"\n{match[0].rstrip()}\n"
        yield at(other, len(sources.texts[other]), text), *one(path, match, "")


def _exchanged(sources: Sources) -> Iterator[Place]:
    """Two neighbours of a file of notes in each other's place."""
    for path in sources.notes:
        found = [m for _, m in sources.matches([path], _NOTE)]
        for first, second in pairwise(found):
            yield (
                *one(path, first, second[0].rstrip() + "\n\n"),
                *one(path, second, first[0].rstrip() + "\n"),
            )


def _far_labels(sources: Sources) -> Iterator[Place]:
    """A label that leaves numbers out, in the text and in the notes alike."""
    for path, match in sources.matches(sources.acts, _MARK):
        notes = path.replace("acts/", "notes/")
        start = sources.texts[notes].index(f"[^{match[1]}]:") + 2
        label = f"9{match[1]}"
        yield (
            *one(path, match, f"[^{label}]"),
            Change(notes, start, start + len(match[1]), label),
        )


def _words_for_labels(sources: Sources) -> Iterator[Place]:
    """A label that is a word, in the text and in the notes alike."""
    for path, match in sources.matches(sources.acts, _MARK):
        notes = path.replace("acts/", "notes/")
        start = sources.texts[notes].index(f"[^{match[1]}]:") + 2
        change = Change(notes, start, start + len(match[1]), "new")
        yield (*one(path, match, "[^new]"), change)


def _marks_in_headings(sources: Sources) -> Iterator[Place]:
    for path, heading in sources.matches(sources.acts, r"^#+ .*(?P<x>) \{#"):
        mark = re.compile(_MARK).search(sources.texts[path], heading.end())
        if mark:
            yield (*one(path, heading, mark[0], "x"), *one(path, mark, ""))


def _second_marks(sources: Sources) -> Iterator[Place]:
    for path in sources.acts:
        found = list(re.finditer(_MARK, sources.texts[path]))
        for first, second in pairwise(found):
            yield (at(path, second.start(), first[0]),)


def _emptied(sources: Sources) -> Iterator[Place]:
    """A file of notes without a word; the first mark of its act is named."""
    for path in sources.notes:
        act = path.replace("notes/", "acts/")
        marks = list(re.finditer(_MARK, sources.texts[act]))
        if len(marks) > 1:
            yield at(act, marks[0].start()), Change(path, 0, len(sources.texts[path]), "")


def _quotation(_: re.Match[str]) -> str:
    return " He wrote: “These are words that another has written.”"


KINDS = (
    kind(
        "mark on another page",
        "N021",
        swap_words("pages", r"(?<=[a-z]{3}\.)(?P<x>)(?=\n)", "[^1]"),
    ),
    kind("undefined mark", "N001", swap("acts", _MARK, lambda m: f"[^9{m[1]}]"), NUMBERED),
    kind("note without a mark", "N002", _removed_marks, NUMBERED),
    kind("undefined note", "N001", _removed_notes, NUMBERED | UNUSED | {"N014", "T018"}),
    kind(
        "doubled note",
        "N003",
        swap("notes", r"(?<!\A)^\[\^(?P<x>\d+)\]:", lambda m: str(int(m["x"]) - 1)),
        NUMBERED,
    ),
    kind("swapped labels", "N004", _swapped_labels, NUMBERED),
    kind(
        "empty note",
        "N005",
        swap("notes", r"^\[\^\d+\]:(?P<x>.*(?:\n +\S.*)*)", ""),
        UNUSED | {"C010"},
    ),
    kind(
        "note of a space",
        "N005",
        swap("notes", r"^\[\^\d+\]:(?P<x>.*(?:\n +\S.*)*)", " \u00a0 "),
        UNUSED | {"C010"},
    ),
    kind("mark within a note", "N006", swap("notes", r"\.(?P<x>)$", "[^14]"), {"N017"}),
    kind("note in another file", "N007", _misfiled, NUMBERED | {"N003"}),
    kind("label left out", "N020", _far_labels, NUMBERED | {"D007"}),
    kind("word for a label", "N020", _words_for_labels),
    kind("notes exchanged", "N009", _exchanged, slack=2),
    kind(
        "mark before punctuation",
        "N010",
        swap(
            "acts",
            r"[.,;:?!]”?\[\^\d+\]",
            lambda m: m[0][m[0].index("[") :] + m[0][: m[0].index("[")],
        ),
        {"C010", "N016"},
    ),
    kind("mark apart", "N011", swap("acts", r"(?P<x>)\[\^\d+\]", " "), {"C010", "N016"}),
    kind("mark in a heading", "N012", _marks_in_headings, NUMBERED),
    kind("half a mark", "N013", swap("acts", r"\[\^\d+(?P<x>\])", ""), NUMBERED),
    kind("mark without a caret", "N013", swap("acts", r"\[(?P<x>\^)\d+\]", ""), NUMBERED),
    kind(
        "mark without its bracket",
        "N013",
        swap("acts", r"(?P<x>\[)\^\d+\]", ""),
        NUMBERED,
    ),
    kind("text between notes", "N014", swap("notes", r"^(?P<x>)\[\^", "A stray text.\n\n")),
    kind(
        "note without a colon",
        "N014",
        swap("notes", r"^\[\^\d+\](?P<x>:)", ""),
        NUMBERED | {"N002", "N003"},
    ),
    kind("second mark", "N015", _second_marks, {"N016", "C010"}),
    kind(
        "quotation without a note",
        "N016",
        swap("acts", r"^(?!#).*\S(?P<x>)(?=\n\n)", _quotation),
    ),
    kind("note without a stop", "N017", swap("notes", r"(?P<x>\.)\n(?! )", " here")),
    kind("file of notes emptied", "N019", _emptied, NUMBERED),
    kind("ibid. by hand", "N018", swap("notes", r"\.(?P<x>)\n(?! )", " Ibid.")),
)
