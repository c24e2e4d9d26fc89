"""Names of persons in running text, and their parts as BibLaTeX wants them."""

from __future__ import annotations

import re
from functools import lru_cache

from backmatter.importer.given import GIVEN, likely_person
from backmatter.importer.words import (
    DASH,
    LETTER,
    NOT_NAMES,
    PARTICLES,
    SUFFIX,
    UPPER,
)

_PARTICLE = "|".join(
    re.escape(p) for p in sorted(PARTICLES, key=len, reverse=True) if p[-1] not in "’'"
)
_WORD = rf"(?:(?:al-|el-|d[’']|O[’'])?{UPPER}(?!\.){LETTER}*(?:[-‐’'ʹ]{LETTER}+)*)"
_INITIALS = rf"(?:{UPPER}{LETTER}?\.(?:[ ]?-?{UPPER}{LETTER}?\.)*)"
_TOKEN = rf"(?:{_INITIALS}|{_WORD}|(?:{_PARTICLE})(?= ))"
PERSON = rf"(?:{_INITIALS} ?|{_TOKEN} ){_TOKEN}(?: {_TOKEN}){{0,4}}(?:,? {SUFFIX}(?!{LETTER}))?"
_AND = r"(?:,? (?:and|und|et|y|e|with)|,? &| u\.)"
_ET_AL = r"(?:,? (?:et al\.?|and others|u\. ?a\.|et alii))"
NAMES = (
    rf"(?:{PERSON}(?:(?:, {PERSON})*{_AND} {PERSON}(?:,? with {PERSON})?|(?: ?/ ?{PERSON})+"
    rf"| ?[–—] ?{PERSON})?{_ET_AL}?)"
)
"""One person, or several joined by commas, “and” or strokes."""
_GIVEN = rf"(?:{_INITIALS}|{_WORD}(?:[ -](?:{_WORD}|{_PARTICLE}(?= ))){{0,2}}(?: {_INITIALS})?)"
FAMILY = rf"(?:(?:{_PARTICLE}) )*{_WORD}(?: (?:{_PARTICLE}) {_WORD})?"
INVERTED = (
    rf"(?:{FAMILY}, {_GIVEN}(?:,? {SUFFIX}(?!{LETTER}))?(?:(?:, {PERSON})*{_AND} {PERSON}"
    rf"|(?:(?:; | ?/ ?){FAMILY}, {_GIVEN})+|(?: ?/ ?{PERSON})+)?{_ET_AL}?)"
)
"""A family name first, as in bibliographies and MLA: `Carr, E. H., and R. W. Davies`."""
FAMILIES = (
    rf"(?:(?:{_INITIALS} )?{FAMILY}(?:(?:, {FAMILY})*{_AND} {FAMILY}"
    rf"|(?: ?/ ?{FAMILY})+)?{_ET_AL}?)"
)
"""Family names alone, as short forms have them."""
ROLE = (
    r"(?:,? ?[(\[]?(?:[Ee]ds?\.?|[Ee]ditors?|[Hh]rsg\.|[Hh]gg?\.|[ÉéEe]ds?\."
    r"|[Dd]ir\.|[Cc]omps?\.|trans\.)[)\]]?)(?=[\s,.:;)])"
)

_SHARED = re.compile(rf"(?P<first>{_WORD})(?: and | & | und | et )(?P<rest>{PERSON})")
_COMMAS = re.compile(rf"{PERSON}(?:, {PERSON})+(?=:|,| \(|$)")
ARTICLES = frozenset(("Le", "La", "Les", "Der", "Das", "Die", "De"))
_NAMES_RE = re.compile(NAMES)
_INVERTED_RE = re.compile(INVERTED)
_SPLIT = re.compile(rf"{_AND} |, | ?/ ?|; | ?[–—] ?")
_FIRST_INVERTED = re.compile(rf"({FAMILY}), ({_GIVEN}(?:,? {SUFFIX}(?!{LETTER}))?)")
_SUFFIX_END = re.compile(rf",? ({SUFFIX})$")
_SUFFIX_LATER = re.compile(rf", (?={SUFFIX}(?!{LETTER}))")


def is_person(text: str) -> bool:
    """Whether words that have the form of a name can be one."""
    words = text.replace(",", "").split()
    family = next((w for w in reversed(words) if not re.fullmatch(SUFFIX, w)), "")
    if (
        len(family) < 2
        or family.endswith(".")
        or not re.match(rf"(?:[dO][’']|al-|el-)?{UPPER}", family)
    ):
        return False
    return not any(
        (w.rstrip(".") if len(w) > 2 else w) in NOT_NAMES and (i == 0 or w not in ARTICLES)
        for i, w in enumerate(words)
    )


