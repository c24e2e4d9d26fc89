"""A person or a term by forms that the text has not leaves the names of the text unknown; one
whose forms are no list, or those of another, has none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from backmatter import rules
from backmatter.check.once.findings import of_rule
from backmatter.diagnostics import Diagnostic
from backmatter.text import Span

_WORD = re.compile(r"\w{3,}")
_OF_WORDS = frozenset({rules.EMPHASIS_IS_CLOSED, rules.ATTRIBUTES_ARE_READ})
"""What makes that a word is not read as the one that it is."""
_ITEM = re.compile(r"\n *- ")


def data_once(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """The findings without what a slip in a name, in forms or in an event brings about."""
    absent = of_rule(found, rules.PERSON_APPEARS) + of_rule(found, rules.TERM_APPEARS)
    left_out = {*_names(found, absent), *_forms(found, absent), *_events(found)}
    return [d for d in found if d not in left_out]


def _names(found: Sequence[Diagnostic], absent: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Names that are those of a person or a term that is nowhere; or these, if a name of
    theirs is only misspelt, or stands where it is not read as itself.
    """
    names = of_rule(found, rules.NAME_KNOWN) if absent else []
    for name in names:
        meant = [i for i in absent if i.fields["name"] in name.fields["hint"]]
        yield from meant
        if not meant and any(_is_of(name.fields["name"], item) for item in absent):
            yield name
    broken = [d.span.file.line_text(d.span.line).lower() for d in found if d.rule in _OF_WORDS]
    for item in absent:
        if any(item.fields["name"].lower() in line for line in broken):
            yield item


def _forms(found: Sequence[Diagnostic], absent: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Items that are nowhere since their forms are no list, or those of another."""
    twice = of_rule(found, rules.FORM_UNIQUE)
    amiss = of_rule(found, rules.DATA_FITS) + twice
    yield from (d for d in absent if any(_is_within(fault, d) for fault in amiss))
    taken = {d.span for d in twice}
    yield from (d for d in of_rule(found, rules.FORM_USED) if d.span in taken)


def _events(found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """What is said of an event for the second time."""
    said: set[Span] = set()
    for finding in of_rule(found, rules.YEAR_IN_PASSAGE):
        if finding.span in said:
            yield finding
        said.add(finding.span)


def _is_of(name: str, item: Diagnostic) -> bool:
    """Whether a name is that of an item, or its long words stand in what the item says."""
    own = _WORD.findall(item.fields["name"])
    said = {*own, *_WORD.findall(item.fields["words"])}
    return name.startswith(tuple(own)) or set(_WORD.findall(name) or [name]) <= said


def _is_within(fault: Diagnostic, item: Diagnostic) -> bool:
    """Whether a fault is in an item, of whose first line another finding is."""
    start, end = item.span.start, fault.span.start
    is_behind = fault.span.path == item.span.path and start <= end
    return is_behind and not _ITEM.search(fault.span.file.text, start, end)
