"""The outline of each file, and the search for entries, asked of the real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import BOOK, act
from editor_client import FILES, Client, started, write

TREES = {"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": True}}}
TEXT = """\
Before «Ж𝄞» any heading.[^1]

## First 𝄞 *part* {#first}

A passage.

### Below

* One 𝄞𝄞[^2]
* Two[^1]

## Second

![A picture](a.png)
"""
NOTES = (
    "[^2]: The second [@carr1974].\n\n[^1]: [@carr1974, p. 5],\n    and more.\n\n[^9]: Lost.\n"
)
BIB = (
    BOOK
    + """
@article{davies1980,
  author = {Davies, R. W. and 𝄞},
  title = {The {Great} Turn},
  date = {1980-05},
}

@misc{bare,
}
"""
)
FOUND = "davies1980: Davies, R. W. and 𝄞. The Great Turn. 1980"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    write(tmp_path)
    with started(tmp_path, TREES) as editor:
        editor.edit("acts/one.md", act(TEXT))
        editor.edit("notes/one.md", NOTES)
        editor.edit("bibliography.bib", BIB)
        yield editor


def symbols(client: Client, name: str) -> list[Any]:
    found = client.ask("textDocument/documentSymbol", textDocument={"uri": client.uri(name)})
    assert isinstance(found, list)
    for symbol in found:
        _sound(symbol)
    return found


def _sound(symbol: Any) -> None:
    """What editors refuse otherwise: a name, and its place within the whole."""
    whole, named = symbol["range"], symbol["selectionRange"]
    assert symbol["name"].strip()
    assert _key(whole["start"]) <= _key(named["start"]) <= _key(named["end"])
    assert _key(named["end"]) <= _key(whole["end"])
    for below in symbol["children"]:
        assert _key(whole["start"]) <= _key(below["range"]["start"])
        assert _key(below["range"]["end"]) <= _key(whole["end"])
        _sound(below)


def _key(position: Any) -> tuple[int, int]:
    return position["line"], position["character"]


def shown(symbols: list[Any], depth: int = 0) -> list[str]:
    """Names and details, indented as an editor does."""
    lines = []
    for symbol in symbols:
        lines.append(f"{'  ' * depth}{symbol['name']} | {symbol['detail']}")
        lines += shown(symbol["children"], depth + 1)
    return lines


def test_an_act_shows_headings_passages_and_marks(client: Client) -> None:
    found = symbols(client, "acts/one.md")
    assert shown(found) == [
        "p1 Before «Ж𝄞» any heading. | #p1",
        "  [^1] [@carr1974, p. 5], and more. | note 1",
        "First 𝄞 part | #first",
        "  p2 A passage. | #p2",
        "  Below | #below",
        "    p3 One 𝄞𝄞 Two | #p3",
        "      [^2] The second [@carr1974]. | note 2",
        "      [^1] [@carr1974, p. 5], and more. | note 1",
        "Second | #second",
        "  p4 A picture | #p4",
    ]
    first = found[1]
    assert (first["range"]["start"]["line"], first["range"]["end"]["line"]) == (7, 14)
    assert first["selectionRange"]["end"] == {"line": 7, "character": 27}


def test_places_count_as_the_editor_counts(client: Client) -> None:
    (mark,) = symbols(client, "acts/one.md")[0]["children"]
    before = len("Before «Ж𝄞» any heading.".encode("utf-16-le")) // 2
    assert mark["range"]["start"] == {"line": 5, "character": before}
    assert mark["range"]["end"] == {"line": 5, "character": before + 4}


def test_notes_show_by_number_with_their_first_words(client: Client) -> None:
    found = symbols(client, "notes/one.md")
    assert shown(found) == [
        "2 The second [@carr1974]. | [^2]",
        "1 [@carr1974, p. 5], and more. | [^1]",
        "[^9] Lost. | no mark",
    ]
    assert found[1]["range"]["end"] == {"line": 3, "character": 13}


def test_entries_show_by_key(client: Client) -> None:
    found = symbols(client, "bibliography.bib")
    assert shown(found) == [
        "carr1974: Carr, E. H. Foundations. 1974 | @book",
        f"{FOUND} | @article",
        "bare | @misc",
    ]
    assert found[1]["selectionRange"]["start"] == {"line": 7, "character": 9}


def test_a_page_that_frames_the_edition_shows_its_headings(client: Client) -> None:
    (client.folder / "docs").mkdir()
    (client.folder / "docs/one.md").write_text("# About\n\nThis.\n\n## How {#how}\n")
    client.notify("workspace/didChangeWatchedFiles", changes=[])
    assert shown(symbols(client, "docs/one.md")) == [
        "About | ",
        "  This. | ",
        "  How | #how",
    ]


def test_notes_of_no_act_show_by_label(client: Client) -> None:
    (client.folder / "notes/two.md").write_text("[^a]: Alone.\n")
    client.notify("workspace/didChangeWatchedFiles", changes=[])
    assert shown(symbols(client, "notes/two.md")) == ["[^a] Alone. | no mark"]


def test_entries_are_found_in_the_whole_edition(client: Client) -> None:
    found = client.ask("workspace/symbol", query="great DAVIES")
    assert [f["name"] for f in found] == [
        "davies1980: Davies, R. W. and 𝄞. The Great Turn. 1980"
    ]
    assert found[0]["location"]["uri"] == client.uri("bibliography.bib")
    assert found[0]["location"]["range"]["start"] == {"line": 7, "character": 9}
    assert len(client.ask("workspace/symbol", query="")) == 3
    assert client.ask("workspace/symbol", query="nobody") == []


def test_an_editor_that_knows_no_trees_gets_a_list(tmp_path: Path) -> None:
    write(tmp_path)
    with started(tmp_path) as client:
        client.edit("acts/one.md", act(TEXT))
        document = {"uri": client.uri("acts/one.md")}
        found = client.ask("textDocument/documentSymbol", textDocument=document)
    assert [(f["name"], f.get("containerName")) for f in found[2:5]] == [
        ("First 𝄞 part", None),
        ("p2 A passage.", "First 𝄞 part"),
        ("Below", "First 𝄞 part"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("acts/one.md", "", []),
        ("acts/one.md", "---\ntitle: One\n\n## 𝄞 Here\n\nText.[^1]\n", ["𝄞 Here"]),
        ("acts/one.md", "---\ntitle: [\n---\n\n## Here\n", ["Here"]),
        ("acts/one.md", "##\n\n#### {#x}\n\n[^1]\n", ["##"]),
        ("acts/one.md", "<<<<<<< a\n## A\n=======\n## B\n>>>>>>> b\n", None),
        ("notes/one.md", "[^1]: [@carr1974, p. 5\n", ["1 [@carr1974, p. 5"]),
        ("notes/one.md", "[^1]:\n[^1]: Again\n", None),
        (
            "bibliography.bib",
            BIB[:150],
            ["carr1974: Carr, E. H. Foundations. 1974", "davies1980"],
        ),
        ("bibliography.bib", "@book{carr1974,\n  author = {Carr", ["carr1974"]),
        ("bibliography.bib", "@book{𝄞", ["𝄞"]),
        ("bibliography.bib", "@book{a,\n@book{a,\n title = {T}}\n", ["a", "a: T"]),
        ("bibliography.bib", "@", []),
    ],
)
def test_of_a_broken_file_what_can_be_read_shows(
    client: Client, name: str, text: str, names: list[str] | None
) -> None:
    client.edit(name, text)
    found = symbols(client, name)
    if names is not None:
        assert [f["name"] for f in found] == names


def test_every_stump_of_a_file_has_an_outline(client: Client) -> None:
    for name, text in (("acts/one.md", act(TEXT)), ("bibliography.bib", BIB)):
        for end in range(0, len(text), 7):
            client.edit(name, text[:end])
            symbols(client, name)


def test_a_file_that_is_none_of_the_edition_has_no_outline(client: Client) -> None:
    client.open("../elsewhere.md", "# Heading\n")
    assert symbols(client, "../elsewhere.md") == []
    assert symbols(client, "mkdocs.yml") == []
    assert symbols(client, "acts/none.md") == []


def test_the_outline_follows_what_is_typed(client: Client) -> None:
    client.edit("acts/one.md", FILES["acts/one.md"])
    assert [s["name"] for s in symbols(client, "acts/one.md")] == ["p1 «Ж𝄞» named F."]
