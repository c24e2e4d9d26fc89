"""Entries against BibLaTeX's data model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from backmatter import rules
from backmatter.check.datamodel import DATE, FIELD_ALIASES, FIELDS, TYPES, required
from backmatter.check.likely import likely
from backmatter.diagnostics import Diagnostic, nearest
from backmatter.model import Bibliography, Entry
from backmatter.text import Span

_INHERITED = {"title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor"}
_REFERENCES = ("crossref", "xref", "xdata", "related", "entryset")
_BOOKS = {"book", "inbook", "incollection", "collection", "mvbook", "bookinbook", "proceedings"}
_PUBLISHERS_NAMED = "1900"
"""Of books before, and of those without a date, the place is enough, as Chicago has it."""
_CHAPTERS = {"inbook", "incollection", "inproceedings"}
_NOT_IN_KEYS = re.compile(r"[^\w:.\-/]")
_SIGNS_OF_KEYS = ":.-/"
_KEY = re.compile(r"[^\W_](?:\w|[:.#$%&\-+?<>~/](?=\w))*|_\w+")


_NEAR = 0.8
_FILL = "Fill it, or remove it; what the work itself lacks may stand in `lacks = {…}`."
_BESIDE = {
    "correction": "Say in `correction = {…}` what is not as it was printed, and why; if "
    "nothing is changed, remove `printed`.",
    "printed": "Say in `printed = {…}` what the printed note had, word for word; if "
    "nothing is changed, remove `correction`.",
}
"""What to do where a departure from the printed note has one of its two fields."""


def check_entries(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Each entry's type is known, it has the fields that the type requires and no other."""
    for entry in entries_of(bibliography):
        if not _KEY.fullmatch(entry.key):
            remedy = _citable(entry.key)
            yield rules.KEY_CITABLE.at(entry.key_span, key=entry.key, remedy=remedy)
        yield from _unknown_fields(entry, bibliography)
        yield from _references(entry, bibliography)
        if entry.is_whole:
            yield from _correction(entry)
        if entry.get("review"):
            where = entry.field_spans.get("review", entry.key_span)
            yield rules.ENTRY_REVIEWED.at(where, key=entry.key, why=entry.get("review"))
        if entry.type not in TYPES:
            yield _unknown_type(entry)
        elif entry.is_whole:
            yield from _missing(entry, fields_of(entry, bibliography), bibliography)


def _citable(key: str) -> str:
    """What to do with a key that no citation can name."""
    plain = _NOT_IN_KEYS.sub("", key).strip(_SIGNS_OF_KEYS)
    if _KEY.fullmatch(plain):
        return f"Write `{plain}`, letters and figures alone."
    return "Write letters and figures, and between them single signs of `_ - : . /`."


def _unknown_type(entry: Entry) -> Diagnostic:
    near = nearest(entry.type, TYPES)
    return rules.ENTRY_TYPE_KNOWN.at(
        type_span(entry),
        type=entry.type,
        hint=f"; did you mean “{near}”?" if near else "",
        remedy=f"Write `@{near}`, if that is meant."
        if near
        else "Write one of BibLaTeX’s types, such as @book, @article, @incollection, @report.",
    )


def entries_of(bibliography: Bibliography) -> Iterator[Entry]:
    """Every entry, also those whose key is taken."""
    yield from bibliography.entries.values()
    yield from bibliography.repeated


def fields_of(entry: Entry, bibliography: Bibliography) -> Mapping[str, str]:
    """The entry's fields by BibLaTeX's names, with those that it inherits."""
    own = by_name(entry)
    for name in ("crossref", "xdata"):
        for key in own.get(name, "").split(","):
            parent = bibliography.entries.get(key.strip())
            if parent is not None and parent is not entry:
                own = {**_inherited(parent, name), **own}
    return own


def by_name(entry: Entry) -> dict[str, str]:
    """The entry's own fields by BibLaTeX's names."""
    return {FIELD_ALIASES.get(name, name): value for name, value in entry.fields.items()}


def lacking(fields: Mapping[str, str]) -> set[str]:
    """The fields that the entry says the work does not have."""
    return {name.strip() for name in fields.get("lacks", "").split(",")}


def type_span(entry: Entry) -> Span:
    """Where the entry says its type, `@book`."""
    return entry.span.part(0, len(entry.span.text.split("{", 1)[0].rstrip()))


def _inherited(parent: Entry, how: str) -> Mapping[str, str]:
    fields = by_name(parent)
    if how == "crossref":
        renamed = {_INHERITED[n]: v for n, v in fields.items() if n in _INHERITED}
        fields = {n: v for n, v in fields.items() if n not in _INHERITED} | renamed
    return fields


