"""An entry copied under another key is a twin, is cited by nobody and stands out of order."""

from __future__ import annotations

from collections.abc import Sequence

from backmatter import rules
from backmatter.check.once.findings import of_rule
from backmatter.diagnostics import Diagnostic


def entries_once(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """The findings without what else is said of an entry that should not be there."""
    placed = _twins_placed(found)
    left_out = set(_twins_alone(placed))
    return [d for d in placed if d not in left_out]


def _twins_placed(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings, those of a work with two entries at the one that is not cited."""
    unused = {d.span.text: d.span for d in of_rule(found, rules.ENTRY_USED)}
    placed = []
    for finding in found:
        if finding.rule is rules.WORK_HAS_ONE_ENTRY:
            key, other, why = (finding.fields[name] for name in ("key", "other", "why"))
            if other in unused and key not in unused:
                finding = finding.rule.at(unused[other], key=other, other=key, why=why)
        placed.append(finding)
    return placed


def _twins_alone(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What else is said of an entry that should not be there."""
    twins = {d.span for d in of_rule(found, rules.WORK_HAS_ONE_ENTRY)}
    alone = {rules.ENTRY_USED, rules.ENTRIES_SORTED}
    return [d for d in found if d.rule in alone and d.span in twins]
