"""Words of English that no dictionary has, one slip of the hand away from a word that it has.

The words are those of pyspellchecker, American, with how often each is used, and those of
symspellpy, which has the British ones too. A word that is like no other is left alone: it is
rare, or of another language.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise

from spellchecker import SpellChecker

from backmatter import rules
from backmatter.apparatus import Apparatus
from backmatter.check.prose import MASK, Prose, prose_of
from backmatter.check.quotes import apart, quoted
from backmatter.diagnostics import Diagnostic
from backmatter.model import Act
from backmatter.text import covers

_BEFORE = r"(?<![\w’'.@/#&+\\{}′-])(?<!\w[*_])(?<!\w[*_]{2})"
_BEHIND = r"(?![\w'@/&{}′]|\*{1,2}\w|’(?!s\b|[\s,.;:)])|\.\w)"
_SMALL = (
    rf"{_BEFORE}[a-z]{{3,40}}{_BEHIND}(?!-\w)"
    rf"|(?<=[a-z]-)[a-z]{{7,40}}{_BEHIND}(?!-)"
    rf"|{_BEFORE}[a-z]{{7,40}}(?=-[a-z])"
)
_CAPITAL = rf"(?P<capital>[A-Z][a-z]{{6,40}}){_BEHIND}(?!-)"
_WORD = re.compile(
    rf"{_SMALL}|(?:(?<=^)|(?<=[.?!:] )|(?<=[.?!:]\n)|(?<=[“‘(\n\"])){_CAPITAL}",
    re.MULTILINE,
)
"""A word in small letters, a long half of one with a hyphen, the first of a sentence."""
_WORD_OF_TITLE = re.compile(rf"{_SMALL}|{_BEFORE}{_CAPITAL}")
_ODD_CAPITAL = re.compile(
    rf"{_BEFORE}(?!(?:van|de|la|le|du|di|von|mac|mc)[A-Z][a-z])"
    rf"(?:[a-z]+[A-Z]+[a-z]+|[A-Z]{{2}}[a-z]{{1,30}}){_BEHIND}(?!-)"
)
_BESIDE_WORDS = frozenset("[](){}\"'<>*_ \n")
"""What may stand beside a word and be masked; other signs are a part of it."""
_SIC = re.compile(r"[^\w\n]{0,3}\[\*?sic\b")
_SHORTENED = re.compile(r"\.(?=\s[a-z(\d]|[,;:)])")
_PREFIX = re.compile(
    r"\A(?:anti|auto|co|counter|cyber|de|dis|extra|hyper|inter|intra|macro|mega|meta|micro|mid"
    r"|mini|mis|mono|multi|neo|non|out|over|para|poly|post|pre|pro|proto|pseudo|psycho|quasi|re"
    r"|semi|sub|super|supra|techno|trans|ultra|un|under)(?:$|(?=[a-z]{4}))"
)
_PLURAL = re.compile(r"(?<=[a-z]{3}[^sxyz])s$")
_SUFFIX = re.compile(r"(?<=[a-z]{4})(?:ly|ness|less|ism|ists?|like|wise|ward|hood)$")
_BRITISH = re.compile(r"(?<=[a-z]{2})s(?=(?:e[sdr]?|ing|ations?|able|ances?)$)")
"""The s of “organised”, in whose place American words have a z."""
_JOINED = re.compile(
    r"\A(?:of|in|to|and|the|for|with|from|on|at|by|as|a|is|was|were|that)(?=[a-z]{2})"
    r"|(?<=[a-z]{2})(?:of|in|to|and|the|for|with|from|on|at|by|as|is|was|were|that)$"
)
_SCHOLARS = frozenset(
    """
