"""The bibliography, each work with the places that cite or name it."""

from __future__ import annotations

from collections.abc import Iterable

from backmatter.build import Edition
from backmatter.ledger import WORKS, Kind
from backmatter.model import Locator
from backmatter.records.names import file_names
from backmatter.render.addresses import Addresses
from backmatter.render.downloads import all_records, records
from backmatter.render.html import element, text
from backmatter.render.landings import anchors, stones_after
from backmatter.resolve import Use

_ABBREVIATIONS = {
    "book": ("bk.", "bks."),
    "chapter": ("chap.", "chaps."),
    "column": ("col.", "cols."),
    "figure": ("fig.", "figs."),
    "folio": ("fol.", "fols."),
    "issue": ("no.", "nos."),
    "line": ("l.", "ll."),
    "note": ("n.", "nn."),
    "opus": ("op.", "opp."),
    "page": ("p.", "pp."),
    "paragraph": ("para.", "paras."),
    "part": ("pt.", "pts."),
    "section": ("sec.", "secs."),
    "sub-verbo": ("s.v.", "s.vv."),
    "verse": ("v.", "vv."),
    "volume": ("vol.", "vols."),
}


def bibliography(edition: Edition, addresses: Addresses) -> str:
    """All works in the order of the style, each with “cited in”."""
    names = file_names(edition.resolved.corpus.bibliography.entries)
    items = (
        _item(edition, key, html + cited_in(edition, key, addresses), names[key], addresses)
        for key, html in edition.formatted.bibliography
    )
    listed = stones_after(edition, WORKS, "", {Kind.WORK}, addresses) + "".join(items)
    return all_records(addresses) + element(
        "ul", listed, class_="bibliography", role="doc-bibliography"
    )


def _item(edition: Edition, key: str, html: str, name: str, addresses: Addresses) -> str:
    """A work, with the older keys that lead to it, and what is left of works behind it."""
    content = (
        anchors(edition.resolved, WORKS, key),
        html,
        records(edition, key, name, addresses),
    )
    left = stones_after(edition, WORKS, key, {Kind.WORK}, addresses)
    return element("li", "".join(content), id=key, class_="entry") + left


def cited_in(edition: Edition, key: str, addresses: Addresses) -> str:
    """Links to every place where the work is cited, with the pages, or named."""
    uses = edition.resolved.uses.get(key, ())
    if not uses:
        return ""
    links = ", ".join(_use(edition, use, addresses) for use in uses)
    lead = "Cited in" if any(u.cite for u in uses) else "Named in"
    return " " + element("span", f"{lead} {links}.", class_="cited-in")


def _use(edition: Edition, use: Use, addresses: Addresses) -> str:
    act = text(use.act.title)
    if use.note is None:
        fragment = edition.resolved.block_id(use.act, use.block)
        return element("a", f"{act} (text)", href=addresses.page(use.act.stem, fragment))
    mark = use.note.marks[0]
    pages = locators(use.cite.locators) if use.cite else ""
    where = f"{act}, note {use.note.number}" + (f", {text(pages)}" if pages else "")
    return element("a", where, href=addresses.page(use.act.stem, mark.id))


def locators(found: Iterable[Locator]) -> str:
    """Locators in words: `vol. 1, p. v`."""
    return ", ".join(f"{_abbreviation(loc)} {loc.value}" for loc in found)


def _abbreviation(locator: Locator) -> str:
    one, many = _ABBREVIATIONS.get(locator.label, (locator.label, f"{locator.label}s"))
    return many if any(c in locator.value for c in "–-,&") else one
