"""Files written so that a program stopped at any moment leaves the old ones or the new ones.

One file takes the place of another in one step. Of several, all new ones are complete on the
disk in one folder before that folder takes the name that says so; from then on they are put
in their places, by this run or, if it is killed, by the next. A link stays a link: what it
leads to is replaced.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_STAGED = ".backmatter-staged"
_COMPLETE = ".backmatter-complete"
_UP = "%up"
"""What stands for `..` in that folder: an edition may use a file that lies beside it."""


def replace_file(path: Path, content: bytes) -> None:
    """Put a file in the place of another in one step. Raises OSError; nothing is changed then.

    The new one is complete on the disk before it takes its name.
    """
    path = path.resolve()
    new = path.with_name(f".{path.name}.new")
    try:
        with new.open("wb") as file:
            _write(file.fileno(), content)
        if path.exists():
            shutil.copymode(path, new)
        os.replace(new, path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def replace_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files named relative to `root`, all or none, after those that an earlier run left
    unfinished.

    Raises OSError; nothing is changed then.
    """
    finish(root)
    if not files:
        return
    staged = root / _STAGED
    shutil.rmtree(staged, ignore_errors=True)
    try:
        for name, content in files.items():
            _stage(staged, root, name, content)
        staged.rename(root / _COMPLETE)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    finish(root)


def finish(root: Path) -> None:
    """Put in place what an earlier run had complete when it was stopped.

    Raises OSError if a place cannot be written to; what was there before is there then.
    """
    complete = root / _COMPLETE
    new, old = complete / "new", complete / "old"
    if not complete.is_dir():
        return
    names = sorted(p.relative_to(new).as_posix() for p in new.rglob("*") if p.is_file())
    try:
        for name in names:
            _place(root, name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(new / name, _place(root, name))
    except OSError:
        _undo(root, old, names)
        shutil.rmtree(complete, ignore_errors=True)
        raise
    shutil.rmtree(complete)


def _place(root: Path, name: str) -> Path:
    """Where a file belongs that has this name among those that are complete."""
    return root.joinpath(*(".." if part == _UP else part for part in name.split("/")))


def _stage(staged: Path, root: Path, name: str, content: bytes) -> None:
    """The new file, and beside it a copy of the one that it replaces."""
    there = (root / name).resolve()
    parts = Path(os.path.relpath(there, root.resolve())).parts
    inside = Path(*(_UP if part == ".." else part for part in parts))
    new, old = staged / "new" / inside, staged / "old" / inside
    new.parent.mkdir(parents=True, exist_ok=True)
    with new.open("wb") as file:
        _write(file.fileno(), content)
    if there.exists():
        shutil.copymode(there, new)
        old.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(there, old)


def _undo(root: Path, old: Path, names: list[str]) -> None:
    for name in names:
        with suppress(OSError):
            if (old / name).exists():
                os.replace(old / name, _place(root, name))
            else:
                _place(root, name).unlink(missing_ok=True)


def _write(number: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(number, view) :]
    os.fsync(number)
