"""Notes and marks, apart from their order and from what resolving sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backmatter import rules
from backmatter.check.prose import MASK, finds, prose_of
from backmatter.diagnostics import Diagnostic, Edit
from backmatter.model import Act, Document, Note, NoteRef
from backmatter.source.citation import LABEL_OF
from backmatter.text import Span

_PUNCTUATION = re.compile(r"[.,;:!?…]*[”»]?[.,;:!?…]*")
_HALF_MARK = re.compile(
    r"\[\s{0,3}\^[^\]\[\n]{0,20}\]?|(?<![\[\w])\^\d{1,4}\]"
    r"|\^\[(?=\w)|\^(?=\ufffc)|［\^\w{1,6}］|［\d{1,3}］|\[\d{1,3}\]_(?!\w)"
    r"|(?<=[.,;:?!”’)])\[#\d{1,3}\]"
    r"|(?P<raised>(?:(?<=[.,;:?!”’)])|(?<=[a-z]{3}))[¹²³⁴-⁹][⁰¹²³⁴-⁹]*)(?![⁺⁻ⁿ]|\s?\w*\d|\w)"
    r"|(?:(?<=[.,;:?!”’)])|(?<=[a-z]{3}))\[[1-9]\d{0,2}\]"
)
_FORMULA = re.compile(
    r"(?:\((?:(?![^\W\d_]{3})[^()]){1,20}\)|\b(?:sin|cos|tan|cot|sec|csc|log|exp|mol|rad))\Z"
)
"""What may have a power: a bracket without words, a function, a unit."""
_LONGEST = 30
_FIGURE = re.compile(r"[1-9](?<=(?P<before>[.?!”]).)\d{0,2}(?=\s+[“‘]?[A-Z]|\s*\Z)")
_WORD_BEFORE = re.compile(r"[^\W\d_]{2,}[.?!]\Z")
_IBID = re.compile(
    r"\b(?:ibid|(?:ibidem|idem)(?=[.,]| in\b)|op\. ?cit|loc\. ?cit)\b\.?", re.IGNORECASE
)
_STOPS = tuple(".,;:?!”")
_SOURCE = re.compile(rf"\s?(?:{MASK}|\([^()\n]{{0,80}}\d)")
"""Behind a quotation, a citation or a place in brackets such as (Isa 6:3)."""
_CLOSERS = "”’»)]*_\"'"
_QUOTED = re.compile(r"“[^“”]*”")


def check_notes(act: Act) -> Iterator[Diagnostic]:
    """Every mark stands as a mark should, and every note reads as a note should."""
    yield from _marks(act)
    for document in act.documents:
        yield from _half_marks(document)
    if act.notes_document:
        yield from _stray_text(act.notes_document)
    for note in act.notes:
        yield from _body(note)
    yield from _quotations(act)


def _marks(act: Act) -> Iterator[Diagnostic]:
    first: dict[str, NoteRef] = {}
    for ref in act.refs:
        if ref.in_heading:
            yield rules.MARK_NOT_IN_HEADING.at(ref.span, label=ref.label)
        if ref.label in first:
            at = first[ref.label].span
            yield rules.NOTE_HAS_ONE_MARK.at(ref.span, label=ref.label, first=at)
        first.setdefault(ref.label, ref)
        yield from _place(ref)


def _place(ref: NoteRef) -> Iterator[Diagnostic]:
    file, start, end = ref.span.file, ref.span.start, ref.span.end
    before = file.text[max(0, start - 80) : start]
    rest = before.rstrip(" \t\n")
    space = before[len(rest) :]
    if (
        space
        and "\n\n" not in space
        and rest
        and (rest[-1].isalnum() or rest[-1] in ".,;:!?”)’")
    ):
        gap = Span(file, start - len(space), start)
        yield rules.MARK_JOINED.at(ref.span, label=ref.label, fault="a space before").mended_by(
            Edit(gap, "")
        )
    if before[-1:] in _STOPS and file.text[end : end + 1].isalpha():
        yield rules.MARK_JOINED.at(ref.span, label=ref.label, fault="no space behind")
    sign = _PUNCTUATION.match(file.text, end)
    if sign and sign[0] and not file.text.startswith("[^", end):
        moved = Edit(Span(file, start, sign.end()), sign[0] + ref.span.text)
        found = rules.MARK_BEHIND_PUNCTUATION.at(ref.span, label=ref.label, sign=sign[0])
        yield found.mended_by(moved)


def _half_marks(document: Document) -> Iterator[Diagnostic]:
    for prose in prose_of(document):
        for match in finds(_HALF_MARK, prose.text, *"^[［¹²³⁴⁵⁶⁷⁸⁹"):
            if match["raised"] and (prose.in_note or _is_power(prose.text, match.start())):
                continue  # which counts an edition, or is a power
            span = prose.span(match.start(), match.end())
            yield rules.MARK_IS_WHOLE.at(span, found=span.text.rstrip(MASK))
        for match in _FIGURE.finditer(prose.text):
            if _stands_as_mark(prose.text, match):
                yield rules.MARK_IS_WHOLE.at(prose.span(*match.span()), found=match[0])


def _is_power(text: str, at: int) -> bool:
    """Whether a raised figure at this place is a power of what stands before it."""
    return _FORMULA.search(text[max(0, at - _LONGEST) : at]) is not None


def _stands_as_mark(text: str, figure: re.Match[str]) -> bool:
    """Whether a figure at the end of a sentence is what a pasted text has for a mark."""
    if figure["before"] == "”":
        return True
    word = _WORD_BEFORE.search(text[max(0, figure.start() - 12) : figure.start()])
    return word is not None and word[0].lower() not in LABEL_OF


_STRAY = (
    "If it goes on with the note above, indent it by four spaces; if it is a note of its own, "
    "begin it with its mark and a colon, `[^5]: …`; else remove it."
)


def _stray_text(document: Document) -> Iterator[Diagnostic]:
    for block in document.blocks:
        is_comment = block.kind == "html_block" and block.span.text.lstrip().startswith("<!--")
        if block.kind not in {"heading", "hr"} and not is_comment:
            line = document.file.line_span(block.span.line)
            yield rules.TEXT_BELONGS_TO_NOTE.at(line, remedy=_STRAY)


_BY_KEY = "Cite the work by its key, `[@key, p. 3]`; the style prints the short form."
_AGAIN = (
    "Remove it, if the citation before it says all; if another page of that work is meant, "
    "cite it by its key, `[@key, p. 3]`: the style prints the short form."
)


def _body(note: Note) -> Iterator[Diagnostic]:
    file = note.span.file
    for match in _IBID.finditer(file.text, note.label_span.end, note.span.end):
        cited = [c for c in note.clusters if c.span.end <= match.start()]
        remedy = _AGAIN if cited else _BY_KEY
        yield rules.NO_IBID.at(Span(file, *match.span()), found=match[0], remedy=remedy)
    text = note.text.rstrip()
    bare = text.rstrip(_CLOSERS)
    last = file.text[file.text.rfind("\n", 0, note.span.end) + 1 : note.span.end].lstrip()
    is_left = text.endswith("]") or last[:1] in {*">|-+*"}
    if bare and not is_left and (bare[-1].isalnum() or bare[-1] in ",;:"):
        end = note.span.end
        yield rules.NOTE_ENDS_WITH_STOP.at(Span(file, end - 1, end), label=note.label)


def _quotations(act: Act) -> Iterator[Diagnostic]:
    refs = [r.span.start for r in act.refs]
    for prose in prose_of(act.document):
        if prose.is_heading or prose.in_note or "“" not in prose.text:
            continue
        end = prose.start + len(prose.text)
        last = max((r for r in refs if prose.start <= r < end), default=-1)
        for match in _QUOTED.finditer(prose.text):
            has_source = _SOURCE.match(prose.text, match.end())
            if prose.start + match.start() > last and _is_long(match[0]) and not has_source:
                span = prose.span(match.start(), match.end())
                yield rules.QUOTATION_HAS_NOTE.at(span)


def _is_long(quoted: str) -> bool:
    return len(quoted.split()) >= 5


def quoting_marks(act: Act) -> Iterator[NoteRef]:
    """The marks that stand at the end of a sentence which quotes five words or more."""
    by_start = {r.span.start: r for r in act.refs}
    for prose in prose_of(act.document):
        for match in _QUOTED.finditer(prose.text):
            if not _is_long(match[0]):
                continue
            after = prose.text.find(MASK, match.end(), match.end() + 3)
            ref: NoteRef | None = by_start.get(prose.start + after)
            if ref is not None:
                yield ref
