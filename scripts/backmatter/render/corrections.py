"""What an edition changes in the citations it took over, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from backmatter.build import Edition
from backmatter.model import Entry
from backmatter.render.addresses import Addresses
from backmatter.render.html import element, text
from backmatter.resolve import Use

_BRACES = re.compile(r"[{}]")


def corrections(edition: Edition, addresses: Addresses) -> str:
    """Every departure from a printed note, in the order of the notes.

    An entry records it in two fields of ours: `printed` and `correction`.
    """
    resolved = edition.resolved
    entries = resolved.corpus.bibliography.entries
    used = sorted(entries.values(), key=lambda e: _first_use(edition, e))
    rows = (_row(edition, entry, addresses) for entry in used if entry.get("correction"))
    listed = "".join(rows)
    return element("dl", listed, class_="corrections") if listed else ""


def _first_use(edition: Edition, entry: Entry) -> tuple[int, int, str]:
    uses = edition.resolved.uses.get(entry.key, ())
    numbers = [use.note.number for use in uses if use.note]
    return (0 if numbers else 1, min(numbers, default=0), entry.key)


def _row(edition: Edition, entry: Entry, addresses: Addresses) -> str:
    uses = edition.resolved.uses.get(entry.key, ())
    item = edition.formatted.csl.get(entry.key, {})
    work = element("a", text(_work(item, entry)), href=addresses.entry(entry.key))
    where = element("span", _where(uses, addresses), class_="corrections-where")
    printed = entry.get("printed")
    was = element("dd", f"Printed: {element('q', text(printed))}") if printed else ""
    return element("dt", f"{where} {work}") + was + element("dd", text(entry.get("correction")))


def _where(uses: tuple[Use, ...], addresses: Addresses) -> str:
    """Links to the notes that cite the work, or to where the text names it."""
    notes = {u.note.number: u.note for u in uses if u.note}
    links = [
        element("a", str(number), href=addresses.page(note.act.stem, note.id))
        for number, note in notes.items()
    ]
    if links:
        return f"{'Note' if len(links) == 1 else 'Notes'} {', '.join(links)}:"
    acts = dict.fromkeys(u.act.title for u in uses)
    return f"Text of {text(', '.join(acts))}:" if acts else ""


def _work(item: Mapping[str, Any], entry: Entry) -> str:
    """The work in short: family names and title."""
    names = item.get("author") or item.get("editor") or ()
    families = [str(n.get("family") or n.get("literal") or "") for n in names]
    by = " and ".join(families) if len(families) < 3 else f"{families[0]} and others"
    title = _BRACES.sub("", entry.get("title", "journaltitle")) or entry.key
    return f"{by}, {title}" if by else title
