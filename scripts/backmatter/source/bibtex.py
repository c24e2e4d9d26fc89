"""BibLaTeX files -> entries with the span of every key and field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from backmatter import rules
from backmatter.diagnostics import Diagnostic, Diagnostics
from backmatter.model import Bibliography, Entry
from backmatter.source.bibscan import Block, Fault, Field, Stray, scan
from backmatter.text import SourceFile, Span

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_TYPE_ALONE = re.compile(r"[A-Za-z]+\{[^\s,{}=]+,$")
_REMOVE_COPY = "Both say the same: remove one of the two."
_TWO_WORKS = (
    "If both are one work, remove one of the two; else give one another key and cite it by it."
)


def parse_bibliography(files: Sequence[SourceFile]) -> tuple[Bibliography, Diagnostics]:
    """The entries of all files; of two with one key the first counts.

    An entry in which something does not parse is there as far as it could be read.
    """
    entries: dict[str, Entry] = {}
    repeated: list[Entry] = []
    found: list[Diagnostic] = []
    macros = {month: str(number) for number, month in enumerate(_MONTHS, 1)}
    for file in files:
        for entry in _entries(file, macros, found):
            if entry.key in entries:
                repeated.append(entry)
                first = entries[entry.key].key_span
                same = entry.raw.strip() == entries[entry.key].raw.strip()
                remedy = _REMOVE_COPY if same else _TWO_WORKS
                found.append(
                    rules.ENTRY_KEY_UNIQUE.at(
                        entry.key_span, key=entry.key, first=first, remedy=remedy
                    )
                )
            else:
                entries[entry.key] = entry
    return Bibliography(entries, tuple(files), tuple(repeated)), tuple(found)


def _entries(
    file: SourceFile, macros: dict[str, str], found: list[Diagnostic]
) -> Iterator[Entry]:
    for item in scan(file.text):
        if isinstance(item, Fault):
            found.append(_broken(file, item))
        elif isinstance(item, Stray):
            span = Span(file, item.start, item.end)
            words = _short(span.text)
            found.append(rules.NO_STRAY_TEXT.at(span, found=words, remedy=_put_right(words)))
        else:
            found += [_broken(file, fault) for fault in item.faults]
            found += _repeated_fields(file, item)
            if item.type == "string":
                macros.update({f.name: _value(f, macros) for f in item.fields})
            elif item.key:
                undefined = [*_undefined_macros(file, item, macros)]
                found += undefined
                yield _entry(file, item, macros, is_whole=not (item.faults or undefined))


def _entry(
    file: SourceFile, block: Block, macros: Mapping[str, str], *, is_whole: bool
) -> Entry:
    fields: dict[str, str] = {}
    spans: dict[str, Span] = {}
    for item in block.fields:
        if item.name not in fields:
            fields[item.name] = _value(item, macros)
            spans[item.name] = Span(file, item.start, item.end)
    span = Span(file, block.start, block.end)
    plain = not block.faults and not any(p.is_macro for f in block.fields for p in f.parts)
    return Entry(
        key=block.key,
        type=block.type,
        fields=fields,
        span=span,
        key_span=Span(file, block.key_start, block.key_end),
        raw=span.text if plain else _written_anew(block, fields),
        field_spans=spans,
        is_whole=is_whole,
    )


def _value(item: Field, macros: Mapping[str, str]) -> str:
    parts = (macros.get(p.text.lower(), p.text) if p.is_macro else p.text for p in item.parts)
    return " ".join("".join(parts).split())


def _written_anew(block: Block, fields: Mapping[str, str]) -> str:
    """The entry without its faults and with its macros filled in, for other programs."""
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{block.type}{{{block.key},\n{''.join(lines)}}}"


def _undefined_macros(
    file: SourceFile, block: Block, macros: Mapping[str, str]
) -> Iterator[Diagnostic]:
    for item in block.fields:
        for part in item.parts:
            if part.is_macro and part.text.lower() not in macros:
                span = Span(file, item.start, item.end)
                yield rules.MACRO_DEFINED.at(span, field=item.name, value=part.text)


def _repeated_fields(file: SourceFile, block: Block) -> Iterator[Diagnostic]:
    seen: dict[str, Field] = {}
    for item in block.fields:
        first = seen.setdefault(item.name, item)
        if first is not item:
            one, two = (file.text[f.value_start : f.end] for f in (first, item))
            yield rules.ENTRY_FIELD_ONCE.at(
                Span(file, item.start, item.end),
                key=block.key,
                field=item.name,
                first=_short(one),
                value=_short(two),
                line=Span(file, first.start, first.end).line,
                remedy="Remove one of the two."
                if one == two
                else "Keep the one that is right.",
            )


def _broken(file: SourceFile, fault: Fault) -> Diagnostic:
    span = Span(file, fault.start, fault.end)
    return rules.ENTRY_PARSES.at(span, reason=fault.reason, remedy=fault.remedy)


def _put_right(stray: str) -> str:
    """What to do with text between entries, by what it begins with."""
    if stray.startswith("}"):
        return "Remove the brace, if the entry before is whole without it."
    if _TYPE_ALONE.match(stray):
        return f"Write `@{stray}`."
    return (
        "Look for an @, a brace or a comma that is missing just before or here; a remark "
        "begins with %."
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
