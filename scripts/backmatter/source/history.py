"""When the text changed and which version this is: from git, or from files where git is not.

The editors' own record of changes counts up to its newest entry for an act; what git has
after that is added, so that nothing is lost when nobody writes the record.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from backmatter import rules
from backmatter.config import Settings
from backmatter.diagnostics import Diagnostic, Diagnostics, did_you_mean
from backmatter.git import git
from backmatter.publication import Change, History, Version
from backmatter.source.files import Load, read
from backmatter.source.kept import Kept
from backmatter.source.yaml_remedies import no_yaml
from backmatter.text import SourceFile, Span
from backmatter.yaml_faults import not_too_deep

_RECORD, _FIELD = "\x1e", "\x1f"
_FIELDS, _NAMES = ("date", "acts", "change"), "__names__"
_FORMAT = f"--format={_RECORD}%H{_FIELD}%P{_FIELD}%cs{_FIELD}%s"


def read_version(settings: Settings, released: Version) -> Version:
    """The version from git; without git the released one; the date as the build is told.

    SOURCE_DATE_EPOCH, where it is set, is the date (reproducible-builds.org).
    """
    commit, _, date = git(settings.root, "log", "-1", "--format=%H %cs").strip().partition(" ")
    date = _told_date() or date
    if not commit:
        return Version(date or released.date, released.name)
    changed = git(settings.root, "status", "--porcelain", "--untracked-files=no", "--", ".")
    return Version(date, commit[:7] + ("+" if changed.strip() else ""), commit)


def _told_date() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return f"{datetime.fromtimestamp(int(epoch), UTC):%Y-%m-%d}" if epoch.isdecimal() else ""


def read_history(settings: Settings) -> tuple[History, Diagnostics]:
    """The changes of the acts, newest first: the record, and what git has after it."""
    recorded, found = read_recorded(settings)
    newest: dict[str, str] = {}
    for change in recorded:
        for stem in change.stems:
            newest[stem] = max(newest.get(stem, ""), change.date)
    later = [
        c for c in _committed(settings) if any(c.date > newest.get(s, "") for s in c.stems)
    ]
    changes = sorted([*later, *recorded], key=lambda c: c.date, reverse=True)
    return History(tuple(changes)), found


@dataclass
class _Touched:
    """What one commit does to the sources of the edition."""

    stems: list[str] = field(default_factory=list)
    lines: int = 0
    note_lines: int = 0


def _committed(settings: Settings) -> Iterator[Change]:
    folders = [str(f) for f in (settings.acts, settings.notes)]
    log = git(
        settings.root, "log", "--numstat", "--relative", "--no-renames", _FORMAT, "--", *folders
    )
    shallow = git(settings.root, "rev-parse", "--is-shallow-repository").strip() == "true"
    for record in log.split(_RECORD)[1:]:
        head, *stats = record.strip().split("\n")
        commit, parents, date, subject = head.split(_FIELD, 3)
        if shallow and not parents:
            continue  # the end of a shallow clone seems to add every file
        touched = _touched(settings, stats)
        if touched.stems:
            yield Change(
                date, subject, tuple(touched.stems), commit, touched.lines, touched.note_lines
            )


def _touched(settings: Settings, stats: Sequence[str]) -> _Touched:
    found = _Touched()
    for line in stats:
        added, _, path = (*line.split("\t", 2), "", "")[:3]
        file = PurePosixPath(path)
        if file.suffix != ".md" or not added.isdecimal():
            continue
        if file.stem not in found.stems:
            found.stems.append(file.stem)
        if file.parent.name == settings.notes.name:
            found.note_lines += int(added)
        else:
            found.lines += int(added)
    return found


def read_recorded(
    settings: Settings, load: Load = Path.read_bytes, kept: Kept | None = None
) -> tuple[Sequence[Change], Diagnostics]:
    """The changes that the editors describe themselves, in the data file `changes.yml`."""
    path = settings.data / "changes.yml"
    if not path.is_file():
        return (), ()
    keep = kept or Kept()
    file, unread = read(settings.root, path, load, keep)
    changes, faults = keep(_changes, file)
    return changes, unread + faults


def _changes(file: SourceFile) -> tuple[Sequence[Change], Diagnostics]:
    try:
        data = yaml.load(not_too_deep(file.text), Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return (), (no_yaml(rules.DATA_FILE_PARSES, file, error, path=file.path),)
    changes: list[Change] = []
    faults: list[Diagnostic] = []
    if data and not isinstance(data, list):
        reason = "the file is no list whose items begin with `-`"
        faults.append(rules.CHANGE_IS_WHOLE.at(file.line_span(1), reason=reason))
    for item in data if isinstance(data, list) else []:
        change, amiss = _change(item), tuple(_fields(file, item))
        faults += amiss
        if isinstance(change, Change):
            changes.append(replace(change, span=_line(file, item)))
        elif not amiss:
            whole = rules.CHANGE_IS_WHOLE.at(_line(file, item), reason=change)
            lacks = next((name for name in _HOLDS if f"`{name}`" in change), "")
            faults.append(whole.advised(f"Add `{lacks}: …`, {_HOLDS[lacks]}." if lacks else ""))
    return changes, (*faults, *_dates(changes))


def _fields(file: SourceFile, item: Any) -> Iterator[Diagnostic]:
    """The fields of a record that stand twice or are none."""
    seen: set[str] = set()
    for name, start, end in item.get(_NAMES, ()) if isinstance(item, Mapping) else ():
        span = Span(file, start, end)
        if name in seen:
            yield rules.DATA_FIELD_ONCE.at(span, field=name)
        elif name not in _FIELDS:
            hint = did_you_mean(name, _FIELDS)
            yield rules.DATA_FIELD_KNOWN.at(span, field=name, hint=hint)
        seen.add(name)


def _dates(changes: Sequence[Change]) -> Iterator[Diagnostic]:
    """Dates that cannot be, and those against the order that the others have."""
    for change in changes:
        if change.span and int(change.date[:4]) > date.today().year + 1:
            fault = "lies in the future"
            yield rules.CHANGES_IN_ORDER.at(change.span, date=change.date, fault=fault)
    rises = [c for a, c in pairwise(changes) if a.date < c.date]
    falls = [c for a, c in pairwise(changes) if a.date > c.date]
    for change in min(rises, falls, key=len) if rises and falls else ():
        if change.span:
            fault = "stands out of order"
            yield rules.CHANGES_IN_ORDER.at(change.span, date=change.date, fault=fault)


_HOLDS = {
    "date": "the day of the change, as in `date: 2026-11-24`",
    "acts": 'the names of the acts in brackets, as in `acts: ["1959"]`',
    "change": "what was changed, in words for the readers",
}
"""What the fields of a change hold."""


class _Loader(yaml.SafeLoader):
    """YAML in which each mapping knows its line, and a date or a year is plain text."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping with its line under the key `__line__`, and its fields as written."""
        names = tuple(
            (str(key.value), key.start_mark.index, key.end_mark.index) for key, _ in node.value
        )
        made = super().construct_mapping(node, deep)
        return {**made, "__line__": node.start_mark.line + 1, _NAMES: names}


_Loader.yaml_implicit_resolvers = {}  # every scalar is a string


def _change(item: Any) -> Change | str:
    """A record as a change, or what it lacks."""
    if not isinstance(item, Mapping):
        return "it has no fields"
    acts = item.get("acts")
    stems = tuple(map(str, acts)) if isinstance(acts, list) else ()
    day, words = str(item.get("date") or ""), str(item.get("change") or "").strip()
    for name, value in (("date", day), ("acts", stems), ("change", words)):
        if not value:
            return f"its field `{name}` is missing or empty"
    try:
        datetime.strptime(day, "%Y-%m-%d")
    except ValueError:
        return f"its date is not written like 2026-11-24 but {day!r}"
    return Change(day, words, stems)


def _line(file: SourceFile, item: Any) -> Span:
    return file.line_span(item.get("__line__", 1) if isinstance(item, Mapping) else 1)
