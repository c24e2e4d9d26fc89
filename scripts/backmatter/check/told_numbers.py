"""Numbers in words, and pairs of years, that data files and the text both tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from backmatter import rules
from backmatter.apparatus import Event, Person, Term, Words
from backmatter.check.events import text_of
from backmatter.check.numbers import ordinal
from backmatter.diagnostics import Diagnostic
from backmatter.resolve import PlacedEvent, Resolved

_PLAIN = 2
"""The first and the second may be said of anything, but in a name."""
_SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
_UNIT = r"(?P<unit>hundred|thousand|million|billion|per ?cent)\b"
_AMOUNT = re.compile(rf"(?<![\w.,–-])(?P<number>{'|'.join(_SMALL)}|\d\d?) {_UNIT}", re.I)
_OTHER_AMOUNT = re.compile(rf"(?:\d[.,]\d+|\d\d\d+|[–-]\d+|\b(?:half|several)) {_UNIT}", re.I)
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_PAIR = re.compile(r"(?<![\d/–-])(?P<first>1\d{3}|20\d\d)[/–-](?P<last>\d{4}|\d\d)(?![\d/–-])")


def _ordinals() -> Mapping[str, int]:
    """The ordinals in words from the first to the ninety-ninth."""
    found = {word: n for n, word in enumerate(_FIRST.split(), 1)}
    found |= {word: 10 * n for n, word in enumerate(_TENTHS.split(), 2)}
    for tens, name in enumerate(_TENS.split(), 2):
        found |= {f"{name}-{w}": 10 * tens + n for n, w in enumerate(_FIRST.split()[:9], 1)}
    return found


_ORDINALS = _ordinals()
_WORDS = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_ORDINAL = re.compile(
    rf"\b(?P<word>{_WORDS}|\d{{1,2}}(?:st|nd|rd|th)|(?-i:[IVXL]+)\b)"
    r"(?= (?P<next>[a-z]+(?: [a-z]+)?))",
    re.I,
)


@dataclass(frozen=True)
class _Counted:
    """A number of a text, and the words that say of what."""

    number: int
    of: frozenset[str]
    words: str

    @property
    def in_figures(self) -> bool:
        """Whether it begins with a figure."""
        return self.words[0].isdecimal()


def check_told_numbers(resolved: Resolved) -> Iterator[Diagnostic]:
    """Events have the ordinals and amounts of their passages; pairs of years are the text's."""
    for placed in resolved.appearances.events:
        yield from _of_event(placed)
    yield from _pairs(resolved)


def _of_event(placed: PlacedEvent) -> Iterator[Diagnostic]:
    """What the passage does not number as the event does, where it has one other number."""
    words, text = placed.event.words, text_of(placed.where)
    kind = "note" if placed.where.note else "passage"
    for look in (_ordered, _amounts):
        own = list(look(words.text))
        there = list(look(text)) if own else []
        numbers = {t.number for t in there}
        free = [t for t in there if t.number not in {o.number for o in own}]
        for mine in own:
            alike = [t for t in free if t.in_figures == mine.in_figures]
            other = [t for t in alike if t.of & mine.of]
            if mine.number not in numbers and len(other) == 1:
                yield rules.NUMBER_IN_PASSAGE.at(
                    words.span.of(mine.words),
                    found=mine.words,
                    place=f"the {kind} {placed.event.place.act} {placed.event.place.id}",
                    other=other[0].words,
                )


def _ordered(text: str) -> Iterator[_Counted]:
    """The ordinals of a text, with the next two words."""
    for match in _ORDINAL.finditer(text):
        word = match["word"].lower()
        number = _ORDINALS.get(word) or ordinal(re.sub(r"(?<=\d)\D+", "", word)) or 0
        if number <= _PLAIN and word == match["word"]:
            continue
        of = frozenset(w for w in match["next"].lower().split() if len(w) > 3)
        yield _Counted(number, of, f"{match['word']} {match['next'].split()[0]}")


def _amounts(text: str) -> Iterator[_Counted]:
    """The whole numbers of millions, percents and the like; none of a kind that has others."""
    others = {_unit(match) for match in _OTHER_AMOUNT.finditer(text)}
    for match in _AMOUNT.finditer(text):
        number, unit = match["number"].lower(), _unit(match)
        if unit not in others:
            value = int(number) if number.isdecimal() else _SMALL.index(number) + 1
            yield _Counted(value, frozenset({unit}), match[0])


def _unit(match: re.Match[str]) -> str:
    return match["unit"].lower().replace(" ", "")


def _pairs(resolved: Resolved) -> Iterator[Diagnostic]:
    """Two years of a description, where the text has the one with another alone."""
    corpus = resolved.corpus
    apparatus = corpus.apparatus
    items: list[Person | Term | Event] = [*apparatus.persons, *apparatus.terms]
    items += apparatus.events
    described = [item.words for item in items]
    own = [(words, match) for words in described for match in _PAIR.finditer(words.text)]
    if not own:
        return
    blocks = (block.text for act in corpus.acts for block in act.blocks)
    notes = (note.text for act in corpus.acts for note in act.notes)
    there: dict[tuple[str, str], str] = {}
    for text in chain(blocks, notes):
        there |= {_years(match): match[0] for match in _PAIR.finditer(text)}
    for words, match in own:
        yield from _pair(words, match, there)


def _pair(
    words: Words, match: re.Match[str], there: Mapping[tuple[str, str], str]
) -> Iterator[Diagnostic]:
    first, last = _years(match)
    near = [t for (a, b), t in there.items() if (a == first) != (b == last)]
    if (first, last) not in there and len(near) == 1:
        hint = f"; it has {near[0]}"
        span = words.span.of(match[0])
        yield rules.FIGURE_IN_TEXT.at(span, figure=match[0], hint=hint)


def _years(match: re.Match[str]) -> tuple[str, str]:
    """Both years in full: 1927 and 1928 of `1927/28`."""
    first, last = match["first"], match["last"]
    return first, first[: -len(last)] + last
