"""Sources -> every diagnostic: the whole check, without pandoc and without a site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from backmatter.check.apparatus import check_apparatus
from backmatter.check.entries import check_entries
from backmatter.check.names import check_names
from backmatter.config import Settings
from backmatter.diagnostics import Diagnostics, in_order
from backmatter.resolve import Resolved, resolve
from backmatter.source import read_corpus
from backmatter.source.files import Load


@dataclass(frozen=True)
class Checked:
    """An edition with its references followed, and all that is wrong with it."""

    resolved: Resolved
    diagnostics: Diagnostics


def check_edition(settings: Settings, load: Load = Path.read_bytes) -> Checked:
    """Read and resolve an edition and hold it to every rule."""
    corpus, unread = read_corpus(settings, load)
    resolved, unresolved = resolve(corpus, settings.numbering, settings.scope)
    return Checked(resolved, in_order(unread + unresolved + check(resolved)))


def check(resolved: Resolved) -> Diagnostics:
    """What reading and resolving cannot see."""
    return (
        *check_entries(resolved.corpus.bibliography),
        *check_apparatus(resolved),
        *check_names(resolved),
    )
