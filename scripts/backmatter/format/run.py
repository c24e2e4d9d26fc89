"""One batch for the whole edition: every cluster and the bibliography in one pandoc run.

Each cluster is sent as a paragraph of its own and taken out of pandoc's JSON by its id, so
that nothing is looked for in printed text. Marks of the private use area stand round each
citation; they show where it begins and ends in what the style prints.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from backmatter import pandoc
from backmatter.config import Settings
from backmatter.format import cache
from backmatter.format.formatted import CitePart, Formatted, FormattedCluster
from backmatter.format.inlines import to_html
from backmatter.format.styles import Style, find_style
from backmatter.model import Bibliography, Cite, Cluster, Entry, Locator
from backmatter.resolve import Resolved

BEGIN, END = "\ue001", "\ue000"
_SENTENCE_ENDS = (".", "!", "?", "…")
_CLOSERS = "”’\"')]*_ "
_LABELS = {
    "book": "bk.",
    "chapter": "chap.",
    "column": "col.",
    "figure": "fig.",
    "folio": "fol.",
    "issue": "no.",
    "line": "l.",
    "note": "n.",
    "opus": "op.",
    "page": "p.",
    "paragraph": "para.",
    "part": "pt.",
    "section": "sec.",
    "sub-verbo": "s.v.",
    "verse": "v.",
    "volume": "vol.",
}
_TITLES = {"container-title": ("journaltitle", "journal", "booktitle"), "title": ("title",)}
_WHOLLY_BRACED = re.compile(r"\{[^{}]*\}")
Json = dict[str, Any]


def format_edition(resolved: Resolved, settings: Settings) -> Formatted:
    """Print every cluster and every entry in the style of the settings.

    Raises StyleError if there is no such style and PandocError if pandoc fails.
    """
    style = find_style(settings.style)
    bibliography = resolved.corpus.bibliography
    csl = _csl_items(bibliography, settings)
    clusters = list(_clusters(resolved))
    blocks = [_paragraph(i, c, n, bibliography) for i, (c, n) in enumerate(clusters)]
    source = pandoc.document(blocks, _meta(settings, csl))
    items = json.dumps(list(csl.values()), ensure_ascii=False)
    name = cache.digest("batch-1", pandoc.version(), style.text, items, source)
    printed = cache.cached(settings.cache, name, lambda: _print(source, items, style))
    return Formatted(
        clusters={
            c.span: _formatted(c, printed["clusters"].get(f"c{i}", ["", style.is_note]))
            for i, (c, _) in enumerate(clusters)
        },
        bibliography=tuple((key, html) for key, html in printed["bibliography"]),
        csl=csl,
    )


def _csl_items(bibliography: Bibliography, settings: Settings) -> Mapping[str, Json]:
    """The entries as CSL-JSON items, by key, as pandoc reads BibLaTeX."""
    source = "\n\n".join(entry.raw for entry in bibliography.entries.values())
    name = cache.digest("csl-1", pandoc.version(), source)

    def convert() -> Any:
        return json.loads(pandoc.run(source, "-f", "biblatex", "-t", "csljson"))

    items = cache.cached(settings.cache, name, convert) if source else []
    return {str(i["id"]): _protected(i, bibliography.entries.get(str(i["id"]))) for i in items}


def _protected(item: Json, entry: Entry | None) -> Json:
    """Keep the case of a title that is braced as a whole: pandoc keeps that of words only."""
    for variable, fields in _TITLES.items():
        value = entry.get(*fields) if entry else ""
        if variable in item and _WHOLLY_BRACED.fullmatch(value):
            item[variable] = f'<span class="nocase">{item[variable]}</span>'
    return item


def _clusters(resolved: Resolved) -> Iterator[tuple[Cluster, int]]:
    """Each cluster with the number of its note, in the order in which they are read."""
    for note in resolved.notes:
        for cluster in note.clusters:
            yield cluster, note.number
    after = len(resolved.notes) + 1
    for _, stray in resolved.without_mark:
        for cluster in stray.clusters:
            yield cluster, after
            after += 1
    for act in resolved.corpus.acts:
        for cluster in act.document.clusters:
            yield cluster, after
            after += 1


def _meta(settings: Settings, csl: Mapping[str, Json]) -> Json:
    return {
        "lang": _meta_string(settings.locale),
        "nocite": {
            "t": "MetaInlines",
            "c": [{"t": "Cite", "c": [[_citation(key, [], [], 0)], []]} for key in csl],
        },
        "link-citations": {"t": "MetaBool", "c": False},
        "link-bibliography": {"t": "MetaBool", "c": True},
    }


def _meta_string(text: str) -> Json:
    return {"t": "MetaString", "c": text}


def _paragraph(index: int, cluster: Cluster, number: int, bibliography: Bibliography) -> Json:
    """One cluster as a paragraph within a division that carries its id."""
    starts_sentence = begins_sentence(cluster)
    citations = []
    for i, cite in enumerate(cluster.cites):
        entry = bibliography.entries.get(cite.key)
        if entry is None:
            continue
        prefix = [*_words(cite.prefix)]
        if i or not starts_sentence:
            prefix = [{"t": "Str", "c": BEGIN}, *([{"t": "Space"}] if prefix else []), *prefix]
        suffix = [*_suffix(cite, entry), {"t": "Space"}, {"t": "Str", "c": END}]
        citations.append(_citation(cite.key, prefix, suffix, number, cite.suppress_author))
    content = [{"t": "Cite", "c": [citations, [{"t": "Str", "c": "?"}]]}] if citations else []
    return {"t": "Div", "c": [[f"c{index}", [], []], [{"t": "Para", "c": content}]]}


def _citation(
    key: str, prefix: list[Json], suffix: list[Json], number: int, suppress: bool = False
) -> Json:
    return {
        "citationId": key,
        "citationPrefix": prefix,
        "citationSuffix": suffix,
        "citationMode": {"t": "SuppressAuthor" if suppress else "NormalCitation"},
        "citationNoteNum": number,
        "citationHash": 0,
    }


def _suffix(cite: Cite, entry: Entry) -> list[Json]:
    """Locators and suffix as pandoc reads them. The volume of a one-volume entry goes
    without saying.
    """
    locators = cite.locators
    if len(locators) > 1 and locators[0] == Locator("volume", entry.get("volume")):
        locators = locators[1:]
    text = "".join(f", {_LABELS[loc.label]} {loc.value}" for loc in locators)
    if cite.suffix:
        text += cite.suffix if cite.suffix[0] in ",.;:)" else f" {cite.suffix}"
    return _words(text)


def _words(text: str) -> list[Json]:
    words: list[Json] = []
    for i, word in enumerate(text.split(" ")):
        if i:
            words.append({"t": "Space"})
        if word:
            words.append({"t": "Str", "c": word})
    return words


def begins_sentence(cluster: Cluster) -> bool:
    """Whether the cluster stands where a sentence begins, and so with a capital."""
    before = cluster.span.file.text[: cluster.span.start]
    paragraph = before.rsplit("\n\n", 1)[-1]
    text = paragraph.rstrip(_CLOSERS + "\n\t")
    return not text or text.endswith(_SENTENCE_ENDS) or text.endswith("]:")


def _print(source: str, items: str, style: Style) -> Json:
    with tempfile.TemporaryDirectory() as folder:
        references = Path(folder) / "references.json"
        references.write_text(items, encoding="utf-8")
        arguments = ("-f", "json", "-t", "json", "--citeproc", "--csl", str(style.path))
        output = pandoc.run(source, *arguments, "--bibliography", str(references))
    blocks = json.loads(output)["blocks"]
    clusters: dict[str, list[str]] = {}
    bibliography: list[tuple[str, str]] = []
    for block in blocks:
        if block["t"] != "Div":
            continue
        name, inner = block["c"][0][0], block["c"][1]
        if name == "refs":
            bibliography += _entries(inner)
        else:
            clusters[name] = [to_html(_cite_inlines(inner))]
    return {"clusters": clusters, "bibliography": bibliography}


def _cite_inlines(blocks: Iterable[Json]) -> list[Json]:
    """What the style printed for a cluster, taken out of the note if there is one."""
    inlines = [i for block in blocks if block["t"] == "Para" for i in block["c"]]
    cite = next((i for i in inlines if i["t"] == "Cite"), None)
    content: list[Json] = cite["c"][1] if cite else []
    if len(content) == 1 and content[0]["t"] == "Note":
        return [i for b in content[0]["c"] if b["t"] in ("Para", "Plain") for i in b["c"]]
    return content


def _entries(blocks: Iterable[Json]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if block["t"] == "Div" and block["c"][0][0].startswith("ref-"):
            inlines = [i for b in block["c"][1] if b["t"] in ("Para", "Plain") for i in b["c"]]
            yield block["c"][0][0].removeprefix("ref-"), to_html(inlines).strip()


def _formatted(cluster: Cluster, printed: list[Any]) -> FormattedCluster:
    """Cut what was printed at the marks round each citation."""
    keys = iter([c.key for c in cluster.cites])
    pieces = str(printed[0]).split(END)
    parts: list[CitePart] = []
    for piece in pieces[:-1]:
        between, found, html = piece.partition(BEGIN)
        if not found:
            between, html = "", piece
        if between:
            parts.append(CitePart(between))
        parts.append(CitePart(html.strip(), next(keys, "")))
    return FormattedCluster(tuple(parts), pieces[-1].strip())
