"""Characters that do not look like what they are, in every file of the edition."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from backmatter import rules
from backmatter.check.prose import code_of
from backmatter.diagnostics import Diagnostic, Edit
from backmatter.model import Act, Bibliography
from backmatter.text import SourceFile, Span, Stretches, covers

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile(
    r"[\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\U000e0000-\U000e007f]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")
_JOINERS = "\u200c\u200d"
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007f]*\\Z")
"""The emoji of a flag, behind which characters without width name its region."""
_DIRECTIONS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NOT_NORMAL = re.compile(
    r"[^\u0300-\u036f\u1100-\u11ff][\u0300-\u036f]+|[\u1100-\u11ff]+|[\u212a\u212b\u2126]"
)
_MOJIBAKE = re.compile(r"[\u00c2-\u00f4][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]{1,3}")
_NOT_LATIN = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WIDE = re.compile(r"(?<=[A-Za-zÀ-ÿ0-9])[，．；：？！）、。]|（(?=[A-Za-zÀ-ÿ0-9])")
_NARROW = str.maketrans("，．；：？！）（、。", ",.;:?!)(,.")
_REDUCED = frozenset("ъьЪЬ")
"""Stand in words of Old Church Slavonic and Proto-Slavic that are spelt in Latin letters."""
_ENCLOSING = frozenset({"**", "__", "“”", "‘’", "«»", "„“", "‹›", "⟨⟩", "//", "[]"})
_CYRILLIC = "аАВеЕіІјЈКМНоОрРсСТуУхХѕЅԁԛԝһв"
_AS_LATIN = "aABeEiIjJKMHoOpPcCTyYxXsSdqwhb"
_GREEK = "αΑΒΕΖΗΙΚΜΝοΟρΡΤυΥΧν"
_GREEK_AS_LATIN = "aABEZHIKMNoOpPTuYXv"
_OF_FORMULAS = re.compile("[αρυν][A-Za-z]{0,3}|[A-Za-z]{1,5}[αρυν]|[A-Za-z]*χ[A-Za-z]*")
"""A Greek letter as science has it beside Latin ones, as in ρgh, TNFα and [naχt]."""
_TO_LATIN = str.maketrans(_CYRILLIC + _GREEK, _AS_LATIN + _GREEK_AS_LATIN)
_TO_CYRILLIC = str.maketrans("aABeEKMHoOpPcCTyYxXiIjJsS", "аАВеЕКМНоОрРсСТуУхХіІјЈѕЅ")


def check_characters(act: Act) -> Iterator[Diagnostic]:
    """Invisible, damaged, decomposed and look-alike characters; code is left alone."""
    for document in act.documents:
        yield from check_file(document.file, code_of(document))


def check_entry_characters(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """The same characters in the files of the bibliography."""
    for file in bibliography.files:
        yield from check_file(file)


def check_file(file: SourceFile, code: Stretches = ()) -> Iterator[Diagnostic]:
    """The same characters in a file, but for those in code."""
    beyond_ascii = (
        ()
        if file.text.isascii()
        else (_invisible, _composed, _damaged, _private, _scripts, _wide)
    )
    for check in (_control, *beyond_ascii):
        yield from (d for d in check(file) if not covers(code, d.span.start))


def _wide(file: SourceFile) -> Iterator[Diagnostic]:
    """Signs of East Asian type beside Latin letters, in lines that have none of that type."""
    for line, matches in groupby(_WIDE.finditer(file.text), lambda m: file.line_of(m.start())):
        if _EAST_ASIAN.search(file.line_text(line)):
            continue
        for match in matches:
            span, mended = Span(file, *match.span()), match[0].translate(_NARROW)
            found = rules.SIGN_OF_SCRIPT.at(span, found=match[0], mended=mended)
            yield found.mended_by(Edit(span, mended))


def _control(file: SourceFile) -> Iterator[Diagnostic]:
    for match in _CONTROL.finditer(file.text):
        span = Span(file, *match.span())
        found = rules.CONTROL.at(span, code=f"{ord(match[0]):04X}")
        yield found.mended_by(Edit(span, ""))


def _invisible(file: SourceFile) -> Iterator[Diagnostic]:
    for match in _INVISIBLE.finditer(file.text):
        span = Span(file, *match.span())
        if match[0] == "\u00ad":
            found = rules.SOFT_HYPHEN.at(span, word=_word(file.text, match.start()))
        elif _is_needed(file, match.start()):
            continue
        else:
            found = rules.INVISIBLE.at(span, name=_name(match[0]))
        yield found.mended_by(Edit(span, ""))


def _word(text: str, at: int) -> str:
    start, end = at, at + 1
    while start > at - 40 and start and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), at + 40) and not text[end].isspace():
        end += 1
    return text[start:end].replace("\u00ad", "")


def _name(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'unnamed').lower()})"


def _is_needed(file: SourceFile, at: int) -> bool:
    """Joiners between letters of scripts that join or in emoji, regions of flags, and signs
    of direction by letters that run from right to left.
    """
    character = file.text[at]
    around = file.text[max(0, at - 1) : at] + file.text[at + 1 : at + 2]
    if character >= "\U000e0000":
        return _FLAG.search(file.text[max(0, at - 8) : at]) is not None
    if character in _JOINERS:
        return any(ord(c) > 0x058F for c in around)
    if _DIRECTIONS.match(character):
        near = file.text[max(0, at - 200) : at + 200]
        near = _DIRECTIONS.sub("", near)
        return any(unicodedata.bidirectional(c) in {"R", "AL"} for c in near)
    return False


def _composed(file: SourceFile) -> Iterator[Diagnostic]:
    if unicodedata.is_normalized("NFC", file.text):
        return
    for match in re.finditer(r"\S+", file.text):
        if match[0].isascii() or unicodedata.is_normalized("NFC", match[0]):
            continue
        for piece in _NOT_NORMAL.finditer(match[0]):
            mended = unicodedata.normalize("NFC", piece[0])
            if mended != piece[0] and _composes(piece[0]):
                at = match.start() + piece.start()
                span = Span(file, at, at + len(piece[0]))
                found = rules.NORMALIZED.at(span, found=piece[0][:40], mended=mended[:40])
                yield found.mended_by(Edit(span, mended))


def _composes(piece: str) -> bool:
    first = unicodedata.name(piece[0], "").split(" ")[0]
    return first in {"LATIN", "GREEK", "CYRILLIC", "HANGUL", "KELVIN", "ANGSTROM", "OHM"}


def _damaged(file: SourceFile) -> Iterator[Diagnostic]:
    if file.is_utf8:
        for match in re.finditer("\ufffd", file.text):
            yield rules.DAMAGED.at(Span(file, *match.span()), found="\ufffd", mended="")
    for match in _MOJIBAKE.finditer(file.text):
        meant = _decoded(match[0])
        if meant:
            span = Span(file, match.start(), match.start() + len(meant[0]))
            yield rules.DAMAGED.at(span, found=meant[0], mended=f": {meant[1]}")


def _private(file: SourceFile) -> Iterator[Diagnostic]:
    for match in _PRIVATE.finditer(file.text):
        code = f"U+{ord(match[0][0]):04X}"
        yield rules.NO_PRIVATE_CHARACTER.at(Span(file, *match.span()), code=code)


def _decoded(text: str) -> tuple[str, str] | None:
    """The shortest beginning of `text` that is a character read in the wrong encoding."""
    for end in range(2, len(text) + 1):
        try:
            return text[:end], _bytes(text[:end]).decode("utf-8")
        except (UnicodeDecodeError, UnicodeEncodeError):
            continue
    return None


def _bytes(text: str) -> bytes:
    return b"".join(c.encode("latin-1") if ord(c) < 0x100 else c.encode("cp1252") for c in text)


def _scripts(file: SourceFile) -> Iterator[Diagnostic]:
    """Words that mix Latin with Cyrillic or Greek letters."""
    end = 0
    latin_words: frozenset[str] | None = None
    for match in _NOT_LATIN.finditer(file.text):
        if match.start() < end:
            continue
        word = _whole_word(file, match.start(), end)
        end, text = word.end, word.text
        if _is_named(word):
            continue
        if mixed := _mixed(word, text):
            yield mixed
        elif (mended := text.translate(_TO_LATIN)).isascii() and _stands_among_latin(word):
            if latin_words is None:
                latin_words = frozenset(_LETTERS.findall(file.text))
            if mended in latin_words or mended in {"a", "A", "I", "o", "O"}:
                letters = _letters_of(text)
                yield _look_alike(word, "another script among Latin words", letters, mended)


def _whole_word(file: SourceFile, at: int, least: int) -> Span:
    text, start, end = file.text, at, at + 1
    while start > least and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return Span(file, start, end)


def _is_named(word: Span) -> bool:
    """Whether signs that are no brackets enclose a letter: it is spoken of, not used."""
    text, start, end = word.file.text, word.start, word.end
    return end - start == 1 and text[start - 1 : start] + text[end : end + 1] in _ENCLOSING


def _mixed(word: Span, text: str) -> Diagnostic | None:
    latin = [c for c in text if _is_latin(c)]
    others = [c for c in text if _NOT_LATIN.match(c)]
    if not latin or not others:
        return None
    greek = all(c < "\u0400" or c > "\u1eff" for c in others)
    if greek and any(c.translate(_TO_LATIN) == c for c in others):
        return None  # such as μm or kΩ
    if _OF_FORMULAS.fullmatch(text) or set(others) <= _REDUCED:
        return None
    script = "Greek" if greek else "Cyrillic"
    few, mended = others, text.translate(_TO_LATIN)
    if len(latin) < len(others):
        few, mended = latin, text.translate(_TO_CYRILLIC)
    letters = _letters_of(few)
    return _look_alike(word, f"Latin and {script} letters", letters, mended)


def _letters_of(characters: Sequence[str]) -> str:
    """The first few different letters, by their names."""
    few = list(dict.fromkeys(characters))[:3]
    return ", ".join(f"{c} is {unicodedata.name(c, 'unnamed').lower()}" for c in few)


def _look_alike(word: Span, scripts: str, letters: str, mended: str) -> Diagnostic:
    return rules.LOOK_ALIKE.at(
        word, word=word.text[:40], scripts=scripts, letters=letters, mended=mended[:40]
    )


def _is_latin(character: str) -> bool:
    return character < "\u0250" or "\u1e00" <= character < "\u1f00"


def _stands_among_latin(word: Span) -> bool:
    text = word.file.text
    around = (text[max(0, word.start - 12) : word.start], text[word.end : word.end + 12])
    letters = [[c for c in side if c.isalpha()] for side in around]
    return all(side and all(_is_latin(c) for c in side) for side in letters)
