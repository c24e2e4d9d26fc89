"""The editor server: the Language Server Protocol 3.17 for an edition, by pygls.

It reads the files as the editor shows them, saved or not, and answers from the same check
that the command line runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from logging import LogRecord, getLogger
from pathlib import Path

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from backmatter.adapters.lsp_server import EditionServer, RefusedError
from backmatter.adapters.lsp_symbols import offer_symbols
from backmatter.diagnostics import Diagnostic, Edit
from backmatter.editor.symbols import definition, references, rename
from backmatter.editor.words import completions, hover, in_a_line

_WATCHED = "**/*.{md,bib,yml,yaml,cff,toml}"
_MEND_ALL = "Mend everything in the edition that is mechanical"
_SOURCE = {lsp.CodeActionKind.Source, lsp.CodeActionKind.SourceFixAll}


def make_server() -> EditionServer:
    """A server with every feature; `start_io()` runs it."""
    getLogger("pygls.protocol.json_rpc").addFilter(_is_news)
    server = EditionServer()
    _follow(server)
    _answer(server)
    offer_symbols(server)
    _change(server)
    return server


def _is_news(record: LogRecord) -> bool:
    """Whether a line belongs in the editor's log: not what was refused on purpose, nor that a
    request was withdrawn after its answer.
    """
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, RefusedError) and "Cancel notif" not in str(record.msg)


def _follow(server: EditionServer) -> None:
    """What the editor opens, changes and closes."""

    @server.feature(lsp.INITIALIZED)
    def initialized(ls: EditionServer, _: lsp.InitializedParams) -> None:
        folders = [to_fs_path(folder.uri) for folder in ls.workspace.folders.values()]
        ls.find_edition(Path(f) for f in (*folders, ls.workspace.root_path) if f)
        _watch(ls)
        ls.refresh()
        ls.print_entries()

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: EditionServer, params: lsp.DidOpenTextDocumentParams) -> None:
        path = to_fs_path(params.text_document.uri)
        if ls.settings is None and path:
            ls.find_edition([Path(path).parent])
        ls.refresh_soon()

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def changed(ls: EditionServer, _: object) -> None:
        ls.refresh_soon()

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def saved(ls: EditionServer, _: object) -> None:
        ls.settings_changed()
        ls.refresh()
        ls.print_entries()


def _watch(ls: EditionServer) -> None:
    """Have the editor tell what others do to the files."""
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        method = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
        options = lsp.DidChangeWatchedFilesRegistrationOptions(
            [lsp.FileSystemWatcher(_WATCHED)]
        )
        registration = lsp.Registration("backmatter-files", method, options)
        ls.client_register_capability(lsp.RegistrationParams([registration]))


def _answer(server: EditionServer) -> None:
    """What the editor asks."""

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

    options = lsp.CompletionOptions(trigger_characters=["@", "^", ":"])

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, options)
    def complete(ls: EditionServer, params: lsp.CompletionParams) -> lsp.CompletionList:
        return lsp.CompletionList(is_incomplete=False, items=list(_words(ls, params)))


def _words(ls: EditionServer, params: lsp.CompletionParams) -> Iterator[lsp.CompletionItem]:
    uri, position = params.text_document.uri, params.position
    checked, lines = ls.current(), ls.lines(uri)
    if checked is None or position.line >= len(lines):
        return
    codec, line = ls.workspace.position_codec, lines[position.line]
    before = line[: codec.position_from_client_units(lines, position).character]
    stem = Path(ls.path(uri)).stem
    for word in completions(checked.resolved, stem, before, ls.printed):
        typed = codec.client_num_units(before[len(before) - word.typed :])
        start = lsp.Position(position.line, position.character - typed)
        yield lsp.CompletionItem(
            word.word,
            kind=lsp.CompletionItemKind.Reference,
            label_details=lsp.CompletionItemLabelDetails(description=in_a_line(word.detail)),
            documentation=word.detail,
            filter_text=word.word,  # Neovim takes a list with edits for one that is filtered
            text_edit=lsp.TextEdit(lsp.Range(start, position), word.word),
        )


def _change(server: EditionServer) -> None:
    """What changes the text for the author."""

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
            return _refused(ls, spans)
        return ls.edit(Edit(span, params.new_name) for span in spans)

    kinds = [lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.SourceFixAll]
    options = lsp.CodeActionOptions(code_action_kinds=kinds, resolve_provider=True)

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, options)
    def offer(ls: EditionServer, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return list(_actions(ls, params))

    @server.feature(lsp.CODE_ACTION_RESOLVE)
    def resolve(ls: EditionServer, action: lsp.CodeAction) -> lsp.CodeAction:
        if action.edit is None:
            action.edit = ls.mend_all()
        return action


def _refused(ls: EditionServer, why: str) -> lsp.WorkspaceEdit:
    """A renaming that cannot be, with the reason shown.

    VS Code hands one that fails to its own Markdown server, which writes the new name over the
    whole citation. It and its kin, known by the annotations they heed, get no edits instead.
    """
    document = ls.client_capabilities.text_document
    renaming = document.rename if document else None
    if not (renaming and renaming.honors_change_annotations):
        raise RefusedError(why)
    ls.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, why))
    return lsp.WorkspaceEdit(document_changes=[])


def _actions(ls: EditionServer, params: lsp.CodeActionParams) -> Iterator[lsp.CodeAction]:
    """To mend each finding that is in the range by itself, and to mend everything.

    Where a finding can only be mended with all others, that is its quick fix: VS Code lists
    under its light bulb nothing that concerns a whole source.
    """
    checked, name = ls.current(), ls.path(params.text_document.uri)
    mendable = [
        d for d in (checked.diagnostics if checked else ()) if d.edits or d.rule.fixable
    ]
    here = [d for d in mendable if d.span.path == name and _touches(ls, d, params.range)]
    fix = lsp.CodeActionKind.QuickFix
    only = params.context.only or [fix, lsp.CodeActionKind.SourceFixAll]
    for found in here if fix in only else ():
        if found.edits:
            yield lsp.CodeAction(
                found.remedy,
                kind=fix,
                diagnostics=[ls.diagnostic(found)],
                edit=ls.edit(found.edits),
            )
    with_all = [ls.diagnostic(d) for d in here if not d.edits] if fix in only else []
    if with_all:  # what is mended is worked out when it is chosen
        yield lsp.CodeAction(_MEND_ALL, kind=fix, diagnostics=with_all)
    elif mendable and not _SOURCE.isdisjoint(only):
        yield lsp.CodeAction(_MEND_ALL, kind=lsp.CodeActionKind.SourceFixAll)


def _touches(ls: EditionServer, found: Diagnostic, asked: lsp.Range) -> bool:
    here = ls.range(found.span)
    return _key(here.start) <= _key(asked.end) and _key(asked.start) <= _key(here.end)


def _key(position: lsp.Position) -> tuple[int, int]:
    return position.line, position.character
