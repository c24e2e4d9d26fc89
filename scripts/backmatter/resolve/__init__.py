"""Corpus -> Resolved: numbers, addresses, and who refers to what. Pure."""

from __future__ import annotations

from backmatter.resolve.landings import FormerPage, Landing, Stone
from backmatter.resolve.links import resolve
from backmatter.resolve.resolved import (
    Appearances,
    Mark,
    NumberedNote,
    PlacedEvent,
    Position,
    Resolved,
    TermMark,
    Use,
    Where,
)

__all__ = [
    "Appearances",
    "FormerPage",
    "Landing",
    "Mark",
    "NumberedNote",
    "PlacedEvent",
    "Position",
    "Resolved",
    "Stone",
    "TermMark",
    "Use",
    "Where",
    "resolve",
]
