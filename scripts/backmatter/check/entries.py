"""Entries against BibLaTeX's data model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from backmatter import rules
from backmatter.check.datamodel import FIELD_ALIASES, TYPES, required
from backmatter.diagnostics import Diagnostic, did_you_mean
from backmatter.model import Bibliography, Entry
from backmatter.text import Span

_INHERITED = {"title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor"}


def check_entries(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Each entry's type is known, and it has the fields that the type requires."""
    for entry in (*bibliography.entries.values(), *bibliography.repeated):
        if entry.type in TYPES:
            yield from _missing(entry, fields_of(entry, bibliography))
        else:
            hint = did_you_mean(entry.type, TYPES)
            yield rules.ENTRY_TYPE_KNOWN.at(type_span(entry), type=entry.type, hint=hint)


def fields_of(entry: Entry, bibliography: Bibliography) -> Mapping[str, str]:
    """The entry's fields by BibLaTeX's names, with those that it inherits."""
    own = {FIELD_ALIASES.get(name, name): value for name, value in entry.fields.items()}
    for name in ("crossref", "xdata"):
        for key in own.get(name, "").split(","):
            parent = bibliography.entries.get(key.strip())
            if parent is not None and parent is not entry:
                own = {**_inherited(parent, name), **own}
    return own


def _inherited(parent: Entry, how: str) -> Mapping[str, str]:
    fields = {FIELD_ALIASES.get(name, name): value for name, value in parent.fields.items()}
    if how == "crossref":
        renamed = {_INHERITED[n]: v for n, v in fields.items() if n in _INHERITED}
        fields = {n: v for n, v in fields.items() if n not in _INHERITED} | renamed
    return fields


def _missing(entry: Entry, fields: Mapping[str, str]) -> Iterator[Diagnostic]:
    lacking = {name.strip() for name in fields.get("lacks", "").split(",")}
    for group in required(entry.type):
        if not any(fields.get(name) or name in lacking for name in group):
            yield rules.ENTRY_HAS_FIELDS.at(
                entry.key_span, type=entry.type, key=entry.key, field=group[0]
            )


def type_span(entry: Entry) -> Span:
    """Where the entry says its type, `@book`."""
    start = entry.span.start
    return Span(entry.span.file, start, start + len(entry.span.text.split("{", 1)[0].rstrip()))
