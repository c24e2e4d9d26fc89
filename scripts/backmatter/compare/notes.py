"""Notes that are new, gone, moved, renumbered, or cite otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from backmatter.compare.change import Change, counted, in_words
from backmatter.compare.states import States, named
from backmatter.ledger import Address, Kind, State
from backmatter.model import Cite
from backmatter.resolve import NumberedNote


def notes(states: States) -> Iterator[Change]:
    """What has become of each note, and which have another number."""
    origin = {
        end.address: address
        for address in states.notes_before
        if (end := states.leads_to(address)) and states.state(address) is not State.MERGED
    }
    shifted: list[tuple[int, int]] = []
    for address, note in states.notes_after.items():
        old = states.notes_before.get(origin[address]) if address in origin else None
        if old is not None:
            if old.number != note.number:
                shifted.append((old.number, note.number))
            yield from _note(states, old, note)
        elif address.page not in states.new_acts:
            yield Change(note.act.title, f"note {note.number} is new")
    for address, note in states.notes_before.items():
        if address not in origin.values() and address.page not in states.gone_acts:
            yield Change(note.act.title, f"note {note.number} is gone")
    yield from _shifted(shifted)


def _shifted(numbers: list[tuple[int, int]]) -> Iterator[Change]:
    """Notes in a row that are otherwise numbered are one change."""
    row = enumerate(numbers)
    for _, group in groupby(row, lambda item: (item[1][0] - item[0], item[1][1] - item[0])):
        pairs = [pair for _, pair in group]
        (first, now), (last, end) = pairs[0], pairs[-1]
        if first == last:
            yield Change("Notes", f"note {first} is now note {now}")
        else:
            yield Change("Notes", f"notes {first}–{last} are now notes {now}–{end}")


def _note(states: States, old: NumberedNote, new: NumberedNote) -> Iterator[Change]:
    def change(words: str, *values: str) -> Change:
        return Change(new.act.title, f"note {new.number} {words}", values)

    if moved := _mark(states, old, new):
        yield change(moved)
    was = {states.new_keys.get(c.key, c.key): c for c in _cites(old)}
    now = {c.key: c for c in _cites(new)}
    left, added = [k for k in was if k not in now], [k for k in now if k not in was]
    if len(was) != len(now):
        less = f" without {', '.join('{}' for _ in left)}" if left else ""
        more = f" with {', '.join('{}' for _ in added)}" if added else ""
        count = f"now cites {counted(len(now), 'work')}, was {in_words(len(was))}"
        yield change(f"{count}:{less}{' and' if less and more else ''}{more}", *left, *added)
    elif left:
        row = ", ".join("{}" for _ in left)
        yield change(f"now cites {row} in place of {row}", *added, *left)
    elif pairs := _other_places(states, old, new):
        for before, after in pairs:
            yield change("now cites {} in place of {}", after, before)
    elif list(was) != list(now):
        yield change("cites the same works in another order")
    elif states.by_new_keys(_text(old)) != _text(new):
        yield change("is worded otherwise")


def _mark(states: States, old: NumberedNote, new: NumberedNote) -> str:
    """That the mark stands in another passage, if it does."""
    if not old.marks or not new.marks:
        return ""
    block = old.marks[0].ref.block
    there = Address(old.act.stem, states.before.ids[old.act.stem][block])
    end = states.leads_to(there)
    here = Address(new.act.stem, states.after.ids[new.act.stem][new.marks[0].ref.block])
    if end is None or end.address == here:
        return ""
    return f"moved to {named(here, Kind.PASSAGE)}"


def _cites(note: NumberedNote) -> list[Cite]:
    return [cite for cluster in note.clusters for cite in cluster.cites]


def _written(cite: Cite) -> str:
    return " ".join(cite.span.text.split())


def _other_places(
    states: States, old: NumberedNote, new: NumberedNote
) -> list[tuple[str, str]]:
    """Citations of the same works at other pages: as they were and as they are."""

    def places(note: NumberedNote) -> dict[str, list[Cite]]:
        found: dict[str, list[Cite]] = {}
        for cite in _cites(note):
            found.setdefault(states.new_keys.get(cite.key, cite.key), []).append(cite)
        return found

    was, now = places(old), places(new)
    return [
        ("; ".join(map(_written, was[key])), "; ".join(map(_written, now[key])))
        for key in was
        if [c.locators for c in was[key]] != [c.locators for c in now[key]]
    ]


def _text(note: NumberedNote) -> str:
    return " ".join(note.note.text.split()) if note.note else ""
