"""One piece of a note -> the first full reference in it.

A title is the anchor: in quotation marks, in italics, or the words between an author and an
imprint. From there the author is read to the left and everything else to the right.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from backmatter.importer import components as c
from backmatter.importer import container, imprint
from backmatter.importer import journals as j
from backmatter.importer.article import Rich
from backmatter.importer.authors import author_before, author_first
from backmatter.importer.draft import Draft, Reference, quoted
from backmatter.importer.locators import lead, match_places
from backmatter.importer.names import NAMES
from backmatter.importer.signals import after_signals
from backmatter.importer.words import DASH, UPPER, YEAR

_TITLE_ENDS = re.compile(
    r"(?:,|\.)? \(?(?:[Ee]ds?\. |[Ee]d(?:ited|itor)|[Tt]rans(?:\.|lated)"
    r"|[Hh]rsg\. v|sous la dir|trad(?:\.|uit)|\d+ vols?\.|"
    r"(?:[Vv]ol|Bd|t)\. ?[\dIVX]|\d+(?:st|nd|rd|th) edn?|(?:[Rr]ev|2nd)\. ed"
    r"|\d\. ?,?Aufl|[Dd]irected by|[Dd]ir\.|[Pp]roduced by)"
    r"|,? \[(?=[^\]]{4,}\])|[,.] [Ii]n: "
)
_IN_ITALICS_NO_TITLE = re.compile(
    r"(?:[Ii]bid|[Ii]dem|[Ii]d|[Oo]p\. ?cit|[Ll]oc\. ?cit|[Ee]adem|[Pp]assim|et al"
    r"|inter alia|[Ss]ic|[Cc]f|[Vv]gl)\b"
)
_ANCHOR_IMPRINT = re.compile(rf"\((?=[^()]*(?:{YEAR}|n\.d\.|forthcoming)[^()]{{0,12}}\))")
_BARE_IMPRINT = re.compile(
    rf"(?:,|(?<![A-Z])\.) (?=(?:(?P<place>{c.PLACE})"
    rf"(?:: {UPPER}[^():;]{{1,60}}?, | |, {UPPER}[^():;,]{{1,40}}, |(?P<comma>, ))"
    rf"|{UPPER}[^():;,]{{1,60}}(?:Press|UP|Verlag|Books), {c.PLACE}, )(?:{YEAR})(?:[,.;]|$| ))"
)
_ANCHOR_THESIS = re.compile(rf",? {dict(c.COMPONENTS)['thesis'].pattern}")
_ANCHOR_IN = re.compile(r"[,.] in: (?=\S)")
_REVIEW = re.compile(
    r"(?:[Rr]eview|[Rr]ev\.|[Rr]ezension|[Cc]ompte rendu) (?:of|von|zu|de):? $"
)
_SERIES = re.compile(
    rf"(?P<series>{UPPER}[^,;:()“”‘]{{3,60}}?)"
    rf"(?:,? (?:no\. )?(?P<seriesnumber>\d{{1,4}}))? (?=\()"
)
_WORKS_VOLUME = re.compile(
    r"(?:Works|Writings|Werke|[OŒ]e?uvres|Sochineniia|Schriften"
    r"|Speeches)(?P<gap>),? (?:vol\. )?(?P<volume>\d{1,3}|[IVXL]+)$"
)
_BOUND = re.compile(r"^\W*$")


def full_reference(
    rich: Rich, start: int, end: int, families: Container[str] = ()
) -> Reference | None:
    """The first full reference in `[start, end)`, or None.

    `families` are names known to be those of authors; they help where nothing sets a title
    apart.
    """
    for draft in _drafts(rich, start, end, families):
        _follow(draft)
        if _is_complete(draft):
            return _finished(draft)
    return None


def _drafts(rich: Rich, start: int, end: int, families: Container[str]) -> Iterator[Draft]:
    """A draft for each place where a title may be, in order."""
    anchors: list[tuple[int, int, str]] = [
        (s, e, "quoted")
        for s, e in quoted(rich.text, start, end)
        if not any(a <= s and e <= b for a, b in rich.italics)
    ]
    inside = [(s, e) for s, e, _ in anchors]
    anchors += [
        (s, e, "italic")
        for s, e in rich.italics
        if start <= s < e <= end and not any(a <= s < b for a, b in inside)
    ]
    first = min((a for a, _, _ in anchors), default=end)
    for match in _ANCHOR_IN.finditer(rich.text, start, end):
        if match.start() < first:
            yield from _between(rich, start, match.start(), end, families)
    for s, e, kind in sorted(anchors):
        if kind == "italic" and s == first and j.JOURNAL.match(rich.text, e, end):
            yield from _plain_before(rich, start, s, end, families)
        draft = _titled(rich, start, end, s, e, kind)
        if draft:
            yield draft
    yield from _untitled(rich, start, end, families)


def _plain_before(
    rich: Rich, start: int, s: int, end: int, families: Container[str]
) -> Iterator[Draft]:
    """An article whose title nothing sets apart, before a journal in italics."""
    for draft in _between(rich, start, s, end, families):
        if draft.has("author") and draft.separator() == s:
            yield draft


def _titled(rich: Rich, start: int, end: int, s: int, e: int, kind: str) -> Draft | None:
    """A draft whose title is a quotation or stands in italics."""
    if kind == "italic" and _IN_ITALICS_NO_TITLE.match(rich.text, s):
        return None
    draft = Draft(rich, s, e, end)
    review = _REVIEW.search(rich.text, start, s) if kind == "italic" else None
    if review:
        return _review(rich, start, review.start(), e, end)
    author = author_before(rich.text, start, s)
    if author is None and not _may_begin(rich.text, start, s, kind):
        return None
    if author:
        draft.start = author.start
        draft.add(author.role, author.start, author.end)
        draft.doubts += author.doubts
    inner = (s + 1, e - 1) if kind == "quoted" else (s, e)
    inner = (inner[0], _without_stop(rich.text, *inner))
    if kind == "italic" and not author and container.periodical(draft, s, e):
        return draft
    draft.add("title", *inner)
    draft.kinds.add(kind)
    return draft


def _review(rich: Rich, start: int, s: int, e: int, end: int) -> Draft | None:
    """`review of *Title*, by X`: all of it is the title of the review."""
    author = author_before(rich.text, start, s)
    by = re.compile(rf",? by {NAMES}").match(rich.text, e, end)
    draft = Draft(rich, s, by.end() if by else e, end)
    if author:
        draft.start = author.start
        draft.add(author.role, author.start, author.end)
    draft.add("title", s, draft.pos)
    draft.kinds.add("quoted")
    return draft


def _without_stop(text: str, start: int, end: int) -> int:
    """The end of a title without the comma or full stop that the style put into it."""
    if text[start:end].endswith(",") or re.search(
        r"(?<![A-Z.]\.[A-Z])(?<!\b[A-Z])\.$", text[start:end]
    ):
        return end - 1
    return end


def _may_begin(text: str, start: int, at: int, kind: str) -> bool:
    """Whether a title without an author can stand here."""
    before = text[start:at].rstrip()
    if not before or _BOUND.match(before):
        return True
    return (
        kind == "italic"
        or before.endswith((",", ";", ":", ".", "("))
        or before.rsplit(" ", 1)[-1].islower()
    )


def _untitled(rich: Rich, start: int, end: int, families: Container[str]) -> Iterator[Draft]:
    """Drafts for books whose title nothing sets apart but author and imprint."""
    text = rich.text
    news = Draft(rich, start, start, end)
    news.start = after_signals(text, start, end)
    if container.plain_newspaper(news, news.start):
        yield news
    for pattern in (_ANCHOR_THESIS, _ANCHOR_IMPRINT, _BARE_IMPRINT):
        for match in pattern.finditer(text, start, end):
            if match.groupdict().get("comma") and not imprint.is_city(match["place"]):
                continue
            yield from _between(rich, start, match.start(), end, families)


def _between(
    rich: Rich, start: int, stop: int, end: int, families: Container[str]
) -> Iterator[Draft]:
    text = rich.text
    author = author_first(text, start, stop, families)
    begin = author.start if author else after_signals(text, start, stop)
    title = author.after if author else begin
    ends = _TITLE_ENDS.search(text, title + 1, stop)
    title_end = ends.start() if ends else stop
    while title_end > title and text[title_end - 1] in " ,.;":
        title_end -= 1
    if (
        not re.match(rf"[\[¿¡(“‘\"«„]?(?:{UPPER}|\d|[dl]['’])", text[title : title + 2])
        or title_end - title < 3
    ):
        return
    if title_end - title > 260:
        return
    draft = Draft(rich, begin, title_end, end)
    if author:
        draft.add(author.role, author.start, author.end)
        draft.doubts += author.doubts
    volume = _WORKS_VOLUME.search(text, title, title_end)
    draft.add("title", title, volume.start("gap") if volume else title_end)
    if volume:
        draft.add("volume", *volume.span("volume"))
    draft.kinds.add("plain")
    yield draft


def _follow(d: Draft) -> None:
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


def _is_complete(d: Draft) -> bool:
    """Whether enough was found to call it a reference, and not a phrase in quotation marks."""
    if not d.has("title", "journaltitle", "maintitle"):
        return False
    if d.has("date"):
        strong = d.has(
            "location",
            "publisher",
            "journaltitle",
            "institution",
            "volume",
            "url",
            "howpublished",
        )
        made = d.has("editor") or " " in d.value("author")
        return strong or (made and bool({"dated", "imprint", "film", "quoted"} & d.kinds))
    if "contained" in d.kinds and d.has("author"):
        return True
    return d.has("url", "doi", "publisher", "institution") or (
        d.has("journaltitle") and d.has("volume")
    )


def _finished(d: Draft) -> Reference:
    kind = _type(d)
    if kind != "article" and d.has("journaltitle"):
        d.rename("journaltitle", "booktitle" if kind == "incollection" else "organization")
    if kind == "movie" and not d.has("author"):
        d.rename("director", "author")
    if not d.has("author", "editor", "director", "journaltitle"):
        d.doubts.append("no author")
    return Reference(
        start=d.start,
        end=d.pos,
        form="full",
        type=kind,
        fields=tuple(sorted(d.fields, key=lambda f: f.start)),
        places=tuple(d.places),
        doubts=tuple(d.doubts),
        confidence=0.9 if "plain" in d.kinds else 0.97,
    )


def _type(d: Draft) -> str:
    if "thesis" in d.kinds:
        return "thesis"
    if "paper" in d.kinds:
        return "unpublished"
    if "film" in d.kinds:
        return "movie"
    if "chapter" in d.kinds or (
        d.has("journaltitle") and d.has("location", "publisher") and "news" not in d.kinds
    ):
        return "incollection"
    on_site = d.has("url") and "journal" not in d.kinds
    on_site = on_site and not container.is_newspaper(d.value("journaltitle"))
    if {"journal", "news", "contained"} & d.kinds and d.has("journaltitle") and not on_site:
        return "article"
    if d.has("url") and not d.has("publisher", "location"):
        return "online"
    if d.has("author") and d.value("author") == d.value("publisher"):
        return "report"
    if not d.has("author") and d.has("editor"):
        return "collection"
    return "book" if "quoted" not in d.kinds or d.has("publisher") else "misc"
