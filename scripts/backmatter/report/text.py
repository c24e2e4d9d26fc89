"""One line for each finding, and one for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from backmatter.diagnostics import Diagnostic, Diagnostics, Severity
from backmatter.resolve import Resolved


def lines(diagnostics: Diagnostics) -> Iterator[str]:
    """Each finding as `path:line:column: severity CODE message`."""
    for found in diagnostics:
        yield line(found)


def line(found: Diagnostic) -> str:
    """One finding as `path:line:column: severity CODE message`."""
    return f"{found.span}: {found.severity} {found.rule.code} {found.message}"


def summary(resolved: Resolved, diagnostics: Diagnostics) -> str:
    """What was looked at, and how many findings there are."""
    corpus = resolved.corpus
    looked_at = ", ".join(
        (
            _count(len(corpus.acts), "act"),
            _count(len(resolved.notes), "note"),
            _count(len(corpus.bibliography.entries), "entry"),
        )
    )
    number = Counter(d.severity for d in diagnostics)
    found = [_count(number[s], str(s)) for s in sorted(Severity, reverse=True) if number[s]]
    return f"{looked_at}: {', '.join(found) or 'no problem'}"


def _count(number: int, noun: str) -> str:
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    if noun == "info":
        plural = "infos"
    return f"{number} {noun if number == 1 else plural}"
