"""The YAML between two lines `---` at the top of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from backmatter import rules
from backmatter.diagnostics import Diagnostic, Diagnostics
from backmatter.source.unread_field import unread_field
from backmatter.text import SourceFile
from backmatter.yaml_faults import not_too_deep, yaml_fault

_WHOLE = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_OPEN = re.compile(r"---[ \t]*\n((?:[A-Za-z_]\w*:[^\n]*(?:\n[ \t-][^\n]*)*(?:\n|\Z))+)")
_LATE = re.compile(
    r"(?:(?!title\b)[^\n]{0,40}\n){0,3}(?P<fields>title[ \t]*[:=][^\n]*\n(?:[^\n]+\n){0,60}?)"
    r"[-—–+]{1,5}[ \t]*(?:\n|\Z)"
)
"""Front matter that begins too late, or with another line than `---`."""
_FIELD = re.compile(r"^(?P<name>[A-Za-z_]\w*)[ \t]*:[^\n]*(?:\n[ \t-][^\n]*)*", re.MULTILINE)


def read_front_matter(file: SourceFile) -> tuple[Mapping[str, Any], str, Diagnostics]:
    """The fields, the text with their lines blanked out, and what is wrong with them.

    Of front matter that is no YAML the fields that can be read alone are there.
    """
    match = _WHOLE.match(file.text)
    opened = None if match else _OPEN.match(file.text)
    if match is None and opened is None:
        return _misplaced(file)
    found = match or opened
    assert found is not None
    body = re.sub(r"[^\n]", " ", found[0]) + file.text[found.end() :]
    if match is None:
        reason = "the line `---` behind it is missing"
        mend = "Write a line `---` above this one, where the text begins."
        where = file.line_span(file.line_of(found.end()))
        fault = rules.FRONT_MATTER_PARSES.at(where, reason=reason, mend=mend)
        return _salvaged(found[1]), body, (fault,)
    meta, faults = _read(file, match)
    return meta, body, faults


def _misplaced(file: SourceFile) -> tuple[Mapping[str, Any], str, Diagnostics]:
    """Fields at the top of a file whose first line is not `---`, if there are some."""
    found = _LATE.match(file.text)
    if found is None:
        return {}, file.text, ()
    body = re.sub(r"[^\n]", " ", found[0]) + file.text[found.end() :]
    reason = "the file does not begin with the line `---`"
    mend = "Write `---` as the first line, `---` behind the fields, and nothing before them."
    fault = rules.FRONT_MATTER_PARSES.at(file.line_span(1), reason=reason, mend=mend)
    return _salvaged(found["fields"]), body, (fault,)


def _read(file: SourceFile, match: re.Match[str]) -> tuple[Mapping[str, Any], Diagnostics]:
    try:
        meta = yaml.safe_load(not_too_deep(match[1]))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        span, reason = yaml_fault(file, error, match.start(1))
        return _salvaged(match[1]), (unread_field(span, reason),)
    if meta is None:
        return {}, ()
    if not isinstance(meta, dict):
        reason = "it holds no lines `name: value`"
        mend = "Write each field on a line of its own, `title: …`."
        fault = rules.FRONT_MATTER_PARSES.at(file.line_span(2), reason=reason, mend=mend)
        return {}, (fault,)
    return {str(k): v for k, v in meta.items()}, tuple(_twice(file, match))


def _twice(file: SourceFile, match: re.Match[str]) -> Iterator[Diagnostic]:
    seen: dict[str, re.Match[str]] = {}
    for field in _FIELD.finditer(match[1]):
        first = seen.setdefault(field["name"], field)
        if first is not field:
            span = file.line_span(file.line_of(match.start(1) + field.start()))
            line = file.line_of(match.start(1) + first.start())
            reason = f"`{field['name']}` stands here again, after line {line}"
            mend = "Keep the one of the two that is right, and remove the other."
            if first[0].split() == field[0].split():
                mend = "Remove one of the two; they are the same."
            yield rules.FRONT_MATTER_PARSES.at(span, reason=reason, mend=mend)


def _salvaged(text: str) -> Mapping[str, Any]:
    """The fields that can be read one by one, so that one slip is one finding."""
    meta: dict[str, Any] = {}
    for field in _FIELD.finditer(text):
        try:
            value = yaml.safe_load(not_too_deep(field[0]))
        except (yaml.YAMLError, ValueError, RecursionError):
            rest = field[0].partition(":")[2].split("\n")[0]
            numbers = re.findall(r"\d{1,9}", rest) if field["name"] == "order" else []
            value = {field["name"]: int(numbers[-1]) if numbers else rest.strip(" \"'[]{}")}
        meta.update(value if isinstance(value, dict) else {})
    return meta
