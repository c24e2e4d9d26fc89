"""Places in a work, in every notation: `181–2`, `pp. 5, 7ff.`, `vol. 1, v`, `2:145`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from backmatter.importer.words import DASH, ROMAN, ROMAN_UPPER

_LABELS = {
    "page": r"pp?\.|S\.|pages?|Seiten?|P\.",
    "column": r"cols?\.|Sp\.",
    "folio": r"fols?\.|ff?\.(?= ?\d+[rv]?\b)|Bl\.|list(?:y)? ",
    "line": r"ll?\.(?= ?\d)|lines?",
    "chapter": r"chaps?\.|chs?\.|chapters?|Kap\.|Kapitel|chapitres?|Chap\.|Ch\.|Chapters?",
    "section": r"§§?|secs?\.|sections?|Abschn\.",
    "paragraph": r"paras?\.|paragraphs?|¶¶?",
    "note": r"nn?\.(?= ?\d)|fn\.|notes?(?= \d)|Anm\.",
    "volume": r"vols?\.|Bd\.|Bde\.|t\.(?= ?[\dIVX])|tome|Vols?\.|volumes?",
    "book": r"bks?\.|books?(?= \d| [IVX])|livre",
    "part": r"pts?\.|parts?(?= \d| [IVX])|Teil",
    "figure": r"figs?\.|figures?|Abb\.",
    "sub-verbo": r"s\.vv?\.",
}
_LABEL = re.compile(
    "|".join(f"(?P<{n.replace('-', '_')}>{words})" for n, words in _LABELS.items())
)
_NUMBER = rf"(?:[A-Z]?\d{{1,5}}(?:[a-dfrv](?![\w]))?|{ROMAN})"
_AFTER = (
    r"(?: ?ff?\.?(?![\w])| ?sqq?\.| et seq\.| ?n\.? ?\d+| ?nn\. ?\d+(?:[-–]\d+)?"
    r"| ?nn?\.?(?!\w))?"
)
_RANGE = rf"{_NUMBER}(?: ?{DASH} ?{_NUMBER})?{_AFTER}"
_JOIN = (
    r"(?:, (?:and |esp\. |especially )?(?:pp?\. |S\. )?| and (?:pp?\. |S\. )?"
    r"| & | und (?:S\. )?| et (?:pp?\. )?| u\. )"
)
_PAGES = re.compile(rf"{_RANGE}(?:{_JOIN}{_RANGE})*(?:,? passim)?")
_UPPER = re.compile(rf"{ROMAN_UPPER}|\d+")
_ENDS = re.compile(r"\s*(?:[,.;:)\]\[(—–]|$)|\s+(?:\(|[a-zäöüé])")
_VOLUME_PAGE = re.compile(
    rf"(?P<old>{ROMAN})(?:\. |, pp?\. )(?P<old_page>{_RANGE})(?=[,.;)]|$)|"
    rf"(?P<volume>\d{{1,3}}|{ROMAN_UPPER}) ?(?:: ?"
    rf"|, (?:pp?\. )?)(?P<page>{_RANGE}(?:{_JOIN}{_RANGE})*)"
)
_LEAD = re.compile(
    r"(?:(?:esp(?:\.|ecially)|here(?: at)?|at|hier|bes(?:\.|onders)|particularly"
    r"|ici|on|quotations? (?:on|from|at)|quote (?:on|from|at)|citation"
    r"|cited at)(?: auf)?,? )"
)


@dataclass(frozen=True)
class Place:
    """A locator in a note: CSL's term and where its value stands."""

    label: str
    start: int
    end: int


def match_places(text: str, start: int, end: int) -> tuple[tuple[Place, ...], int] | None:
    """The locators that begin at `start`, and where they end; None if there are none."""
    places: list[Place] = []
    at = start
    while True:
        step = _one(text, at, end, first=not places)
        if step is None:
            break
        found, stop = step
        places += found
        separator = re.compile(r",? ").match(text, stop, end)
        at = separator.end() if separator else end
        after = stop
        if at >= end:
            break
    return (tuple(places), after) if places else None


def _one(text: str, at: int, end: int, *, first: bool) -> tuple[list[Place], int] | None:
    label = _LABEL.match(text, at, end)
    if label:
        return _labelled(text, label, end)
    pair = _VOLUME_PAGE.match(text, at, end)
    if first and pair and _stands_alone(text, pair.end(), end) and _is_volume_page(pair[0]):
        volume, page = ("old", "old_page") if pair["old"] else ("volume", "page")
        places = [Place("volume", *pair.span(volume)), Place("page", *pair.span(page))]
        return places, pair.end()
    return _unlabelled(text, at, end)


def _labelled(text: str, label: re.Match[str], end: int) -> tuple[list[Place], int] | None:
    name = (label.lastgroup or "page").replace("_", "-")
    at = label.end() + (text[label.end() : label.end() + 1] == " ")
    upper = (
        _UPPER.match(text, at, end) if name in {"volume", "book", "part", "chapter"} else None
    )
    value = _PAGES.match(text, at, end) or upper
    if name == "sub-verbo":
        value = re.compile(r"[“‘\"«][^”’\"»]+[”’\"»]|\w+").match(text, at, end)
    if name == "volume":
        value = re.compile(rf"\d+(?:{DASH}\d+)?(?:/\d+)?|{ROMAN_UPPER}|{ROMAN}").match(
            text, at, end
        )
    if upper and value and upper.end() > value.end():
        value = upper
    if value is None or value.end() == value.start():
        return None
    return [Place(name, value.start(), value.end())], value.end()


def _unlabelled(text: str, at: int, end: int) -> tuple[list[Place], int] | None:
    value = _PAGES.match(text, at, end)
    if value is None or not value[0] or not _stands_alone(text, value.end(), end):
        return None
    if re.match(r"(?:1[4-9]|20)\d\d$", value[0]):
        return None
    return [Place("page", value.start(), value.end())], value.end()


def _stands_alone(text: str, at: int, end: int) -> bool:
    return at >= end or _ENDS.match(text, at, end) is not None


def _is_volume_page(text: str) -> bool:
    return (
        ":" in text
        or re.match(rf"{ROMAN}(?:\. |, p)", text) is not None
        or re.match(rf"{ROMAN_UPPER},", text) is not None
    )


def lead(text: str, at: int, end: int) -> int:
    """Behind words such as “here” or “quotation on” that may stand before a locator."""
    match = _LEAD.match(text, at, end)
    return match.end() if match else at
