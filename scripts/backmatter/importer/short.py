"""Short forms: “Ibid.”, “Carr, *Foundations*, 45”, “op. cit.”, “n. 12 above”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from backmatter.importer.article import Rich
from backmatter.importer.draft import quoted
from backmatter.importer.locators import Place, lead, match_places
from backmatter.importer.names import ARTICLES, FAMILIES, match_names
from backmatter.importer.signals import after_signals
from backmatter.importer.words import DASH, DAY, LETTER, NOT_NAMES, UPPER

IBID = re.compile(
    r"(?:[Ii]bid(?:em)?|IBID|[Ee]bd|[Ee]benda|[Ii]d(?=\.? at)|[Ll]oc\.? ?cit"
    r"|[Aa]m angegebenen Ort)(?!\w)\.?(?:,? op\. cit\.)?"
)
IDEM = re.compile(
    r"(?:[Ii]dem|[Ii]d|[Ee]adem|[Dd]ers|[Dd]ies|[Ll]e même|[Ll]a même"
    r"|[Tt]he same(?: author)?|———|---)(?!\w)\.?[,:]? (?=\S)"
)
_OP_CIT = re.compile(
    r",? ?(?:[Oo]p\. ?cit\.?|[Aa]rt\. ?cit\.?|[Ll]oc\. ?cit\.?|a\. ?a\. ?O\."
    r"|ouvr\. cité|op\.cit\.)"
)
_NOTE_REF = re.compile(
    r",? ?[(\[]?(?:see |as in |cited in |wie |siehe |voir )?(?:(?:above"
    r"|supra),? )?(?:n\.|nn\.|note|fn\.?|Anm\.|n)(?: |\."
    r"| no\. )?(?P<n>\d{1,4})(?: ?(?:above|supra|oben"
    r"|ci-dessus))?(?:, above)?[)\]]?"
    r"(?= ?[,.;:)]|$| \d| above| p| S\.)"
)
_FAMILIES = re.compile(FAMILIES)
_PLAIN_TITLE_END = re.compile(
    rf"(?:,|\.|:) (?=(?:pp?\. |S\. |vol\. |chap\. |ch\. |Bd\. |t\. |fols?\. "
    rf"|Kap\. |at )?(?:\d|[ivxlc]+[{DASH[1:-1]},.;]|[IVX]+[,:]))"
    r"|,? \(?(?=(?:n\.|note|above|Anm\.|wie Anm|op\. ?cit|see n))"
    r"|,? (?=op\. ?cit)|[.;]\s*$|\s*$"
)
_GIVEN_BEFORE = re.compile(
    rf"(?<![\w’'])(?!(?:{'|'.join(sorted(NOT_NAMES))})\b){UPPER}[\w’'.-]* $"
)
_DATED = re.compile(rf"(?:and )?(?P<date>{DAY})")


@dataclass(frozen=True)
class Short:
    """A short form as read, before it is known what it means."""

    start: int
    end: int
    kind: str
    """`ibid`, `names`, `title`, `alias`, `dated`, `pages`."""
    names: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    note: str = ""
    places: tuple[Place, ...] = ()
    marked: bool = False
    """Whether its title is set apart, or it says “op. cit.” or names a note."""
    in_prose: bool = False
    """Whether it was found in the middle of a sentence."""


def ibid(rich: Rich, start: int, end: int) -> Short | None:
    """“Ibid.” and its like, with a locator."""
    match = IBID.search(rich.text, start, end)
    if match is None or (match.start() > start and rich.text[match.start() - 1].isalnum()):
        return None
    places, stop = _places(rich.text, match.end(), end)
    return Short(match.start(), stop, "ibid", places=places)


def dated(rich: Rich, start: int, end: int) -> Short | None:
    """`May 27, 1991, 693` behind another number of the same newspaper."""
    begin = after_signals(rich.text, start, end)
    match = _DATED.match(rich.text, begin, end)
    if match is None:
        return None
    places, stop = _places(rich.text, match.end(), end)
    if rich.text[stop:end].strip(" .;,)"):
        return None
    return Short(match.start("date"), stop, "dated", title=match.span("date"), places=places)


def pages(rich: Rich, start: int, end: int) -> Short | None:
    """`See also 456–72`: another place in the work just cited."""
    begin = after_signals(rich.text, start, end)
    if begin == start or not re.match(r"(?:pp?\. |S\. )?\d", rich.text[begin:end]):
        return None
    places, stop = _places(rich.text, begin, end)
    if not places or rich.text[stop:end].strip(" .;,)"):
        return None
    return Short(begin, stop, "pages", places=places)


def named(
    rich: Rich, start: int, end: int, knows: Callable[[str], bool], *, search: bool = False
) -> Short | None:
    """Family names, then perhaps a title, a note's number and a locator."""
    text = rich.text
    begin = after_signals(text, start, end)
    tried: list[tuple[int, int]] = []
    for at in [begin, *(_later(text, begin, end) if search else [])]:
        tried += [(at, stop) for stop in _name_ends(text, at, end) if _are_names(text[at:stop])]
    for known in (True, False):
        for at, stop in tried:
            if knows(text[at:stop]) is known and (known or at == begin):
                short = _behind_names(rich, at, stop, end, known)
                if short:
                    return replace(short, in_prose=at != begin or short.in_prose)
    return None


