"""DOCX, ODT, HTML and Markdown -> Article, through pandoc's document tree."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from backmatter import pandoc
from backmatter.importer.article import SPACES, Article, Rich, Section, SourceNote
from backmatter.importer.names import match_names
from backmatter.importer.read_text import read_text
from backmatter.importer.typography import curly

Json = dict[str, Any]
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WRITE = "commonmark+pipe_tables+smart-smart-raw_html"


def read_pandoc(path: Path, kind: str) -> Article:
    """The article in a file that pandoc reads as `kind`. Raises PandocError.

    If it holds no true notes but superscript numbers and a list at the end, it is read as
    plain text is.
    """
    document = json.loads(
        pandoc.run_file(path, "-f", kind, "-t", "json", "--track-changes=accept")
    )
    blocks: list[Json] = document["blocks"]
    notes: list[SourceNote] = []
    blocks = _without_notes(_curly(_flat(blocks)), notes)
    if not notes:
        return read_text(_as_text(blocks, document["meta"]))
    meta = document["meta"]
    title = _plain(meta.get("title"))
    authors = _authors(meta.get("author"))
    blocks, title, authors = _front(blocks, title, authors)
    return Article(
        title=title,
        authors=tuple(authors),
        sections=tuple(_sections(blocks)),
        notes=tuple(notes),
        abstract=_plain(meta.get("abstract")),
        keywords=tuple(_authors(meta.get("keywords"))),
    )


def _curly(blocks: list[Json]) -> list[Json]:
    """The blocks with typographic quotation marks in all their words."""
    before = " "

    def walk(node: Any) -> Any:
        nonlocal before
        if isinstance(node, list):
            return [walk(n) for n in node]
        if not isinstance(node, dict):
            return node
        kind = node.get("t")
        if kind == "Str":
            words = curly(node["c"], before)
            before = words[-1:] or before
            return {"t": "Str", "c": words}
        if kind in {"Space", "SoftBreak", "LineBreak", "Para", "Plain", "Header", "Note"}:
            before = " "
        if kind in {"Code", "CodeBlock", "Math", "RawInline", "RawBlock"}:
            return node
        return {k: walk(v) for k, v in node.items()}

    return list(walk(blocks))


def _flat(blocks: list[Json]) -> list[Json]:
    """The blocks with what divisions hold in their place."""
    out: list[Json] = []
    for block in blocks:
        out += _flat(block["c"][1]) if block["t"] == "Div" else [block]
    return out


def _without_notes(node: Any, notes: list[SourceNote]) -> Any:
    """The tree with a numbered mark in place of each note, which goes to `notes`."""
    if isinstance(node, list):
        return [_without_notes(n, notes) for n in node]
    if not isinstance(node, dict):
        return node
    if node.get("t") == "Note":
        notes.append(SourceNote(str(len(notes) + 1), rich_of(node["c"])))
        return {"t": "Str", "c": f"{_OPEN}{len(notes)}{_CLOSE}"}
    return {k: _without_notes(v, notes) for k, v in node.items()}


def rich_of(blocks: list[Json]) -> Rich:
    """The words of a note's paragraphs, one after the other, with their italics."""
    out: list[str] = []
    italics: list[tuple[int, int]] = []

    def walk(node: Any) -> None:
        if isinstance(node, list):
            for n in node:
                walk(n)
        elif isinstance(node, dict):
            start = sum(map(len, out))
            if node["t"] in {"Emph", "Underline"}:
                walk(node["c"])
                italics.append((start, sum(map(len, out))))
            else:
                out.extend(_words(node, walk))

    for i, block in enumerate(blocks):
        if i:
            out.append(" ")
        walk(block)
    text = "".join(out)
    return Rich(text.rstrip(), tuple(_clean(italics, text)))


def _words(node: Json, walk: Any) -> Iterator[str]:
    """The text of a leaf; the contents of anything else are walked."""
    kind, content = node["t"], node.get("c")
    if kind in {"Str"}:
        yield str(content).translate(SPACES)
    elif kind in {"Space", "SoftBreak", "LineBreak"}:
        yield " "
    elif kind in {"Code", "Math", "CodeBlock", "RawInline", "RawBlock"}:
        yield str(content[-1]) if isinstance(content, list) else ""
    elif kind == "Quoted":
        single = content[0]["t"] == "SingleQuote"  # type: ignore[index]
        walk({"t": "Str", "c": "‘" if single else "“"})
        walk(content[1])  # type: ignore[index]
        walk({"t": "Str", "c": "’" if single else "”"})
    elif isinstance(content, list):
        walk([c for c in content if isinstance(c, list | dict) and not _is_attributes(c)])


def _is_attributes(node: Any) -> bool:
    """Identifier, classes and pairs; or the address and title of a link."""
    return isinstance(node, list) and len(node) in {2, 3} and isinstance(node[0], str)


