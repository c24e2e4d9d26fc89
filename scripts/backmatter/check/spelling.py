"""Words of English that no dictionary has, one slip of the hand away from a word that it has.

The words are those of pyspellchecker, American, with how often each is used, and those of
symspellpy, which has the British ones too. A word that is like no other is left alone: it is
rare, or of another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise

from spellchecker import SpellChecker

from backmatter import rules
from backmatter.apparatus import Apparatus
from backmatter.check.prose import Prose, prose_of
from backmatter.diagnostics import Diagnostic
from backmatter.model import Act
from backmatter.text import Stretches, covers, in_order

_SMALL = (
    r"(?<![\w’'.@/#&+\\\ufffc-])(?P<word>[a-z]{3,40})"
    r"(?![\w'@/\ufffc]|-\w|’(?!s\b|[\s,.;:)])|\.\w)"
    r"|(?<=[a-z]-)(?P<behind>[a-z]{7,40})(?![\w’'@/\ufffc-])"
    r"|(?<![\w’'.@/#&+\\\ufffc-])(?P<before>[a-z]{7,40})(?=-[a-z])"
)
_CAPITAL = r"(?P<capital>[A-Z][a-z]{6,40})(?![\w’'@/.-])"
_WORD = re.compile(
    rf"{_SMALL}|(?:(?<=^)|(?<=[.?!:] )|(?<=[.?!:]\n)|(?<=[“‘(\n])){_CAPITAL}", re.MULTILINE
)
"""A word in small letters, a long half of one with a hyphen, the first of a sentence."""
_WORD_OF_TITLE = re.compile(rf"{_SMALL}|(?<![\w’'.@/-]){_CAPITAL}")
_EMPHASIS = re.compile(r"(?P<sign>\*{1,3}|_{1,3})(?=[^\s*_])[^*_]{1,200}(?P=sign)")
_MARKED = re.compile(r"\[[^\[\]]{1,400}\]\{[^{}]{0,80}\b(?:lang|\.)")
_SIC = re.compile(r"[^\w\n]{0,3}\[\*?sic\b")
_SHORTENED = re.compile(r"\.(?=\s[a-z(\d]|[,;:)])")
_PREFIXES = (
    r"(?:anti|auto|co|counter|cyber|de|dis|extra|hyper|inter|intra|macro|mega|meta|micro|mid"
    r"|mini|mis|mono|multi|neo|non|out|over|para|poly|post|pre|pro|proto|pseudo|psycho|quasi|re"
    r"|semi|sub|super|supra|techno|trans|ultra|un|under)"
)
_PREFIX = re.compile(_PREFIXES + r"(?:$|(?=[a-z]{4}))")
_PLURAL = re.compile(r"(?<=[a-z]{3}[^sxyz])s$")
_SUFFIX = re.compile(r"(?<=[a-z]{4})(?:ly|ness|less|ism|ists?|like|wise|ward|hood)$")
_BRITISH = re.compile(r"(?<=[a-z]{2})s(?=(?:e[sdr]?|ing|ations?|able)$)")
"""The s of “organised”, in whose place American words have a z."""
_JOINED = re.compile(
    r"(?:(?:of|in|to|and|the|for|with|from|on|at|by|as|a|is|was|were|that)(?=[a-z]{2}))|"
    r"(?:(?<=[a-z]{2})(?:of|in|to|and|the|for|with|from|on|at|by|as|is|was|were|that))$"
)
_SHORT, _LONG = 4, 6
"""Letters of words that stand for many others, and from which on a word stands for itself."""
_EVERYWHERE, _COMMON, _USUAL = 1_000_000, 50_000, 1_300
"""How often the dictionary has seen its first 200 words, one of a hundred, one of ten."""
_FOREIGN = 4
"""Where one word of so many is unknown, the words are of another language."""


def check_spelling(act: Act) -> Iterator[Diagnostic]:
    """The words of an act or a page that are misspelt, where its text is English."""
    for document in act.documents:
        for prose in prose_of(document):
            yield from misspelt(prose)


def misspelt(prose: Prose, *, is_title: bool = False) -> Iterator[Diagnostic]:
    """The words of one piece that are misspelt; those of a title may have capitals."""
    found = list((_WORD_OF_TITLE if is_title else _WORD).finditer(prose.text))
    unknown = [m for m in found if not is_known(m[0].lower())]
    if _is_foreign(prose, len(found), len(unknown)):
        return
    stretches = apart(prose) if unknown else ()
    for match in unknown:
        meant = likely(match[0].lower())
        is_meant = covers(stretches, match.start()) or _is_excused(prose, match.end())
        if meant and not is_meant and not _is_name(match, meant):
            meant = meant.capitalize() if match["capital"] else meant
            yield rules.WORD_SPELLED.at(prose.span(*match.span()), word=match[0], meant=meant)


def listed_words(apparatus: Apparatus) -> frozenset[str]:
    """The words, in small letters, of all names, persons and terms that an edition lists."""
    forms = (*(p.forms for p in apparatus.persons), *(t.forms for t in apparatus.terms))
    names = " ".join(chain(apparatus.names, *forms))
    return frozenset(re.findall(r"[^\W\d_]+", names.lower()))


def _is_foreign(prose: Prose, words: int, unknown: int) -> bool:
    """Whether a text has too many words that are unknown, or no other in a cell or an item."""
    is_much = words >= _FOREIGN and unknown * _FOREIGN > words
    return is_much or (unknown == words and not prose.is_heading)


def _is_name(match: re.Match[str], meant: str) -> bool:
    """Whether a word with a capital may be a name, as it is like no common word."""
    if not match["capital"]:
        return False
    least = _USUAL if _is_typed_as(meant, match[0].lower()) else _COMMON
    return _dictionary().word_frequency.dictionary.get(meant, 0) < least


def apart(prose: Prose) -> Stretches:
    """Where a text is emphasised, as titles and foreign words are, or has a language."""
    marked = chain(_EMPHASIS.finditer(prose.text), _MARKED.finditer(prose.source))
    return in_order(m.span() for m in marked)


def _is_excused(prose: Prose, end: int) -> bool:
    """Whether a word is shortened, or said to stand so in the source."""
    is_short = _SHORTENED.match(prose.text, end)
    return is_short is not None or _SIC.match(prose.source, end) is not None


@cache
def _dictionary() -> SpellChecker:
    dictionary = SpellChecker(language="en", distance=1)
    words = dictionary.word_frequency.dictionary
    lines = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt")
    for line in lines.read_text("utf-8-sig").splitlines():
        words.setdefault(line.partition(" ")[0], 1)
    return dictionary


@cache
def is_known(word: str) -> bool:
    """Whether a dictionary has a word in small letters, its American form, or its singular."""
    words = _dictionary().word_frequency.dictionary
    singular = _PLURAL.sub("", word.removesuffix("men") + "man" * word.endswith("men"))
    return any(form in words for form in (word, _BRITISH.sub("z", word), singular))


@cache
def likely(word: str) -> str:
    """The word that was meant by one that no dictionary has, or nothing if none is likely.

    The shorter a word is, the more usual must be the one that it is taken for.
    """
    words = _dictionary().word_frequency.dictionary
    least = _EVERYWHERE if len(word) <= _SHORT else _USUAL
    near = {w: words[w] for w in _dictionary().edit_distance_1(word) if w in words}
    if len(word) <= _SHORT:
        near = {w: n for w, n in near.items() if w[0] == word[0] or _same_letters(w, word)}
    if len(word) < _SHORT:
        near = {w: n for w, n in near.items() if _same_letters(w, word)}
    if len(word) < _LONG:
        near = {w: n for w, n in near.items() if n >= least}
    elif _is_made(word):
        near = {w: n for w, n in near.items() if n >= least or _is_typed_as(w, word)}
    if near:
        return max(
            near, key=lambda w: (_same_letters(w, word), _is_typed_as(w, word), near[w], w)
        )
    return "" if _is_made(word) else _parted(word)


def _is_typed_as(meant: str, word: str) -> bool:
    """Whether a word is another whose letters are exchanged, or one of them lost or twice."""
    twice = (i for i, (one, next_) in enumerate(pairwise(word)) if one == next_)
    is_doubled = any(word[:i] + word[i + 1 :] == meant for i in twice)
    return len(meant) > len(word) or _same_letters(meant, word) or is_doubled


def _same_letters(one: str, other: str) -> bool:
    return sorted(one) == sorted(other)


def _is_made(word: str) -> bool:
    """Whether a word is made of usual ones: with a prefix, a suffix, or as “coalminers” is."""
    words = _dictionary().word_frequency.dictionary
    stem = _SUFFIX.sub("", _PREFIX.sub("", word))
    halves = ((word[:at], word[at:]) for at in range(_SHORT, len(word) - _SHORT + 1))
    return (
        not stem
        or words.get(stem, 0) >= _USUAL
        or any(min(words.get(a, 0), words.get(b, 0)) >= _USUAL for a, b in halves)
    )


def _parted(word: str) -> str:
    """Two usual words that were written as one, of which one is a little word."""
    words = _dictionary().word_frequency.dictionary
    for match in _JOINED.finditer(word) if len(word) > _SHORT else ():
        at = match.end() if match.start() == 0 else match.start()
        if min(words.get(word[:at], 0), words.get(word[at:], 0)) >= _COMMON:
            return f"{word[:at]} {word[at:]}"
    return ""
