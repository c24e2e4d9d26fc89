"""Faults of files as such, of their front matter, and of comments to the check."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from faults.places import Change, Place, Sources, at, kind, one, swap, swap_front

GONE = "\0gone"
"""In place of a whole file: it cannot be read."""
_AT_ALL = "acts notes bib docs/data/events.yml docs/data/terms.yml docs/data/names.yml"
_LOST = {"E005", "N001", "N002", "N008", "N004", "N009", "C010", "N016", "F004", "L003"}


def _not_closed(sources: Sources) -> Iterator[Place]:
    """Front matter whose second line `---` is missing."""
    for path, match in sources.front(sources.acts, r"(?<!\A)^---\n"):
        yield one(path, match, "")


def _same_order(sources: Sources) -> Iterator[Place]:
    """The order of the act before; either of the two may be named."""
    found = sorted((m["x"], p, m) for p, m in sources.front(sources.acts, r"^order: (?P<x>\d)"))
    for (number, other, before), (_, path, match) in pairwise(found):
        yield (*one(path, match, number, "x"), *one(other, before, before[0]))


def _unreadable(sources: Sources) -> Iterator[Place]:
    for path in sources.files("notes bib docs/data/terms.yml acts/addresses.yml"):
        yield (at(path, 0, GONE),)


def _emptied(sources: Sources) -> Iterator[Place]:
    for path in sources.acts:
        yield (Change(path, 0, len(sources.texts[path]), ""),)


def _no_entries(sources: Sources) -> Iterator[Place]:
    yield (Change(sources.bib, 0, len(sources.texts[sources.bib]), "% nothing\n"),)


def _byte_order_marks(sources: Sources) -> Iterator[Place]:
    for path in sources.files(_AT_ALL):
        yield (at(path, 0, "\ufeff"),)


def _all_crlf(sources: Sources) -> Iterator[Place]:
    for path in sources.files(_AT_ALL):
        text = sources.texts[path]
        yield tuple(at(path, i, "\r") for i, c in enumerate(text) if c == "\n")


KINDS = (
    kind("file that cannot be read", "F001", _unreadable, _LOST | {"C001", "L001", "D014"}),
    kind(
        "conflict",
        "F014",
        swap("acts notes bib pages", r"^(?P<x>)\S", "<<<<<<< HEAD\n"),
        _LOST | {"C001", "L001", "D014"},
    ),
    kind("act emptied", "F012", _emptied, {"A004", "A005", "L003", "N002"}),
    kind("bibliography emptied", "F013", _no_entries),
    kind(
        "byte that is not UTF-8",
        "F002",
        swap(_AT_ALL, r"^[^\n]*?(?<=[a-z])(?P<x>)(?=[a-z] [a-z])", "\udcff"),
        {"C001", "E030", "N001", "C002", "E007", "L001", "E034"},
    ),
    kind(
        "front matter broken",
        "F003",
        swap_front("acts", r"^order: (?P<x>)", "[3 "),
    ),
    kind(
        "quotation mark in the front matter",
        "F003",
        swap_front("acts", r"^title: \"(?P<x>)", 'A "b" '),
    ),
    kind(
        "front matter not closed",
        "F003",
        _not_closed,
    ),
    kind(
        "field of the front matter twice",
        "F003",
        swap_front("acts", r"^(?P<y>order: .*\n)(?P<x>)", lambda m: m["y"]),
    ),
    kind("act without a title", "F004", swap_front("acts", r"^title: (?P<x>.*)", "")),
    kind(
        "order in words",
        "F006",
        swap_front("acts", r"^order: (?P<x>\d)", "third"),
        {"N004", "N009", "F008"},
    ),
    kind(
        "misspelt field",
        "F007",
        swap_front(
            "acts", r"^(?P<x>subtitle|abstract|keywords):", lambda m: m["x"][:-2] + "et"
        ),
    ),
    kind(
        "one order twice",
        "F008",
        _same_order,
        {"N004", "N009"},
    ),
    kind("byte-order mark", "F009", _byte_order_marks),
    kind(
        "line that ends in CRLF",
        "F010",
        swap(_AT_ALL, r"[^\n](?P<x>)\n(?!\Z)", "\r"),
        whole_file=True,
    ),
    kind("lines that end in CRLF", "F011", _all_crlf, whole_file=True),
    kind(
        "comment that names no rule",
        "X001",
        swap("acts notes", r"[a-z.](?P<x>)\n", " <!-- backmatter: ignore -->"),
    ),
    kind(
        "comment that silences nothing",
        "X002",
        swap("acts notes", r"[a-z.](?P<x>)\n", " <!-- backmatter: ignore T006 -->"),
    ),
    kind(
        "comment of a rule that is not there",
        "X001",
        swap("bib", r"^(?P<x>)@", "% backmatter: ignore E999\n"),
    ),
)
