"""Titles in another language: their translation in brackets, and their transliteration."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from backmatter import rules
from backmatter.check.entries import entries_of
from backmatter.check.near import one_away
from backmatter.diagnostics import Diagnostic
from backmatter.model import Bibliography, Entry

_TITLES = tuple("title subtitle booktitle booksubtitle maintitle journaltitle series".split())
_TRANSLATED = re.compile(r"(?P<own>[^\[\]]*[^\W\d_][^\[\]]*)\[(?P<other>[^\[\]]+)\]\W*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"(?<![\w.,])\d{1,4}(?![.,]?\d)")
_RANGE = re.compile(r"(?<!\d)(\d{2,4})(\s?[–—-]{1,3}\s?)(\d{1,3})(?!\d)")
_SMALL = 32
"""Days, numbers of congresses and volumes."""
_OLD_STYLE = range(10, 14)
_MONTHS = range(28, 32)
"""So many days the old calendar was behind, and so many are in a month."""
_ENGLISH = frozenset("english american usenglish british ukenglish canadian australian".split())

_RUSSIAN = re.compile(r"(?<![\w.])[A-Za-zʹʺčšžČŠŽ][a-zʹʺčšž’']{3,}(?![\w.])")
"""Words that are no abbreviations."""
_OF_CATALOGUE = re.compile(r"i[au]|ii\b|[a-z][ʹʺ]")
_SYSTEMS = (
    (re.compile(r"\bYe"), "E"),
    (re.compile(r"\bye"), "e"),
    (re.compile(r"\bY(?=[au])"), "I"),
    (re.compile(r"(?<=[io])ye\b"), "e"),
    (re.compile(r"(?<![vV])y(?=[au])|j"), "i"),
    (re.compile(r"(?<=[^\W\d_])c(?!h)|\bc(?!h)"), "ts"),
    (re.compile(r"č"), "ch"),
    (re.compile(r"š"), "sh"),
    (re.compile(r"ž"), "zh"),
    (re.compile(r"(?<=[^\W\d_])[’'](?=[^\W\d_])"), "ʹ"),
)
"""What other systems write, and what the Library of Congress does."""


def check_translated(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Titles whose translation has another figure, and Russian words of another system."""
    for entry in entries_of(bibliography):
        if entry.is_whole and entry.get("langid", "hyphenation").lower() not in {"", *_ENGLISH}:
            yield from _figures(entry)
    yield from _other_system(bibliography)


def _figures(entry: Entry) -> Iterator[Diagnostic]:
    for name in _TITLES:
        value = re.sub(r"[{}]", "", entry.get(name))
        match = _TRANSLATED.fullmatch(value)
        if not match or not _are_alike_long(match["own"], match["other"]):
            continue
        own, other = (Counter(_numbers(match[part])) for part in ("own", "other"))
        left, right = list((own - other).elements()), list((other - own).elements())
        if len(left) == len(right) == 1 and _is_slip(left[0], right[0]):
            span = entry.field_spans[name]
            yield rules.TRANSLATION_HAS_FIGURES.at(
                span.of(right[0]), field=name, own=left[0], other=right[0]
            )


def _are_alike_long(own: str, other: str) -> bool:
    """Whether what is in brackets may translate what is before them, and is no short note."""
    words, translated = len(_WORD.findall(own)), len(_WORD.findall(other))
    alike = translated <= 3 * words and words <= 3 * translated
    return alike and min(words, translated) > 1 and not other[0].islower()


def _numbers(text: str) -> Iterator[str]:
    """Its figures, without zeros before them, ends of ranges written out."""
    long = _RANGE.sub(_written_out, text)
    yield from (m[0].lstrip("0") or "0" for m in _FIGURE.finditer(long))


def _written_out(match: re.Match[str]) -> str:
    first, dash, last = match.groups()
    return f"{first}{dash}{first[: max(0, len(first) - len(last))]}{last}"


def _is_slip(one: str, other: str) -> bool:
    """Whether two figures may be meant for one: both small, or one figure apart."""
    apart = int(other) - int(one)
    if max(int(one), int(other)) < _SMALL:
        return not any(
            days % month in _OLD_STYLE for month in _MONTHS for days in (apart, -apart)
        )
    return len(one) == len(other) > 1 and one_away(one, other)


def _other_system(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Words of Russian titles that the Library of Congress writes otherwise, if most of the
    other titles are written as it does.
    """
    odd: list[tuple[Entry, str, str, str]] = []
    kept = 0
    for entry in entries_of(bibliography):
        if not entry.is_whole or entry.get("langid").lower() != "russian":
            continue
        for name in _TITLES:
            title = re.sub(r"[{}]|\[[^\]]*\]?", "", entry.get(name))
            if "\\" in title or not title.isprintable():
                continue
            words = ((word, _as_catalogued(word)) for word in _RUSSIAN.findall(title))
            found = next(((w, meant) for w, meant in words if w != meant), None)
            if found:
                odd.append((entry, name, *found))
            elif _OF_CATALOGUE.search(title):
                kept += 1
    for entry, name, word, meant in odd if kept >= 2 * max(1, len(odd)) else ():
        span = entry.field_spans[name].of(word)
        yield rules.TRANSLITERATED_ALIKE.at(span, word=word, field=name, meant=meant)


def _as_catalogued(word: str) -> str:
    """A word of a Russian title as the Library of Congress transliterates it."""
    for pattern, new in _SYSTEMS:
        word = pattern.sub(new, word)
    return word
