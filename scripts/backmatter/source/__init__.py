"""From files to the model: every item with its span, every mistake as a diagnostic."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from backmatter.config import Settings
from backmatter.diagnostics import Diagnostics
from backmatter.ledger import Ledger
from backmatter.model import Corpus
from backmatter.source.acts import read_acts
from backmatter.source.apparatus import read_apparatus
from backmatter.source.bibtex import parse_bibliography
from backmatter.source.files import Load, read
from backmatter.source.ledger import parse_ledger

_IMAGES = frozenset(".png .jpg .jpeg .gif .svg .webp .avif".split())


def read_corpus(settings: Settings, load: Load = Path.read_bytes) -> tuple[Corpus, Diagnostics]:
    """Read the acts, the notes and the bibliography that the settings name.

    `load` gives the bytes of each file.
    """
    root: Path = settings.root
    acts, orphans, found = read_acts(root, settings.acts, settings.notes, load)
    files = []
    for path in settings.bibliography:
        file, unreadable = read(root, path, load)
        files.append(file)
        found += unreadable
    bibliography, faults = parse_bibliography(files)
    apparatus, amiss = read_apparatus(root, settings.data)
    ledger, unread = read_ledger(root, settings.ledger, load)
    pages = frozenset(path.stem for path in settings.docs.rglob("*.md"))
    found += faults + amiss + unread
    images = frozenset(_images(settings))
    return Corpus(acts, bibliography, orphans, apparatus, ledger, pages, images), found


def _images(settings: Settings) -> Iterator[str]:
    for folder in (settings.acts, settings.docs):
        for path in folder.rglob("*"):
            if path.suffix.lower() in _IMAGES and path.is_relative_to(settings.root):
                yield path.relative_to(settings.root).as_posix()


def read_ledger(root: Path, path: Path, load: Load) -> tuple[Ledger, Diagnostics]:
    """The ledger at `path`; an edition need not have one."""
    if not path.exists():
        return Ledger(), ()
    file, unreadable = read(root, path, load)
    ledger, faults = parse_ledger(file)
    return ledger, unreadable + faults
