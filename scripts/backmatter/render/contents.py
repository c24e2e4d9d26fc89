"""The acts as a list, for a home page."""

from __future__ import annotations

from backmatter.build import Edition
from backmatter.model import Act
from backmatter.render.addresses import Addresses
from backmatter.render.html import element, text


def contents(edition: Edition, addresses: Addresses) -> str:
    """Each act with its title, subtitle and abstract, in order, as links."""
    items = "".join(_item(act, addresses) for act in edition.resolved.corpus.acts)
    return element("ol", items, class_="contents")


def _item(act: Act, addresses: Addresses) -> str:
    title = element("span", text(act.title), class_="contents-title")
    subtitle = element("span", text(act.subtitle), class_="contents-subtitle")
    link = element("a", f"{title} {subtitle}".strip(), href=addresses.page(act.stem))
    abstract = element("p", text(act.abstract)) if act.abstract else ""
    return element("li", link + abstract)
