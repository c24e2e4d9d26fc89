"""Every file that is offered beside the pages, by its path from the site's root."""

from __future__ import annotations

from collections.abc import Iterator

from backmatter.build import Edition
from backmatter.export.act_json import SCHEMA, act_json
from backmatter.model import Act
from backmatter.records.bibtex import bibtex
from backmatter.records.csl import csl_items, csl_json
from backmatter.records.names import file_names
from backmatter.records.own import own_bibtex, own_csl
from backmatter.records.ris import ris
from backmatter.records.unapi import unapi
from backmatter.render.addresses import Addresses


def edition_files(edition: Edition, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Path and text of each file that is of no single act."""
    yield from _bibliography(edition)
    if edition.records:
        yield from _works(edition)
    yield from _own(edition, None, "cite/edition", addresses.absolute(""))
    yield SCHEMA.name, SCHEMA.read_text(encoding="utf-8")


def act_files(edition: Edition, act: Act, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Path and text of each file of an act."""
    stem = act.stem
    yield from _own(edition, act, f"{stem}/cite", addresses.absolute(stem))
    entries = edition.resolved.corpus.bibliography.entries
    yield f"{stem}/works.bib", bibtex(entries[k] for k in edition.resolved.works_of(act))
    yield f"{stem}/act.json", act_json(edition, act, addresses)


def _bibliography(edition: Edition) -> Iterator[tuple[str, str]]:
    entries = edition.resolved.corpus.bibliography.entries
    items = csl_items(edition, entries)
    yield "bibliography.bib", bibtex(entries.values())
    yield "bibliography.ris", ris(items)
    yield "bibliography.json", csl_json(items)
    yield "unapi.xml", unapi(items)


def _works(edition: Edition) -> Iterator[tuple[str, str]]:
    entries = edition.resolved.corpus.bibliography.entries
    for key, name in file_names(entries).items():
        items = csl_items(edition, [key])
        yield f"bibliography/{name}.bib", bibtex([entries[key]])
        yield f"bibliography/{name}.ris", ris(items)
        yield f"bibliography/{name}.json", csl_json(items)


def _own(
    edition: Edition, act: Act | None, path: str, address: str
) -> Iterator[tuple[str, str]]:
    item = own_csl(edition, act, address)
    yield f"{path}.bib", own_bibtex(edition, act, address)
    yield f"{path}.ris", ris([item])
    yield f"{path}.json", csl_json([item])
