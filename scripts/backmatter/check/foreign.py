"""Markup of other programs, which here means nothing and prints as it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from backmatter import rules
from backmatter.check.prose import MASK, Prose, prose_of
from backmatter.diagnostics import Diagnostic
from backmatter.model import Act, Document

_MOST = 50
"""Characters of what is found that a message shows."""


@dataclass(frozen=True)
class _Foreign:
    """What a program leaves in a text that is taken from it."""

    what: str
    remedy: str
    signs: tuple[str, ...]
    """A text without any of these holds none of it."""
    pattern: re.Pattern[str]


_EMPHASIS = re.compile(r"\\(?:emph|text(?:it|sl|bf))\{(?P<words>[^{}\n]+)\}")
_NOTE = "a note as `[^5]` with its text in the file of notes"
_KINDS = (
    _Foreign(
        "a citation of LaTeX",
        "Cite the work as `[@key, p. 5]`.",
        ("\\",),
        re.compile(
            r"\\[a-zA-Z]{0,12}cite[a-z]{0,9}\*?(?:\[[^\]\n]{0,80}\]){0,2}\{[^}\n]{0,80}\}?"
        ),
    ),
    _Foreign(
        "a command of LaTeX",
        f"Write it in Markdown: `*emphasis*`, `## Title {{#id}}`, `[text](address)`, {_NOTE}.",
        ("\\",),
        re.compile(
            r"\\(?:emph|text[a-z]{2,3}|footnote(?:text|mark)?|(?:sub){0,2}section|chapter|label"
            r"|ref|href|url|enquote|begin|end)\*?\{[^}\n]{0,40}\}?|\\(?:item|par|noindent)\b"
        ),
    ),
    _Foreign(
        "a link of a wiki",
        "Write `[text](1959.md)` for a page, `[text](bib:key)` for a work named in the text, "
        "`[@key, p. 5]` for a citation and `[^5]` for a mark.",
        ("[[",),
        re.compile(r"!?\[\[[^\[\]\n]{1,80}\]\]"),
    ),
    _Foreign(
        "markup of another language",
        f"Write it in Markdown: `[text](address)`, {_NOTE}.",
        (":`", "footnote:[", "{{", "<ref", "<o:", "<font"),
        re.compile(
            r":[a-z]{2,9}:(?=`)|\bfootnote:\[|\{\{[^{}\n]{1,80}\}\}"
            r"|</?(?:ref|o:p|font)\b[^<>\n]{0,60}>"
        ),
    ),
    _Foreign(
        "left over from another program",
        "Remove it, and look whether what it stood for is in the text.",
        (
            "ADDIN",
            "HYPERLINK",
            "REF ",
            "CITATION",
            "{|",
            "{ |",
            "MERGEF",
            "Error!",
            "oaicite",
            "ere is the ",
            "ere’s the ",
            "an AI ",
        ),
        re.compile(
            r"\{ ?(?:ADDIN|HYPERLINK|(?:NOTE|PAGE)?REF|CITATION)\b[^}\n]{0,80}\}?"
            r"|\{ ?\|[^|{}\n]{1,60}\|[^{}\n]{0,80}\}|\\\* ?MERGEFORMAT"
            r"|\bError! (?:Bookmark not defined|Reference source not found)\.?"
            r"|\b(?:(?:Sure|Certainly)[!,.] )?Here(?: is|’s) the"
            r" (?:revised|formatted|updated|corrected)"
            r" \w+(?= ?:)|\bAs an AI (?:language )?model\b"
            r"|:contentReference\[oaicite:\d+\](?:\{[^}\n]{0,20}\})?"
        ),
    ),
    _Foreign(
        "what e-mail makes of a character",
        "Write the character that was meant, such as ’ or –.",
        ("=",),
        re.compile(r"(?:=[0-9A-F]{2}){2,}|(?<!\b\w)=20(?=\n|\Z)"),
    ),
    _Foreign(
        "a broken name of a character",
        "Write the character itself.",
        ("&",),
        re.compile(
            r"&(?:amp|nbsp|lt|gt|quot|[nm]dash|[lr][sd]quo|hellip)\b(?!;)"
            r"|&amp;(?:[a-zA-Z]{2,8}|#\d{1,6});"
        ),
    ),
)


def check_foreign(act: Act) -> Iterator[Diagnostic]:
    """Nothing of the text is markup that another program would read."""
    for document in act.documents:
        yield from _of_document(document)


def _of_document(document: Document) -> Iterator[Diagnostic]:
    text = document.file.text
    kinds = [kind for kind in _KINDS if any(sign in text for sign in kind.signs)]
    for prose in prose_of(document) if kinds else ():
        for kind in kinds:
            yield from _of_kind(prose, kind)


def _remedy(found: str, kind: _Foreign) -> str:
    """What to write for a piece of markup: for emphasis, the words as they should stand."""
    emphasis = _EMPHASIS.fullmatch(found)
    if emphasis is None:
        return kind.remedy
    return f"Write `*{emphasis['words']}*`, or the words alone if they need no emphasis."


def _of_kind(prose: Prose, kind: _Foreign) -> Iterator[Diagnostic]:
    """All of one kind but for what stands in code or in a comment."""
    tags = {start for start, _ in prose.tags}
    for match in kind.pattern.finditer(prose.source):
        if prose.text[match.start()] != MASK or match.start() in tags:
            found = match[0] if len(match[0]) <= _MOST else match[0][: _MOST - 1] + "…"
            yield rules.NO_FOREIGN_MARKUP.at(
                prose.span(*match.span()),
                found=found,
                what=kind.what,
                remedy=_remedy(match[0], kind),
            )
