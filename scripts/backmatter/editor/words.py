"""What an editor shows of a note or an entry, and what it may complete."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from backmatter.editor.symbols import Symbol
from backmatter.model import Entry
from backmatter.resolve import Resolved

_KEY_BEFORE = re.compile(r"(?:@|bib:)([\w:.#$%&\-+?<>~/]*)$")
_LABEL_BEFORE = re.compile(r"\[\^([^\s\[\]]*)$")


@dataclass(frozen=True)
class Completion:
    """One word that may stand at the cursor."""

    word: str
    detail: str
    """A line on what it means."""
    typed: int
    """How many of its characters stand before the cursor already."""


def hover(resolved: Resolved, symbol: Symbol, printed: Mapping[str, str]) -> str:
    """Markdown on a symbol: a note's text, or an entry as it prints and where it is used.

    `printed` holds the formatted entries by key; one that is missing shows its fields.
    """
    if symbol.kind == "note":
        return _note(resolved, symbol)
    entry = resolved.corpus.bibliography.entries.get(symbol.name)
    if entry is None:
        return f"No entry has the key `{symbol.name}`."
    return f"{printed.get(entry.key) or in_short(entry)}\n\n{_uses(resolved, entry)}"


def completions(
    resolved: Resolved, act: str, before: str, printed: Mapping[str, str]
) -> tuple[Completion, ...]:
    """What may follow the text `before` the cursor on its line: keys, or labels of `act`."""
    if key := _KEY_BEFORE.search(before):
        entries = resolved.corpus.bibliography.entries.values()
        return tuple(
            Completion(e.key, printed.get(e.key) or in_short(e), len(key[1])) for e in entries
        )
    if label := _LABEL_BEFORE.search(before):
        notes = [n for a in resolved.corpus.acts if a.stem == act for n in a.notes]
        return tuple(Completion(n.label, in_a_line(n.text), len(label[1])) for n in notes)
    return ()


def in_short(entry: Entry) -> str:
    """An entry in a line, from its fields alone."""
    year = entry.get("date", "year")[:4]
    parts = (entry.get("author", "editor"), entry.get("title", "journaltitle"), year)
    said = (p.replace("{", "").replace("}", "").rstrip(".") for p in parts)
    return ". ".join(filter(None, said)) or entry.key


def in_a_line(text: str) -> str:
    """The first words of a text, in at most 80 characters."""
    words = " ".join(text.split())
    return words if len(words) <= 80 else f"{words[:79]}…"


def _note(resolved: Resolved, symbol: Symbol) -> str:
    numbered = resolved.by_label.get((symbol.act, symbol.name))
    if numbered is None or numbered.note is None:
        return f"Note `[^{symbol.name}]` is not defined."
    return f"**Note {numbered.number}**\n\n{numbered.note.text}"


def _uses(resolved: Resolved, entry: Entry) -> str:
    uses = resolved.uses.get(entry.key, ())
    notes = [f"note {u.note.number}" for u in uses if u.note]
    named = [f"{u.act.title} (text)" for u in uses if not u.note]
    where = ", ".join(dict.fromkeys([*notes, *named]))
    return f"`{entry.key}`, {f'used in {where}' if where else 'used nowhere'}"
