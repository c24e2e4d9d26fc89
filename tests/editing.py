"""A small edition under random editing, which remembers what became of every word."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

_COMMON = (
    *("the", "of", "and", "to", "in", "a", "was", "that", "it", "for"),
    *("as", "by", "with", "on", "had", "his", "were", "at", "not", "from"),
)
_SYLLABLES = (
    *("ka", "lo", "mi", "ren", "tu", "va", "sor", "pel", "ni", "dra"),
    *("go", "es", "hu", "tim", "bor", "ly", "qua", "wen", "fi", "zo"),
)


class Word:
    """A word that keeps its identity while it is moved about."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


@dataclass(eq=False)
class Note:
    """A note; it stands among the words of a passage where its mark is."""

    words: list[Word]


@dataclass(eq=False)
class Block:
    """A passage, or a heading if it has an id or a level."""

    parts: list[Word | Note]
    id: str = ""
    is_heading: bool = False

    @property
    def words(self) -> list[Word]:
        return [p for p in self.parts if isinstance(p, Word)]

    @property
    def notes(self) -> list[Note]:
        return [p for p in self.parts if isinstance(p, Note)]


@dataclass
class Book:
    """Acts by their names, in order, and the dice that edit them."""

    dice: random.Random
    acts: dict[str, list[Block]] = field(default_factory=dict)
    _names: Iterator[int] = field(default_factory=lambda: count(1))

    # making text

    def word(self) -> Word:
        """A word: often one of the common ones, else one of some eight thousand."""
        if self.dice.random() < 0.4:
            return Word(self.dice.choice(_COMMON))
        syllables = self.dice.choices(_SYLLABLES, k=self.dice.choice((2, 2, 3)))
        return Word("".join(syllables))

    def words(self, number: int) -> list[Word]:
        return [self.word() for _ in range(number)]

    def passage(self) -> Block:
        """A new passage; some are short, some have notes, some resemble an older one."""
        if self.dice.random() < 0.08 and (like := self.some_passage()):
            twin: list[Word | Note] = [Word(w.text) for w in like[2].words]
            if self.dice.random() < 0.5:
                twin[self.dice.randrange(len(twin))] = self.word()
            return Block(twin)
        short = self.dice.random() < 0.15
        size = self.dice.randint(4, 9) if short else self.dice.randint(25, 140)
        parts: list[Word | Note] = list(self.words(size))
        if self.dice.random() < 0.5:
            parts.insert(self.dice.randint(1, len(parts)), self.note())
        return Block(parts)

    def note(self) -> Note:
        return Note(self.words(self.dice.choice((3, 4, 5, 8, 30))))

    def heading(self) -> Block:
        id_ = f"part-{next(self._names)}" if self.dice.random() < 0.8 else ""
        return Block(list(self.words(self.dice.randint(3, 5))), id_, is_heading=True)

    @classmethod
    def written(cls, seed: int, acts: int = 3, passages: int = 9) -> Book:
        book = cls(random.Random(seed))
        for number in range(acts):
            blocks: list[Block] = []
            for k in range(passages):
                if k % 4 == 0:
                    blocks.append(book.heading())
                blocks.append(book.passage())
            book.acts[f"act{number}"] = blocks
        return book

    # choosing

    def some_block(self, *, heading: bool = False) -> tuple[str, int, Block] | None:
        found = [
            (name, k, block)
            for name, blocks in self.acts.items()
            for k, block in enumerate(blocks)
            if block.is_heading == heading
        ]
        return self.dice.choice(found) if found else None

    def some_passage(self) -> tuple[str, int, Block] | None:
        return self.some_block()

    # editing

    def edit(self) -> str:
        """One random edit; its name."""
        edits = (
            *(self.typo,) * 4,
            self.rewrite_run,
            self.rewrite_here_and_there,
            *(self.insert,) * 2,
            *(self.delete,) * 2,
            self.split,
            self.merge,
            self.swap,
            self.move,
            self.rename_heading,
            self.add_or_drop_heading,
            self.insert_note,
            self.delete_note,
            self.move_note,
            self.edit_note,
        )
        chosen = self.rename_act if self.dice.random() < 0.02 else self.dice.choice(edits)
        chosen()
        return chosen.__name__

    def _words_at(self, block: Block) -> list[int]:
        return [k for k, part in enumerate(block.parts) if isinstance(part, Word)]

    def typo(self) -> None:
        if found := self.some_passage():
            k = self.dice.choice(self._words_at(found[2]))
            part = found[2].parts[k]
            if isinstance(part, Word):
                found[2].parts[k] = Word(part.text + self.dice.choice("ksx"))

    def rewrite_run(self) -> None:
        """Write half of a passage anew, in one piece."""
        if found := self.some_passage():
            at = self._words_at(found[2])
            half = len(at) // 2
            start = self.dice.randint(0, len(at) - half)
            for k in at[start : start + half]:
                found[2].parts[k] = self.word()

    def rewrite_here_and_there(self) -> None:
        """Write half of the words of a passage anew."""
        if found := self.some_passage():
            at = self._words_at(found[2])
            for k in self.dice.sample(at, len(at) // 2):
                found[2].parts[k] = self.word()

    def insert(self) -> None:
        blocks = self.acts[self.dice.choice(list(self.acts))]
        blocks.insert(self.dice.randint(0, len(blocks)), self.passage())

    def delete(self) -> None:
        found = self.some_passage()
        if found and sum(not b.is_heading for b in self.acts[found[0]]) > 3:
            del self.acts[found[0]][found[1]]

    def split(self) -> None:
        if found := self.some_passage():
            name, k, block = found
            at = self._words_at(block)
            if len(at) > 12:
                cut = self.dice.choice(at[4:-4])
                parts = block.parts
                self.acts[name][k : k + 1] = [Block(parts[:cut]), Block(parts[cut:])]

    def merge(self) -> None:
        if found := self.some_passage():
            name, k, block = found
            blocks = self.acts[name]
            if k + 1 < len(blocks) and not blocks[k + 1].is_heading:
                blocks[k : k + 2] = [Block(block.parts + blocks[k + 1].parts)]

    def swap(self) -> None:
        if found := self.some_passage():
            blocks = self.acts[found[0]]
            other = self.dice.choice([k for k, b in enumerate(blocks) if not b.is_heading])
            blocks[found[1]], blocks[other] = blocks[other], blocks[found[1]]

    def move(self) -> None:
        found = self.some_passage()
        if found and sum(not b.is_heading for b in self.acts[found[0]]) > 3:
            block = self.acts[found[0]].pop(found[1])
            there = self.acts[self.dice.choice(list(self.acts))]
            there.insert(self.dice.randint(0, len(there)), block)

    def rename_heading(self) -> None:
        if found := self.some_block(heading=True):
            block = found[2]
            if self.dice.random() < 0.6:
                block.id = f"part-{next(self._names)}" if self.dice.random() < 0.7 else ""
            else:
                block.parts[self.dice.randrange(len(block.parts))] = self.word()

    def add_or_drop_heading(self) -> None:
        found = self.some_block(heading=True)
        if found and self.dice.random() < 0.5:
            del self.acts[found[0]][found[1]]
        else:
            blocks = self.acts[self.dice.choice(list(self.acts))]
            blocks.insert(self.dice.randint(0, len(blocks)), self.heading())

    def rename_act(self) -> None:
        old = self.dice.choice(list(self.acts))
        new = f"name{next(self._names)}"
        self.acts = {new if n == old else n: blocks for n, blocks in self.acts.items()}

    def insert_note(self) -> None:
        if found := self.some_passage():
            found[2].parts.insert(self.dice.randint(1, len(found[2].parts)), self.note())

    def _some_note(self) -> tuple[Block, Note] | None:
        found = [(b, n) for blocks in self.acts.values() for b in blocks for n in b.notes]
        return self.dice.choice(found) if found else None

    def delete_note(self) -> None:
        if found := self._some_note():
            found[0].parts.remove(found[1])

    def move_note(self) -> None:
        note, there = self._some_note(), self.some_passage()
        if note and there:
            note[0].parts.remove(note[1])
            there[2].parts.insert(self.dice.randint(1, len(there[2].parts)), note[1])

    def edit_note(self) -> None:
        if found := self._some_note():
            words = found[1].words
            words[self.dice.randrange(len(words))] = self.word()

    # writing it down

    def sources(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """The files of acts and of notes, as an editor would have them."""
        numbers = count(1)
        acts: dict[str, str] = {}
        notes: dict[str, str] = {}
        for order, (name, blocks) in enumerate(self.acts.items()):
            text, below = [f"---\ntitle: {name}\norder: {order}\n---\n"], []
            for block in blocks:
                words: list[str] = []
                for part in block.parts:
                    if isinstance(part, Word):
                        words.append(part.text)
                    else:
                        number = next(numbers)
                        words[-1:] = [f"{words[-1] if words else 'x'}[^{number}]"]
                        below.append(f"[^{number}]: {' '.join(w.text for w in part.words)}\n")
                line = " ".join(words)
                if block.is_heading:
                    line = f"## {line}" + (f" {{#{block.id}}}" if block.id else "")
                text.append(line + "\n")
            acts[name], notes[name] = "\n".join(text), "\n".join(below)
        return acts, notes

    def write(self, folder: Path) -> None:
        """Write the sources, and nothing but them, below `folder`."""
        for name, files in zip(("acts", "notes"), self.sources(), strict=True):
            (folder / name).mkdir(exist_ok=True)
            for old in (folder / name).glob("*.md"):
                old.unlink()
            for stem, text in files.items():
                (folder / name / f"{stem}.md").write_text(text, encoding="utf-8")
