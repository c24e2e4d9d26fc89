"""Following every mark, note, citation and link to where it leads."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from backmatter import rules
from backmatter.config import Scope
from backmatter.diagnostics import Diagnostic, Diagnostics, did_you_mean, nearest
from backmatter.ledger import WORKS, Address
from backmatter.model import Act, Cluster, Corpus, Link, Note, NoteRef
from backmatter.resolve.anchors import Anchors, find_anchors, mark_ids
from backmatter.resolve.appearances import find_appearances
from backmatter.resolve.positions import positions
from backmatter.resolve.published import Published
from backmatter.resolve.resolved import Mark, NumberedNote, Resolved, Use

BIB = "bib:"
"""The scheme of a link from the text to an entry: `bib:carr1974`."""
_CITE = "Remove the entry, or cite it in a note or link it from the text as `[…](bib:{key})`."
_LOST = (
    "It has been published, so that a citation of it is lost: put it back, as the version "
    "before has it, or link it from the text as `[…](bib:{key})`, or remove the entry."
)


def resolve(
    corpus: Corpus, numbering: Scope = "edition", scope: Scope = "edition"
) -> tuple[Resolved, Diagnostics]:
    """Number the notes in the order of their first marks and follow every reference.

    `scope` is within what a first citation is the first.
    """
    found: list[Diagnostic] = []
    notes: list[NumberedNote] = []
    without_mark: list[tuple[Act, Note]] = []
    everywhere = {n.label: n for act in corpus.acts for n in act.notes}
    marks = {ref.label: (act, ref) for act in corpus.acts for ref in act.refs}
    for act in corpus.acts:
        start = 0 if numbering == "page" else len(notes)
        defined = _first_of_each(act, found)
        published = Published(corpus.ledger, act)
        numbered = _number(act, published, defined, start, everywhere, found)
        notes += numbered
        without_mark += _unreferred(act, published, numbered, marks, found)
        _check_bodies(act, published, found)
        if _lacks_all(act) and (
            act.notes_document is None or act.notes_document.file.is_readable
        ):
            found.append(_without_notes(act))
    anchors, unanchored = find_anchors(corpus, notes, numbering)
    notes = [_addressed(n, anchors) for n in notes]
    resolved = Resolved(
        corpus=corpus,
        notes=tuple(notes),
        without_mark=tuple(without_mark),
        uses=_uses(corpus, notes, found),
        ids=anchors.blocks,
        by_label={(n.act.stem, n.label): n for n in notes},
        landing=anchors.landing,
        ledger=anchors.ledger,
        positions=positions(corpus.acts, notes, without_mark, scope),
    )
    appearances = find_appearances(resolved, found)
    return replace(resolved, appearances=appearances), (*found, *unanchored)


def _addressed(numbered: NumberedNote, anchors: Anchors) -> NumberedNote:
    """The note with its id, and its marks with theirs."""
    id_ = anchors.notes[numbered.act.stem, numbered.label]
    ids = mark_ids(id_, len(numbered.marks))
    marks = (replace(m, id=i) for m, i in zip(numbered.marks, ids, strict=True))
    return replace(numbered, id=id_, marks=tuple(marks))


def _first_of_each(act: Act, found: list[Diagnostic]) -> dict[str, Note]:
    """The act's notes by label; a second definition of a label is reported."""
    defined: dict[str, Note] = {}
    for note in act.notes:
        if note.label in defined:
            first = defined[note.label]
            how = _ALIKE if note.text == first.text else _ANOTHER_NUMBER
            found.append(
                rules.NOTE_DEFINED_ONCE.at(
                    note.label_span, label=note.label, first=first.label_span, remedy=how
                )
            )
        else:
            defined[note.label] = note
    return defined


_ALIKE = "They are the same: remove one of the two."
_ANOTHER_NUMBER = "Give one of the two the number of its own mark, or remove it."


