"""What mends a line that is no YAML, by what it is and what stands round it."""

from __future__ import annotations

import re

from backmatter.diagnostics import Diagnostic, Rule
from backmatter.text import SourceFile, Span
from backmatter.yaml_faults import yaml_fault

_FIELD = re.compile(r"(?P<indent>\s*(?:- +)?)[\"']?(?P<name>\w[\w -]*)[\"']?:(?P<value>.*)")
_COLON = re.compile(r"(?P<before>[^\s:]+): ")
_CLOSES = {
    "quotation mark": "Write it again where the value ends, or remove it if none was meant.",
    "bracket": "Write `]` where the list ends.",
    "brace": "Write `}` where the fields within end.",
    "marks of a merge": "Of the two sides keep the one that is right.",
}


def no_yaml(rule: Rule, file: SourceFile, error: Exception, **fields: object) -> Diagnostic:
    """The finding that a file is no YAML, with what mends the line if that is known."""
    span, reason = yaml_fault(file, error)
    remedy = next((words for sign, words in _CLOSES.items() if sign in reason), "")
    if reason.startswith("a tab"):
        remedy = _without_tab(span)
    elif reason.startswith("a colon"):
        reason, remedy = _colon(span, reason)
    return rule.at(span, reason=reason, **fields).advised(remedy)


def _without_tab(span: Span) -> str:
    """How many spaces to put for a tab, by the line before, or behind it."""
    fields = [field for field in (_line(span, -1), _line(span, 1)) if field]
    indents = [len(field["indent"]) for field in fields]
    if not indents or any("\t" in field["indent"] for field in fields):
        return "Put spaces for the tab."
    before = fields[0]
    spaces = indents[0] if "-" in before["indent"] else min(indents)
    if not before["value"].strip():
        spaces = max(indents)
    return f"Put spaces for the tab, {spaces} here."


def _colon(span: Span, reason: str) -> tuple[str, str]:
    """A field that is indented too far, or a value with a colon."""
    own, before = _FIELD.match(span.text), _line(span, -1)
    if own and before and before["value"].strip():
        more = len(own["indent"]) - len(before["indent"])
        if more > 0:
            spaces = "a space" if more == 1 else f"{more} spaces"
            fault = "the line is indented further than the field before"
            return fault, f"Take {spaces} out at its beginning."
    if own and (colon := _COLON.search(own["value"] + " ")):
        fault = f"the value of `{own['name']}` has a colon, which no value without quotation "
        fault += "marks can have"
        mark = "'" if '"' in own["value"] else '"'
        quoted = f"`{own['name']}: {mark}…{mark}`"
        return fault, (
            f"Take the colon behind “{colon['before']}” out if it is a slip; "
            f"if it is meant, put quotation marks round the whole value, {quoted}."
        )
    return reason, ""


def _line(span: Span, step: int) -> re.Match[str] | None:
    """The next field before or behind a line, over lines that are empty."""
    number = span.line + step
    while 1 <= number <= len(span.file.line_starts):
        text = span.file.line_span(number).text
        if text.strip():
            return _FIELD.match(text)
        number += step
    return None