def _unknown_fields(entry: Entry, bibliography: Bibliography) -> Iterator[Diagnostic]:
    for name, value in entry.fields.items():
        span = entry.field_spans[name]
        if name not in FIELDS:
            near = nearest(name, FIELDS) or ""
            yield rules.ENTRY_FIELD_KNOWN.at(
                span.part(0, len(name)),
                field=name,
                meant=near,
                hint=f"; did you mean “{near}”?" if near else "",
                remedy=f"Write `{near}`, or remove the field." if near else "Remove the field.",
            )
        if not value.strip("{} "):
            shown = likely(entry, name, bibliography)
            remedy = f"Write {shown}." if shown else _FILL
            yield rules.FIELD_NOT_EMPTY.at(span, field=name, key=entry.key, remedy=remedy)


def _references(entry: Entry, bibliography: Bibliography) -> Iterator[Diagnostic]:
    for name in _REFERENCES:
        for key in filter(None, map(str.strip, entry.get(name).split(","))):
            if key not in bibliography.entries:
                near = nearest(key, bibliography.entries, _NEAR)
                yield rules.CROSSREF_RESOLVES.at(
                    entry.field_spans[name],
                    field=name,
                    key=key,
                    hint=f"; did you mean “{near}”?" if near else "",
                    remedy="Correct the key."
                    if near
                    else f"Remove `{name}`, or correct the key.",
                )


def _correction(entry: Entry) -> Iterator[Diagnostic]:
    for has, lacks in (("printed", "correction"), ("correction", "printed")):
        if has in entry.fields and lacks not in entry.fields:
            span = entry.field_spans[has]
            yield rules.CORRECTION_SAYS_WHAT_WAS_PRINTED.at(
                span, key=entry.key, has=has, lacks=lacks, remedy=_BESIDE[lacks]
            )


def _missing(
    entry: Entry, fields: Mapping[str, str], bibliography: Bibliography
) -> Iterator[Diagnostic]:
    absent = lacking(fields) | _allowed_to_lack(fields)
    for group in required(entry.type):
        if not any(name in fields or name in absent for name in group):
            shown, name = likely(entry, group[0], bibliography), group[0]
            remedy = (
                f"Add {shown}."
                if shown
                else f"Add `{name} = {{…}}`; if it was there, the version before has it. If "
                f"the work itself has none, write `lacks = {{{name}}}` or choose another type."
            )
            yield rules.ENTRY_HAS_FIELDS.at(
                entry.key_span, type=entry.type, key=entry.key, field=name, remedy=remedy
            )
    is_old = fields.get("date", fields.get("year", "")) < _PUBLISHERS_NAMED
    if (
        entry.type in _BOOKS
        and not is_old
        and not {"publisher", "institution"} & (fields.keys() | absent)
    ):
        hint = ", but a journal; is it @article?" if "journaltitle" in fields else ""
        shown = likely(entry, "publisher", bibliography)
        remedy = (
            "Write `@article`, if it is one."
            if hint
            else f"Add {shown}."
            if shown
            else "Add `publisher = {…}`; if none is known, write `lacks = {publisher}`."
        )
        yield rules.IMPRINT_GIVEN.at(
            entry.key_span, type=entry.type, key=entry.key, hint=hint, remedy=remedy
        )
    yield from _extent(entry, fields, absent)
    if "url" in fields and not {"urldate", "doi"} & (fields.keys() | absent):
        yield rules.VISIT_GIVEN.at(entry.key_span, key=entry.key)


def _allowed_to_lack(fields: Mapping[str, str]) -> set[str]:
    """What is not asked of what is yet to come, or stands unsigned in a newspaper."""
    unsigned = {"author"} if "entrysubtype" in fields else set()
    return unsigned | ({*DATE} if "pubstate" in fields else set())


def _extent(entry: Entry, fields: Mapping[str, str], absent: set[str]) -> Iterator[Diagnostic]:
    has = fields.keys() | absent
    is_journal = entry.type == "article" and "entrysubtype" not in fields
    for wanted, name in (
        ({"volume", "number", "issue", "eid", "pubstate"}, "volume"),
        ({"pages", "eid", "doi", "url", "pubstate"}, "pages"),
    ):
        applies = is_journal or (entry.type in _CHAPTERS and "pages" in wanted)
        if applies and not wanted & has:
            names = ("volume", "number") if name == "volume" else (name,)
            shown = "; and ".join(filter(None, (likely(entry, n) for n in names)))
            remedy = (
                f"Add {shown}."
                if shown
                else f"Add `{name} = {{…}}`; where it has none, or none can be found, write "
                f"`lacks = {{{name}}}`."
            )
            lack = "no volume or number" if name == "volume" else "no pages"
            yield rules.EXTENT_GIVEN.at(
                entry.key_span,
                type=entry.type,
                key=entry.key,
                lack=lack,
                field=name,
                remedy=remedy,
            )
