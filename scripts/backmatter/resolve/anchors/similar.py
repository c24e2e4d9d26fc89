"""How much of one text there is in another, by their fingerprints.

What two texts share are words and pairs of neighbouring words, each with a weight: a word
that stands in few texts of the edition weighs more (its inverse document frequency).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise
from math import log

from backmatter.fingerprint import pairs

Bag = Counter[str]
"""Words (two characters) and pairs of words (four), each as often as it occurs."""


def bag(words: str) -> Bag:
    """The words and the pairs of words of a fingerprint."""
    single = pairs(words)
    return Counter(single) + Counter(a + b for a, b in pairwise(single))


def in_common(a: Bag, b: Bag) -> float:
    """Dice's coefficient of two texts in which every word weighs the same."""
    whole = a.total() + b.total()
    return 2 * (a & b).total() / whole if whole else 0.0


class Weights:
    """What words weigh in an edition, and how alike two texts are by that measure."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        found: Counter[str] = Counter()
        for text in self._texts:
            found.update(set(pairs(text)))
        total = len(self._texts) + 1
        return {word: log(total / count) for word, count in found.items()}

    def of(self, feature: str) -> float:
        """The weight of a word or of a pair of words."""
        unknown = log(len(self._texts) + 1)
        weigh = self._weights.get
        if len(feature) == 2:
            return weigh(feature, unknown) + 0.1
        # A pair says more than its two words: it keeps its weight where all words are common.
        return weigh(feature[:2], unknown) + weigh(feature[2:], unknown) + 1

    def total(self, features: Bag) -> float:
        """The weight of a whole text."""
        return sum(self.of(f) * n for f, n in features.items())

    def shared(self, a: Bag, b: Bag) -> float:
        """The weight of what two texts have in common."""
        if len(b) < len(a):
            a, b = b, a
        return sum(self.of(f) * min(n, b[f]) for f, n in a.items() if f in b)

    def alike(self, a: Bag, b: Bag) -> float:
        """Dice's coefficient: 0 if two texts share nothing, 1 if they are the same."""
        whole = self.total(a) + self.total(b)
        return 2 * self.shared(a, b) / whole if whole else 0.0
