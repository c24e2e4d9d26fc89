"""Links to the records of works, and the marks by which reference managers find them."""

from __future__ import annotations

from backmatter.build import Edition
from backmatter.records.coins import coins
from backmatter.records.csl import csl_items
from backmatter.render.addresses import Addresses
from backmatter.render.html import element, text

_FORMATS = (("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON"))


def all_records(addresses: Addresses) -> str:
    """Links to the whole bibliography in each format, and the mark of its unAPI record."""
    links = ", ".join(_link(f"bibliography.{e}", name, addresses) for e, name in _FORMATS)
    mark = element("abbr", class_="unapi-id", title="bibliography")
    return element("p", f"All works as {links}.{mark}", class_="records")


def records(edition: Edition, key: str, name: str, addresses: Addresses) -> str:
    """Links to the records of one work, whose files have this name, and its COinS."""
    links = ", ".join(
        _link(f"bibliography/{name}.{ending}", label, addresses, f" of {key}")
        for ending, label in _FORMATS
        if edition.records
    )
    query = "".join(coins(item) for item in csl_items(edition, [key]))
    span = element("span", class_="Z3988", title=query) if query else ""
    return (" " + element("span", links, class_="records") if links else "") + span


def _link(path: str, label: str, addresses: Addresses, of: str = "") -> str:
    title = f"{label}{of}" if of else None
    return element("a", text(label), href=addresses.file(path), download=True, title=title)
