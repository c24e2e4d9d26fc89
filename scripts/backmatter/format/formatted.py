"""Citations and entries as they are printed: HTML fragments, joined to nothing yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from backmatter.text import Span


@dataclass(frozen=True)
class CitePart:
    """A piece of a printed cluster: one citation, or what stands before, between or behind."""

    html: str
    key: str = ""
    """The cited key; empty for what is no citation."""
    is_again: bool = False
    """Whether it is printed as that of a work of which the full form stands elsewhere."""


@dataclass(frozen=True)
class FormattedCluster:
    """A printed cluster without the punctuation with which the style ends a note."""

    parts: tuple[CitePart, ...]
    """Their HTML is well-formed together, not always each."""
    end: str
    """What the style puts behind the last citation of a note, mostly a full stop."""


@dataclass(frozen=True)
class Formatted:
    """Everything a style prints for an edition."""

    clusters: Mapping[Span, FormattedCluster]
    """By the cluster's span in its source; one without a known key has no parts."""
    bibliography: tuple[tuple[str, str], ...]
    """Key and HTML of each entry with its names, in the style's order."""
    csl: Mapping[str, Mapping[str, Any]]
    """The entries as CSL-JSON items, by key."""
    substitute: str = ""
    """What the style prints for names that are those of the entry before, as `———`."""
    repeated: Mapping[str, str] = field(default_factory=dict)
    """By key, the names with which an entry begins as the one before it; HTML."""
    locale: str = "en-US"
    """The language of what the style prints."""
    punctuation_in_quotes: bool = True
    """Whether a full stop or comma goes before a closing quotation mark."""

    @cached_property
    def entries(self) -> Mapping[str, str]:
        """HTML of each entry by its key."""
        return dict(self.bibliography)
