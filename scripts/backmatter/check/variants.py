"""Words that English spells in two ways, of which an edition takes one: labor or labour.

What others have written, in quotation marks or as a title in emphasis, keeps its spelling, and
so do names.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, product
from typing import NamedTuple
from unicodedata import normalize

from backmatter import rules
from backmatter.check.prose import Prose, prose_of
from backmatter.check.quotes import said_by_others
from backmatter.check.sentences import is_english
from backmatter.check.spelling import is_known
from backmatter.diagnostics import Diagnostic
from backmatter.model import Act
from backmatter.text import Span, Stretches, covers

_FAMILIES: Mapping[tuple[str, str], tuple[str, str]] = {
    ("or", "our"): (
        "behavi cand clam col endeav fav flav harb hon hum lab neighb od parl ranc rum sav"
        " splend tum val vap vig arm",
        "- s ed ing able less ful hood ly ite ites er ers",
    ),
    ("er", "re"): ("cent theat fib lit calib spect somb meag sab sepulch", "- s"),
    ("l", "ll"): (
        "trave cance labe mode quarre signa counse riva equa channe leve marve parce tota tunne"
        " initia pane shove unrave libe jewe",
        "ed ing er ers or ors ous",
    ),
    ("ense", "ence"): ("def off pret", "- s less"),
    ("yz", "ys"): ("anal paral", "e ed ing"),
    ("gray", "grey"): ("-", "- s ed ing ish er"),
    ("skeptic", "sceptic"): ("-", "- s al ally ism"),
    ("plow", "plough"): ("-", "- s ed ing man men"),
    ("gm", "gem"): ("acknowled abrid", "ent ents"),
    ("aging", "ageing"): ("-", "-"),
    ("toward", "towards"): ("-", "-"),
    ("amid", "amidst"): ("-", "-"),
    ("among", "amongst"): ("-", "-"),
    ("adviser", "advisor"): ("-", "- s"),
    ("tsar", "czar"): ("-", "- s ist ism ina"),
}
"""Ways of writing what stands between these beginnings and these ends; - is nothing."""
_IZE = re.compile(r"[a-z]{2,20}i(?P<way>[zs])(?:e[sdr]?|ers|ing|ations?|able)")
_ONE_WAY = re.compile(
    r"(?:adv|advert|appr|ar|ass|ba|caps|chast|circumc|compr|comprom|conc|dem|desp|dev|disgu|enterpr|exc"
    r"|exerc|exorc|expert|franch|gu|improv|inc|likew|ma|merchand|otherw|pr|prec|prem|prom|r|repr|rev|se|superv"
    r"|surm|surpr|telev|w|(?:down|mid|out|over|re|super|under|up)?s)i[sz].*"
)
"""Words with an s in America, or with a z in Britain too."""
_ACCENTED = (
    "café cliché communiqué début décor dénouement détente élite façade matinée mêlée naïve"
    " naïveté première protégé régime rôle soirée"
)
_WORD = re.compile(r"(?<![\w’'@/.-])[a-zß-ÿ]{2,30}(?:-[a-z]{2,30})?(?![\w@/-]|’(?!s?\b))")
_MONTH = f"(?:{'|'.join(month_name[1:])})"
_SIGNS: Mapping[tuple[str, str], re.Pattern[str]] = {
    ("percent", "%"): re.compile(r"(?<=\d)(?: (percent)\b| ?(%))"),
    (".”", "”."): re.compile(r"(?<=\w)(?:([.,]”)|(”[.,]))(?=\s|\Z|\ufffc)"),
    ("July 1, 1929", "1 July 1929"): re.compile(
        rf"(?<![\w–-])(?:({_MONTH} \d\d?, \d{{4}})|(\d\d? {_MONTH},? \d{{4}}))(?!\w)"
    ),
    ("1920s", "1920’s"): re.compile(r"(?<!\w)(?:(\d\d\d0s)|(\d\d\d0’s))(?!\w)"),
}
"""Signs of which a text has one or the other."""
_IN_WORDS = {
    ".”": "has its stop or comma behind the quotation mark, and others have it before,",
    "”.": "has its stop or comma before the quotation mark, and others have it behind,",
    "July 1, 1929": "begins with its day, and dates begin with the month",
    "1 July 1929": "begins with its month, and dates begin with the day",
    "1920s": "has an apostrophe, and decades have none",
    "1920’s": "has no apostrophe, and decades have one",
}
"""What is amiss with a sign where another is usual."""
_FIRMLY = 6
"""A text that has one sign so many times, and so many times as often as the other, means it."""
_CELL = 40
"""Shorter pieces are cells and captions, which have signs of their own."""
_JOINABLE = re.compile(
    r"(?:anti|co(?=-?op|-?ord)|counter|inter|macro|micro|mid|multi|neo|north|over|post|pre|pseudo"
    r"|quasi|semi|socio|south|sub|super|trans|ultra|under)-?[a-z]{3,30}"
)
"""Words that some write with a hyphen behind their first part."""
_COOP = frozenset({"co-op", "co-ops", "coop", "coops"})
Family = tuple[str, ...]
"""What may stand in one place, or the word without its hyphen."""


class Way(NamedTuple):
    """A word that may be written otherwise."""

    family: Family
    way: str
    """What stands there."""
    span: Span


Counts = tuple[tuple[Family, str, int], ...]
"""How often each way of a family is taken."""


def count_ways(act: Act) -> Counts:
    """How often an act is written in which way, where it is English."""
    counts = Counter((way.family, way.way) for way in _ways_of(act))
    return tuple((family, way, count) for (family, way), count in counts.items())


def check_variants(acts: Sequence[tuple[Act, Counts]]) -> Iterator[Diagnostic]:
    """Words that are written in the way that the edition has less often."""
    families: dict[Family, Counter[str]] = defaultdict(Counter)
    for family, way, count in chain.from_iterable(counts for _, counts in acts):
        families[family][way] += count
    usual = {f: found for f, ways in families.items() if (found := _usual(f, ways))}
    for act, counts in acts:
        if any(_differs(usual, family, way) for family, way, _ in counts):
            yield from _otherwise(act, usual)


def _differs(usual: Mapping[Family, tuple[str, int]], family: Family, way: str) -> bool:
    return family in usual and usual[family][0] != way


def _usual(family: Family, ways: Counter[str]) -> tuple[str, int] | None:
    """The way of several that is taken most often, and how often."""
    first, *others = ways.most_common(2)
    if not others:
        return None
    least = _FIRMLY * others[0][1] if family in _SIGNS else others[0][1] + 1
    return first if first[1] >= least else None


def _otherwise(act: Act, usual: Mapping[Family, tuple[str, int]]) -> Iterator[Diagnostic]:
    for family, way, span in _ways_of(act):
        if _differs(usual, family, way):
            other, count = usual[family]
            word = span.text.strip()
            mended = _mended(family, way, other, word)
            here = _IN_WORDS.get(other) or f"is “{other}”"
            if family not in _SIGNS and mended != other:
                here = f"has “{way}”, and such words have “{other}”"
            opening, closing = "``" if "”" in word else "“”"
            yield rules.ONE_SPELLING.at(
                span,
                word=f"{opening}{word}{closing}",
                here=here,
                mended=f"{opening}{mended}{closing}",
                count=count,
            )


def _mended(family: Family, way: str, other: str, word: str) -> str:
    """A word, or a sign, in the other of two ways."""
    if family not in _SIGNS:
        begins = (m.start() for m in re.finditer(re.escape(way), word))
        mended = (word[:at] + other + word[at + len(way) :] for at in begins)
        known = (w for w in mended if (_FORMS.get(w) or _other(w)) == (family, other))
        return next(known, other)
    if "”" in word:
        return word[::-1]
    if "0" in word and " " not in word:
        return word.replace("’", "") if "’" in word else f"{word[:-1]}’s"
    if match := re.fullmatch(r"(\d+) (\w+),? (\d+)", word):
        return f"{match[2]} {match[1]}, {match[3]}"
    if match := re.fullmatch(r"(\w+) (\d+), (\d+)", word):
        return f"{match[2]} {match[1]} {match[3]}"
    return other


def _ways_of(act: Act) -> Iterator[Way]:
    for prose in chain.from_iterable(map(prose_of, act.documents)):
        if is_english(prose.text):
            yield from _ways(prose)


def _ways(prose: Prose) -> Iterator[Way]:
    theirs = said_by_others(prose)
    for match in _WORD.finditer(prose.text):
        for at, length, family, way in _ways_of_word(match[0]):
            start = match.start() + at
            if not covers(theirs, start):
                yield Way(family, way, prose.span(start, start + length))
    if len(prose.text) > _CELL:
        yield from _signs(prose, theirs)


@lru_cache(maxsize=1 << 16)
def _ways_of_word(word: str) -> tuple[tuple[int, int, Family, str], ...]:
    """Where in a word, or in a half of it, one of two ways is taken, and how long it is."""
    known = ((at, part, _FORMS.get(part) or _other(part)) for at, part in _parts(word))
    return tuple((at, len(part), *ways) for at, part, ways in known if ways)


def _parts(word: str) -> Iterator[tuple[int, str]]:
    """A word and where it begins; of one with a hyphen both halves, unless it may be one."""
    at = word.find("-")
    if at < 0 or _JOINABLE.fullmatch(word):
        yield 0, word
    else:
        yield 0, word[:at]
        yield at + 1, word[at + 1 :]


def _signs(prose: Prose, theirs: Stretches) -> Iterator[Way]:
    for family, pattern in _SIGNS.items():
        for match in pattern.finditer(prose.text):
            if "”" in match[0] or not covers(theirs, match.start()):
                yield Way(family, family[match[1] is None], prose.span(*match.span()))


def _other(word: str) -> tuple[Family, str] | None:
    """Words in -ize and with a hyphen, of which no list can be made."""
    if (match := _IZE.fullmatch(word)) and not _ONE_WAY.fullmatch(word):
        at = match.start("way")
        if is_known(f"{word[:at]}z{word[at + 1 :]}"):
            return ("z", "s"), match["way"]
    if _JOINABLE.fullmatch(word) and word not in _COOP:
        return (word.replace("-", ""),), word
    return None


def _forms() -> dict[str, tuple[Family, str]]:
    forms: dict[str, tuple[Family, str]] = {}
    for family, (begins, ends) in _FAMILIES.items():
        for begin, way, end in product(begins.split(), family, ends.split()):
            forms[(begin + way + end).replace("-", "")] = family, way
    for word in _ACCENTED.split():
        plain = normalize("NFD", word).encode("ascii", "ignore").decode()
        for way, end in product((word, plain), ("", "s")):
            forms[way + end] = (word, plain), way
    return forms


_FORMS = _forms()
