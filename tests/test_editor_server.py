"""The editor server, spoken to as an editor speaks to it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import BOOK, ROOT, act

RUN = "from backmatter.adapters.cli import main; main()"


class Client:
    """The least that an editor does: requests, notifications, what comes back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.diagnostics: dict[str, list[Any]] = {}
        self.number = 0
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={"PYTHONPATH": str(ROOT / "scripts"), "PATH": "/usr/bin:/bin"},
        )

    def uri(self, name: str) -> str:
        return (self.folder / name).resolve().as_uri()

    def notify(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self.number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def at(self, method: str, name: str, line: int, column: int, **more: Any) -> Any:
        position = {"line": line - 1, "character": column - 1}
        return self.ask(method, textDocument={"uri": self.uri(name)}, position=position, **more)

    def open(self, name: str, text: str) -> None:
        document = {"uri": self.uri(name), "languageId": "markdown", "version": 1, "text": text}
        self.notify("textDocument/didOpen", textDocument=document)

    def codes(self, name: str) -> list[str]:
        self.ask("textDocument/hover", textDocument={"uri": self.uri(name)},
                 position={"line": 0, "character": 0})  # fmt: skip
        return [d["code"] for d in self.diagnostics.get(self.uri(name), [])]

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            if not line:
                raise EOFError("the server has ended")
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            self.diagnostics[params["uri"]] = params["diagnostics"]
        return message


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    files = {
        "mkdocs.yml": "site_name: T\nplugins: [backmatter]\n",
        "acts/one.md": act("«Ж𝄞» named [*F*](bib:carr1974).[^1]\n"),
        "notes/one.md": "[^1]: [@carr1974, p. 5].\n",
        "bibliography.bib": BOOK,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    editor = Client(tmp_path)
    editor.ask("initialize", processId=None, rootUri=tmp_path.as_uri(), capabilities={})
    editor.notify("initialized")
    for name in ("acts/one.md", "notes/one.md", "bibliography.bib"):
        editor.open(name, files[name])
    yield editor
    editor.process.kill()
    editor.process.wait()


def test_it_says_what_is_wrong_with_text_that_is_not_saved_yet(client: Client) -> None:
    assert client.codes("notes/one.md") == []
    client.notify(
        "textDocument/didChange",
        textDocument={"uri": client.uri("notes/one.md"), "version": 2},
        contentChanges=[{"text": "[^1]: [@car1974, p. 5].\n"}],
    )
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


def test_a_name_that_is_no_key_is_refused(client: Client) -> None:
    assert client.at("textDocument/rename", "notes/one.md", 1, 10, newName="a key") is None


def test_keys_and_labels_are_completed(client: Client) -> None:
    keys = client.at("textDocument/completion", "notes/one.md", 1, 11)["items"]
    assert [k["label"] for k in keys] == ["carr1974"]
    assert "Foundations" in keys[0]["documentation"]
    assert keys[0]["textEdit"]["range"]["start"]["character"] == 8
    labels = client.at("textDocument/completion", "acts/one.md", 6, 36)["items"]
    assert [k["label"] for k in labels] == ["1"]
