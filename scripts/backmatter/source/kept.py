"""What was made of a file is kept: of bytes that are as before nothing is made again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple, cast

from backmatter import cache
from backmatter.source.stored import pack, unpack
from backmatter.text import SourceFile

_Made = TypeVar("_Made")
_Parts = TypeVarTuple("_Parts")


class Kept:
    """Values that pure functions made, by the function and what it made them of.

    An editor's server, a site that is served and the tests that plant faults check an edition
    again and again, of which all but one file is as it was. One value of this class goes
    through all their rounds. With a folder, some values are kept there for the next run too.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._now: dict[tuple[Any, ...], Any] = {}
        self._before: dict[tuple[Any, ...], Any] = {}
        self._in_use: set[str] = set()

    def turn(self) -> None:
        """Begin a round: what the round before did not ask for is forgotten."""
        self._now, self._before = {}, self._now
        if self._folder and self._in_use:
            cache.tidy(self._folder, self._in_use)
        self._in_use = set()

    def __call__(self, make: Callable[[*_Parts], _Made], *parts: *_Parts) -> _Made:
        """`make(*parts)`, or what that has given before."""
        return self._value((make, *parts), lambda: make(*parts))

    def lasting(
        self,
        files: tuple[SourceFile, ...],
        make: Callable[[*_Parts], _Made],
        *parts: *_Parts,
    ) -> _Made:
        """The same, for the next run too: a function of nothing but what is in these files."""
        if self._folder is None:
            return self(make, *parts)
        path = self._folder / _name(files, make)
        self._in_use.add(path.name)
        return self._value((make, *parts), lambda: _stored(path, files, lambda: make(*parts)))

    def lacks(self, files: tuple[SourceFile, ...], make: Callable[..., Any]) -> bool:
        """Whether the folder does not hold what `make` makes of these files."""
        return self._folder is not None and not (self._folder / _name(files, make)).exists()

    def _value(self, key: tuple[Any, ...], make: Callable[[], _Made]) -> _Made:
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else make()
        return cast("_Made", self._now[key])


def _name(files: tuple[SourceFile, ...], make: Callable[..., Any]) -> str:
    texts = (part for f in files for part in (f.path, f.text, repr(f.signs)))
    return cache.digest(cache.program(), sys.version, make.__qualname__, *texts)


def _stored(path: Path, files: tuple[SourceFile, ...], make: Callable[[], _Made]) -> _Made:
    """What the file at `path` holds; if it is not there or damaged, what is made, kept now."""
    with suppress(OSError, ValueError):
        return cast("_Made", unpack(path.read_bytes(), files))
    value = make()
    if (data := pack(value, files)) is not None:
        cache.write_bytes(path, data)
    return value
