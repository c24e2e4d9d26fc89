"""What stands behind a title: container, imprint, numbers, locators, in any order."""

from __future__ import annotations

import re

from backmatter.importer import components as c
from backmatter.importer import container, imprint
from backmatter.importer import journals as j
from backmatter.importer.draft import Draft
from backmatter.importer.locators import lead, match_places
from backmatter.importer.words import DASH, UPPER, YEAR

_SERIES = re.compile(
    rf"(?P<series>{UPPER}[^,;:()“”‘]{{3,60}}?)"
    rf"(?:,? (?:no\. )?(?P<seriesnumber>\d{{1,4}}))? (?=\()"
)


def follow(d: Draft) -> None:
    """Read everything that stands behind the title."""
    if not {"news", "journal"} & d.kinds and not container.follow(d) and "quoted" in d.kinds:
        while _component(d):  # a translator between the title and the journal
            pass
        container.follow(d)
    while _component(d) or _imprint(d) or _numbers(d) or _series(d):
        pass


def _component(d: Draft) -> bool:
    at = d.separator()
    for name, pattern in c.COMPONENTS:
        match = pattern.match(d.text, at, d.end)
        if match is None or match.end() == at:
            continue
        wanted = [g for g in match.re.groupindex if match[g] is not None]
        if any(d.has(g) for g in wanted) or (name == "issue" and "journal" not in d.kinds):
            continue
        d.take(match)
        d.kinds.add(name)
        return True
    return False


def _series(d: Draft) -> bool:
    """A series between a title in italics and the imprint in brackets."""
    match = _SERIES.match(d.text, d.separator(), d.end) if "italic" in d.kinds else None
    if match is None or d.has("series", "date", "publisher"):
        return False
    d.take(match)
    return True


def _imprint(d: Draft) -> bool:
    at = d.separator()
    if d.text[at : at + 1] in {"(", "["} and not d.has("date", "publisher"):
        return imprint.bracketed(d, at)
    if d.has("publisher", "location") or (d.has("date") and "journal" in d.kinds):
        return False
    if d.has("date") and not re.match(r"repr", d.text[at : at + 4], re.IGNORECASE):
        return False
    return imprint.bare(d, at)


def _numbers(d: Draft) -> bool:
    """Volumes, dates, extents and locators."""
    at = d.separator()
    if not d.has("date"):
        return _volume(d, at) or _news_date(d, at) or _year(d, at)
    if _extent(d, at):
        return True
    return _locators(d, at)


def _volume(d: Draft, at: int) -> bool:
    match = c.VOLUME.match(d.text, at, d.end)
    if match is None and ("italic" in d.kinds or "chapter" in d.kinds):
        match = c.BARE_VOLUME.match(d.text, at, d.end)
    if match is None or d.has("volume"):
        return False
    d.take(match)
    follows = d.rich.italic_at(d.pos, d.pos + 3)
    if follows and match[0].endswith(" of "):
        d.add("maintitle", *follows)
        d.pos = follows[1]
    elif follows and "chapter" in d.kinds:
        d.rename("booktitle", "maintitle")
        d.add("booktitle", *follows)
        d.pos = follows[1]
    elif follows and "journal" not in d.kinds:
        d.rename("title", "maintitle")
        d.add("title", *follows)
        d.pos = follows[1]
    return True


def _news_date(d: Draft, at: int) -> bool:
    match = c.NEWS_DATE.match(d.text, at, d.end)
    if match is None:
        return False
    d.take(match)
    d.kinds.add("dated")
    return True


def _year(d: Draft, at: int) -> bool:
    """A bare year that ends what is said of a work: `‘Title’, 1988.`"""
    match = re.compile(rf"(?P<date>{YEAR})(?=[.;]?$|[.;] |, (?:p|\d))").match(d.text, at, d.end)
    if match is None or not {"quoted", "italic"} & d.kinds:
        return False
    d.take(match)
    return True


def _extent(d: Draft, at: int) -> bool:
    """`45–68` of an article or chapter: its extent if it is long or pages are named behind."""
    if d.has("pages") or d.places or not ({"journal", "chapter", "contained"} & d.kinds):
        return False
    match = j.EXTENT.match(d.text, at, d.end)
    if match is None:
        return False
    narrower = re.match(
        r",? ?(?:(?:pp?\.|S\.) ?\d|\((?:at |here |esp\. )?(?:pp?\.|S\.)|(?:here|hier"
        r"|esp\.|especially"
        r"|at|quotation|ici|bes\.)\b|;? ?(?:quot))",
        d.text[match.end() : d.end],
    )
    if not narrower and _length(match["pages"]) < 10:
        return False
    d.take(match)
    return True


def _length(pages: str) -> int:
    first, last = re.split(DASH, pages)
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return int(last) - int(first)


def _locators(d: Draft, at: int) -> bool:
    bracket = d.text[at : at + 1] == "("
    inner = lead(d.text, at + bracket, d.end)
    found = match_places(d.text, inner, d.end)
    if found is None or (bracket and d.text[found[1] : found[1] + 1] != ")"):
        return False
    d.places += found[0]
    d.pos = found[1] + bracket
    return True
