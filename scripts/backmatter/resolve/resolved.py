"""What is known once every reference has been followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from backmatter.apparatus import Event
from backmatter.ledger import Ledger
from backmatter.model import Act, Block, Cite, Cluster, Corpus, Note, NoteRef
from backmatter.resolve.landings import Landing
from backmatter.text import Span


@dataclass(frozen=True)
class Mark:
    """One mark of a note in the text, with its address on the page."""

    id: str
    """`r12`; a second mark of the same note is `r12-2`."""
    act: Act
    ref: NoteRef

    @property
    def block(self) -> Block:
        """The block in which the mark stands."""
        return self.act.blocks[self.ref.block]


@dataclass(frozen=True)
class NumberedNote:
    """A note with its number in the edition and every mark that refers to it."""

    number: int
    act: Act
    label: str
    note: Note | None
    """None if the mark has no note."""
    marks: tuple[Mark, ...]
    id: str = ""
    """The note's address on its page; its digits can differ from its number, see `anchors`."""

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """The citations of the note."""
        return self.note.clusters if self.note else ()


@dataclass(frozen=True)
class Use:
    """One place where a work is cited in a note, or named or cited in the text."""

    key: str
    act: Act
    block: int
    """Index of the block where the mark or the link stands."""
    note: NumberedNote | None = None
    cite: Cite | None = None


@dataclass(frozen=True)
class Position:
    """How a citation stands to earlier ones of the same work, as CSL styles ask."""

    kind: Literal["first", "subsequent", "ibid", "ibid-with-locator"]
    follows: bool
    """Whether the citation just before is of the same work, whatever its locator."""
    first_note: int
    """Number of the note that first cites the work."""
    distance: int
    """How many notes back the work was cited last."""


@dataclass(frozen=True)
class Where:
    """A passage, or a note of it."""

    act: Act
    block: int
    """Index of the passage, or of that in which the note's first mark stands."""
    note: NumberedNote | None = None


@dataclass(frozen=True)
class PlacedEvent:
    """An event of the timeline, and where the text has it."""

    event: Event
    where: Where


@dataclass(frozen=True)
class TermMark:
    """The first use of a term in the running text of an act."""

    term: str
    """The term's id."""
    inline: int
    """Index of the token of kind `inline` among those of its block."""
    child: int
    """Index of the text token within that."""
    start: int
    end: int


@dataclass(frozen=True)
class Appearances:
    """Where the text has what the data files name."""

    events: tuple[PlacedEvent, ...] = ()
    """In the order of time."""
    persons: Mapping[str, tuple[Where, ...]] = field(default_factory=dict)
    """By id, in the order of the text."""
    works: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each person's id, the keys of works by her or him."""
    terms: Mapping[str, tuple[Where, ...]] = field(default_factory=dict)
    """By id, in the order of the text."""
    marks: Mapping[tuple[str, int], tuple[TermMark, ...]] = field(default_factory=dict)
    """For an act's stem and a block, the terms first used there."""


@dataclass(frozen=True)
class Resolved:
    """The corpus with every reference followed."""

    corpus: Corpus
    notes: tuple[NumberedNote, ...]
    """In the order of their numbers."""
    without_mark: tuple[tuple[Act, Note], ...]
    """Notes to which no mark refers."""
    uses: Mapping[str, tuple[Use, ...]]
    """For each key, where its work is used, in the order of the text."""
    ids: Mapping[str, tuple[str, ...]]
    """For each act's stem, the address of each of its blocks (empty for a rule)."""
    by_label: Mapping[tuple[str, str], NumberedNote]
    """Notes by act and label."""
    positions: Mapping[Span, tuple[Position, ...]]
    """For each cluster's span, the position of each of its citations."""
    appearances: Appearances = field(default_factory=Appearances)
    landing: Landing = field(default_factory=Landing)
    """What keeps older addresses alive."""
    ledger: Ledger = field(default_factory=Ledger)
    """The ledger of addresses as it should now be written."""

    @property
    def placed_clusters(self) -> Iterator[tuple[Cluster, int, str]]:
        """Every cluster with the number of its note and the stem of its page.

        First those of the notes in order; then, in no note or page, those of notes without
        a mark and of the text itself.
        """
        for note in self.notes:
            for cluster in note.clusters:
                yield cluster, note.number, note.act.stem
        for _, stray in self.without_mark:
            yield from ((cluster, 0, "") for cluster in stray.clusters)
        for act in self.corpus.acts:
            yield from ((cluster, 0, "") for cluster in act.document.clusters)

    def notes_of(self, act: Act) -> tuple[NumberedNote, ...]:
        """The notes of one act, in order."""
        return self._by_act.get(act.stem, ())

    @cached_property
    def by_address(self) -> Mapping[tuple[str, str], NumberedNote]:
        """Notes by act and id."""
        return {(n.act.stem, n.id): n for n in self.notes}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The title of each act by its file's name."""
        return {act.stem: act.title for act in self.corpus.acts}

    @cached_property
    def _by_act(self) -> Mapping[str, tuple[NumberedNote, ...]]:
        notes: dict[str, list[NumberedNote]] = {}
        for note in self.notes:
            notes.setdefault(note.act.stem, []).append(note)
        return {stem: tuple(found) for stem, found in notes.items()}

    def block_id(self, act: Act, block: int) -> str:
        """The address of a block on its page."""
        return self.ids[act.stem][block]

    def uses_in(self, act: Act) -> tuple[Use, ...]:
        """Every use of a work in one act, work by work."""
        return self._uses_by_act.get(act.stem, ())

    @cached_property
    def _uses_by_act(self) -> Mapping[str, tuple[Use, ...]]:
        found: dict[str, list[Use]] = {}
        for key in self.corpus.bibliography.entries:
            for use in self.uses.get(key, ()):
                found.setdefault(use.act.stem, []).append(use)
        return {stem: tuple(uses) for stem, uses in found.items()}

    def works_of(self, act: Act) -> tuple[str, ...]:
        """Keys of the works that an act cites or names, in the order of the bibliography."""
        return tuple(dict.fromkeys(use.key for use in self.uses_in(act)))
