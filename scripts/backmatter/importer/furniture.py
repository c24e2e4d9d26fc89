"""Lines of a text taken from a PDF that belong to the page and not to the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—\[(|]? ?\d{1,4} ?[-–—\])|]?|[ivxl]{1,7}|[Pp]age \d{1,4}(?: of \d{1,4})?)\s*"
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Line:
    """A line of the source, and whether a page begins with it."""

    text: str
    page_start: bool = False


def without_furniture(text: str) -> tuple[list[Line], list[tuple[str, str]]]:
    """The lines that carry the article, and the others, each with the reason."""
    lines = _lines(text)
    heads = _running_heads(lines)
    has_pages = any(line.page_start for line in lines[1:]) or bool(heads)
    kept: list[Line] = []
    dropped: list[tuple[str, str]] = []
    cut = False
    for i, line in enumerate(lines):
        words = line.text.strip()
        if words and _key(words) in heads and _at_page_edge(lines, i):
            dropped.append((words, "running head"))
            cut = True
        elif words and _PAGE_NUMBER.fullmatch(words) and _is_page_number(lines, i, has_pages):
            dropped.append((words, "page number"))
            cut = True
        else:
            kept.append(Line(line.text, line.page_start or cut))
            cut = cut and not words
    return kept, dropped


def _lines(text: str) -> list[Line]:
    out: list[Line] = []
    for number, page in enumerate(text.split("\f")):
        for i, line in enumerate(page.split("\n")):
            out.append(Line(line.replace("\u00ad", ""), bool(number) and i == 0))
    return out


def _key(words: str) -> str:
    return _DIGITS.sub("#", " ".join(words.split())).strip("# |·•-–—").lower()


def _running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """Short lines that come back with nothing but another page number in them."""
    counts = Counter(
        _key(line.text)
        for i, line in enumerate(lines)
        if 3 < len(line.text.strip()) < 90 and _at_page_edge(lines, i)
    )
    return frozenset(
        k for k, n in counts.items() if n >= 3 and len(k) > 2 and not _is_sentence(k)
    )


def _is_sentence(key: str) -> bool:
    return key.endswith((".", "!", "?", ";", ",")) or key.count(" ") > 14


def _at_page_edge(lines: Sequence[Line], i: int) -> bool:
    """Beside a page number, a form feed, or with blank lines or breaks round it."""
    before = lines[i - 1].text.strip() if i else ""
    after = lines[i + 1].text.strip() if i + 1 < len(lines) else ""
    alone = not before and not after
    numbered = any(_PAGE_NUMBER.fullmatch(x) for x in (before, after) if x)
    fed = lines[i].page_start or (i + 1 < len(lines) and lines[i + 1].page_start)
    digits = bool(re.search(r"^\d{1,4}\s|\s\d{1,4}$", lines[i].text.strip()))
    return alone or numbered or fed or digits


def _is_page_number(lines: Sequence[Line], i: int, has_pages: bool) -> bool:
    """A number alone on its line that is no list, no year heading, no label of a note."""
    before = next(
        (x.text.strip() for x in reversed(lines[max(0, i - 3) : i]) if x.text.strip()), ""
    )
    after = next((x.text.strip() for x in lines[i + 1 : i + 4] if x.text.strip()), "")
    blank_before = i == 0 or not lines[i - 1].text.strip()
    blank_after = i + 1 >= len(lines) or not lines[i + 1].text.strip()
    if blank_before and not blank_after and re.match(r"[A-Z“‘\"*]", after) and not has_pages:
        return False
    cut = (bool(before) and before[-1] not in '.!?:”"’') or after[:1].islower()
    return (
        (blank_before and blank_after)
        or cut
        or lines[i].page_start
        or (i + 1 < len(lines) and lines[i + 1].page_start)
    )
