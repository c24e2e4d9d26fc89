"""Pandoc's citation syntax: `[see @key, vol. 1, p. v, where …; -@other, 12–14]`.

Source: the Pandoc User's Guide, "Citation syntax"; the locator labels are CSL 1.0.2's.
Positions in this module count from the first character inside the brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from backmatter.model import Locator

_LABELS: dict[str, tuple[str, ...]] = {
    "act": ("act", "acts"),
    "appendix": ("appendix", "appendices", "app.", "apps."),
    "article-locator": ("article", "articles", "art.", "arts."),
    "book": ("book", "books", "bk.", "bks."),
    "canon": ("canon", "canons", "can.", "cans."),
    "chapter": ("chapter", "chapters", "chap.", "chaps.", "ch.", "chs.", "chs"),
    "column": ("column", "columns", "col.", "cols."),
    "equation": ("equation", "equations", "eq.", "eqs."),
    "figure": ("figure", "figures", "fig.", "figs."),
    "folio": ("folio", "folios", "fol.", "fols."),
    "issue": ("number", "numbers", "no.", "nos."),
    "line": ("line", "lines", "l.", "ll."),
    "note": ("note", "notes", "n.", "nn."),
    "opus": ("opus", "opera", "op.", "opp."),
    "page": ("page", "pages", "p.", "pp."),
    "paragraph": ("paragraph", "paragraphs", "para.", "paras.", "¶", "¶¶"),
    "part": ("part", "parts", "pt.", "pts."),
    "rule": ("rule", "rules", "r.", "rr."),
    "scene": ("scene", "scenes", "sc.", "scs."),
    "section": ("section", "sections", "sec.", "secs.", "sect.", "sects.", "§", "§§"),
    "sub-verbo": ("sub verbo", "sub verbis", "s.v.", "s.vv."),
    "supplement": ("supplement", "supplements", "supp.", "supps."),
    "table": ("table", "tables", "tab.", "tabs."),
    "verse": ("verse", "verses", "v.", "vv."),
    "volume": ("volume", "volumes", "vol.", "vols."),
}
LABEL_OF = {word: label for label, words in _LABELS.items() for word in words}
"""CSL's locator term for each word or abbreviation that may stand before a number."""

_KEY = r"(?:\{(?P<braced>[^{}\s]+)\}|(?P<bare>[^\W_](?:\w|[:.#$%&\-+?<>~/](?=\w))*|_\w+))"
_CITE = re.compile(rf"(?P<minus>-)?@{_KEY}")
_START = re.compile(rf"(?:^|(?<=[\s;\[(“\"'‘—–]))-?@{_KEY}")
_LABEL = re.compile(
    "|".join(
        re.escape(w) + (r"(?!\w)" if w[-1].isalpha() else "")
        for w in sorted(LABEL_OF, key=len, reverse=True)
    )
)
_ROMAN = r"(?=[ivxlcdm])m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_LETTERS = rf"(?:{_ROMAN}|(?i:{_ROMAN}))(?!\.\s?\d)"
"""A Roman number; the `l.` of `l. 5` is a label."""
_NUMBER = rf"(?:\d+[a-z]?(?:\.\d+)*|{_LETTERS})(?:(?:ff?|n\d*)\.?)?(?!\w)"
_VALUE = re.compile(rf"{_NUMBER}(?:\s*(?:[-–—:]|,|&|\band\b)\s*{_NUMBER})*")
LOCATOR = re.compile(rf"(?:{_LABEL.pattern})\s*{_VALUE.pattern}|\d+(?:[-–—]\d+)?(?=\s*$)")
"""What reads as a place in a work: a label and a number, or nothing but a number."""
_HEADWORD = re.compile(r"[“‘\"']?\w[^,;]*")
"""What stands behind `s.v.`: a word of a dictionary, not a number."""
_BRACED = re.compile(r"\{([^{}]*)\}")
_BRACKETED = re.compile(r"\[([^\[\]]*)\](.*)", re.DOTALL)
_SPACE = re.compile(r"\s*")
_COMMA = re.compile(r"\s*,?\s*")
_BORDER = re.compile(r"[{\[}\];]")


@dataclass(frozen=True)
class ParsedCite:
    """One citation of a cluster with its positions."""

    key: str
    prefix: str
    locators: tuple[Locator, ...]
    suffix: str
    suppress_author: bool
    start: int
    end: int
    key_start: int
    key_end: int


@dataclass(frozen=True)
class SyntaxFault:
    """Why a part of a cluster is no citation, and where."""

    reason: str
    remedy: str
    start: int
    end: int


NO_KEY = "“@” without a key"
KEY_BEHIND = "Write the key of the work behind the @, as in `@carr1974`."


