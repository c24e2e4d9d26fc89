"""The events of the text: one list, each item with its place on a line of years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from backmatter.build import Edition
from backmatter.dates import Date
from backmatter.model import Act
from backmatter.render.addresses import Addresses
from backmatter.render.html import element, element_void, text
from backmatter.render.places import place_link, render_words
from backmatter.resolve import PlacedEvent, Where

PAGE = "timeline"
MOST_PARTS = 12
"""More parts than these get no filter; the style sheet counts as far."""


@dataclass(frozen=True)
class Scale:
    """Years to per cent of the width."""

    first: int
    last: int

    def at(self, year: float) -> float:
        """How far from the left the year is."""
        return 100 * (year - self.first) / (self.last - self.first)


def timeline(edition: Edition, addresses: Addresses) -> str:
    """Every event in the order of time; nothing if the edition lists none."""
    events = edition.resolved.appearances.events
    if not events:
        return ""
    acts = _acts(edition, events)
    scale = _scale(events)
    turns = _turns(edition, scale)
    ids = event_ids(edition)
    numbers = {act.stem: i for i, act in enumerate(acts, 1)}
    items = "".join(
        _item(edition, placed, id_, numbers, scale, turns, addresses)
        for placed, id_ in zip(events, ids, strict=True)
    )
    listed = element("ol", items, class_="events", role="list")
    return element("div", _filter(acts) + _axis(edition, scale) + listed, class_="timeline")


def event_ids(edition: Edition) -> tuple[str, ...]:
    """The addresses of the events on their page, made from the passages they lead to."""
    seen: Counter[str] = Counter()
    ids = []
    for placed in edition.resolved.appearances.events:
        id_ = _id(edition, placed.where)
        seen[id_] += 1
        ids.append(id_ if seen[id_] == 1 else f"{id_}-{seen[id_]}")
    return tuple(ids)


def events_by_block(edition: Edition, act: Act) -> Mapping[int, Sequence[PlacedEvent]]:
    """The events of an act's passages and their notes, in the order of time."""
    found: dict[int, list[PlacedEvent]] = {}
    for placed in edition.resolved.appearances.events:
        if placed.where.act.stem == act.stem:
            found.setdefault(placed.where.block, []).append(placed)
    return found


def way_back(edition: Edition, here: Sequence[PlacedEvent], addresses: Addresses) -> str:
    """A link from a passage to its first event on the timeline, if it has any."""
    if not here:
        return ""
    dates = dict.fromkeys(placed.event.shown for placed in here)
    label = f"On the timeline: {'; '.join(dates)}"
    href = addresses.page(PAGE, _id(edition, here[0].where))
    return element("a", "", class_="when", href=href, title=label, aria_label=label)


def _id(edition: Edition, where: Where) -> str:
    fragment = (
        where.note.id if where.note else edition.resolved.block_id(where.act, where.block)
    )
    return f"{where.act.stem}-{fragment}"


def _acts(edition: Edition, events: Sequence[PlacedEvent]) -> list[Act]:
    stems = {placed.where.act.stem for placed in events}
    return [act for act in edition.resolved.corpus.acts if act.stem in stems]


def _scale(events: Sequence[PlacedEvent]) -> Scale:
    """Whole decades round all events."""
    first = min(p.event.date.first for p in events)
    last = max(p.event.date.last for p in events)
    return Scale(floor(first / 10) * 10, max(ceil(last / 10) * 10, floor(first / 10) * 10 + 10))


def _turns(edition: Edition, scale: Scale) -> str:
    """The turns of the edition's figure as lines through all items."""
    figure = edition.resolved.corpus.apparatus.figure
    years = (point.year for point in figure.points) if figure else ()
    return "".join(
        element("line", x1=x, x2=x, y1="0", y2="100%", class_="turn-year")
        for x in (_percent(scale.at(year)) for year in years)
    )


def _filter(acts: Sequence[Act]) -> str:
    """One choice for all and one for each part; CSS does the rest."""
    if not 1 < len(acts) <= MOST_PARTS:
        return ""
    choices = "".join(
        _choice(i, name) for i, name in enumerate(["All", *(a.title for a in acts)])
    )
    legend = element("legend", "Events of")
    return element("fieldset", legend + choices, class_="part-filter")


def _choice(number: int, name: str) -> str:
    box = element_void(
        "input", type="radio", name="part", id=f"part-{number}", checked=not number
    )
    return element("label", f"{box} {text(name)}")


def _axis(edition: Edition, scale: Scale) -> str:
    """The years of the figure's turns between the first and the last, or every twentieth."""
    figure = edition.resolved.corpus.apparatus.figure
    turns = [point.year for point in figure.points] if figure else []
    marks = turns or range(scale.first + 20, scale.last - 10, 20)
    kind = "turn" if turns else None
    labels = (
        (scale.first, "start", None),
        *((year, "middle", kind) for year in marks),
        (scale.last, "end", None),
    )
    texts = "".join(
        element(
            "text",
            f"{year:g}",
            x=_percent(scale.at(year)),
            y="1em",
            text_anchor=anchor,
            class_=class_,
        )
        for year, anchor, class_ in labels
    )
    svg = element("svg", texts, class_="axis", aria_hidden="true", width="100%")
    return element("div", svg, class_="axis-row")


def _item(
    edition: Edition,
    placed: PlacedEvent,
    id_: str,
    numbers: dict[str, int],
    scale: Scale,
    turns: str,
    addresses: Addresses,
) -> str:
    event = placed.event
    number = numbers[placed.where.act.stem]
    track = element(
        "svg",
        turns + "".join(_mark(event.date, scale)),
        class_="track",
        aria_hidden="true",
        width="100%",
    )
    what = render_words(edition, event.words, addresses)
    link = place_link(edition, placed.where, addresses)
    words = element("p", f"{what} {element('span', link, class_='found')}")
    kind = " of-telling" if event.of_telling else ""
    return element("li", _date(placed) + track + words, id=id_, class_=f"part-{number}{kind}")


def _date(placed: PlacedEvent) -> str:
    date, shown = placed.event.date, text(placed.event.shown)
    point = date.start
    if len(date.points) > 1 or point.is_decade or point.about:
        return element("span", shown, class_="date")
    parts = (f"{point.year:04}", *(f"{n:02}" for n in (point.month, point.day) if n))
    return element("time", shown, class_="date", datetime="-".join(parts))


def _mark(date: Date, scale: Scale) -> Iterator[str]:
    """A bar as long as the time that the date leaves open."""
    left, right = scale.at(date.first), scale.at(date.last)
    yield element(
        "rect", x=_percent(left), width=_percent(right - left), y="50%", height="6", rx="3"
    )


def _percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
