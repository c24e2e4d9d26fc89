"""Where the prose of a Markdown file is: its words, without what is not read as words.

Code, comments, tags, formulas, note marks, citations, the targets of links, attributes and
addresses are masked, character for character, so that an offset in the masked text is one in
the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from markdown_it.token import Token

from backmatter.model import Document
from backmatter.text import SourceFile, Span, Stretches

MASK = "\ufffc"
"""Stands in the place of what is not prose; Unicode's object replacement character."""

FRONT = re.compile(r"---[ \t]*\n(?:(?!---)[^\n]*\n)*")
"""The front matter of a page, without the line that closes it."""
_ATTRIBUTES = re.compile(r"(?<=[\])`*_>])\{[^{}\n]*\}")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}"
)
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_MATH = re.compile(
    r"\$\$[^$]{1,2000}\$\$|(?<![\w$])\$(?![\s$])[^$\n]{1,300}(?<!\s)\$(?![\d$])"
    r"|\\\([^\n]{1,300}?\\\)|\\\[.{1,2000}?\\\]",
    re.DOTALL,
)
"""Formulas, as Pandoc and arithmatex have them; of two sums in dollars neither ends one."""
_ADMONITION = re.compile(
    r"(?m)^[ \t]*(?:(?:!!!|\?\?\?\+?)(?:[ \t]+[a-z-]{1,20}){1,3}|===[!+]?)[ \t]*"
    r"(?:\"[^\"\n]*\"[ \t]*)?$"
)
_NO_PROSE = (
    (_ADMONITION, ("!!!", "???", "===")),
    (_MATH, ("$", r"\(", r"\[")),
    (_ATTRIBUTES, ("{",)),
    (_ADDRESS, ("://", "www.", "@")),
    (_ESCAPE, ("\\",)),
)
"""What is masked, and the signs of which it has one."""
_CELLS = {"td_open", "th_open"}
"""In these a bar is escaped, so that their text is not as long as its source."""
_LINKS = {"link_open", "image"}
_SIGN = re.compile(r"[*_`]")
_PREFIX = re.compile(r"\n(?=[ \t>])[ \t]*(?:>[ \t]?)*[ \t]*")
_RUN = 80
"""Past so many signs in a row none is sought that they mark up."""
_CODE_SIGNS = ("`", "~~~", "    ", "\t")
"""Without one of these a text has no code."""


@dataclass(frozen=True)
class Prose:
    """The text of one paragraph, heading, item or cell."""

    file: SourceFile
    start: int
    text: str
    """As long as the source that it stands for."""
    is_heading: bool
    in_note: bool
    stray: tuple[int, ...] = ()
    """Where in the text a sign of emphasis or code stands that has no partner."""
    tags: tuple[tuple[int, int], ...] = ()
    """Where in the text tags of HTML stood, start and end."""
    links: frozenset[int] = frozenset()
    """Where in the text the brackets open whose partner is masked with a target."""

    @property
    def source(self) -> str:
        """What the file has where the text stands, with nothing masked."""
        return self.file.text[self.start : self.start + len(self.text)]

    def span(self, start: int, end: int) -> Span:
        """The place in the file of a stretch of the text."""
        return Span(self.file, self.start + start, self.start + end)


def finds(pattern: re.Pattern[str], text: str, *signs: str) -> Iterable[re.Match[str]]:
    """The finds of a pattern that matches nothing without one of these signs.

    A text without them, as most texts are, is not searched, which takes far longer.
    """
    for sign in signs:
        if sign in text:
            return pattern.finditer(text)
    return ()


@lru_cache(maxsize=8)
def prose_of(document: Document) -> tuple[Prose, ...]:
    """The pieces of prose of a document, in the order of the file but for notes last.

    Each subject looks at them, so those of the act at hand are kept.
    """
    text = (_pieces(document.file, b.tokens, in_note=False) for b in document.blocks)
    notes = (_pieces(document.file, n.tokens, in_note=True) for n in document.notes)
    return tuple(chain(*text, *notes))


@lru_cache(maxsize=8)
def code_of(document: Document) -> Stretches:
    """Where there is code, in which nothing is what it seems."""
    may_be = any(sign in document.file.text for sign in _CODE_SIGNS)
    return tuple(sorted(_code(document))) if may_be else ()


