"""`lang` on titles that are not in the language of the edition.

A style prints a title as it likes: in quotation marks, in italics, with other capitals. So the
letters and digits of the title's fields are looked for among those that are printed. What
stands in brackets behind a title is its translation and no part of the title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from backmatter.format.formatted import CitePart, Formatted
from backmatter.model import Entry

_FIELDS = (
    *("title", "subtitle", "shorttitle", "maintitle", "booktitle", "booksubtitle"),
    *("journaltitle", "journalsubtitle", "journal"),
)
_PIECE = re.compile(r"<[^>]*>|&\w+;|.", re.DOTALL)
_OTHER_SCRIPT = frozenset(
    ("ar", "be", "bg", "el", "fa", "he", "ja", "ka", "ko", "mk", "ru", "sr", "uk", "yi", "zh")
)
"""Languages that are not written in Latin letters: in them, such a title is transliterated."""


def mark_languages(formatted: Formatted, entries: Mapping[str, Entry]) -> Formatted:
    """The same print with a `span lang` round each title in another language."""

    def marked(key: str, html: str) -> str:
        return mark_titles(html, key, entries, formatted)

    def part(found: CitePart) -> CitePart:
        return replace(found, html=marked(found.key, found.html)) if found.key else found

    return replace(
        formatted,
        clusters={
            span: replace(cluster, parts=tuple(map(part, cluster.parts)))
            for span, cluster in formatted.clusters.items()
        },
        bibliography=tuple((key, marked(key, html)) for key, html in formatted.bibliography),
        repeated={key: marked(key, names) for key, names in formatted.repeated.items()},
    )


def mark_titles(html: str, key: str, entries: Mapping[str, Entry], formatted: Formatted) -> str:
    """A fragment that prints titles of one work, each with its language if it is another."""
    language = formatted.csl.get(key, {}).get("language", "")
    if key not in entries or _base(language) in ("", _base(formatted.locale)):
        return html
    titles = (entries[key].get(name).split("[")[0].strip(" {}") for name in _FIELDS)
    for title in sorted({t for t in titles if t}, key=len, reverse=True):
        if place := _place(html, title):
            start, end = place
            opening = f'<span lang="{_tag(title, language)}">'
            html = f"{html[:start]}{opening}{html[start:end]}</span>{html[end:]}"
    return html


def _base(language: object) -> str:
    return str(language).lower().split("-")[0]


def _tag(title: str, language: str) -> str:
    """The BCP 47 tag: `fr`, `ru`, `ru-Latn` for a transliteration."""
    base = _base(language)
    return f"{base}-Latn" if base in _OTHER_SCRIPT and re.search("[A-Za-z]", title) else base


def _place(html: str, title: str) -> tuple[int, int] | None:
    """Where the title is printed, if no tag cuts it and it is not marked yet."""
    letters: list[str] = []
    spans: list[tuple[int, int]] = []
    for piece in _PIECE.finditer(html):
        if len(piece[0]) == 1 and piece[0].isalnum():
            for letter in piece[0].casefold():
                letters.append(letter)
                spans.append(piece.span())
    wanted = "".join(c for c in title.casefold() if c.isalnum())
    at = "".join(letters).find(wanted)
    if not wanted or at < 0:
        return None
    start, end = spans[at][0], spans[at + len(wanted) - 1][1]
    is_marked = html.rfind("<span lang", 0, start) > html.rfind("</span>", 0, start)
    return None if is_marked or "<" in html[start:end] else (start, end)
