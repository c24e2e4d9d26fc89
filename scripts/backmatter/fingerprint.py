"""Fingerprints that survive an edit: two characters for each word, in the order of the text.

Twelve bits a word are too few to read the text from and enough to tell two texts apart.
A typo changes two characters; punctuation, case and markup change nothing. The order is
kept, so that a half, a part or a sum of texts is recognised too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from hashlib import blake2b

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_NO_SPACES = r"\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF"
# Scripts that put no space between words count by the character.
_WORD = re.compile(rf"[{_NO_SPACES}]|[^\W_{_NO_SPACES}]+(?:['’][^\W_{_NO_SPACES}]+)*")
_ASCII_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
"""The same for most texts, and quicker."""
_OPENING = 48
_LAST = 4


def fingerprint(text: str) -> str:
    """Two characters for each word of `text`."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    words = _ASCII_WORD if folded.isascii() else _WORD
    return "".join(map(_hashed, words.findall(folded)))


def last_words(text: str) -> str:
    """The fingerprint of the last four words of `text`, from which a mark is known again."""
    end = fingerprint(" ".join(text.rsplit(maxsplit=3 * _LAST)[-3 * _LAST :]))
    return (end if len(end) >= 2 * _LAST else fingerprint(text))[-2 * _LAST :]


def pairs(words: str) -> list[str]:
    """The words of a fingerprint, one by one."""
    return [words[i : i + 2] for i in range(0, len(words), 2)]


def opening(text: str) -> str:
    """The first words of a text, cut between two words."""
    flat = " ".join(text.split(maxsplit=_OPENING))
    if len(flat) <= _OPENING:
        return flat
    return flat[:_OPENING].rsplit(" ", 1)[0] + " …"


@cache
def _hashed(word: str) -> str:
    value = int.from_bytes(blake2b(word.encode("utf-8"), digest_size=2).digest()) % 4096
    return _ALPHABET[value // 64] + _ALPHABET[value % 64]
