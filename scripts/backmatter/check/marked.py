"""The marks of a paragraph, each with its note and the sentence before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backmatter.check.prose import Prose
from backmatter.model import Act, Cite, Link, Note

_END = re.compile(r"(?P<before>[^\W_]*)[.?!][”’)\]*_]*[ \n]+(?=[“‘(\[*_]*[^\W_a-zß-öø-ÿ])")
_ABBREVIATED = frozenset(
    "dr mr mrs ms st prof vol no chap ed eds trans cf jr sr rev gen hon vs v op art".split()
)


@dataclass(frozen=True)
class Marked:
    """A mark that has a note, and the text before it."""

    note: Note
    cites: tuple[Cite, ...]
    prose: Prose
    since: int
    """Where in the text the mark before it ends."""
    sentence: int
    """Where its sentence begins, or what is left of that behind the mark before."""
    at: int

    @property
    def is_plain(self) -> bool:
        """Whether the note is nothing but citations, with no words before a key."""
        rest = self.note.text
        for cluster in self.note.clusters:
            rest = rest.replace(cluster.span.text, "", 1)
        return not any(c.isalpha() for c in rest) and not any(c.prefix for c in self.cites)


class Marks:
    """The marks, notes and links of an act, to be asked for by paragraph."""

    def __init__(self, act: Act) -> None:
        """Order what the act has by its place in the file."""
        self._notes = {n.label: n for n in reversed(act.notes)}
        self._refs = sorted(act.refs, key=lambda r: r.span.start)
        self._ref_starts = [r.span.start for r in self._refs]
        self._links = sorted(act.document.links, key=lambda k: k.span.start)
        self._link_starts = [k.span.start for k in self._links]

    def of(self, prose: Prose) -> Iterator[Marked]:
        """The marks of a paragraph that have notes, in their order."""
        end, since = prose.start + len(prose.text), 0
        first, last = (bisect_left(self._ref_starts, at) for at in (prose.start, end))
        for ref in self._refs[first:last]:
            at = ref.span.start - prose.start
            note = self._notes.get(ref.label)
            if note is not None:
                cites = tuple(c for cluster in note.clusters for c in cluster.cites)
                sentence = since + _last_sentence(prose.text[since:at].rstrip())
                yield Marked(note, cites, prose, since, sentence, at)
            since = ref.span.end - prose.start

    def links(self, prose: Prose, start: int, end: int) -> Sequence[Link]:
        """The links that begin within a stretch of a paragraph."""
        ends = (bisect_left(self._link_starts, prose.start + at) for at in (start, end))
        return self._links[slice(*ends)]


def _last_sentence(text: str) -> int:
    """Where the last sentence of a text begins."""
    begins = 0
    for match in _END.finditer(text):
        before = match["before"]
        if len(before) != 1 and before.lower() not in _ABBREVIATED:
            begins = match.end()
    return begins
