"""Nothing is lost: each word of a note stands in the note's text, in an entry, or is reported.

Words that only say how a field is to be read (“ed.”, “vol.”, “accessed”) and the parts of a
date that is written otherwise in the entry are not missed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from backmatter.importer.compose import note_markdown
from backmatter.importer.items import ReadNote
from backmatter.importer.registry import fold
from backmatter.importer.words import DATE, MONTHS, SMALL, listed

_GLUE = listed("glue") | {fold(w) for w in SMALL} | {fold(w) for w in listed("glue")}
_MONTHS = {fold(name) for names in MONTHS.values() for name in names}
_DATE = re.compile(DATE)


def missing_words(note: ReadNote, entries: Mapping[str, str]) -> tuple[str, ...]:
    """The words of a note that are in neither its new text nor its entries, in order."""
    have = set(fold(note_markdown(note)).split()) | _GLUE | _MONTHS
    for item in note.items:
        if item.work:
            have |= set(fold(re.sub(r"[\\{}]", "", entries.get(item.work.key, ""))).split())
    out: list[str] = []
    for item in note.items:
        if item.work and item.form in {"full", "dated"}:
            words = _DATE.sub(" ", note.content.text[item.start : item.end])
            out += [
                w for w in fold(words).split() if w not in have and not _is_ordinal(w, have)
            ]
    return tuple(dict.fromkeys(out))


def _is_ordinal(word: str, have: set[str]) -> bool:
    number = re.match(r"(\d+)(?:st|nd|rd|th|e|n\d*)$", word)
    return number is not None and number[1] in have
