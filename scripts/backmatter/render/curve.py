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
_SHORT = 1 / 3
"""An arch shorter than this part of the longest bends less, or it would be a hook."""


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
    arches = list(pairwise((first, *turns, last)))
    longest = max(right - left for left, right in arches)
    for number, (left, right) in enumerate(arches):
        bend = min(1, (right - left) / (_SHORT * longest)) * (-1 if number % 2 == 0 else 1)
        knots += _arch(knots[-1], right, (right - left) / 2, bend)
    return Curve(tuple(knots))


def _arch(start: Knot, end: float, half: float, bend: float) -> tuple[Knot, Knot]:
    """From one turn to the next: the slope changes by `bend`, half of it up to the middle.

    The second derivative rises to bend/half and falls back to zero, both in a straight line;
    integrated twice it gives bend·half/6 up to the middle and bend·half/3 beyond it.
    """
    slope = start.slope + bend / 2
    y = start.y + start.slope * half + bend * half / 6
    middle = Knot(start.x + half, y, slope)
    return middle, Knot(end, y + slope * half + bend * half / 3, slope + bend / 2)
