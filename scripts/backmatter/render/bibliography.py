"""The bibliography, each work with the places that cite or name it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from backmatter.build import Edition
from backmatter.format import Formatted
from backmatter.ledger import WORKS, Kind
from backmatter.model import Entry
from backmatter.records.names import file_names
from backmatter.render.addresses import Addresses
from backmatter.render.cited_in import cited_in
from backmatter.render.downloads import all_records, records
from backmatter.render.html import element, text
from backmatter.render.landings import anchors, stones_after

_BOOKS = frozenset({"book", "mvbook", "collection", "mvcollection", "proceedings", "thesis"})
_MEDIA = frozenset({"movie", "video", "audio", "music", "performance"})
_GROUPS = {
    "primary": "Primary sources",
    "books": "Books",
    "articles": "Articles and chapters",
    "media": "Films and newspapers",
}


def bibliography(edition: Edition, addresses: Addresses) -> str:
    """All works in groups, in the order of the style, each with “cited in”."""
    groups: dict[str, list[str]] = {name: [] for name in _GROUPS}
    entries = edition.resolved.corpus.bibliography.entries
    names = file_names(entries)
    for key, html in with_substitutes(edition.formatted, lambda k: group_of(entries[k])):
        item = _item(edition, entries[key], html, names[key], addresses)
        groups[group_of(entries[key])].append(item)
    filled = {name: items for name, items in groups.items() if items}
    lists = [_group(name, items) for name, items in filled.items()]
    if len(lists) == 1:
        lists = [_list(items) for items in filled.values()]
    left = stones_after(edition, WORKS, "", {Kind.WORK}, addresses)
    return all_records(addresses) + element(
        "section",
        (_list([left]) if left else "") + "".join(lists),
        role="doc-bibliography",
        aria_label="Bibliography",
    )


def with_substitutes(
    formatted: Formatted, group: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """Key and HTML of each entry, in the style's order, with the style's substitute for names.

    It stands for the names of the entry before in the same group, if it is certain which they
    are. They stay in the page for those who listen to it or look for them.
    """
    person = 0
    last: dict[str, int] = {}
    for key, html in formatted.bibliography:
        names = formatted.repeated.get(key, "")
        person += not names
        follows = last.get(group(key)) == person and html.startswith(names)
        last[group(key)] = person
        yield key, _substituted(html, names, formatted.substitute) if follows else html


def _substituted(html: str, names: str, substitute: str) -> str:
    shown = element("span", text(substitute), class_="same-names", aria_hidden="true")
    return shown + element("span", " " + names, class_="only-heard") + html.removeprefix(names)


def group_of(entry: Entry) -> str:
    """The group of a work: by its BibLaTeX type, and by its keyword `primary`."""
    if entry.type in _MEDIA or entry.get("entrysubtype") == "newspaper":
        return "media"
    if "primary" in entry.keywords:
        return "primary"
    return "books" if entry.type in _BOOKS else "articles"


def _group(name: str, items: list[str]) -> str:
    heading = element("h2", _GROUPS[name], id=f"works-{name}")
    return element("section", heading + _list(items), aria_labelledby=f"works-{name}")


def _list(items: list[str]) -> str:
    return element("ul", "".join(items), class_="bibliography", role="list")


def _item(edition: Edition, entry: Entry, html: str, name: str, addresses: Addresses) -> str:
    """A work, with the older keys that lead to it, and what is left of works behind it."""
    printed = html + _source(entry, html) + records(edition, entry.key, name, addresses)
    content = (
        anchors(edition.resolved, WORKS, entry.key),
        element("p", printed, class_="entry-text"),
        cited_in(edition, entry.key, addresses),
    )
    left = stones_after(edition, WORKS, entry.key, {Kind.WORK}, addresses)
    return element("li", "".join(content), id=entry.key, class_="entry") + left


def _source(entry: Entry, html: str) -> str:
    """A link to the work itself, if there is an address that the style does not print."""
    doi = entry.get("doi")
    address = f"https://doi.org/{doi}" if doi else entry.get("url")
    if not address.startswith(("https://", "http://")) or "<a " in html:
        return ""
    return " " + element("a", text(address), href=address)
