"""The argument as one line with its turns, each a link to its act. Roles: WAI-ARIA Graphics.

Words keep their size at every width: the line is stretched, the points and their words
stand at percentages of the plot.
"""

from __future__ import annotations

from backmatter.apparatus import Figure, Point
from backmatter.build import Edition
from backmatter.model import Act
from backmatter.render.addresses import Addresses
from backmatter.render.curve import Curve, Knot, curve
from backmatter.render.html import element, text
from backmatter.render.places import render_words

_HEIGHT = 340
_UNIT = 1000
"""Width and height of the plot's own coordinates, before it is stretched."""
_MARGIN = 8
"""Per cent of the plot left free above and below the line."""
_TANGENT = 0.12
"""Length of a tangent to either side, as a part of the width."""
_BEYOND = 0.03
"""How far the last tangent may reach beyond the line."""
_ROOM = 140
"""Width of the place at a point and its words that can be clicked."""
_LONGEST = 16
"""A longer question is set in two lines."""


def figure(edition: Edition, addresses: Addresses) -> str:
    """The figure of an edition; nothing if it has none."""
    drawn = edition.resolved.corpus.apparatus.figure
    if drawn is None or drawn.first >= drawn.last:
        return ""
    plot = _Plot(drawn)
    acts = {act.stem: act for act in edition.resolved.corpus.acts}
    points = "".join(
        _point(plot, point, acts[point.act], addresses)
        for point in drawn.points
        if point.act in acts
    )
    about = element("title", text(drawn.title), id="figure-title")
    about += element("desc", text(_description(drawn, acts)), id="figure-desc")
    svg = element(
        "svg",
        about + plot.line() + plot.ends() + points,
        class_="figure-plot",
        role="graphics-document",
        aria_labelledby="figure-title",
        aria_describedby="figure-desc",
        width="100%",
        height=_HEIGHT,
    )
    caption = element("figcaption", render_words(edition, drawn.words, addresses))
    return element("figure", svg + caption, class_="figure")


def _description(drawn: Figure, acts: dict[str, Act]) -> str:
    turns = ", ".join(f"{p.year:g}" for p in drawn.points if p.act in acts)
    return (
        f"A line from {drawn.first:g} to {drawn.last:g} whose curvature changes sign at "
        f"{turns}. {drawn.words.text}"
    )


class _Plot:
    """The line in the coordinates of the figure."""

    def __init__(self, drawn: Figure) -> None:
        self.figure = drawn
        self.curve: Curve = curve(drawn.first, drawn.last, [p.year for p in drawn.points])
        self.low, self.high = self.curve.extent()

    def x(self, year: float) -> float:
        """From the left, 0 to 1."""
        return (year - self.figure.first) / (self.figure.last - self.figure.first)

    def y(self, value: float) -> float:
        """From above, 0 to 1."""
        free = _MARGIN / 100
        return free + (1 - 2 * free) * (self.high - value) / (self.high - self.low)

    def line(self) -> str:
        """The line and its tangents, stretched to the plot."""
        pieces = list(self.curve.pieces())
        start = f"M{self._pair(*pieces[0][0])}"
        path = start + "".join(
            f"C{' '.join(self._pair(*p) for p in piece[1:])}" for piece in pieces
        )
        tangents = "".join(self._tangent(self.curve.at(p.year)) for p in self.figure.points)
        drawn = tangents + element(
            "path", d=path, class_="curve", vector_effect="non-scaling-stroke"
        )
        return element(
            "svg",
            drawn,
            viewBox=f"0 0 {_UNIT} {_UNIT}",
            preserveAspectRatio="none",
            width="100%",
            height="100%",
            overflow="visible",
            aria_hidden="true",
        )

    def ends(self) -> str:
        """The first and the last year, at the foot."""
        return "".join(
            element("text", f"{year:g}", x=x, y="98%", text_anchor=anchor, class_="end-year")
            for year, x, anchor in (
                (self.figure.first, "0%", "start"),
                (self.figure.last, "100%", "end"),
            )
        )

    def _pair(self, x: float, y: float) -> str:
        return f"{_UNIT * self.x(x):.1f},{_UNIT * self.y(y):.1f}"

    def _tangent(self, knot: Knot) -> str:
        whole = self.figure.last - self.figure.first
        left = max(-_TANGENT * whole, self.figure.first - knot.x)
        right = min(_TANGENT * whole, self.figure.last - knot.x + _BEYOND * whole)
        ends = (self._pair(knot.x + dx, knot.y + dx * knot.slope) for dx in (left, right))
        path = "M{}L{}".format(*ends)
        return element("path", d=path, class_="tangent", vector_effect="non-scaling-stroke")


def _point(plot: _Plot, point: Point, act: Act, addresses: Addresses) -> str:
    """A turn of the line with its year and its act's question, where the line is not."""
    knot = plot.curve.at(point.year)
    at_left = plot.x(point.year) < 0.7
    above = (knot.slope < 0) == at_left  # beside a falling line there is room above right
    lines = [f"{point.year:g}", *_in_lines(act.subtitle or act.title)]
    top = -14 - 18 * (len(lines) - 1) if above else 24
    words = "".join(
        element("tspan", text(line), x=12 if at_left else -12, y=top + 18 * i)
        for i, line in enumerate(lines)
    )
    label = element("text", words, text_anchor="start" if at_left else "end")
    room = element(
        "rect",
        x=-14 if at_left else -_ROOM + 14,
        y=min(top - 18, -14),
        width=_ROOM,
        height=max(top, 0) - min(top - 18, -14) + 18 * len(lines),
        class_="room",
    )
    dots = room + element("circle", r=14, class_="halo") + element("circle", r=5.5)
    place = element(
        "svg",
        dots + label,
        x=f"{100 * plot.x(point.year):.2f}%",
        y=f"{100 * plot.y(knot.y):.2f}%",
        overflow="visible",
    )
    name = f"{point.year:g}: {act.subtitle or act.title}"
    address = {"xlink:href": addresses.page(act.stem)}  # Material's script sets each [href]
    return element("a", place, **address, role="link", aria_label=name)


def _in_lines(words: str) -> list[str]:
    """A question in one line, or in two of about one length."""
    spaces = [i for i, c in enumerate(words) if c == " "]
    if len(words) <= _LONGEST or not spaces:
        return [words]
    cut = min(spaces, key=lambda i: abs(len(words) - 2 * i))
    return [words[:cut], words[cut + 1 :]]
