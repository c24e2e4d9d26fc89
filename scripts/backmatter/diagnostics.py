"""What a stage has to say about a source: a rule that does not hold, and where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate, chain, pairwise

from backmatter.text import Span


class Severity(IntEnum):
    """How much a finding matters; a larger value is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True)
class Rule:
    """A fact that should hold of every edition."""

    code: str
    """Short and lasting, such as `N001`."""
    name: str
    """The fact, as words joined by hyphens: `note-is-defined`."""
    severity: Severity
    sentence: str
    """The message; `{fields}` are filled in by the finding."""
    remedy: str
    """What to do, in the imperative; may use the same fields."""
    about: str
    """Why the fact should hold, for `backmatter explain` and the documentation."""
    wrong: str
    """A piece of source for which it does not hold."""
    right: str
    """The same piece, mended."""
    fixable: bool = False
    """Whether `backmatter check --fix` can mend it."""

    def at(self, span: Span, **fields: object) -> Diagnostic:
        """The finding that this rule does not hold at `span`; it keeps the fields."""
        message, remedy = self.sentence.format(**fields), self.remedy.format(**fields)
        named = {name: str(value) for name, value in fields.items()}
        return Diagnostic(self, span, message, remedy, named)


@dataclass(frozen=True)
class Edit:
    """A change of a source that mends a finding and touches no meaning."""

    span: Span
    text: str
    """What comes in the place of the span."""


@dataclass(frozen=True)
class Diagnostic:
    """One finding: a rule, a place, and the words for it."""

    rule: Rule
    span: Span
    message: str
    remedy: str
    fields: Mapping[str, str] = field(default_factory=dict, compare=False)
    """What fills the message, by the names in the rule's sentence, and what else is known."""
    severity_override: Severity | None = field(default=None, compare=False)
    edits: tuple[Edit, ...] = field(default=(), compare=False)
    """How to mend it, if that is mechanical."""

    @property
    def severity(self) -> Severity:
        """The rule's severity unless the edition's settings changed it."""
        return self.severity_override or self.rule.severity

    def mended_by(self, *edits: Edit) -> Diagnostic:
        """The same finding with the edits that mend it."""
        return replace(self, edits=edits)

    def advised(self, remedy: str) -> Diagnostic:
        """The same finding with a remedy for the case at hand, if there is one."""
        return replace(self, remedy=remedy) if remedy else self

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """By place, then by code."""
        return (self.span.path, self.span.start, self.span.end, self.rule.code)


Diagnostics = tuple[Diagnostic, ...]


def in_order(diagnostics: Iterable[Diagnostic]) -> Diagnostics:
    """Sorted by place, each finding once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: d.sort_key))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean “x”?` for the nearest known word, or nothing if none is near."""
    match = nearest(word, known)
    return f"; did you mean “{match}”?" if match else ""


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word that is most like `word`, if one is near; first the same in other case.

    Of very many words only those are compared that share rare pairs of letters with it.
    """
    words = tuple(known)
    same, pairs = _indexed(words)
    if found := same.get(word.casefold()):
        return found
    if len(words) > _MANY:
        words = _sharing(word, pairs)
    matches = get_close_matches(word, words, n=1, cutoff=cutoff)
    return matches[0] if matches else None


_MANY = 300
"""So many words are compared one by one."""


@lru_cache(maxsize=8)
def _indexed(
    words: tuple[str, ...],
) -> tuple[Mapping[str, str], Mapping[str, Sequence[str]]]:
    """The words by themselves in small letters, and by their pairs of letters if they are
    very many.
    """
    pairs: dict[str, list[str]] = defaultdict(list)
    for word in words if len(words) > _MANY else ():
        for pair in _pairs(word):
            pairs[pair].append(word)
    return {word.casefold(): word for word in reversed(words)}, pairs


def _pairs(word: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(f"^{word.casefold()}$")))


def _sharing(word: str, pairs: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The words that have most of the rarest pairs of letters of a word."""
    groups = sorted((pairs[p] for p in _pairs(word) if p in pairs), key=len)
    budget = accumulate(len(group) for group in groups)
    taken = [g[:_MANY] for g, total in zip(groups, budget, strict=True) if total <= _MANY]
    counts = Counter(chain.from_iterable(taken or (g[:_MANY] for g in groups[:1])))
    return tuple(found for found, _ in counts.most_common(30))
