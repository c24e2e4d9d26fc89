"""Straight quotation marks -> those of the language, by markdown-it's own rule.

It knows apostrophes and leaves inches, code and HTML alone.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import smartquotes
from markdown_it.token import Token

from backmatter.format.words import quotation_marks


def curl(tokens: Sequence[Token], locale: str) -> list[Token]:
    """The block tokens with curly quotation marks; those that change are copies."""
    if not any(_is_straight(t) for t in tokens):
        return list(tokens)
    copies = [_copy(t) if _is_straight(t) else t for t in tokens]
    smartquotes(StateCore("", _markdown(locale), {}, copies))
    return copies


def _is_straight(token: Token) -> bool:
    return token.type == "inline" and ('"' in token.content or "'" in token.content)


def _copy(token: Token) -> Token:
    twin = copy.copy(token)
    twin.children = [copy.copy(child) for child in token.children or ()]
    return twin


@cache
def _markdown(locale: str) -> MarkdownIt:
    quotes = list(quotation_marks(locale))
    return MarkdownIt("commonmark", {"typographer": True, "quotes": quotes})
