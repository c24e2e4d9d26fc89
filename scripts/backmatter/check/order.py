"""The order of notes: what is out of place in a row that should rise."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from backmatter import rules
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
        numbered = [ref for ref in refs if _is_number(ref.label)]
        named = {
            n: ref for n, ref in enumerate(refs, 1) if numbered and not _is_number(ref.label)
        }
        for number, ref in named.items():
            yield rules.LABEL_IS_NUMBER.at(ref.span, label=ref.label, number=number)
        yield from _marks(numbered)
        yield from _gaps(group, named)
    for act in acts:
        yield from _definitions(act)


def _first_refs(act: Act) -> list[NoteRef]:
    first: dict[str, NoteRef] = {}
    for ref in act.refs:
        first.setdefault(ref.label, ref)
    return list(first.values())


def _is_number(label: str) -> bool:
    """Whether a label is written as its number is printed: not `x`, `5a` or `05`."""
    return bool(_NUMBER.fullmatch(label))


def _marks(refs: Sequence[NoteRef]) -> Iterator[Diagnostic]:
    for i in _with_partners([int(r.label) for r in refs]):
        ref, number = refs[i], int(refs[i].label)
        higher = next((r for r in reversed(refs[:i]) if int(r.label) > number), None)
        lower = next((r for r in refs[i + 1 :] if int(r.label) < number), ref)
        where = f"after [^{higher.label}]" if higher else f"before [^{lower.label}]"
        yield rules.NOTES_IN_ORDER.at(ref.span, label=ref.label, where=where)


def _with_partners(row: Sequence[int]) -> list[int]:
    """What is out of order; of two neighbours in each other's place both."""
    wrong = set(out_of_order(row))
    for i in sorted(wrong):
        for first in (i - 1, i):
            if 0 <= first < len(row) - 1 and row[first] == row[first + 1] + 1:
                wrong |= {first, first + 1}
    return sorted(wrong)


def _gaps(acts: Sequence[Act], named: Container[int]) -> Iterator[Diagnostic]:
    """A number between the lowest and the highest that no mark, note or word stands for."""
    places: dict[int, Note | NoteRef] = {}
    for act in acts:
        items: tuple[Note | NoteRef, ...] = (*act.refs, *act.notes)
        for item in items:
            if _is_number(item.label):
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
        for i in out_of_order([place[n.label] for n in notes]):
            yield rules.DEFINITIONS_IN_ORDER.at(notes[i].label_span, label=notes[i].label)