def _are_names(words: str) -> bool:
    listed = words.replace(",", "").split()
    return not any(
        w in NOT_NAMES and (i == 0 or w not in ARTICLES) for i, w in enumerate(listed)
    )


def titled(rich: Rich, start: int, end: int, knows: Callable[[str], bool]) -> Short | None:
    """A known title alone, set apart or not."""
    italics = set(rich.italics)
    for s, e in _set_apart(rich, start, end):
        if knows(_inner(rich.text, s, e)):
            inner = _trim(rich.text, s, e)
            places, stop, note = _tail(rich.text, e, end)
            if (s, e) not in italics and not (places or note):
                continue  # a phrase in quotation marks
            return Short(s, stop, "title", title=inner, note=note, places=places, marked=True)
    begin = after_signals(rich.text, start, end)
    match = _PLAIN_TITLE_END.search(rich.text, begin, end)
    if (
        match
        and knows(rich.text[begin : match.start()])
        and len(rich.text[begin : match.start()].split()) > 1
    ):
        places, stop, note = _tail(rich.text, match.start(), end)
        return Short(
            begin, stop, "title", title=(begin, match.start()), note=note, places=places
        )
    return None


def alias(rich: Rich, start: int, end: int, names: list[str]) -> Short | None:
    """An abbreviation that an earlier note introduced."""
    begin = after_signals(rich.text, start, end)
    for name in names:
        if (
            rich.text.startswith(name, begin)
            and not rich.text[begin + len(name) : begin + len(name) + 1].isalnum()
        ):
            places, stop, note = _tail(rich.text, begin + len(name), end)
            return Short(
                begin, stop, "alias", title=(begin, begin + len(name)), places=places, note=note
            )
    return None


def _later(text: str, begin: int, end: int) -> list[int]:
    """Further places where a family name may begin a short form in prose."""
    found = re.compile(
        rf"(?<=[\w,;:(—] )(?={UPPER}{LETTER}+(?:,|[’']s| and {UPPER}{LETTER}+,"
        rf"| op\. ?cit| \(n))"
    ).finditer(text, begin + 1, end)
    return [m.start() for m in found if not _GIVEN_BEFORE.search(text, begin, m.start())][:20]


