"""Where a work is cited or named, in words and links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from backmatter.build import Edition
from backmatter.model import Act, Locator
from backmatter.render.addresses import Addresses
from backmatter.render.html import element, text
from backmatter.resolve import NumberedNote, Use

_T = TypeVar("_T")
_ABBREVIATIONS = {
    "book": ("bk.", "bks."),
    "chapter": ("chap.", "chaps."),
    "column": ("col.", "cols."),
    "figure": ("fig.", "figs."),
    "folio": ("fol.", "fols."),
    "issue": ("no.", "nos."),
    "line": ("l.", "ll."),
    "note": ("n.", "nn."),
    "opus": ("op.", "opp."),
    "page": ("p.", "pp."),
    "paragraph": ("para.", "paras."),
    "part": ("pt.", "pts."),
    "section": ("sec.", "secs."),
    "sub-verbo": ("s.v.", "s.vv."),
    "verse": ("v.", "vv."),
    "volume": ("vol.", "vols."),
}


def cited_in(edition: Edition, key: str, addresses: Addresses) -> str:
    """Every place where the work is cited, with note, pages and paragraph, or named."""
    uses = edition.resolved.uses.get(key, ())
    in_notes = [use for use in uses if use.note]
    in_text = [use for use in uses if not use.note]
    sentences = [
        f"{lead} {_places(edition, found, addresses)}."
        for lead, found in (("Cited in", in_notes), ("Named in the text:", in_text))
        if found
    ]
    return element("p", " ".join(sentences), class_="cited-in") if sentences else ""


def _places(edition: Edition, uses: Sequence[Use], addresses: Addresses) -> str:
    """`1929, note 2, p. v (paragraph 1); note 4 …; 1959, note 15 …`, act by act."""
    return "; ".join(
        text(act.title) + ", " + "; ".join(_in_act(edition, act, found, addresses))
        for act, found in _runs(uses, lambda use: use.act)
    )


def _in_act(
    edition: Edition, act: Act, uses: Sequence[Use], addresses: Addresses
) -> Iterable[str]:
    for note, found in _runs(uses, lambda use: use.note):
        if note:
            passage = _passage(edition, act, note.marks[0].ref.block, addresses)
            yield f"{_note(act, note, found, addresses)} ({passage})"
        else:
            blocks = dict.fromkeys(use.block for use in found)
            yield ", ".join(_passage(edition, act, block, addresses) for block in blocks)


def _note(act: Act, note: NumberedNote, uses: Sequence[Use], addresses: Addresses) -> str:
    """A link to the note's mark, and the cited pages."""
    link = element("a", f"note {note.number}", href=addresses.page(act.stem, note.marks[0].id))
    pages = [text(locators(use.cite.locators)) for use in uses if use.cite]
    return ", ".join([link, *(p for p in dict.fromkeys(pages) if p)])


def _passage(edition: Edition, act: Act, block: int, addresses: Addresses) -> str:
    id_ = edition.resolved.block_id(act, block)
    number = id_.removeprefix("p")
    words = f"paragraph {number}" if number.isdecimal() else act.blocks[block].text
    return element("a", text(words), href=addresses.page(act.stem, id_))


def locators(found: Iterable[Locator]) -> str:
    """Locators in words: `vol. 1, p. v`."""
    return ", ".join(f"{_abbreviation(loc)} {loc.value}" for loc in found)


def _abbreviation(locator: Locator) -> str:
    one, many = _ABBREVIATIONS.get(locator.label, (locator.label, f"{locator.label}s"))
    return many if any(c in locator.value for c in "–-,&") else one


def _runs(uses: Sequence[Use], of: Callable[[Use], _T]) -> Iterable[tuple[_T, list[Use]]]:
    """Uses beside each other that have the same act, or the same note."""
    for _, run in groupby(uses, lambda use: id(of(use))):
        found = list(run)
        yield of(found[0]), found
