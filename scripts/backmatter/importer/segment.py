"""A note -> its pieces: a piece holds prose, or one reference with what leads up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from backmatter.importer import components as c
from backmatter.importer import journals as j
from backmatter.importer.article import Rich
from backmatter.importer.draft import quoted
from backmatter.importer.signals import after_signals
from backmatter.importer.words import (
    ABBREVIATIONS,
    CUTTING_SIGNAL,
    LETTER,
    MONTH,
    SIGNAL_RE,
    UPPER,
)

_STOP = re.compile(rf"[.?!][”’\"»)\]]*\s+(?=[“‘\"«„\[(*]?(?:{UPPER}|\d))")
_CONTINUES = re.compile(
    r"(?:[Ii]n:? |Edited by|Eds?\. |Translated by|Trans\. |Vol\. |Directed by"
    r"|Dir\. |Repr(?:int|\.)|Rev\. ed|\d+(?:st|nd|rd|th) ed|"
    rf"[Aa]ccessed|Available|https?://|doi|Ph\.?D|Unpublished|Master|Dissertation"
    rf"|{c.PLACE}: {UPPER}[^.;]{{1,60}}, \d{{4}}|"
    rf"{c.PLACE}, \d{{4}}|{UPPER}[\w&’ ]{{2,40}}(?:Press|UP|Books|Penguin"
    rf"|Macmillan|Routledge|Norton), \d{{4}}|\d+ vols|pp?\. \d|S\. \d)"
)
_LAST_WORD = re.compile(rf"((?:{LETTER}|[.’'])+)$")
_INVERTED_ONLY = re.compile(
    rf"^(?:{UPPER}[\w’'-]+(?: {UPPER}[\w’'-]+)?, (?:{UPPER}[\w’'.-]*(?: |$|(?=,))){{1,3}}"
    rf"(?:,? and .{{3,40}})?)$"
)
_NEW_CITE = re.compile(
    rf"(?:(?<=\d)|(?<=\d[fn])|(?<=ff\.)|(?<=\))),? and (?=(?:(?:see|in) )?(?:{UPPER}[\w’'-]+"
    rf"|{UPPER}\.)(?:(?: |\.)(?:and |{UPPER}))?[\w’'. -]{{0,30}}, )"
)


def pieces(rich: Rich) -> list[tuple[int, int]]:
    """Start and end of each piece; together they are the whole note."""
    cuts = sorted({0, len(rich.text), *_cuts(rich)})
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def _cuts(rich: Rich) -> Iterator[int]:
    text = rich.text
    closed = _closed(rich)
    start = 0
    for at in _candidates(text, closed):
        if not (_listed_names if text[at - 1] == ";" else _goes_on)(rich, start, at):
            yield at
            start = at


def _candidates(text: str, closed: list[tuple[int, int]]) -> list[int]:
    found = {m.end() for m in re.finditer(r";", text) if not _within(m.start(), closed)}
    for match in _STOP.finditer(text):
        if not _within(match.start(), closed) and not _abbreviated(text, match.start()):
            found.add(match.end())
    found |= {
        m.end()
        for m in CUTTING_SIGNAL.finditer(text)
        if not _within(m.start(), closed, signal=True)
    }
    found |= {m.end() for m in _NEW_CITE.finditer(text) if not _within(m.start(), closed)}
    return sorted(f for f in found if 0 < f < len(text))


def _closed(rich: Rich) -> list[tuple[int, int]]:
    """Stretches that are not cut: quotations, italics, brackets."""
    text = rich.text
    closed = [*quoted(text, 0, len(text)), *rich.italics]
    closed = [(a, b - 1 if text[b - 2 : b - 1] in {".", "?", "!"} else b) for a, b in closed]
    stack: list[int] = []
    for i, char in enumerate(text):
        if char in "([":
            stack.append(i)
        elif char in ")]" and stack:
            closed.append((stack.pop(), i))
    return sorted(closed)


def _within(at: int, closed: list[tuple[int, int]], *, signal: bool = False) -> bool:
    return any(
        a < at < b - (1 if signal else 0) and not (signal and a == at - 1) for a, b in closed
    )


def _abbreviated(text: str, at: int) -> bool:
    """Whether the full stop at `at` belongs to an initial or an abbreviation."""
    if text[at] != ".":
        return False
    if re.match(
        rf"\d\. (?:Aufl|Jahrhundert|Jahrg|Jg|Jh|Bd|{MONTH} \d)", text[at - 1 : at + 16]
    ):
        return True
    if re.match(r"\d\. (?:1[4-9]|20)\d\d,", text[at - 1 : at + 8]):
        return True  # a German volume and its year
    word = _LAST_WORD.search(text, max(0, at - 20), at)
    if word and len(word[1]) < 5 and re.match(r"\. \d", text[at : at + 3]):
        return True
    if word is None:
        return False
    plain = word[1].lstrip(".’'")
    return (
        len(plain) == 1
        or plain.lower() in ABBREVIATIONS
        or bool(re.fullmatch(rf"(?:{LETTER}\.)+{LETTER}", plain))
    )


def _listed_names(rich: Rich, start: int, at: int) -> bool:
    """Whether a semicolon stands between two inverted names: `Kessler, Petra; Thiele, Eva:`."""
    before = rich.text[start : at - 1].strip()
    bare = before[after_signals(before, 0, len(before)) :]
    return all(_INVERTED_ONLY.match(p.strip()) for p in bare.split(";")) and bool(
        re.match(rf" {UPPER}[\w’'-]+, {UPPER}[\w’'. ()-]*[:;]", rich.text[at:])
    )


def _goes_on(rich: Rich, start: int, at: int) -> bool:
    """Whether the sentence behind a full stop still belongs to the reference before it."""
    before, text = rich.text[start:at].strip(), rich.text
    if SIGNAL_RE.match(text, at) and text[at : at + 3] not in {"In ", "In:"}:
        return False
    if _has_imprint(before):
        return bool(
            re.match(r"(?:[Aa]ccessed|https?://|doi|pp?\. \d|S\. \d|Available|Repr)", text[at:])
        )
    body = before[after_signals(before, 0, len(before)) :].rstrip(".")
    if _INVERTED_ONLY.match(body):
        return True
    italic = any(start <= s < at for s, _ in rich.italics)
    titled = italic or bool(re.search(r"[.”’\"»]$", before) and re.search(r"[“‘\"«]", before))
    if titled and _CONTINUES.match(text, at):
        return True
    ends_quoted = re.search(r"[.?!,][”’\"»]$", before)
    return bool(ends_quoted) and (
        any(s == at for s, _ in rich.italics) or bool(j.JOURNAL.search(text[at : at + 90]))
    )


def _has_imprint(text: str) -> bool:
    return re.search(r"\([^()]*\d{4}[^()]*\)|: [^,:]{2,60}, \d{4}", text) is not None
