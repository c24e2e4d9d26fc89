"""A person or a term by forms that the text has not leaves the names of the text unknown; one
whose forms are no list, or those of another, has none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from backmatter import rules
from backmatter.check.once.findings import of_rule
from backmatter.diagnostics import Diagnostic
from backmatter.text import Span

_WORD = re.compile(r"\w{3,}")
_OF_WORDS = frozenset({rules.EMPHASIS_IS_CLOSED, rules.ATTRIBUTES_ARE_READ})
"""What makes that a word is not read as the one that it is."""
_ITEM = re.compile(r"\n *- ")


def data_once(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """The findings without the names that are those of a person or a term that is nowhere, and
    without what is said of forms that another finding is about.
    """
    absent = of_rule(found, rules.PERSON_APPEARS) + of_rule(found, rules.TERM_APPEARS)
    names = of_rule(found, rules.NAME_KNOWN) if absent else []
    left_out = {d for d in names if any(_is_of(d.fields["name"], item) for item in absent)}
    twice = of_rule(found, rules.FORM_UNIQUE)
    amiss = of_rule(found, rules.DATA_FITS) + twice
    left_out |= {d for d in absent if any(_is_within(fault, d) for fault in amiss)}
    taken = {d.span for d in twice}
    left_out |= {d for d in of_rule(found, rules.FORM_USED) if d.span in taken}
    said: dict[Span, Diagnostic] = {}
    of_events = of_rule(found, rules.YEAR_IN_PASSAGE)
    left_out |= {d for d in of_events if said.setdefault(d.span, d) is not d}
    broken = [d.span.file.line_text(d.span.line).lower() for d in found if d.rule in _OF_WORDS]
    left_out |= {d for d in absent if any(d.fields["name"].lower() in line for line in broken)}
    return [d for d in found if d not in left_out]


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
