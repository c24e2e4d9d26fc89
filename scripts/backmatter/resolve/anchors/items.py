"""Everything in an edition that has an address of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from backmatter.fingerprint import fingerprint, opening
from backmatter.ledger import WORKS, Kind
from backmatter.model import Act, Corpus, Entry, NoteRef
from backmatter.resolve.resolved import NumberedNote
from backmatter.text import Span

_BRACES = re.compile(r"[{}]")


@dataclass(frozen=True)
class Item:
    """A section, a passage, a note or a work of today, before it has its address."""

    page: str
    kind: Kind
    own: str | int
    """What tells it from the others of its page and kind: block, label or key."""
    words: str
    opens: str
    span: Span
    wanted: str = ""
    """The id that the source gives it."""
    place: str = ""
    marks: int = 1
    number: int = 0
    """For a note, its number."""
    body: Span | None = None
    """For a note, where its text is written; `span` is its mark."""
    refs: tuple[NoteRef, ...] = ()
    """For a note, all its marks."""


def items_of(corpus: Corpus, notes: Sequence[NumberedNote]) -> tuple[Item, ...]:
    """The items of all pages, page by page in the order of the text; works stand last."""
    found: list[Item] = []
    by_act = {stem: list(own) for stem, own in groupby(notes, lambda n: n.act.stem)}
    for act in corpus.acts:
        found += _blocks(act)
        found += map(_note, by_act.get(act.stem, ()))
    found += (_work(entry) for entry in corpus.bibliography.entries.values())
    return tuple(found)


def _blocks(act: Act) -> Iterator[Item]:
    for index, block in enumerate(act.blocks):
        if block.level or block.is_passage:
            yield Item(
                page=act.stem,
                kind=Kind.SECTION if block.level else Kind.PASSAGE,
                own=index,
                words=block.words,
                opens=opening(block.text or block.span.text),
                span=block.span,
                wanted=block.id,
            )


def _note(numbered: NumberedNote) -> Item:
    ref = numbered.marks[0].ref
    note = numbered.note
    return Item(
        page=numbered.act.stem,
        kind=Kind.NOTE,
        own=numbered.label,
        words=note.words if note else "",
        opens=opening(note.text) if note else "",
        span=ref.span,
        place=ref.behind,
        marks=len(numbered.marks),
        number=numbered.number,
        body=note.span if note else None,
        refs=tuple(mark.ref for mark in numbered.marks),
    )


def _work(entry: Entry) -> Item:
    return Item(
        page=WORKS,
        kind=Kind.WORK,
        own=entry.key,
        words=fingerprint(" ".join((entry.type, *entry.fields.values()))),
        opens=opening(_BRACES.sub("", entry.get("shorttitle", "title", "maintitle"))),
        span=entry.key_span,
        wanted=entry.key,
    )
