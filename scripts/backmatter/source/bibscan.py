"""The grammar of BibTeX files: blocks with the place of every part, and faults.

Source: the BibTeX and BibLaTeX manuals; like Biber this takes a line that begins with `%`
as a comment. A block with a fault is still given as far as it can be read, so that one slip
does not make every citation of the work a fault of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_BLOCK = re.compile(r"@[ \t]*(?P<type>[A-Za-z]+)\s*(?P<open>[{(])")
_BLOCK_AT_LINE = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+\s*[{(][ \t]*[^\s,{}()]*[ \t]*[,\n]", re.M)
_OUTSIDE = re.compile(r"^[ \t]*%[^\n]*|@", re.M)
_SPACE = re.compile(r"(?:\s+|^[ \t]*%[^\n]*)*", re.M)
_KEY = re.compile(r"[^,{}()=\"\n]*")
_NAME = re.compile(r"[A-Za-z][\w:.+-]*")
_FIELD = re.compile(r"[A-Za-z][\w:.+-]*\s*=")
_BARE = re.compile(r"[^\s,{}()#\"=]+")
_BRACE = re.compile(r"[{}]|\n(?=[ \t]*@)")
_QUOTE = re.compile(r"[{}\"]|\n(?=[ \t]*@)")
_SWALLOWED = re.compile(r"^[ \t]*[A-Za-z]+[ \t]*=[ \t]*[{\"]", re.M)
_LAST = re.compile(r",\n\s*}$")
_NOT_OPENED = re.compile(
    r"(?P<value>[^\s{}\"=,#%][^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*)\}[ \t]*(?:,[ \t]*\n|\n[ \t]*\})"
)
_DEBRIS = re.compile(r"[{}=]|^[A-Z][A-Z0-9]  ?- ", re.M)
_LOOK = "Look for a brace, quotation mark or comma that is missing here or just before."


@dataclass(frozen=True)
class Fault:
    """Why a block does not parse, where, and what to do."""

    reason: str
    remedy: str
    start: int
    end: int


@dataclass(frozen=True)
class Part:
    """One piece of a value; pieces are joined by `#`."""

    text: str
    is_macro: bool = False


@dataclass(frozen=True)
class Field:
    """A field of an entry with its place, from the name to the end of the value."""

    name: str
    parts: tuple[Part, ...]
    start: int
    value_start: int
    end: int


@dataclass
class Block:
    """An entry, or a `@string`, whose only field is the macro."""

    type: str
    start: int
    end: int
    key: str = ""
    key_start: int = 0
    key_end: int = 0
    fields: list[Field] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class Stray:
    """Text between blocks that is no comment."""

    start: int
    end: int


def scan(text: str) -> Iterator[Block | Stray | Fault]:
    """The blocks of a file in their order, and what stands between them and should not."""
    pos = outside = 0
    while match := _OUTSIDE.search(text, pos):
        if match[0] != "@":
            yield from _stray(text, outside, match.start())
            pos = outside = match.end()
            continue
        opening = _BLOCK.match(text, match.start())
        if opening is None:
            pos = match.end()
            continue
        yield from _stray(text, outside, match.start())
        block = _Scanner(text).block(opening)
        if block is not None:
            yield block
            pos = block.end
        else:
            pos = _skip_comment(text, opening)
        outside = pos
    yield from _stray(text, outside, len(text))


def _stray(text: str, start: int, end: int) -> Iterator[Stray]:
    between = text[start:end]
    if _DEBRIS.search(between):
        first = start + len(between) - len(between.lstrip())
        line_end = text.find("\n", first, end)
        stop = end if line_end < 0 else line_end
        yield Stray(first, first + max(1, len(text[first:stop].rstrip())))


def _skip_comment(text: str, opening: re.Match[str]) -> int:
    """Past a `@comment` or `@preamble`, which may hold anything between its braces."""
    end = _closing(text, opening.end(), _BRACE, "}")
    return opening.end() if end is None else end


def _closing(text: str, start: int, signs: re.Pattern[str], closing: str) -> int | None:
    """Past the sign that closes a value, or None if another block begins before it."""
    depth = 0
    for match in signs.finditer(text, start):
        sign = match[0]
        if sign == "\n":
            if _BLOCK_AT_LINE.match(text, match.end()):
                return None
        elif depth == 0 and sign == closing:
            return match.end()
        else:
            depth += 1 if sign == "{" else -1 if sign == "}" else 0
    return None


class _UnreadableError(Exception):
    """The rest of the block cannot be read; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.reason)
        self.fault = fault


