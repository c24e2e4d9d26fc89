"""BibLaTeX files -> entries with the span of every key and field.

bibtexparser reads the blocks and reports a broken one as a value; the spans are found
again in the block's own text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    ParsingFailedBlock,
)
from bibtexparser.model import Entry as ParsedEntry

from backmatter import rules
from backmatter.diagnostics import Diagnostic, Diagnostics
from backmatter.model import Bibliography, Entry
from backmatter.text import SourceFile, Span

# A broken block is reported with its place by this module; the library's log has none.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

_KEY = re.compile(r"@\s*[\w-]+\s*[{(]\s*([^,\s{}]*)")


def parse_bibliography(files: Sequence[SourceFile]) -> tuple[Bibliography, Diagnostics]:
    """The entries of all files; of two with one key the first counts."""
    entries: dict[str, Entry] = {}
    repeated: list[Entry] = []
    broken: dict[str, Span] = {}
    found: list[Diagnostic] = []
    for file in files:
        library = parse_string(file.text)
        for block in library.blocks:
            if type(block) is ParsingFailedBlock:
                span = _block_span(file, block)
                broken.setdefault(_key_span(file, span).text, span)
            entry = _entry(file, block, found)
            if entry is None:
                continue
            if entry.key in entries:
                repeated.append(entry)
                first = entries[entry.key].key_span
                found.append(
                    rules.ENTRY_KEY_UNIQUE.at(entry.key_span, key=entry.key, first=first)
                )
            else:
                entries[entry.key] = entry
    return Bibliography(entries, tuple(files), tuple(repeated), broken), tuple(found)


def _entry(file: SourceFile, block: Block, found: list[Diagnostic]) -> Entry | None:
    """The block as an entry, if it is one that can be read."""
    if isinstance(block, DuplicateBlockKeyBlock):
        inner = block.ignore_error_block
        return _entry(file, inner, found) if inner is not None else None
    if isinstance(block, DuplicateFieldKeyBlock):
        found += _repeated_fields(file, block)
        inner = block.ignore_error_block
        return _entry(file, inner, found) if inner is not None else None
    if isinstance(block, ParsingFailedBlock):
        found.append(_broken(file, block))
        return None
    return _read_entry(file, block) if isinstance(block, ParsedEntry) else None


def _read_entry(file: SourceFile, block: ParsedEntry) -> Entry:
    span = _block_span(file, block)
    fields: dict[str, str] = {}
    spans: dict[str, Span] = {}
    places = dict(_field_places(span.text))
    bared = block.parser_metadata.get("removed_enclosing", {})
    for item in block.fields:
        name, value = item.key.lower(), str(item.value)
        fields[name] = " ".join((value if item.key in bared else _bare(value)).split())
        if name in places:
            start, end = places[name]
            spans[name] = Span(file, span.start + start, span.start + end)
    return Entry(
        key=block.key,
        type=block.entry_type.lower(),
        fields=fields,
        span=span,
        key_span=_key_span(file, span),
        raw=span.text,
        field_spans=spans,
    )


def _bare(value: str) -> str:
    """A value without its enclosure, which the library leaves on entries it found faulty."""
    value = value.strip()
    pair = value[:1] + value[-1:]
    enclosed = len(value) > 1 and pair in {"{}", '""'} and "#" not in value
    return value[1:-1] if enclosed else value


def _block_span(file: SourceFile, block: Block) -> Span:
    line = (block.start_line or 0) + 1
    start = file.line_starts[min(line, len(file.line_starts)) - 1]
    raw = (block.raw or "").rstrip()
    at = file.text.find(raw, start) if raw else start
    start = at if at >= 0 else start
    return Span(file, start, start + max(len(raw), 1))


def _key_span(file: SourceFile, span: Span) -> Span:
    match = _KEY.match(span.text)
    if match is None or not match[1]:
        return Span(file, span.start, min(span.end, span.start + 1))
    return Span(file, span.start + match.start(1), span.start + match.end(1))


def _field_places(raw: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Name and span of each field: name, `=` and value, at the block's own brace depth."""
    depth, quoted, start = 0, False, None
    for i, c in enumerate(raw):
        if c == "\\" and i + 1 < len(raw):
            continue
        if c == '"' and depth == 1:
            quoted = not quoted
        elif c == "{":
            depth += 1
        elif c == "}":
            depth -= 1
        if (depth == 1 and c == "," and not quoted) or (depth == 0 and c == "}"):
            if start is not None:
                yield from _named(raw, start, i)
            start = i + 1


def _named(raw: str, start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
    match = re.match(r"\s*([\w-]+)\s*=", raw[start:end])
    if match:
        text = raw[start:end]
        yield (
            match[1].lower(),
            (start + match.start(1), start + len(text.rstrip())),
        )


def _repeated_fields(file: SourceFile, block: DuplicateFieldKeyBlock) -> Iterator[Diagnostic]:
    span = _block_span(file, block)
    key = _key_span(file, span).text
    seen: set[str] = set()
    for name, (start, end) in _field_places(span.text):
        if name in seen:
            where = Span(file, span.start + start, span.start + end)
            yield rules.ENTRY_FIELD_ONCE.at(where, key=key, field=name)
        seen.add(name)


def _broken(file: SourceFile, block: ParsingFailedBlock) -> Diagnostic:
    span = _block_span(file, block)
    first_line = Span(file, span.start, span.start + len(span.text.split("\n", 1)[0]))
    words = getattr(block.error, "abort_reason", "") or str(block.error) or "unknown reason"
    reason = " ".join(words.split()).rstrip(" .")
    return rules.ENTRY_PARSES.at(first_line, reason=reason[:1].lower() + reason[1:])
