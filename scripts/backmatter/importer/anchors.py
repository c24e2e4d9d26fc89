"""Where a title may be: in quotation marks, in italics, or between author and imprint."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from backmatter.importer import components as c
from backmatter.importer import container, imprint
from backmatter.importer import journals as j
from backmatter.importer.article import Rich
from backmatter.importer.authors import author_before, author_first
from backmatter.importer.draft import Draft, quoted
from backmatter.importer.names import NAMES
from backmatter.importer.signals import after_signals
from backmatter.importer.words import UPPER, YEAR

_TITLE_ENDS = re.compile(
    r"(?:,|\.)? \(?(?:[Ee]ds?\. |[Ee]d(?:ited|itor)|[Tt]rans(?:\.|lated)"
    r"|(?:[Hh]rsg|[Üü]bers)\. v|sous la dir|trad(?:\.|uit)|\d+ vols?\.|"
    r"(?:[Vv]ol\.?|Bd\.|t\.) ?[\dIVX]|\d+(?:st|nd|rd|th) edn?|(?:[Rr]ev|2nd)\. ed"
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
_WORKS_VOLUME = re.compile(
    r"(?:Works|Writings|Werke|[OŒ]e?uvres|Sochineniia|Schriften"
    r"|Speeches)(?P<gap>),? (?:vol\. )?(?P<volume>\d{1,3}|[IVXL]+)$"
)
_BOUND = re.compile(r"^\W*$")


def drafts(rich: Rich, start: int, end: int, families: Container[str]) -> Iterator[Draft]:
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
