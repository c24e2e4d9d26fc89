"""Links to passages and notes, and lines of ours: what the pages of the apparatus share."""

from __future__ import annotations

from collections.abc import Iterable

from backmatter.apparatus import Words
from backmatter.build import Edition
from backmatter.render.addresses import Addresses
from backmatter.render.body import BodyContext, render_tokens
from backmatter.render.html import element, text
from backmatter.resolve import Where


def place_name(edition: Edition, where: Where) -> str:
    """A passage or note in words: `1929, par. 7`, `1929, note 12`."""
    if where.note:
        return f"{where.act.title}, note\u00a0{where.note.number}"
    number = edition.resolved.block_id(where.act, where.block).removeprefix("p")
    return f"{where.act.title}, par.\u00a0{number}"


def place_link(edition: Edition, where: Where, addresses: Addresses) -> str:
    """A link to a passage or a note."""
    fragment = (
        where.note.id if where.note else edition.resolved.block_id(where.act, where.block)
    )
    name = text(place_name(edition, where))
    return element("a", name, href=addresses.page(where.act.stem, fragment))


def place_links(
    edition: Edition, places: Iterable[Where], addresses: Addresses, named: str = ""
) -> str:
    """Links to several places, act by act: `1929, par. 4, par. 9, note 7; 1959, par. 2`.

    The act with the stem `named` has been named before.
    """
    acts: dict[str, list[str]] = {}
    for where in places:
        link = place_link(edition, where, addresses)
        if where.act.stem in {*acts, named}:
            link = link.replace(f">{text(where.act.title)}, ", ">", 1)
        acts.setdefault(where.act.stem, []).append(link)
    return "; ".join(", ".join(links) for links in acts.values())


def render_words(edition: Edition, words: Words, addresses: Addresses) -> str:
    """A line of ours as HTML, its links leading to the pages of the site."""

    def link(href: str) -> str:
        page, mark, fragment = href.partition("#")
        if not page.endswith(".md") or "://" in page:
            return href
        return addresses.page(page.removesuffix(".md"), fragment if mark else "")

    context = BodyContext(
        formatted=edition.formatted,
        addresses=addresses,
        note_of=lambda _: None,
        has_entry=edition.resolved.corpus.bibliography.entries.__contains__,
        clusters=(),
        link=link,
    )
    return render_tokens([t for t in words.tokens if t.type == "inline"], context)
