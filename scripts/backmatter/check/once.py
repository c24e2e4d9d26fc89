"""One slip of which several rules speak: the finding that is kept, and those that are not.

A lost mark leaves a note without one and its address without its text; an entry copied under
another key is a twin, is cited by nobody and stands out of order. What is left out comes back
once the slip is mended, if it was one of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from backmatter import rules
from backmatter.diagnostics import Diagnostic, Rule
from backmatter.text import Span

_LABEL = re.compile(r"\[\^(?P<label>[^\]]+)\]")
_NOTE = re.compile(r"\[\^[^\]\n]+\]:[ \t]*")
_NEXT_NOTE = re.compile(r"\n\[\^[^\]\n]+\]:")
_LOST_NOTE = re.compile(r"note \S+ of “(?P<page>[^”]*)” .*?: “(?P<opens>.*)”\Z", re.DOTALL)
_TWIN = re.compile(r"“(?P<key>[^”]*)” is the same work as “(?P<other>[^”]*)”: (?P<why>.*)\Z")


def note_at(label: Span) -> Span:
    """The whole note whose label is at this place."""
    text = label.file.text
    following = _NEXT_NOTE.search(text, label.end)
    return Span(label.file, label.start, following.start() if following else len(text))


def said_once(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings, of several that one slip brings about only the one at its cause."""
    told, notes = _half_marks(found)
    placed = [told.get(d, d) for d in _twins_placed(found)]
    left_out = {
        *notes,
        *_notes_lost(placed),
        *_order_of_notes(placed),
        *_twins_alone(placed),
    }
    return tuple(d for d in placed if d not in left_out)


def _of(found: Iterable[Diagnostic], rule: Rule) -> list[Diagnostic]:
    return [d for d in found if d.rule is rule]


def _page(found: Diagnostic) -> str:
    """The act of which a file holds the text or the notes."""
    return PurePosixPath(found.span.path).stem


def _label(found: Diagnostic) -> str:
    match = _LABEL.search(found.message)
    return match["label"] if match else ""


def _notes_lost(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Addresses of notes whose marks are lost."""
    unmarked = _of(found, rules.NOTE_REFERRED_TO)
    if not unmarked:
        return []
    opens = {(_page(d), _opening(d.span)) for d in unmarked}
    lost = []
    for finding in _of(found, rules.LOSS_RECORDED):
        match = _LOST_NOTE.match(finding.message)
        words = match["opens"].removesuffix(" …") if match else ""
        pages = {page for page, text in opens if words and text.startswith(words)}
        if match and match["page"] in pages:
            lost.append(finding)
    return lost


def _half_marks(
    found: Sequence[Diagnostic],
) -> tuple[dict[Diagnostic, Diagnostic], list[Diagnostic]]:
    """Half marks, each with the label of the note of its page that has no mark; those notes.

    Which note is meant is known by its label, or where there is one of each.
    """
    halves, unmarked = (
        _by_page(_of(found, rules.MARK_IS_WHOLE)),
        _of(found, rules.NOTE_REFERRED_TO),
    )
    told: dict[Diagnostic, Diagnostic] = {}
    left_out = []
    for page, of_page in _by_page(unmarked).items():
        notes = {_label(d): d for d in of_page}
        of_text = [h for h in halves.get(page, ()) if not _is_behind(h, of_page[0])]
        for half in of_text:
            own = _letters(half.span.text)
            label = next(iter(notes)) if len(of_text) == len(of_page) == 1 else own
            if label in notes:
                left_out.append(notes.pop(label))
                remedy = f"Write the mark as `[^{label}]`: that note has none."
                told[half] = replace(half, remedy=remedy)
    return told, left_out


def _by_page(found: Iterable[Diagnostic]) -> Mapping[str, list[Diagnostic]]:
    pages: dict[str, list[Diagnostic]] = defaultdict(list)
    for finding in found:
        pages[_page(finding)].append(finding)
    return pages


def _is_behind(found: Diagnostic, other: Diagnostic) -> bool:
    """Whether a finding stands among the notes of which another is about one."""
    return found.span.path == other.span.path and found.span.start > other.span.start


def _letters(text: str) -> str:
    """Letters and figures alone, raised ones as others."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def _opening(label: Span) -> str:
    """How the note begins whose label this is."""
    return " ".join(_NOTE.sub("", note_at(label).text, count=1)[:200].split())


def _order_of_notes(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Notes that only follow the labels of marks which are out of order, and the order of a
    mark that no note has.
    """
    marks = {(_page(d), _label(d)) for d in _of(found, rules.NOTES_IN_ORDER)}
    notes = _of(found, rules.DEFINITIONS_IN_ORDER)
    unknown = {d.span for d in _of(found, rules.NOTE_DEFINED)}
    of_marks = {rules.NOTES_IN_ORDER, rules.NOTES_WITHOUT_GAP}
    return [d for d in notes if (_page(d), _label(d)) in marks] + [
        d for d in found if d.rule in of_marks and d.span in unknown
    ]


def _twins_placed(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings, those of a work with two entries at the one that is not cited."""
    unused = {d.span.text: d.span for d in _of(found, rules.ENTRY_USED)}
    placed = []
    for finding in found:
        twin = _TWIN.match(finding.message) if unused else None
        if finding.rule is rules.WORK_HAS_ONE_ENTRY and twin:
            key, other = twin["key"], twin["other"]
            if other in unused and key not in unused:
                finding = rules.WORK_HAS_ONE_ENTRY.at(
                    unused[other], key=other, other=key, why=twin["why"]
                )
        placed.append(finding)
    return placed


def _twins_alone(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What else is said of an entry that should not be there."""
    twins = {d.span for d in _of(found, rules.WORK_HAS_ONE_ENTRY)}
    alone = {rules.ENTRY_USED, rules.ENTRIES_SORTED}
    return [d for d in found if d.rule in alone and d.span in twins]
