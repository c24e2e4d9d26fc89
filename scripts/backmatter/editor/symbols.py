"""Notes and entries by position: definition, references, renaming."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from backmatter.model import Act, Cluster, Entry, Link
from backmatter.resolve import Resolved
from backmatter.resolve.links import BIB
from backmatter.text import Span

_LABEL = re.compile(r"[^\s\[\]^]+")
_LINK = re.compile(rf"\]\({BIB}([^\s()]+)\)")
_RELATED = ("crossref", "xref", "xdata", "related", "entryset")
"""Fields whose value is a key or a list of keys (BibLaTeX)."""
_KEY = re.compile(r"[^\W_][\w:.#$%&\-+?<>~/]*|_\w+")


@dataclass(frozen=True)
class Symbol:
    """A note of an act, or an entry."""

    kind: Literal["note", "entry"]
    name: str
    """The note's label, or the entry's key."""
    act: str = ""
    """The stem of the note's act."""


@dataclass(frozen=True)
class Occurrence:
    """One place that names a symbol."""

    symbol: Symbol
    span: Span
    """The name alone, without brackets: what a renaming changes."""
    whole: Span
    """The mark, citation, link or definition."""
    defines: bool = False


def occurrences(resolved: Resolved) -> Iterator[Occurrence]:
    """Every place of the edition that names a note or an entry."""
    corpus = resolved.corpus
    for act in (*corpus.acts, *corpus.frames):
        yield from _in_act(act)
    for file in corpus.apparatus.files:
        for match in _LINK.finditer(file.text):
            yield _entry(match[1], Span(file, *match.span(1)), Span(file, *match.span()))
    for entry in (*corpus.bibliography.entries.values(), *corpus.bibliography.repeated):
        symbol = Symbol("entry", entry.key)
        yield Occurrence(symbol, entry.key_span, entry.span, defines=True)
        yield from _in_entry(entry)


def symbol_at(resolved: Resolved, path: str, offset: int) -> Occurrence | None:
    """What stands at an offset of a file; of nested places the smallest."""
    hits = [
        o
        for o in occurrences(resolved)
        if o.whole.path == path and o.whole.start <= offset <= o.whole.end
    ]
    named = [o for o in hits if o.span.start <= offset <= o.span.end]
    marks = [o for o in hits if not o.defines]
    return min(named or marks, key=lambda o: o.whole.end - o.whole.start, default=None)


def definition(resolved: Resolved, symbol: Symbol) -> Span | None:
    """Where the note or the entry is defined."""
    places = (o for o in occurrences(resolved) if o.symbol == symbol and o.defines)
    first = next(places, None)
    return first.whole if first else None


def references(resolved: Resolved, symbol: Symbol, *, declaration: bool) -> tuple[Span, ...]:
    """Every place that refers to the symbol, and the one that defines it if asked for."""
    return tuple(
        o.whole if not o.defines else o.span
        for o in occurrences(resolved)
        if o.symbol == symbol and (declaration or not o.defines)
    )


def rename(resolved: Resolved, symbol: Symbol, new: str) -> tuple[Span, ...] | str:
    """The spans that the new name replaces, or why it cannot be given."""
    pattern = _LABEL if symbol.kind == "note" else _KEY
    if not pattern.fullmatch(new):
        return f"“{new}” cannot be {'a label' if symbol.kind == 'note' else 'a key'}"
    found = list(occurrences(resolved))
    taken = Symbol(symbol.kind, new, symbol.act)
    if new != symbol.name and any(o.symbol == taken for o in found):
        return f"“{new}” is taken already"
    return tuple(o.span for o in found if o.symbol == symbol)


def _in_act(act: Act) -> Iterator[Occurrence]:
    for ref in act.refs:
        yield _mark(act, ref.label, ref.span)
    yield from _cited(act.document.clusters)
    yield from _named(act.document.links)
    for note in act.notes:
        name = note.label_span.part(2, len(note.label_span.text) - 1)
        yield Occurrence(Symbol("note", note.label, act.stem), name, note.span, defines=True)
        for ref in note.refs:
            yield _mark(act, ref.label, ref.span)
        yield from _cited(note.clusters)
        yield from _named(note.links)


def _in_entry(entry: Entry) -> Iterator[Occurrence]:
    """The entries that an entry names."""
    for name in _RELATED:
        if span := entry.field_spans.get(name):
            for match in re.finditer(r"[^\s,{}\"]+", span.text):
                key = Span(span.file, span.start + match.start(), span.start + match.end())
                yield _entry(match[0], key, key)


def _entry(key: str, span: Span, whole: Span) -> Occurrence:
    return Occurrence(Symbol("entry", key), span, whole)


def _mark(act: Act, label: str, span: Span) -> Occurrence:
    name = span.part(2, len(span.text) - 1)
    return Occurrence(Symbol("note", label, act.stem), name, span)


def _cited(clusters: tuple[Cluster, ...]) -> Iterator[Occurrence]:
    for cluster in clusters:
        for cite in cluster.cites:
            yield _entry(cite.key, cite.key_span, cite.span)


def _named(links: tuple[Link, ...]) -> Iterator[Occurrence]:
    for link in links:
        at = link.span.text.rfind(f"({BIB}")
        if not link.href.startswith(BIB) or at < 0:
            continue
        key = link.href.removeprefix(BIB)
        start = link.span.start + at + 1 + len(BIB)
        yield _entry(key, Span(link.span.file, start, start + len(key)), link.span)
