"""The edition as values: acts, notes, citations, entries. Frozen, and each with its span.

Names follow CSL (cluster, cite, locator, prefix, suffix) and BibLaTeX (entry, field).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from backmatter.apparatus import Apparatus
from backmatter.ledger import Ledger
from backmatter.text import SourceFile, Span

_STEPS = 100
"""How far cross-references are followed."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a cited work."""

    label: str
    """A CSL locator term: `page`, `volume`, `chapter` …"""
    value: str
    """As written, without the label: `31–32`, `v`."""
    written: str = field(default="", compare=False)
    """As written, with the label if there is one: `pp. 31–32`."""


@dataclass(frozen=True, slots=True)
class Cite:
    """One work cited in a cluster: `[see @key, p. 3, where …]`."""

    key: str
    prefix: str
    locators: tuple[Locator, ...]
    suffix: str
    suppress_author: bool
    span: Span
    key_span: Span


@dataclass(frozen=True, slots=True)
class Cluster:
    """The citations between one pair of brackets, in their order."""

    cites: tuple[Cite, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A mark in the text, `[^5]`, that refers to a note."""

    label: str
    span: Span
    block: int
    """Index of the block of the act in which it stands."""
    in_heading: bool = False
    behind: str = ""
    """The fingerprint of the last words before it in its block."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image in a text."""

    href: str
    text: str
    span: Span
    block: int
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A top-level block of an act: a heading or a numbered passage."""

    kind: str
    """markdown-it's name of the block: `heading`, `paragraph`, `bullet_list` …"""
    tokens: Sequence[Token]
    span: Span
    text: str
    """Its words without markup and note marks, for search and exports."""
    words: str
    """Its fingerprint: that of its text, or of its source if it has none."""
    level: int = 0
    """1–6 for a heading, else 0."""
    id: str = ""
    """The id written in the source, if any."""

    @property
    def is_passage(self) -> bool:
        """Whether the block carries text that is numbered and can be cited by number."""
        return self.kind not in {"heading", "hr", "html_block", "note_definition"}


@dataclass(frozen=True, slots=True)
class Note:
    """A note as defined in a source: `[^5]: …`."""

    label: str
    tokens: Sequence[Token]
    text: str
    """Its source without the label, for search and messages."""
    words: str
    """Its fingerprint."""
    clusters: tuple[Cluster, ...]
    refs: tuple[NoteRef, ...]
    """Marks inside the note, which should not be there."""
    links: tuple[Link, ...]
    span: Span
    label_span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A parsed Markdown file: an act, or the notes of an act."""

    file: SourceFile
    meta: Mapping[str, Any]
    blocks: tuple[Block, ...]
    refs: tuple[NoteRef, ...]
    clusters: tuple[Cluster, ...]
    links: tuple[Link, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One part of the text, with its notes."""

    stem: str
    """File name without `.md`; it is the act's address too."""
    title: str
    subtitle: str
    order: float
    abstract: str
    keywords: tuple[str, ...]
    document: Document
    notes_document: Document | None = None
    label: str = ""
    """What it is called before its title: `Act I`; most introductions have none."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The file of the text, and that of the notes if there is one."""
        return (self.document, self.notes_document) if self.notes_document else (self.document,)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The top-level blocks of the text."""
        return self.document.blocks

    @property
    def refs(self) -> tuple[NoteRef, ...]:
        """The note marks, in the order of the text."""
        return self.document.refs

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes defined in the act's note file, then those in the act itself."""
        own = self.document.notes
        return (self.notes_document.notes if self.notes_document else ()) + own

    @property
    def name(self) -> str:
        """Title and subtitle as one line."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    @property
    def title_parts(self) -> tuple[str, ...]:
        """Label, title and subtitle, as far as there are any."""
        return tuple(part for part in (self.label, self.title, self.subtitle) if part)

    @property
    def words(self) -> int:
        """How many words the text has, headings and notes not counted."""
        return sum(len(block.text.split()) for block in self.blocks if block.is_passage)


@dataclass(frozen=True, slots=True)
class Entry:
    """A work in the bibliography: a BibLaTeX entry."""

    key: str
    type: str
    fields: Mapping[str, str]
    """Values without their enclosing braces or quotes, white space folded."""
    span: Span
    key_span: Span
    raw: str = field(repr=False, default="")
    field_spans: Mapping[str, Span] = field(default_factory=dict, repr=False)
    is_whole: bool = True
    """False if something in it did not parse, so that fields may be missing."""

    def get(self, *names: str) -> str:
        """The first of the named fields that is there, or an empty string."""
        return next((self.fields[n] for n in names if self.fields.get(n)), "")

    @property
    def keywords(self) -> frozenset[str]:
        """The entry's keywords."""
        return frozenset(k.strip() for k in self.get("keywords").split(",") if k.strip())


@dataclass(frozen=True, slots=True, eq=False)
class Bibliography:
    """All entries, in the order of their files."""

    entries: Mapping[str, Entry]
    files: tuple[SourceFile, ...]
    repeated: tuple[Entry, ...] = ()
    """Entries whose key an earlier entry has already taken."""

    @property
    def is_readable(self) -> bool:
        """Whether every file could be opened, so that a key that is missing is missing."""
        return all(file.is_readable for file in self.files)

    @property
    def source(self) -> str:
        """The text of all files, as pandoc reads it."""
        return "\n".join(f.text for f in self.files)

    def inherits_from_itself(self, key: str) -> bool:
        """Whether the cross-references of an entry lead back to it."""
        at = self.entries[key].get("crossref").strip()
        for _ in range(_STEPS):
            if at == key or at not in self.entries:
                break
            at = self.entries[at].get("crossref").strip()
        return at == key


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything the sources say."""

    acts: tuple[Act, ...]
    bibliography: Bibliography
    orphans: tuple[Document, ...] = ()
    """Note files that belong to no act."""
    apparatus: Apparatus = field(default_factory=Apparatus)
    ledger: Ledger = field(default_factory=Ledger)
    """Every address published so far; empty for an edition that keeps no ledger."""
    pages: frozenset[str] = frozenset()
    """Names, without `.md`, of the pages that frame the edition."""
    images: frozenset[str] = frozenset()
    """Paths of the pictures beside the acts and the pages."""
    frames: tuple[Act, ...] = ()
    """The pages that frame the edition, each as an act without notes."""
