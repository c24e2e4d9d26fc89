"""What the ledger knows of a note that has lost its text or its mark."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from backmatter.fingerprint import fingerprint, opening, pairs
from backmatter.ledger import Kind, Ledger, Record, State
from backmatter.model import Act, Block, Note, NoteRef

_TOKEN = re.compile(r"\S+")
_WINDOW = 8
"""The length of the fingerprint of the words before a mark."""
_SHOWN = 5
"""How many words show a place in the text."""


@dataclass(frozen=True)
class Published:
    """The notes of an act as they were published; read only where one has lost something."""

    ledger: Ledger
    act: Act

    def text(self, ref: NoteRef | None) -> str:
        """How the note began that was published at this mark, if no note begins so now.

        It ends in an ellipsis unless it is the whole note.
        """
        records = self._by_place.get(ref.behind, ()) if ref and ref.behind else ()
        is_lost = len(records) == 1 and records[0].opens not in self._openings
        return records[0].opens if is_lost else ""

    def place(self, note: Note) -> str:
        """The words behind which the mark of a note stood, if they stand once in the text."""
        records = self._by_opening.get(opening(note.text), ())
        found = self._windows.get(records[0].place, ()) if len(records) == 1 else ()
        return _words_before(*found[0]) if len(found) == 1 else ""

    def mark(self, note: Note) -> NoteRef | None:
        """The mark that stands where that of a note stood."""
        records = self._by_opening.get(opening(note.text), ())
        return self._marks.get(records[0].place) if len(records) == 1 else None

    @cached_property
    def _marks(self) -> Mapping[str, NoteRef]:
        return {ref.behind: ref for ref in self.act.refs if ref.behind}

    @cached_property
    def _records(self) -> Sequence[Record]:
        of_page = self.ledger.of_page(self.act.stem)
        return [r for r in of_page if r.kind is Kind.NOTE and r.state is State.LIVE]

    @cached_property
    def _by_place(self) -> Mapping[str, Sequence[Record]]:
        places: dict[str, list[Record]] = defaultdict(list)
        for record in self._records:
            places[record.place].append(record)
        return places

    @cached_property
    def _by_opening(self) -> Mapping[str, Sequence[Record]]:
        openings: dict[str, list[Record]] = defaultdict(list)
        for record in self._records:
            openings[record.opens].append(record)
        return openings

    @cached_property
    def _openings(self) -> frozenset[str]:
        return frozenset(opening(note.text) for note in self.act.notes)

    @cached_property
    def _windows(self) -> Mapping[str, Sequence[tuple[Block, int]]]:
        """Where four words stand in the text: the block, and the number of the last."""
        windows: dict[str, list[tuple[Block, int]]] = defaultdict(list)
        for block in self.act.blocks:
            for end in range(_WINDOW, len(block.words) + 1, 2):
                windows[block.words[end - _WINDOW : end]].append((block, end // 2))
        return windows


def _words_before(block: Block, count: int) -> str:
    """The last of the first `count` words of a block, as they are written."""
    tokens = _TOKEN.findall(block.text)
    seen = 0
    for at, token in enumerate(tokens, 1):
        seen += len(pairs(fingerprint(token)))
        if seen >= count:
            return " ".join(tokens[max(0, at - _SHOWN) : at]).strip("“”")
    return ""
