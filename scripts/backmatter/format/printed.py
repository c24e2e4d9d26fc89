"""What pandoc answers -> the print of each request, ready to be kept, and the bibliography.

What is kept holds marks where a locator or the number of a first note belongs; `fill` puts
them in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from backmatter.format.formatted import CitePart, FormattedCluster
from backmatter.format.inlines import to_html
from backmatter.format.layout import BEGIN, END, Layout, Numbers
from backmatter.format.locators import shorten
from backmatter.format.requests import Filling, Request
from backmatter.format.styles import Style

Json = dict[str, Any]
_OPEN, _MIDDLE, _CLOSE = "\ue010", "\ue011", "\ue012"
"""Marks round the key and behind the text of a linked citation."""
_LINKED = re.compile(f"{_OPEN}(.*?){_MIDDLE}(.*?){_CLOSE}", re.DOTALL)
_LOCATOR, _RANGE, _NOTE = "\ue100", "\ue200", "\ue300"
"""With the index of the citation added: what is filled in."""
_STOP = re.compile(r"(?<=[\d\ue100-\ue2ff])\.\s*\Z")
"""The full stop of a style behind a number, which no abbreviation has."""
_FIRST_LETTER = re.compile(r"\A((?:<[^>]+>|[“‘«\u202f])*)([^\W\d_])")

_FIRST_SIGN = re.compile(r"\A(?:<(?!code)[^>]+>|[“‘„‚«‹\u202f])*([^\W_])")


@dataclass(frozen=True)
class Printed:
    """The print of a request, with marks where something is filled in."""

    parts: tuple[tuple[str, str], ...]
    """HTML and key; the key is empty for what is no citation."""
    end: str


def read_answer(
    blocks: Iterable[Json], layout: Layout, style: Style
) -> tuple[dict[Request, Printed], list[tuple[str, str]]]:
    """The print of each request of the layout, and key and HTML of each entry."""
    requests = layout.places
    prints: dict[Request, Printed] = {}
    entries: list[tuple[str, str]] = []
    for block in blocks:
        if block["t"] != "Div":
            continue
        name, inner = block["c"][0][0], block["c"][1]
        if name == "refs":
            entries += _entries(inner)
        elif name in requests:
            request = requests[name]
            if request in prints:
                continue
            prints[request] = _printed(cite_inlines(inner), request, layout.numbers, style)
    return prints, entries


def begins_great(printed: Printed) -> bool:
    """Whether it begins with what has no other capital: `Carr`, `“Plans`, `1929`."""
    first = _FIRST_SIGN.match(printed.parts[0][0])
    return bool(first and not first[1].islower())


def fill(
    printed: Printed, request: Request, fillings: Sequence[Filling], style: Style
) -> FormattedCluster:
    """The cluster that a print stands for, with its own locators and numbers."""
    again = {c.key for c in request.cites if not style.is_note or c.position != "first"}
    parts = [CitePart(html, key, key in again) for html, key in printed.parts]
    for index, filling in enumerate(fillings):
        parts = [replace(p, html=_fill(p.html, index, filling, style)) for p in parts]
    if words := fillings[0].words:
        parts[0] = replace(parts[0], html=behind(words, parts[0].html))
    return FormattedCluster(tuple(parts), printed.end)


def behind(words: str, html: str) -> str:
    """What is printed, with a prefix before it: no space before a mark, no stop twice."""
    if html.startswith("."):
        words = words.removesuffix(".")
    return f"{words}{html}" if html[:1] in ",.;:" else f"{words} {html}"


def _fill(html: str, index: int, filling: Filling, style: Style) -> str:
    last = filling.last
    if last and filling.label == "page" and style.page_range_format:
        last = shorten(filling.first, last, style.page_range_format)
    number, end = _mark(_LOCATOR, index), _mark(_RANGE, index)
    if not last and end in html:
        html = re.sub(f"{number}.*?{end}", number, html, flags=re.DOTALL)
    html = html.replace(number, filling.first).replace(end, last)
    return html.replace(_mark(_NOTE, index), str(filling.first_note))


def _mark(kind: str, index: int) -> str:
    return chr(ord(kind) + index)


def _printed(inlines: list[Json], request: Request, numbers: Numbers, style: Style) -> Printed:
    html = to_html(_with_link_marks(inlines))
    for index, cite in enumerate(request.cites):
        first, last = numbers.locators[index]
        note = str(numbers.first_notes[cite.key])
        for number, mark in ((first, _LOCATOR), (last, _RANGE), (note, _NOTE)):
            html = html.replace(number, _mark(mark, index))
    if style.prints_one_by_one:
        return _single(html, request)
    return _linked(html, request, style)


def _single(html: str, request: Request) -> Printed:
    body, _, end = html.partition(END)
    body = body.partition(BEGIN)[2] if BEGIN in body else body
    if stop := _STOP.search(body):
        body, end = body[: stop.start()], "."
    return Printed(((body.strip(), request.cites[0].key),), end.strip())


def _linked(html: str, request: Request, style: Style) -> Printed:
    """Cut at the links that pandoc made of citations."""
    keys = {cite.key for cite in request.cites}
    end = style.suffix if style.is_note and html.endswith(style.suffix) else ""
    pieces = _LINKED.split(html.removesuffix(end) if end else html)
    parts: list[tuple[str, str]] = []
    for between, key, text in zip(
        pieces[::3], [*pieces[1::3], ""], [*pieces[2::3], ""], strict=True
    ):
        parts += [(between, "")] if between else []
        parts += [(text, key if key in keys else "")] if text else []
    if request.capital and parts and not parts[0][1]:
        parts[0] = (_FIRST_LETTER.sub(lambda m: m[1] + m[2].upper(), parts[0][0]), "")
    return Printed(tuple(parts), end)


def _with_link_marks(inlines: Iterable[Json]) -> list[Json]:
    """Links to entries as marked text."""
    found: list[Json] = []
    for inline in inlines:
        kind, content = inline["t"], inline.get("c", "")
        if kind == "Link" and str(content[2][0]).startswith("#ref-"):
            key = str(content[2][0]).removeprefix("#ref-")
            opening = {"t": "Str", "c": f"{_OPEN}{key}{_MIDDLE}"}
            found += [opening, *_with_link_marks(content[1]), {"t": "Str", "c": _CLOSE}]
        elif kind in ("Span", "Link", "Quoted"):
            inner = [content[0], _with_link_marks(content[1]), *content[2:]]
            found.append({"t": kind, "c": inner})
        elif isinstance(content, list) and content and isinstance(content[0], dict):
            found.append({"t": kind, "c": _with_link_marks(content)})
        else:
            found.append(inline)
    return found


def cite_inlines(blocks: Iterable[Json]) -> list[Json]:
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


def to_json(printed: Printed) -> list[Any]:
    """A print as a value of JSON."""
    return [[list(part) for part in printed.parts], printed.end]


def from_json(value: Any) -> Printed:
    """The print that `to_json` has turned into a value. Raises if it is none."""
    parts, end = value
    return Printed(tuple((str(html), str(key)) for html, key in parts), str(end))
