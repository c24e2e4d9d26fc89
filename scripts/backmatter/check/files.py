"""Files as such, and their front matter."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from backmatter import rules
from backmatter.check.citations import clusters_of
from backmatter.diagnostics import Diagnostic, did_you_mean, nearest
from backmatter.model import Act, Corpus
from backmatter.resolve import Resolved
from backmatter.text import SourceFile, Span

_FIELDS = ("title", "subtitle", "order", "abstract", "keywords", "label")
_OF_PAGES = ("title", "description", "hide", "search", "template", "status", "icon", "tags")
_PARTS = ("navigation", "toc", "path", "footer", "tags", "feedback")
_COUNTED = re.compile(r".*(?:\d|\b[IVXLCDM]+)\W*")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) [^\n]*", re.MULTILINE)


def check_files(resolved: Resolved) -> Iterator[Diagnostic]:
    """Byte-order marks and line ends of every file; the front matter of every act."""
    for file in files_of(resolved.corpus):
        yield from _bytes(file)
        if file is not resolved.corpus.ledger.file:
            yield from _conflict(file)
    for act in resolved.corpus.acts:
        yield from _unknown_fields(act, _FIELDS)
        yield from _texts(act, ("title", "subtitle", "abstract", "label"))
    for page in resolved.corpus.frames:
        yield from _unknown_fields(page, _OF_PAGES)
        yield from _texts(page, ("title", "description"))
        yield from _hidden(page)
    yield from _orders(resolved.corpus)
    yield from _labels(resolved.corpus)
    yield from _no_entries(resolved.corpus)


def files_of(corpus: Corpus) -> Iterator[SourceFile]:
    """Every source file of the edition."""
    for act in corpus.acts:
        yield act.document.file
        if act.notes_document:
            yield act.notes_document.file
    for page in corpus.frames:
        yield page.document.file
    for orphan in corpus.orphans:
        yield orphan.file
    yield from corpus.bibliography.files
    yield from corpus.apparatus.files
    if corpus.ledger.file:
        yield corpus.ledger.file


def _no_entries(corpus: Corpus) -> Iterator[Diagnostic]:
    """Citations, and a bibliography that could be read and is empty."""
    files = corpus.bibliography.files
    if corpus.bibliography.entries or not files or not corpus.bibliography.is_readable:
        return
    clusters = (c for a in corpus.acts for d in a.documents for c in clusters_of(d))
    if keys := {cite.key for cluster in clusters for cite in cluster.cites}:
        yield rules.BIBLIOGRAPHY_HAS_ENTRIES.at(files[0].line_span(1), count=len(keys))


def _bytes(file: SourceFile) -> Iterator[Diagnostic]:
    if file.had_bom:
        yield rules.NO_BYTE_ORDER_MARK.at(Span(file, 0, 0))
    if file.mixed_line_ends:
        yield rules.ONE_LINE_END.at(file.line_span(1))
    elif file.had_crlf:
        yield rules.LINE_END_IS_LF.at(file.line_span(1))


def _conflict(file: SourceFile) -> Iterator[Diagnostic]:
    """The lines that git leaves where two versions do not agree, from first to last."""
    if "<<<<<<< " in file.text or ">>>>>>> " in file.text:
        marks = list(_CONFLICT.finditer(file.text))
        if marks:
            yield rules.NO_CONFLICT.at(Span(file, marks[0].start(), marks[-1].end()))


def _unknown_fields(act: Act, fields: Collection[str]) -> Iterator[Diagnostic]:
    for name in act.document.meta:
        known = nearest(name.lower(), fields, cutoff=0.75)
        if name not in fields and known and known not in act.document.meta:
            span = field_span(act.document.file, name)
            hint = did_you_mean(name.lower(), fields)
            yield rules.FIELD_KNOWN.at(span, field=name, hint=hint, known=known)


def _texts(act: Act, names: Iterable[str]) -> Iterator[Diagnostic]:
    """These fields hold words, and no list."""
    for name in names:
        if isinstance(act.document.meta.get(name), list | dict):
            span = field_span(act.document.file, name)
            yield rules.FIELD_FITS.at(span, field=name, expected="a text", example="…")


def _hidden(page: Act) -> Iterator[Diagnostic]:
    """The parts of a page that Material for MkDocs hides are named as it knows them."""
    hidden = page.document.meta.get("hide")
    for part in hidden if isinstance(hidden, list) else [hidden] if hidden else ():
        if part not in _PARTS and nearest(str(part), _PARTS):
            span = field_span(page.document.file, "hide")
            hint = did_you_mean(str(part), _PARTS)
            yield rules.FIELD_KNOWN.at(
                span, field=f"hide: {part}", hint=hint, known=nearest(str(part), _PARTS)
            )


def field_span(file: SourceFile, name: str) -> Span:
    """Where the front matter has the field `name`; the file's beginning if it has not."""
    at = file.text.find(f"\n{name}:")
    return Span(file, at + 1, at + 1 + len(name)) if at >= 0 else file.line_span(1)


def _orders(corpus: Corpus) -> Iterator[Diagnostic]:
    seen: dict[float, Act] = {}
    ordered = any("order" in act.document.meta for act in corpus.acts)
    for act in corpus.acts:
        file = act.document.file
        if "order" not in act.document.meta:
            if ordered and act.document.meta:
                span = file.line_span(1)
                expected = "a number, as in the other acts"
                yield rules.FIELD_FITS.at(span, field="order", expected=expected, example=2)
            continue
        if act.order in seen:
            span = field_span(act.document.file, "order")
            other = seen[act.order].document.file.path
            yield rules.ORDER_IS_UNIQUE.at(span, order=f"{act.order:g}", other=other)
        else:
            seen[act.order] = act


def _labels(corpus: Corpus) -> Iterator[Diagnostic]:
    """No two acts are counted as the same: `Act II`."""
    seen: dict[str, Act] = {}
    for act in corpus.acts:
        first = seen.setdefault(act.label, act)
        if first is not act and _COUNTED.fullmatch(act.label):
            span, other = field_span(act.document.file, "label"), first.document.file.path
            yield rules.LABEL_IS_UNIQUE.at(span, label=act.label, other=other)
