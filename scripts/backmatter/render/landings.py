"""Old addresses on the pages: further anchors, stones, pages that were, and `/n/12/`.

A fragment never reaches a server, so the page that an address names must itself lead on:
by a link, and where scripts run at once (`assets/backmatter.js` follows the class `onward`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from backmatter.build import Edition
from backmatter.ledger import Address, Kind
from backmatter.render.addresses import Addresses
from backmatter.render.html import attributes, element, text
from backmatter.resolve import FormerPage, NumberedNote, Resolved, Stone

IN_TEXT = frozenset({Kind.SECTION, Kind.PASSAGE})
"""What stands in the text of an act, and not among its notes."""
_NAMES = {Kind.PASSAGE: "Paragraph", Kind.NOTE: "Note", Kind.WORK: "Work"}


def anchors(resolved: Resolved, page: str, id_: str) -> str:
    """Invisible anchors for the further ids of a text, a mark or a work."""
    ids = resolved.landing.extra.get(Address(page, id_), ())
    return "".join(element("span", id=other, class_="anchor") for other in ids)


def stones_after(
    edition: Edition, page: str, after: str, kinds: Iterable[Kind], addresses: Addresses
) -> str:
    """The stones that stand behind the text with the id `after`; at the top if it is empty."""
    tag = "p" if Kind.PASSAGE in kinds else "li"
    return "".join(
        stone(edition, s, addresses, tag)
        for s in edition.resolved.landing.stones.get(page, ())
        if s.after == after and s.kind in kinds
    )


def stone(edition: Edition, left: Stone, addresses: Addresses, tag: str = "p") -> str:
    """What a reader finds at an address whose text is elsewhere or no more."""
    also = "".join(element("span", id=i, class_="anchor") for i in left.ids[1:])
    quoted = left.kind in {Kind.PASSAGE, Kind.NOTE} and left.opens
    began = f" It began: “{text(left.opens)}”" if quoted else ""
    if left.to:
        link = element(
            "a",
            _place(edition.resolved, left.to),
            href=addresses.page(*left.to),
            class_="onward",
        )
        words = f"{_name(left)} is now in {link}."
    else:
        words = f"{_name(left)} was removed.{began}"
    return element(tag, also + words, id=left.id, class_="stone")


def _name(stone: Stone) -> str:
    if stone.kind is Kind.SECTION:
        return f"The section “{text(stone.opens)}”"
    if stone.kind is Kind.WORK:
        return f"The work with the key {text(stone.id)}"
    return f"{_NAMES[stone.kind]} {text(stone.id[1:])}"


def _place(resolved: Resolved, to: Address) -> str:
    """The name of a place for a link: `1959, ¶ 3a`."""
    title = resolved.titles.get(to.page, "")
    note = resolved.by_address.get(to)
    if note is not None:
        return f"{text(title)}, note {note.number}"
    if to.id in resolved.ids.get(to.page, ()) and to.id[:1] == "p" and to.id[1:2].isdecimal():
        return f"{text(title)}, ¶ {text(to.id[1:])}"
    return text(title)


def former_page(edition: Edition, former: FormerPage, addresses: Addresses) -> str:
    """A page at the address of one that was renamed or removed."""
    title = element("h1", text(former.title))
    if former.to:
        acts = {a.stem: a.name for a in edition.resolved.corpus.acts}
        link = element(
            "a", text(acts[former.to]), href=addresses.page(former.to), class_="onward"
        )
        words = element("p", f"This page has a new address: {link}.")
    else:
        words = element("p", "This page was removed from the edition.")
    listed = "".join(stone(edition, s, addresses, "li") for s in former.stones)
    below = element("ul", listed, class_="stones") if listed else ""
    return element("div", title + words + below, class_="former-page")


def note_pages(edition: Edition, addresses: Addresses) -> Mapping[str, str]:
    """For each number that a note has or had, a small page that leads to the note.

    A number may have been published for one note and be shown at another today, when a note
    was put in front of both. Then the page leads to neither by itself and offers the two.
    `addresses` are those seen from such a page.
    Notes that are numbered page by page have no such pages.
    """
    resolved = edition.resolved
    now = {str(n.number): n for n in resolved.notes}
    if len(now) < len(resolved.notes):
        return {}
    published = _published(resolved)
    numbers = sorted({*now, *published}, key=lambda n: (len(n), n))
    return {
        n: _note_page(resolved, n, published.get(n), now.get(n), addresses) for n in numbers
    }


def _published(resolved: Resolved) -> dict[str, Address]:
    """For each id of a note without its `n`, the address of that note or of its stone."""
    found: dict[str, Address] = {}
    for address, record in resolved.ledger.records.items():
        end = resolved.ledger.end(address)
        if record.kind is Kind.NOTE and end:
            live = end.address in resolved.by_address
            found.setdefault(address.id.removeprefix("n"), end.address if live else address)
    return found


def _note_page(
    resolved: Resolved,
    number: str,
    then: Address | None,
    now: NumberedNote | None,
    addresses: Addresses,
) -> str:
    to_now = Address(now.act.stem, now.id) if now else None
    there = [a for a in dict.fromkeys((then, to_now)) if a]
    head = element("title", f"Note {text(number)}")
    if len(there) == 1:
        refresh = f"0; url={addresses.page(*there[0])}"
        head += f"<meta{attributes(http_equiv='refresh', content=refresh)}>"
    links = "".join(
        element("li", _lead(resolved, number, addresses, a, now if a == to_now else None))
        for a in there
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        '<meta name="robots" content="noindex">'
        f"{head}</head><body><h1>Note {text(number)}</h1><ul>{links}</ul></body></html>\n"
    )


def _lead(
    resolved: Resolved,
    number: str,
    addresses: Addresses,
    to: Address,
    now: NumberedNote | None,
) -> str:
    link = element("a", _place(resolved, to) or text(to), href=addresses.page(*to))
    if now is None:
        return f"{link}: published as note {text(number)}"
    published = now.id.removeprefix("n") == number
    return link if published else f"{link}: numbered {text(number)} today"
