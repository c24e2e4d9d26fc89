"""A mark and a note that miss each other: one of them has another label, file or form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from backmatter import rules
from backmatter.check.once.findings import of_rule, page_of
from backmatter.diagnostics import Diagnostic, Rule
from backmatter.text import Span

_NUMBER = re.compile(r"\n?\[\^([1-9]\d{0,5})\]")
_BEGINNING = re.compile(r"\s{0,3}(?:\[\s?\^?|\^)\s?(?P<label>\w{1,20})\b")
"""How a note begins whose colon or one of whose brackets is missing."""
_OF_ORDER = frozenset({rules.NOTES_IN_ORDER, rules.NOTES_WITHOUT_GAP})


@dataclass(frozen=True)
class _Slip:
    """A finding that says a slip, another that only follows, and a better remedy, if any."""

    said: Diagnostic
    follows: Diagnostic
    remedy: str = ""


def pairs_once(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """The findings, of a mark and a note that belong together only the one with the slip."""
    told: dict[Diagnostic, Diagnostic] = {}
    left_out: set[Diagnostic] = set()
    for slip in _slips(found):
        is_told = slip.follows in told or slip.follows in left_out
        if slip.said not in left_out and not is_told:
            told[slip.said] = replace(slip.said, remedy=slip.remedy or slip.said.remedy)
            left_out.add(slip.follows)
    spans = {d.span for d in (*told, *left_out)}
    left_out |= {d for d in found if d.rule in _OF_ORDER and d.span in spans}
    return [told.get(d, d) for d in found if d not in left_out]


def _slips(found: Sequence[Diagnostic]) -> Iterator[_Slip]:
    moved = {d.fields["label"]: d for d in of_rule(found, rules.NOTE_IN_ITS_FILE)}
    for mark in of_rule(found, rules.NOTE_DEFINED):
        if mark.fields["label"] in moved:
            yield _Slip(moved[mark.fields["label"]], mark)
    out_of_row = {d.span for d in found if d.rule in _OF_ORDER}
    for of_page in _by_page(found).values():
        marks = of_page[rules.NOTE_DEFINED]
        yield from _without_colon(marks, of_page[rules.TEXT_BELONGS_TO_NOTE])
        if len(marks) == 1:
            yield from _doubled(marks[0], of_page[rules.NOTE_DEFINED_ONCE])
            yield from _renamed(marks[0], of_page[rules.NOTE_REFERRED_TO], out_of_row)


def _by_page(found: Sequence[Diagnostic]) -> Mapping[str, Mapping[Rule, list[Diagnostic]]]:
    """The findings of each act by their rules."""
    pages: dict[str, dict[Rule, list[Diagnostic]]] = defaultdict(lambda: defaultdict(list))
    for finding in found:
        pages[page_of(finding.span)][finding.rule].append(finding)
    return pages


def _without_colon(marks: Sequence[Diagnostic], stray: Sequence[Diagnostic]) -> Iterator[_Slip]:
    """Text among notes that begins with the label which a mark seeks."""
    begun = {m["label"]: d for d in stray if (m := _BEGINNING.match(d.span.text))}
    for mark in marks:
        label = mark.fields["label"]
        if label in begun:
            remedy = f"Begin it with `[^{label}]:`, both brackets and a colon: it is that note."
            yield _Slip(begun[label], mark, remedy)


def _doubled(mark: Diagnostic, notes: Sequence[Diagnostic]) -> Iterator[_Slip]:
    """Two notes with one label, where the next label is missing, or that before."""
    wanted = mark.fields["label"]
    for note in notes if wanted.isdecimal() and len(notes) == 1 else ():
        first, number = note.fields["first"], note.fields["label"]
        if not number.isdecimal():
            continue
        if int(wanted) == int(number) - 1:
            at = f"the first of the two, at {first},"
        elif {int(wanted) - 1, int(wanted) + 1} & {*_neighbours(note)}:
            at = "this one"
        else:
            continue
        yield _Slip(note, mark, f"Write {at} as `[^{wanted}]:`, the label that no note has.")


def _renamed(
    mark: Diagnostic, notes: Sequence[Diagnostic], out_of_row: Collection[Span]
) -> Iterator[_Slip]:
    """A mark and a note of which one has the label that its neighbours lead to."""
    for note in notes if len(notes) == 1 else ():
        right = [_fits(d) and d.span not in out_of_row for d in (mark, note)]
        if right == [False, True]:
            label = note.fields["label"]
            yield _Slip(mark, note, f"Write the mark as `[^{label}]`: that note has none.")
        elif right == [True, False]:
            label = mark.fields["label"]
            yield _Slip(
                note, mark, f"Write the note as `[^{label}]:`, for which a mark stands."
            )


def _fits(found: Diagnostic) -> bool:
    """Whether the label of a mark or a note is next to that before or behind it, if any."""
    label, near = found.fields["label"], _neighbours(found)
    return label.isdecimal() and (not near or bool({int(label) - 1, int(label) + 1} & {*near}))


def _neighbours(found: Diagnostic) -> list[int]:
    """The numbers of the mark before and the mark behind, or of the two notes."""
    text, span = found.span.file.text, found.span
    sign = "[^" if found.rule is rules.NOTE_DEFINED else "\n[^"
    places = (text.rfind(sign, 0, span.start), text.find(sign, span.end))
    matches = (_NUMBER.match(text, at) for at in places if at >= 0)
    return [int(match[1]) for match in matches if match]
