"""The way through the house: load, resolve, check, format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from backmatter.check import check_edition
from backmatter.config import Settings
from backmatter.diagnostics import Diagnostics
from backmatter.format import Formatted, format_edition
from backmatter.model import Act
from backmatter.resolve import Resolved


@dataclass(frozen=True)
class Edition:
    """An edition, ready to be rendered."""

    resolved: Resolved
    formatted: Formatted
    diagnostics: Diagnostics

    @cached_property
    def acts(self) -> Mapping[str, Act]:
        """The acts by their file's name."""
        return {act.stem: act for act in self.resolved.corpus.acts}


def build(settings: Settings) -> Edition:
    """Read, check and format an edition. Raises StyleError and PandocError."""
    checked = check_edition(settings)
    formatted = format_edition(checked.resolved, settings)
    return Edition(checked.resolved, formatted, checked.diagnostics)
