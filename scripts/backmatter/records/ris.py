"""CSL-JSON items -> RIS, with the tags that Zotero, EndNote and Mendeley agree on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from backmatter.records.csl import names, plain, years

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "article": "UNPB",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "manuscript": "UNPB",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CONF",
    "personal_communication": "PCOMM",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
_VARIABLES = {
    "publisher-place": "CY",
    "publisher": "PB",
    "edition": "ET",
    "volume": "VL",
    "number-of-volumes": "NV",
    "issue": "IS",
    "abstract": "AB",
    "language": "LA",
    "DOI": "DO",
    "URL": "UR",
}
Json = Mapping[str, Any]


def ris(items: Iterable[Json]) -> str:
    """The items as the text of a .ris file."""
    return "\n".join(_record(item) for item in items)


def _record(item: Json) -> str:
    lines = (f"{tag}  - {_one_line(value)}\n" for tag, value in _tags(item) if value)
    return "".join(lines) + "ER  - \n"


def _tags(item: Json) -> Iterator[tuple[str, str]]:
    type_ = _TYPES.get(str(item["type"]), "GEN")
    yield "TY", type_
    yield "ID", str(item["id"])
    yield from _creators(item, type_)
    yield from _titles(item, type_)
    yield from _dates(item)
    yield from _pages(str(item.get("page", "")))
    for variable, tag in _VARIABLES.items():
        yield tag, plain(item.get(variable, ""))
    if item.get("version"):
        yield "ET", f"version {plain(item['version'])}"
    yield "SN", plain(item.get("ISBN") or item.get("ISSN") or "")
    if type_ == "RPRT":
        yield "SN", plain(item.get("number", ""))
        yield "M3", plain(item.get("genre", ""))
    for keyword in plain(item.get("keyword", "")).split(","):
        yield "KW", keyword.strip()
    yield from _notes(item, type_)


def _creators(item: Json, type_: str) -> Iterator[tuple[str, str]]:
    editor = "A3" if type_ == "BOOK" else "A2"
    for role, tag in (("author", "AU"), ("editor", editor), ("translator", "A4")):
        for family, given in names(item, role):
            yield tag, f"{family}, {given}" if given else family


def _titles(item: Json, type_: str) -> Iterator[tuple[str, str]]:
    """A volume of a set has the title of the set as its series."""
    title, container = plain(item.get("title", "")), plain(item.get("container-title", ""))
    volume, series = (plain(item.get(v, "")) for v in ("volume-title", "collection-title"))
    if volume and container:
        container, series = volume, series or container
    elif volume:
        title, series = volume, series or title
    yield "TI", title
    yield "T2", container or (series if type_ != "CHAP" else "")
    yield "T3", series if container or type_ == "CHAP" else ""


def _dates(item: Json) -> Iterator[tuple[str, str]]:
    issued = years(item)
    if issued:
        yield "PY", str(issued[0][0])
    if len(issued) == 2:
        yield "DA", f"{issued[0][0]}–{issued[1][0]}"
    elif issued and len(issued[0]) > 1:
        yield "DA", _date(issued[0])
    for date in years(item, "accessed")[:1]:
        yield "Y2", _date(date)


def _date(parts: list[int]) -> str:
    padded = [f"{p:02}" for p in parts] + ["", ""]
    return "/".join(padded[:3])


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    first, dash, last = pages.replace("–", "-").partition("-")
    if dash and "," not in pages:
        yield "SP", first
        yield "EP", last
    else:
        yield "SP", pages


def _notes(item: Json, type_: str) -> Iterator[tuple[str, str]]:
    for date in years(item, "original-date")[:1]:
        yield "N1", f"First published {'-'.join(f'{p:02}' for p in date)}."
    if item.get("number") and type_ != "RPRT":
        yield "N1", f"No. {plain(item['number'])}."
    yield "N1", plain(item.get("note", ""))


def _one_line(value: str) -> str:
    return " ".join(value.split())
