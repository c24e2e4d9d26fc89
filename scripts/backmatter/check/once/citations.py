"""A work that seems unused, since the note or the key that names it is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from backmatter import rules
from backmatter.check.once.findings import of_rule, page_of
from backmatter.diagnostics import Diagnostic
from backmatter.source.citation import NO_KEY

_KEY = re.compile(r"@\{?(\w(?:[\w:.-]*\w)?)")
_OF_NOTES = frozenset({rules.NOTE_DEFINED, rules.NOTE_NOT_EMPTY})
_MEANT = re.compile(r"“([\w:.-]+)”")
_OF_AUTHORS = frozenset({rules.NOTE_CITES_THE_NAMED, rules.CITED_AUTHOR_IS_THE_NAMED})
"""What says which work was meant instead of the one that is cited."""


def citations_once(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """The findings without works that only a lost note cites, whose key is lost, or for which
    another is cited; and without authors that are not those of notes whose marks are exchanged.
    """
    lost = "\n".join(d.fields["lost"] for d in found if d.rule in _OF_NOTES)
    moved = {
        (page_of(d.span), d.fields[name])
        for d in of_rule(found, rules.NOTES_IN_ORDER)
        for name in ("label", "other")
    }
    of_sentences = {*_OF_AUTHORS, rules.PART_IS_IN_ITS_VOLUME}
    found = [
        d
        for d in found
        if d.rule not in of_sentences or (page_of(d.span), d.fields["label"]) not in moved
    ]
    hints = " ".join(d.fields["hint"] for d in found if d.rule in _OF_AUTHORS)
    named = {*_KEY.findall(lost), *_MEANT.findall(hints)}
    heard = [d for d in found if not (d.rule is rules.ENTRY_USED and d.fields["key"] in named)]
    unused, unknown = of_rule(heard, rules.ENTRY_USED), [d for d in heard if _lacks_key(d)]
    if len(unused) != 1 or len(unknown) != 1:
        return heard
    key = unused[0].fields["key"]
    remedy = f"{unknown[0].remedy} Perhaps `@{key}` is meant, which nothing else names."
    told = {unknown[0]: replace(unknown[0], remedy=remedy)}
    return [told.get(d, d) for d in heard if d is not unused[0]]


def _lacks_key(found: Diagnostic) -> bool:
    """Whether a citation has no key, or one that is like that of no entry."""
    fields = found.fields
    if found.rule is rules.CLUSTER_PARSES:
        return fields["reason"] == NO_KEY
    if found.rule is rules.CLUSTER_IS_CLOSED:
        return bool(fields["hint"]) and "did you mean" not in fields["hint"]
    return found.rule is rules.KEY_HAS_ENTRY and not fields["hint"]
