"""Findings for programs: JSON, annotations on GitHub, SARIF."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from backmatter import __version__
from backmatter.diagnostics import Diagnostic, Diagnostics, Rule, Severity
from backmatter.text import Span

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
Json = dict[str, Any]


def as_json(diagnostics: Diagnostics) -> str:
    """One document; report/findings.schema.json says what is in it."""
    number = Counter(d.severity for d in diagnostics)
    document = {
        "version": 1,
        "tool": f"backmatter {__version__}",
        "findings": [_finding(d) for d in diagnostics],
        "summary": {f"{s}s": number[s] for s in Severity},
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _finding(found: Diagnostic) -> Json:
    return {
        "code": found.rule.code,
        "name": found.rule.name,
        "severity": str(found.severity),
        "message": found.message,
        "remedy": found.remedy,
        "fixable": bool(found.edits) or found.rule.fixable,
        "path": found.span.path,
        "line": found.span.line,
        "column": found.span.column,
        "end_line": found.span.end_line,
        "end_column": found.span.end_column,
        "text": found.span.text,
    }


def as_github(diagnostics: Diagnostics) -> Iterator[str]:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    for found in diagnostics:
        span = found.span
        values = {
            "file": span.path,
            "line": span.line,
            "endLine": span.end_line,
            "col": span.column,
            "endColumn": span.end_column,
            "title": f"{found.rule.code} {found.rule.name}",
        }
        properties = ",".join(f"{k}={_property(str(v))}" for k, v in values.items())
        yield f"::{_GITHUB[found.severity]} {properties}::{_data(_words(found))}"


def _words(found: Diagnostic) -> str:
    stop = "" if found.message.endswith(("?", ".")) else "."
    return f"{found.message}{stop} {found.remedy}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(diagnostics: Diagnostics) -> str:
    """A log by SARIF 2.1.0 (OASIS), which code-scanning services read."""
    rules = sorted({d.rule.code: d.rule for d in diagnostics}.items())
    index = {code: i for i, (code, _) in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "backmatter",
                "version": __version__,
                "rules": [_sarif_rule(rule) for _, rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(d, index[d.rule.code]) for d in diagnostics],
    }
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _sarif_rule(rule: Rule) -> Json:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.about},
        "help": {"text": f"Wrong:\n{rule.wrong}\n\nRight:\n{rule.right}"},
        "defaultConfiguration": {"level": _SARIF[rule.severity]},
    }


def _sarif_result(found: Diagnostic, index: int) -> Json:
    return {
        "ruleId": found.rule.code,
        "ruleIndex": index,
        "level": _SARIF[found.severity],
        "message": {"text": _words(found)},
        "locations": [{"physicalLocation": _sarif_place(found.span)}],
    }


def _sarif_place(span: Span) -> Json:
    return {
        "artifactLocation": {"uri": quote(span.path)},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }
