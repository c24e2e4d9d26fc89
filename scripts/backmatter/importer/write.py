"""An edition into a folder: all of it, or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from backmatter.model import Bibliography
from backmatter.writing import replace_files


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
    content = {name: text.encode("utf-8") for name, text in files.items()}
    try:
        if folder.exists():
            replace_files(folder, content)
        else:
            _new_folder(folder, content)
    except OSError as error:
        raise WriteError(f"{folder} cannot be written: {error.strerror or error}") from error


def _new_folder(folder: Path, content: Mapping[str, bytes]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(made, ignore_errors=True)  # what is left of an import that was killed
    try:
        made.mkdir()
        replace_files(made, content)
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
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
