"""The editor server, spoken to as an editor speaks to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import BOOK, act
from editor_client import FILES, Client, started, write


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    write(tmp_path)
    with started(tmp_path) as editor:
        yield editor


def test_it_says_what_is_wrong_with_text_that_is_not_saved_yet(client: Client) -> None:
    assert client.codes("notes/one.md") == []
    client.edit("notes/one.md", "[^1]: [@car1974, p. 5].\n")
    assert client.codes("notes/one.md") == ["C001"]
    found = client.diagnostics[client.uri("notes/one.md")][0]
    assert found["range"]["start"] == {"line": 0, "character": 8}
    assert "did you mean “carr1974”?" in found["message"]


def test_from_mark_to_note_and_from_citation_to_entry(client: Client) -> None:
    line = "«Ж𝄞» named [*F*](bib:carr1974).[^1]"
    column = len(line.encode("utf-16-le")) // 2 - 1
    note = client.at("textDocument/definition", "acts/one.md", 6, column)
    assert note["uri"] == client.uri("notes/one.md")
    entry = client.at("textDocument/definition", "notes/one.md", 1, 10)
    assert entry["uri"] == client.uri("bibliography.bib")


def test_an_entry_shows_as_it_prints_and_where_it_is_used(client: Client) -> None:
    text = "Carr, E. H. Foundations. 1974"  # until it is printed
    while "Carr, E. H. Foundations. 1974" in text:
        text = client.at("textDocument/hover", "notes/one.md", 1, 10)["contents"]["value"]
    assert "Carr, E. H. Foundations. Penguin, 1974." in text
    assert "note 1" in text
    assert "One (text)" in text


def test_a_note_shows_at_its_mark(client: Client) -> None:
    text = client.at("textDocument/hover", "acts/one.md", 6, 36)["contents"]["value"]
    assert text == "**Note 1**\n\n[@carr1974, p. 5]."


def test_references_of_an_entry_are_its_citations_and_links(client: Client) -> None:
    found = client.at(
        "textDocument/references",
        "bibliography.bib",
        1,
        8,
        context={"includeDeclaration": True},
    )
    assert [Path(f["uri"]).name for f in found] == ["one.md", "one.md", "bibliography.bib"]


def test_a_key_is_renamed_in_every_file(client: Client) -> None:
    edit = client.at("textDocument/rename", "notes/one.md", 1, 10, newName="carr1974a")
    assert {Path(uri).parent.name + "/" + Path(uri).name for uri in edit["changes"]} == {
        "acts/one.md",
        "notes/one.md",
        f"{client.folder.name}/bibliography.bib",
    }
    (in_text,) = edit["changes"][client.uri("acts/one.md")]
    assert in_text["range"]["end"]["character"] - in_text["range"]["start"]["character"] == 8


def test_edits_are_of_the_version_that_the_editor_has_told(tmp_path: Path) -> None:
    write(tmp_path)
    heeding = {"workspace": {"workspaceEdit": {"documentChanges": True}}}
    with started(tmp_path, heeding) as client:
        client.edit("notes/one.md", FILES["notes/one.md"])
        client.notify(
            "textDocument/didClose", textDocument={"uri": client.uri("bibliography.bib")}
        )
        edit = client.at("textDocument/rename", "notes/one.md", 1, 10, newName="carr1975")
        assert [c["textDocument"] for c in edit["documentChanges"]] == [
            {"uri": client.uri("acts/one.md"), "version": 1},
            {"uri": client.uri("notes/one.md"), "version": 2},
            {"uri": client.uri("bibliography.bib"), "version": None},
        ]


def test_a_name_that_is_no_key_is_refused(client: Client) -> None:
    with pytest.raises(AssertionError, match="“a key” cannot be a key"):
        client.at("textDocument/rename", "notes/one.md", 1, 10, newName="a key")


def test_vs_code_gets_a_refused_renaming_as_words_without_edits(tmp_path: Path) -> None:
    write(tmp_path)
    heeding = {"textDocument": {"rename": {"honorsChangeAnnotations": True}}}
    with started(tmp_path, heeding) as client:
        edit = client.at("textDocument/rename", "notes/one.md", 1, 10, newName="a key")
        assert edit == {"documentChanges": []}
        assert client.shown == ["“a key” cannot be a key"]


def test_keys_and_labels_are_completed(client: Client) -> None:
    keys = client.at("textDocument/completion", "notes/one.md", 1, 11)["items"]
    assert [k["label"] for k in keys] == ["carr1974"]
    assert "Foundations" in keys[0]["documentation"]
    assert "Foundations" in keys[0]["labelDetails"]["description"]
    assert keys[0]["filterText"] == "carr1974"
    assert keys[0]["textEdit"]["range"]["start"]["character"] == 8
    labels = client.at("textDocument/completion", "acts/one.md", 6, 36)["items"]
    assert [k["label"] for k in labels] == ["1"]


@pytest.mark.parametrize("named", ["an (edition) & more", "Ж’s+1", "a%20b", "link"])
def test_whatever_the_folder_is_called(tmp_path: Path, named: str) -> None:
    folder = tmp_path / named
    if named == "link":
        (tmp_path / "there").mkdir()
        folder.symlink_to("there")
    write(folder)
    with started(folder) as client:
        client.spelt = lambda uri: (
            uri.replace("(", "%28").replace(")", "%29").replace("+", "%2B")
        )
        for name, text in FILES.items():
            client.open(name, text)
        client.edit("notes/one.md", "[^1]: [@car1974, p. 5].\n")
        assert client.codes("notes/one.md") == ["C001"]
        client.edit("notes/one.md", "[^1]: [@carr1974, p. 5].\n")
        assert client.codes("notes/one.md") == []
        entry = client.at("textDocument/definition", "notes/one.md", 1, 10)
        assert entry["uri"] == client.uri("bibliography.bib")


def test_an_entry_that_is_not_saved_yet_is_known_to_the_notes(client: Client) -> None:
    client.edit("bibliography.bib", BOOK.replace("carr1974", "carr1975"))
    assert client.codes("notes/one.md") == ["C001"]
    assert client.codes("acts/one.md") == ["L001"]
    client.notify("textDocument/didClose", textDocument={"uri": client.uri("bibliography.bib")})
    assert client.codes("notes/one.md") == []


def test_a_line_separator_ends_no_line(client: Client) -> None:
    client.edit(
        "acts/one.md", act("One\u2028two\x0cthree.\n\nA  fault.[^1] [F](bib:carr1974)\n")
    )
    assert "T002" in client.codes("acts/one.md")
    (found,) = (d for d in client.diagnostics[client.uri("acts/one.md")] if d["code"] == "T002")
    assert found["range"]["start"] == {"line": 7, "character": 1}
    note = client.at("textDocument/definition", "acts/one.md", 8, 13)
    assert note["uri"] == client.uri("notes/one.md")


def test_what_can_be_mended_is_offered(client: Client) -> None:
    client.edit("acts/one.md", act("«Ж𝄞»  named [*F*](bib:carr1974).[^1]\n"))
    one, everything = client.actions("acts/one.md", 6)
    (edit,) = one["edit"]["changes"][client.uri("acts/one.md")]
    assert one["kind"] == "quickfix"
    assert (edit["range"]["start"]["character"], edit["newText"]) == (5, " ")
    (whole,) = client.ask("codeAction/resolve", **everything)["edit"]["changes"].values()
    assert whole[0]["newText"] == FILES["acts/one.md"]
    assert client.actions("acts/one.md", 5) == [everything]
    client.edit("acts/one.md", FILES["acts/one.md"])
    assert client.actions("acts/one.md", 6) == []


def test_mending_all_is_the_quick_fix_of_what_is_mended_with_all_others(client: Client) -> None:
    client.edit("acts/one.md", act("«Ж𝄞» named [*F*](bib:carr1974).[^2]\n"))
    client.edit("notes/one.md", "[^2]: [@carr1974, p. 5].\n")
    (found,) = client.actions("acts/one.md", 6)
    assert [d["code"] for d in found["diagnostics"]] == ["N008"]
    assert client.actions("acts/one.md", 6, "quickfix") == [found]
    assert found["kind"] == "quickfix"
    (everything,) = client.actions("acts/one.md", 6, "source.fixAll")
    assert everything["kind"] == "source.fixAll"
    for action in (found, everything):
        edits = client.ask("codeAction/resolve", **action)["edit"]["changes"]
        assert edits[client.uri("notes/one.md")][0]["newText"] == FILES["notes/one.md"]
    assert client.actions("acts/one.md", 6, "refactor") == []
    assert client.actions("acts/one.md", 5, "quickfix") == []


def test_a_key_is_renamed_in_data_pages_and_other_entries(tmp_path: Path) -> None:
    write(tmp_path)
    more = {
        "docs/about.md": "# About\n\nAfter [Carr](bib:carr1974).\n",
        "docs/data/terms.yml": "- id: f\n  term: named\n  means: See [F](bib:carr1974).\n",
        "bibliography.bib": BOOK + "\n@inbook{carr1975,\n  crossref = {carr1974},\n}\n",
    }
    for name, text in more.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    with started(tmp_path) as client:
        client.edit("bibliography.bib", more["bibliography.bib"])
        edit = client.at("textDocument/rename", "notes/one.md", 1, 10, newName="carr1976")
    changed = {
        uri.removeprefix(tmp_path.as_uri() + "/"): e for uri, e in edit["changes"].items()
    }
    assert {name: len(edits) for name, edits in changed.items()} == {
        "acts/one.md": 1,
        "notes/one.md": 1,
        "docs/about.md": 1,
        "docs/data/terms.yml": 1,
        "bibliography.bib": 2,
    }


def test_what_others_do_to_the_files_is_seen(tmp_path: Path) -> None:
    write(tmp_path)
    watching = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    with started(tmp_path, watching) as client:
        assert client.codes("acts/one.md") == []
        (tmp_path / "acts/two.md").write_text(act("Two  spaces.", "Two", 2))
        client.notify("workspace/didChangeWatchedFiles", changes=[])
        assert client.codes("acts/two.md") == ["T002"]
        (tmp_path / "pyproject.toml").write_text('[tool.backmatter.severity]\nT002 = "off"\n')
        client.notify("workspace/didChangeWatchedFiles", changes=[])
        assert client.codes("acts/two.md") == []
        (tmp_path / "acts/two.md").unlink()
        (tmp_path / "pyproject.toml").write_text("no toml")
        client.notify("workspace/didChangeWatchedFiles", changes=[])
        assert client.codes("acts/one.md") == []
        watched = [m for m in client.asked if m["method"] == "client/registerCapability"]
        assert len(watched) == 1


def test_an_edition_is_found_above_and_below_the_folder_that_is_open(tmp_path: Path) -> None:
    write(tmp_path / "site")
    for folder in (tmp_path, tmp_path / "site/acts"):
        with started(folder) as client:
            client.folder = tmp_path / "site"
            client.open("acts/one.md", act("Two  spaces.[^1]\n"))
            assert "T002" in client.codes("acts/one.md")


def test_what_makes_no_sense_is_refused_and_the_server_goes_on(client: Client) -> None:
    for method in ("textDocument/hover", "textDocument/didOpen", "textDocument/didChange"):
        client.notify(method, nothing=1)
    with pytest.raises(AssertionError):
        client.ask("textDocument/unheardOf")
    assert client.at("textDocument/hover", "acts/none.md", 900, 7) is None
    assert client.at("textDocument/completion", "acts/one.md", 900, 7)["items"] == []
    client.open("../elsewhere.md", "Text  here.")
    assert client.codes("acts/one.md") == []


def test_it_ends_when_it_is_told_to(client: Client) -> None:
    client.ask("shutdown")
    client.notify("exit")
    assert client.process.wait(30) == 0
