"""Russian in Latin letters, as libraries write it.

Source: the ALA-LC Romanization Tables (Library of Congress), Russian, in the usual plain
form that leaves out ligatures and diacritics.
"""

from __future__ import annotations

_RUSSIAN = {
    **dict(zip("абвгдезийклмнопрстуфыэё", "abvgdeziiklmnoprstufyee", strict=True)),
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia",
    "ь": "ʹ", "ъ": "ʺ",
}  # fmt: skip


def romanize(word: str, lang: str) -> str:
    """The word in Latin letters, or nothing for a language whose table is not here."""
    if lang != "ru":
        return ""
    return "".join(_letter(word, i) for i in range(len(word)))


def _letter(word: str, i: int) -> str:
    letter = word[i]
    latin = _RUSSIAN.get(letter.lower(), letter)
    if letter.islower() or letter == latin:
        return latin
    beside = word[i + 1 : i + 2] or word[i - 1 : i]
    return latin.upper() if beside.isupper() else latin.capitalize()
