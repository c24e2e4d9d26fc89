"""The letters and signs of prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import eq

from backmatter import rules
from backmatter.check.numbers import Range, ranges
from backmatter.check.prose import Prose, finds, prose_of
from backmatter.diagnostics import Diagnostic, Edit
from backmatter.model import Act
from backmatter.text import SourceFile, Span

_STRAIGHT = re.compile(r"(?<!\d)[\"']|(?<=\d)'(?=s\b)")
"""A straight quote, but for the signs of minutes and inches: not 6' 2\", but the 1920's."""
_OPENS_AFTER = re.compile(r"(?:^|[\s(\[“‘—–*_\ufffc])\Z")
_SPACES = re.compile(r"(?<=\S)(?!(?<=\[)[ \t]+\])(?:[ \t]{2,}|\t)(?=\S)")
_CUT = re.compile(
    r"(?<![\w-])((?:[^\W\d_]{1,40}[-_]){0,3}[^\W\d_]{2,40})-(?:\n[ \t]*| +)([^\W\d_]{2,40})"
)
"""A word, with the hyphens in it, and another behind a hyphen and a gap: revolu- tion."""
_SUSPENDED = frozenset(
    """
and or to und oder bis et ou y o e i a och og en nor but versus vs as rather than instead
is was were has have had means meant with without from for which that also
bzw beziehungsweise sowie statt wie noch of oraz lub eller tai ja
""".split()
)
"""Words that may stand behind a part of a word: pre- and postwar; the prefix un- is.

Not those that are the ends of many words as well, such as “are” and “not”.
"""
_DASHES = re.compile(
    r"(?<![-\w!<\[|])(?<!\|[ :])-{2,3}(?![->\]]|:?[ ]{0,9}\|)"
    r"|(?<=\w)-{2,3}(?=[\w“‘])|(?<=[”’])-{2,3}(?=\w)"
)
"""Hyphens in place of a dash; those beside | are the line under the head of a table."""
_SPACED = re.compile(
    r"(?<=[^\W\d_][^\W\d_,”’)*_\ufffc]) -[ \n][ \t]*(?=[“‘(\[*_]{0,3}[^\W\d_]{2})"
)
"""A hyphen with a space on either side, between the end of a word and the next word."""
_PLAIN_LINE = re.compile(r"[ \t>]*(?:#{1,6}[ \t]+|\[\^[\w-]{1,40}\]:[ \t]*)?")
_DASH_OF_WORDS = "Write “—” without spaces, or the comma that was meant."
_TERM = 5
"""A term of a list has at most so many words."""
_OF_WORD = r"-\w\u00ad\u200b-\u200d\u2060\ufeff\x00-\x08\ue000-\uf8ff"
"""What joins words, and what stands unseen or by mistake in the middle of one."""
_TWICE = re.compile(rf"(?<![{_OF_WORD}])([^\W\d_]++)\s++((?i:\1))(?![{_OF_WORD}])")
"""The same word twice, of which the second is no part of a longer one."""
_PAIR_TWICE = re.compile(
    r"(?<![\w-])([^\W\d_]++)\s++([^\W\d_]++)\s++((?i:\1))\s++\2(?![-\w\u00ad])"
)
_PHRASE_TWICE = re.compile(
    r"(?<![\w-])((?:[^\W\d_]++\s++){2,4}[^\W\d_]++)\s++((?i:\1))(?![-\w\u00ad])"
)
_WORDS = re.compile(r"[^\W\d_]+")
_MOST_TWICE = 5
"""Words of the longest phrase that is sought twice."""
_MAY_BE_TWICE = frozenset(
    "had that is do so very nous vous die der das sie no bye ha casi muy via piano".split()
)
_GOES_ON = frozenset("and or by to und oder zu et ou y e i a och og en it he".split())
"""Words that begin what is said twice on purpose: and so on and so on."""
_MAY_COME_AGAIN = frozenset(
    """
