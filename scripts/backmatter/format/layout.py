"""Requests -> the blocks of one pandoc document.

Which citations stand before a request is decided by `chains` or by the order of the edition;
here is how one cluster is written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from backmatter.format import locators
from backmatter.format.requests import AskedCite, Request
from backmatter.format.words import Inline, inlines

Block = dict[str, Any]
BEGIN, END = "ꟷ", "\ue000"
"""Marks before and behind a single citation. The first is a letter, so that it, and not the
word behind it, gets the capital of a note."""
RESET = ["", ["reset-citation-positions"], []]
"""Attributes of a heading behind which pandoc has forgotten what was cited before."""


@dataclass(frozen=True)
class Numbers:
    """Numbers that stand for others, chosen so that they occur in no entry."""

    locators: Sequence[tuple[str, str]]
    """For each citation of a request, first and last number of a range."""
    first_notes: Mapping[str, int]
    """For each key, the number of the note that cites it first, which may cite others too."""
    own_notes: Mapping[str, int]
    """For each key, a number that it has in common with no other."""


@dataclass
class Layout:
    """A document in the making: its blocks, and which of them is the print of which request."""

    numbers: Numbers
    marked: bool
    """Whether citations are sent one by one, with marks round them."""
    locale: str
    """The language of prefixes and suffixes."""
    blocks: list[Block] = field(default_factory=list)
    places: dict[str, Request] = field(default_factory=dict)
    """Identifier of a block, and the request whose print it is."""

    def put(self, cites: Iterable[AskedCite], note: int, request: Request | None) -> None:
        """Cite, in a note of this number; without a request the print is thrown away."""
        name = f"q{len(self.places)}" if request else ""
        if request:
            self.places[name] = request
        begins = request is None or request.capital
        sent = [self._citation(cite, i, begins, note) for i, cite in enumerate(cites)]
        self.blocks.append(division(name, sent))

    def reset(self) -> None:
        """Let pandoc forget what was cited before."""
        self.blocks.append({"t": "Header", "c": [1, RESET, []]})

    def _citation(self, cite: AskedCite, index: int, begins: bool, note: int) -> Inline:
        prefix = inlines(cite.prefix, self.locale)
        if self.marked and not begins:
            prefix = _with_mark(prefix)
        suffix = [*self._locator(cite, index), *_suffix(cite.suffix, self.locale)]
        if self.marked:
            suffix += [{"t": "Space"}, {"t": "Str", "c": END}]
        return citation(cite.key, prefix, suffix, note, cite.suppress_author)

    def _locator(self, cite: AskedCite, index: int) -> Iterator[Inline]:
        if not cite.label:
            return
        first, last = self.numbers.locators[index]
        stand_ins = {"#": first, "#-#": f"{first}–{last}"}
        value = stand_ins.get(cite.locator, cite.locator)
        for i, word in enumerate(f"{{{locators.word(cite.label)} {value}}}".split(" ")):
            if i:
                yield {"t": "Space"}
            yield {"t": "Str", "c": word}


def _with_mark(prefix: list[Inline]) -> list[Inline]:
    if prefix and prefix[0]["t"] == "Str":
        return [{"t": "Str", "c": BEGIN + prefix[0]["c"]}, *prefix[1:]]
    return [{"t": "Str", "c": BEGIN}, *prefix]


def _suffix(text: str, locale: str) -> list[Inline]:
    space: list[Inline] = [{"t": "Space"}] if text.startswith(" ") and text.strip() else []
    return [*space, *inlines(text.strip(), locale)]


def citation(
    key: str,
    prefix: list[Inline] | None = None,
    suffix: list[Inline] | None = None,
    note: int = 0,
    suppress_author: bool = False,
) -> Inline:
    """A citation as pandoc-types 1.23 has it."""
    return {
        "citationId": key,
        "citationPrefix": prefix or [],
        "citationSuffix": suffix or [],
        "citationMode": {"t": "SuppressAuthor" if suppress_author else "NormalCitation"},
        "citationNoteNum": note,
        "citationHash": 0,
    }


def division(name: str, citations: list[Inline]) -> Block:
    """A cluster as a paragraph within a division that carries its name."""
    cite = {"t": "Cite", "c": [citations, []]}
    return {"t": "Div", "c": [[name, [], []], [{"t": "Para", "c": [cite]}]]}
