"""The head of an act: the way through the parts, title, length and abstract."""

from __future__ import annotations

from backmatter.build import Edition
from backmatter.model import Act
from backmatter.render.addresses import Addresses
from backmatter.render.html import element, text

WORDS_A_MINUTE = 238
"""Silent reading of non-fiction in English, after Brysbaert (2019)."""
_MOST_PARTS = 12
"""More parts than these would be a table of contents on every page."""


def act_head(edition: Edition, act: Act, addresses: Addresses) -> str:
    """The head of an act's page; only what the edition has of it is there."""
    return element(
        "header",
        _parts(edition, act, addresses) + title(act) + _length(edition, act) + _abstract(act),
        class_="act-head",
    )


def title(act: Act) -> str:
    """The act's title as a first heading: `Act I · 1929 · Mistrusting the masses`."""
    parts = (("label", act.label), ("title", act.title), ("subtitle", act.subtitle))
    spans = (
        element("span", text(words), class_=f"act-{name}") for name, words in parts if words
    )
    return element("h1", element("span", " · ", class_="act-dot").join(spans))


def minutes(act: Act) -> int:
    """How long the text takes to read, in whole minutes."""
    return max(1, round(act.words / WORDS_A_MINUTE))


def _parts(edition: Edition, act: Act, addresses: Addresses) -> str:
    """All parts of the text, this one marked."""
    acts = edition.resolved.corpus.acts
    if not 1 < len(acts) <= _MOST_PARTS:
        return ""
    here = [a.stem for a in acts].index(act.stem)
    items = (_part(a, addresses, i - here) for i, a in enumerate(acts))
    return element("nav", element("ol", "".join(items)), class_="parts", aria_label="Parts")


def _part(act: Act, addresses: Addresses, distance: int) -> str:
    label = element("span", text(act.label), class_="act-label") + " " if act.label else ""
    link = element(
        "a",
        label + text(act.title),
        href=addresses.page(act.stem),
        aria_current=None if distance else "page",
    )
    return element("li", link, class_="past" if distance < 0 else None)


def _length(edition: Edition, act: Act) -> str:
    notes = len(edition.resolved.notes_of(act))
    facts = [_counted(minutes(act), "minute")]
    if notes:
        facts.append(_counted(notes, "note"))
    return element("p", " · ".join(facts), class_="act-facts")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _abstract(act: Act) -> str:
    if not act.abstract:
        return ""
    words = element("p", text(act.abstract))
    return element("div", words, class_="abstract", role="doc-abstract", aria_label="Abstract")
