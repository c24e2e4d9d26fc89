"""All notes -> what each cites, in order, and the works they cite together.

Two passes: the first collects what is cited in full, so that the second knows the names and
titles which short forms may use. A short form that could mean two works means neither: it
is left as it stands, with its candidates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from backmatter.importer import short
from backmatter.importer.article import Rich, SourceNote
from backmatter.importer.collect import (
    Found,
    families_of,
    first_looks,
    full_references,
    is_idem,
    register_all,
    work_of,
)
from backmatter.importer.draft import Reference
from backmatter.importer.items import Item, ReadNote, State
from backmatter.importer.meaning import by_names, resolved
from backmatter.importer.registry import Registry, Work, fold
from backmatter.importer.segment import pieces


def read_notes(
    notes: Sequence[SourceNote],
    known: Iterable[Work] = (),
    progress: Callable[[int, int], None] | None = None,
) -> tuple[tuple[ReadNote, ...], Registry]:
    """Every note with its citations, and the works of all of them."""
    cut = [pieces(note.content) for note in notes]
    looks = [first_looks(note, parts) for note, parts in zip(notes, cut, strict=True)]
    families = families_of(notes, looks) | {f for work in known for f in work.families}
    state = State(Registry())
    for work in known:
        state.registry.index(work)
    full = [
        full_references(n, c, x, families) for n, c, x in zip(notes, cut, looks, strict=True)
    ]
    register_all(notes, full, state.registry)
    read: list[ReadNote] = []
    for i, note in enumerate(notes):
        read.append(_note(note, cut[i], full[i], state))
        if progress:
            progress(i + 1, len(notes))
    _complete_names(state.registry.works)
    return tuple(read), state.registry


def _complete_names(works: Sequence[Work]) -> None:
    """A family name alone gets the given name that another note has, if only one has one."""
    known: dict[str, set[str]] = {}
    for work in works:
        if work.fields.get("author") and len(work.names) == 1 and "," in work.names[0]:
            known.setdefault(work.families[0], set()).add(work.fields["author"])
    for work in works:
        author = work.fields.get("author", "")
        full = known.get(fold(author), set())
        if author and " " not in author and len(full) == 1 and not work.existing:
            work.fields["author"] = next(iter(full))


def _note(
    note: SourceNote, parts: list[tuple[int, int]], full: Found, state: State
) -> ReadNote:
    state.here, state.label = [], note.label
    items: list[Item] = []
    for (start, end), found in zip(parts, full, strict=True):
        at = start
        for reference in found:
            items += _before(note, at, reference.start, state)
            items.append(_cited(note, reference, state))
            at = reference.end
        items += _rest(note, at, end, state)
    if state.here or items:
        state.last = state.here
    else:
        state.last = [None] if state.last else []
    state.cited_in[note.label] = [w for w in state.here if w]
    return ReadNote(note.label, note.content, tuple(items))


def _cited(note: SourceNote, ref: Reference, state: State) -> Item:
    author: tuple[str, str] | tuple[()] = ()
    doubts = list(ref.doubts)
    if is_idem(ref):
        before = state.previous()
        if before and before.fields.get("author"):
            author = ("author", before.fields["author"])
        elif before and before.fields.get("editor"):
            author = ("author", before.fields["editor"])
        else:
            doubts.append("“idem” with nobody before it")
    work = work_of(note, ref, state.registry, author)
    noted = (*(d for d in doubts if d != "no author"), *work.doubts)
    doubts = [d for d in dict.fromkeys(noted) if d != "institution"]
    alias = ref.span("shorthand")
    if alias:
        state.registry.aliases[note.content.text[alias.start : alias.end]] = work
    _remember(work, state)
    span = (ref.start, ref.end)
    return Item(*span, "full", work, ref.fields, ref.places, (), tuple(doubts), ref.confidence)


def _remember(work: Work | None, state: State) -> None:
    state.here.append(work)
    if work:
        work.notes.add(state.label)


def _before(note: SourceNote, start: int, end: int, state: State) -> list[Item]:
    """Short forms in the prose that leads up to a full reference."""
    return _rest(note, start, end, state) if end - start > 25 else []


def _rest(note: SourceNote, start: int, end: int, state: State) -> list[Item]:
    """The short form in a stretch without a full reference, if it holds one."""
    if not note.content.text[start:end].strip(" .;,:()"):
        return []
    found = _read_short(note.content, start, end, state)
    if found is None:
        return []
    item = resolved(note, found, state)
    if item.work is None and found.in_prose and not found.places:
        return []  # a name and some words in italics, no citation
    _remember(item.work, state)
    after = _rest(note, item.end, end, state) if end - item.end > 12 else []
    return [item, *after]


def _read_short(content: Rich, start: int, end: int, state: State) -> short.Short | None:
    registry = state.registry
    ibid = short.ibid(content, start, end)
    if ibid:
        return ibid
    if state.here and (found := short.dated(content, start, end)) and _is_news(state.here[-1]):
        return found
    if registry.aliases and (found := short.alias(content, start, end, list(registry.aliases))):
        return found

    def knows(names: str) -> bool:
        return bool(by_names(names, registry))

    found = short.named(content, start, end, knows, search=True)
    if found is None:
        found = short.titled(content, start, end, registry.knows_title)
    if found is None and state.here:
        found = short.pages(content, start, end)
    return found


def _is_news(work: Work | None) -> bool:
    return work is not None and "journaltitle" in work.fields and "title" not in work.fields
