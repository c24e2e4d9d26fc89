"""The notes of an act, as endnotes with links to their marks. Roles: DPUB-ARIA 1.1."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from backmatter.build import Edition
from backmatter.ledger import Kind
from backmatter.model import Act, Note
from backmatter.render.addresses import Addresses
from backmatter.render.body import BodyContext, render_tokens
from backmatter.render.html import element, text
from backmatter.render.landings import anchors, stone, stones_after
from backmatter.render.works import works
from backmatter.resolve import NumberedNote


def endnotes(edition: Edition, act: Act, addresses: Addresses) -> str:
    """The section of notes at the end of an act; nothing if it has none."""
    stones = partial(_stones, edition, act, addresses)
    items = [
        note_item(edition, n, addresses) + stones(n.id) for n in edition.resolved.notes_of(act)
    ]
    stray = [n for a, n in edition.resolved.without_mark if a.stem == act.stem]
    items += [_stray_item(edition, n, addresses) for n in stray]
    if not items:
        return element("ul", stones(""), class_="stones") if stones("") else ""
    heading = element("h2", "Notes", id="notes", class_="endnotes-title")
    return element(
        "section",
        heading + _listed([stones(""), *items]),
        class_="endnotes",
        role="doc-endnotes",
        aria_labelledby="notes",
    )


def _stones(edition: Edition, act: Act, addresses: Addresses, after: str) -> str:
    return stones_after(edition, act.stem, after, {Kind.NOTE}, addresses)


def all_notes(edition: Edition, addresses: Addresses) -> str:
    """The notes of all acts, act by act, for a page of their own."""
    sections = []
    for act in edition.resolved.corpus.acts:
        items = [note_item(edition, n, addresses) for n in edition.resolved.notes_of(act)]
        if not items:
            continue
        items.append(_removed(edition, act, addresses))
        name = text(" · ".join(act.title_parts))
        id_ = f"act-{act.stem}"
        heading = element("h2", element("a", name, href=addresses.page(act.stem)), id=id_)
        sections.append(
            element(
                "section", heading + _listed(items), role="doc-endnotes", aria_labelledby=id_
            )
        )
    return "".join(sections) + works(edition, edition.resolved.notes)


def _removed(edition: Edition, act: Act, addresses: Addresses) -> str:
    """The stones of an act's notes that were removed; one that was moved stands here too."""
    stones = edition.resolved.landing.stones.get(act.stem, ())
    removed = (s for s in stones if s.kind is Kind.NOTE and s.to is None)
    return "".join(stone(edition, s, addresses, "li") for s in removed)


def _listed(items: Iterable[str]) -> str:
    """The list of notes. The role is for Safari: it takes a list without bullets for none."""
    return element("ol", "".join(items), class_="notes", role="list")


def note_item(edition: Edition, numbered: NumberedNote, addresses: Addresses) -> str:
    """One note: its number, its text, and a link back to each of its marks."""
    if numbered.note is None:
        body = element("mark", text(f"Note {numbered.label} is missing."), class_="bm-fault")
    else:
        body = render_note(edition, numbered.note, addresses)
    number = element(
        "a",
        f"{numbered.number}.",
        class_="note-number",
        href=addresses.page(numbered.act.stem, numbered.id),
        aria_label=f"Note {numbered.number}. Address and citation",
        data_cite_kind="note",
        data_cite_where=numbered.number,
    )
    content = element("div", body, class_="note-text")
    links = "".join(f" {link}" for link in _back_links(numbered, addresses))
    also = anchors(edition.resolved, numbered.act.stem, numbered.id)
    box = element(
        "div", f"{also}{number} {content}{_published(numbered)}{links}", class_="note-box"
    )
    return element("li", box, id=numbered.id, value=numbered.number, class_="note")


def _published(numbered: NumberedNote) -> str:
    """The number under which a note was published, if another note was put before it."""
    number = numbered.id.removeprefix("n")
    if number == str(numbered.number) or not number.isdecimal():
        return ""
    return " " + element("span", f"(Published as note {number}.)", class_="note-published")


def render_note(edition: Edition, note: Note, addresses: Addresses) -> str:
    """The text of a note."""
    entries = edition.resolved.corpus.bibliography.entries
    context = BodyContext(
        formatted=edition.formatted,
        addresses=addresses,
        note_of=lambda _: None,
        has_entry=entries.__contains__,
        clusters=note.clusters,
    )
    if not note.tokens:
        return element("mark", text(f"Note {note.label} is empty."), class_="bm-fault")
    return render_tokens(note.tokens, context)


def _back_links(numbered: NumberedNote, addresses: Addresses) -> Iterable[str]:
    for i, mark in enumerate(numbered.marks, 1):
        which = f", place {i}" if len(numbered.marks) > 1 else ""
        yield element(
            "a",
            "↩",
            href=addresses.page(mark.act.stem, mark.id),
            role="doc-backlink",
            class_="note-back",
            aria_label=f"Back to note mark {numbered.number} in the text{which}",
        )


def _stray_item(edition: Edition, note: Note, addresses: Addresses) -> str:
    warning = element("mark", text(f"[^{note.label}] has no mark"), class_="bm-fault")
    body = element("div", render_note(edition, note, addresses), class_="note-text")
    return element("li", warning + body, class_="note")
