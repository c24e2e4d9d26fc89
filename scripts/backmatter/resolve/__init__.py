"""Corpus -> Resolved: numbers, addresses, and who refers to what. Pure."""

from __future__ import annotations

from backmatter.resolve.links import resolve
from backmatter.resolve.resolved import Mark, NumberedNote, Resolved, Use

__all__ = ["Mark", "NumberedNote", "Resolved", "Use", "resolve"]
