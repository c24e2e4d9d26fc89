"""Slips of the text of which the signs, the links and the ledger all speak."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from backmatter import rules
from backmatter.check.once.findings import of_rule, page_of
from backmatter.diagnostics import Diagnostic, Severity
from backmatter.ledger import Kind

_LABEL = re.compile(r"\[\^(?P<label>[^\]\s]+)\]:")
_PARTS_TEXT = frozenset({rules.PROSE_NOT_INDENTED, rules.SENTENCE_ONCE, rules.DAMAGED})
"""Beside those of notes, citations and links, the rules whose slips change passages."""
_OF_A_PLACE = frozenset(
    {
        rules.PERSON_APPEARS,
        rules.TERM_APPEARS,
        rules.FORM_USED,
        rules.ENTRY_USED,
        rules.QUOTED_OF_TEXT,
    }
)
"""What a text that is lost may have had."""


def text_once(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """The findings without what follows from a slip in a passage."""
    told, of_labels = _before_labels(found)
    told |= _ids_of_links(found)
    left_out = {
        *of_labels,
        *_ids_twice(found),
        *_of_ledger(found),
        *_of_lost_places(found),
        *_figures(found),
        *_named_in_brackets(found),
        *_links_to(told.values(), found),
    }
    return [told.get(d, d) for d in found if d not in left_out]


def _passage(path: str, text: str, at: int) -> tuple[str, int]:
    """The passage in which a place is: its file, and where the empty line above it is."""
    return path, text.rfind("\n\n", 0, at)


def _before_labels(
    found: Sequence[Diagnostic],
) -> tuple[dict[Diagnostic, Diagnostic], list[Diagnostic]]:
    """Notes with something before their label, and what else is said of these."""
    told: dict[Diagnostic, Diagnostic] = {}
    labels, lines = set(), set()
    for finding in of_rule(found, rules.TEXT_BELONGS_TO_NOTE):
        line = finding.span.file.line_span(finding.span.line)
        label = _LABEL.search(line.text)
        if label and label.start():
            remedy = f"Remove what stands before `[^{label['label']}]:` on this line."
            told[finding] = replace(finding, remedy=remedy)
            labels.add((PurePosixPath(line.path).stem, label["label"]))
            lines.add((line.path, finding.span.line))
    signs = {rules.CONTROL, rules.INVISIBLE}
    return told, [
        d
        for d in found
        if (d.rule in signs and (d.span.path, d.span.line) in lines)
        or (d.rule is rules.NOTE_DEFINED and (page_of(d.span), d.fields["label"]) in labels)
    ]


def _ids_twice(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """That an id stands twice, where it is said of its heading."""
    headings = {(d.span.path, d.span.line) for d in of_rule(found, rules.HEADING_ID_UNIQUE)}
    of_ids = of_rule(found, rules.ID_STANDS_ONCE)
    return [d for d in of_ids if (d.span.path, d.span.line) in headings]


def _ids_of_links(found: Sequence[Diagnostic]) -> dict[Diagnostic, Diagnostic]:
    """Headings with the id of another, of a page that lacks the only id that a link names."""
    told = {}
    missing = of_rule(found, rules.LINK_HAS_ANCHOR)
    for finding in of_rule(found, rules.HEADING_ID_UNIQUE):
        page = f"{page_of(finding.span)}.md"
        links = {d.fields["anchor"]: d for d in missing if d.fields["page"] == page}
        if len(links) == 1 and "again" not in finding.remedy:
            (anchor,) = links
            where = f"{links[anchor].span.path}:{links[anchor].span.line}"
            words = anchor.replace("-", " ")
            is_here = words in finding.span.text.partition("{#")[0].lower()
            place = "here" if is_here else f"here or in line {finding.fields['first']}"
            remedy = f"Write `{{#{anchor}}}` {place}: {where} leads to it."
            told[finding] = replace(
                finding, remedy=remedy, fields={**finding.fields, "anchor": anchor}
            )
    return told


def _links_to(told: Iterable[Diagnostic], found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The links to the ids that headings should have."""
    ids = {
        (f"{page_of(d.span)}.md", d.fields["anchor"])
        for d in told
        if d.rule is rules.HEADING_ID_UNIQUE
    }
    links = of_rule(found, rules.LINK_HAS_ANCHOR)
    return [d for d in links if (d.fields["page"], d.fields["anchor"]) in ids]


