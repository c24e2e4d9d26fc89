"""The outline of a file and the search for entries, as the protocol has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types as lsp

from backmatter.adapters.lsp_server import EditionServer
from backmatter.editor.outline import Part, entries_with, outline

_KIND = {
    "section": lsp.SymbolKind.Module,
    "passage": lsp.SymbolKind.String,
    "mark": lsp.SymbolKind.Key,
    "note": lsp.SymbolKind.Field,
    "entry": lsp.SymbolKind.Object,
}


def offer_symbols(server: EditionServer) -> None:
    """Have the server tell what a file holds, and find entries in the whole edition."""

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def tell(
        ls: EditionServer, params: lsp.DocumentSymbolParams
    ) -> list[lsp.DocumentSymbol] | list[lsp.SymbolInformation]:
        checked = ls.current()
        if checked is None:
            return []
        parts = outline(checked.resolved, ls.path(params.text_document.uri))
        if _takes_trees(ls):
            return [_tree(ls, part) for part in parts]
        return list(_listed(ls, parts))

    @server.feature(lsp.WORKSPACE_SYMBOL)
    def find(
        ls: EditionServer, params: lsp.WorkspaceSymbolParams
    ) -> list[lsp.SymbolInformation]:
        checked = ls.current()
        found = entries_with(checked.resolved, params.query) if checked else ()
        return list(_listed(ls, found))


def _takes_trees(ls: EditionServer) -> bool:
    """Whether the editor takes symbols that hold others; older ones want a list."""
    document = ls.client_capabilities.text_document
    symbols = document.document_symbol if document else None
    return bool(symbols and symbols.hierarchical_document_symbol_support)


def _tree(ls: EditionServer, part: Part) -> lsp.DocumentSymbol:
    return lsp.DocumentSymbol(
        part.name,
        _KIND[part.kind],
        ls.range(part.whole),
        ls.range(part.named),
        part.detail,
        children=[_tree(ls, below) for below in part.parts],
    )


def _listed(
    ls: EditionServer, parts: Sequence[Part], within: str | None = None
) -> Iterator[lsp.SymbolInformation]:
    for part in parts:
        place = lsp.Location(ls.uri(part.whole.path), ls.range(part.named))
        yield lsp.SymbolInformation(place, part.name, _KIND[part.kind], container_name=within)
        yield from _listed(ls, part.parts, part.name)
