"""What was made of a file is kept: of bytes that are as before nothing is made again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, TypeVarTuple, cast

_Made = TypeVar("_Made")
_Parts = TypeVarTuple("_Parts")


class Kept:
    """Values that pure functions made, by the function and what it made them of.

    An editor's server and the tests that plant faults check an edition again and again, of
    which all but one file is as it was. One value of this class goes through all their
    rounds; who checks once needs none.
    """

    def __init__(self) -> None:
        self._now: dict[tuple[Any, ...], Any] = {}
        self._before: dict[tuple[Any, ...], Any] = {}

    def turn(self) -> None:
        """Begin a round: what the round before did not ask for is forgotten."""
        self._now, self._before = {}, self._now

    def __call__(self, make: Callable[[*_Parts], _Made], *parts: *_Parts) -> _Made:
        """`make(*parts)`, or what that has given before."""
        key = (make, *parts)
        if key not in self._now:
            known = key in self._before
            self._now[key] = self._before[key] if known else make(*parts)
        return cast("_Made", self._now[key])
