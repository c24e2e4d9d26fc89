"""The order of notes: what is out of place in a row that should rise."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from backmatter import rules
from backmatter.check.near import one_away
from backmatter.diagnostics import Diagnostic
from backmatter.model import Act, Note, NoteRef
from backmatter.resolve import Resolved

_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


def out_of_order(row: Sequence[int]) -> list[int]:
    """Positions of the fewest members whose removal lets the row rise (equal ones may stay)."""
    ends: list[int] = []
    values: list[int] = []
    before: list[int] = []
    for i, value in enumerate(row):
        at = bisect_left(values, value + 1)
        before.append(ends[at - 1] if at else -1)
        if at == len(ends):
            ends.append(i)
            values.append(value)
        else:
            ends[at], values[at] = i, value
    kept: set[int] = set()
    i = ends[-1] if ends else -1
    while i >= 0:
        kept.add(i)
        i = before[i]
    return [i for i in range(len(row)) if i not in kept]


def check_order(resolved: Resolved, *, by_page: bool) -> Iterator[Diagnostic]:
    """Marks rise through the text, no label is left out, and notes stand as their marks do."""
    acts = resolved.corpus.acts
    groups = [(act,) for act in acts] if by_page else [acts]
    for group in groups:
        refs = [ref for act in group for ref in _first_refs(act)]
        labels = {r.label for act in group for r in act.refs}
        labels |= {n.label for act in group for n in act.notes}
        misnamed = _misnamed(refs, labels)
        for number, ref in misnamed.items():
            yield rules.LABEL_IS_NUMBER.at(ref.span, label=ref.label, number=number)
        strange = {ref.label for ref in misnamed.values()}
        yield from _marks([r for r in refs if _is_number(r.label) and r.label not in strange])
        yield from _gaps(group, misnamed, strange)
    for act in acts:
        yield from _definitions(act)


def _misnamed(refs: Sequence[NoteRef], labels: Container[str]) -> Mapping[int, NoteRef]:
    """By their numbers the marks with a word for a number, or with a number that is far from
    the one which is missing between their neighbours.
    """
    if not any(_is_number(ref.label) for ref in refs):
        return {}
    row = ["0", *(ref.label for ref in refs), ""]
    found = {}
    for number, ref in enumerate(refs, 1):
        is_free = str(number) not in labels
        is_last = number == len(refs)
        is_between = row[number - 1] == str(number - 1) and (
            _has_figure_too_many(ref.label, str(number))
            if is_last
            else row[number + 1] == str(number + 1)
        )
        if not _is_number(ref.label) or (is_free and is_between):
            found[number] = ref
    return found


def _has_figure_too_many(label: str, number: str) -> bool:
    return len(label) > len(number) and one_away(label, number)


def _first_refs(act: Act) -> list[NoteRef]:
    first: dict[str, NoteRef] = {}
    for ref in act.refs:
        first.setdefault(ref.label, ref)
    return list(first.values())


def _is_number(label: str) -> bool:
    """Whether a label is written as its number is printed: not `x`, `5a` or `05`."""
    return bool(_NUMBER.fullmatch(label))


def _marks(refs: Sequence[NoteRef]) -> Iterator[Diagnostic]:
    row = [int(ref.label) for ref in refs]
    wrong = set(out_of_order(row))
    for first, second in _exchanged(row, wrong):
        wrong -= {first, second}
        ref, other = refs[first], refs[second].label
        yield rules.NOTES_IN_ORDER.at(
            ref.span,
            label=ref.label,
            other=other,
            where=f"before [^{other}]",
            remedy=f"Exchange the marks `[^{ref.label}]` and `[^{other}]`, if the notes still "
            f"fit; if the text was moved, {_RENUMBER}.",
        )
    for i in sorted(wrong):
        ref, number = refs[i], row[i]
        higher = next((r for r in reversed(refs[:i]) if int(r.label) > number), None)
        lower = next((r for r in refs[i + 1 :] if int(r.label) < number), ref)
        yield rules.NOTES_IN_ORDER.at(
            ref.span,
            label=ref.label,
            other="",
            where=f"after [^{higher.label}]" if higher else f"before [^{lower.label}]",
            remedy=f"Move the mark to its place; if the text was moved, {_RENUMBER}.",
        )


_RENUMBER = "renumber marks and notes in the order of the text (`backmatter check --fix`)"


def _exchanged(row: Sequence[int], wrong: Container[int]) -> list[tuple[int, int]]:
    """Neighbours that stand in each other's place, of which one is out of order."""
    found: list[tuple[int, int]] = []
    for i in range(len(row) - 1):
        is_new = not found or found[-1][1] < i
        if is_new and row[i] == row[i + 1] + 1 and (i in wrong or i + 1 in wrong):
            found.append((i, i + 1))
    return found


def _gaps(
    acts: Sequence[Act], named: Container[int], strange: Container[str]
) -> Iterator[Diagnostic]:
    """A number between the lowest and the highest that no mark, note or word stands for."""
    places: dict[int, Note | NoteRef] = {}
    for act in acts:
        items: tuple[Note | NoteRef, ...] = (*act.refs, *act.notes)
        for item in items:
            if _is_number(item.label) and item.label not in strange:
                places.setdefault(int(item.label), item)
    for before, label in pairwise([0, *sorted(places)] if places else []):
        if any(number not in named for number in range(before + 1, label)):
            last = f"–{label - 1}" if label > before + 2 else ""
            item = places[label]
            span = item.span if isinstance(item, NoteRef) else item.label_span
            yield rules.NOTES_WITHOUT_GAP.at(
                span,
                label=label,
                before=before or "nothing",
                missing=f"{before + 1}{last}",
            )


def _definitions(act: Act) -> Iterator[Diagnostic]:
    place: Mapping[str, int] = {r.label: i for i, r in reversed(list(enumerate(act.refs)))}
    for path in {n.span.path for n in act.notes}:
        notes = [n for n in act.notes if n.label in place and n.span.path == path]
        row = ["", *sorted({n.label for n in notes}, key=lambda label: place[label])]
        before = {label: last for last, label in pairwise(row)}
        for i in out_of_order([place[n.label] for n in notes]):
            label = notes[i].label
            where = f"behind note [^{before[label]}]" if before[label] else "first"
            yield rules.DEFINITIONS_IN_ORDER.at(notes[i].label_span, label=label, where=where)