def _number(
    act: Act,
    published: Published,
    defined: Mapping[str, Note],
    start: int,
    everywhere: Mapping[str, Note],
    found: list[Diagnostic],
) -> list[NumberedNote]:
    """The act's notes in the order of their first marks, numbered from `start` + 1."""
    refs: dict[str, list[NoteRef]] = {}
    for ref in act.refs:
        refs.setdefault(ref.label, []).append(ref)
    numbered = []
    for number, (label, group) in enumerate(refs.items(), start + 1):
        if label not in defined and not _lacks_all(act):
            for ref in group:
                found.append(_undefined(act, published, ref, defined, everywhere))
        marks = tuple(Mark("", act, ref) for ref in group)
        numbered.append(NumberedNote(number, act, label, defined.get(label), marks))
    return numbered


def _lacks_all(act: Act) -> bool:
    """Whether the text has marks and no notes at all, which is one finding and not many."""
    return len(act.refs) > 1 and not act.notes


def _without_notes(act: Act) -> Diagnostic:
    """The finding that an act has no notes: its file is gone, or holds none."""
    refs, path = act.refs, _notes_path(act)
    if act.notes_document:
        state = f"{path} holds no note"
        remedy = (
            f"Put its notes back, [^{refs[0].label}] to [^{refs[-1].label}]: take the text of "
            f"{path} from the version before."
        )
    else:
        state = f"there is no file {path}"
        remedy = (
            f"Put the notes into {path}; if the file has another name, give it this one, which "
            "is that of its act."
        )
    return rules.ACT_HAS_NOTES.at(refs[0].span, count=len(refs), state=state, remedy=remedy)


def _undefined(
    act: Act,
    published: Published,
    ref: NoteRef,
    defined: Mapping[str, Note],
    everywhere: Mapping[str, Note],
) -> Diagnostic:
    lost = ""
    if ref.label in everywhere:
        hint = f" here; it is in {everywhere[ref.label].label_span}"
    else:
        used = {r.label for r in act.refs}
        hint = did_you_mean(ref.label, (k for k in defined if k not in used))
        lost = published.text(ref)
    path = _notes_path(act)
    remedy = (
        _put_back(ref.label, lost, path)
        or f"Write `[^{ref.label}]: …` in {path}, or remove the mark."
    )
    return rules.NOTE_DEFINED.at(ref.span, label=ref.label, hint=hint, lost=lost, remedy=remedy)


def _put_back(label: str, lost: str, path: str) -> str:
    """How to restore a note of which the ledger has the beginning, or the whole."""
    if lost.endswith("…"):
        return f"Take it from the version before, and put it into {path}; it began “{lost}”."
    return f"Put it back into {path}, as it was published: `[^{label}]: {lost}`" if lost else ""


def _unreferred(
    act: Act,
    published: Published,
    numbered: Iterable[NumberedNote],
    marks: Mapping[str, tuple[Act, NoteRef]],
    found: list[Diagnostic],
) -> list[tuple[Act, Note]]:
    labels = {n.label for n in numbered}
    missing = {n.label for n in numbered if n.note is None}
    unreferred = [note for note in act.notes if note.label not in labels]
    rows = pairwise(["", *(note.label for note in act.notes)])
    before = {label: f" behind the mark `[^{last}]`" if last else "" for last, label in rows}
    for note in unreferred:
        span, label = note.label_span, note.label
        if label in marks and label not in {n.label for n in marks[label][0].notes}:
            other, ref = marks[label]
            path = _notes_path(other)
            found.append(
                rules.NOTE_IN_ITS_FILE.at(span, label=label, mark=ref.span, notes_path=path)
            )
        else:
            hint, path = did_you_mean(label, missing), act.document.file.path
            where = _former_place(published, note) or before[label]
            found.append(
                rules.NOTE_REFERRED_TO.at(
                    span, label=label, hint=hint, act_path=path, where=where
                )
            )
    return [(act, note) for note in unreferred]


def _former_place(published: Published, note: Note) -> str:
    """Where the mark of a note stood, as words behind the name of the file."""
    if now := published.mark(note):
        return f" at {now.span}, where `[^{now.label}]` stands now"
    words = published.place(note)
    return f" behind “… {words}”, where it stood" if words else ""


def _notes_path(act: Act) -> str:
    return act.notes_document.file.path if act.notes_document else f"notes/{act.stem}.md"


_NOT_KNOWN = (
    "Take its text from the version before; if it never had one, remove the note and its mark."
)


