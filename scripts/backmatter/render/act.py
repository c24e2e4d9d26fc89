"""An act as a page: title, numbered passages, notes."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, replace

from backmatter.build import Edition
from backmatter.model import Act, Block
from backmatter.render.addresses import Addresses
from backmatter.render.body import BodyContext, render_tokens
from backmatter.render.cite import cite_act, section_handle
from backmatter.render.head import act_head
from backmatter.render.html import element
from backmatter.render.landings import IN_TEXT, anchors, stones_after
from backmatter.render.notes import endnotes
from backmatter.render.terms import mark_terms, meanings
from backmatter.render.timeline import events_by_block, way_back
from backmatter.render.works import works


@dataclass(frozen=True)
class Heading:
    """A heading of an act, for its table of contents."""

    level: int
    id: str
    title: str


def headings(edition: Edition, act: Act) -> tuple[Heading, ...]:
    """The headings of the act, and that of its notes."""
    ids = edition.resolved.ids[act.stem]
    found = [
        Heading(block.level, id_, block.text)
        for block, id_ in zip(act.blocks, ids, strict=True)
        if block.level
    ]
    if edition.resolved.notes_of(act):
        found.append(Heading(2, "notes", "Notes"))
    found.append(Heading(2, "cite", "Cite this page"))
    return tuple(found)


def render_act(
    edition: Edition, act: Act, addresses: Addresses, link: Callable[[str], str]
) -> str:
    """The whole act: head, text and notes."""
    content = (
        act_head(edition, act, addresses),
        _text(edition, act, addresses, link),
        # Before the notes: what stands behind them would move when they go to the margin.
        cite_act(edition, act, addresses),
        endnotes(edition, act, addresses),
        works(edition, edition.resolved.notes_of(act), act.document.links),
        meanings(edition, act, addresses),
    )
    return element("div", "".join(content), class_="act")


def _text(edition: Edition, act: Act, addresses: Addresses, link: Callable[[str], str]) -> str:
    resolved = edition.resolved
    context = BodyContext(
        formatted=edition.formatted,
        addresses=addresses,
        note_of=lambda label: resolved.by_label.get((act.stem, label)),
        has_entry=resolved.corpus.bibliography.entries.__contains__,
        clusters=act.document.clusters,
        link=link,
        also=lambda id_: anchors(resolved, act.stem, id_),
    )
    ids = resolved.ids[act.stem]
    events = events_by_block(edition, act)
    parts = [stones_after(edition, act.stem, "", IN_TEXT, addresses)]
    for i, id_ in enumerate(ids):
        back = way_back(edition, events.get(i, ()), addresses)
        also = anchors(resolved, act.stem, id_)
        parts.append(_block(_with_terms(edition, act, i, addresses), id_, context, also, back))
        if id_:
            parts.append(stones_after(edition, act.stem, id_, IN_TEXT, addresses))
    return "".join(parts)


def _with_terms(edition: Edition, act: Act, number: int, addresses: Addresses) -> Block:
    """A block in which the first uses of terms lead to their meanings."""
    block = act.blocks[number]
    marks = edition.resolved.appearances.marks.get((act.stem, number))
    if not marks:
        return block
    return replace(block, tokens=mark_terms(block.tokens, marks, addresses))


def _block(block: Block, id_: str, context: BodyContext, also: str, back: str) -> str:
    """A heading with its id, or a passage with its number and its way back.

    `also` holds the anchors of further ids that lead here.
    """
    tokens = list(block.tokens)
    if block.level:
        opening = copy.copy(tokens[0])
        opening.attrs = {**opening.attrs, "id": id_}
        html = render_tokens([opening, *tokens[1:]], context)
        start, closing, end = html.rpartition("</h")
        return also + start + section_handle(id_, block.text) + closing + end
    html = render_tokens(tokens, context)
    if not block.is_passage:
        return html
    number = id_.removeprefix("p")
    handle = element(
        "a",
        number,
        class_="passage-number",
        href=f"#{id_}",
        aria_label=f"Paragraph {number}",
        data_cite_kind="paragraph",
        data_cite_where=number,
    )
    return element("div", also + handle + html + back, class_="passage", id=id_)
