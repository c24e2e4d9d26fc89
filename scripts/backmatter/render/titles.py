"""A work named in a line: its title and its year, as the .bib file has them."""

from __future__ import annotations

from backmatter.build import Edition
from backmatter.format.languages import mark_titles
from backmatter.render.html import text, words


def title_of(edition: Edition, key: str) -> str:
    """The title; of a volume, the title of the whole and its number before it.

    A work without a title goes by its journal, and one whose title holds TeX by what the
    style makes of it.
    """
    entry = edition.resolved.corpus.bibliography.entries[key]
    title = entry.get("title", "journaltitle", "journal") or key
    whole = "" if entry.get("booktitle") else entry.get("maintitle")
    if whole:
        title = f"{whole} {entry.get('volume')}: {title}"
    if "\\" in title:
        title = words(str(edition.formatted.csl.get(key, {}).get("title", title)))
    plain = title.replace("{", "").replace("}", "")
    return plain.partition(" [")[0]  # a translation in brackets is no part of the title


def title_html(edition: Edition, key: str) -> str:
    """The title with its language, if it is in another than the edition."""
    entries = edition.resolved.corpus.bibliography.entries
    return mark_titles(text(title_of(edition, key)), key, entries, edition.formatted)


def year_of(edition: Edition, key: str) -> int:
    """The year in which the work first came out; 0 if the entry has none."""
    entry = edition.resolved.corpus.bibliography.entries[key]
    year = (entry.get("origdate") or entry.get("date", "year"))[:4]
    return int(year) if year.isdecimal() else 0