def _of_ledger(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """That the ledger is behind, or an address lost, where a slip stands in that passage; and
    links to a heading that is none.
    """
    slips = [
        d
        for d in found
        if d.severity > Severity.INFO and (d.rule.code[0] in "NCL" or d.rule in _PARTS_TEXT)
    ]
    passages = {_passage(d.span.path, d.span.file.text, d.span.start) for d in slips}
    files = {d.span.path: d.span.file for d in slips}

    def is_explained(place: str) -> bool:
        path, _, line = place.rpartition(":")
        file = files.get(path)
        at = file.line_span(int(line)).start if file else 0
        return file is not None and _passage(path, file.text, at) in passages

    behind = [
        d
        for d in of_rule(found, rules.LEDGER_UP_TO_DATE)
        if d.fields["at"] and all(map(is_explained, d.fields["at"].split()))
    ]
    headings = {
        (page_of(d.span), d.span.file.line_text(d.span.line).partition("{#")[2].rstrip("} "))
        for d in of_rule(found, rules.HEADING_IS_WHOLE)
    }
    lost = of_rule(found, rules.LOSS_RECORDED)
    hrefs = {f"{page}.md#{id_}" for page, id_ in headings}
    links = of_rule(found, rules.LINK_LEADS) + of_rule(found, rules.LINK_HAS_ANCHOR)
    return (
        behind
        + [d for d in lost if (d.fields["page"], d.fields["id"]) in headings]
        + [d for d in links if _href(d) in hrefs]
    )


def _href(link: Diagnostic) -> str:
    fields = link.fields
    return fields.get("href") or f"{fields['page']}#{fields['anchor']}"


def _of_lost_places(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What names an address that is lost, or its line of the ledger; and what may have been
    said there alone.
    """
    lost = [d.fields for d in of_rule(found, rules.LOSS_RECORDED)]
    places = {f"{fields['page']} {fields['id']}" for fields in lost}
    behind = of_rule(found, rules.LEDGER_UP_TO_DATE)
    places |= {d.fields["address"] for d in behind if "address" in d.fields}
    pages = {fields["page"] for fields in lost if fields["kind"] == Kind.PASSAGE}
    return [
        d
        for d in found
        if (d.rule is rules.PLACE_EXISTS and d.fields["place"] in places)
        or (d.rule in _OF_A_PLACE and pages)
        or (d.rule is rules.NOTE_REFERRED_TO and page_of(d.span) in pages)
        or (d.rule is rules.LOSS_RECORDED and _is_of_notes(d) and d.fields["page"] in pages)
    ]


def _is_of_notes(lost: Diagnostic) -> bool:
    return lost.fields["kind"] == Kind.NOTE


def _figures(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Figures and years that the text has with a slip in them."""
    slips = [*of_rule(found, rules.FIGURES_ALONE), *of_rule(found, rules.ONE_SPELLING)]
    mended = {d.fields["mended"].strip("“”") for d in slips}
    return [
        d
        for d in found
        if (d.rule is rules.FIGURE_IN_TEXT and d.fields["figure"] in mended)
        or (d.rule is rules.YEAR_IN_PASSAGE and mended & set(d.fields["what"].split()))
    ]


def _named_in_brackets(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Names that are in brackets whose language is not read."""
    names = of_rule(found, rules.NAME_KNOWN)
    brackets = []
    for finding in of_rule(found, rules.ATTRIBUTES_ARE_READ) if names else ():
        span = finding.span
        brackets.append((span.path, span.file.text.rfind("[", 0, span.start), span.end))
    return [
        d
        for d in names
        if any(d.span.path == p and start < d.span.start < end for p, start, end in brackets)
    ]
