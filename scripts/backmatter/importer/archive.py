"""Unpublished sources: a description, an archive, a shelf mark."""

from __future__ import annotations

import re

from backmatter.importer.article import Rich
from backmatter.importer.draft import Draft, Reference
from backmatter.importer.locators import match_places
from backmatter.importer.signals import after_signals
from backmatter.importer.words import DAY, UPPER

_ACRONYM = (
    r"(?:TNA|PRO|NARA|NA|RGASPI|GARF|RGAE|RGANI|RGVA|TsGA\w*|BArch|BAB|PA ?AA"
    r"|HStA|StA|GStA|AN|AD|BnF|BL|BNF|LoC|IISH|AP RF|APRF|ANOM|SHD|DDRA|SAPMO"
    r"|HIA|AAN|ÖStA)"
)
_NAME = (
    rf"(?:(?:{UPPER}[\w’'.-]* ){{0,5}}(?:Archives?(?: Cent(?:re|er))?"
    rf"|Records? Cent(?:re|er)|Archiv|Bundesarchiv"
    rf"|Staatsarchiv|Hauptstaatsarchiv|Landesarchiv|Stadtarchiv|Record Office"
    rf"|Papers|Library|Collection|Manuscripts?|Nachlass|Archivio|Archivo"
    rf"|Archives nationales|Bibliothèque)"
    rf"(?: (?:of|de|du|des|und|in|at|for) (?:the )?{UPPER}[\w’'.-]*)*)"
)
_REPOSITORY = re.compile(
    rf"(?:(?:[Tt]he )?{_NAME}|(?<![\w]){_ACRONYM}(?![\w]))(?:,? \([^()]{{2,40}}\))?"
)
_MARK = re.compile(
    rf"(?<!\w)(?:f(?:ond)?\. ?\d[\w-]*|op(?:is)?\. ?\d\w*|d(?:elo)?\. ?\d\w*|[Bb]ox(?:es)? \d+"
    rf"|[Ff]older \d+|[Ff]ile \d+|[Cc]arton \d+|Kasten \d+|Mappe \d+"
    rf"|{UPPER}{{1,5}} ?\d+/[\w/.-]+|{UPPER}{{2,6}}/[\w/.-]*\d|RG ?\d+|R ?\d+(?:/"
    rf"|\s)[\w/]+|Add\.? MSS? \d+"
    rf"|MSS? [\w.]+(?: \d+)?|MSS?\.\d[\w./]*|{UPPER}{{1,3}} \d+[\w/-]*|Nr\. \d+|no\. \d+"
    rf"|Rep\. \d+\w*|F/?\d+/\d+|carton \d+|dossier \d+|reel \d+)"
)
_TAIL = re.compile(
    rf"(?:,? (?:{_MARK.pattern}|[Ss]eries [\w]+|{UPPER}[\w’.-]+(?: (?:of|and|the"
    rf"|{UPPER}[\w’.-]+)){{0,4}}(?: (?:Papers|Collection|Library|Archives?"
    rf"(?: Cent(?:re|er))?|University|Institution))))+"
)
_PLACE = re.compile(r",? (?=(?:fols?\. ?|ff?\. ?|ll?\. ?|p\. ?|pp\. ?|Bl\. ?)\d)")


def is_body(name: str) -> bool:
    """Whether an author is an institution rather than a person."""
    return bool(
        re.search(
            r"\b(?:Bank|Ministry|Committee|Commission|Department|Office|Council"
            r"|Organi[sz]ation|Institute|Association|Party|Union"
            r"|Nations|Government|Bureau|Agency|Congress|Parliament|Society|Foundation"
            r"|Company|University|Ministerium|Amt|Ministère)\b",
            name,
        )
    )


def reference(rich: Rich, start: int, end: int) -> Reference | None:
    """An archival reference that fills the piece, or None."""
    text = rich.text
    begin = after_signals(text, start, end)
    repository = _REPOSITORY.search(text, begin, end)
    if repository is None or repository.start() - begin > 160:
        return None
    mark = _MARK.search(text, begin, end)
    if mark is None:
        return None
    d = Draft(rich, begin, begin, end)
    described = text[begin : min(repository.start(), mark.start())].strip(" ,;:")
    archive_start = begin if len(described) < 4 else min(repository.start(), mark.start())
    stop = _mark_end(text, max(repository.end(), mark.end()), end)
    if len(described) >= 4:
        _describe(d, begin, archive_start)
        d.add("library", archive_start, stop)
    else:
        d.add("title", archive_start, stop)
    d.pos = stop
    separator = _PLACE.match(text, stop, end)
    found = match_places(text, separator.end(), end) if separator else None
    if found:
        d.places += found[0]
        d.pos = found[1]
    return Reference(begin, d.pos, "full", "unpublished", tuple(d.fields), tuple(d.places), ())


def _describe(d: Draft, start: int, end: int) -> None:
    """The description of a document, and its date if it has one."""
    date = re.compile(rf",? (?P<date>{DAY})[,.;: ]*$").search(d.text, start, end)
    d.add("title", start, date.start() if date else end)
    if date:
        d.add("date", *date.span("date"))


def _mark_end(text: str, at: int, end: int) -> int:
    """Behind the last part of a shelf mark and of the name of its repository."""
    while True:
        place = _PLACE.match(text, at, end)
        if place:
            return at
        match = _TAIL.match(text, at, end) or re.compile(rf",? (?:[Tt]he )?{_NAME}").match(
            text, at, end
        )
        if match is None or match.end() == at:
            return at
        at = match.end()
