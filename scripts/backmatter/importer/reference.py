"""One piece of a note -> the first full reference in it.

A title is the anchor: in quotation marks, in italics, or the words between an author and an
imprint. From there the author is read to the left and everything else to the right.
"""

from __future__ import annotations

from collections.abc import Container

from backmatter.importer import container
from backmatter.importer.anchors import drafts
from backmatter.importer.article import Rich
from backmatter.importer.behind import follow
from backmatter.importer.draft import Draft, Reference


def full_reference(
    rich: Rich, start: int, end: int, families: Container[str] = ()
) -> Reference | None:
    """The first full reference in `[start, end)`, or None.

    `families` are names known to be those of authors; they help where nothing sets a title
    apart.
    """
    for draft in drafts(rich, start, end, families):
        follow(draft)
        if _is_complete(draft):
            return _finished(draft)
    return None


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
