"""How sentences begin, and the article of English before its word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from backmatter import rules
from backmatter.check.prose import Prose, prose_of
from backmatter.diagnostics import Diagnostic
from backmatter.model import Act

_SMALL_BEGIN = re.compile(r"\.(?<=[a-z]{4}.)[ \n](?P<word>[a-z]{2,40})(?![\w.’'-])")
_WORD_BEFORE = re.compile(r"(?<!\w)[A-Za-z]?[a-z]{4,40}\Z")
_LONGEST = 42
"""Characters of the word before, and the one that would make it a part of another."""
_ABBREVIATED = re.compile(
    r".*(?:approx|assoc|transl?|introd?|illus|suppl|messrs|chaps?|prefs?|publs?|append|incl|anon"
    r"|prob|presumab|posth|pseud|repr|respp?|translit|contd|cont|dept|govt|univ|orig|hist|esp"
    r"|misc|prof|capt|conf|cent|diss|engl|ital|germ|abbr|ibid|bros|corp|cols|secs|mins|intl|natl|assn"
    r"|secy|treas|addl|supt|trad|coll|suiv|edns?|vols|parags?|paras?|figs|tabls?|hrsg|bearb|verm|verb|usw|evtl|bzw|vergl?|jahrh?)"
)
_OF_A_FIELD = frozenset(
    """
sing plur masc neut perf imperf pluperf pres subj indic infin accus genit particip
facs facsim rept comp circ illustr resp scil eund subsp spec conc cresc dimin espress pizz rall
arts stat phil theol litt thess cels absol trop logr cult arch publ priv
""".split()
)
"""Abbreviations of grammar, of books, of species and of music."""
_PARTICLES = frozenset(
    "von van vom zu de der den di da du la le al el ibn bin ter af und".split()
)
_ENGLISH = re.compile(r"\b(?:the|of|and|was|were)\b")
_NOT_ENGLISH = re.compile(
    r"\b(?:le|la|les|des|du|el|los|que|il|di|della|der|die|das|und|o|e|y)\b"
)
_ARTICLE = r"(?<![^\s“‘(\[—])(?:a|(?:(?<=^)|(?<=\n)|(?<=[.?!“‘(] )|(?<=[“‘(]))A)"
"""In the middle of a sentence A is the name of something: vitamin A is."""
_AN = re.compile(
    _ARTICLE
    + r"n (?P<word>(?:[bcdfgjklmnpqrstvwyz](?=[aeiouyrlhwn])|s(?=[ckmpqt]))[a-z]{2,40})"
    r"(?![\w’'-])"
)
_A = re.compile(_ARTICLE + r" (?P<word>[aeio][a-z]{2,40})(?![\w’'])")
_AS_U = re.compile(r"eu|ew|onc?e|oui|(?:and|are|its?|equals|is|in|or|as)\b")
"""What begins with another sound than its letter, or follows a letter that is named."""
_VOWEL = re.compile(r"[aeiouy]")


def check_sentences(act: Act) -> Iterator[Diagnostic]:
    """Sentences begin with a capital, and “a” and “an” stand where each of them may."""
    for document in act.documents:
        for prose in prose_of(document):
            if "a" in prose.text and is_english(prose.text):
                yield from _begins(prose)
                yield from _articles(prose)


def _begins(prose: Prose) -> Iterator[Diagnostic]:
    for match in _SMALL_BEGIN.finditer(prose.text):
        at = match.start()
        found = _WORD_BEFORE.search(prose.text, max(0, at - _LONGEST), at)
        before = found[0].lower() if found else ""
        is_short = before in _OF_A_FIELD or _ABBREVIATED.fullmatch(before[1:])
        if before and match["word"] not in _PARTICLES and not is_short:
            span = prose.span(*match.span("word"))
            yield rules.SENTENCE_BEGINS.at(span, word=match["word"])


@lru_cache(maxsize=4096)
def is_english(text: str) -> bool:
    """Whether a text has more of the little words of English than of other languages."""
    return len(_ENGLISH.findall(text)) > len(_NOT_ENGLISH.findall(text))


def _articles(prose: Prose) -> Iterator[Diagnostic]:
    for match in _AN.finditer(prose.text):
        if _VOWEL.search(match["word"]):
            span, word = prose.span(*match.span()), match["word"]
            yield rules.ARTICLE_FITS.at(span, found=f"an {word}", mended=f"a {word}")
    for match in _A.finditer(prose.text):
        if not _AS_U.match(match["word"]):
            span, word = prose.span(*match.span()), match["word"]
            yield rules.ARTICLE_FITS.at(span, found=f"a {word}", mended=f"an {word}")