priori posteriori fortiori facto jure longue durée habitus sensu stricto lato telos topos ethnos
raion raions oblast oblasts kolkhoz kolkhozes sovkhoz kulak kulaks differance agentic diegetic
intersectional personam actus classicus mutandis nationales passim ibidem idem infra supra
clitic clitics aphaeresis disseisin seisin assizes ostraca quaestor sestertius krater
""".split()
)
"""Words of scholars that the dictionaries do not have."""
_SHORT, _LONG = 4, 6
"""Letters of words that stand for many others, and from which on a word stands for itself."""
_EVERYWHERE, _COMMON, _USUAL = 1_000_000, 50_000, 1_300
"""How often the dictionary has seen its first 200 words, one of a hundred, one of ten."""
_FOREIGN = 4
"""Where one word of so many is unknown, the words are of another language."""
_NEAR = 30
"""Within so many characters of another unknown word both are terms."""


def check_spelling(act: Act) -> Iterator[Diagnostic]:
    """The words of an act or a page that are misspelt, where its text is English."""
    pieces = [prose for document in act.documents for prose in prose_of(document)]
    unknown = [_unknown(prose, _WORD) for prose in pieces]
    counts = Counter(match[0] for found in unknown for match in found)
    for prose, found in zip(pieces, unknown, strict=True):
        yield from _odd_capitals(prose)
        if found and not _is_foreign(prose, len(found)):
            yield from _misspelt(prose, found, counts)


def misspelt(prose: Prose, *, is_title: bool = False) -> Iterator[Diagnostic]:
    """The words of one piece that are misspelt; those of a title may have capitals."""
    yield from _odd_capitals(prose)
    found = _unknown(prose, _WORD_OF_TITLE if is_title else _WORD)
    if found and (is_title or not _is_foreign(prose, len(found))):
        yield from _misspelt(prose, found, Counter(), is_title=is_title)


def _unknown(prose: Prose, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    found = [m for m in pattern.finditer(prose.text) if not is_known(m[0])]
    return [m for m in found if not _is_cut(prose, m)]


def _misspelt(
    prose: Prose,
    unknown: Sequence[re.Match[str]],
    counts: Counter[str],
    *,
    is_title: bool = False,
) -> Iterator[Diagnostic]:
    """Those of the unknown words of a piece for which another is likely.

    `counts` says how often an unknown word comes in the text: what comes again may be a term.
    """
    foreign, theirs = apart(prose), quoted(prose)
    own = [m for m in unknown if not covers(foreign, m.start())]
    starts = [m.start() for m in own]
    for match in own:
        if not _is_excused(prose, match.end()):
            is_theirs = is_title or covers(theirs, match.start())
            is_again = counts[match[0]] > 1
            is_term = is_theirs or is_again or _has_neighbour(starts, match)
            if meant := _meant(match, is_term=is_term):
                yield rules.WORD_SPELLED.at(
                    prose.span(*match.span()), word=match[0], meant=meant
                )


def listed_words(apparatus: Apparatus) -> frozenset[str]:
    """The words, in small letters, of all names, persons and terms that an edition lists."""
    forms = (*(p.forms for p in apparatus.persons), *(t.forms for t in apparatus.terms))
    names = " ".join(chain(apparatus.names, *forms))
    return frozenset(re.findall(r"[^\W\d_]+", names.lower()))


def _odd_capitals(prose: Prose) -> Iterator[Diagnostic]:
    """Words of the dictionary with a capital where none stands, “THe”, “fActory”; not eBook."""
    for match in _ODD_CAPITAL.finditer(prose.text):
        word = match[0]
        is_abbreviation = word[:2].isupper() and word[2:] in {"s", "d", "ed", "es", "th"}
        is_brand = word[0] in "ei" and word[1].isupper() and is_known(word[1:])
        if is_abbreviation or is_brand or not is_known(word) or _is_cut(prose, match):
            continue
        meant = word.capitalize() if word[0].isupper() else word.lower()
        yield rules.CAPITAL_FIRST.at(prose.span(*match.span()), word=word, meant=meant)


def _is_cut(prose: Prose, match: re.Match[str]) -> bool:
    """Whether a word goes on in something that is masked, as in code or a character's name."""
    sides = (match.start() - 1, match.end())
    masked = [i for i in sides if 0 <= i < len(prose.text) and prose.text[i] == MASK]
    return any(prose.file.text[prose.start + i] not in _BESIDE_WORDS for i in masked)


def _is_foreign(prose: Prose, unknown: int) -> bool:
    """Whether a text has too many words that are unknown, or no other in a cell or an item."""
    words = sum(1 for _ in _WORD.finditer(prose.text))
    is_much = unknown > 2 and unknown * _FOREIGN > words
    return is_much or (unknown == words and not prose.is_heading)


def _has_neighbour(starts: Sequence[int], match: re.Match[str]) -> bool:
    """Whether another unknown word is near, as where terms are told."""
    before = bisect_left(starts, match.start() - _NEAR)
    return bisect_left(starts, match.end() + _NEAR) - before > 1


def _is_excused(prose: Prose, end: int) -> bool:
    """Whether a word is shortened, or said to stand so in the source."""
    is_short = _SHORTENED.match(prose.text, end)
    return is_short is not None or _SIC.match(prose.file.text, prose.start + end) is not None


def _meant(match: re.Match[str], *, is_term: bool) -> str:
    """The word that was meant, with its capital, or nothing.

    What others wrote, what comes again and what has others beside it may be a term: it is a
    slip only if it was one of the keys, for a usual word. A word with a capital may be a name.
    """
    word = match[0].lower()
    meant = likely(word)
    is_typed = _is_typed_as(meant, word)
    words = _dictionary().word_frequency.dictionary
    how_often = min((words.get(part, 0) for part in meant.split()), default=0)
    if is_term and not (is_typed and (how_often >= _USUAL or len(word) >= _LONG)):
        return ""
    if match["capital"] and how_often < (_USUAL if is_typed else _COMMON):
        return ""
    return meant.capitalize() if match["capital"] else meant.replace("'", "’")


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
    """Whether a dictionary has a word, in small letters, its American form, or its singular."""
    word = word.lower()
    words = _dictionary().word_frequency.dictionary
    singular = _PLURAL.sub("", word.removesuffix("men") + "man" * word.endswith("men"))
    forms = (word, _BRITISH.sub("z", word), singular)
    return word in _SCHOLARS or any(form in words for form in forms)


@cache
def likely(word: str) -> str:
    """The word that was meant by one that no dictionary has, or nothing if none is likely.

    A slip of the keys may stand for any word, another slip for a usual one; the shorter a word
    is, the more usual must be the one that it is taken for.
    """
    words = _dictionary().word_frequency.dictionary
    near = {
        w: words[w]
        for w in _dictionary().edit_distance_1(word)
        if w in words and words[w] >= _least(w, word)
    }
    if typed := [w for w in near if _is_typed_as(w, word)]:
        return max(typed, key=lambda w: (_same_letters(w, word), near[w], w))
    parted = "" if _is_made(word) else _parted(word)
    return parted or max(near, key=lambda w: (near[w], w), default="")


def _least(meant: str, word: str) -> int:
    """How often the dictionary must have seen a word for which another is taken."""
    if len(word) < _SHORT and not _same_letters(meant, word):
        return 2**63
    if len(word) <= _SHORT:
        return _EVERYWHERE if meant[0] == word[0] or _same_letters(meant, word) else 2**63
    return _USUAL if len(word) < _LONG or not _is_typed_as(meant, word) else 2


def _is_typed_as(meant: str, word: str) -> bool:
    """Whether a word is another whose letters are exchanged, or one of them lost or twice.

    Another end is no slip of the keys: “societie” is an old word, not “societies”.
    """
    if meant[-1:] != word[-1:] and not _same_letters(meant, word):
        return False
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
