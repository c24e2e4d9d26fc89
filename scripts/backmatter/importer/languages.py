"""In which language a title is written, by its small words."""

from __future__ import annotations

import re

from backmatter.importer.words import listed_lines

_LISTS = (line.split(": ") for line in listed_lines("languages"))
_WORDS = {name: words.split() for name, words in _LISTS}
_RUSSIAN = re.compile(
    r"\b\w+(?:skaia|skii|skie|skogo|skikh|iia|iiu|ii|ogo|nykh|nyi|naia|enie"
    r"|eniia|ovanie|stvo|ost[’'ʹ])\b|[’'ʹ][aeiou]|[а-яА-Я]"
)
_UMLAUT = re.compile(r"[äöüß]")
_POLISH = re.compile(r"[ąęłńśźż]")


def language(title: str, default: str) -> str:
    """BibLaTeX's name for the language of a title; `default` if its words do not say."""
    words = re.findall(r"[^\W\d_]+", title.lower())
    if len(_RUSSIAN.findall(title)) >= (1 if re.search(r"[а-я]", title) else 2):
        return "russian"
    scores = {name: sum(w in listed for w in words) for name, listed in _WORDS.items()}
    scores["german"] += bool(_UMLAUT.search(title))
    scores["polish"] += 2 * bool(_POLISH.search(title))
    best = max(scores, key=lambda n: (scores[n], n == default))
    if scores[best] == 0 or (best not in {"english", "german", "french"} and scores[best] < 2):
        return default
    return best
