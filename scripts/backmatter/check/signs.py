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
_SQUARE = re.compile(r"\[(?!\^|[^\[\]\n]{0,80}@\w)|\]")
_END = r"(?:(?![^\W\d_]{2})[^\[\](),;\n\ufffc]){1,20}"
_INTERVAL = re.compile(rf"[\[(\]](?=[^\s\])]){_END}[,;]{_END}(?<!\s)[\])\[]")
"""An interval of numbers, whose brackets may be of two kinds: [0, 1), ]0, 1[."""
_LACUNA = re.compile(
    r"\n\W*\0\]|\0\[ {0,4}(?:\n|\Z)|[\u0370-\u03ff\u1f00-\u1fff\u2c80-\u2cff\u0300-\u036f]\0"
    r"|\0.[\u0370-\u03ff\u1f00-\u1fff\u2c80-\u2cff]"
)
"""A bracket, behind a NUL, where the text of a papyrus breaks off: at either end of a line,
by a Greek letter.
"""
_LINE_OF_TEXT = re.compile(r"\A\W{0,4}\d{1,3}(?!\d)")
_TARGET_BEHIND = re.compile(r"\(\s?(?:bib:|https?:|[\w./-]+\.md\b|#)")
_TARGET_BEFORE = re.compile(r"(?:bib:|https?:|\.md)[^\s()]*\Z")
_ADDRESS = re.compile(r"(?:\]\()?(?:https?://|www\.)[^\s<>]+")
_ENUMERATED = re.compile(r"(?:^|[\s\ufffc])[*_]{0,2}(?:\d\.)?\w{1,4}[.°]?[*_]{0,2}\Z|[:;]-?\Z")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])(?:[´`](?=[^\W\d_])|[‘ʼ′](?=(?:s|t|d|m|re|ve|ll)\b))")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LIGATURES = dict(
    zip(
        "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06",
        "ff fi fl ffi ffl st st".split(),
        strict=True,
    )
)
_NO_GAP = re.compile(
    r"(?P<sign>[,;])(?<=[a-zß-ÿ]{2}.)(?=[^\W\d_]{2})"
    r"|(?P<stop>\.)(?<=[a-zß-ÿ]{2}.)(?=[A-Z][a-zß-ÿ])(?!Js\b|Net\b|\w{1,6}\.\w)"
)
"""What is sought begins with its sign, by which it is found far sooner, and looks back then."""
_GAP = re.compile(
    r" (?<=\w.)(?P<sign>[;:?!]|’(?=s\b))(?=\s|\Z|(?<=’)s)|(?P<open>[(\[]|“(?<!\w.)) +(?=\w)"
)
_GAPS = (" ;", " :", " ?", " !", " ’", "( ", "[ ", "“ ")
_AT_QUOTE = re.compile(r"(?P<open>“)(?<=[a-z].)(?=\w)|(?P<close>”)(?<=[\w,.].)(?=[^\W\d_]{2})")
_MIXED = re.compile(
    r"(?=[lI12])(?<![\w./])(?<![^a-zß-ÿ]-)"
    r"(?:[lI][5-9]\d{2}|(?:1[5-9]|20)\d[lO]|[12][lO]\d{2})s?(?![\w/-])"
)
_MONTHS = {name: i for i, name in enumerate(month_name) if name}
_NAMES = "|".join(_MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<month>{_NAMES}) (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) (?P<month2>{_NAMES})),? "
    r"(?P<year>1[5-9]\d\d|20\d\d)\b"
)
_Find = Callable[[Prose], Iterable[tuple[int, str]]]
_REFERENCE = re.compile(r"&(?:#?\w{1,31})\Z")
_BEHIND_LEMMA = re.compile(r"\w ?\]\s")
_BETWEEN_SPACES = re.compile(r" ::? | ; ")
_NEAR = 8
"""Characters on either side of a bracket that tell what it is."""
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
    opened: list[tuple[Prose, int, str]] = []
    for prose in pieces:
        has_lemmata = False
        for at, sign in find(prose):
            if sign in "([":
                opened.append((prose, at, sign))
            elif opened:
                opened.pop()
            elif sign == "]" and (has_lemmata or _closes_lemma(prose, at)):
                has_lemmata = True
            elif not _closes_other(prose, at):
                fault = "closes what was not opened"
                span = prose.span(at, at + 1)
                yield rules.BRACKETS_PAIRED.at(span, sign=sign, fault=fault)
        _drop_lacunae(opened, prose)
    for prose, at, sign in opened:
        span = prose.span(at, at + 1)
        yield rules.BRACKETS_PAIRED.at(span, sign=sign, fault="does not close")


def _drop_lacunae(opened: list[tuple[Prose, int, str]], prose: Prose) -> None:
    """Leave out the brackets of a piece that open where its text breaks off."""
    own: list[tuple[Prose, int, str]] = []
    while opened and opened[-1][0] is prose:
        own.append(opened.pop())
    opened += (o for o in reversed(own) if o[2] == "(" or not _is_of_lacuna(prose, o[1]))


def _closes_lemma(prose: Prose, at: int) -> bool:
    """Whether a bracket stands behind the words that a note, or a line of an apparatus, is
    about; others may follow it.
    """
    return at < _LEMMA and (prose.in_note or _LINE_OF_TEXT.match(prose.text) is not None)


def _is_of_lacuna(prose: Prose, at: int) -> bool:
    """Whether a bracket stands where the text of a papyrus or an inscription breaks off."""
    before = prose.text[at - _NEAR : at] if at > _NEAR else "\n" + prose.text[:at]
    return _LACUNA.search(f"{before}\0{prose.text[at : at + _NEAR]}") is not None


def _closes_other(prose: Prose, at: int) -> bool:
    """Whether a bracket stands behind the letter of a list or a pair of eyes, at a lacuna,
    or in a link or a citation that is broken.
    """
    before = prose.text[max(0, at - _LEMMA) : at]
    if prose.text[at] == ")":
        return _ENUMERATED.search(before[-9:]) is not None
    if _is_of_lacuna(prose, at) or "@" in before:
        return True
    return prose.text[at + 1 : at + 2] in {"(", "[", "{"}


def _intervals(text: str) -> Iterator[int]:
    """The places of the brackets of intervals of numbers."""
    for match in _INTERVAL.finditer(text):
        yield from (match.start(), match.end() - 1)


def _square(prose: Prose) -> Iterator[tuple[int, str]]:
    """The square brackets of the prose, without those of links, whole or broken."""
    apart = prose.links | frozenset(_intervals(prose.text))
    found = [
        (m.start(), m[0])
        for m in finds(_SQUARE, prose.text, "[", "]")
        if m.start() not in apart
    ]
    yield from sorted(chain(found, _in_addresses(prose, "[", "]")))


def _round(prose: Prose) -> Iterator[tuple[int, str]]:
    """The round brackets of the prose, without those of half a link, and with one that an
    address takes along from the sentence in which it stands.
    """
    text = prose.text
    apart = frozenset(_intervals(text))
    found = [
        (m.start(), m[0])
        for m in _ROUND.finditer(text)
        if m.start() not in apart
        and not (_TARGET_BEHIND.match(text, m.start()) or text.endswith("]", 0, m.start()))
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
    for match in finds(_APOSTROPHE, text, *"´`‘ʼ′"):
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
            yield rules.SPACE_BEHIND_SIGN.at(span, sign=f"“{sign}”", side="behind")
    if "“" in text and "„" not in text and "«" not in text:
        for match in _AT_QUOTE.finditer(text):
            span, side = prose.span(*match.span()), "before" if match["open"] else "behind"
            which = "opening" if match["open"] else "closing"
            sign = f"the {which} quotation mark"
            yield rules.SPACE_BEHIND_SIGN.at(span, sign=sign, side=side)
    apart = frozenset(_intervals(text))
    for match in finds(_GAP, text, *_GAPS) if "«" not in text and "„" not in text else ():
        if match.start() not in apart and not _is_spaced(prose, match["sign"]):
            yield from _gap(prose, match)
    for match in _MIXED.finditer(text):
        mended = match[0].translate(str.maketrans("lIO", "110"))
        span = prose.span(*match.span())
        yield rules.FIGURES_ALONE.at(span, found=match[0], mended=mended)
    for match in _DATE.finditer(text):
        month = _MONTHS[match["month"] or match["month2"]]
        day, year = int(match["day"] or match["day2"]), int(match["year"])
        year += year % 100 == 0 and -4  # the Julian calendar has a leap day in 1900
        if not 0 < day <= monthrange(year, month)[1]:
            yield rules.DATE_EXISTS.at(prose.span(*match.span()), date=match[0])


def _is_spaced(prose: Prose, sign: str) -> bool:
    """Whether colons and semicolons stand between spaces on purpose, as in a : b :: c : d
    and in an apparatus.
    """
    if sign not in {":", ";"}:
        return False
    many = len(_BETWEEN_SPACES.findall(prose.text)) > 1
    return many or (prose.in_note and _BEHIND_LEMMA.search(prose.text, 0, _LEMMA) is not None)


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
