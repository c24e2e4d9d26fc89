"""File names for keys, which may hold any character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")


def file_names(keys: Iterable[str]) -> Mapping[str, str]:
    """A name for each key that is safe on every file system, no two alike but for case."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for key in keys:
        base = name = _UNSAFE.sub("-", key).strip("-.") or "work"
        count = 1
        while name.casefold() in taken:
            count += 1
            name = f"{base}-{count}"
        taken.add(name.casefold())
        found[key] = name
    return found
