"""Two states of an edition, and what of the one is what of the other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from backmatter.ledger import WORKS, Address, Kind, Record, State
from backmatter.model import Act, Block
from backmatter.resolve import NumberedNote, Resolved

_MARK = re.compile(r"\[\^[^\]\s]*\]")
Passage = tuple[Act, Block]


@dataclass(frozen=True)
class States:
    """The earlier edition and the later one, whose addresses continue those of the earlier."""

    before: Resolved
    after: Resolved

    def leads_to(self, address: Address) -> Record | None:
        """Where the text of an earlier address is now; None if it is gone."""
        end = self.after.ledger.end(address)
        return end if end and end.state is State.LIVE else None

    def state(self, address: Address) -> State:
        """What became of an earlier address."""
        record = self.after.ledger.records.get(address)
        return record.state if record else State.GONE

    @cached_property
    def passages_before(self) -> Mapping[Address, Passage]:
        """Every earlier section and passage."""
        return _passages(self.before)

    @cached_property
    def passages_after(self) -> Mapping[Address, Passage]:
        """Every section and passage of now."""
        return _passages(self.after)

    @cached_property
    def notes_before(self) -> Mapping[Address, NumberedNote]:
        """Every earlier note."""
        return {Address(n.act.stem, n.id): n for n in self.before.notes}

    @cached_property
    def notes_after(self) -> Mapping[Address, NumberedNote]:
        """Every note of now."""
        return {Address(n.act.stem, n.id): n for n in self.after.notes}

    @cached_property
    def new_keys(self) -> Mapping[str, str]:
        """The later key of each entry that has another one now."""
        entries = self.before.corpus.bibliography.entries
        ends = {key: self.leads_to(Address(WORKS, key)) for key in entries}
        return {key: r.address.id for key, r in ends.items() if r and r.address.id != key}

    def by_new_keys(self, text: str) -> str:
        """A piece of an earlier source with the keys of now."""
        for key, now in self.new_keys.items():
            text = re.sub(rf"(?<=[@:]){re.escape(key)}(?!\w)", now.replace("\\", r"\\"), text)
        return text

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """The later name of each act that has another one now."""
        stems = [act.stem for act in self.before.corpus.acts]
        ends = {stem: self.after.ledger.end_of_page(stem) for stem in stems}
        return {stem: end for stem, end in ends.items() if end and end != stem}

    @cached_property
    def new_acts(self) -> frozenset[str]:
        """The acts that there were not before, under any name."""
        old = {act.stem for act in self.before.corpus.acts}
        now = {act.stem for act in self.after.corpus.acts}
        return frozenset(now - old - set(self.renamed.values()))

    @cached_property
    def gone_acts(self) -> frozenset[str]:
        """The acts that are there no more, under any name."""
        old = {act.stem for act in self.before.corpus.acts}
        now = {act.stem for act in self.after.corpus.acts}
        return frozenset(old - now - set(self.renamed))


def _passages(resolved: Resolved) -> Mapping[Address, Passage]:
    return {
        Address(act.stem, id_): (act, block)
        for act in resolved.corpus.acts
        for id_, block in zip(resolved.ids[act.stem], act.blocks, strict=True)
        if id_
    }


def source(block: Block) -> str:
    """A block as it is written, however its lines are broken and its notes numbered."""
    return " ".join(_MARK.sub("", block.span.text).split())


def named(address: Address, kind: Kind) -> str:
    """A section or passage as a reader sees it."""
    passage = kind is Kind.PASSAGE
    return f"¶ {address.id.removeprefix('p')}" if passage else f"section #{address.id}"
