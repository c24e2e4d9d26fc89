"""Addresses that last: the ids of an edition, by its ledger.

The texts of today are paired with those of the ledger (`align`). A text that was published
keeps its id; a new one gets an id that was never used on its page (`assign`); an id whose
text is elsewhere or no more stays alive as an anchor, a redirect or a tombstone
(`landing`). The result holds the ledger as it should now be written. Pure: nothing is
read or written here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backmatter.config import Scope
from backmatter.diagnostics import Diagnostics
from backmatter.ledger import Address, Kind, Ledger
from backmatter.model import Act, Corpus
from backmatter.resolve.anchors.assign import assign
from backmatter.resolve.anchors.behind import disagreements
from backmatter.resolve.anchors.items import items_of
from backmatter.resolve.anchors.landing import landing, mark_ids
from backmatter.resolve.anchors.pages import carry_over, renamed_pages
from backmatter.resolve.anchors.pairing import pair
from backmatter.resolve.anchors.update import updated
from backmatter.resolve.landings import Landing
from backmatter.resolve.resolved import NumberedNote

__all__ = ["Anchors", "find_anchors", "mark_ids"]


@dataclass(frozen=True)
class Anchors:
    """The address of everything in an edition, and what keeps older addresses alive."""

    blocks: Mapping[str, tuple[str, ...]]
    """For each act's stem, the id of each of its blocks (empty for a rule)."""
    notes: Mapping[tuple[str, str], str]
    """For each note, by act and label, its id."""
    landing: Landing
    ledger: Ledger
    """The ledger as it should now be written."""


def find_anchors(
    corpus: Corpus, notes: Sequence[NumberedNote], numbering: Scope
) -> tuple[Anchors, Diagnostics]:
    """The addresses of an edition whose notes are numbered.

    Diagnostics say where a source asks for an id that means something else, and where the
    ledger is behind the text.
    """
    items = items_of(corpus, notes)
    titles = {act.stem: act.name for act in corpus.acts}
    renamed = renamed_pages(corpus.ledger, items, titles)
    before = carry_over(corpus.ledger, renamed)
    pairing = pair(before, items)
    addresses, conflicts = assign(before, items, pairing, numbering)
    ledger = updated(before, titles, items, addresses, pairing)
    ids = {(i.page, i.kind, i.own): a.id for i, a in zip(items, addresses, strict=True)}
    blocks = {a.stem: _block_ids(a, ids) for a in corpus.acts}
    note_ids = {(n.act.stem, n.label): ids[n.act.stem, Kind.NOTE, n.label] for n in notes}
    marks = {
        Address(page, id_): mark_ids(id_, len(n.marks))
        for n in notes
        for page, id_ in ((n.act.stem, note_ids[n.act.stem, n.label]),)
    }
    today = dict(zip(addresses, items, strict=True))
    anchors = Anchors(blocks, note_ids, landing(ledger, marks), ledger)
    return anchors, conflicts + disagreements(corpus.ledger, ledger, today)


def _block_ids(act: Act, ids: Mapping[tuple[str, Kind, str | int], str]) -> tuple[str, ...]:
    """The id of each block: of a section, of a passage, or as written in the source."""
    return tuple(
        ids.get((act.stem, Kind.SECTION if b.level else Kind.PASSAGE, i), b.id)
        for i, b in enumerate(act.blocks)
    )
