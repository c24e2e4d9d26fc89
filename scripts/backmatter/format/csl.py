"""Entries as CSL-JSON items, as pandoc reads BibLaTeX."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backmatter import cache, pandoc
from backmatter.model import Bibliography, Entry

Item = dict[str, Any]
_TITLES = {"container-title": ("journaltitle", "journal", "booktitle"), "title": ("title",)}
_INITIAL = re.compile(r"(?<![\w.])([A-Z])\.")
_FIRST_LETTER = re.compile(r"(?:<[^>]*>|[\W_])*([^\W_])")
_NO_KEY = re.compile(r"[\s,;{}()\"=#%~\\]")
_CROSSREF = re.compile(r"\bcrossref\s*=\s*(?:\{[^{}]*\}|\"[^\"]*\"),?", re.IGNORECASE)
_WHOLLY_BRACED = re.compile(r"\{[^{}]*\}")


def csl_items(
    bibliography: Bibliography, locale: str, folder: Path, session: pandoc.Session
) -> Mapping[str, Item]:
    """The entries as CSL-JSON items, by key; kept in the cache folder. Raises PandocError.

    For a style that prints in English, English titles get the case of a sentence, from which
    the style makes its own; other languages leave a title as it is.
    """
    source = "\n\n".join(_as_read(e, bibliography) for e in bibliography.entries.values())
    name = cache.digest("csl", cache.program(), pandoc.version(), locale, source)

    def convert() -> Any:
        return session.csl_items(source, locale)

    items = cache.cached(folder, f"csl-{name}", convert, _are_items) if source else []
    return {str(i["id"]): _protected(i, bibliography.entries.get(str(i["id"]))) for i in items}


def _as_read(entry: Entry, bibliography: Bibliography) -> str:
    """The entry without what would keep pandoc from reading any: a key that is none, and a
    cross-reference that leads in a circle.
    """
    if _NO_KEY.search(entry.key):
        return ""
    if "crossref" in entry.fields and bibliography.inherits_from_itself(entry.key):
        return _CROSSREF.sub("", entry.raw)
    return entry.raw


def may_begin_small(item: Item) -> bool:
    """Whether a title, or a part of the name that stands first, has a small letter first."""
    names = (
        v[0] for v in item.values() if isinstance(v, list) and v and isinstance(v[0], dict)
    )
    parts = [str(part) for name in names for part in name.values()]
    parts += [str(value) for variable, value in item.items() if "title" in variable]
    found = (_FIRST_LETTER.match(part) for part in parts)
    return any(first and first[1].islower() for first in found)


def _are_items(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(i, dict) and "id" in i for i in value)


def _protected(item: Item, entry: Entry | None) -> Item:
    """Keep the case of what pandoc takes for common words: braced titles, and initials."""
    for variable, fields in _TITLES.items():
        value = entry.get(*fields) if entry else ""
        if variable in item and _WHOLLY_BRACED.fullmatch(value):
            item[variable] = f'<span class="nocase">{item[variable]}</span>'
        elif variable in item:
            item[variable] = _with_initials(str(item[variable]), value)
    return item


def _with_initials(title: str, source: str) -> str:
    """The title with the initials of names as its entry has them: `J. Stalin`, not `j.`"""
    for letter in set(_INITIAL.findall(source)):
        small = re.compile(rf"(?<![\w.]){letter.lower()}\.")
        title = small.sub(f'<span class="nocase">{letter}.</span>', title)
    return title
