"""Sources made to harm: the check answers, in calls that grow as the text does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType

import pytest

from backmatter.check import check_edition
from backmatter.config import settings_from
from backmatter.diagnostics import Diagnostics, Severity
from backmatter.source.ledger import parse_ledger
from backmatter.text import SourceFile

MUCH = 50_000
ACT, NOTES, BIB = "acts/one.md", "notes/one.md", "bibliography.bib"
TERMS = "docs/data/terms.yml"
Text = Callable[[int], str]
HOSTILE: Mapping[str, tuple[str, Text]] = {
    "marks not closed": (ACT, lambda n: "[^1" * n),
    "marks in a row": (ACT, lambda n: "[^1]" * n),
    "brackets and one at the end": (ACT, lambda n: "[" * n + "]"),
    "brackets with words": (ACT, lambda n: "[a " * n + "]"),
    "citations not closed": (NOTES, lambda n: "[^1]: " + "[@a " * n),
    "a long citation": (NOTES, lambda n: "[^1]: [@a" + "; @a" * n + "]"),
    "semicolons": (NOTES, lambda n: "[^1]: [@a" + ";" * n + "]"),
    "pages": (NOTES, lambda n: "[^1]: [@a, pp. " + "1-2, " * n + "]"),
    "figures": (NOTES, lambda n: "[^1]: [@a, pp. " + "1" * n + "]"),
    "comments not closed": (ACT, lambda n: "<!-- backmatter: " * n),
    "backticks": (ACT, lambda n: "`a " * n),
    "asterisks": (ACT, lambda n: "**a *" * n),
    "nested quotes": (ACT, lambda n: ">" * n + " a"),
    "accents": (ACT, lambda n: "a" + "\u0301" * n),
    "two scripts": (ACT, lambda n: "аa" * n),
    "links not closed": (ACT, lambda n: "[a](" * n),
    "quotation marks": (ACT, lambda n: "“a " * n),
    "tags": (ACT, lambda n: "a <em>" * n),
    "headings of one name": (ACT, lambda n: "# a\n" * n),
    "a word again and again": (ACT, lambda n: "the " * n),
    "spaces": (ACT, lambda n: "a" + " " * n + "b"),
    "addresses": (ACT, lambda n: "a@b." * n),
    "a table": (ACT, lambda n: "|a" * n + "\n" + "|-" * n + "\n" + "|b" * n),
    "entries not closed": (BIB, lambda n: "@book{a,\n title = {" * n),
    "braces": (BIB, lambda n: "@book{a, title = " + "{" * n),
    "names": (BIB, lambda n: "@book{a, author = {" + "A, B and " * n + "}}"),
    "nested data": (TERMS, lambda n: "[" * n),
    "quotation marks of data": (TERMS, lambda n: '- a: "b\n' * n),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for name in (ACT, NOTES, BIB, TERMS):
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text("")
    return folder


def _found(root: Path, path: str, text: str) -> Diagnostics:
    files = {root / ACT: b"---\ntitle: One\n---\n\nA.\n", root / NOTES: b"", root / BIB: b""}
    before = b"---\ntitle: One\n---\n\n" if path == ACT else b""
    files |= {root / TERMS: b"", root / path: before + text.encode("utf-8")}
    return check_edition(settings_from(root, {}), files.__getitem__, Severity.INFO).diagnostics


def _calls(root: Path, path: str, text: str) -> int:
    count = 0

    def tick(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(tick)
    try:
        _found(root, path, text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: name.replace(" ", "-"))
def test_four_times_a_hostile_text_takes_about_four_times_the_calls(
    root: Path, name: str
) -> None:
    path, text = HOSTILE[name]
    _calls(root, path, text(10))  # what is prepared once
    few, many = (_calls(root, path, text(n)) for n in (200, 800))
    assert many < 6 * few


@pytest.mark.parametrize("name", ["brackets and one at the end", "accents", "spaces", "braces"])
def test_much_of_it_is_answered(root: Path, name: str) -> None:
    path, text = HOSTILE[name]
    found = _found(root, path, text(MUCH))
    assert all(len(d.message) < 1000 for d in found)


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000])
def test_a_deep_nest_in_the_ledger_is_a_finding(text: str) -> None:
    _, (found,) = parse_ledger(SourceFile("addresses.yml", text))
    assert found.rule.code == "A001"
