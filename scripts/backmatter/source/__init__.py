"""From files to the model: every item with its span, every mistake as a diagnostic."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from backmatter.config import Settings
from backmatter.diagnostics import Diagnostic, Diagnostics
from backmatter.ledger import Ledger
from backmatter.model import Act, Bibliography, Corpus
from backmatter.source.acts import read_acts
from backmatter.source.apparatus import read_apparatus
from backmatter.source.bibtex import parse_bibliography
from backmatter.source.document import parse_document
from backmatter.source.files import Load, read
from backmatter.source.kept import Kept
from backmatter.source.ledger import parse_ledger
from backmatter.text import SourceFile

_IMAGES = frozenset(".png .jpg .jpeg .gif .svg .webp .avif".split())


def read_corpus(
    settings: Settings, load: Load = Path.read_bytes, kept: Kept | None = None
) -> tuple[Corpus, Diagnostics]:
    """Read the acts, the notes and the bibliography that the settings name.

    `load` gives the bytes of each file; of files that are as before, `kept` has what was
    made of them.
    """
    root: Path = settings.root
    keep = kept or Kept()
    acts, orphans, found = read_acts(root, settings.acts, settings.notes, load, keep)
    bibliography, faults = read_bibliography(settings, load, keep)
    apparatus, amiss = read_apparatus(root, settings.data, load, keep)
    ledger, unread = read_ledger(root, settings.ledger, load, keep)
    pages = frozenset(path.stem for path in settings.docs.rglob("*.md"))
    found += faults + amiss + unread
    images = frozenset(_images(settings))
    frames, unread = _frames(settings, load, keep) if acts else ((), ())
    return Corpus(
        acts, bibliography, orphans, apparatus, ledger, pages, images, frames
    ), found + unread


def read_bibliography(
    settings: Settings, load: Load, keep: Kept
) -> tuple[Bibliography, Diagnostics]:
    """The entries of all files of the bibliography."""
    files: list[SourceFile] = []
    unreadable: Diagnostics = ()
    for path in settings.bibliography:
        file, found = read(settings.root, path, load, keep)
        files.append(file)
        unreadable += found
    bibliography, faults = keep.lasting(tuple(files), parse_bibliography, tuple(files))
    return bibliography, unreadable + faults


def _frames(settings: Settings, load: Load, keep: Kept) -> tuple[tuple[Act, ...], Diagnostics]:
    """The pages beside the acts, whose text is read as theirs is; MkDocs reads the rest."""
    frames: list[Act] = []
    found: list[Diagnostic] = []
    for path in sorted(settings.docs.rglob("*.md")):
        if settings.acts in path.parents or settings.notes in path.parents:
            continue
        file, unreadable = read(settings.root, path, load, keep)
        document, faults = keep.lasting((file,), parse_document, file)
        frames.append(Act(path.stem, path.stem, "", 0.0, "", (), document))
        found += [*unreadable, *faults]
    return tuple(frames), tuple(found)


def _images(settings: Settings) -> Iterator[str]:
    for folder in (settings.acts, settings.docs):
        for path in folder.rglob("*"):
            if path.suffix.lower() in _IMAGES and path.is_relative_to(settings.root):
                yield path.relative_to(settings.root).as_posix()


def read_ledger(root: Path, path: Path, load: Load, keep: Kept) -> tuple[Ledger, Diagnostics]:
    """The ledger at `path`; an edition need not have one."""
    if not path.exists():
        return Ledger(), ()
    file, unreadable = read(root, path, load, keep)
    ledger, faults = keep(parse_ledger, file)
    return ledger, unreadable + faults
