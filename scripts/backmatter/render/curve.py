"""A smooth line whose curvature changes sign at given points, and nowhere else.

Its second derivative runs in straight lines: zero at each point, a peak in the middle
between two, up and down in turn. So the line is a cubic spline, which Bézier curves draw
exactly. Stretching it in either direction leaves its inflection points where they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_RISE = 0.6
"""Slope at the beginning; it falls and rises by 1 in turn, so that the line climbs a little."""


@dataclass(frozen=True)
class Knot:
    """A point of the line with its slope there."""

    x: float
    y: float
    slope: float


@dataclass(frozen=True)
class Curve:
    """The line, as knots between which it is a cubic polynomial."""

    knots: tuple[Knot, ...]

    def at(self, x: float) -> Knot:
        """The knot at `x`, which has to be a point, the beginning or the end."""
        return next(k for k in self.knots if k.x == x)

    def extent(self) -> tuple[float, float]:
        """The lowest and the highest y of its control points, which enclose it."""
        ys = [y for piece in self.pieces() for _, y in piece]
        return min(ys), max(ys)

    def pieces(self) -> Iterator[tuple[tuple[float, float], ...]]:
        """The four control points of each Bézier curve."""
        for a, b in pairwise(self.knots):
            third = (b.x - a.x) / 3
            yield (
                (a.x, a.y),
                (a.x + third, a.y + a.slope * third),
                (b.x - third, b.y - b.slope * third),
                (b.x, b.y),
            )


def curve(first: float, last: float, turns: Sequence[float]) -> Curve:
    """The line from `first` to `last` that turns at each of `turns`, in rising order."""
    knots = [Knot(first, 0.0, _RISE)]
    for number, (left, right) in enumerate(pairwise((first, *turns, last))):
        knots += _arch(knots[-1], right, (right - left) / 2, -1 if number % 2 == 0 else 1)
    return Curve(tuple(knots))


def _arch(start: Knot, end: float, half: float, sign: int) -> tuple[Knot, Knot]:
    """From one turn to the next: the slope changes by 1, half of it up to the middle.

    The second derivative rises to 1/half and falls back to zero, both in a straight line;
    integrated twice it gives half/6 up to the middle and half/3 beyond it.
    """
    slope = start.slope + sign / 2
    y = start.y + start.slope * half + sign * half / 6
    middle = Knot(start.x + half, y, slope)
    return middle, Knot(end, y + slope * half + sign * half / 3, slope + sign / 2)
