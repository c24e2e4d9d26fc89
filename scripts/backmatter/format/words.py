"""Text of a prefix or suffix -> pandoc's inline elements.

Emphasis and the like mean in a citation what they mean in the note round it, and straight
quotation marks become those of the language.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

Inline = dict[str, Any]
_NESTED = {"em_open": "Emph", "strong_open": "Strong", "s_open": "Strikeout"}
_MARKUP = frozenset("*_`\\\"'&<[")
_ENGLISH = ("“", "”", "‘", "’")
_GERMAN = ("„", "“", "‚", "‘")
_ANGLED = ("«", "»", "“", "”")
_QUOTES = {
    "cs": _GERMAN,
    "de": _GERMAN,
    "es": _ANGLED,
    "fr": ("«\u202f", "\u202f»", "“", "”"),
    "it": _ANGLED,
    "pl": ("„", "”", "‚", "’"),
    "ru": ("«", "»", "„", "“"),
    "sk": _GERMAN,
    "uk": ("«", "»", "„", "“"),
}
"""Opening and closing marks, then those of a quotation within one; else the English ones."""


def quotation_marks(locale: str) -> tuple[str, str, str, str]:
    """Opening and closing marks of a locale, then those of a quotation within one."""
    return _QUOTES.get(locale.split("-")[0], _ENGLISH)


def inlines(text: str, locale: str = "") -> list[Inline]:
    """Pandoc's inline elements for a line of Markdown, quoted as in this locale."""
    if _MARKUP.isdisjoint(text):
        return _words(text)
    tokens = _parser(locale).parseInline(text)[0].children or []
    return _convert(iter(tokens), "")


@cache
def _parser(locale: str) -> MarkdownIt:
    options = {"typographer": True, "quotes": list(quotation_marks(locale))}
    return MarkdownIt("commonmark", options).enable("smartquotes").disable("link")


def _convert(tokens: Any, closing: str) -> list[Inline]:
    found: list[Inline] = []
    for token in tokens:
        if token.type == closing:
            break
        if token.type in _NESTED:
            inner = _convert(tokens, token.type.replace("_open", "_close"))
            found.append({"t": _NESTED[token.type], "c": inner})
        else:
            found += _leaf(token)
    return found


def _leaf(token: Token) -> list[Inline]:
    if token.type == "code_inline":
        return [{"t": "Code", "c": [["", [], []], token.content]}]
    if token.type in ("softbreak", "hardbreak"):
        return [{"t": "Space"}]
    return _words(token.content)


def _words(text: str) -> list[Inline]:
    found: list[Inline] = []
    for i, word in enumerate(text.split(" ")):
        if i:
            found.append({"t": "Space"})
        if word:
            found.append({"t": "Str", "c": word})
    return found
