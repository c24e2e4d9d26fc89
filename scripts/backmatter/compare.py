"""What an edit means for the edition, in words: two resolved editions -> changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from backmatter.model import Act, Entry
from backmatter.resolve import NumberedNote, Resolved

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True)
class Change:
    """One thing that is otherwise than before."""

    part: str
    """The act's title, or `Bibliography`."""
    words: str
    """A sentence without its full stop."""


def compare(before: Resolved, after: Resolved) -> tuple[Change, ...]:
    """Every change of acts, passages, notes and entries, in the order of the edition."""
    return tuple(
        chain(
            _acts(before, after),
            _passages(before, after),
            _notes(before, after),
            _entries(before, after),
        )
    )


def as_text(changes: tuple[Change, ...]) -> str:
    """One line a change; a word if there is none."""
    lines = [f"{c.part}: {c.words}" for c in changes]
    return "\n".join(lines or ["Nothing has changed for a reader."])


def as_markdown(changes: tuple[Change, ...]) -> str:
    """A list under a heading for each part, for a pull request."""
    parts: dict[str, list[str]] = {}
    for change in changes:
        parts.setdefault(change.part, []).append(f"- {change.words}")
    blocks = [f"### {part}\n\n" + "\n".join(lines) for part, lines in parts.items()]
    return "\n\n".join(blocks or ["Nothing has changed for a reader."])


def _by_stem(resolved: Resolved) -> Mapping[str, Act]:
    return {act.stem: act for act in resolved.corpus.acts}


def _acts(before: Resolved, after: Resolved) -> Iterator[Change]:
    old, new = _by_stem(before), _by_stem(after)
    for stem in old.keys() - new.keys():
        yield Change(old[stem].title, "the part is gone")
    for stem, act in new.items():
        if stem not in old:
            yield Change(act.title, "the part is new")
            continue
        for name in ("title", "subtitle", "abstract", "keywords"):
            if getattr(act, name) != getattr(old[stem], name):
                yield Change(act.title, f"the {name} changed")


def _texts(resolved: Resolved, stem: str) -> dict[str, str]:
    """The text of each block with an address, by its address."""
    act = _by_stem(resolved).get(stem)
    if act is None:
        return {}
    ids = resolved.ids[stem]
    return {i: b.text for i, b in zip(ids, act.blocks, strict=True) if i}


def _passages(before: Resolved, after: Resolved) -> Iterator[Change]:
    everywhere = {
        i: (act, text)
        for act in after.corpus.acts
        for i, text in _texts(after, act.stem).items()
    }
    for act in after.corpus.acts:
        old, new = _texts(before, act.stem), _texts(after, act.stem)
        for address, text in new.items():
            if address not in old:
                yield Change(act.title, f"{_name(address)} is new")
            elif text != old[address]:
                yield Change(act.title, f"{_name(address)} changed, address kept")
        for address, text in old.items():
            if address not in new:
                yield Change(act.title, f"{_name(address)} {_whereabouts(text, everywhere)}")


def _name(address: str) -> str:
    number = address.removeprefix("p")
    return f"¶ {number}" if number[:1].isdigit() else f"section #{address}"


def _whereabouts(text: str, everywhere: Mapping[str, tuple[Act, str]]) -> str:
    for address, (act, other) in everywhere.items():
        if other == text:
            return f"moved to {act.title}, {_name(address)}"
    return "is gone"


def _notes(before: Resolved, after: Resolved) -> Iterator[Change]:
    old = {(n.act.stem, n.label): n for n in before.notes}
    new = {(n.act.stem, n.label): n for n in after.notes}
    for place, note in new.items():
        if place not in old:
            yield Change(note.act.title, f"note {note.number} is new")
        else:
            yield from _note(old[place], note)
    for place, note in old.items():
        if place not in new:
            yield Change(note.act.title, f"note {note.number} is gone")


def _note(old: NumberedNote, new: NumberedNote) -> Iterator[Change]:
    def change(words: str) -> Change:
        return Change(new.act.title, f"note {new.number} {words}")

    if old.number != new.number:
        yield change(f"was note {old.number}")
    cited, cites = _works(old), _works(new)
    if len(set(cited)) != len(set(cites)):
        yield change(f"now cites {_works_in_words(cites)}, was {_count(cited)}")
    elif set(cited) != set(cites):
        was, now = sorted(set(cited) - set(cites)), sorted(set(cites) - set(cited))
        yield change(f"now cites {', '.join(now)} in place of {', '.join(was)}")
    elif _pages(old) != _pages(new):
        yield change("cites other pages")
    elif _text(old) != _text(new):
        yield change("is worded otherwise")


def _works(note: NumberedNote) -> list[str]:
    return [cite.key for cluster in note.clusters for cite in cluster.cites]


def _pages(note: NumberedNote) -> list[object]:
    return [(c.key, c.locators) for cluster in note.clusters for c in cluster.cites]


def _text(note: NumberedNote) -> str:
    return " ".join(note.note.text.split()) if note.note else ""


def _count(keys: list[str]) -> str:
    number = len(set(keys))
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def _works_in_words(keys: list[str]) -> str:
    return f"{_count(keys)} work{'' if len(set(keys)) == 1 else 's'}"


def _entries(before: Resolved, after: Resolved) -> Iterator[Change]:
    old, new = before.corpus.bibliography.entries, after.corpus.bibliography.entries

    def change(key: str, words: str) -> Change:
        return Change("Bibliography", f"{key} {words}")

    for key in new:
        if key not in old:
            yield change(key, "is new")
            continue
        if fields := _changed_fields(old[key], new[key]):
            yield change(key, f"changed: {', '.join(fields)}")
        if key in before.uses and key not in after.uses:
            yield change(key, "is no longer used")
        if key not in before.uses and key in after.uses:
            yield change(key, "is used again")
    for key in old:
        if key not in new:
            yield change(key, "is gone")


def _changed_fields(old: Entry, new: Entry) -> list[str]:
    names = [*old.fields, *(n for n in new.fields if n not in old.fields)]
    changed = [n for n in names if old.fields.get(n) != new.fields.get(n)]
    return (["type"] if old.type != new.type else []) + changed
