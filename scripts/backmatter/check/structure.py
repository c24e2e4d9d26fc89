"""Lists, tables, headings and paragraphs that have lost a part of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from backmatter import rules
from backmatter.check.prose import code_of
from backmatter.diagnostics import Diagnostic
from backmatter.model import Act, Block, Document
from backmatter.text import Span, covers

_LISTS = {"bullet_list", "ordered_list"}
_ITEM = re.compile(r"(?P<sign>[-*+]|\d{1,3}(?P<end>[.)]))(?:[ \t]+(?P<text>\S)|[ \t]*$)")
_HALF_ITEM = re.compile(r"[•‣–—][ \t]*\w|[-*+][^\W\d_]|\*?-\*\*\w|\d{1,3}[.)][^\W\d_]")
_LINE = re.compile(r"(?m)^[^\n]+(?=\n)")
_SENTENCE_END = re.compile(
    r"[.:;?!…—][”’)\]*_]*(?:\[\^[\w-]+\]|\{[^{}\n]*\}|\([^()\s]*\)|[)\]*_”’])*[ \t]*$"
)
_ENOUGH, _ONE_IN = 6, 5
"""So many lines show a habit, if no more than one in so many goes against it."""
_FULL_LINE = re.compile(r"[.:;?!][”’)\]*_]*(?:\[\^[\w-]+\])*[ \t]*$")
_ROW = re.compile(r" {0,3}\|")
_RULE_OF_TABLE = re.compile(r"[ \t]*\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL_END = re.compile(r"`[^`\n]*`|\\.|(\|)")
_MARKS = re.compile(r"(?:\[\^[\w-]{1,40}\])+\Z")
_OPEN_END = re.compile(r"(?<=[a-zà-ÿ])[a-zà-ÿ][*_”’)]*\Z|,[*_”’)]*\Z")
_HARD_BREAK = re.compile(r"(?: {2}|\\)\n")
"""What ends the lines of verse, and of the end of a letter."""
_SENTENCES = re.compile(r"[^\W\d_]{3}[.?!][”’)]*(?:\[\^[\w-]{1,40}\])*\s+[“‘*\[]*[A-ZÀ-Þ]")
_TARGET = re.compile(r"\]\([^()\s]*\)[*_]*\Z")
_STOP = re.compile(r"(?<=[a-zà-ÿ]{3})(?<!\betc)\.\Z")
_NEAR = 200
"""Characters at the end of a paragraph among which its last marks are."""
_FEW = 2
"""Items, of which no other shows how they end."""


def check_structure(act: Act) -> Iterator[Diagnostic]:
    """Items, rows, headings and paragraphs are whole."""
    for document in act.documents:
        for block, after in pairwise((*document.blocks, None)):
            if block is None:
                continue
            if block.kind in _LISTS:
                yield from _items(block, after)
                yield from _ends(block)
            elif block.kind == "paragraph":
                yield from _end(block, after)
        yield from _lines(document)
        yield from _tables(document)
        yield from _headings(document)


def check_lists_of_page(page: Act) -> Iterator[Diagnostic]:
    """In the pages, which MkDocs reads, a list needs an empty line before it."""
    for document in page.documents:
        for block in document.blocks:
            first = document.file.line_span(block.span.line)
            before = document.file.line_text(block.span.line - 1)
            if block.kind in _LISTS and before.strip() and not before.lstrip().startswith("<"):
                fault, mend = "stands in the paragraph above it", "Put an empty line before it."
                yield rules.LIST_IS_WHOLE.at(first, fault=fault, mend=mend)


def _lines(document: Document) -> Iterator[Diagnostic]:
    """Lines within paragraphs that end without a stop, where nearly all others have one."""
    paragraphs = [b for b in document.blocks if b.kind == "paragraph"]
    within = [
        Span(document.file, b.span.start + m.start(), b.span.start + m.end())
        for b in paragraphs
        for m in _LINE.finditer(b.span.text.rstrip())
    ]
    without = [line for line in within if not _SENTENCE_END.search(line.text)]
    if len(within) >= _ENOUGH and len(without) <= max(1, len(within) // _ONE_IN):
        for line in without:
            words = line.text.split()
            if not line.text.endswith(("\\", "  ")) and words:
                end = Span(document.file, line.end - 1, line.end)
                yield rules.LINE_ENDS.at(end, word=words[-1])


def _items(block: Block, after: Block | None) -> Iterator[Diagnostic]:
    """Lines that a list takes into the item above them, and lists within a list."""
    file, first = block.span.file, block.span.line
    lines = [file.line_text(n) for n in range(first, block.span.end_line + 1)]
    goes_on = False
    for i, (before, line) in enumerate(pairwise(lines), first + 1):
        is_loose = bool(line) and not line[0].isspace() and not _ITEM.match(line)
        is_loose = is_loose and bool(before.strip()) and _is_item_or_more(before, line)
        if is_loose and not (goes_on and not _HALF_ITEM.match(line)):
            mend = _of_item(line, lines[0])
            fault = "continues the item above it"
            yield rules.LIST_IS_WHOLE.at(file.line_span(i), fault=fault, mend=mend)
        goes_on = is_loose
    for i, line in enumerate(lines, first):
        item, below = _ITEM.match(line), file.line_text(i + 1)
        if item and not item["text"] and not below[:1].isspace():
            mend, fault = "Write its text, or remove the line.", "is an item without text"
            yield rules.LIST_IS_WHOLE.at(file.line_span(i), fault=fault, mend=mend)
    if after is not None and after.kind in _LISTS:
        begins = after.span.line
        if file.line_text(begins - 1).strip():
            fault = "has another sign, and so begins another list"
            mend = "Begin it as the items above, or put an empty line before it."
            yield rules.LIST_IS_WHOLE.at(file.line_span(begins), fault=fault, mend=mend)


def _of_item(line: str, first: str) -> str:
    """What to do with a line below an item, by the line and the first of its list."""
    if half := re.match(r"(?P<sign>[-*+]|\d{1,3}[.)])[^\W\d_]", line):
        return f"Write a space behind `{half['sign']}`."
    item = _ITEM.match(first)
    shown = f"`{item['sign']} `" if item and not item["end"] else "its number"
    return f"Begin it with {shown} if it is an item, or put an empty line before it."


def _ends(block: Block) -> Iterator[Diagnostic]:
    """The one item of a list that has no stop where all others have."""
    file, first = block.span.file, block.span.line
    last = first + block.span.text.rstrip().count("\n")
    numbers = [
        n for n in range(first, last + 1) if n == last or _ITEM.match(file.line_text(n + 1))
    ]
    without = [n for n in numbers if not _FULL_LINE.search(file.line_text(n))]
    if len(numbers) > _FEW and len(without) == 1:
        line = file.line_span(without[0])
        if _OPEN_END.search(line.text) and not _TARGET.search(line.text):
            end = Span(file, line.end - 1, line.end)
            yield rules.PARAGRAPH_ENDS.at(end, word=line.text.split()[-1])


def _is_item_or_more(before: str, line: str) -> bool:
    """Whether a line is half an item, or a sentence of its own below one that has ended."""
    if _HALF_ITEM.match(line):
        return True
    return line.lstrip("“‘*_[")[:1].isupper() and _FULL_LINE.search(before) is not None


def _tables(document: Document) -> Iterator[Diagnostic]:
    """Rows with more or fewer cells than their head, and rows that are no table."""
    file = document.file
    if "|" not in file.text:
        return
    code = code_of(document)
    lines = [
        (n, line)
        for n, line in enumerate(file.text.split("\n"), 1)
        if not covers(code, file.line_starts[n - 1])
    ]
    for is_row, rows in groupby(lines, key=lambda line: _ROW.match(line[1]) is not None):
        table = list(rows)
        if is_row and len(table) > 1:
            yield from _rows([(file.line_span(n), line) for n, line in table])


def _rows(rows: Sequence[tuple[Span, str]]) -> Iterator[Diagnostic]:
    head = _cells(rows[0][1])
    if not _RULE_OF_TABLE.match(rows[1][1]):
        reason = "there is no line `|---|` under the head"
        was_meant = "--" in rows[1][1]
        mend = "Write it as the second line, with a part for each cell: `|---|---|`."
        yield rules.TABLE_IS_WHOLE.at(rows[1 if was_meant else 0][0], reason=reason, mend=mend)
        return
    others = {_cells(line) for _, line in rows[1:]}
    if len(rows) > 2 and len(others) == 1 and head not in others:
        reason = f"the head has {head} cells, the rows {others.pop()}"
        mend = "Give the head as many cells as the rows have."
        yield rules.TABLE_IS_WHOLE.at(rows[0][0], reason=reason, mend=mend)
        return
    for span, line in rows[1:]:
        if (cells := _cells(line)) != head:
            reason = f"the row has {cells} cells, the head {head}"
            mend = "Take a cell out; a bar within a cell is written `\\|`."
            if cells < head:
                mend = "Write the cell that is missing, or an empty one, with `|` beside it."
            yield rules.TABLE_IS_WHOLE.at(span, reason=reason, mend=mend)


def _cells(row: str) -> int:
    row = row.strip().removeprefix("|")
    ends = [m.start() for m in _CELL_END.finditer(row) if m[1]]
    return len(ends) + (not ends or ends[-1] != len(row) - 1)


def _headings(document: Document) -> Iterator[Diagnostic]:
    """Headings without a word, and the few that end with a stop."""
    headings = [b for b in document.blocks if b.kind == "heading"]
    stopped = [b for b in headings if _STOP.search(b.text.strip())]
    for block in headings:
        line = document.file.line_span(block.span.line)
        if not block.text.strip() and "![" not in line.text and "<" not in line.text:
            mend = "Write its words, or remove the line."
            yield rules.HEADING_IS_GOOD.at(line, fault="has no words", mend=mend)
        elif block in stopped and len(stopped) * 2 < len(headings):
            fault, mend = "ends with a full stop, and others do not", "Remove the stop."
            yield rules.HEADING_IS_GOOD.at(line, fault=fault, mend=mend)


def _end(block: Block, after: Block | None) -> Iterator[Diagnostic]:
    """A paragraph of several sentences whose last is cut off."""
    text = block.span.text.rstrip()
    marks = _MARKS.search(text[-_NEAR:])
    text = text[: len(text) - len(marks[0])] if marks else text
    leads_on = after is not None and after.kind not in {"paragraph", "heading"}
    leads_on |= after is not None and after.span.text.startswith(("$$", "\\[", "!["))
    if leads_on or _TARGET.search(text) or _HARD_BREAK.search(text):
        return
    last = text.rsplit("\n", 1)[-1]
    is_cut = _OPEN_END.search(text) and len(last.split()) > 3
    goes_on = after is not None and after.kind == "paragraph" and after.text[:1].islower()
    if is_cut and (goes_on or _SENTENCES.search(text)) and not last.startswith((" ", "|")):
        end = block.span.start + len(text)
        yield rules.PARAGRAPH_ENDS.at(
            Span(block.span.file, end - 1, end), word=text.split()[-1].strip("*_”’)")
        )
