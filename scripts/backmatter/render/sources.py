"""Which works carry which act, and when they came out: two small figures and their table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from backmatter.build import Edition
from backmatter.format.languages import mark_titles
from backmatter.model import Act
from backmatter.render.addresses import Addresses
from backmatter.render.html import element, text
from backmatter.render.titles import title_of, year_of

_FIVE = 5


@dataclass(frozen=True)
class Source:
    """A work and how often each act uses it."""

    key: str
    html: str
    """Author and title."""
    year: int
    """0 if it is not known."""
    uses: Mapping[str, int]
    """By the act's stem."""


def sources(edition: Edition, addresses: Addresses) -> str:
    """The works at a glance; nothing if no act uses any."""
    found = _sources(edition)
    if not found:
        return ""
    acts = [a for a in edition.resolved.corpus.acts if any(a.stem in s.uses for s in found)]
    figures = _by_act(found, acts) + _by_year(found)
    table = element("summary", "As a table") + _table(found, acts, addresses)
    return element("div", figures + element("details", table), class_="sources")


def _sources(edition: Edition) -> list[Source]:
    """All works in use that have an entry, in the order of their first use."""
    order = {act.stem: i for i, act in enumerate(edition.resolved.corpus.acts)}
    first = {
        key: min((order[u.act.stem], u.block) for u in uses)
        for key, uses in edition.resolved.uses.items()
        if key in edition.resolved.corpus.bibliography.entries
    }
    return [_source(edition, key) for key in sorted(first, key=lambda k: first[k])]


def _source(edition: Edition, key: str) -> Source:
    item = edition.formatted.csl.get(key, {})
    who = (item.get("author") or item.get("editor") or [{}])[0]
    family = who.get("family") or who.get("literal")
    name = ", ".join(filter(None, (family, title_of(edition, key))))
    uses = Counter(use.act.stem for use in edition.resolved.uses[key])
    entries = edition.resolved.corpus.bibliography.entries
    html = mark_titles(text(name), key, entries, edition.formatted)
    return Source(key, html, year_of(edition, key), uses)


def _by_act(found: Sequence[Source], acts: Sequence[Act]) -> str:
    """One row an act, one column a work: a mark where the act uses the work."""
    counts = "; ".join(f"{a.title}: {sum(a.stem in s.uses for s in found)}" for a in acts)
    return _figure(
        "".join(_row(found, act) for act in acts),
        "Works by part of the text, in the order of first use; strong if used more than once",
        f"{len(found)} works. {counts}.",
    )


def _row(found: Sequence[Source], act: Act) -> str:
    width = 100 / len(found)
    marks = "".join(
        element(
            "rect",
            x=_percent(width * i),
            width=_percent(width * 0.7),
            height="100%",
            class_="many" if source.uses[act.stem] > 1 else None,
        )
        for i, source in enumerate(found)
        if act.stem in source.uses
    )
    return element("div", text(act.title)) + _svg(marks, "work-row")


def _by_year(found: Sequence[Source]) -> str:
    """Works stacked in fives of years."""
    counts = Counter(s.year - s.year % _FIVE for s in found if s.year)
    if not counts:
        return ""
    first, last, most = min(counts) // 10 * 10, max(counts) + _FIVE, max(counts.values())

    def at(year: float) -> str:
        return _percent(100 * (year - first) / (last - first))

    bars = "".join(
        element(
            "rect",
            x=at(year),
            width=at(first + _FIVE * 0.8),
            y=_percent(100 - 100 * count / most),
            height=_percent(100 * count / most),
        )
        for year, count in counts.items()
    )
    years = "".join(
        element("text", str(year), x=at(year), y="1em") for year in range(first, last - 10, 20)
    )
    spans = "; ".join(f"{y}–{y + _FIVE - 1}: {n}" for y, n in sorted(counts.items()))
    return _figure(
        _svg(bars, "work-years") + _svg(years, "year-axis"),
        "Works by year of first publication",
        f"{spans}.",
    )


def _svg(drawn: str, kind: str) -> str:
    return element("svg", drawn, class_=kind, width="100%")


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def _figure(drawn: str, caption: str, says: str) -> str:
    """A drawing that is read out as one sentence; the table below it has the rest."""
    plot = element("div", drawn, role="img", aria_label=f"{caption}. {says}")
    return element("figure", element("figcaption", text(caption)) + plot)


def _table(found: Iterable[Source], acts: Sequence[Act], addresses: Addresses) -> str:
    heads = ("Work", "Year", *(act.title for act in acts))
    head = element("tr", "".join(element("th", text(h), scope="col") for h in heads))
    rows = "".join(_table_row(source, acts, addresses) for source in found)
    caption = element(
        "caption", "Works in the order of first use, and how often each part uses them"
    )
    whole = element("table", caption + element("thead", head) + element("tbody", rows))
    return element(
        "div", whole, class_="table", tabindex="0", role="region", aria_label="Works"
    )


def _table_row(source: Source, acts: Sequence[Act], addresses: Addresses) -> str:
    link = element("a", source.html, href=addresses.entry(source.key))
    cells = (str(source.year or ""), *(str(source.uses.get(a.stem, "")) for a in acts))
    work = element("th", link, scope="row")
    return element("tr", work + "".join(element("td", cell) for cell in cells))
