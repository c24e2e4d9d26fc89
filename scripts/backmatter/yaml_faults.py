"""Why a text is no YAML, in words, at the place where the slip is."""

from __future__ import annotations

import re

import yaml

from backmatter.text import SourceFile, Span

_OPEN_QUOTE = re.compile(
    r"^[ \t-]*(?:[^\n\"':#]+:[ \t]+)?(?P<quote>[\"'])(?:(?!(?P=quote))[^\n])*$", re.MULTILINE
)
_NEST = re.compile(r"(?:[\[{][^\[\]{}]{0,40}){100}|(?:- ){100}")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_IN_CONFLICT = (
    "the marks of a merge conflict stand here; keep one side, and remove the other and them"
)
_OPENED = {
    "quoted scalar": "the quotation mark that opens here does not close",
    "flow sequence": "the bracket `[` that opens here does not close",
    "flow mapping": "the brace `{` that opens here does not close",
}
_PROBLEMS = {
    "mapping values are not allowed": "a colon stands where no field can begin; either the "
    "line is indented too far, or a value with a colon lacks its quotation marks",
    "expected ':'": "a line without a colon, where `name: value` should stand",
    "<block end>": "the line does not follow from those before; look at its indent and its "
    "quotation marks",
    "expected key": "the line does not follow from those before; look at its indent and its "
    "quotation marks",
    "alias": "a value that begins with `*` or `&` lacks its quotation marks",
    "anchor": "a value that begins with `*` or `&` lacks its quotation marks",
    "document start": "text stands here that belongs to no field",
    "unknown escape": "a backslash within quotation marks; double it, or write `'…'`",
}


def not_too_deep(text: str) -> str:
    """The text itself. Raises RecursionError if it nests as no text of a person does, which
    takes PyYAML minutes or all of the stack.
    """
    if _NEST.search(text):
        raise RecursionError
    return text


def of_conflict(lines: int, right: str) -> dict[str, str]:
    """What git has left of a conflict, by so many lines of it, and what to do about it."""
    if lines == 1:
        what = "a line is left here from joining two versions of the file"
        return {"what": what, "mend": "Remove this line."}
    what = "git left two versions here, between lines that begin with `<<<<<<<` and `>>>>>>>`"
    mend = f"Keep the version that is {right}; remove the other and the lines of git’s"
    return {"what": what, "mend": f"{mend}, `=======` too."}


def yaml_fault(file: SourceFile, error: Exception, start: int = 0) -> tuple[Span, str]:
    """The line of a file at which the YAML that begins at `start` fails, and the reason."""
    if conflict := _CONFLICT.search(file.text, start):
        return file.line_span(file.line_of(conflict.start())), _IN_CONFLICT
    if isinstance(error, RecursionError):
        return file.line_span(file.line_of(start)), "it is nested too deeply"
    if not isinstance(error, yaml.MarkedYAMLError):
        return _unmarked(file, error, start)
    problem, context = error.problem or "", error.context or ""
    shown = error.problem_mark or error.context_mark
    opened = next((words for sign, words in _OPENED.items() if sign in context), "")
    mark = (error.context_mark if opened else None) or shown
    line = file.line_of(start) + (mark.line if mark else 0)
    text = file.text[start : _end(file, file.line_of(start) + (shown.line if shown else 0))]
    if quote := _OPEN_QUOTE.search(text):
        line = file.line_of(start + quote.start("quote"))
        return file.line_span(line), _OPENED["quoted scalar"]
    return file.line_span(line), opened or _in_words(problem)


def _end(file: SourceFile, line: int) -> int:
    return file.line_starts[line] if line < len(file.line_starts) else len(file.text)


def _in_words(problem: str) -> str:
    if "cannot start any token" in problem:
        if "\\t" in problem or "tab" in problem:
            return "a tab stands here, and YAML takes spaces alone"
        return "a value begins with a sign of YAML’s and lacks its quotation marks"
    return next((words for sign, words in _PROBLEMS.items() if sign in problem), problem)


def _unmarked(file: SourceFile, error: Exception, start: int) -> tuple[Span, str]:
    """A character that YAML does not allow, or a value such as a date that cannot be."""
    position = getattr(error, "position", None)
    at = min(start + (position or 0), len(file.text))
    line = file.line_span(file.line_of(at))
    if position is not None:
        character = getattr(error, "character", "")
        return line, f"a character that YAML does not allow: {character!r}"
    return line, str(error).split("\n", maxsplit=1)[0]
