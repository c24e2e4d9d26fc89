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
_PARENTS = ("crossref", "xdata", "xref", "entryset", "related")
_WHOLLY_BRACED = re.compile(r"\{[^{}]*\}")


def csl_items(
    bibliography: Bibliography, locale: str, folder: Path, session: pandoc.Session
) -> Mapping[str, Item]:
    """The entries as CSL-JSON items, by key; kept in the cache folder. Raises PandocError.

    Only entries that are new, or whose own text or that of a parent has changed, are read.

    For a style that prints in English, English titles get the case of a sentence, from which
    the style makes its own; other languages leave a title as it is.
    """
    sources = {key: _as_read(e, bibliography) for key, e in bibliography.entries.items()}
    families = {key: _family(key, bibliography) for key, source in sources.items() if source}
    names = {k: cache.digest(locale, *(sources[f] for f in own)) for k, own in families.items()}
    file = f"csl-{cache.digest(cache.program(), pandoc.version())}"
    read = _sound(cache.read(folder, file))
    missing = [key for key, name in names.items() if name not in read]
    if missing:
        wanted = dict.fromkeys(f for key in missing for f in families[key])
        found = session.csl_items("\n\n".join(sources[key] for key in wanted), locale)
        by_key = {str(item["id"]): item for item in found}
        new = {names[key]: by_key.get(key, {}) for key in missing}
        read = cache.kept(read, new, names.values())
        cache.write(folder, file, read)
    items = {key: read[name] for key, name in names.items() if read[name]}
    return {key: _protected(item, bibliography.entries[key]) for key, item in items.items()}


def _family(key: str, bibliography: Bibliography) -> tuple[str, ...]:
    """An entry with all that it inherits from."""
    found = {key: None}
    new = [key]
    while new:
        entry = bibliography.entries[new.pop()]
        named = (k.strip() for name in _PARENTS for k in entry.get(name).split(","))
        new += [k for k in named if k in bibliography.entries and k not in found]
        found |= dict.fromkeys(new)
    return tuple(found)


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


def _sound(value: Any) -> dict[str, Item]:
    """What is kept: by the name of an entry its item, which is empty if pandoc has none."""
    items = value if isinstance(value, dict) else {}
    return {n: i for n, i in items.items() if i == {} or (isinstance(i, dict) and "id" in i)}


def _protected(item: Item, entry: Entry) -> Item:
    """Keep the case of what pandoc takes for common words: braced titles, and initials."""
    for variable, fields in _TITLES.items():
        value = entry.get(*fields)
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