def _clean(italics: Iterable[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Stretches without the space or comma that a word processor puts into italics."""
    at = 0
    for start, end in sorted(italics):
        while end > start and text[end - 1] in " ,;":
            end -= 1
        while start < end and text[start] == " ":
            start += 1
        if start >= at and end > start:
            yield start, end
            at = end


def _plain(node: Any) -> str:
    """The words of some inlines, or of a value of the document's metadata."""
    if node is None:
        return ""
    inlines = node if isinstance(node, list) else [node]
    return " ".join(rich_of([{"t": "Plain", "c": inlines}]).text.split())


def _authors(node: Any) -> list[str]:
    if node is None:
        return []
    items = node["c"] if node["t"] == "MetaList" else [node]
    return [a for a in (_plain(i) for i in items) if a]


def _front(
    blocks: list[Json], title: str, authors: list[str]
) -> tuple[list[Json], str, list[str]]:
    """Take the title and the author off the text, if they stand in front of it."""
    if not blocks or blocks[0]["t"] not in {"Header", "Para", "Plain"}:
        return blocks, title, authors
    is_header = blocks[0]["t"] == "Header"
    words = _plain(blocks[0]["c"][2] if is_header else blocks[0]["c"])
    levels = [b["c"][0] for b in blocks if b["t"] == "Header"]
    name = _name(blocks[1]) if len(blocks) > 1 else ""
    alone = is_header and levels.count(blocks[0]["c"][0]) == 1 and blocks[0]["c"][0] == 1
    short = is_header or len(words) < 150
    if not (words == title or (not title and short and (name or alone))):
        return blocks, title, authors
    return blocks[2 if name else 1 :], words, authors or [n for n in [name] if n]


def _name(block: Json) -> str:
    """The words of a paragraph that is nothing but a person's name."""
    words = _plain(block["c"]) if block["t"] in {"Para", "Plain"} else ""
    return words if words and match_names(words, 0, len(words)) == len(words) else ""


def _sections(blocks: list[Json]) -> Iterator[Section]:
    """The blocks cut at the headings of the highest level that comes more than once."""
    levels = [b["c"][0] for b in blocks if b["t"] == "Header"]
    level = min(levels, default=0)
    parts: list[tuple[str, list[Json]]] = [("", [])]
    for block in blocks:
        if block["t"] == "Header" and block["c"][0] == level:
            parts.append((_MARK.sub("", _plain(block["c"][2])), []))
            called = _MARK.findall(_plain(block["c"][2]))
            if called:
                marks = "".join(f"{_OPEN}{n}{_CLOSE}" for n in called)
                parts[-1][1].append({"t": "Para", "c": [{"t": "Str", "c": marks}]})
        else:
            parts[-1][1].append(block)
    for title, inner in parts:
        if title or inner:
            yield Section(title, tuple(_markdown(inner)))


def _markdown(blocks: list[Json]) -> list[str]:
    """Each block as Markdown. One call of pandoc for all of them."""
    if not blocks:
        return []
    fence = {"t": "Para", "c": [{"t": "Str", "c": "\ue002"}]}
    joined = [x for block in blocks for x in (block, fence)]
    text = pandoc.run(pandoc.document(joined), "-f", "json", "-t", _WRITE, "--wrap=none")
    parts = [p.strip("\n") for p in text.split("\ue002")]
    return [_MARK.sub(r"[^\1]", p) for p in parts if p.strip()]


def _as_text(blocks: list[Json], meta: Json) -> str:
    """The document as plain text with superscript digits and starred italics."""
    out = [_plain(meta.get("title")), *_authors(meta.get("author"))]
    return "\n\n".join([x for x in out if x] + list(_lines(blocks)))


def _lines(blocks: list[Json]) -> Iterator[str]:
    for block in blocks:
        kind, content = block["t"], block.get("c")
        if kind == "OrderedList":
            start = content[0][0]  # type: ignore[index]
            for i, item in enumerate(content[1]):  # type: ignore[index]
                yield f"{start + i}. " + " ".join(_lines(item))
        elif kind == "BulletList":
            for item in content or []:
                yield "- " + " ".join(_lines(item))
        elif kind in {"Div", "BlockQuote", "Figure"}:
            inner = content if kind == "BlockQuote" else content[-1]  # type: ignore[index]
            yield from _lines(inner or [])
        elif kind != "HorizontalRule":
            words = _starred(content)
            if words.strip():
                yield words


def _starred(node: Any) -> str:
    """Inlines as text: italics between asterisks, raised digits as such."""
    if isinstance(node, list):
        return "" if _is_attributes(node) else "".join(_starred(n) for n in node)
    if not isinstance(node, dict):
        return ""
    if node["t"] in {"Emph", "Underline"}:
        return f"*{_starred(node['c'])}*"
    if node["t"] == "Superscript":
        inner = _starred(node["c"])
        return (
            inner.strip("[]").translate(_SUPERSCRIPTS) if inner.strip("[]").isdigit() else inner
        )
    if node["t"] == "Link" and re.fullmatch(r"\s*↩︎?\s*|\^|back", _starred(node["c"][1])):
        return ""
    parts: list[str] = []

    def walk(inner: Any) -> None:
        parts.append(_starred(inner))

    parts += _words(node, walk)
    return "".join(parts)
