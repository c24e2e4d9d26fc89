"""What a slip is, and the changes that slips are made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

BIB, ACT, NOTES, DATA = "bibliography.bib", "acts/1929.md", "notes/1929.md", "docs/data/"
FOLLOWS = {"A004", "D011", "E005"}
"""The ledger is behind, or a person or a work no longer named: mended with the rest."""
Change = Callable[[Path], object]


def swap(path: str, old: str, new: str) -> Change:
    """Put `new` in the place of the first `old`."""

    def change(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def data(path: str, change: Callable[[bytes], bytes]) -> Change:
    """Change the bytes of a file."""
    return lambda root: (root / path).write_bytes(change((root / path).read_bytes()))


def folder(path: str) -> Change:
    """A folder in the place of a file."""

    def change(root: Path) -> None:
        (root / path).unlink()
        (root / path).mkdir()

    return change


def together(*changes: Change) -> Change:
    """Several changes that are one slip."""

    def change(root: Path) -> None:
        for one in changes:
            one(root)

    return change


def without_entry(key: str) -> Change:
    """Take an entry out of the bibliography."""
    block = rb"@\w+\{%s,\n(?:.+\n)+?\}\n\n?" % key.encode()
    return data(BIB, lambda text: re.sub(block, b"", text))


@dataclass(frozen=True)
class Slip:
    """A slip and what is said of it: codes and places, besides what follows from it."""

    name: str
    change: Change
    said: str
