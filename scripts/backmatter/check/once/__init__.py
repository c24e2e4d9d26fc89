"""One slip of which several rules speak: the finding that is kept, and those that are not.

Each subject takes all findings and gives them back without those that another says already;
the one that is kept may get a better remedy or place. What is left out comes back once the
slip is mended, if it was one of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from backmatter.check.once.citations import citations_once
from backmatter.check.once.data import data_once
from backmatter.check.once.entries import entries_once
from backmatter.check.once.notes import notes_once
from backmatter.check.once.pairs import pairs_once
from backmatter.check.once.text import text_once
from backmatter.check.once.titles import titles_once
from backmatter.diagnostics import Diagnostic

_SUBJECTS: tuple[Callable[[Sequence[Diagnostic]], Sequence[Diagnostic]], ...] = (
    text_once,
    data_once,
    entries_once,
    pairs_once,
    notes_once,
    citations_once,
    titles_once,
)


def said_once(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings, of several that one slip brings about only the one at its cause."""
    told: Sequence[Diagnostic] = tuple(found)
    for once in _SUBJECTS:
        told = once(told)
    return tuple(told)
