"""An edition into a folder: all of it, or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from backmatter.model import Bibliography


class WriteError(Exception):
    """The edition was not written; the message says why and what to do."""


def write_all(folder: Path, files: Mapping[str, str], *, force: bool) -> None:
    """Write the files, whose names are relative to `folder`.

    They are written beside the folder first and moved when all are there. Raises WriteError
    if one exists already and `force` is not set, or if the disk refuses; nothing is changed
    then.
    """
    there = [name for name in files if (folder / name).exists()]
    if there and not force:
        listed = ", ".join(there[:4]) + (" …" if len(there) > 4 else "")
        raise WriteError(
            f"{folder} holds {listed} already; choose another folder, or say --force"
        )
    new = not folder.exists()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".backmatter-", dir=folder.parent) as beside:
            staged = Path(beside) / "new"
            for name, text in files.items():
                path = staged / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
            if new:
                staged.rename(folder)
            else:
                _move(staged, folder, Path(beside) / "old", files)
    except OSError as error:
        raise WriteError(f"{folder} cannot be written: {error.strerror or error}") from error


def _move(staged: Path, folder: Path, backup: Path, files: Mapping[str, str]) -> None:
    """Put each file in its place; put everything back if one cannot be."""
    done: list[str] = []
    try:
        for name in files:
            target, old = folder / name, backup / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                old.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(target, old)
            done.append(name)
            os.replace(staged / name, target)
    except OSError:
        for name in done:
            if (backup / name).exists():
                os.replace(backup / name, folder / name)
            else:
                (folder / name).unlink(missing_ok=True)
        raise


def merged_bibliography(existing: Bibliography, new: Mapping[str, str]) -> str:
    """The text of the given file with the new entries put in where their keys belong."""
    text = existing.files[0].text if existing.files else ""
    spans = sorted((e.span.start, e.key) for e in existing.entries.values())
    out, at = [], 0
    for key in sorted(k for k in new if k not in existing.entries):
        place = next((start for start, k in spans if k > key), None)
        if place is None:
            break
        out += [text[at:place], new[key], "\n\n"]
        at = place
    rest = [new[k] for k in sorted(new) if k not in existing.entries and new[k] not in out]
    tail = text[at:]
    if rest:
        tail = tail.rstrip("\n") + "\n\n" * bool(tail.strip()) + "\n\n".join(rest) + "\n"
    return "".join(out) + tail
