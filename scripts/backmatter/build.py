"""The way through the house: load, resolve, check, format."""

from __future__ import annotations

from dataclasses import dataclass

from backmatter.check import check_edition
from backmatter.config import Settings
from backmatter.diagnostics import Diagnostics
from backmatter.format import Formatted, format_edition
from backmatter.resolve import Resolved


@dataclass(frozen=True)
class Edition:
    """An edition, ready to be rendered."""

    resolved: Resolved
    formatted: Formatted
    diagnostics: Diagnostics


def build(settings: Settings) -> Edition:
    """Read, check and format an edition. Raises StyleError and PandocError."""
    checked = check_edition(settings)
    formatted = format_edition(checked.resolved, settings)
    return Edition(checked.resolved, formatted, checked.diagnostics)
