"""The full entries of works that a page names in short, for a script to show on demand.

They stand in a `template`, which is no part of the page until it is asked for: it is not
read out, not found by a search and not printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backmatter.build import Edition
from backmatter.model import Link
from backmatter.render.body import is_short
from backmatter.render.html import element
from backmatter.resolve import NumberedNote
from backmatter.resolve.links import BIB


def works(edition: Edition, notes: Iterable[NumberedNote], links: Iterable[Link] = ()) -> str:
    """The entries of works cited in short in these notes, or named by these links."""
    keys = {*_cited_in_short(edition, notes), *_named(links)}
    entries = edition.formatted.entries
    found = "".join(
        element("div", entries[key], data_key=key) for key in sorted(keys & entries.keys())
    )
    return element("template", found, class_="works") if found else ""


def _cited_in_short(edition: Edition, notes: Iterable[NumberedNote]) -> Iterator[str]:
    formatted = edition.formatted
    for note in notes:
        for cluster in note.clusters:
            for part in formatted.clusters[cluster.span].parts:
                if part.key and is_short(part, formatted):
                    yield part.key


def _named(links: Iterable[Link]) -> Iterator[str]:
    return (link.href.removeprefix(BIB) for link in links if link.href.startswith(BIB))
