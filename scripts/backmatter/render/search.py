"""What a search finds: the sections and notes of an act, the works, as words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from backmatter.build import Edition
from backmatter.format import Formatted
from backmatter.model import Act, Note
from backmatter.render.html import element, text, words
from backmatter.source.markdown import inline_tokens


@dataclass(frozen=True)
class SearchEntry:
    """One place that a search can lead to."""

    fragment: str
    """Its id on the page; empty for the page itself."""
    title: str
    html: str
    """What is searched, as paragraphs."""


def search_entries(edition: Edition, act: Act) -> Iterator[SearchEntry]:
    """The act itself, its sections and its notes, in this order."""
    yield from _sections(edition, act)
    for numbered in edition.resolved.notes_of(act):
        if numbered.note is not None:
            printed = note_words(numbered.note, edition.formatted)
            html = element("p", text(printed))
            yield SearchEntry(numbered.id, f"Note {numbered.number}", html)


def work_entries(edition: Edition) -> Iterator[SearchEntry]:
    """Each work, as it is printed in the bibliography."""
    csl = edition.formatted.csl
    for key, html in edition.formatted.bibliography:
        title = words(str(csl.get(key, {}).get("title") or key))
        yield SearchEntry(key, text(title), element("p", text(words(html))))


def _sections(edition: Edition, act: Act) -> Iterator[SearchEntry]:
    fragment, title = "", text(act.name)
    paragraphs: list[str] = []
    for block, id_ in zip(act.blocks, edition.resolved.ids[act.stem], strict=True):
        if block.level:
            yield SearchEntry(fragment, title, "".join(paragraphs))
            fragment, title, paragraphs = id_, text(block.text), []
        elif block.text:
            paragraphs.append(element("p", text(block.text)))
    yield SearchEntry(fragment, title, "".join(paragraphs))


def note_words(note: Note, formatted: Formatted) -> str:
    """The note as it is printed, without markup."""
    out = []
    for token in inline_tokens(list(note.tokens)):
        if token.type == "citation":
            printed = formatted.clusters.get(note.clusters[token.meta["cluster"]].span)
            out.append(words("".join(part.html for part in printed.parts)) if printed else "")
        else:
            out.append(" " if token.type == "softbreak" else token.content)
    return " ".join("".join(out).split())
