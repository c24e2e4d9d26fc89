"""Sources -> every diagnostic: the whole check, without pandoc and without a site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from backmatter.check.apparatus import check_apparatus
from backmatter.check.characters import check_characters
from backmatter.check.citations import check_citations
from backmatter.check.entries import check_entries
from backmatter.check.fields import check_fields
from backmatter.check.files import check_files
from backmatter.check.links import check_links
from backmatter.check.names import check_names
from backmatter.check.notes import check_notes
from backmatter.check.order import check_order
from backmatter.check.silence import silenced
from backmatter.check.text import check_text
from backmatter.check.works import check_works
from backmatter.config import Levels, Settings
from backmatter.diagnostics import Diagnostic, Diagnostics, Severity, in_order
from backmatter.resolve import Resolved, resolve
from backmatter.source import read_corpus
from backmatter.source.files import Load


@dataclass(frozen=True)
class Checked:
    """An edition with its references followed, and all that is wrong with it."""

    resolved: Resolved
    diagnostics: Diagnostics


_CHECKS: tuple[Callable[[Resolved], Iterable[Diagnostic]], ...] = (
    check_files,
    check_notes,
    check_citations,
    check_entries,
    check_fields,
    check_works,
    check_links,
    check_text,
    check_characters,
    check_apparatus,
    check_names,
)


def check_edition(
    settings: Settings, load: Load = Path.read_bytes, least: Severity = Severity.WARNING
) -> Checked:
    """Read and resolve an edition and hold it to every rule.

    Findings below the severity `least` are left out.
    """
    corpus, unread = read_corpus(settings, load)
    resolved, unresolved = resolve(corpus, settings.numbering, settings.scope)
    found = silenced(unread + unresolved + check(resolved, settings), corpus)
    return Checked(resolved, in_order(_levelled(found, settings.levels, least)))


def check(resolved: Resolved, settings: Settings) -> Diagnostics:
    """What reading and resolving cannot see."""
    order = check_order(resolved, by_page=settings.numbering == "page")
    return (*order, *chain.from_iterable(look(resolved) for look in _CHECKS))


def _levelled(
    diagnostics: Iterable[Diagnostic], levels: Levels, least: Severity
) -> Iterator[Diagnostic]:
    """The findings with the severities that the edition gives them, without the slighter."""
    for found in diagnostics:
        level = levels.severity(found.rule, found.span.path)
        if level is not None and level >= least:
            own = found.rule.severity
            yield found if level is own else replace(found, severity_override=level)
