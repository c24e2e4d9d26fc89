"""The printed bibliography, and how it follows a few entries that have changed.

An entry's print depends on itself and the works it may be mistaken for, and its place on what
it is sorted by. So of a large bibliography only what is new is printed, twice: among a sample
of the others, which tells between which two of them it comes, and among those between them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt
from typing import Any

from backmatter.format.jobs import Job, do
from backmatter.format.repeated import Entries, alike, repeated
from backmatter.format.task import Task
from backmatter.pandoc import Session

_FEW = 20
"""Of how many new works the places are sought; of more, the whole is printed."""


@dataclass(frozen=True)
class PrintedBibliography:
    """The entries, and the names that the style would replace."""

    entries: Entries
    repeated: Mapping[str, str]
    names: Mapping[str, str]
    """For each key, a name for all that the print of its entry depends on."""

    def to_json(self) -> list[Any]:
        """A value of JSON."""
        return [self.entries, self.repeated, self.names]

    @classmethod
    def from_json(cls, value: Any) -> PrintedBibliography:
        """What `to_json` has turned into a value. Raises if it is none."""
        entries, same, names = value
        return cls(
            tuple((str(key), str(html)) for key, html in entries),
            {str(key): str(text) for key, text in same.items()},
            {str(key): str(name) for key, name in names.items()},
        )


def whole(task: Task, entries: Entries, session: Session) -> PrintedBibliography:
    """The bibliography of entries that have just been printed. Raises PandocError."""
    same = alike(entries) if task.style.substitute else ()
    return PrintedBibliography(
        entries, _repeated([key for key, _ in same], entries, task, session), task.entry_names
    )


def followed(
    old: PrintedBibliography, task: Task, session: Session
) -> PrintedBibliography | None:
    """The bibliography after a few changes; None if it is to be printed as a whole.

    Raises PandocError.
    """
    names = task.entry_names
    new = [key for key, name in names.items() if old.names.get(key) != name]
    stay = tuple(e for e in old.entries if old.names.get(e[0]) == names.get(e[0]))
    if not task.style.prints_apart or len(new) > _FEW or len(stay) <= _FEW:
        return None
    entries = _placed(new, stay, task, session) if new else stay
    before, now = _before(old.entries), _before(entries)
    moved = {k for k, b in now.items() if b != before.get(k) or {k, b}.intersection(new)}
    pairs = dict.fromkeys(name for key in now if key in moved for name in (now[key], key))
    keys = [key for key in pairs if key and task.style.substitute]
    same = _repeated(keys, entries, task, session)
    return PrintedBibliography(
        entries,
        {
            **{k: v for k, v in old.repeated.items() if k in now and k not in moved},
            **{k: v for k, v in same.items() if k in moved},
        },
        names,
    )


def _before(entries: Entries) -> dict[str, str]:
    """For each key the one before it, in the order of the entries."""
    return {key: before for before, key in pairwise(["", *(key for key, _ in entries)])}


def _placed(new: Collection[str], stay: Entries, task: Task, session: Session) -> Entries:
    """New entries at their places among those that stay; a style may leave some out."""
    keys = [key for key, _ in stay]
    step = isqrt(len(keys))
    sample = set(keys[::step])
    near: set[str] = set()
    pivots = 0
    for key, _ in _print({*sample, *new}, task, session):
        pivots += key in sample
        if key in new:
            near.update(keys[max(0, pivots - 1) * step : pivots * step + 1])
    behind: dict[str, list[tuple[str, str]]] = {"": []}
    for key, html in _print({*near, *new}, task, session):
        if key in near:
            behind[key] = []
        else:
            behind[next(reversed(behind))].append((key, html))
    groups = ([entry, *behind.get(entry[0], ())] for entry in stay)
    return (*behind[""], *(entry for group in groups for entry in group))


def _print(keys: Collection[str], task: Task, session: Session) -> Entries:
    """Some entries in the style's order."""
    known = [key for key in task.items if key in keys]
    return do(Job((), known, task.style.repeating_names), task, session)[1]


def _repeated(
    keys: list[str], entries: Entries, task: Task, session: Session
) -> dict[str, str]:
    """The names that the style replaces when it prints these entries by itself."""
    if not keys:
        return {}
    html = dict(entries)
    full = tuple((key, html[key]) for key in keys)
    _, replaced = do(Job((), keys, task.style.unsorted), task, session)
    return repeated(full, replaced, task.style.substitute)
