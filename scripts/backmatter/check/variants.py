"""Words that English spells in two ways, of which an edition takes one: labor or labour.

What others have written, in quotation marks or as a title in emphasis, keeps its spelling, and
so do names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, product
from typing import NamedTuple

from backmatter import rules
from backmatter.check.prose import Prose, prose_of
from backmatter.check.sentences import is_english
from backmatter.check.spelling import apart, is_known
from backmatter.diagnostics import Diagnostic
from backmatter.model import Act
from backmatter.text import Span, Stretches, covers, in_order

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
    ("yz", "ys"): ("anal paral", "e ed es ing"),
    ("gray", "grey"): ("-", "- s ed ing ish er"),
    ("skeptic", "sceptic"): ("-", "- s al ally ism"),
    ("plow", "plough"): ("-", "- s ed ing man men"),
    ("gm", "gem"): ("jud acknowled abrid", "ent ents"),
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
    r"(?:adv|advert|appr|ar|caps|chast|circumc|compr|comprom|conc|dem|desp|dev|disgu|enterpr|exc"
    r"|exerc|franch|gu|improv|inc|likew|ma|merchand|otherw|pr|prec|prem|prom|r|rev|se|superv"
    r"|surm|surpr|telev|w|(?:down|over|re|under|up)?s)i[sz].*"
)
"""Words with an s in America, or with a z in Britain too."""
_WORD = re.compile(r"(?<![\w’'@/.-])[a-z]{4,30}(?:-[a-z]{2,20})?(?![\w@/-]|’(?!s?\b))")
_QUOTED = re.compile(r"“[^”]{0,2000}”")
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
    usual = {family: found for family, ways in families.items() if (found := _usual(ways))}
    for act, counts in acts:
        if any(family in usual and usual[family][0] != way for family, way, _ in counts):
            yield from _otherwise(act, usual)


def _usual(ways: Counter[str]) -> tuple[str, int] | None:
    """The way of several that is taken most often, and how often."""
    first, *others = ways.most_common(2)
    return first if others and first[1] > others[0][1] else None


def _otherwise(act: Act, usual: Mapping[Family, tuple[str, int]]) -> Iterator[Diagnostic]:
    for family, way, span in _ways_of(act):
        if family in usual and usual[family][0] != way:
            other, count = usual[family]
            yield rules.ONE_SPELLING.at(span, word=span.text, way=way, usual=other, count=count)


def _ways_of(act: Act) -> Iterator[Way]:
    for prose in chain.from_iterable(map(prose_of, act.documents)):
        if is_english(prose.text):
            yield from _ways(prose)


def _ways(prose: Prose) -> Iterator[Way]:
    for match in _WORD.finditer(prose.text):
        known = _FORMS.get(match[0]) or _other(match[0])
        if known and not covers(_said_by_others(prose), match.start()):
            family, way = known
            yield Way(family, way, prose.span(*match.span()))


def _other(word: str) -> tuple[Family, str] | None:
    """Words in -ize and with a hyphen, of which no list can be made."""
    if (match := _IZE.fullmatch(word)) and not _ONE_WAY.fullmatch(word):
        at = match.start("way")
        if is_known(f"{word[:at]}z{word[at + 1 :]}"):
            return ("z", "s"), match["way"]
    if _JOINABLE.fullmatch(word) and word not in _COOP:
        return (word.replace("-", ""),), word
    return None


@lru_cache(maxsize=8)
def _said_by_others(prose: Prose) -> Stretches:
    """Where a text quotes, is emphasised or has another language."""
    return in_order((*(m.span() for m in _QUOTED.finditer(prose.text)), *apart(prose)))


def _forms() -> dict[str, tuple[Family, str]]:
    forms: dict[str, tuple[Family, str]] = {}
    for family, (begins, ends) in _FAMILIES.items():
        for begin, way, end in product(begins.split(), family, ends.split()):
            forms[(begin + way + end).replace("-", "")] = family, way
    return forms


_FORMS = _forms()
