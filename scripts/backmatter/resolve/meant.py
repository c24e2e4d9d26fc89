"""The passage or note that has the words of an item, where the item leads nowhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from heapq import nlargest
from math import log

from backmatter.resolve.resolved import Resolved, Where

_WORD = re.compile(r"[^\W_]{3,}")
_SHARE = 0.3
"""Of the weight of all words of an item, so much must be in the passage that is meant."""
_AHEAD = 1.3
"""So many times as much must be in it as in the next."""


def finder_of_words(resolved: Resolved) -> Callable[[str], Where | None]:
    """What finds the one passage or note that has most of some words, the rare ones first."""

    @cache
    def texts() -> list[tuple[Where, frozenset[str]]]:
        return [(where, _words(text)) for where, text in _texts(resolved)]

    @cache
    def known() -> Counter[str]:
        return Counter(word for _, words in texts() for word in words)

    def find(said: str) -> Where | None:
        wanted = _words(said)
        count = len(texts()) + 1
        weights = {w: log(count / known()[w]) if known()[w] else 1.0 for w in wanted}
        total = sum(weights.values())
        scores = [sum(weights[w] for w in wanted & words) for _, words in texts()]
        best = nlargest(2, range(len(scores)), scores.__getitem__)
        least = max(_SHARE * total, *(_AHEAD * scores[i] for i in best[1:]), 0.01)
        return texts()[best[0]][0] if best and scores[best[0]] >= least else None

    return find


def _words(text: str) -> frozenset[str]:
    """Long words, without the endings in which a retelling differs."""
    return frozenset(word.lower()[:6] for word in _WORD.findall(text))


def _texts(resolved: Resolved) -> Iterator[tuple[Where, str]]:
    for act in resolved.corpus.acts:
        for number, block in enumerate(act.blocks):
            if block.is_passage:
                yield Where(act, number), block.text
        for note in resolved.notes_of(act):
            if note.note:
                yield Where(act, note.marks[0].ref.block, note), note.note.text


def address_of(resolved: Resolved, where: Where) -> str:
    """A passage or a note as an event names it: `1929 p7`."""
    id_ = where.note.id if where.note else resolved.block_id(where.act, where.block)
    return f"{where.act.stem} {id_}"
