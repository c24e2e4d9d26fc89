"""The terms of the text: a glossary, and the marks that lead to it. Roles: DPUB-ARIA 1.1."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence

from markdown_it.token import Token

from backmatter.apparatus import Term
from backmatter.build import Edition
from backmatter.model import Act
from backmatter.render.addresses import Addresses
from backmatter.render.html import element, text
from backmatter.render.places import place_link, place_links, render_words
from backmatter.resolve import TermMark

PAGE = "terms"


def terms(edition: Edition, addresses: Addresses) -> str:
    """All terms with their meanings; nothing if the edition lists none."""
    listed = sorted(edition.resolved.corpus.apparatus.terms, key=lambda t: t.name.casefold())
    if not listed:
        return ""
    entries = "".join(_entry(edition, term, addresses) for term in listed)
    return element("section", entries, role="doc-glossary", aria_label="Terms")


def _entry(edition: Edition, term: Term, addresses: Addresses) -> str:
    heading = element("h2", element("dfn", text(term.name)), id=term.id)
    meaning = element("p", meaning_of(edition, term, addresses))
    return element("div", heading + meaning + _found(edition, term, addresses), class_="item")


def meaning_of(edition: Edition, term: Term, addresses: Addresses) -> str:
    """The original and its transliteration, each in its language, and the definition."""
    lang = term.lang or None
    names = [element("span", text(term.original), lang=lang)] if term.original else []
    if term.latin:
        latin = element("i", text(term.latin), lang=lang and f"{lang}-Latn")
        names.append(latin)
    lead = element("span", ", ".join(names) + ".", class_="original") + " " if names else ""
    return lead + render_words(edition, term.words, addresses)


def _found(edition: Edition, term: Term, addresses: Addresses) -> str:
    places = edition.resolved.appearances.terms[term.id]
    if not places:
        return ""
    first = f"First used in {place_link(edition, places[0], addresses)}"
    more = place_links(edition, places[1:], addresses, named=places[0].act.stem)
    return element("p", f"{first}{f'; then in {more}' if more else ''}.", class_="found")


def mark_terms(
    tokens: Sequence[Token], marks: Iterable[TermMark], addresses: Addresses
) -> list[Token]:
    """The tokens of a block, each first use of a term a link to its meaning."""
    marked = list(tokens)
    for mark in sorted(marks, key=lambda m: (m.inline, m.child, m.start), reverse=True):
        inline = copy.copy(marked[mark.inline])
        children = list(inline.children or ())
        children[mark.child : mark.child + 1] = _split(children[mark.child], mark, addresses)
        inline.children = children
        marked[mark.inline] = inline
    return marked


def _split(token: Token, mark: TermMark, addresses: Addresses) -> list[Token]:
    """The text before the term, the term within a link, and the text behind it."""
    words = token.content
    before, term, after = words[: mark.start], words[mark.start : mark.end], words[mark.end :]
    href = addresses.page(PAGE, mark.term)
    attrs: dict[str, str | int | float] = {
        "class": "term",
        "href": href,
        "role": "doc-glossref",
    }
    opening = Token("term_open", "a", 1, attrs=attrs)
    closing = Token("term_close", "a", -1)
    pieces = [_text(before), opening, _text(term), closing, _text(after)]
    return [p for p in pieces if p.type != "text" or p.content]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def meanings(edition: Edition, act: Act, addresses: Addresses) -> str:
    """The meanings of the terms marked in an act, for a script to open at the marks."""
    marks = edition.resolved.appearances.marks
    ids = {m.term for i in range(len(act.blocks)) for m in marks.get((act.stem, i), ())}
    entries = (
        element("div", meaning_of(edition, term, addresses), data_key=term.id)
        for term in edition.resolved.corpus.apparatus.terms
        if term.id in ids
    )
    found = "".join(entries)
    return element("template", found, class_="meanings") if found else ""
