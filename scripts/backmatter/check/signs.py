"""Signs of the text that are amiss: brackets, apostrophes, gaps, ligatures, figures, dates."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from backmatter import rules
from backmatter.check.prose import MASK, Prose, finds, prose_of
from backmatter.diagnostics import Diagnostic, Edit
from backmatter.model import Act, Document
from backmatter.text import Span

_ROUND = re.compile(r"[()]")
_SQUARE = re.compile(r"\[(?!\^|[^\[\]\n]{0,80}@\w|-?\w{1,9}, ?\w{1,9}\))|\]")
_INTERVAL = re.compile(r"\(-?\w{1,9}, ?\w{1,9}\Z")
_TARGET_BEHIND = re.compile(r"\(\s?(?:bib:|https?:|[\w./-]+\.md\b|#)")
_TARGET_BEFORE = re.compile(r"(?:bib:|https?:|\.md)[^\s()]*\Z")
_ADDRESS = re.compile(r"(?:\]\()?(?:https?://|www\.)[^\s<>]+")
_ENUMERATED = re.compile(r"(?:^|[\s\ufffc])\w{1,4}\Z")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])(?:[´`′]|[‘ʼ](?=(?:s|t|d|m|re|ve|ll)\b))(?=[^\W\d_])")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LIGATURES = dict(
    zip(
        "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06",
        "ff fi fl ffi ffl st st".split(),
        strict=True,
    )
)
_NO_GAP = re.compile(
    r"(?<=[a-zß-ÿ]{2})(?P<sign>[,;])(?=[^\W\d_]{2})|(?<=[a-zß-ÿ]{2})(?P<stop>\.)(?=[A-Z][a-zß-ÿ])(?!Js\b|Net\b)"
)
_GAP = re.compile(
    r"(?<=\w) (?P<sign>[;:?!]|’(?=s\b))(?=\s|\Z|(?<=’)s)|(?P<open>[(\[]|(?<!\w)“) +(?=\w)"
)
_AT_QUOTE = re.compile(r"(?<=[a-z])(?P<open>“)(?=\w)|(?<=[\w,.])(?P<close>”)(?=[^\W\d_]{2})")
_MIXED = re.compile(
    r"(?<![\w./])(?<![^a-zß-ÿ]-)(?:[lIO]\d{3}|[12]\d{2}[lO]|[12][lO]\d{2})s?(?![\w/-])"
)
_MONTHS = {name: i for i, name in enumerate(month_name) if name}
_NAMES = "|".join(_MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<month>{_NAMES}) (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) (?P<month2>{_NAMES})),? "
    r"(?P<year>1[5-9]\d\d|20\d\d)\b"
)
_Find = Callable[[Prose], Iterable[tuple[int, str]]]
_REFERENCE = re.compile(r"&(?:#?\w{1,31})\Z")
_LEMMA = 60
"""Within so many characters a note may begin with the words that it is about."""
_LONG = 60
"""From so many characters on two equal sentences are no refrain."""


def check_prose_signs(act: Act) -> Iterator[Diagnostic]:
    """Brackets come in pairs, and every sign is the one that is meant."""
    for document in act.documents:
        pieces = prose_of(document)
        yield from _brackets(pieces, _round)
        yield from _brackets(pieces, _square)
        for prose in pieces:
            yield from _piece(prose)
        yield from _repeated(document, pieces)


def _brackets(pieces: Sequence[Prose], find: _Find) -> Iterator[Diagnostic]:
    """Brackets of one kind without a partner; one may close in a later paragraph."""
    opened: list[Span] = []
    for prose in pieces:
        for at, sign in find(prose):
            span = prose.span(at, at + 1)
            if sign in "([":
                opened.append(span)
            elif opened:
                opened.pop()
            elif not _closes_other(prose, at):
                fault = "closes what was not opened"
                yield rules.BRACKETS_PAIRED.at(span, sign=sign, fault=fault)
    for span in opened:
        yield rules.BRACKETS_PAIRED.at(span, sign=span.text, fault="does not close")


def _closes_other(prose: Prose, at: int) -> bool:
    """Whether a bracket stands behind the letter of a list, in a note behind a lemma, at
    the end of an interval of numbers, or in a link or a citation that is broken.
    """
    before = prose.text[max(0, at - _LEMMA) : at]
    if prose.text[at] == ")":
        return _ENUMERATED.search(before[-5:]) is not None
    if (prose.in_note and at < _LEMMA) or _INTERVAL.search(before):
        return True
    return "@" in before or prose.text[at + 1 : at + 2] in {"(", "[", "{"}


def _square(prose: Prose) -> Iterator[tuple[int, str]]:
    """The square brackets of the prose, without those of links, whole or broken."""
    found = [
        (m.start(), m[0])
        for m in finds(_SQUARE, prose.text, "[", "]")
        if m.start() not in prose.links
    ]
    yield from sorted(chain(found, _in_addresses(prose, "[", "]")))


def _round(prose: Prose) -> Iterator[tuple[int, str]]:
    """The round brackets of the prose, without those of half a link, and with one that an
    address takes along from the sentence in which it stands.
    """
    text = prose.text
    found = [
        (m.start(), m[0])
        for m in _ROUND.finditer(text)
        if not (_TARGET_BEHIND.match(text, m.start()) or text.endswith("]", 0, m.start()))
        and not (
            m[0] == ")" and _TARGET_BEFORE.search(text[max(0, m.start() - 80) : m.start()])
        )
    ]
    found += _in_addresses(prose, "(", ")")
    yield from sorted(found)


def _in_addresses(prose: Prose, opening: str, closing: str) -> Iterator[tuple[int, str]]:
    """The brackets that addresses take along from the sentences in which they stand."""
    text = prose.text
    if opening not in text or MASK not in text:
        return
    for m in _ADDRESS.finditer(prose.source):
        is_bare = not m[0].startswith("]") and text[m.start()] == MASK
        if is_bare and m[0].count(closing) > m[0].count(opening):
            yield m.start() + m[0].rindex(closing), closing


def _piece(prose: Prose) -> Iterator[Diagnostic]:
    text = prose.text
    for match in _APOSTROPHE.finditer(text):
        span = prose.span(*match.span())
        yield rules.APOSTROPHE.at(span, sign=match[0]).mended_by(Edit(span, "’"))
    for match in _LIGATURE.finditer(text):
        span, mended = prose.span(*match.span()), _LIGATURES[match[0]]
        yield rules.NO_LIGATURE.at(span, found=match[0], mended=mended).mended_by(
            Edit(span, mended)
        )
    for match in _NO_GAP.finditer(text):
        span, sign = prose.span(*match.span()), match[0]
        if sign != ";" or not _REFERENCE.search(
            text[max(0, match.start() - 34) : match.start()]
        ):
            yield rules.SPACE_BEHIND_SIGN.at(span, sign=sign, side="behind")
    if "“" in text and "„" not in text and "«" not in text:
        for match in _AT_QUOTE.finditer(text):
            span, side = prose.span(*match.span()), "before" if match["open"] else "behind"
            yield rules.SPACE_BEHIND_SIGN.at(span, sign=match[0], side=side)
    for match in _GAP.finditer(text) if "«" not in text and "„" not in text else ():
        yield from _gap(prose, match)
    for match in _MIXED.finditer(text):
        yield rules.FIGURES_ALONE.at(prose.span(*match.span()), found=match[0])
    for match in _DATE.finditer(text):
        month = _MONTHS[match["month"] or match["month2"]]
        day, year = int(match["day"] or match["day2"]), int(match["year"])
        if not 0 < day <= monthrange(year, month)[1]:
            yield rules.DATE_EXISTS.at(prose.span(*match.span()), date=match[0])


def _gap(prose: Prose, match: re.Match[str]) -> Iterator[Diagnostic]:
    if match["sign"]:
        span = prose.span(match.start(), match.start() + 1)
        found = rules.SPACE_BEFORE_PUNCTUATION.at(span, sign=match["sign"])
    else:
        span = prose.span(match.start() + 1, match.end())
        found = rules.SPACE_BEHIND_BRACKET.at(span, sign=match["open"])
    yield found.mended_by(Edit(span, ""))


def _repeated(document: Document, pieces: Sequence[Prose]) -> Iterator[Diagnostic]:
    """Sentences that stand twice in one file, each run of them said where it begins."""
    first: dict[str, int] = {}
    goes_on, before = False, ""
    for prose in pieces:
        at = prose.start
        for line in document.file.text[at : at + len(prose.text)].split("\n"):
            words = line.strip()
            is_again = words in first and (len(words) >= _LONG or _is_twice(words, before))
            if is_again and not goes_on:
                span = Span(document.file, at, at + len(line))
                where = f"line {document.file.line_of(first[words])}"
                yield rules.SENTENCE_ONCE.at(span, first=where)
            first.setdefault(words, at)
            before = words
            goes_on = is_again or (goes_on and len(words) < _LONG)
            at += len(line) + 1


def _is_twice(words: str, before: str) -> bool:
    """Whether a short sentence follows upon itself, which a refrain of one word may do."""
    return words == before and words[-1:] in ".?!" and len(words.split()) > 2