def _code(document: Document) -> Iterator[tuple[int, int]]:
    groups = [b.tokens for b in document.blocks] + [n.tokens for n in document.notes]
    for token in (t for group in groups for t in group):
        if token.type in {"fence", "code_block"} and token.map:
            starts = (*document.file.line_starts, len(document.file.text))
            yield starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)]
        for child in token.children or ():
            if child.type == "code_inline" and "at" in child.meta:
                yield child.meta["at"]


def _pieces(file: SourceFile, tokens: Sequence[Token], *, in_note: bool) -> Iterator[Prose]:
    opening = ""
    for token in tokens:
        if token.type == "inline" and "at" in token.meta:
            start, end = token.meta["at"]
            yield _prose(file, start, end, token.children or (), opening, in_note=in_note)
        opening = token.type


def _prose(
    file: SourceFile,
    start: int,
    end: int,
    children: Sequence[Token],
    opening: str,
    *,
    in_note: bool,
) -> Prose:
    source = file.text[start:end]
    placed = [(c, _hidden(source, c, start)) for c in children if "at" in c.meta]
    shown = _mask(source, sorted(stretch for _, stretch in placed))
    text = masked(shown)
    tags = (c.meta["at"] for c in children if c.type == "html_inline" and "at" in c.meta)
    return Prose(
        file,
        start,
        text,
        opening == "heading_open",
        in_note,
        _stray(shown, text, children) if opening not in _CELLS else (),
        tuple((first - start, last - start) for first, last in tags),
        frozenset(
            _opening(c, start) for c, (at, end) in placed if c.type in _LINKS and at < end
        ),
    )


def _stray(shown: str, text: str, children: Sequence[Token]) -> tuple[int, ...]:
    """Signs of emphasis and code in a text that its tokens have left as they are."""
    at = [m.start() for m in _SIGN.finditer(shown)]
    left = list(_left(children)) if at else []
    if len(at) != len(left):
        return ()  # an address or a reference to a character holds such a sign
    places = [i for i, is_left in zip(at, left, strict=True) if is_left and text[i] != MASK]
    left_at = set(places)
    last = [i for i in places if i + 1 not in left_at or text[i] != text[i + 1]]
    return tuple(i for i in last if _marks_up(text, i))


def _left(children: Sequence[Token]) -> Iterator[bool]:
    """For each sign, whether it is left as text."""
    is_address = False
    for child in children:
        if child.type in {"em_open", "em_close", "strong_open", "strong_close"}:
            yield from (False for _ in child.markup)
        elif child.type == "link_open":
            is_address = child.info == "auto"
        elif child.type in {"text", "image"} and not is_address:
            yield from (True for _ in _SIGN.finditer(child.content))
        elif child.type == "link_close":
            is_address = False


def _marks_up(text: str, at: int) -> bool:
    """Whether the sign touches a word on one side, as emphasis does."""
    sign = text[at]
    near = text[max(0, at - _RUN) : at], text[at + 1 : at + 1 + _RUN]
    before, after = near[0].rstrip(sign)[-1:], near[1].lstrip(sign)[:1]
    if sign == "`":
        return True
    words = (before.isalnum(), after.isalnum())
    if text[at] == "_" or (before.isdigit() and after.isdigit()):
        return words[0] != words[1]
    return any(words) or (bool(before) and before in ".,;:!?”’)" and not before.isspace())


def masked(text: str) -> str:
    """The text without attributes, addresses, escapes and the beginnings of its lines."""
    for pattern, signs in _NO_PROSE:
        if any(sign in text for sign in signs):
            text = pattern.sub(lambda m: MASK * len(m[0]), text)
    return _PREFIX.sub(lambda m: "\n".ljust(len(m[0])), text)


def _mask(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    parts: list[str] = []
    at = 0
    for start, end in stretches:
        parts += (text[at:start], MASK * (end - max(start, at)))
        at = max(at, end)
    return "".join(parts) + text[at:]


def _opening(child: Token, offset: int) -> int:
    """Where the bracket of a link or an image stands."""
    at: int = child.meta["at"][0]
    return at - offset + (child.type == "image")


def _hidden(source: str, child: Token, offset: int) -> tuple[int, int]:
    """All of a mark, code or citation; of a link or an image what follows its text."""
    start, end = (at - offset for at in child.meta["at"])
    if child.type not in _LINKS or source.startswith("<", start):
        return start, end
    target = max(source.rfind("](", start, end), source.rfind("][", start, end))
    return (target, end) if target >= 0 else (end, end)
