"""An edition's citations printed by pandoc in the plain way: one document, in order.

What `backmatter.format` prints from the parts is held against this. Nothing here knows how the
parts are made: the clusters are read by pandoc's own reader, and the note numbers are ours.
"""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

from backmatter import pandoc
from backmatter.format import Formatted, FormattedCluster, find_style
from backmatter.format.inlines import to_text
from backmatter.render.html import words
from backmatter.render.seams import punctuate
from backmatter.resolve import Resolved

STRANGER = {"id": "stranger", "type": "book", "title": "Zzz", "author": [{"family": "Zzz"}]}
Json = dict[str, Any]


def whole_document(
    resolved: Resolved, formatted: Formatted, style: str, scope: str, folder: Path
) -> list[str]:
    """The text of every cluster, in order, as pandoc prints them all in one document."""
    items, found = folder / "items.json", find_style(style)
    items.write_text(json.dumps([*formatted.csl.values(), STRANGER]), encoding="utf-8")
    blocks: list[Json] = []
    for _, notes in groupby(resolved.notes, key=lambda n: n.act.stem):
        if scope == "page":
            attributes = ["", ["reset-citation-positions"], []]
            blocks.append({"t": "Header", "c": [1, attributes, []]})
        if not found.numbers_works:
            blocks.append({"t": "Plain", "c": _read("[@stranger]")})
        blocks += _page([(c.span.text, n.number) for n in notes for c in n.clusters])
    nocite = _read("[" + "; ".join(f"@{key}" for key in formatted.csl) + "]")
    lang = {"t": "MetaString", "c": formatted.locale}
    meta = {"nocite": {"t": "MetaInlines", "c": nocite}, "lang": lang}
    arguments = ("-f", "json", "-t", "json", "--citeproc", "--csl", str(found.path))
    answer = pandoc.run(pandoc.document(blocks, meta), *arguments, "--bibliography", str(items))
    return [_text(b) for b in json.loads(answer)["blocks"] if b["t"] == "Para"]


def our_clusters(resolved: Resolved, formatted: Formatted) -> list[str]:
    """The text of every cluster, in order, as this program prints it in a note of its own."""
    in_quotes = formatted.punctuation_in_quotes
    return [
        words(_whole(formatted.clusters[c.span], in_quotes))
        for n in resolved.notes
        for c in n.clusters
    ]


def _whole(cluster: FormattedCluster, in_quotes: bool) -> str:
    html = "".join(part.html for part in cluster.parts)
    return punctuate(html, cluster.end, in_quotes=in_quotes) if cluster.end else html


def same(ours: str, theirs: str) -> bool:
    """Whether two prints differ only in the capital that the first word of a note has."""
    return _lowered(ours) == _lowered(theirs)


def _lowered(text: str) -> str:
    text = " ".join(text.split())
    first = next((i for i, c in enumerate(text) if c.isalpha()), 0)
    return text[:first] + text[first : first + 1].casefold() + text[first + 1 :]


def _page(clusters: list[tuple[str, int]]) -> list[Json]:
    paragraphs = _blocks("\n\n".join(source for source, _ in clusters))
    for paragraph, (_, number) in zip(paragraphs, clusters, strict=True):
        for citation in paragraph["c"][0]["c"][0]:
            citation["citationNoteNum"] = number
    return paragraphs


def _blocks(markdown: str) -> list[Json]:
    source = pandoc.run(markdown, "-f", "markdown", "-t", "json")
    return list(json.loads(source)["blocks"])


def _read(markdown: str) -> list[Json]:
    return list(_blocks(markdown)[0]["c"])


def _text(block: Json) -> str:
    content = block["c"][0]["c"][1]
    if len(content) == 1 and content[0]["t"] == "Note":
        content = content[0]["c"][0]["c"]
    return to_text(content)
