"""The way through the importer: read, parse, resolve, compose."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from backmatter.importer import compose, entries
from backmatter.importer.article import Article, Section
from backmatter.importer.audit import missing_words
from backmatter.importer.existing import works_of
from backmatter.importer.items import ReadNote
from backmatter.importer.languages import language
from backmatter.importer.registry import Work
from backmatter.importer.resolve import read_notes
from backmatter.model import Bibliography

_MARK = re.compile(r"\[\^(\w+)\]")
_NOTHING = Bibliography({}, ())
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Imported:
    """An edition in the making, and all that is to be said about it."""

    article: Article
    notes: tuple[ReadNote, ...]
    works: tuple[Work, ...]
    """The works that the notes cite, in the order of their keys."""
    entries: Mapping[str, str]
    """Text of each entry, by key."""
    files: Mapping[str, str]
    """Contents by file name, relative to the edition's folder."""
    missing: Mapping[str, tuple[str, ...]]
    """Words of a note, by its label, that are in none of the files."""


def import_article(
    article: Article,
    existing: Bibliography = _NOTHING,
    progress: Progress | None = None,
) -> Imported:
    """The edition of an article. Entries of `existing` are used where they match."""
    known = works_of(existing)
    notes, registry = read_notes(article.notes, known, progress)
    works = [w for w in registry.works if w.notes]
    entries.assign_keys(works, existing.entries)
    texts = _entry_texts(works, article, existing)
    files = {
        **_text_files(article, notes),
        "bibliography.bib": "\n".join(texts[k] + "\n" for k in sorted(texts)),
    }
    ordered = tuple(sorted(works, key=lambda w: w.key))
    lost = {n.label: missing_words(n, texts) for n in notes}
    missing = {label: words for label, words in lost.items() if words}
    return Imported(article, notes, ordered, texts, files, missing)


def _entry_texts(works: list[Work], article: Article, existing: Bibliography) -> dict[str, str]:
    bodies = [b for s in article.sections for b in s.blocks]
    default = language(" ".join(bodies)[:4000], "english")
    proper = entries.proper_words(bodies)
    texts: dict[str, str] = {}
    for work in works:
        if work.existing:
            texts[work.key] = existing.entries[work.key].raw.strip()
        else:
            texts[work.key] = entries.entry_text(work, entries.fields_of(work, default, proper))
    return texts


def _text_files(article: Article, notes: tuple[ReadNote, ...]) -> dict[str, str]:
    """Acts and their notes; a note without a mark goes with the notes before it."""
    sections = article.sections or (Section("", ()),)
    homes = _homes(sections, [n.label for n in notes])
    files: dict[str, str] = {}
    stems: set[str] = set()
    for i, section in enumerate(sections):
        title = (
            section.title or (article.title if len(sections) == 1 else "Introduction") or "Text"
        )
        stem = _stem(section.title or ("introduction" if len(sections) > 1 else "text"), stems)
        files[f"acts/{stem}.md"] = compose.act_text(section, title, i + 1, article)
        own = [n for n in notes if homes[n.label] == i]
        if own:
            files[f"notes/{stem}.md"] = compose.notes_text(own)
    return files


def _homes(sections: tuple[Section, ...], labels: list[str]) -> dict[str, int]:
    homes: dict[str, int] = {}
    for i, section in enumerate(sections):
        for block in section.blocks:
            for label in _MARK.findall(block):
                homes.setdefault(label, i)
    last = 0
    for label in labels:
        last = homes.setdefault(label, last)
    return homes


def _stem(title: str, used: set[str]) -> str:
    words = re.findall(r"[a-z0-9]+", entries.in_ascii(title).lower())
    stem = "-".join(words[:6]) or "part"
    number = 2
    base = stem
    while stem in used or stem in {"index", "notes", "bibliography"}:
        stem, number = f"{base}-{number}", number + 1
    used.add(stem)
    return stem
