"""The editor server: the Language Server Protocol 3.17 for an edition, by pygls.

It reads the files as the editor shows them, saved or not, and answers from the same check
that the command line runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from backmatter import __version__
from backmatter.check import Checked, check_edition
from backmatter.config import ConfigError, Settings, load_settings
from backmatter.diagnostics import Diagnostic, Severity
from backmatter.editor.symbols import (
    Occurrence,
    definition,
    references,
    rename,
    symbol_at,
)
from backmatter.editor.words import completions, hover
from backmatter.format import StyleError, format_edition
from backmatter.pandoc import PandocError, Session
from backmatter.render.html import words
from backmatter.resolve import Resolved
from backmatter.source.kept import Kept
from backmatter.text import SourceFile, Span

_SEVERITY = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}


class EditionServer(LanguageServer):
    """A language server that knows one edition."""

    def __init__(self) -> None:
        super().__init__("backmatter", __version__)
        self.settings: Settings | None = None
        self.checked: Checked | None = None
        self.printed: Mapping[str, str] = {}
        self.reported: set[str] = set()
        self.kept = Kept()

    def open_edition(self, root: Path) -> None:
        """Find the settings of the edition; without them the server stays silent."""
        try:
            self.settings = load_settings(root / "mkdocs.yml")
        except ConfigError as error:
            self.window_show_message(
                lsp.ShowMessageParams(lsp.MessageType.Warning, f"backmatter: {error}")
            )
            return
        self.refresh()
        if self.checked:
            self.printed = _printed_entries(self.checked.resolved, self.settings)

    def refresh(self) -> None:
        """Check the edition as the editor shows it, and tell what is wrong with each file."""
        if self.settings is None:
            return
        self.checked = check_edition(self.settings, self._load, kept=self.kept)
        by_file: dict[str, list[Diagnostic]] = {}
        for found in self.checked.diagnostics:
            by_file.setdefault(self.uri(found.span), []).append(found)
        for uri in self.reported | by_file.keys():
            items = [self._diagnostic(d) for d in by_file.get(uri, ())]
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, items))
        self.reported = set(by_file)

    def at(self, uri: str, position: lsp.Position) -> Occurrence | None:
        """The note or entry at a place of an open file."""
        if self.checked is None:
            return None
        path, offset = self.path(uri), self.offset(uri, position)
        return symbol_at(self.checked.resolved, path, offset)

    def path(self, uri: str) -> str:
        """A document's path relative to the edition's root."""
        path = Path(unquote(urlsplit(uri).path))
        root = self.settings.root if self.settings else path.parent
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)

    def uri(self, span: Span) -> str:
        """The address of a span's file."""
        root = self.settings.root if self.settings else Path()
        return (root / span.path).resolve().as_uri()

    def offset(self, uri: str, position: lsp.Position) -> int:
        """A position of the protocol as an offset in the file."""
        lines = self.workspace.get_text_document(uri).lines
        place = self.workspace.position_codec.position_from_client_units(lines, position)
        before = [line.rstrip("\r\n") for line in lines[: place.line]]
        return sum(len(line) + 1 for line in before) + place.character

    def range(self, span: Span) -> lsp.Range:
        """A span as a range of the protocol."""
        return lsp.Range(
            self._position(span.file, span.start), self._position(span.file, span.end)
        )

    def location(self, span: Span) -> lsp.Location:
        """A span as a place that an editor can go to."""
        return lsp.Location(self.uri(span), self.range(span))

    def _position(self, file: SourceFile, offset: int) -> lsp.Position:
        line = file.line_of(offset)
        text = file.line_text(line)[: offset - file.line_starts[line - 1]]
        return lsp.Position(line - 1, self.workspace.position_codec.client_num_units(text))

    def _load(self, path: Path) -> bytes:
        document = self.workspace.text_documents.get(path.resolve().as_uri())
        return document.source.encode("utf-8") if document else path.read_bytes()

    def _diagnostic(self, found: Diagnostic) -> lsp.Diagnostic:
        return lsp.Diagnostic(
            range=self.range(found.span),
            message=f"{found.message}\n{found.remedy}",
            severity=_SEVERITY[found.severity],
            code=found.rule.code,
            source="backmatter",
        )


