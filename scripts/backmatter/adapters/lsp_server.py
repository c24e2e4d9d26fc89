"""The edition as an editor shows it, saved or not: what the editor server answers from."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Thread

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from backmatter import __version__
from backmatter.adapters.options import nearest_settings
from backmatter.check import Checked, check_edition
from backmatter.config import ConfigError, Settings, load_settings
from backmatter.diagnostics import Diagnostic, Edit, Severity
from backmatter.editor.symbols import Occurrence, symbol_at
from backmatter.format import StyleError, format_edition
from backmatter.mend import mended
from backmatter.model import Bibliography
from backmatter.pandoc import PandocError, Session
from backmatter.render.html import words
from backmatter.resolve import Resolved
from backmatter.source.files import name_of
from backmatter.source.kept import Kept
from backmatter.text import SourceFile, Span

_PAUSE = 0.2
"""Seconds without a key pressed before the text is checked again."""
_SEVERITY = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}


class RefusedError(JsonRpcException):
    """What the author asked for cannot be done; the editor shows why."""

    CODE = lsp.LSPErrorCodes.RequestFailed.value


class EditionServer(LanguageServer):
    """A language server that knows one edition.

    It asks for whole texts: pygls takes U+2028 and form feeds for line ends, which the
    protocol does not, and would put an edit behind one in a wrong place.
    """

    def __init__(self) -> None:
        whole = lsp.TextDocumentSyncKind.Full
        super().__init__("backmatter", __version__, text_document_sync_kind=whole)
        self.folder = Path()
        """The edition's root by the name that the editor has for it."""
        self.settings: Settings | None = None
        self.checked: Checked | None = None
        self.printed: Mapping[str, str] = {}
        self._printed_of: Bibliography | None = None
        self._reported: set[str] = set()
        self._kept = Kept()
        self._pending: asyncio.TimerHandle | None = None

    # the edition

    def find_edition(self, folders: Iterable[Path]) -> None:
        """Take the first edition that is in one of these folders or above it."""
        for folder in folders:
            found = nearest_settings(folder)
            if found and self._read_settings(found):
                self.folder = found.parent
                return

    def settings_changed(self) -> None:
        """Read the settings again; those of before are kept while the new ones are amiss."""
        if self.settings:
            self._read_settings(self.folder / "mkdocs.yml")

    def _read_settings(self, path: Path) -> bool:
        try:
            settings = load_settings(path)
        except ConfigError as error:
            words = lsp.ShowMessageParams(lsp.MessageType.Warning, f"backmatter: {error}")
            self.window_show_message(words)
            return False
        if not settings.has_edition:
            return False
        self.settings = settings
        return True

    def refresh_soon(self) -> None:
        """Check once the author pauses."""
        if self._pending:
            self._pending.cancel()
        self._pending = asyncio.get_running_loop().call_later(_PAUSE, self.refresh)

    def current(self) -> Checked | None:
        """The edition as it is on the screen at this moment."""
        if self._pending or self.checked is None:
            self.refresh()
        return self.checked

    def refresh(self) -> None:
        """Check the edition as the editor shows it, and tell what is wrong with each file."""
        if self._pending:
            self._pending.cancel()
            self._pending = None
        if self.settings is None:
            return
        self.checked = check_edition(self.settings, self.load, kept=self._kept)
        self._forget_printed(self.checked.resolved.corpus.bibliography)
        by_file: dict[str, list[Diagnostic]] = {}
        for found in self.checked.diagnostics:
            by_file.setdefault(self.uri(found.span.path), []).append(found)
        for uri in self._reported | by_file.keys():
            items = [self.diagnostic(d) for d in by_file.get(uri, ())]
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, items))
        self._reported = set(by_file)

    def at(self, uri: str, position: lsp.Position) -> Occurrence | None:
        """The note or entry at a place of a file."""
        checked = self.current()
        if checked is None:
            return None
        return symbol_at(checked.resolved, self.path(uri), self.offset(uri, position))

    # entries as they print

    def print_entries(self) -> None:
        """Have the entries printed, without keeping the author waiting."""
        checked, settings = self.checked, self.settings
        if checked is None or settings is None:
            return
        bibliography = checked.resolved.corpus.bibliography
        if bibliography is self._printed_of:
            return
        self._printed_of = bibliography

        def work() -> None:
            printed = _printed_entries(checked.resolved, settings)
            if self._printed_of is bibliography:
                self.printed = printed

        Thread(target=work, daemon=True).start()

    def _forget_printed(self, now: Bibliography) -> None:
        """What was printed of entries that are otherwise now."""
        before = self._printed_of
        if before is not None and now is not before:
            same = {k for k, e in now.entries.items() if k in before.entries
                    and before.entries[k].fields == e.fields}  # fmt: skip
            self.printed = {k: v for k, v in self.printed.items() if k in same}

    # files and places

    def path(self, uri: str) -> str:
        """A document's path relative to the edition's root."""
        path = to_fs_path(uri)
        return name_of(self.folder, Path(path)) if path else uri

    def uri(self, name: str) -> str:
        """The address of a file, in the editor's own spelling where it shows the file."""
        document = self._shown().get(name)
        return document.uri if document else Path(os.path.abspath(self.folder / name)).as_uri()

    def _shown(self) -> Mapping[str, TextDocument]:
        documents = self.workspace.text_documents.values()
        return {self.path(document.uri): document for document in documents}

    def load(self, path: Path) -> bytes:
        """The bytes of a file, or of the text that the editor shows of it."""
        root = self.settings.root if self.settings else self.folder
        document = self._shown().get(name_of(root, path))
        if document is None:
            return path.read_bytes()
        return document.source.encode("utf-8", "surrogatepass")

    def lines(self, uri: str) -> list[str]:
        """The lines of a file as the protocol counts them; none if it is not there."""
        try:
            text = self.load(self.folder / self.path(uri)).decode("utf-8", "replace")
        except OSError:
            return []
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def offset(self, uri: str, position: lsp.Position) -> int:
        """A position of the protocol as an offset in the file."""
        lines = self.lines(uri)
        if position.line >= len(lines):
            return sum(len(line) + 1 for line in lines)
        place = self.workspace.position_codec.position_from_client_units(lines, position)
        before = sum(len(line) + 1 for line in lines[: position.line])
        return before + min(place.character, len(lines[position.line]))

    def range(self, span: Span) -> lsp.Range:
        """A span as a range of the protocol."""
        return lsp.Range(
            self._position(span.file, span.start), self._position(span.file, span.end)
        )

    def location(self, span: Span) -> lsp.Location:
        """A span as a place that an editor can go to."""
        return lsp.Location(self.uri(span.path), self.range(span))

    def _position(self, file: SourceFile, offset: int) -> lsp.Position:
        line = file.line_of(offset)
        text = file.line_text(line)[: offset - file.line_starts[line - 1]]
        return lsp.Position(line - 1, self.workspace.position_codec.client_num_units(text))

    # findings and edits

    def diagnostic(self, found: Diagnostic) -> lsp.Diagnostic:
        """A finding as the protocol has it."""
        return lsp.Diagnostic(
            range=self.range(found.span),
            message=f"{found.message}\n{found.remedy}",
            severity=_SEVERITY[found.severity],
            code=found.rule.code,
            source="backmatter",
        )

    def edit(self, edits: Iterable[Edit]) -> lsp.WorkspaceEdit:
        """Edits of any files as one of the workspace."""
        changes: dict[str, list[lsp.TextEdit]] = {}
        for edit in edits:
            text_edit = lsp.TextEdit(self.range(edit.span), edit.text)
            changes.setdefault(self.uri(edit.span.path), []).append(text_edit)
        return self._workspace_edit(changes)

    def _workspace_edit(self, changes: Mapping[str, list[lsp.TextEdit]]) -> lsp.WorkspaceEdit:
        """Edits with the version of the text they were made for, if the editor heeds it: one
        that has not told its last change yet would put them in wrong places.
        """
        workspace = self.client_capabilities.workspace
        editing = workspace.workspace_edit if workspace else None
        if not (editing and editing.document_changes):
            return lsp.WorkspaceEdit(changes=changes)
        versions = {d.uri: d.version for d in self.workspace.text_documents.values()}
        return lsp.WorkspaceEdit(
            document_changes=[
                lsp.TextDocumentEdit(
                    lsp.OptionalVersionedTextDocumentIdentifier(uri, versions.get(uri)), edits
                )
                for uri, edits in changes.items()
            ]
        )

    def mend_all(self) -> lsp.WorkspaceEdit:
        """Everything in the edition that can be mended, mended."""
        changes: dict[str, list[lsp.TextEdit]] = {}
        for mending in mended(self.settings, self.load) if self.settings else ():
            uri = self.uri(mending.name)
            whole = lsp.Range(lsp.Position(0, 0), lsp.Position(len(self.lines(uri)), 0))
            text = mending.after.decode("utf-8")
            changes[uri] = [lsp.TextEdit(whole, text)]
        return self._workspace_edit(changes)


def _printed_entries(resolved: Resolved, settings: Settings) -> Mapping[str, str]:
    """Every entry as the style prints it, as plain text by key; nothing if that fails."""
    try:
        with Session() as session:
            formatted = format_edition(resolved, settings, session)
    except (StyleError, PandocError):
        return {}
    return {key: words(html) for key, html in formatted.bibliography}
