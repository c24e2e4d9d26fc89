"""Entries as CSL-JSON items (CSL 1.0.2), their titles written as in the bibliography.

Pandoc puts English titles into sentence case, which is right for a style and a loss for a
reader's own database.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from backmatter.build import Edition
from backmatter.model import Entry

Json = dict[str, Any]
_NOCASE = re.compile(r'<span class="nocase">(.*?)</span>', re.DOTALL)
_TAG = re.compile(r"</?(?:b|i|sc|span|sub|sup)(?:\s[^<>]*)?>")
_TITLES = {
    "title": ("title", "maintitle", "booktitle"),
    "container-title": ("journaltitle", "journal", "booktitle", "maintitle"),
    "volume-title": ("title", "booktitle"),
    "collection-title": ("series",),
    "title-short": ("shorttitle", "title"),
}
_SUBTITLES = {"title": "subtitle", "maintitle": "mainsubtitle", "booktitle": "booksubtitle"}

_OTHER_TYPES = {"film": "motion_picture", "manuscript": "manuscript", "image": "graphic"}
"""Types of entries that pandoc leaves without one."""


def csl_items(edition: Edition, keys: Iterable[str]) -> list[Json]:
    """The works with these keys as CSL-JSON items."""
    entries = edition.resolved.corpus.bibliography.entries
    csl = edition.formatted.csl
    return [_as_written(csl[key], entries[key]) for key in keys if key in csl]


def csl_json(items: Iterable[Mapping[str, Any]]) -> str:
    """Items as the text of a CSL-JSON file."""
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"


def plain(value: object) -> str:
    """A value of an item without CSL's markup."""
    return _TAG.sub("", str(value))


def names(item: Mapping[str, Any], role: str) -> Iterator[tuple[str, str]]:
    """Family and given names of the persons in a role; an institution has no given name."""
    for name in item.get(role, ()):
        if "literal" in name:
            yield str(name["literal"]), ""
            continue
        parts = ("dropping-particle", "non-dropping-particle", "family")
        family = " ".join(str(name[p]) for p in parts if name.get(p))
        given = ", ".join(str(name[p]) for p in ("given", "suffix") if name.get(p))
        yield family, given


def years(item: Mapping[str, Any], variable: str = "issued") -> list[list[int]]:
    """The parts of a date: one list, or two for a range."""
    parts = item.get(variable, {}).get("date-parts", [])
    return [[int(p) for p in date] for date in parts if date]


def _as_written(item: Mapping[str, Any], entry: Entry) -> Json:
    found = {k: _NOCASE.sub(r"\1", v) if isinstance(v, str) else v for k, v in item.items()}
    found["type"] = found.get("type") or _OTHER_TYPES.get(entry.type, "document")
    for variable, fields in _TITLES.items():
        if variable in found:
            written = (w for name in fields for w in _written(entry, name))
            value = str(found[variable])
            found[variable] = next((w for w in written if _same(w, value)), value)
    return found


def _written(entry: Entry, name: str) -> Iterator[str]:
    """A title of the entry, alone and with its subtitle, without protecting braces."""
    title = entry.get(name).replace("{", "").replace("}", "")
    subtitle = entry.get(_SUBTITLES.get(name, "")).replace("{", "").replace("}", "")
    yield title
    if subtitle:
        yield f"{title}: {subtitle}"
        yield f"{title} {subtitle}"


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
