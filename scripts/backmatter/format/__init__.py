"""Resolved -> Formatted: citations and bibliography in a CSL style, through pandoc, cached."""

from __future__ import annotations

from backmatter.format.cite_this import CiteThis, Printed, format_cite_this
from backmatter.format.formatted import CitePart, Formatted, FormattedCluster
from backmatter.format.run import format_edition
from backmatter.format.styles import Style, StyleError, find_style

__all__ = [
    "CitePart",
    "CiteThis",
    "Formatted",
    "FormattedCluster",
    "Printed",
    "Style",
    "StyleError",
    "find_style",
    "format_cite_this",
    "format_edition",
]
