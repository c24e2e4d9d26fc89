"""Books that have the title of another one, as a copied entry has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backmatter import rules
from backmatter.check.corrections import flat
from backmatter.check.datamodel import NAMES
from backmatter.check.entries import entries_of
from backmatter.diagnostics import Diagnostic
from backmatter.model import Bibliography, Entry

_BOOKS = frozenset({"book", "collection"})
_WORDS, _LETTERS = 5, 28
"""So long is a title that two authors do not choose by chance."""
_OF_SET = 4
_APART = (
    "edition",
    "version",
    "part",
    "number",
    "langid",
    "origlanguage",
    "note",
    "titleaddon",
)
"""What tells two editions or parts apart."""
_AGAIN = ("reprinttitle", "related", "crossref", "xref", "origtitle", "origdate")


def check_copied(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Each book with the long title of an earlier one by others, or of another volume."""
    known: dict[tuple[str, ...], Entry] = {}
    for entry in entries_of(bibliography):
        if entry.type not in _BOOKS or not entry.is_whole or any(map(entry.get, _AGAIN)):
            continue
        title = _title(entry)
        same = tuple(flat(entry.get(name)) for name in _APART)
        other = known.setdefault((title, *same), entry)
        if other is entry or entry.get("date", "year") == other.get("date", "year"):
            continue
        differs = _differs(title, entry, other)
        if differs:
            yield rules.TITLE_IS_ITS_OWN.at(
                entry.field_spans.get("title", entry.key_span),
                key=entry.key,
                other=other.key,
                differs=differs,
            )


def _title(entry: Entry) -> str:
    """The title of the book with its subtitle, in words alone."""
    both = flat(f"{entry.get('title')} {entry.get('subtitle')}")
    return " ".join(re.findall(r"\w+", both))


def _differs(title: str, entry: Entry, other: Entry) -> str:
    """What is another in a book that has a title too long to be its own; or nothing."""
    words = len(title.split())
    volumes = [flat(e.get("volume")) for e in (entry, other)]
    sets = {flat(e.get("maintitle")) for e in (entry, other)}
    if len(sets) == 1 and sets != {""}:
        apart = volumes[0] != volumes[1] and all(volumes) and words >= _OF_SET
        return "volume and year" if apart and _persons(entry) & _persons(other) else ""
    has_author = bool(entry.get("author") and other.get("author"))
    others = has_author and not _persons(entry) & _persons(other)
    long = words >= _WORDS and len(title) >= _LETTERS
    return "author and year" if others and long and volumes[0] == volumes[1] else ""


def _persons(entry: Entry) -> set[str]:
    """The family names of all who are named in the entry."""
    names = (p for n in NAMES & entry.fields.keys() for p in entry.fields[n].split(" and "))
    return {flat(name.partition(",")[0]).split(" ")[-1] for name in names}
