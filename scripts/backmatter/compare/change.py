"""A change and how it is written: as a line, or as Markdown in which nothing is markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

NOTHING = "Nothing has changed for a reader."
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~&-])")
_BACKQUOTES = re.compile("`+")
_LONG = 80
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True)
class Change:
    """One thing that is otherwise than before."""

    part: str
    """The act's title, or `Bibliography`, `Notes`, `Pages`, `Settings`."""
    words: str
    """A sentence without its full stop; `{}` stands for a value."""
    values: tuple[str, ...] = ()
    """Keys, citations and other texts of the sources."""


def as_text(changes: Sequence[Change]) -> str:
    """One line a change; a word if there is none."""
    lines = (f"{_short(c.part)}: {c.words.format(*map(_short, c.values))}" for c in changes)
    return "\n".join(lines) or NOTHING


def as_markdown(changes: Sequence[Change]) -> str:
    """A list under a heading for each part, for a pull request."""
    parts: dict[str, list[str]] = {}
    for change in changes:
        words = change.words.format(*map(_code, change.values))
        parts.setdefault(change.part, []).append(f"- {words}")
    blocks = [f"### {_escaped(part)}\n\n" + "\n".join(lines) for part, lines in parts.items()]
    return "\n\n".join(blocks) or NOTHING


def counted(number: int, one: str) -> str:
    """`one note`, `two notes` …"""
    return f"{in_words(number)} {one}{'' if number == 1 else 's'}"


def in_words(number: int) -> str:
    """A small number as a word."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _short(text: str) -> str:
    """The text in one line, without what a terminal would obey."""
    flat = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    return flat if len(flat) <= _LONG else f"{flat[: _LONG - 1]}…"


def _code(text: str) -> str:
    """The text as code: nothing in it is markup, and `@key` names no user."""
    flat = _short(text)
    longest = max(map(len, _BACKQUOTES.findall(flat)), default=0)
    fence = "`" * (longest + 1)
    space = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{space}{flat}{space}{fence}" if flat else "nothing"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", _short(text)).replace("@", "@<!-- -->")
