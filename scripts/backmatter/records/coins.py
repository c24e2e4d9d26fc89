"""Works as COinS: an OpenURL 1.0 ContextObject in the title of an empty span.

Zotero shows two or more of them as a list to choose from. One span that is not well formed
disables all on the page, and one without a person starts a search elsewhere: a work
without author, editor or translator gets none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from backmatter.records.csl import names, plain, years

_BOOKS = {"book": "book", "chapter": "bookitem", "report": "report"}


def coins(item: Mapping[str, Any]) -> str:
    """The query of the ContextObject of an item; empty if nobody made it."""
    people = [n for role in ("author", "editor", "translator") for n in names(item, role)]
    if not people:
        return ""
    pairs = [("ctx_ver", "Z39.88-2004"), *_genre(item), *_people(people), *_facts(item)]
    return "&".join(f"{k}={quote(v, safe='')}" for k, v in pairs if v)


def _genre(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    type_, title = str(item["type"]), plain(item.get("title", ""))
    container = plain(item.get("container-title", ""))
    if type_.startswith("article"):
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"
        yield from (("rft.genre", "article"), ("rft.atitle", title), ("rft.jtitle", container))
    elif type_ in _BOOKS:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:book"
        yield "rft.genre", _BOOKS[type_]
        yield "rft.atitle" if type_ == "chapter" else "rft.btitle", title
        yield "rft.btitle", container
    else:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
        yield "rft.type", "film" if type_ == "motion_picture" else type_
        yield "rft.title", title


def _people(people: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for i, (family, given) in enumerate(people):
        if i == 0:
            yield from (("rft.aulast", family), ("rft.aufirst", given))
        yield "rft.au", f"{given} {family}".strip()


def _facts(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for date in years(item)[:1]:
        yield "rft.date", "-".join(f"{p:02}" for p in date)
    for name, variable in (
        ("rft.volume", "volume"),
        ("rft.issue", "issue"),
        ("rft.pages", "page"),
        ("rft.place", "publisher-place"),
        ("rft.pub", "publisher"),
        ("rft.edition", "edition"),
        ("rft.series", "collection-title"),
        ("rft.language", "language"),
        ("rft_id", "URL"),
    ):
        yield name, plain(item.get(variable, ""))