def _printed_entries(resolved: Resolved, settings: Settings) -> Mapping[str, str]:
    """Every entry as the style prints it, as plain text by key; nothing if that fails."""
    try:
        with Session() as session:
            formatted = format_edition(resolved, settings, session)
    except (StyleError, PandocError):
        return {}
    return {key: words(html) for key, html in formatted.bibliography}


def make_server() -> EditionServer:
    """A server with every feature; `start_io()` runs it."""
    server = EditionServer()

    @server.feature(lsp.INITIALIZED)
    def initialized(ls: EditionServer, _: lsp.InitializedParams) -> None:
        if ls.workspace.root_path:
            ls.open_edition(Path(ls.workspace.root_path))

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed(ls: EditionServer, _: object) -> None:
        ls.refresh()

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def show(ls: EditionServer, params: lsp.HoverParams) -> lsp.Hover | None:
        here = ls.at(params.text_document.uri, params.position)
        if here is None or ls.checked is None:
            return None
        text = hover(ls.checked.resolved, here.symbol, ls.printed)
        content = lsp.MarkupContent(lsp.MarkupKind.Markdown, text)
        return lsp.Hover(content, ls.range(here.whole))

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def define(ls: EditionServer, params: lsp.DefinitionParams) -> lsp.Location | None:
        here = ls.at(params.text_document.uri, params.position)
        if here is None or ls.checked is None:
            return None
        span = definition(ls.checked.resolved, here.symbol)
        return ls.location(span) if span else None

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def refer(ls: EditionServer, params: lsp.ReferenceParams) -> list[lsp.Location]:
        here = ls.at(params.text_document.uri, params.position)
        if here is None or ls.checked is None:
            return []
        declaration = params.context.include_declaration
        found = references(ls.checked.resolved, here.symbol, declaration=declaration)
        return [ls.location(span) for span in found]

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(ls: EditionServer, params: lsp.PrepareRenameParams) -> lsp.Range | None:
        here = ls.at(params.text_document.uri, params.position)
        return ls.range(here.span) if here else None

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    def renamed(ls: EditionServer, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        here = ls.at(params.text_document.uri, params.position)
        if here is None or ls.checked is None:
            return None
        spans = rename(ls.checked.resolved, here.symbol, params.new_name)
        if isinstance(spans, str):
            ls.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, spans))
            return None
        changes: dict[str, list[lsp.TextEdit]] = {}
        for span in spans:
            edit = lsp.TextEdit(ls.range(span), params.new_name)
            changes.setdefault(ls.uri(span), []).append(edit)
        return lsp.WorkspaceEdit(changes=changes)

    options = lsp.CompletionOptions(trigger_characters=["@", "^", ":"])

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, options)
    def complete(ls: EditionServer, params: lsp.CompletionParams) -> lsp.CompletionList:
        items: list[lsp.CompletionItem] = []
        uri, position = params.text_document.uri, params.position
        if ls.checked is not None:
            offset = ls.offset(uri, position)
            source = ls.workspace.get_text_document(uri).source.replace("\r\n", "\n")
            before = source[:offset].rsplit("\n", 1)[-1]
            stem = Path(ls.path(uri)).stem
            for word in completions(ls.checked.resolved, stem, before, ls.printed):
                start = lsp.Position(position.line, position.character - word.typed)
                edit = lsp.TextEdit(lsp.Range(start, position), word.word)
                items.append(
                    lsp.CompletionItem(
                        word.word,
                        kind=lsp.CompletionItemKind.Reference,
                        documentation=word.detail,
                        text_edit=edit,
                    )
                )
        return lsp.CompletionList(is_incomplete=False, items=items)

    return server
