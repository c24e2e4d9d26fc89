"""The way through the house: load, resolve, check, format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from backmatter.ahead import helped
from backmatter.check import check_edition
from backmatter.config import Settings
from backmatter.diagnostics import Diagnostics
from backmatter.format import CiteThis, Formatted, format_cite_this, format_edition
from backmatter.format.languages import mark_languages
from backmatter.model import Act
from backmatter.pandoc import Session
from backmatter.publication import Publication
from backmatter.resolve import Resolved
from backmatter.source.kept import Kept
from backmatter.source.publication import read_publication


@dataclass(frozen=True)
class Edition:
    """An edition, ready to be rendered."""

    resolved: Resolved
    formatted: Formatted
    diagnostics: Diagnostics
    publication: Publication
    cite_this: CiteThis
    records: bool = True
    """Whether each work has files of its own for reference managers."""

    @cached_property
    def acts(self) -> Mapping[str, Act]:
        """The acts by their file's name."""
        return {act.stem: act for act in self.resolved.corpus.acts}


def build(settings: Settings, kept: Kept | None = None) -> Edition:
    """Read, check and format an edition. Raises StyleError and PandocError.

    Who builds again and again hands in one `kept` each time.
    """
    with helped(settings):
        checked = check_edition(settings, kept=kept or Kept(settings.kept))
    publication, _ = read_publication(settings)  # the check has said what is wrong with it
    corpus = checked.resolved.corpus
    with Session() as session:
        printed = format_edition(checked.resolved, settings, session)
        cite_this = format_cite_this(publication, corpus.acts, settings, session)
    formatted = mark_languages(printed, corpus.bibliography.entries)
    return Edition(
        checked.resolved,
        formatted,
        checked.diagnostics,
        publication,
        cite_this,
        settings.records,
    )