and or by after to upon und oder zu et ou y e i a och og en that is so had
he she it they we you one i who what
""".split()
)
"""Words of pairs that are said twice on purpose: again and again and, step by step by."""
_SPACE_BEFORE = re.compile(r"(?<=[\w”’)*_])(?<!\.) +([,.)])(?=\s|\Z|\ufffc)(?! ?\.)")
_SIGN_TWICE = re.compile(r"(?<![.,;:])(?P<sign>[.,;:])(?P=sign)(?![.,;:/\w])(?<! ::(?= ))")
_SIGNS_CLASH = re.compile(
    r"(?<![.,;:])(?:,[.;:]|[;:],|;[:.]|:[;.]|(?P<word>\b[a-z]{1,40})\.,)(?![.,;:/\w])"
)
"""Two signs, no third, and no address or word joined to them; `word` has a stop and a comma."""
_ENDS = re.compile(r"[”’)]*(?:\[\^|\ufffc|\s*\Z|\s+[“‘(]*[A-ZÀ-Þ])")
"""What stands behind a sentence."""
_CLASHES = tuple(",. ,; ,: ., ;, :, ;: :; ;. :.".split())
_REFERENCE = re.compile(r"(?:&#?|:)\w{1,31}\Z")
"""Before a sign that is its end: the name of a character or of an emoji."""
_NO_ABBREVIATION = re.compile(
    r"(?!para\Z)[a-z]{3,}[aei]|[a-z]{4,}y|[a-z]{3,}(?:ed|ing|ions?|[eo]rs|ments?|ness|ous|ght|als|ian)"
)
"""Ends as whole words do, and abbreviations do not: `action.,` is a slip, `cent.,` none."""
_PLACEHOLDER = re.compile(
    r"\b(?:TODO|FIXME|TBD)\b|\?\?\?|\bX{4,}\b|(?<=[a-z] )XXX(?= [a-z])"
    r"|[\[(](?i:citation|source|reference|page|date)s? (?:needed|missing|to come|\?)[\])]"
    r"|\b(?:[Ll]orem [Ii]psum|LOREM IPSUM)\b"
    r"|\[(?:check|verify|confirm) (?:the )?(?:date|source|quot|page|spelling|name|figure|number"
    r"|year|reference|note|translation|with|whether|against)[^\[\]\n]{0,40}\](?![({])"
)
_PLACEHOLDERS = (
    " needed",
    " missing",
    " to come",
    "XXX",
    "TODO",
    "FIXME",
    "TBD",
    "???",
    " ?]",
    " ?)",
    "orem ",
    "LOREM ",
    "[check ",
    "[verify ",
    "[confirm ",
)
_QUOTES = re.compile(r"[“”]")
_HYPHENED = re.compile(r"[1-9]\d{0,3}-[1-9]\d{0,3}")
"""Figures that may be a range; longer ones, and those that begin with 0, are numbers."""
_FALLING = re.compile(
    r"(?:1[0-9]|20)\d\d(?P<last>–(?:(?:1[0-9]|20)\d\d|\d\d)|-(?:(?:1[0-9]|20)\d\d|\d\d))"
)
"""Two years from 1000 to 2099, of which the second may have its last two figures alone."""
_IS_NO_YEAR = re.compile(r"-(?:0[1-9]|1[0-2])|[-–]00")
"""A month by its number, and the end of a season that a new century ends."""
_BEFORE_OUR_ERA = re.compile(
    r"\bB\.?\s?C\b|\bB\.?C\.?E\b|\bBP\b|v\.\s?(?:u\.\s?Z|Chr)|av\.\s?(?:J|n\.)"
    r"|\ba\.\s?(?:C\.|Chr|n\.)|до\s(?:н\.|Р)|\bp\.\s?n\.\s?e|\bpř\."
)
_NUMBERED = re.compile(
    r"(?:ISSN|ISBN|[Nn]o\.|[Tt]el\.|[Cc]all|[Pp]hone|[Ff]ax|ISO|IEC|DIN|EN|BS|Boeing)\s?\Z"
    r"|(?:[Aa]rt(?:icle|\.)?|§|[Ss]ec(?:tion|\.)?|[A-Z]\.|[Cc]ase)\s?\Z|[A-Za-z/:.@#+-]\Z"
)


def check_text(act: Act) -> Iterator[Diagnostic]:
    """Quotes, spaces, hyphens and slips of the hand in the prose of an act and its notes."""
    for document in act.documents:
        pieces = prose_of(document)
        for prose in pieces:
            yield from _piece(prose)
        yield from _unpaired(document.file, pieces)


def check_prose(prose: Prose) -> Iterator[Diagnostic]:
    """The same in a piece that stands alone."""
    yield from _piece(prose)
    yield from _unpaired(prose.file, (prose,))


def check_title(prose: Prose) -> Iterator[Diagnostic]:
    """What is amiss in the title of a work too, which is otherwise as it was printed."""
    yield from _twice(prose)
    yield from _falling(prose)


def _piece(prose: Prose) -> Iterator[Diagnostic]:
    for check in _OF_PIECE:
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
            mended, gap = match[1] + match[2], "break" if "\n" in match[0] else "space"
            yield rules.LINE_BREAK_HYPHEN.at(span, found=found, mended=mended, gap=gap)


def _ranges(prose: Prose) -> Iterator[Diagnostic]:
    for found in ranges(prose.text) if "-" in prose.text else ():
        if found.falls or not _HYPHENED.fullmatch(found.text) or _is_number(prose, found):
            continue
        span = prose.span(found.start, found.end)
        mended = found.text.replace("-", "–")
        finding = rules.RANGE_DASH.at(span, range=found.text, mended=mended)
        yield finding.mended_by(Edit(span, mended))


def _is_number(prose: Prose, found: Range) -> bool:
    """Whether what looks like a range is part of a number, of a date or of a name."""
    before = prose.text[max(0, found.start - 6) : found.start]
    after = prose.text[found.end : found.end + 2]
    return bool(_NUMBERED.search(before) or re.match(r"[-–/@.:]\w", after))


def _simple(prose: Prose) -> Iterator[Diagnostic]:
    for match in finds(_SIGN_TWICE, prose.text, "..", ",,", ";;", "::"):
        span, sign = prose.span(*match.span()), match["sign"]
        yield rules.PUNCTUATION_ONCE.at(span, found=match[0], mended=f"“{sign}”")
    for match in finds(_PLACEHOLDER, prose.text, *_PLACEHOLDERS):
        yield rules.NO_PLACEHOLDER.at(prose.span(*match.span()), found=match[0])


def _falling(prose: Prose) -> Iterator[Diagnostic]:
    """Ranges of years that run backwards, but for years before our era and months by number."""
    for found in ranges(prose.text) if _FALLING.search(prose.text) else ():
        if not found.falls or not (match := _FALLING.fullmatch(found.text)):
            continue
        behind = prose.text[found.end : found.end + 200]
        if _IS_NO_YEAR.fullmatch(match["last"]) or _BEFORE_OUR_ERA.search(behind):
            continue
        if _is_number(prose, found):
            continue
        span = prose.span(found.start, found.end)
        yield rules.YEARS_RISE.at(span, range=found.text, first=found.first, last=found.last)


def _twice(prose: Prose) -> Iterator[Diagnostic]:
    """Words and pairs of words that stand twice; a name such as Duran Duran may."""
    if not _comes_again(prose.text):
        return
    for match in _TWICE.finditer(prose.text):
        is_slip = match[2].islower() and match[2] not in _MAY_BE_TWICE
        if is_slip and not _is_saying(prose.text, match):
            yield _doubled(prose, match)
    for match in _PAIR_TWICE.finditer(prose.text):
        words = (match[3], match[2])
        is_slip = all(w.islower() and w not in _MAY_COME_AGAIN for w in words)
        if is_slip and words[0] != words[1]:
            yield _doubled(prose, match)


@lru_cache(maxsize=8)
def _comes_again(text: str) -> bool:
    """Whether up to five words stand twice, whatever is between them.

    In most texts none do, and this is seen far sooner than by a pattern.
    """
    words = _WORDS.findall(text.casefold())
    return any(b"\1" * n in bytes(map(eq, words, words[n:])) for n in range(1, _MOST_TWICE + 1))


def _is_saying(text: str, match: re.Match[str]) -> bool:
    """Whether the word is said three times, or is with its double all that is emphasised or
    quoted: *neti neti*.
    """
    third = re.compile(r"\s+(\w+)").match(text, match.end())
    if third and third[1] == match[2]:
        return True
    signs = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return signs[0] in {*"*_“‘«„"} and signs[1] in {*"*_”’»“"}


def _phrases(prose: Prose) -> Iterator[Diagnostic]:
    """Three to five words that stand twice, but for what goes on: `and so on and so on`."""
    for match in _PHRASE_TWICE.finditer(prose.text) if _comes_again(prose.text) else ():
        words = match[2].split()
        if len(set(words)) > 2 and words[0] not in _GOES_ON:
            yield _doubled(prose, match)


def _doubled(prose: Prose, match: re.Match[str]) -> Diagnostic:
    found = " ".join(match[0].split())
    words = found.split()
    is_word = len(words) == 2
    may_be = is_word and words[0] == words[1] and len(words[0]) > 3
    return rules.DOUBLED_WORD.at(
        prose.span(*match.span()),
        found=found,
        what="a word" if is_word else "the same",
        otherwise=", or put a comma between them if both are meant" if may_be else "",
    )


def _dashes(prose: Prose) -> Iterator[Diagnostic]:
    for match in finds(_DASHES, prose.text, "--"):
        text = prose.text
        is_range = text[match.start() - 1].isdigit() and text[match.end()].isdigit()
        mend = "Write “–”, the dash between figures." if is_range else _DASH_OF_WORDS
        yield rules.DASH_TYPED.at(prose.span(*match.span()), found=match[0], mend=mend)
    for match in finds(_SPACED, prose.text, " - ", " -\n"):
        if not _is_behind_a_term(prose, match.start()):
            span = prose.span(match.start() + 1, match.start() + 2)
            yield rules.DASH_TYPED.at(span, found=" - ", mend=_DASH_OF_WORDS)


def _is_behind_a_term(prose: Prose, at: int) -> bool:
    """Whether a place is behind the first few words of an item of a list or of a cell, where
    people write a hyphen between a term and what it means.
    """
    file, start = prose.file, prose.start
    line = file.line_span(file.line_of(start)).start
    is_plain = _PLAIN_LINE.fullmatch(file.text, line, start) is not None
    return not is_plain and len(prose.text[:at].split()) <= _TERM


def _clash(prose: Prose) -> Iterator[Diagnostic]:
    """Two signs of which one is too many; a stop of an abbreviation may have a comma."""
    for match in finds(_SIGNS_CLASH, prose.text, *_CLASHES):
        word, at = match["word"], match.start()
        if word and not _NO_ABBREVIATION.fullmatch(word):
            continue
        if not word and _REFERENCE.search(prose.text[max(0, at - 34) : at]):
            continue
        span = prose.span(match.end() - 2, match.end())
        signs = span.text if not _ENDS.match(prose.text, match.end()) else span.text[::-1]
        signs = signs if span.text[1] == "." else span.text
        mended = f"“{signs[0]}” or “{signs[1]}”"
        yield rules.PUNCTUATION_ONCE.at(span, found=span.text, mended=mended)


def _unpaired(file: SourceFile, pieces: Sequence[Prose]) -> Iterator[Diagnostic]:
    """Quotation marks that do not come in pairs, where they are used as in English."""
    text = file.text
    if not pieces or "„" in text:
        return
    if "“" not in text:
        yield from _odd(pieces)
        return
    starts = [p.text.lstrip("*_ ").startswith("“") for p in pieces[1:]] + [False]
    for prose, goes_on in zip(pieces, starts, strict=True):
        open_at: list[int] = []
        is_turned = False
        for match in _QUOTES.finditer(prose.text):
            if match[0] == "“":
                open_at.append(match.start())
            elif open_at:
                open_at.pop()
            elif is_turned:  # this one closes what the one before should open
                is_turned = False
            else:
                is_turned = _stands_as_opening(prose.text, match.start())
                hint = "; should it open?" if is_turned else ""
                yield _quote(prose, match.start(), f"closes what was not opened{hint}")
        if open_at and not goes_on:
            yield _quote(prose, open_at[0], "does not close")


def _stands_as_opening(text: str, at: int) -> bool:
    """Whether a closing mark stands between a space and a letter."""
    before = text[at - 1] if at else " "
    return (before.isspace() or before in "(—") and text[at + 1 : at + 2].isalnum()


def _odd(pieces: Iterable[Prose]) -> Iterator[Diagnostic]:
    """Of marks that open as they close, as in Swedish, each has another."""
    for prose in pieces:
        if prose.text.count("”") % 2:
            yield _quote(prose, prose.text.index("”"), "closes what was not opened")


def _quote(prose: Prose, at: int, fault: str) -> Diagnostic:
    span: Span = prose.span(at, at + 1)
    other, where = ("”", "ends") if span.text == "“" else ("“", "begins")
    mend = f"Write {other} where the quotation {where}, or remove this mark."
    mend = f"Write {other} for it." if "should it open" in fault else mend
    return rules.QUOTES_PAIRED.at(span, sign=span.text, fault=fault, mend=mend)


_OF_PIECE: Sequence[Callable[[Prose], Iterator[Diagnostic]]] = (
    _straight,
    _spaces,
    _cut,
    _ranges,
    _falling,
    _twice,
    _phrases,
    _dashes,
    _clash,
    _simple,
)
"""What is looked at in each piece of prose."""
