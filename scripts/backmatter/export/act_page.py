"""All that is published of an act: its page, what a search finds in it, its files.

To make it again takes much longer than to see that nothing has changed. So it is kept with a
digest of all that it is made of (`_made_of`): whoever lets the page show something more must
add it there, and a test that edits an edition at random compares with pages made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from backmatter import cache
from backmatter.build import Edition
from backmatter.export.downloads import act_files
from backmatter.ledger import Address
from backmatter.model import Act, Link
from backmatter.publication import History
from backmatter.render.act import render_act
from backmatter.render.addresses import Addresses
from backmatter.render.head import act_head
from backmatter.render.landings import stone
from backmatter.render.search import search_entries
from backmatter.render.terms import meanings
from backmatter.render.timeline import events_by_block, way_back
from backmatter.resolve.links import BIB


@dataclass(frozen=True)
class ActPage:
    """All that is published of an act."""

    html: str
    search: list[list[str]]
    """Fragment, title and HTML of each place that a search can lead to."""
    files: dict[str, str]
    """Texts by their path from the site's root."""


def act_page(
    edition: Edition,
    act: Act,
    addresses: Addresses,
    link: Callable[[str], str],
    folder: Path,
) -> ActPage:
    """What is published of an act, kept in the folder for the next time.

    `addresses` are those seen from the page; `link` turns the address of a source into one
    of the site.
    """
    digest = digest_of(edition, act, addresses, link)
    kept = _kept(cache.read(folder, act.stem), digest)
    if kept:
        return kept
    page = ActPage(
        html=render_act(edition, act, addresses, link),
        search=[[e.fragment, e.title, e.html] for e in search_entries(edition, act)],
        files=dict(act_files(edition, act, addresses)),
    )
    cache.write(folder, act.stem, {"of": digest, "page": asdict(page)})
    return page


def digest_of(
    edition: Edition, act: Act, addresses: Addresses, link: Callable[[str], str]
) -> str:
    """A name for all that is published of an act, without making it."""
    return cache.digest(*(repr(part) for part in _made_of(edition, act, addresses, link)))


def _kept(found: Any, digest: str) -> ActPage | None:
    """What was kept, if it was made of the same."""
    if isinstance(found, dict) and found.get("of") == digest:
        try:
            return ActPage(**found["page"])
        except (KeyError, TypeError):
            return None
    return None


def _made_of(
    edition: Edition, act: Act, addresses: Addresses, link: Callable[[str], str]
) -> Iterator[Any]:
    """All that the page of an act depends on, as values whose `repr` says all of them.

    What is quickly made is there as it is printed.
    """
    yield cache.program()
    for document in act.documents:
        yield document.file.path, document.file.text
    yield replace(addresses, pages=frozenset()), sorted(addresses.pages)
    yield from _publication(edition, act)
    yield from _places(edition, act, addresses)
    yield from _citations(edition, act)
    yield [link(found.href) for found in _links(act)]
    yield act_head(edition, act, addresses), meanings(edition, act, addresses)
    yield [
        (block, way_back(edition, events, addresses))
        for block, events in sorted(events_by_block(edition, act).items())
    ]


def _publication(edition: Edition, act: Act) -> Iterator[Any]:
    publication = edition.publication
    yield replace(publication, history=History(publication.history.of(act.stem)))
    for guide, printed in edition.cite_this.items():
        yield guide, printed[act.stem], printed.get("original")


def _places(edition: Edition, act: Act, addresses: Addresses) -> Iterator[Any]:
    """Addresses, numbers, and where terms are marked."""
    resolved = edition.resolved
    notes = resolved.notes_of(act)
    marks = [mark for note in notes for mark in note.marks]
    yield [(n.label, n.number, n.id) for n in notes]
    yield [(m.id, m.ref.span.start) for m in marks]
    yield [note.label for stray, note in resolved.without_mark if stray is act]
    ids = (*resolved.ids[act.stem], *(n.id for n in notes), *(m.id for m in marks))
    yield [(i, resolved.landing.extra.get(Address(act.stem, i))) for i in ids]
    stones = resolved.landing.stones.get(act.stem, ())
    yield [(s.after, s.kind, stone(edition, s, addresses)) for s in stones]
    yield [resolved.appearances.marks.get((act.stem, i)) for i in range(len(act.blocks))]


def _citations(edition: Edition, act: Act) -> Iterator[Any]:
    """What is printed of each cluster, and of each work that is cited or named."""
    formatted = edition.formatted
    yield formatted.locale, formatted.punctuation_in_quotes
    notes = (note.clusters for note in act.notes)
    clusters = list(chain(act.document.clusters, *notes))
    for cluster in clusters:
        printed = formatted.clusters.get(cluster.span)
        yield printed and ([(p.key, p.html) for p in printed.parts], printed.end)
    keys = {cite.key for cluster in clusters for cite in cluster.cites}
    keys |= {link.href.removeprefix(BIB) for link in _links(act)}
    entries = edition.resolved.corpus.bibliography.entries
    for key in sorted(keys & entries.keys()):
        yield entries[key].raw, formatted.entries.get(key), formatted.csl.get(key)


def _links(act: Act) -> Iterator[Link]:
    for document in act.documents:
        yield from document.links
        yield from chain.from_iterable(note.links for note in document.notes)
