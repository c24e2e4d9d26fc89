"""Corpus -> Resolved: numbers, addresses, and who refers to what. Pure."""

from __future__ import annotations

from backmatter.resolve.links import resolve
from backmatter.resolve.resolved import (
    Appearances,
    Mark,
    NumberedNote,
    PlacedEvent,
    Resolved,
    TermMark,
    Use,
    Where,
)

__all__ = [
    "Appearances",
    "Mark",
    "NumberedNote",
    "PlacedEvent",
    "Resolved",
    "TermMark",
    "Use",
    "Where",
    "resolve",
]
