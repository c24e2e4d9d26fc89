"""Findings for people: place, message, the line with the fault underlined, the remedy."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from backmatter.diagnostics import Diagnostic, Diagnostics, Severity
from backmatter.resolve import Resolved
from backmatter.text import Span

Style = Callable[..., str]
"""Colours a text: `click.style`, or `plain` where there is no terminal."""
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_WIDTH = 88
_SPACES = str.maketrans("\t\u00a0\u202f", "   ")
_WIDENS = "\ufe0f"
"""Makes an emoji of the sign before it, which then takes two columns."""


def plain(text: str, **_: object) -> str:
    """The text as it is."""
    return text


def report(diagnostics: Diagnostics, style: Style = plain) -> Iterator[str]:
    """Each finding with its source line; one string a finding."""
    for found in diagnostics:
        yield "\n".join((line(found, style), *_excerpt(found, style)))


def line(found: Diagnostic, style: Style = plain) -> str:
    """One finding as `path:line:column: severity CODE message`."""
    severity = style(str(found.severity), fg=_COLOURS[found.severity], bold=True)
    place, code = style(_harmless(str(found.span)), bold=True), style(found.rule.code, dim=True)
    return f"{place}: {severity} {code} {_harmless(found.message)}"


_NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}


def summary(
    resolved: Resolved, diagnostics: Diagnostics, style: Style = plain, unsaid: int = 0
) -> str:
    """What was looked at, how many findings there are, and how many remarks besides."""
    corpus = resolved.corpus
    looked_at = ", ".join(
        (
            _count(len(corpus.acts), "act", "acts"),
            _count(len(resolved.notes), "note", "notes"),
            _count(len(corpus.bibliography.entries), "entry", "entries"),
        )
    )
    number = Counter(d.severity for d in diagnostics)
    found = [
        style(_count(number[s], _NAMES[s], f"{_NAMES[s]}s"), fg=_COLOURS[s], bold=True)
        for s in sorted(Severity, reverse=True)
        if number[s]
    ]
    said = ", ".join(found) or style("no problem", fg="green", bold=True)
    besides = f"; {_count(unsaid, 'remark', 'remarks')} with --info" if unsaid else ""
    return f"{looked_at}: {said}{besides}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _excerpt(found: Diagnostic, style: Style) -> Iterator[str]:
    """The line, its fault underlined, and what to do."""
    number = found.span.line
    before, fault, after = _around(found.span)
    margin = " " * len(str(number))
    colour = _COLOURS[found.severity]
    if before or fault or after:
        yield f"  {number} | {before}{style(fault, fg=colour)}{after}"
        under = "^" * max(1, _width(fault))
        yield f"  {margin} | {' ' * _width(before)}{style(under, fg=colour, bold=True)}"
    yield f"  {margin} = {_harmless(found.remedy)}"


def _around(span: Span) -> tuple[str, str, str]:
    """The line before, in and behind the fault, cut to what fits beside it."""
    text = span.file.line_text(span.line)
    start = span.column - 1
    end = min(len(text), start + max(1, span.end - span.start))
    first = max(0, start - _WIDTH // 2) if len(text) > _WIDTH else 0
    last = max(min(len(text), first + _WIDTH), min(end, start + _WIDTH))
    end = min(end, last)
    before = ("…" if first else "") + text[first:start]
    after = text[end:last] + ("…" if last < len(text) else "")
    return _visible(before), _visible(text[start:end]), _visible(after)


def _visible(text: str) -> str:
    """The text with a sign in the place of what cannot be seen, and a space for a tab."""
    return _harmless(text.translate(_SPACES))


def _harmless(text: str) -> str:
    """The text with a sign in the place of what would move or colour a terminal."""
    return text if text.isprintable() else "".join(map(_sign, text))


def _sign(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cf", "Co", "Zl", "Zp"}:
        return f"<{ord(character):04X}>"
    return character


def _width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(
        0 if _is_on_another(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _is_on_another(character: str) -> bool:
    """Whether a character is put on the one before it."""
    return unicodedata.category(character) in {"Mn", "Me"} and character != _WIDENS