def _name_ends(text: str, at: int, end: int) -> list[int]:
    natural = match_names(text, at, end)
    families = _FAMILIES.match(text, at, end)
    ends = {natural, families.end() if families else None}
    if families:
        first = re.compile(
            rf"(?:{UPPER}\. ?)*(?:{UPPER}\w*(?:[-’']{UPPER}\w+)*)(?= |,|[’']s?)"
        ).match(text, at, end)
        ends.add(first.end() if first else None)
    return sorted((e for e in ends if e and e > at), reverse=True)


def _behind_names(rich: Rich, at: int, stop: int, end: int, known: bool) -> Short | None:
    text = rich.text
    possessive = (
        re.compile(r"[’']s? ").match(text, stop, end) if text[stop - 1] != "’" else None
    )
    after = re.compile(
        r"(?:,? (?:eds?\.|\(eds?\.\)))?(?:, |: |,? (?=\()|\. | (?=“|‘|op|art|n\.|\d|p)|,? ?$)"
    ).match(text, stop, end)
    if possessive:
        after = possessive
    if after is None and text[stop:end].strip(" .;,)") == "" and known:
        return Short(at, stop, "names", names=(at, stop))
    if after is None:
        return None
    title, pos, apart = _title(rich, after.end(), end)
    if title is None:
        pos = stop if possessive is None else end
    places, tail, note = _tail(text, pos, end)
    marked = apart or bool(note) or _OP_CIT.search(text[pos:tail]) is not None
    rest = text[tail:end].strip(" .;,)")
    if possessive and not (apart and title):
        return None
    if not known and not (marked and (places or apart) and (title or note or marked)):
        return None
    if not (title or places or note or marked or not rest):
        return None
    if title and not apart and not known:
        return None
    if title and not apart and rest and not places:
        return None
    return Short(at, tail, "names", (at, stop), title, note, places, marked, bool(possessive))


def _title(rich: Rich, at: int, end: int) -> tuple[tuple[int, int] | None, int, bool]:
    """A short title at `at`, where it ends, and whether it is set apart."""
    text = rich.text
    for s, e in _set_apart(rich, at, end):
        if s == at and not re.match(r"(?:op|loc|art)\. ?cit", text[s:e]):
            return _trim(text, s, e), e, True
        break
    if not re.match(rf"{UPPER}", text[at : at + 1]) or re.match(
        r"(?:Op|Loc|Art|Anm|S)\. ?", text[at:end]
    ):
        return None, at, False
    match = _PLAIN_TITLE_END.search(text, at, end)
    stop = match.start() if match else end
    if stop - at < 3 or stop - at > 120:
        return None, at, False
    return (at, stop), stop, False


def _set_apart(rich: Rich, start: int, end: int) -> list[tuple[int, int]]:
    spans = [*quoted(rich.text, start, end), *(i for i in rich.italics if start <= i[0] < end)]
    return sorted(spans)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in '”’"»“,.;:*':
        end -= 1
    while start < end and text[start] in '“‘"«„*':
        start += 1
    return start, end


def _inner(text: str, start: int, end: int) -> str:
    a, b = _trim(text, start, end)
    return text[a:b]


def _tail(text: str, at: int, end: int) -> tuple[tuple[Place, ...], int, str]:
    """Locators, where they end, and the number of a note that is referred to."""
    note = ""
    for _ in range(3):
        match = _OP_CIT.match(text, at, end)
        reference = _NOTE_REF.match(text, at, end) if match is None else None
        if reference:
            note = reference["n"]
        found = match or reference
        if found is None:
            break
        at = found.end()
    places, stop = _places(text, at, end)
    if places and not note:
        reference = _NOTE_REF.match(text, stop, end)
        if reference and "(" in reference[0]:
            note, stop = reference["n"], reference.end()
    return places, stop, note


def _places(text: str, at: int, end: int) -> tuple[tuple[Place, ...], int]:
    separator = re.compile(r"[\s,.:;]*\(?(?:at )?").match(text, at, end)
    begin = separator.end() if separator else at
    begin = lead(text, begin, end)
    found = match_places(text, begin, end)
    return found if found else ((), at)