def looks_like_cluster(inside: str) -> bool:
    """Whether text between brackets holds a citation key, and no e-mail address only."""
    return "@" in inside and _START.search(inside) is not None


def parse_cluster(inside: str) -> tuple[tuple[ParsedCite, ...], tuple[SyntaxFault, ...]]:
    """The citations between the brackets of a cluster, and the parts that are none."""
    cites: list[ParsedCite] = []
    faults: list[SyntaxFault] = []
    for start, end in _parts(inside):
        parsed = _parse_cite(inside, start, end)
        if isinstance(parsed, ParsedCite):
            cites.append(parsed)
        else:
            faults.append(parsed)
    return tuple(cites), tuple(faults)


def parse_locators(text: str) -> tuple[tuple[Locator, ...], str]:
    """Split what follows a key into locators and suffix: `vol. 1, p. v, quoted` ->
    (volume 1, page v) and `, quoted`. A number without a label is a page.
    """
    text = text.strip()
    braced = _BRACED.match(text)
    if braced:
        locators, left = parse_locators(braced[1])
        if left or not locators:
            locators = (_whole(braced[1].strip()),) if braced[1].strip() else ()
        return locators, text[braced.end() :].strip()
    found: list[Locator] = []
    pos = 0
    while True:
        separator = (_COMMA if found else _SPACE).match(text, pos)
        at = separator.end() if separator else pos
        step = _one_locator(text, at, first=not found)
        if step is None:
            return tuple(found), text[pos:].strip()
        locator, pos = step
        found.append(locator)


def _parts(inside: str) -> Iterator[tuple[int, int]]:
    """Spans between the semicolons that stand outside braces and brackets."""
    depth, start = 0, 0
    for sign in _BORDER.finditer(inside):
        if sign[0] in "{[":
            depth += 1
        elif sign[0] in "}]":
            depth -= 1
        elif depth <= 0:
            yield start, sign.start()
            start = sign.end()
    yield start, len(inside)


def _parse_cite(inside: str, start: int, end: int) -> ParsedCite | SyntaxFault:
    part = inside[start:end]
    found = _START.search(part)
    match = _CITE.search(part, found.start()) if found else None
    if match is None:
        return SyntaxFault(*_without_key(part.strip()), start, max(end, start + 1))
    if second := _START.search(part, match.end()):
        return SyntaxFault(
            "two keys without a semicolon between them",
            "Write a semicolon before the second.",
            start + second.start(),
            start + second.end(),
        )
    after = part[match.end() :]
    has_comma = after.lstrip().startswith((",", "{", "["))
    rest = after.strip()
    locators, suffix = parse_locators(_without_comma(rest)) if has_comma else ((), rest)
    if rest.startswith(",") and suffix and not locators:
        suffix = f", {suffix}"
    group = "braced" if match["braced"] else "bare"
    return ParsedCite(
        key=match[group],
        prefix=" ".join(part[: match.start()].split()),
        locators=locators,
        suffix=" ".join(suffix.split()),
        suppress_author=bool(match["minus"]),
        start=start + len(part) - len(part.lstrip()),
        end=start + len(part.rstrip()),
        key_start=start + match.start(group),
        key_end=start + match.end(group),
    )


def _without_key(part: str) -> tuple[str, str]:
    """What is wrong with a part of a citation that has no key, and what to do."""
    if "@" in part:
        return NO_KEY, KEY_BEHIND
    if not part:
        return "a semicolon with no work beside it", "Remove the semicolon."
    if parse_locators(part)[0]:
        reason = f"the semicolon begins another work, and “{part}” names none"
        return reason, f"Write a comma for the semicolon: `, {part}`."
    remedy = "Name the work by its key, as in `@carr1974`, or write a comma for the semicolon."
    return f"“{part}” names no work by its key", remedy


def _without_comma(rest: str) -> str:
    bracket = _BRACKETED.fullmatch(rest)
    if bracket:
        return f"{bracket[1]} {bracket[2]}".strip()
    return rest.removeprefix(",")


def _one_locator(text: str, at: int, *, first: bool) -> tuple[Locator, int] | None:
    label = _LABEL.match(text, at)
    if label is None and not first:
        return None
    name = LABEL_OF[label[0]] if label else "page"
    pattern = _HEADWORD if name == "sub-verbo" else _VALUE
    value = pattern.match(text, _skip_space(text, label.end() if label else at))
    if value is None:
        return None
    written = " ".join(text[at : value.end()].split())
    return Locator(name, " ".join(value[0].split()), written), value.end()


def _whole(text: str) -> Locator:
    """What stands in braces as one locator, whatever it is: `{Blatt 7r}`."""
    label = _LABEL.match(text)
    value = text[label.end() :].strip() if label else text
    return Locator(LABEL_OF[label[0]] if label else "page", value, text)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
