"""The edition, its acts and their passages as records."""

from __future__ import annotations

import re
from typing import Any

from backmatter.build import Edition
from backmatter.model import Act
from backmatter.publication import Publication
from backmatter.records.bibtex import bibtex_entry

Json = dict[str, Any]
_SPECIAL = re.compile(r"[&%$#_]")
"""What LaTeX takes for a command in plain text."""


def own_csl(edition: Edition, act: Act | None = None, address: str = "") -> Json:
    """The whole edition or an act as a CSL-JSON item; `address` is absolute or empty."""
    publication = edition.publication
    title = {"type": "book", "title": publication.full_title}
    if act:
        title = {
            "type": "chapter",
            "title": act.name,
            "container-title": publication.full_title,
        }
    item: Json = {"id": own_key(publication, act), **title}
    if publication.authors:
        item["author"] = [{"literal": name} for name in publication.authors]
    parts = [int(p) for p in publication.version.date.split("-") if p]
    if parts:
        item["issued"] = {"date-parts": [parts]}
    texts = {
        "version": str(publication.version),
        "URL": address,
        "language": publication.language,
        "abstract": act.abstract if act else publication.abstract,
        "keyword": ", ".join(act.keywords if act else publication.keywords),
        "note": publication.source_note,
    }
    return {**item, **{name: value for name, value in texts.items() if value}}


def own_bibtex(edition: Edition, act: Act | None = None, address: str = "") -> str:
    """The same as a BibLaTeX entry."""
    publication = edition.publication
    version = str(publication.version)
    fields = {
        "author": " and ".join(f"{{{name}}}" for name in publication.authors),
        "title": act.name if act else publication.full_title,
        "booktitle": publication.full_title if act else "",
        "edition": f"version {version}" if version else "",
        "date": publication.version.date,
        "url": address,
        "language": publication.language,
        "copyright": publication.license_name,
        "note": publication.source_note,
        "abstract": act.abstract if act else publication.abstract,
        "keywords": ", ".join(act.keywords if act else publication.keywords),
    }
    found = {
        name: value if name == "url" else _SPECIAL.sub(r"\\\g<0>", value)
        for name, value in fields.items()
        if value
    }
    return bibtex_entry("incollection" if act else "book", own_key(publication, act), found)


def own_key(publication: Publication, act: Act | None) -> str:
    """A key for the edition or an act, made of its title and the act's address."""
    title = publication.title.partition(":")[0].lower()
    words = "".join(c if c.isalnum() else " " for c in title).split()
    return "-".join([*words, *([act.stem] if act else [])]) or "edition"
