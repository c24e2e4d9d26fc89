"""Values of the model as bytes, and back, so that what was read of a file outlives a run.

The form is Python's pickle with nothing in it but the classes named here: a file that asks
for any other is not ours and counts as absent. Texts are no part of it: a source file is
the number of one of those at hand, and a rule is its code.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from backmatter import model, rules
from backmatter.diagnostics import Diagnostic, Edit, Rule, Severity
from backmatter.source.tokens import PackedTokens
from backmatter.text import SourceFile, Span

_SUM = 16
_CLASSES = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (
        model.Bibliography,
        model.Block,
        model.Cite,
        model.Cluster,
        model.Document,
        model.Entry,
        model.Link,
        model.Locator,
        model.Note,
        model.NoteRef,
        Diagnostic,
        Edit,
        PackedTokens,
        Severity,
        Span,
    )
}


def _reducer(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """A dataclass as a call with its fields, which is quicker to undo than pickle's way."""
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda value: (kind, values(value))


_REDUCERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    kind: _reducer(kind) for kind in _CLASSES.values() if is_dataclass(kind)
}
_REDUCERS[Rule] = lambda rule: (Rule, (rule.code,))


def pack(value: Any, files: Sequence[SourceFile]) -> bytes | None:
    """A value that was made of these files; None if it has in it what cannot be kept."""
    out = io.BytesIO()
    try:
        _Writer(out, files).dump(value)
    except (pickle.PicklingError, RecursionError):
        return None
    return _check_sum(out.getvalue()) + out.getvalue()


def unpack(data: bytes, files: Sequence[SourceFile]) -> Any:
    """The value, made of these very files. Raises ValueError if the bytes are not ours."""
    if _check_sum(data[_SUM:]) != data[:_SUM]:
        raise ValueError("damaged")
    try:
        return _Reader(io.BytesIO(data[_SUM:]), files).load()
    except (pickle.UnpicklingError, LookupError) as error:
        raise ValueError(str(error)) from error


def _check_sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SUM).digest()


class _Writer(pickle.Pickler):
    def __init__(self, out: io.BytesIO, files: Sequence[SourceFile]) -> None:
        super().__init__(out, protocol=5)
        numbers = {id(file): i for i, file in enumerate(files)}

        def number(file: SourceFile) -> tuple[Any, ...]:
            if id(file) not in numbers:
                raise pickle.PicklingError(f"of another file: {file.path}")
            return SourceFile, (numbers[id(file)],)

        self.dispatch_table = {**_REDUCERS, SourceFile: number}


class _Reader(pickle.Unpickler):
    def __init__(self, data: io.BytesIO, files: Sequence[SourceFile]) -> None:
        super().__init__(data)
        self._files = files

    def find_class(self, module: str, name: str) -> Any:
        """One of the classes that a kept value may have in it, or what stands for one."""
        if name == SourceFile.__name__:
            return self._files.__getitem__
        return rules.BY_NAME.__getitem__ if name == Rule.__name__ else _CLASSES[module, name]
