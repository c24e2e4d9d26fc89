"""Locators: as pandoc is told of them, and put in afterwards where only the number differs.

Most notes differ only in a page. So a plain number or range is sent once as a stand-in, and
what is printed for it serves for all. A range of pages is shortened as the style says; the
rules are CSL 1.0.2's, Appendix V, and the tests hold them against pandoc's own results.
"""

from __future__ import annotations

import re

from backmatter.model import Locator

KNOWN = (
    "book",
    "chapter",
    "column",
    "figure",
    "folio",
    "issue",
    "line",
    "note",
    "opus",
    "page",
    "paragraph",
    "part",
    "section",
    "sub-verbo",
    "verse",
    "volume",
)
"""The locator terms of CSL that pandoc knows."""
_PLAIN = re.compile(r"(\d+)(?:[-–](\d+))?")


def word(label: str) -> str:
    """A label that means `label` in every language, see `localized`."""
    return "locator" + label.replace("-", "")


def localized(style: str) -> str:
    """The CSL style with our own words for its locator terms.

    Pandoc reads the labels of locators in the language of the style only. These words are
    added in a form that no style prints.
    """
    terms = "".join(f'<term name="{n}" form="verb-short">{word(n)}</term>' for n in KNOWN)
    added = f"<locale><terms>{terms}</terms></locale>"
    at = re.search(r"<(?:macro|citation)\b", style)
    return style[: at.start()] + added + style[at.start() :] if at else style


def plain(locator: Locator) -> tuple[str, str] | None:
    """First and last number (empty if there is one only) of a locator that is no more."""
    match = _PLAIN.fullmatch(locator.value)
    return (match[1], match[2] or "") if match else None


def shorten(first: str, last: str, rule: str) -> str:
    """The last page of a range as the rule `page-range-format` of a style prints it."""
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if rule == "minimal":
        return _changed(first, last, 1)
    if rule == "minimal-two":
        return _changed(first, last, 2)
    if rule in ("chicago", "chicago-15", "chicago-16"):
        return _chicago(first, last, rule)
    return last


def _changed(first: str, last: str, least: int) -> str:
    """The digits that changed, at least so many."""
    if len(first) != len(last):
        return last
    same = next((i for i, c in enumerate(last) if c != first[i]), len(last))
    return last[min(same, max(0, len(last) - least)) :]


def _chicago(first: str, last: str, rule: str) -> str:
    if len(first) < 3 or first.endswith("00"):
        return last
    if first[-2] == "0":
        return _changed(first, last, 1)
    changed = sum(a != b for a, b in zip(first, last, strict=False))
    if rule != "chicago-16" and len(first) == 4 and changed >= 3:
        return last
    return _changed(first, last, 2)
