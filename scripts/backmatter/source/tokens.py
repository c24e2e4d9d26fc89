"""Markdown tokens kept as bytes.

A page's tokens are read two or three times, but as objects those of a whole journal take
most of the memory of a build and slow every garbage collection down. Packed they take a
fifth, and unpacking costs less than the copies that rendering needs anyway.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

from markdown_it.token import Token


class PackedTokens(Sequence[Token]):
    """A sequence of tokens; each reading gives new ones, which may be changed freely."""

    __slots__ = ("_length", "_packed")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._length = len(tokens)
        self._packed = marshal.dumps([_flat(t) for t in tokens])

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Token]:
        return _tokens(marshal.loads(self._packed))

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | Sequence[Token]:
        return list(self)[index]


def _flat(token: Token) -> tuple[Any, ...]:
    return (
        token.type,
        token.tag,
        token.nesting,
        token.attrs,
        token.map,
        token.level,
        None if token.children is None else [_flat(t) for t in token.children],
        token.content,
        token.markup,
        token.info,
        token.meta,
        token.block,
        token.hidden,
    )


def _tokens(flat: Iterable[tuple[Any, ...]]) -> Iterator[Token]:
    for fields in flat:
        token = Token(*fields)
        if fields[6] is not None:
            token.children = list(_tokens(fields[6]))
        yield token