def match_names(text: str, start: int, end: int) -> int | None:
    """Where a list of names in natural order that begins at `start` ends; the longest."""
    ends = [match(text, start, end) for match in (_shared_family, _only_commas, _joined_by_and)]
    return max((e for e in ends if e), default=None)


def _shared_family(text: str, start: int, end: int) -> int | None:
    match = _SHARED.match(text, start, end)
    known = match is not None and match["first"] in GIVEN and is_person(match["rest"])
    return match.end() if match and known else None


def _only_commas(text: str, start: int, end: int) -> int | None:
    match = _COMMAS.match(text, start, end)
    while match:
        if all(is_person(p) and likely_person(p) for p in people(match[0])):
            return match.end()
        match = _COMMAS.match(text, start, start + match[0].rindex(",") + 1)
    return None


def _joined_by_and(text: str, start: int, end: int) -> int | None:
    match = _NAMES_RE.match(text, start, end)
    while match:
        if all(is_person(p) for p in people(match[0])):
            return match.end()
        shorter = max(match[0].rfind(" "), match[0].rfind(","))
        match = _NAMES_RE.match(text, start, start + shorter) if shorter > 0 else None
    return None


def match_inverted(text: str, start: int, end: int) -> int | None:
    """Where a list that begins with a family name and a comma ends."""
    match = _INVERTED_RE.match(text, start, end)
    if match is None:
        return None
    first = _FIRST_INVERTED.match(match[0])
    words = (first[1] + " " + first[2]).split() if first else []
    return None if any(w in NOT_NAMES for w in words) else match.end()


def people(text: str) -> list[str]:
    """The single names of a list."""
    text = re.sub(rf"{_ET_AL}$", "", text.strip())
    text = _SUFFIX_LATER.sub(" ", text)
    parts = [p.strip() for p in _SPLIT.split(text) if p.strip()]
    if len(parts) == 2 and parts[0] in GIVEN:  # Sidney and Beatrice Webb
        parts[0] += " " + parts[1].rsplit(" ", 1)[-1]
    return parts


@lru_cache(maxsize=4096)
def bibtex_names(text: str) -> str:
    """A list of names as BibLaTeX: `Carr, E. H. and Davies, R. W.`"""
    others = re.search(rf"{_ET_AL}$", text.strip()) is not None
    plain = re.sub(rf"{_ET_AL}$", "", text.strip().rstrip(","))
    parts: list[str] = []
    if _inverted_list(plain):
        parts = [_normal(p) for p in re.split(r"; | ?/ ?", plain)]
    else:
        first = _FIRST_INVERTED.match(plain)
        if first and _is_inverted(plain):
            parts = [_normal(first[0])]
            plain = plain[first.end() :].lstrip(", /")
            plain = re.sub(r"^(?:and|und|et|y|&|with) ", "", plain)
        parts += [_natural(p) for p in people(plain)]
    return " and ".join([*parts, *(["others"] if others else [])])


def _inverted_list(text: str) -> bool:
    return bool(re.fullmatch(rf"{FAMILY}, {_GIVEN}(?:(?:; | ?/ ?){FAMILY}, {_GIVEN})+", text))


def _is_inverted(text: str) -> bool:
    """Whether a list begins with `Family, Given`, not with two persons in natural order."""
    first = text.split(",", 1)[0]
    return (
        not any(c in first for c in ".&")
        and (" " not in first or first.split(" ", 1)[0].lower() in PARTICLES or "," in text)
        and _INVERTED_RE.fullmatch(text) is not None
        and not _NAMES_RE.fullmatch(text)
    )


def _normal(text: str) -> str:
    family, _, given = text.partition(", ")
    suffix = _SUFFIX_END.search(given)
    if suffix:
        return f"{family}, {suffix[1]}, {given[: suffix.start()]}"
    return f"{family}, {given}"


def _natural(name: str) -> str:
    """`E. H. Carr` -> `Carr, E. H.`; a particle stays with the family name."""
    suffix = _SUFFIX_END.search(name)
    if suffix:
        name = name[: suffix.start()]
    words = name.split()
    at = next((i for i, w in enumerate(words) if i and w in PARTICLES), len(words) - 1)
    if not words or at == 0:
        return name
    family, given = " ".join(words[at:]), " ".join(words[:at])
    parts = [family, *([suffix[1]] if suffix else []), given]
    return ", ".join(parts)


def family_of(bibtex_name: str) -> str:
    """The family name in a single BibLaTeX name, without the braces of an institution."""
    return bibtex_name.split(",", 1)[0].strip("{} ")


def range_dash(text: str) -> str:
    """Numbers with an en dash between them."""
    return re.sub(rf"(?<=[\w.]) ?{DASH} ?(?=\w)", "–", text)
