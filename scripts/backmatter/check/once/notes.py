"""A lost mark leaves a note without one, its address without its text, others out of order."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from backmatter import rules
from backmatter.check.once.findings import note_at, of_rule, page_of
from backmatter.diagnostics import Diagnostic
from backmatter.ledger import Kind
from backmatter.text import Span

_NOTE = re.compile(r"\[\^[^\]\n]+\]:[ \t]*")


def notes_once(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """The findings without what a lost or a half mark brings about."""
    told, unmarked = _half_marks(found)
    left_out = {*unmarked, *_notes_lost(found), *_order_of_notes(found)}
    return [told.get(d, d) for d in found if d not in left_out]


def _notes_lost(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Addresses of notes whose marks are lost, or whose label another has."""
    misnamed = of_rule(found, rules.NOTE_DEFINED_ONCE)
    unmarked = [*of_rule(found, rules.NOTE_REFERRED_TO), *misnamed]
    if not unmarked:
        return []
    opens = {(page_of(d.span), _opening(d.span)) for d in unmarked}
    lost = []
    for finding in of_rule(found, rules.LOSS_RECORDED):
        words, page = finding.fields["opens"].removesuffix(" …"), finding.fields["page"]
        pages = {page for page, text in opens if words and text.startswith(words)}
        if finding.fields["kind"] == Kind.NOTE and page in pages:
            lost.append(finding)
    return lost


def _half_marks(
    found: Sequence[Diagnostic],
) -> tuple[dict[Diagnostic, Diagnostic], list[Diagnostic]]:
    """Half marks, each with the label of the note of its page that has no mark; those notes.

    Which note is meant is known by its label, or where there is one of each.
    """
    halves, unmarked = (
        _by_page(of_rule(found, rules.MARK_IS_WHOLE)),
        of_rule(found, rules.NOTE_REFERRED_TO),
    )
    told: dict[Diagnostic, Diagnostic] = {}
    left_out = []
    for page, of_page in _by_page(unmarked).items():
        notes = {d.fields["label"]: d for d in of_page}
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
        pages[page_of(finding.span)].append(finding)
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
    in_order = of_rule(found, rules.NOTES_IN_ORDER)
    marks = {(page_of(d.span), d.fields[name]) for d in in_order for name in ("label", "other")}
    notes = of_rule(found, rules.DEFINITIONS_IN_ORDER)
    unknown = {d.span for d in of_rule(found, rules.NOTE_DEFINED)}
    of_marks = {rules.NOTES_IN_ORDER, rules.NOTES_WITHOUT_GAP}
    return [d for d in notes if (page_of(d.span), d.fields["label"]) in marks] + [
        d for d in found if d.rule in of_marks and d.span in unknown
    ]
