"""The Markdown of acts and notes: CommonMark with tables, footnotes, attributes and citations.

The parser is markdown-it-py with its plugins. Its inline tokens carry no positions, so the
rules that make marks, links, code and citations are wrapped here to leave their offsets in
`token.meta["at"]` (start, end), counted in the source file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from backmatter.source.citation import looks_like_cluster

_ATTRIBUTES = ("id", "class", "lang", "dir")
_HEADING_ID = re.compile(r"[ \t]*\{:?[ \t]*#(?P<id>[^\s{}#]+)[ \t]*\}[ \t]*$")
_BRACKET = re.compile(r"[\[\]]")
_BRACKET_OR_CODE = re.compile(r"\\.|[\[\]`]", re.DOTALL)
_MARK = re.compile(r"\[\^[\w-]+\](?![(\[{])")
_STAMPED = {
    "mark": "[",
    "footnote_ref": "[",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "backticks": "`",
    "html_inline": "<",
    "citation": "[",
}
"""The inline rules that leave their places, each with the sign at which it begins."""
_CLOSED = frozenset({"footnote_ref", "link", "image"})
_InlineRule = Callable[[StateInline, bool], bool]


def parser() -> MarkdownIt:
    """The one Markdown grammar of acts and notes."""
    md = MarkdownIt("commonmark", {"html": True, "typographer": False}).enable("table")
    footnote_plugin(md, inline=False, move_to_end=False, always_match_refs=True)
    attrs_plugin(md, spans=True, allowed=_ATTRIBUTES)
    attrs_block_plugin(md, allowed=_ATTRIBUTES)
    deflist_plugin(md)
    md.inline.ruler.before("link", "citation", _citation)
    md.inline.ruler.before("citation", "mark", _mark(_inline_rule(md, "footnote_ref")))
    md.core.ruler.before("inline", "heading_id", _heading_ids)
    md.core.ruler.push("places", _places)
    for name, sign in _STAMPED.items():
        _stamp(md, name, sign)
    return md


def parse(md: MarkdownIt, text: str) -> list[Token]:
    """The block tokens of `text`, with offsets in `text` on marks, links and citations."""
    return md.parse(text, {})


def inline_tokens(tokens: Sequence[Token]) -> Iterator[Token]:
    """All inline tokens below the given blocks, in reading order."""
    for token in tokens:
        if token.type == "inline":
            yield from token.children or ()


def plain_text(tokens: Sequence[Token]) -> str:
    """The words of the given blocks, without markup, note marks and comments."""
    parts: list[str] = []
    for token in tokens:
        if token.type == "inline":
            parts.append(_inline_text(token.children or ()))
        elif token.type in {"fence", "code_block"}:
            parts.append(token.content)
    return " ".join(" ".join(parts).split())


def _inline_text(children: Sequence[Token]) -> str:
    out: list[str] = []
    for child in children:
        if child.type in {"text", "code_inline", "citation"}:
            out.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            out.append(" ")
        elif child.type == "image":
            out.append(child.content)
    return "".join(out)


def _citation(state: StateInline, silent: bool) -> bool:
    """`[… @key …]` becomes one token `citation` whose content is the text inside."""
    if state.src[state.pos] != "[" or state.src.startswith("[^", state.pos):
        return False
    end = _closing_bracket(state.src, state.pos, state.posMax)
    if end is None or state.src[end + 1 : end + 2] in {"(", "{"}:
        return False
    inside = state.src[state.pos + 1 : end]
    if not looks_like_cluster(inside):
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = inside
    state.pos = end + 1
    return True


def _closing_bracket(src: str, start: int, limit: int) -> int | None:
    depth = 0
    for sign in _BRACKET_OR_CODE.finditer(src, start, limit):
        depth += {"[": 1, "]": -1}.get(sign[0], 0)
        if depth == 0:
            return sign.start()
        if depth > 3 or sign[0] == "`":
            return None
    return None


def _mark(rule: _InlineRule) -> _InlineRule:
    """A rule for `[^12]` with nothing behind it that could make a link of it: it goes before
    the rules for links, of which each would look for the end of the mark in vain.
    """
    return lambda state, silent: (
        _MARK.match(state.src, state.pos) is not None and rule(state, silent)
    )


def _may_close(state: StateInline, start: int) -> bool:
    """Whether a bracket that opens at a place can have a partner behind it."""
    known: dict[str, tuple[int, frozenset[int] | None]] = state.env.setdefault("brackets", {})
    if state.src not in known:
        known[state.src] = (state.src.rfind("]"), _partnered(state.src))
    last, partnered = known[state.src]
    if start > last:
        return False
    at = start + state.src.startswith("![", start)
    return partnered is None or state.src[at : at + 1] != "[" or at in partnered


def _partnered(src: str) -> frozenset[int] | None:
    """The brackets that open and have a partner; None where code, tags or escapes may hide
    some of them.
    """
    if any(sign in src for sign in "`<\\"):
        return None
    opened: list[int] = []
    found: list[int] = []
    for match in _BRACKET.finditer(src):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            found.append(opened.pop())
    return frozenset(found)


def _inline_rule(md: MarkdownIt, name: str) -> _InlineRule:
    return next(r.fn for r in md.inline.ruler.__rules__ if r.name == name)


def _stamp(md: MarkdownIt, name: str, sign: str) -> None:
    """Let the inline rule `name` leave its start and end on the first token it makes."""
    rule = _inline_rule(md, name)

    def stamped(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] != sign:
            return False
        start, made = state.pos, len(state.tokens)
        pending = bool(state.pending)
        if name in _CLOSED and not _may_close(state, start):
            return False  # the rule would look for a bracket up to the end, at each bracket
        if not rule(state, silent):
            return False
        first = made + pending
        if not silent and len(state.tokens) > first:
            state.tokens[first].meta["inline"] = (start, state.pos)
        return True

    md.inline.ruler.at(name, stamped)


def _heading_ids(state: StateCore) -> None:
    """`## Title {#id}`: the attribute block goes from the heading's text to the heading."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open" or inline.type != "inline":
            continue
        if match := _HEADING_ID.search(inline.content):
            opening.attrSet("id", match["id"])
            inline.content = inline.content[: match.start()]


