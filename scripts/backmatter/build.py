"""The way through the house: load, resolve, format."""

from __future__ import annotations

from dataclasses import dataclass

from backmatter.config import Settings
from backmatter.diagnostics import Diagnostics, in_order
from backmatter.format import Formatted, format_edition
from backmatter.resolve import Resolved, resolve
from backmatter.source import read_corpus


@dataclass(frozen=True)
class Edition:
    """An edition, ready to be rendered."""

    resolved: Resolved
    formatted: Formatted
    diagnostics: Diagnostics


def build(settings: Settings) -> Edition:
    """Read, resolve and format an edition. Raises StyleError and PandocError."""
    corpus, unread = read_corpus(settings)
    resolved, unresolved = resolve(corpus, settings.numbering)
    formatted = format_edition(resolved, settings)
    return Edition(resolved, formatted, in_order(unread + unresolved))
