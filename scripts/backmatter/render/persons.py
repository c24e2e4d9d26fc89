"""The people of the text, company by company."""

from __future__ import annotations

from itertools import groupby

from backmatter.apparatus import Person
from backmatter.build import Edition
from backmatter.render.addresses import Addresses
from backmatter.render.html import element, text
from backmatter.render.places import place_links, render_words
from backmatter.render.titles import title_html, year_of


def persons(edition: Edition, addresses: Addresses) -> str:
    """Each company with its people; nothing if the edition lists none."""
    listed = edition.resolved.corpus.apparatus.persons
    return "".join(
        element("h2", text(company), id=f"company-{i}")
        + "".join(_person(edition, person, addresses) for person in members)
        for i, (company, members) in enumerate(groupby(listed, key=lambda p: p.company), 1)
    )


def _person(edition: Edition, person: Person, addresses: Addresses) -> str:
    dates = element("span", text(person.dates), class_="dates") if person.dates else ""
    heading = element("h3", f"{text(person.name)} {dates}".strip(), id=person.id)
    who = element("p", render_words(edition, person.words, addresses))
    return element(
        "div",
        heading + who + _where(edition, person, addresses) + _works(edition, person, addresses),
        class_="item",
    )


def _where(edition: Edition, person: Person, addresses: Addresses) -> str:
    places = edition.resolved.appearances.persons[person.id]
    if not places:
        return ""
    return element("p", f"In {place_links(edition, places, addresses)}.", class_="found")


def _works(edition: Edition, person: Person, addresses: Addresses) -> str:
    keys = edition.resolved.appearances.works[person.id]
    if not keys:
        return ""
    links = "; ".join(
        element("a", _work(edition, key), href=addresses.entry(key), role="doc-biblioref")
        for key in keys
    )
    return element("p", f"Works: {links}.", class_="found")


def _work(edition: Edition, key: str) -> str:
    year = year_of(edition, key)
    return element("cite", title_html(edition, key)) + (f" ({year})" if year else "")
