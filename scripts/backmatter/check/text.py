"""The letters and signs of prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from backmatter import rules
from backmatter.check.numbers import ranges
from backmatter.check.prose import Prose, finds, prose_of
from backmatter.diagnostics import Diagnostic, Edit
from backmatter.model import Act, Document
from backmatter.text import Span

_STRAIGHT = re.compile(r"(?<!\d)[\"']|(?<=\d)'(?=s\b)")
_OPENS_AFTER = re.compile(r"(?:^|[\s(\[“‘—–*_\ufffc])\Z")
_SPACES = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_CUT = re.compile(
    r"(?<![\w-])((?:[^\W\d_]{1,40}-){0,3}[^\W\d_]{2,40})-(?:\n[ \t]*| +)([^\W\d_]{2,40})"
)
_SUSPENDED = frozenset(
    """
and or to und oder bis et ou y o e i a och og en nor but versus
""".split()
)
_DASHES = re.compile(r"(?<![-\w!<])-{2,3}(?![->])|(?<=\w)-{2,3}(?=\w)")
_TWICE = re.compile(r"(?<![\w-])([^\W\d_]++)\s++\1(?![-\w\u00ad\u200b-\u200d\u2060\ufeff])")
_MAY_BE_TWICE = frozenset("had that is do so very nous vous die der das sie no bye ha".split())
_SPACE_BEFORE = re.compile(r"(?<=[\w”’)*_])(?<!\.) +([,.)])(?=\s|\Z|\ufffc)(?! ?\.)")
_SIGN_TWICE = re.compile(r"(?<![.,;:])(?P<sign>[.,;:])(?P=sign)(?![.,;:/\w])")
_PLACEHOLDER = re.compile(
    r"\b(?:TODO|FIXME|TBD)\b|\?\?\?|\b(?:[Ll]orem [Ii]psum|LOREM IPSUM)\b"
)
_PLACEHOLDERS = ("TODO", "FIXME", "TBD", "???", "orem ", "LOREM ")
_QUOTES = re.compile(r"[“”]")
_HYPHENED = re.compile(r"[1-9]\d{0,3}-[1-9]\d{0,3}")
_NUMBERED = re.compile(
    r"(?:ISSN|ISBN|[Nn]o\.|[Tt]el\.|[Cc]all|[Pp]hone|[Ff]ax)\s?\Z|[A-Za-z/:.@#+-]\Z"
)


def check_text(act: Act) -> Iterator[Diagnostic]:
    """Quotes, spaces, hyphens and slips of the hand in the prose of an act and its notes."""
    for document in act.documents:
        pieces = prose_of(document)
        for prose in pieces:
            yield from _piece(prose)
        yield from _unpaired(document, pieces)


def _piece(prose: Prose) -> Iterator[Diagnostic]:
    for check in (_straight, _spaces, _cut, _ranges, _simple):
        yield from check(prose)


def _straight(prose: Prose) -> Iterator[Diagnostic]:
    for match in finds(_STRAIGHT, prose.text, '"', "'"):
        sign, at = match[0], match.start()
        opens = _OPENS_AFTER.search(prose.text[max(0, at - 2) : at]) is not None
        after = prose.text[at + 1 : at + 2]
        opens = opens and not (sign == "'" and after.isdigit()) and not after.isspace()
        mended = {'"': "”“", "'": "’‘"}[sign][opens]
        span = prose.span(at, at + 1)
        found = rules.STRAIGHT_QUOTE.at(span, sign=sign, mended=mended)
        sure = not (sign == "'" and opens and prose.text.count("'") == 1)
        yield found.mended_by(Edit(span, mended)) if sure else found


def _spaces(prose: Prose) -> Iterator[Diagnostic]:
    for match in finds(_SPACES, prose.text, "  ", "\t"):
        span = prose.span(*match.span())
        found = rules.DOUBLE_SPACE.at(span, count=len(match[0]))
        yield found.mended_by(Edit(span, " "))
    for match in finds(_SPACE_BEFORE, prose.text, " ,", " .", " )"):
        span = prose.span(match.start(), match.start(1))
        found = rules.SPACE_BEFORE_PUNCTUATION.at(span, sign=match[1])
        yield found.mended_by(Edit(span, ""))


def _cut(prose: Prose) -> Iterator[Diagnostic]:
    for match in finds(_CUT, prose.text, "- ", "-\n"):
        if match[2].islower() and match[2] not in _SUSPENDED:
            span = prose.span(*match.span())
            found = " ".join(match[0].split())
            yield rules.LINE_BREAK_HYPHEN.at(span, found=found, mended=match[1] + match[2])


def _ranges(prose: Prose) -> Iterator[Diagnostic]:
    for found in ranges(prose.text) if "-" in prose.text else ():
        before, after = prose.text[: found.start], prose.text[found.end : found.end + 2]
        is_other = _NUMBERED.search(before[-6:]) or re.match(r"[-–/@.:]\w", after)
        if found.falls or is_other or not _HYPHENED.fullmatch(found.text):
            continue
        span = prose.span(found.start, found.end)
        mended = found.text.replace("-", "–")
        finding = rules.RANGE_DASH.at(span, range=found.text, mended=mended)
        yield finding.mended_by(Edit(span, mended))


def _simple(prose: Prose) -> Iterator[Diagnostic]:
    for match in _TWICE.finditer(prose.text):
        if match[1].islower() and match[1] not in _MAY_BE_TWICE:
            yield rules.DOUBLED_WORD.at(prose.span(*match.span()), word=match[1])
    for match in finds(_DASHES, prose.text, "--"):
        yield rules.DASH_TYPED.at(prose.span(*match.span()), found=match[0])
    for match in finds(_SIGN_TWICE, prose.text, "..", ",,", ";;", "::"):
        span, sign = prose.span(*match.span()), match["sign"]
        yield rules.PUNCTUATION_ONCE.at(span, found=match[0], mended=sign)
    for match in finds(_PLACEHOLDER, prose.text, *_PLACEHOLDERS):
        yield rules.NO_PLACEHOLDER.at(prose.span(*match.span()), found=match[0])


def _unpaired(document: Document, pieces: Sequence[Prose]) -> Iterator[Diagnostic]:
    """Quotation marks that do not come in pairs, where they are used as in English."""
    text = document.file.text
    if not pieces or "„" in text:
        return
    if "“" not in text:
        yield from _odd(pieces)
        return
    starts = [p.text.lstrip("*_ ").startswith("“") for p in pieces[1:]] + [False]
    for prose, goes_on in zip(pieces, starts, strict=True):
        open_at: list[int] = []
        for match in _QUOTES.finditer(prose.text):
            if match[0] == "“":
                open_at.append(match.start())
            elif open_at:
                open_at.pop()
            else:
                yield _quote(prose, match.start(), "closes what was not opened")
        if open_at and not goes_on:
            yield _quote(prose, open_at[0], "does not close")


def _odd(pieces: Iterable[Prose]) -> Iterator[Diagnostic]:
    """Of marks that open as they close, as in Swedish, each has another."""
    for prose in pieces:
        if prose.text.count("”") % 2:
            yield _quote(prose, prose.text.index("”"), "closes what was not opened")


def _quote(prose: Prose, at: int, fault: str) -> Diagnostic:
    span: Span = prose.span(at, at + 1)
    return rules.QUOTES_PAIRED.at(span, sign=span.text, fault=fault)
