"""Entries that are new, gone, renamed, changed, or used otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from backmatter.compare.change import Change
from backmatter.compare.states import States
from backmatter.model import Entry


def entries(states: States) -> Iterator[Change]:
    """What has become of each entry."""
    old = states.before.corpus.bibliography.entries
    new = states.after.corpus.bibliography.entries
    former = {now: key for key, now in states.new_keys.items()}

    def change(key: str, words: str, *values: str) -> Change:
        return Change("Bibliography", f"{{}} {words}", (key, *values))

    for key, entry in new.items():
        was = former.get(key, key)
        if was not in old:
            yield change(key, "is new")
            continue
        if was != key:
            yield change(key, "is the new key of {}", was)
        if fields := _changed_fields(old[was], entry):
            yield change(key, f"changed: {', '.join(fields)}")
        if was in states.before.uses and key not in states.after.uses:
            yield change(key, "is no longer used")
        if was not in states.before.uses and key in states.after.uses:
            yield change(key, "was not used before, and is now")
    for key in old:
        if key not in new and key not in states.new_keys:
            yield change(key, "is gone")


def _changed_fields(old: Entry, new: Entry) -> list[str]:
    names = [*old.fields, *(n for n in new.fields if n not in old.fields)]
    changed = [n for n in names if old.fields.get(n) != new.fields.get(n)]
    return (["type"] if old.type != new.type else []) + changed