class _Scanner:
    """Reads one block; `pos` is where it has come to."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pos = 0
        self.close = "}"

    def block(self, opening: re.Match[str]) -> Block | None:
        """The block that begins at `opening`; None for a comment or a preamble."""
        kind = opening["type"].lower()
        if kind in {"comment", "preamble"}:
            return None
        self.close = "}" if opening["open"] == "{" else ")"
        self.pos = opening.end()
        block = Block(kind, opening.start(), opening.end())
        try:
            if kind != "string":
                self._key(block)
            self._fields(block)
        except _UnreadableError as stopped:
            fault = self._true_cause(block) or stopped.fault
            if not any(
                self._line_end(f.end) == self._line_end(fault.start) for f in block.faults
            ):
                block.faults.append(fault)
            self.pos = self._next_block()
        block.end = block.start + len(self.text[block.start : self.pos].rstrip())
        return block

    def _space(self) -> None:
        if match := _SPACE.match(self.text, self.pos):
            self.pos = match.end()

    def _here(self) -> str:
        return self.text[self.pos : self.pos + 1]

    def _key(self, block: Block) -> None:
        self._space()
        match = _KEY.match(self.text, self.pos)
        key = match[0].rstrip() if match else ""
        block.key, block.key_start = key, self.pos
        block.key_end = self.pos = self.pos + len(key)
        if not key:
            reason = "the key is missing"
            block.faults.append(self._fault(reason, "Write a key and a comma behind the `{`."))
        self._space()
        if self._here() == ",":
            self.pos += 1
        elif key and self._here() != self.close:
            at = max(block.key_end - 1, block.start)
            remedy = f"Write `{key},`."
            block.faults.append(Fault("no comma behind the key", remedy, at, at + 1))

    def _fields(self, block: Block) -> None:
        while True:
            self._space()
            if self._here() == self.close:
                self.pos += 1
                return
            if not self._here() or self._at_next(block):
                raise _UnreadableError(self._not_closed(block))
            block.fields.append(self._field(block))

    def _field(self, block: Block) -> Field:
        start = self.pos
        match = _NAME.match(self.text, start)
        if match is None:
            raise self._stop(f"a field's name should stand here, not “{self._here()}”")
        self.pos = match.end()
        self._space()
        if self._here() != "=":
            is_value = self._here() in {"{", '"'}
            self.pos = match.start()
            remedy = f"Write `{match[0]} = {{…}}`." if is_value else _LOOK
            raise self._stop(f"no = behind “{match[0]}”", match.end(), remedy)
        self.pos += 1
        self._space()
        value_start = self.pos
        parts = [self._not_opened(block, match[0]) or self._part(match[0], start)]
        end = self.pos
        self._space()
        while self._here() == "#":
            self.pos += 1
            self._space()
            parts.append(self._part(match[0], start))
            end = self.pos
            self._space()
        self._comma(block, match[0], end)
        return Field(match[0].lower(), tuple(parts), start, value_start, end)

    def _not_opened(self, block: Block, name: str) -> Part | None:
        """A value without its first brace that ends as if it had one."""
        found = _NOT_OPENED.match(self.text, self.pos)
        if found is None or "\n" not in self.text[block.start : self.pos]:
            return None
        word = found["value"].split()[0].rstrip(",.;:")
        remedy, start = f"Write `{{` before “{word}”.", self.pos
        block.faults.append(
            Fault(f"the value of {name} does not open", remedy, start, start + 1)
        )
        self.pos = found.end("value") + 1
        return Part(found["value"])

    def _comma(self, block: Block, name: str, end: int) -> None:
        here = self._here()
        if here == ",":
            self.pos += 1
        elif here and here != self.close and not self._at_next(block):
            remedy = "Write a comma at the end of the field."
            reason = f"no comma behind the value of {name}"
            if not _FIELD.match(self.text, self.pos):
                remedy = "Look for a brace or quotation mark too many on this line."
                reason = f"the value of {name} closes too early"
            block.faults.append(Fault(reason, remedy, end - 1, end))

    def _part(self, name: str, start: int) -> Part:
        here, begin = self._here(), self.pos
        if here in {"{", '"'} and here:
            closing, signs = ("}", _BRACE) if here == "{" else ('"', _QUOTE)
            end = _closing(self.text, begin + 1, signs, closing)
            if end is None:
                raise _UnreadableError(self._open_value(name, start, closing))
            self.pos = end
            return Part(self.text[begin + 1 : end - 1])
        match = _BARE.match(self.text, begin)
        if match is None:
            raise self._stop(f"{name} has no value")
        self.pos = match.end()
        return Part(match[0], is_macro=not match[0].isdecimal())

    def _stop(
        self, reason: str, end: int | None = None, remedy: str = _LOOK
    ) -> _UnreadableError:
        return _UnreadableError(self._fault(reason, remedy, end))

    def _fault(self, reason: str, remedy: str, end: int | None = None) -> Fault:
        at = min(self.pos, max(len(self.text) - 1, 0))
        return Fault(reason, remedy, at, max(end or 0, at + 1))

    def _open_value(self, name: str, start: int, closing: str) -> Fault:
        remedy = f"Add the missing `{closing}`."
        return Fault(
            f"the value of {name} does not close", remedy, start, self._line_end(start)
        )

    def _not_closed(self, block: Block) -> Fault:
        last = block.fields[-1].end if block.fields else max(block.key_end, block.start + 1)
        reason = f"the entry “{block.key}” does not close"
        return Fault(reason, f"Add `{self.close}` behind its last field.", last - 1, last)

    def _true_cause(self, block: Block) -> Fault | None:
        """A value that has swallowed the next field lacks its brace; the rest follows."""
        for found in block.fields:
            value = self.text[found.value_start : found.end]
            after = value.find("\n") + 1 or len(value)
            if _SWALLOWED.search(value, after) or _LAST.search(value):
                block.fields.remove(found)
                return self._open_value(found.name, found.start, "}")
        return None

    def _at_next(self, block: Block) -> bool:
        """Whether another block begins on the line at hand."""
        line = self.text.rfind("\n", 0, self.pos) + 1
        return line > block.start and _BLOCK_AT_LINE.match(self.text, line) is not None

    def _line_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return len(self.text) if end < 0 else end

    def _next_block(self) -> int:
        match = _BLOCK_AT_LINE.search(self.text, self.pos)
        return match.start() if match else len(self.text)
