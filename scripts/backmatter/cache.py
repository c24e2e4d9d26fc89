"""Results kept by what they depend on.

A file of the cache is whole or absent: it is written beside its place and then moved. The
folder may be deleted at any time, and a damaged file counts as absent.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

_ROOM = 4
"""How many times as many results may be kept as are in use."""


@cache
def program() -> str:
    """A name for what this package does: results of other code are not ours."""
    files = Path(__file__).parent.rglob("*.*")
    code = sorted(file for file in files if file.suffix in {".py", ".lua", ".json"})
    return digest(*(file.read_text(encoding="utf-8") for file in code))


def digest(*parts: str) -> str:
    """A name for results that depend on exactly these texts."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", errors="surrogatepass")
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


def cached(
    folder: Path, name: str, make: Callable[[], Any], is_sound: Callable[[Any], bool]
) -> Any:
    """The JSON value kept under `name` if it is sound, or what `make` returns, kept now."""
    value = read(folder, name)
    if not is_sound(value):
        value = make()
        write(folder, name, value)
    return value


def read(folder: Path, name: str) -> Any:
    """The JSON value kept under `name`; None if there is none, or not as it was written."""
    with suppress(OSError, ValueError, RecursionError):
        check, _, text = (folder / f"{name}.json").read_text(encoding="utf-8").partition("\n")
        return json.loads(text) if check == digest(text) else None
    return None


def write(folder: Path, name: str, value: Any) -> None:
    """Keep a JSON value. A read-only or full disk costs time, not the result."""
    text = json.dumps(value, ensure_ascii=False)
    write_bytes(folder / f"{name}.json", f"{digest(text)}\n{text}".encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Keep a file whole, or not at all."""
    with suppress(OSError):
        _write(path, data)


def tidy(folder: Path, in_use: Collection[str]) -> None:
    """Take files that are not in use away when they become too many."""
    with suppress(OSError):
        names = os.listdir(folder)
        if len(names) > _ROOM * len(in_use):
            for name in set(names).difference(in_use):
                with suppress(OSError):
                    os.unlink(folder / name)


def kept(old: dict[str, Any], new: dict[str, Any], in_use: Iterable[str]) -> dict[str, Any]:
    """Old and new results together; those not in use go when they become too many."""
    both = {**old, **new}
    used = set(in_use)
    return both if len(both) <= _ROOM * len(used) else {k: both[k] for k in used}


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
