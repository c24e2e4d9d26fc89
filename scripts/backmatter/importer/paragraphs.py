"""Lines -> paragraphs: hyphens at line ends, hard wraps, cuts at page breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from backmatter.importer.furniture import Line

_ENDS = re.compile(
    r"[.!?:…][”’\"»)\]*]*(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d+\]|\d{1,3})?$"
    r"|[”\"»)](?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d+\]|\d{1,3})?$"
)
_LIST = re.compile(r"\s*(?:[-•*–] |\(?[a-z0-9]{1,3}[.)] )")
_LABELLED = re.compile(r"(?:key ?words|schlagworte|mots[- ]cl[eé]s)\b", re.IGNORECASE)
_HYPHEN = re.compile(r"([^\W\d_]{2,})[-‐\u00ad]$")
_SAYS = re.compile(
    r"(?:,[”’\"»]? (?:\w+ ){1,4}(?:continued|wrote|writes|said|declared"
    r"|explained|argued|noted|added|put it|stated|observed|asked|insisted"
    r"|replied|recalled)|:|that follows|as follows)[,:]?$"
)


@dataclass(frozen=True)
class Paragraph:
    """Words that belong together."""

    text: str
    is_quote: bool = False
    joined: bool = False
    """Whether it was put together from two parts at a page break."""


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of the lines, each on one line and whole."""
    groups = _groups(lines)
    words = frozenset(w.lower() for line in lines for w in re.findall(r"\w+-\w+", line.text))
    texts = [_unwrapped(group, words) for group in groups]
    return _mended([t for t in texts if t])


def _groups(lines: Sequence[Line]) -> list[list[str]]:
    """Lines between blank ones; where there are none, by indents and short last lines."""
    groups: list[list[str]] = [[]]
    wrapped = _width(lines)
    for line in lines:
        words = line.text.rstrip()
        if not words.strip():
            groups.append([])
        elif groups[-1] and _begins(groups[-1], words, wrapped):
            groups.append([words])
        else:
            groups[-1].append(words)
    return [g for g in groups if g]


def _width(lines: Sequence[Line]) -> int:
    """The usual length of a full line if the text is hard-wrapped, else 0."""
    lengths = sorted(len(x.text.rstrip()) for x in lines if len(x.text.strip()) > 20)
    if len(lengths) < 8:
        return 0
    usual = lengths[int(len(lengths) * 0.75)]
    return usual if usual < 130 and lengths[-1] < usual * 1.6 else 0


def _begins(group: Sequence[str], line: str, width: int) -> bool:
    """Whether a line begins a paragraph though no blank line stands before it."""
    if _LIST.match(line) and not group[-1].rstrip().endswith(("-", ",")):
        return True
    if not width:
        return True
    last = group[-1].rstrip()
    indented = len(line) - len(line.lstrip()) >= 2 > len(group[0]) - len(group[0].lstrip())
    short = len(last) < width * 0.75 and _ENDS.search(last) is not None
    return (indented and _ENDS.search(last) is not None) or (
        short and line.lstrip()[:1].isupper()
    )


def _unwrapped(group: Sequence[str], compounds: frozenset[str]) -> str:
    text = ""
    for line in group:
        text = join(text, line.strip(), compounds)
    return text


def join(text: str, line: str, compounds: frozenset[str] = frozenset()) -> str:
    """Two lines as one; a hyphen at the end goes unless the compound is known with it."""
    if not text:
        return line
    hyphen = _HYPHEN.search(text)
    if hyphen and line[:1].islower():
        rest = re.match(r"\w+", line)
        compound = f"{hyphen[1]}-{rest[0] if rest else ''}".lower()
        return (text if compound in compounds else text[:-1]) + line
    if text.endswith(("—", "–")) and not text.endswith((" —", " –")):
        return text + line
    return f"{text} {line}"


def _mended(texts: Sequence[str]) -> list[Paragraph]:
    """Join what a page break has cut; the rest of a sentence never begins a paragraph."""
    out: list[Paragraph] = []
    for text in texts:
        if out and _is_cut(out[-1].text, text):
            before = out.pop()
            if _SAYS.search(before.text):
                out += [before, Paragraph(text, is_quote=True)]
            else:
                out.append(Paragraph(join(before.text, text), before.is_quote, joined=True))
        else:
            out.append(Paragraph(text))
    return out


def _is_cut(before: str, after: str) -> bool:
    if _LIST.match(after) or len(before) < 60 or is_heading(before) or _LABELLED.match(before):
        return False
    unfinished = _ENDS.search(before) is None
    goes_on = after[:1].islower() or re.match(r"\(?[a-zäöü]", after) is not None
    if unfinished and goes_on:
        return True
    open_end = re.search(
        (
            r"(?:[,;—–-]|\b(?:the|a|an|of|and|or|to|in|on|for|with|by|that|which|as|from"
            r"|at|der|die|das|und|de|la|le|les|et))$"
        ),
        before,
    )
    loose = unfinished and re.search(r"[\w,’']$", before) is not None and len(before) > 150
    return bool(open_end) or (loose and len(after) > 60)


def is_heading(text: str) -> bool:
    """A short line in the form of a title."""
    return (
        0 < len(text) < 90
        and not re.search(r"[.,;:]$", text)
        and not re.match(r"[-•–*] |[“‘\"]|\W*$", text)
        and text[:1].isalnum()
        and not text[:1].islower()
        and text.count(" ") < 13
    )
