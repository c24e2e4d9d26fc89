"""The edition for search engines: schema.org as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from backmatter.build import Edition
from backmatter.model import Act
from backmatter.records.csl import csl_items, names, plain, years
from backmatter.render.addresses import Addresses

Json = dict[str, Any]
_TYPES = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "motion_picture": "Movie",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
}


def json_ld(data: Json) -> str:
    """A data block for the head of a page; nothing in it can end the block."""
    whole = {"@context": "https://schema.org", **data}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    for c in "<>&\u2028\u2029":
        text = text.replace(c, f"\\u{ord(c):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def whole_data(edition: Edition, addresses: Addresses) -> Json:
    """The edition: a book with its acts as parts, based on the original."""
    publication, acts = edition.publication, edition.resolved.corpus.acts
    return _kept(
        {
            **_whole(edition, addresses),
            **_common(edition),
            "abstract": publication.abstract,
            "keywords": ", ".join(publication.keywords),
            "isBasedOn": _original(edition),
            "hasPart": [
                {"@type": "Chapter", "@id": _address(addresses, act.stem), "name": act.name}
                for act in acts
            ],
        }
    )


def act_data(edition: Edition, act: Act, addresses: Addresses) -> Json:
    """An act: a chapter of the edition, with each work that it cites or names."""
    publication = edition.publication
    return _kept(
        {
            "@type": ["Chapter", "ScholarlyArticle"],
            "@id": _address(addresses, act.stem),
            "url": _address(addresses, act.stem),
            "name": act.name,
            "headline": act.name,
            **_common(edition),
            "dateModified": publication.history.last_change(act.stem),
            "abstract": act.abstract,
            "keywords": ", ".join(act.keywords),
            "isPartOf": _whole(edition, addresses),
            "isBasedOn": _original(edition),
            "citation": _works(edition, act, addresses),
            "encoding": {
                "@type": "MediaObject",
                "encodingFormat": "application/json",
                "contentUrl": addresses.site + f"{act.stem}/act.json"
                if addresses.site
                else addresses.file(f"{act.stem}/act.json"),
            },
        }
    )


def _whole(edition: Edition, addresses: Addresses) -> Json:
    address = _address(addresses, "")
    return {
        "@type": "Book",
        "@id": address,
        "url": address,
        "name": edition.publication.full_title,
    }


def _common(edition: Edition) -> Json:
    publication = edition.publication
    return {
        "author": [{"@type": "Organization", "name": name} for name in publication.authors],
        "datePublished": publication.version.date,
        "version": str(publication.version),
        "inLanguage": publication.language,
        "license": publication.license_url or publication.license,
    }


def _original(edition: Edition) -> Json:
    original = edition.publication.original
    return _work(original) if original else {}


def _works(edition: Edition, act: Act, addresses: Addresses) -> list[Json]:
    items = csl_items(edition, edition.resolved.works_of(act))
    return [{**_work(item), "@id": _entry(addresses, item["id"])} for item in items]


def _entry(addresses: Addresses, key: str) -> str:
    page = addresses.bibliography_page
    return addresses.absolute(page, key) or addresses.page(page, key)


def _work(item: Mapping[str, Any]) -> Json:
    """A cited work as schema.org sees it."""
    container = plain(item.get("container-title", ""))
    return _kept(
        {
            "@type": _TYPES.get(str(item["type"]), "CreativeWork"),
            "name": plain(item.get("title", "")),
            "author": _people(item, "author"),
            "editor": _people(item, "editor"),
            "translator": _people(item, "translator"),
            "datePublished": "/".join(
                "-".join(f"{p:02}" for p in date) for date in years(item)
            ),
            "isPartOf": {"@type": "CreativeWork", "name": container} if container else {},
            "publisher": _publisher(item),
            "inLanguage": item.get("language", ""),
            "url": item.get("URL", ""),
        }
    )


def _people(item: Mapping[str, Any], role: str) -> list[Json]:
    return [
        _kept({"@type": "Person", "familyName": family, "givenName": given,
               "name": f"{given} {family}"})
        if given
        else {"@type": "Organization", "name": family}
        for family, given in names(item, role)
    ]  # fmt: skip


def _publisher(item: Mapping[str, Any]) -> Json:
    name = plain(item.get("publisher", ""))
    return {"@type": "Organization", "name": name} if name else {}


def _address(addresses: Addresses, name: str) -> str:
    return addresses.absolute(name) or addresses.page(name)


def _kept(data: Json) -> Json:
    return {k: v for k, v in data.items() if v}
