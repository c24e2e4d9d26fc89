"""What a title shows of its language: its script, and its little words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "english": "the of and in to for from with on a an at by as",
        "french": "le la les et des du une dans pour sur au aux par en de un",
        "german": "der die das und des dem den im zur zum von ein eine für über am",
        "italian": "il lo gli e della delle dei nel nella degli di del per una un",
        "spanish": "el los las y del en una por para su de la un",
        "russian": "i v vo na o ob iz k ko ot po s so dlia kak kholodnoi sovetskaia istoriia",
    }.items()
}
"""Little words by language; Russian as it is transliterated."""
_SCRIPTS = {
    "CYRILLIC": frozenset("russian ukrainian bulgarian serbian serbianc macedonian".split())
    | {"belarusian", "mongolian", "kazakh"},
    "GREEK": frozenset({"greek", "polutonikogreek", "ancientgreek"}),
    "HEBREW": frozenset({"hebrew", "yiddish"}),
    "ARABIC": frozenset({"arabic", "persian", "farsi", "urdu", "kurdish"}),
    "CJK": frozenset({"chinese", "chinese-hans", "chinese-hant", "japanese"}),
    "HANGUL": frozenset({"korean"}),
}


def guessed(title: str) -> str:
    """The language that a title's script or little words show, or nothing if they do not."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"\[[^\]]*\]", " ", title).lower())
    if (script := _script(words)) in _SCRIPTS:
        return "russian" if script == "CYRILLIC" else script.lower()
    counts = {language: len(set(words) & known) for language, known in _WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    rivals = [n for language, n in counts.items() if language != best]
    needed = 1 if best == "english" else 2
    return best if counts[best] >= needed and counts[best] > max(rivals) else ""


def in_other_script(title: str, langid: str) -> str:
    """How a title's script contradicts its language, or nothing."""
    script = _script(re.findall(r"[^\W\d_]+", re.sub(r"\[[^\]]*\]", " ", title)))
    known = _SCRIPTS.get(script)
    if known is not None and langid not in known:
        return f"it is in {script.lower()} letters"
    return ""


def _script(words: list[str]) -> str:
    """The script of most letters, by the first word of their Unicode names."""
    letters = "".join(words)[:200]
    names = [unicodedata.name(c, "").split(" ")[0] for c in letters]
    return max(set(names), key=names.count) if names else ""
