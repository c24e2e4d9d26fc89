"""Files as such, and their front matter."""

from __future__ import annotations

from collections.abc import Iterator

from backmatter import rules
from backmatter.diagnostics import Diagnostic, did_you_mean, nearest
from backmatter.model import Act, Corpus
from backmatter.resolve import Resolved
from backmatter.text import SourceFile, Span

_FIELDS = ("title", "subtitle", "order", "abstract", "keywords")


def check_files(resolved: Resolved) -> Iterator[Diagnostic]:
    """Byte-order marks and line ends of every file; the front matter of every act."""
    for file in files_of(resolved.corpus):
        yield from _bytes(file)
    for act in resolved.corpus.acts:
        yield from _unknown_fields(act)
    yield from _orders(resolved.corpus)


def files_of(corpus: Corpus) -> Iterator[SourceFile]:
    """Every source file of the edition."""
    for act in corpus.acts:
        yield act.document.file
        if act.notes_document:
            yield act.notes_document.file
    for orphan in corpus.orphans:
        yield orphan.file
    yield from corpus.bibliography.files
    yield from corpus.apparatus.files
    if corpus.ledger.file:
        yield corpus.ledger.file


def _bytes(file: SourceFile) -> Iterator[Diagnostic]:
    if file.had_bom:
        yield rules.NO_BYTE_ORDER_MARK.at(Span(file, 0, 0))
    if file.mixed_line_ends:
        yield rules.ONE_LINE_END.at(file.line_span(1))
    elif file.had_crlf:
        yield rules.LINE_END_IS_LF.at(file.line_span(1))


def _unknown_fields(act: Act) -> Iterator[Diagnostic]:
    for name in act.document.meta:
        known = nearest(name.lower(), _FIELDS, cutoff=0.75)
        if name not in _FIELDS and known and known not in act.document.meta:
            span = field_span(act.document.file, name)
            hint = did_you_mean(name.lower(), _FIELDS)
            yield rules.FIELD_KNOWN.at(span, field=name, hint=hint, known=known)


def field_span(file: SourceFile, name: str) -> Span:
    """Where the front matter has the field `name`; the file's beginning if it has not."""
    at = file.text.find(f"\n{name}:")
    return Span(file, at + 1, at + 1 + len(name)) if at >= 0 else file.line_span(1)


def _orders(corpus: Corpus) -> Iterator[Diagnostic]:
    seen: dict[float, Act] = {}
    for act in corpus.acts:
        if "order" not in act.document.meta:
            continue
        if act.order in seen:
            span = field_span(act.document.file, "order")
            other = seen[act.order].document.file.path
            yield rules.ORDER_IS_UNIQUE.at(span, order=f"{act.order:g}", other=other)
        else:
            seen[act.order] = act