def _places(state: StateCore) -> None:
    """Turn offsets inside an inline text into offsets inside the file."""
    starts = [0]
    for line in state.src.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    used: dict[int, int] = {}
    for token in state.tokens:
        if token.type == "inline" and token.map:
            _place_children(token, state.src, starts, used)


def _place_children(token: Token, src: str, starts: list[int], used: dict[int, int]) -> None:
    inner_starts: list[int] = []
    shifts: list[int] = []
    first, inner = (token.map or [0, 0])[0], 0
    for i, line in enumerate(token.content.split("\n")):
        number = min(first + i, len(starts) - 2)
        begin, end = starts[number], starts[number + 1] - 1
        words = line.strip()
        at = src.find(words, begin + used.get(number, 0), end)
        at = begin if at < 0 else at
        used[number] = at - begin + len(words)
        inner_starts.append(inner)
        shifts.append(at - (len(line) - len(line.lstrip())) - inner)
        inner += len(line) + 1

    def absolute(offset: int) -> int:
        return offset + shifts[bisect_right(inner_starts, offset) - 1]

    token.meta["at"] = (absolute(0), absolute(len(token.content)))
    for child in token.children or ():
        if "inline" in child.meta:
            start, end = child.meta["inline"]
            child.meta["at"] = (absolute(start), absolute(end))
            if child.type == "citation":
                child.meta["offsets"] = _offsets(absolute, start + 1, end)


def _offsets(absolute: Callable[[int], int], start: int, end: int) -> Sequence[int]:
    """The offset in the file of each character of a stretch; mostly it is on one line."""
    first, last = absolute(start), absolute(end - 1)
    if last - first == end - 1 - start:
        return range(first, last + 1)
    return [absolute(k) for k in range(start, end)]
