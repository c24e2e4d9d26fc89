"""The least of an editor, for tests that speak to the real server over its pipe."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from conftest import BOOK, ROOT, act

RUN = "from backmatter.adapters.cli import main; main()"


class Client:
    """The least that an editor does: requests, notifications, what comes back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.diagnostics: dict[str, list[Any]] = {}
        self.shown: list[str] = []
        self.number = 0
        self.versions = count(2)
        self.asked: list[Any] = []
        self.spelt: Callable[[str], str] = str
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={"PYTHONPATH": str(ROOT / "scripts"), "PATH": "/usr/bin:/bin"},
        )

    def uri(self, name: str) -> str:
        return self.spelt((self.folder / name).as_uri())

    def edit(self, name: str, text: str) -> None:
        document = {"uri": self.uri(name), "version": next(self.versions)}
        change = [{"text": text}]
        self.notify("textDocument/didChange", textDocument=document, contentChanges=change)

    def actions(self, name: str, line: int, *only: str) -> Any:
        place = {"line": line - 1, "character": 0}
        whole = {"start": place, "end": {"line": line - 1, "character": 999}}
        document = {"uri": self.uri(name)}
        return self.ask(
            "textDocument/codeAction",
            textDocument=document,
            range=whole,
            context={"diagnostics": [], **({"only": only} if only else {})},
        )

    def notify(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while True:
            message = self._receive()
            if "method" in message and "id" in message:
                self.asked.append(message)
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
        if message.get("method") == "window/showMessage":
            self.shown.append(message["params"]["message"])
        return message


FILES = {
    "mkdocs.yml": "site_name: T\nplugins: [backmatter]\n",
    "acts/one.md": act("«Ж𝄞» named [*F*](bib:carr1974).[^1]\n"),
    "notes/one.md": "[^1]: [@carr1974, p. 5].\n",
    "bibliography.bib": BOOK,
}


def write(folder: Path) -> None:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, encoding="utf-8")


@contextmanager
def started(folder: Path, capabilities: Any = None) -> Iterator[Client]:
    """An editor that has opened a folder, and all files of the edition in it."""
    editor = Client(folder)
    root = editor.uri("").rstrip("/")
    editor.ask("initialize", processId=None, rootUri=root, capabilities=capabilities or {})
    editor.notify("initialized")
    for name in ("acts/one.md", "notes/one.md", "bibliography.bib"):
        editor.open(name, FILES[name])
    yield editor
    editor.process.kill()
    editor.process.wait()