def _check_bodies(act: Act, published: Published, found: list[Diagnostic]) -> None:
    refs = {ref.label: ref for ref in act.refs}
    for note in act.notes:
        if not note.text:
            lost = published.text(refs.get(note.label))
            remedy = _put_back(note.label, lost, note.span.path) or _NOT_KNOWN
            found.append(
                rules.NOTE_NOT_EMPTY.at(
                    note.label_span, label=note.label, lost=lost, remedy=remedy
                )
            )
        for ref in note.refs:
            found.append(rules.NOTE_NOT_NESTED.at(ref.span, label=note.label, inner=ref.label))


def _uses(
    corpus: Corpus, notes: Iterable[NumberedNote], found: list[Diagnostic]
) -> Mapping[str, tuple[Use, ...]]:
    uses: dict[str, list[Use]] = {}
    unknown: list[str] = []
    for act in corpus.acts:
        for cluster in act.document.clusters:
            _cited(corpus, cluster, unknown, found)
            _cited_in_text(corpus, act, cluster, uses)
        _named(corpus, act, act.document.links, uses, unknown, found)
        for note in act.notes:
            for cluster in note.clusters:
                _cited(corpus, cluster, unknown, found)
            _named(corpus, act, note.links, uses, unknown, found)
    for numbered in notes:
        for cluster in numbered.clusters:
            for cite in cluster.cites:
                block = numbered.marks[0].ref.block
                use = Use(cite.key, numbered.act, block, numbered, cite)
                uses.setdefault(cite.key, []).append(use)
    on_pages: dict[str, list[Use]] = {}
    for page in corpus.frames:
        _named(corpus, page, page.document.links, on_pages, unknown, found)
        for cluster in page.document.clusters:
            _cited(corpus, cluster, unknown, found)
    cited = (c.key for p in corpus.frames for cl in p.document.clusters for c in cl.cites)
    _unused(corpus, uses, unknown, {*on_pages, *cited}, found)
    return {key: tuple(where) for key, where in uses.items()}


def _cited(
    corpus: Corpus, cluster: Cluster, unknown: list[str], found: list[Diagnostic]
) -> None:
    entries = corpus.bibliography.entries
    for cite in cluster.cites:
        if cite.key not in entries and corpus.bibliography.is_readable:
            unknown.append(cite.key)
            hint = did_you_mean(cite.key, entries)
            found.append(rules.KEY_HAS_ENTRY.at(cite.key_span, key=cite.key, hint=hint))


def _cited_in_text(
    corpus: Corpus, act: Act, cluster: Cluster, uses: dict[str, list[Use]]
) -> None:
    starts = [block.span.start for block in act.blocks]
    block = bisect(starts, cluster.span.start) - 1
    for cite in cluster.cites:
        if cite.key in corpus.bibliography.entries:
            uses.setdefault(cite.key, []).append(Use(cite.key, act, block, cite=cite))


def _named(
    corpus: Corpus,
    act: Act,
    links: Iterable[Link],
    uses: dict[str, list[Use]],
    unknown: list[str],
    found: list[Diagnostic],
) -> None:
    entries = corpus.bibliography.entries
    for link in links:
        if not link.href.startswith(BIB):
            continue
        key = link.href.removeprefix(BIB)
        if key in entries:
            uses.setdefault(key, []).append(Use(key, act, link.block))
        elif corpus.bibliography.is_readable:
            unknown.append(key)
            hint = did_you_mean(key, entries)
            found.append(rules.LINK_HAS_ENTRY.at(link.span, key=key, hint=hint))


def _unused(
    corpus: Corpus,
    uses: Mapping[str, object],
    unknown: Iterable[str],
    on_pages: set[str],
    found: list[Diagnostic],
) -> None:
    """Entries that nothing names, but for one that a misspelt key means."""
    if not corpus.acts:
        return  # a site without acts cites on pages that MkDocs alone reads
    if any(map(_lacks_all, corpus.acts)):
        return  # what the lost notes cite is used
    entries = corpus.bibliography.entries
    meant = {nearest(key, entries) for key in unknown} | on_pages
    for key, entry in entries.items():
        if key not in uses and key not in meant:
            is_known = Address(WORKS, key) in corpus.ledger.records
            remedy = (_LOST if is_known else _CITE).format(key=key)
            found.append(rules.ENTRY_USED.at(entry.key_span, key=key, remedy=remedy))
