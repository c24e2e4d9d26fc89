"""All that the print of an edition depends on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from backmatter import cache
from backmatter.config import Scope
from backmatter.format.csl import Item
from backmatter.format.layout import Numbers
from backmatter.format.neighbours import Neighbours
from backmatter.format.requests import Request
from backmatter.format.styles import Style

_LONG_NUMBER = re.compile(r"\d{5,}")


@dataclass(frozen=True)
class Task:
    """All that the printing of an edition depends on."""

    style: Style
    locale: str
    scope: Scope
    items: Mapping[str, Item]
    asked: Sequence[tuple[Request, int, str]]
    """The requests in the order of the edition, with number of note and name of page."""
    neighbours: Neighbours

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        """Each request once."""
        return tuple(dict.fromkeys(request for request, _, _ in self.asked))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The works in the order in which they are first cited."""
        return tuple(dict.fromkeys(c.key for r in self.requests for c in r.cites))

    @cached_property
    def _surroundings(self) -> str:
        """What every print depends on: nothing, the order of works, or everything before."""
        if self.style.needs_order:
            return f"{self.scope} {self.asked} {self._everything}"
        return repr(self.order) if self.style.numbers_works else ""

    @cached_property
    def _everything(self) -> str:
        return json.dumps(list(self.items.values()), sort_keys=True, ensure_ascii=False)

    def names(self) -> Mapping[Request, str]:
        """For each request, a name for all that its print depends on."""
        digests = self.neighbours.digests
        around = cache.digest(self._surroundings)
        return {
            r: cache.digest(repr(r), around, *(digests[c.key] for c in r.cites))
            for r in self.requests
        }

    @cached_property
    def entry_names(self) -> Mapping[str, str]:
        """For each work, a name for all that its entry depends on: itself and those alike."""
        texts = {key: json.dumps(item, sort_keys=True) for key, item in self.items.items()}
        groups = self.neighbours.groups
        return {key: cache.digest(*(texts[k] for k in groups[key])) for key in texts}

    def bibliography_name(self) -> str:
        """A name for all that the bibliography depends on."""
        suffixes = repr(self.neighbours.digests) if self.style.adds_year_suffix else ""
        return cache.digest(self._everything, self._surroundings, suffixes)

    @cached_property
    def numbers(self) -> Numbers:
        """Numbers that occur in no entry and no citation."""
        cites = (c for r in self.requests for c in r.cites)
        text = self._everything + "".join(c.prefix + c.suffix + c.locator for c in cites)
        longest = max((len(r.cites) for r in self.requests), default=1)
        firsts = _free(text, range(70001, 80000, 7))
        lasts = _free(text, range(80001, 90000, 7))  # no range from these to those is shortened
        notes = _free(text, range(10**9, 10**10, 10**4))
        own = {key: next(notes) for key in self.items}
        return Numbers(
            tuple((str(next(firsts)), str(next(lasts))) for _ in range(longest)),
            {key: own[self.neighbours.together[key]] for key in self.items},
            own,
        )


def _free(text: str, numbers: range) -> Iterator[int]:
    """Those of the numbers, all of one length, that do not occur in the text."""
    length = len(str(numbers[0]))
    taken = {
        run[i : i + length]
        for run in _LONG_NUMBER.findall(text)
        for i in range(len(run) - length + 1)
    }
    return (n for n in numbers if str(n) not in taken)
