"""What an edit means for the edition, in words: two resolved editions -> changes."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from backmatter.compare.acts import acts
from backmatter.compare.change import Change, as_markdown, as_text
from backmatter.compare.entries import entries
from backmatter.compare.notes import notes
from backmatter.compare.passages import passages
from backmatter.compare.rest import rest
from backmatter.compare.states import States
from backmatter.config import Settings
from backmatter.resolve import Resolved, resolve

__all__ = ["Change", "as_markdown", "as_text", "compare"]


def compare(
    before: Resolved, after: Resolved, then: Settings, now: Settings
) -> tuple[Change, ...]:
    """Every change of acts, passages, notes, entries and what frames them, in this order.

    `then` and `now` are the settings of the two. What is compared with what is said by the
    addresses: the later edition gets those that continue the earlier one's ledger, so that a
    text is followed wherever it went and however it is numbered.
    """
    corpus = replace(after.corpus, ledger=before.ledger)
    states = States(before, resolve(corpus, now.numbering, now.scope)[0])
    found = chain(
        acts(states), passages(states), notes(states), entries(states), rest(states, then, now)
    )
    return tuple(found)
