"""Resolved -> Formatted: ask, look what is kept, let pandoc print the rest.

One run of pandoc, which reads the bibliography if that has changed, prints what is asked for
and not kept, and tells which names repeat in a bibliography that is printed anew. None where
nothing has changed, or where nothing but numbers in locators has.
"""

from __future__ import annotations

from collections.abc import Mapping

from backmatter import cache, pandoc
from backmatter.config import Settings
from backmatter.format.certain import PagesOf
from backmatter.format.compound import others_printed
from backmatter.format.csl import Item, csl_items
from backmatter.format.formatted import CitePart, Formatted, FormattedCluster
from backmatter.format.missing import print_missing
from backmatter.format.neighbours import neighbours
from backmatter.format.printed import Printed, fill
from backmatter.format.requests import Asked, Asking, Request, ask
from backmatter.format.styles import Style, find_style
from backmatter.format.task import Task
from backmatter.model import Locator
from backmatter.resolve import Resolved
from backmatter.text import Span


def format_edition(
    resolved: Resolved, settings: Settings, session: pandoc.Session
) -> Formatted:
    """Print every cluster and every entry in the style of the settings.

    Raises StyleError if there is no such style and PandocError if pandoc fails.
    """
    style = find_style(settings.style)
    locale = style.locale(settings.locale)
    items = csl_items(resolved.corpus.bibliography, locale, settings.cache, session)
    cites = (cite for cluster, _, _ in resolved.placed_clusters for cite in cluster.cites)
    others = others_printed(cites, style, settings.locale, settings.cache, session)
    asked = _ask_all(resolved, items, style, others)
    task = Task(
        style=style,
        locale=settings.locale,
        scope=settings.scope,
        items=items,
        asked=[
            (request, number, page)
            for cluster, number, page in resolved.placed_clusters
            for request, _ in asked[cluster.span]
        ],
        neighbours=neighbours(items, resolved, style),
    )
    name = cache.digest(cache.program(), pandoc.version(), style.text, settings.locale)
    prints, bibliography = print_missing(task, settings.cache, f"print-{name}", session)
    return Formatted(
        clusters=_filled(asked, prints, style),
        bibliography=bibliography.entries,
        csl=items,
        substitute=style.substitute,
        repeated=bibliography.repeated,
        locale=locale,
        punctuation_in_quotes=style.punctuation_in_quotes(locale),
    )


def _ask_all(
    resolved: Resolved, items: Mapping[str, Item], style: Style, others: Mapping[Locator, str]
) -> Mapping[Span, list[Asked]]:
    """The requests for every cluster."""
    entries = resolved.corpus.bibliography.entries
    known = {key: entries[key] for key in items if key in entries}
    asking = Asking(style, known, others, _uncounted(items, style))
    return {
        cluster.span: ask(cluster, resolved.positions[cluster.span], asking, index)
        for index, (cluster, _, _) in enumerate(resolved.placed_clusters)
    }


def _uncounted(items: Mapping[str, Item], style: Style) -> frozenset[str]:
    """The works of which one page is printed as several are."""
    kinds = {key: PagesOf.of(item) for key, item in items.items()}
    counted = {kind for kind in set(kinds.values()) if style.counts_pages(kind)}
    return frozenset(key for key, kind in kinds.items() if kind not in counted)


def _filled(
    asked: Mapping[Span, list[Asked]], prints: Mapping[Request, Printed], style: Style
) -> Mapping[Span, FormattedCluster]:
    return {
        span: _joined([fill(prints[request], request, f, style) for request, f in many], style)
        for span, many in asked.items()
    }


def _joined(clusters: list[FormattedCluster], style: Style) -> FormattedCluster:
    """Citations printed one by one, with the delimiter between those that say something.

    One without its author's name may say nothing in a style that prints no more.
    """
    parts: list[CitePart] = []
    for cluster in clusters:
        if any(part.html for part in cluster.parts):
            parts += [CitePart(style.delimiter)] if parts else []
            parts += cluster.parts
    return FormattedCluster(tuple(parts), clusters[-1].end if parts else "")
