"""Invented works as CSL-JSON: books, chapters, articles, newspaper pieces, theses."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

DATA = json.loads((Path(__file__).parent / "vocabulary.json").read_text(encoding="utf-8"))
Item = dict[str, Any]


def items(number: int, seed: int, language: str) -> list[Item]:
    """So many works in one language; the same for the same seed."""
    rng = random.Random(f"{seed}-{language}")
    makers = (
        _book,
        _book,
        _article,
        _article,
        _chapter,
        _edited,
        _news,
        _thesis,
        _book_of_parts,
    )
    return [{"id": f"i{n}", **rng.choice(makers)(rng, language)} for n in range(number)]


def _people(rng: random.Random, language: str, several: bool = True) -> list[Item]:
    words = DATA[language]
    count = rng.choices((1, 2, 3), (8, 2 if several else 0, 1 if several else 0))[0]
    families = rng.sample(words["families"], count)
    return [{"family": f, "given": _given(rng, words)} for f in families]


def _given(rng: random.Random, words: Mapping[str, list[str]]) -> str:
    first = rng.choice(words["givens"])
    middle = f" {rng.choice('ABCDEFGHJKLMPRSTW')}." if rng.random() < 0.2 else ""
    if rng.random() < 0.15:
        return f"{first[0]}. {rng.choice('ABCDEFGHJKLMPRSTW')}."
    return first + middle


def _title(rng: random.Random, language: str, subtitle: float = 0.5) -> str:
    words = DATA[language]
    title = str(rng.choice(words["titles"]))
    for name in ("thing", "place", "group", "span"):
        while f"{{{name}}}" in title:
            title = title.replace(f"{{{name}}}", rng.choice(words[f"{name}s"]), 1)
    if rng.random() < subtitle and ":" not in title:
        return f"{title}: {_title(rng, language, 0)}"
    return title


def _dated(rng: random.Random) -> Item:
    return {"date-parts": [[rng.randint(1890, 2023)]]}


def _imprint(rng: random.Random, language: str) -> Item:
    place, publisher = rng.choice(DATA[language]["imprints"])
    return {"publisher-place": place, "publisher": publisher, "issued": _dated(rng)}


def _pages(rng: random.Random) -> str:
    first = rng.randint(1, 600)
    return f"{first}–{first + rng.randint(11, 45)}"


def _book(rng: random.Random, language: str) -> Item:
    item = {
        "type": "book",
        "author": _people(rng, language),
        "title": _title(rng, language),
        **_imprint(rng, language),
    }
    if rng.random() < 0.15:
        item["translator"] = _people(rng, language, several=False)
    if rng.random() < 0.15:
        item["edition"] = str(rng.randint(2, 4))
    return item


def _book_of_parts(rng: random.Random, language: str) -> Item:
    return {**_book(rng, language), "volume": str(rng.randint(1, 6))}


def _edited(rng: random.Random, language: str) -> Item:
    return {
        "type": "book",
        "editor": _people(rng, language),
        "title": _title(rng, language),
        **_imprint(rng, language),
    }


def _chapter(rng: random.Random, language: str) -> Item:
    return {
        "type": "chapter",
        "author": _people(rng, language),
        "title": _title(rng, language, 0.3),
        "container-title": _title(rng, language, 0.3),
        "editor": _people(rng, language),
        "page": _pages(rng),
        **_imprint(rng, language),
    }


def _article(rng: random.Random, language: str) -> Item:
    item = {
        "type": "article-journal",
        "author": _people(rng, language),
        "title": _title(rng, language),
        "container-title": rng.choice(DATA[language]["journals"]),
        "volume": str(rng.randint(1, 120)),
        "page": _pages(rng),
        "issued": _dated(rng),
    }
    if rng.random() < 0.6:
        item["issue"] = str(rng.randint(1, 12))
    return item


def _news(rng: random.Random, language: str) -> Item:
    day = [rng.randint(1900, 2020), rng.randint(1, 12), rng.randint(1, 28)]
    return {
        "type": "article-newspaper",
        "author": _people(rng, language, several=False),
        "title": _title(rng, language, 0),
        "container-title": rng.choice(DATA[language]["newspapers"]),
        "issued": {"date-parts": [day]},
    }


def _thesis(rng: random.Random, language: str) -> Item:
    genre = {"english": "PhD diss.", "german": "Diss.", "french": "thèse de doctorat"}[language]
    return {
        "type": "thesis",
        "author": _people(rng, language, several=False),
        "title": _title(rng, language),
        "genre": genre,
        "publisher": rng.choice(DATA[language]["universities"]),
        "issued": _dated(rng),
    }
