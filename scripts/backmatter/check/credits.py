"""The lists of names in an entry: authors, editors, translators."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from backmatter import rules
from backmatter.check.datamodel import NAMES
from backmatter.diagnostics import Diagnostic
from backmatter.model import Entry

_JUNIOR = re.compile(
    r"(?:jr|sr|junior|senior|[ivx]+|\d+(?:st|nd|rd|th)|fils|père|hijo|filho|neto|ml|st|mł|esq)\.?",
    re.IGNORECASE,
)
_NAMED_PARTS = re.compile(r"(?:^|,\s*)(?:family|given)\s*=")
"""The extended form of a name, `family=…, given=…, prefix=…`."""
_LETTERS_OF_KEY = re.compile(r"[a-z]+")
_AND = re.compile(r"\sand(?=\s|$)|^and\s", re.IGNORECASE)
_NO_NAME = re.compile(r"\(?\beds?\.\)?|\(eds?\)|\bet alii\b|\bund\b(?! zu[mr]?\b)|^by\s|\d{2,}")
"""What stands in lists of names that were copied from a title page or a note."""
_FIRST_INITIAL = re.compile(r"(?:[^,]* )?[A-ZÀ-Þ]\., ?\w[^,]*")
_LAST_INITIAL = re.compile(r"^[^\W\d_]{3,}(?: [A-ZÀ-Þ][^\W\d_]{2,})?(?: [A-ZÀ-Þ]\.)+$")
_BODY = re.compile(
    r"\w \b(?:Bank|University|Institute|Ministry|Committee|Commission|Organi[sz]ation"
    r"|Association|Council|Department|Agency|Nations|Government|Foundation|Library"
    r"|Archives?|Parliament|Congress)$|^(?:University|Institute|Ministry|Department|Bank"
    r"|Library|Committee|Council) (?:of|for)\b"
)
_GENERAL = (
    "Write `Family, Given and Family, Given`; put the name of a body in braces of its own."
)
_Fault = tuple[str, str]
"""Why a list of names does not parse, and what to do."""


def check_credits(entry: Entry) -> Iterator[Diagnostic]:
    """Each list of names parses, and nobody stands in it twice."""
    for name in (n for n in entry.fields if n in NAMES):
        if fault := list_fault(entry.fields[name]) or _turned(entry, name):
            yield rules.NAMES_PARSE.at(
                entry.field_spans[name],
                key=entry.key,
                field=name,
                reason=fault[0],
                remedy=fault[1],
            )


def _turned(entry: Entry, name: str) -> _Fault | None:
    """How the key shows that the one author, without a comma, has the family name first."""
    words = entry.fields[name].split()
    start = _LETTERS_OF_KEY.match(entry.key.lower())
    if name != "author" or len(words) != 2 or not start or not all(map(str.isalpha, words)):
        return None
    first, last = (word.lower() for word in words)
    if not start[0] == first != last:
        return None
    reason = f"no comma in “{' '.join(words)}”, and the key has the first word"
    return reason, f"Write `{words[0]}, {words[1]}`."


def list_fault(value: str) -> _Fault | None:
    """Why a list of names does not parse, or nothing if it does."""
    outside = _outside_braces(value)
    people = _AND.split(outside)
    names = [" ".join(p.split()) for p in _AND.split(value) if "{" not in p]
    if again := _twice(names):
        return f"“{again}” stands twice", "Remove one of the two."
    if len(people) > 1 and not all(p.strip() for p in people):
        reason = "“and” stands without a name on one side"
        return reason, "Remove “and”, or add the name that is missing."
    for i, person in enumerate(people):
        words = person.strip()
        if words.lower() == "others" and i + 1 < len(people):
            return "“and others” stands before another name", "Put it behind the last name."
        if fault := _person_fault(words):
            return fault
    return None


def _twice(names: Sequence[str]) -> str:
    """The name that stands twice in a list, in whatever capitals, or nothing."""
    seen = Counter(name.casefold() for name in names if name)
    return next((name for name in names if seen[name.casefold()] > 1), "")


def _person_fault(words: str) -> _Fault | None:
    for sign in ("&", ";"):
        if sign in words:
            reason = f"“{sign}” where “and” should part two names"
            body = "; put the name of a body in braces of its own" if sign == "&" else ""
            return reason, f"Write “and” for “{sign}”{body}."
    if re.search(r"\bet\.? al\b", words):
        return "“et al.” where “and others” is meant", "Write “and others”."
    if found := _NO_NAME.search(words):
        return f"“{found[0].strip()}” is no part of a name", "Take it out of the names."
    parts = [p.strip() for p in words.split(",")]
    if re.search(r"[a-zà-ÿ]{4}\.$", words):
        return f"a stop behind “{words}”", "Remove the stop."
    if found := _FIRST_INITIAL.fullmatch(words) or _LAST_INITIAL.search(words):
        name = found[0].strip()
        return f"an initial stands in the place of the family name in “{name}”", _GENERAL
    if "," not in words and (found := _BODY.search(words)):
        reason = f"“{words}” is no person: a body goes in braces of its own"
        return reason, f"Write `{{{{{words}}}}}`."
    if "," in words and not all(parts):
        return f"a comma too many in “{words}”", "Remove the comma."
    if _NAMED_PARTS.search(words):
        return None
    if len(parts) > 3 or (len(parts) == 3 and not _JUNIOR.fullmatch(parts[1])):
        return f"{len(parts) - 1} commas in “{words}”", _GENERAL
    return None


def _outside_braces(value: str) -> str:
    """The value with what stands in braces blanked out; a brace alone becomes a letter."""
    out: list[str] = []
    depth = 0
    for c in value:
        depth += c == "{"
        out.append(c if not depth else "x")
        depth -= c == "}" and depth > 0
    return "".join(out)
