"""Every address ever published still leads to its text, whatever editors do.

Small editions are edited at random; after each few edits the ledger is written, and every
address published so far is followed. The figures are printed; `pytest -s` shows them.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from backmatter.config import settings_from
from backmatter.ledger import Address, Kind, State
from backmatter.resolve import Resolved, resolve
from backmatter.source import read_corpus
from backmatter.source.ledger import ledger_text
from editing import Block, Book, Note, Word
from following import REMOVED, Reader

EDITIONS = int(os.environ.get("BACKMATTER_RANDOM_EDITIONS", "24"))
EDITS = 60
GOAL = 0.999


@dataclass
class Published:
    """What an address has been the address of."""

    last: list[Word]
    """Its words when it was published the last time."""
    all: set[Word] = field(default_factory=set)
    bad: bool = False
    """Every word that it ever held, as long as its text was live there."""


@dataclass
class Tally:
    """Counts over all editions."""

    edits: Counter[str] = field(default_factory=Counter)
    ledgers: int = 0
    addresses: int = 0
    follow_ups: int = 0
    surviving: int = 0
    found: int = 0
    in_place: int = 0
    kept: int = 0
    lost: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)


def test_addresses_survive_random_editing(tmp_path_factory: pytest.TempPathFactory) -> None:
    tally = Tally()
    for seed in range(EDITIONS):
        one_edition(seed, tmp_path_factory.mktemp("edition"), tally)
    found, kept = tally.found / tally.surviving, tally.kept / tally.in_place
    print(
        f"\n{sum(tally.edits.values())} edits in {EDITIONS} editions, {tally.ledgers} ledgers, "
        f"{tally.addresses} addresses, followed {tally.follow_ups} times.\n"
        f"Texts with half their words left: {tally.surviving}, found: {found:.3%}.\n"
        f"Those still on their page and in one piece: {tally.in_place}, "
        f"with the same id: {kept:.3%}.\n{dict(tally.edits)}"
    )
    print(*tally.lost[:20], sep="\n")
    assert not tally.given
    assert found >= GOAL, tally.lost[:20]
    assert kept >= GOAL


def one_edition(seed: int, folder: Path, tally: Tally) -> None:
    """Edit one edition at random, and follow every address after each ledger."""
    book = Book.written(seed)
    published: dict[Address, Published] = {}
    left = EDITS
    publish(book, folder, published, tally, f"{seed}: start")
    while left > 0:
        several = min(left, book.dice.choice((1, 1, 1, 2, 3)))
        names = [book.edit() for _ in range(several)]
        tally.edits.update(names)
        left -= several
        publish(book, folder, published, tally, f"{seed}: {names}")
    tally.addresses += len(published)


def publish(
    book: Book, folder: Path, published: dict[Address, Published], tally: Tally, when: str
) -> None:
    """Build and write the ledger, follow what was published, then publish what is there."""
    book.write(folder)
    settings = settings_from(folder, {})
    corpus, _ = read_corpus(settings)
    resolved, found = resolve(corpus)
    assert not [d for d in found if d.rule.code in {"A001", "A002", "A003", "A007", "A008"}]
    settings.ledger.write_text(ledger_text(resolved.ledger), encoding="utf-8")
    tally.ledgers += 1
    today = texts(book, resolved)
    reader = Reader(resolved)
    assert not reader.twice, when
    homes = {word: a for a, words in today.items() for word in words}
    for address, was in published.items():
        tally.follow_ups += 1
        check(address, was, reader, today, homes, resolved, tally, when)
    for address, words in today.items():
        entry = published.setdefault(address, Published(words))
        entry.last = words
        entry.all.update(words)


def texts(book: Book, resolved: Resolved) -> dict[Address, list[Word]]:
    """The words at each address of today."""
    found: dict[Address, list[Word]] = {}
    for act in resolved.corpus.acts:
        blocks: list[Block] = book.acts[act.stem]
        for block, id_ in zip(blocks, resolved.ids[act.stem], strict=True):
            found[Address(act.stem, id_)] = block.words
        notes: list[Note] = [note for block in blocks for note in block.notes]
        for note, numbered in zip(notes, resolved.notes_of(act), strict=True):
            found[Address(act.stem, numbered.id)] = note.words
    return found


def check(
    address: Address,
    was: Published,
    reader: Reader,
    today: dict[Address, list[Word]],
    homes: dict[Word, Address],
    resolved: Resolved,
    tally: Tally,
    when: str,
) -> None:
    """Hold one published address to what it promised."""
    to = reader.follow(address)
    assert to is not None, f"{when}: {address} is dead"
    record = resolved.ledger.records[address]
    if record.kind is Kind.NOTE:
        mark = Address(address.page, address.id.replace("n", "r", 1))
        assert reader.follow(mark) is not None, f"{when}: {mark} is dead"
    if to is not REMOVED:
        same = (was.all & set(today[to])) or alike(was.last, today[to])
        if not same and record.kind is not Kind.SECTION:  # a heading may be written anew
            tally.given.append(f"{when}: {address} was given to another text, {to}")
        was.all.update(today[to])
    home = Counter(homes[w] for w in was.last if w in homes).most_common(1)
    if record.kind is not Kind.PASSAGE or not home or home[0][1] * 2 < len(was.last):
        return
    tally.surviving += 1
    where = home[0][0]
    right = to == where or (to in today and alike(today[where], today[to]))
    tally.found += right
    if not right:
        tally.lost.append(f"{when}: {address} -> {to}, not {where}; {len(was.last)} words")
    if where.page == address.page and record.state not in {State.MERGED, State.MOVED}:
        tally.in_place += 1
        tally.kept += to == address or (to in today and alike(today[where], today[to]))


def alike(a: list[Word], b: list[Word]) -> bool:
    """Whether nobody could tell which of two texts is which: twins, or parts of twins."""
    mine, other = runs(a), runs(b)
    return (mine & other).total() * 3 >= min(mine.total(), other.total())


def runs(words: list[Word]) -> Counter[tuple[str, str]]:
    """Each two words that stand side by side."""
    return Counter(pairwise(word.text for word in words))
