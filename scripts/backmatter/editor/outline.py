"""What a file holds, for an editor's outline: headings with their text, notes, entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from backmatter.editor.words import in_a_line, in_short
from backmatter.model import Act, Block, Document, Entry, Note, NoteRef
from backmatter.resolve import Resolved
from backmatter.text import Span


@dataclass(frozen=True)
class Part:
    """One thing in a file, and what stands below it."""

    kind: Literal["section", "passage", "mark", "note", "entry"]
    name: str
    """A line that is never empty; all that an editor shows for certain."""
    detail: str
    whole: Span
    named: Span
    """Where it is named, within `whole`: where the cursor should go."""
    parts: tuple[Part, ...] = ()


def outline(resolved: Resolved, path: str) -> tuple[Part, ...]:
    """What a file of the edition holds; nothing for a file that is none of its texts."""
    corpus = resolved.corpus
    for act in (*corpus.acts, *corpus.frames):
        for document in act.documents:
            if document.file.path == path:
                text = _text(resolved, act) if document is act.document else ()
                return (*text, *_notes(resolved, act.stem, document))
    for document in corpus.orphans:
        if document.file.path == path:
            return _notes(resolved, "", document)
    return tuple(_entry(entry) for entry in _entries(resolved) if entry.span.path == path)


def entries_with(resolved: Resolved, query: str) -> tuple[Part, ...]:
    """The entries whose key, author, title or year has each word of the query."""
    wanted = query.casefold().split()
    found = (_entry(entry) for entry in _entries(resolved))
    return tuple(p for p in found if all(word in p.name.casefold() for word in wanted))


def _entries(resolved: Resolved) -> list[Entry]:
    """All entries in the order of their places; sound ones, cut ones and repeated ones."""
    bibliography = resolved.corpus.bibliography
    entries = (*bibliography.entries.values(), *bibliography.repeated)
    files = {file.path: number for number, file in enumerate(bibliography.files)}
    return sorted(entries, key=lambda e: (files[e.span.path], e.span.start))


def _entry(entry: Entry) -> Part:
    short = in_short(entry)
    name = entry.key if short == entry.key else f"{entry.key}: {in_a_line(short)}"
    return Part("entry", name, f"@{entry.type}", entry.span, entry.key_span)


def _text(resolved: Resolved, act: Act) -> tuple[Part, ...]:
    marks: dict[int, list[Part]] = {}
    for ref in act.refs:
        marks.setdefault(ref.block, []).append(_mark(resolved, act, ref))
    is_act = any(act is other for other in resolved.corpus.acts)  # a page may be called as one
    ids = resolved.ids[act.stem] if is_act else [block.id for block in act.blocks]
    blocks = [
        (block.level, _block(block, id_, marks.get(number, ())))
        for number, (block, id_) in enumerate(zip(act.blocks, ids, strict=True))
        if block.level or block.is_passage
    ]
    return tuple(_nested(blocks))


def _nested(flat: Sequence[tuple[int, Part]]) -> Iterator[Part]:
    """Blocks with their levels: each heading holds what follows up to the next of its rank."""
    at = 0
    while at < len(flat):
        level, part = flat[at]
        end = at + 1
        while level and end < len(flat) and not 0 < flat[end][0] <= level:
            end += 1
        if end > at + 1:
            whole = Span(part.whole.file, part.whole.start, flat[end - 1][1].whole.end)
            below = _nested(flat[at + 1 : end])
            part = replace(part, whole=whole, parts=(*part.parts, *below))
        yield part
        at = end


def _block(block: Block, id_: str, marks: Iterable[Part]) -> Part:
    words = in_a_line(block.text or block.span.text) or "…"
    parts, address = tuple(marks), f"#{id_}" if id_ else ""
    if block.level:
        return Part("section", words, address, block.span, block.span, parts)
    name = f"{id_} {words}" if id_ else words
    return Part("passage", name, address, block.span, block.span.part(0, 0), parts)


def _mark(resolved: Resolved, act: Act, ref: NoteRef) -> Part:
    numbered = resolved.by_label.get((act.stem, ref.label))
    words = in_a_line(numbered.note.text) if numbered and numbered.note else ""
    detail = f"note {numbered.number}" if numbered else ""
    return Part("mark", f"[^{ref.label}] {words}".rstrip(), detail, ref.span, ref.span)


def _notes(resolved: Resolved, act: str, document: Document) -> tuple[Part, ...]:
    return tuple(_note(resolved, act, note) for note in document.notes)


def _note(resolved: Resolved, act: str, note: Note) -> Part:
    """A note by its number; one without a mark has its label alone."""
    numbered = resolved.by_label.get((act, note.label))
    mark = f"[^{note.label}]"
    number = str(numbered.number) if numbered else mark
    name = f"{number} {in_a_line(note.text)}".rstrip()
    named = note.span.part(0, 0) if note.label_span.end > note.span.end else note.label_span
    return Part("note", name, mark if numbered else "no mark", note.span, named)
