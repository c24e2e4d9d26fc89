"""Locators beyond the first: the `p. 5` of `vol. 3, p. 5`.

CSL knows one locator for a citation. The others are printed by the part of the style that
prints locators, each for itself, and stand behind the first as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from backmatter import cache, pandoc
from backmatter.format import locators
from backmatter.format.inlines import to_text
from backmatter.format.layout import citation, division
from backmatter.format.printed import cite_inlines
from backmatter.format.styles import Style
from backmatter.format.words import inlines
from backmatter.model import Cite, Locator
from backmatter.pandoc import Session, string

_MACRO = re.compile(r"<macro\b[^>]*\bname=\"([^\"]+)\"[^>]*>.*?</macro>", re.DOTALL)
_CITATION = re.compile(r"<citation\b.*?</citation>", re.DOTALL)
_LABEL = re.compile(r"<label\b[^>]*\bvariable=\"locator\"[^>]*/>")
_VALUE = re.compile(r"<(?:text|number)\b[^>]*\bvariable=\"locator\"[^>]*/>")
_PLAIN = '<group delimiter=" ">{}<text variable="locator"/></group>'
_SHORT = '<label form="short" variable="locator"/>'
_LAYOUT = (
    '<citation><layout><choose><if locator="page">{}</if><else>{}</else></choose>'
    "</layout></citation>"
)
"""A page always has its label: `vol. 3, 5` would be no page."""
_WORK = "any-work"


def others_printed(
    cites: Iterable[Cite], style: Style, locale: str, folder: Path, session: Session
) -> Mapping[Locator, str]:
    """The locators of these citations that are not the first, as the style prints them.

    What has been printed is kept in the cache folder. Raises PandocError.
    """
    found = (locator for cite in cites for locator in cite.locators[1:])
    wanted = {_key(locator): locator for locator in found if locator.label in locators.KNOWN}
    program = cache.program()
    name = f"locators-{cache.digest(program, pandoc.version(), style.text, locale)}"
    kept = cache.read(folder, name)
    old: dict[str, Any] = kept if isinstance(kept, dict) else {}
    missing = {key: locator for key, locator in wanted.items() if key not in old}
    if missing:
        new = _print(missing.values(), style, locale, session)
        old = cache.kept(old, dict(zip(missing, new, strict=True)), wanted)
        cache.write(folder, name, old)
    return {locator: str(old[key]) for key, locator in wanted.items()}


def _key(locator: Locator) -> str:
    return f"{locator.label} {locator.value}"


def _print(
    wanted: Iterable[Locator], style: Style, locale: str, session: Session
) -> Iterable[str]:
    """What a style prints of none but some works it prints of these in the plain way."""
    asked = list(wanted)
    own = _cited(asked, locator_style(style.without_bibliography), locale, session)
    lost = [locator for locator, text in zip(asked, own, strict=True) if not text]
    plain = _cited(lost, plain_style(style.without_bibliography), locale, session)
    instead = iter(plain)
    return [text or next(instead) for text in own]


def _cited(wanted: list[Locator], style: str, locale: str, session: Session) -> list[str]:
    """The locators as the style prints them, without the marks that join them to others."""
    if not wanted:
        return []
    blocks = [division("", [citation(_WORK, suffix=_written(found))]) for found in wanted]
    meta = {"lang": string(locale)} if locale else {}
    items = [{"id": _WORK, "type": "book", "title": "T"}]
    answer = session.cite(blocks, items, locators.localized(style), meta)
    texts = (to_text(cite_inlines(block["c"][1])) for block in answer[: len(blocks)])
    return [text.lstrip(" ,;:.").rstrip(" ,;:") for text in texts]


def _written(locator: Locator) -> list[dict[str, Any]]:
    return inlines(f"{{{locators.word(locator.label)} {locator.value}}}")


def locator_style(style: str) -> str:
    """The CSL style, printing nothing of a citation but its locator, and that in the text."""
    macros = (m for m in _MACRO.finditer(style) if _LABEL.search(m[0]) and _VALUE.search(m[0]))
    macro = next(macros, None)
    return _with_layout(style, f'<text macro="{macro[1]}"/>') if macro else plain_style(style)


def plain_style(style: str) -> str:
    """The CSL style, printing nothing of a citation but label and number of its locator."""
    label = _LABEL.search(style)
    return _with_layout(style, _PLAIN.format(label[0] if label else _SHORT))


def _with_layout(style: str, printed: str) -> str:
    label = _LABEL.search(style)
    own = label[0] if label else _SHORT
    page = _SHORT.replace("/>", ' strip-periods="true"/>') if "strip-periods" in own else _SHORT
    layout = _LAYOUT.format(_PLAIN.format(page), printed)
    in_text = style.replace('class="note"', 'class="in-text"', 1)
    return _CITATION.sub(lambda _: layout, in_text, count=1)
