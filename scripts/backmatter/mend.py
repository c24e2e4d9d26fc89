"""Mending what is mechanical: findings -> new texts of files. Pure; meanings stay untouched.

The edits come with the findings; here they are put together, and notes are numbered and
ordered and entries sorted as wholes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from backmatter.check import Checked, check_edition
from backmatter.check.entries import entries_of
from backmatter.check.files import files_of
from backmatter.check.links import links_of
from backmatter.check.works import sort_key
from backmatter.config import Settings
from backmatter.diagnostics import Edit, Severity
from backmatter.model import Act, Document, Link, NoteRef
from backmatter.resolve.anchors.changes import differences
from backmatter.source.files import Load, name_of
from backmatter.source.kept import Kept
from backmatter.text import SourceFile, Span

_PASSES = 20
_NOTE_ANCHOR = re.compile(r"#(?P<kind>[nr])(?P<number>\d+)\b")
_MISNUMBERED = {"N004", "N008", "N020"}
_UNSURE_NOTES = {"N001", "N002", "N003", "N006", "N007", "N013"}
_UNSURE_ENTRIES = {"E001", "E002", "E025"}
_BYTES = {"F009", "F010"}


@dataclass(frozen=True)
class Mending:
    """A file that can be mended."""

    name: str
    """Its path relative to the edition's root."""
    before: bytes
    after: bytes


def mended(settings: Settings, read: Load = Path.read_bytes) -> tuple[Mending, ...]:
    """Every file that can be mended; nothing is written.

    Each pass checks what the one before has made, so that a second call finds nothing.
    """
    old: dict[str, bytes] = {}
    new: dict[str, bytes] = {}
    kept = Kept()

    def load(path: Path) -> bytes:
        name = name_of(settings.root, path)
        if name not in old:
            old[name] = read(path)
        return new.get(name, old[name])

    for _ in range(_PASSES):
        checked = check_edition(settings, load, Severity.INFO, kept)
        changed = {f.path: b for f, b in _one_pass(checked)}
        if not changed:
            break
        new.update(changed)
    return tuple(Mending(name, old[name], new[name]) for name in new if new[name] != old[name])


def _one_pass(checked: Checked) -> Iterator[tuple[SourceFile, bytes]]:
    """Small edits first; the order of notes and entries once nothing else is left."""
    codes = {(d.span.path, d.rule.code) for d in checked.diagnostics}
    steps: tuple[Callable[[Checked], Iterable[Edit]], ...] = (
        _small,
        _renumbered,
        _notes_in_order,
        _entries_in_order,
    )
    edits: list[Edit] = []
    for step in steps:
        edits = list(step(checked))
        if edits:
            break
    by_file: Mapping[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_file[edit.span.path].append(edit)
    for file in files_of(checked.resolved.corpus):
        wrong_bytes = any((file.path, code) in codes for code in _BYTES)
        if file.is_utf8 and (by_file.get(file.path) or wrong_bytes):
            yield file, encoded(file, applied(file.text, by_file.get(file.path, ())))


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; of two that overlap the first."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
        if edit.span.start >= at:
            parts += (text[at : edit.span.start], edit.text)
            at = edit.span.end
    return "".join(parts) + text[at:]


def encoded(file: SourceFile, text: str) -> bytes:
    """The text as bytes, with the file's line ends where they are of one kind."""
    keeps_crlf = file.had_crlf and not file.mixed_line_ends
    return (text.replace("\n", "\r\n") if keeps_crlf else text).encode("utf-8")


def _small(checked: Checked) -> Iterator[Edit]:
    for found in checked.diagnostics:
        yield from found.edits


def _codes(checked: Checked) -> set[str]:
    return {d.rule.code for d in checked.diagnostics}


def _documents(act: Act) -> Iterator[Document]:
    yield act.document
    if act.notes_document:
        yield act.notes_document


def _renumbered(checked: Checked) -> Iterator[Edit]:
    """Labels as the numbers of their notes, in marks, notes and links to either."""
    codes, notes = _codes(checked), checked.resolved.notes
    if not codes & _MISNUMBERED or codes & _UNSURE_NOTES or _has_exchanged(checked):
        return
    for act in checked.resolved.corpus.acts:
        number = {n.label: str(n.number) for n in notes if n.act.stem == act.stem}
        items: Sequence[tuple[str, Span]] = [
            *((r.label, r.span) for r in act.refs),
            *((n.label, n.label_span) for n in act.notes),
        ]
        for label, span in items:
            if number.get(label, label) != label:
                start = span.start + len("[^")
                yield Edit(Span(span.file, start, start + len(label)), number[label])
        yield from _links(act, {n.label: str(n.number) for n in notes})


def _has_exchanged(checked: Checked) -> bool:
    """Whether two marks stand in each other's place, so that numbers in order would give each
    sentence the note of the other for good.
    """
    before, after = checked.resolved.corpus.ledger, checked.resolved.ledger
    return any(difference.exchanged for difference in differences(before, after))


def _links(act: Act, number: Mapping[str, str]) -> Iterator[Edit]:
    for document in _documents(act):
        for link in links_of(document):
            yield from _link(link, number)


def _link(link: Link, number: Mapping[str, str]) -> Iterator[Edit]:
    match = _NOTE_ANCHOR.search(link.href)
    at = link.span.text.rfind(link.href)
    if match and at >= 0 and number.get(match["number"], match["number"]) != match["number"]:
        start = link.span.start + at + match.start("number")
        span = Span(link.span.file, start, start + len(match["number"]))
        yield Edit(span, number[match["number"]])


def _notes_in_order(checked: Checked) -> Iterator[Edit]:
    codes = _codes(checked)
    if "N009" not in codes or codes & _UNSURE_NOTES:
        return
    for act in checked.resolved.corpus.acts:
        first: dict[str, NoteRef] = {}
        for ref in act.refs:
            first.setdefault(ref.label, ref)
        for document in _documents(act):
            spans = [n.span for n in document.notes]
            rank = [first[n.label].span.start for n in document.notes if n.label in first]
            if len(rank) == len(spans):
                yield from _permuted(spans, rank)


def _entries_in_order(checked: Checked) -> Iterator[Edit]:
    codes = _codes(checked)
    if "E032" not in codes or codes & _UNSURE_ENTRIES:
        return
    bibliography = checked.resolved.corpus.bibliography
    for file in bibliography.files:
        entries = [e for e in entries_of(bibliography) if e.span.path == file.path]
        entries.sort(key=lambda e: e.span.start)
        spans = [_with_remarks(e.span) for e in entries]
        yield from _permuted(spans, [sort_key(e.key) for e in entries])


def _with_remarks(span: Span) -> Span:
    """The entry with the lines of remark that stand directly above it."""
    line = span.line
    while line > 1 and span.file.line_text(line - 1).lstrip().startswith("%"):
        line -= 1
    return Span(span.file, span.file.line_starts[line - 1], span.end)


def _permuted(
    spans: Sequence[Span], rank: Sequence[int] | Sequence[tuple[str, str]]
) -> Iterator[Edit]:
    """The texts of the spans in the order of their ranks, each in the place of another."""
    order = sorted(range(len(spans)), key=lambda i: rank[i])
    for place, i in zip(spans, order, strict=True):
        if place is not spans[i]:
            yield Edit(place, spans[i].text)
