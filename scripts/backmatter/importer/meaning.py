"""What a short form means: a work, several that it may be, or nothing that is known."""

from __future__ import annotations

import re

from backmatter.importer import short
from backmatter.importer.article import SourceNote
from backmatter.importer.draft import Field
from backmatter.importer.items import Item, State
from backmatter.importer.names import bibtex_names, family_of
from backmatter.importer.registry import Registry, Work

_OTHER_TITLE = "the title is not that of a known work by this author"


def resolved(note: SourceNote, found: short.Short, state: State) -> Item:
    """A short form with its work, or with the works that it may mean."""
    text = note.content.text
    fields = tuple(
        Field(name, *span)
        for name, span in (("author", found.names), ("title", found.title))
        if span
    )
    doubts: tuple[str, ...] = ()
    candidates: list[Work] = []
    if found.kind in {"ibid", "pages"}:
        candidates, doubts = _same_as_before(state)
    elif found.kind == "alias":
        candidates = [state.registry.aliases[text[slice(*found.title)]]]  # type: ignore[misc]
    elif found.kind == "dated":
        candidates = [_next_number(note, found, state)]
    else:
        candidates, doubts = _candidates(note, found, state)
    sure = len(candidates) == 1 and _OTHER_TITLE not in doubts
    work = candidates[0] if sure else None
    if work is None and not candidates and _can_stand_alone(found):
        work = _partial(note, found, state)
        doubts = ("never cited in full",)
    if work is None:
        doubts = (*doubts, "it is not certain which work is meant")
    names = {"names": "names", "title": "title"}
    kind = names.get(found.kind, found.kind)
    return Item(
        found.start, found.end, kind, work, fields, found.places, tuple(candidates), doubts
    )


def _can_stand_alone(found: short.Short) -> bool:
    """Whether a short form says enough to make an entry of it: `Kotkin, *Armageddon*, 86`."""
    return found.kind == "names" and bool(found.title) and found.marked and not found.in_prose


def _same_as_before(state: State) -> tuple[list[Work], tuple[str, ...]]:
    if state.here:
        before = state.here[-1]
        return ([before] if before else []), ()
    if not state.last:
        return [], ()
    if state.last[-1] is None:
        return [w for w in state.last if w] if len(state.last) > 1 else [], ()
    works = list(dict.fromkeys(w for w in state.last if w))
    if len(works) == 1:
        return works, ()
    return [works[-1]], (f"the note before cites {len(works)} works; the last is taken",)


def _next_number(note: SourceNote, found: short.Short, state: State) -> Work:
    before = state.here[-1]
    assert before is not None
    start, end = found.title or (found.start, found.end)
    values = {k: v for k, v in before.fields.items() if k in {"journaltitle", "location"}}
    new = Work(before.type, {**values, "date": note.content.text[start:end]}, note.label)
    known = state.registry.same(new)
    return known or state.registry.add(new)


def _candidates(
    note: SourceNote, found: short.Short, state: State
) -> tuple[list[Work], tuple[str, ...]]:
    text, registry = note.content.text, state.registry
    works: list[Work] | None = None
    if found.names:
        works = by_names(text[slice(*found.names)], registry)
    if found.title:
        title = text[slice(*found.title)]
        if title in registry.aliases:
            return [registry.aliases[title]], ()
        named = registry.by_title(title, works)
        if found.names and works and not named and not found.marked:
            return works, (_OTHER_TITLE,)
        works = named
    works = works or []
    if found.note and len(works) != 1:
        works = [
            w for w in state.cited_in.get(found.note, []) if w in works or not found.names
        ] or works
    if found.note and works and not any(w in state.cited_in.get(found.note, []) for w in works):
        return works, (f"note {found.note} does not cite it",)
    return _prefer_earlier(works), ()


def by_names(names: str, registry: Registry) -> list[Work]:
    """The works of these authors; initials, where given, must agree."""
    et_al = re.search(r"et al|u\. ?a\.|and others", names) is not None
    listed = [n for n in bibtex_names(names).split(" and ") if n != "others"]
    works = registry.by_names([family_of(n) for n in listed], et_al)
    if not works and len(listed) == 1:
        works = registry.by_names([names])
    initials = re.findall(r"\w+", listed[0].partition(", ")[2]) if listed else []
    if not initials:
        return works
    return [w for w in works if _initials_agree(w.names[0], initials)]


def _initials_agree(name: str, initials: list[str]) -> bool:
    given = re.findall(r"\w+", name.partition(", ")[2])
    return not given or given[0][0] == initials[0][0]


def _prefer_earlier(works: list[Work]) -> list[Work]:
    """Of several works those that were cited before, if that leaves one."""
    if len(works) < 2:
        return works
    earlier = [w for w in works if w.notes]
    return earlier if len(earlier) == 1 else works


def _partial(note: SourceNote, found: short.Short, state: State) -> Work:
    """A work that is only ever cited in a short form."""
    text = note.content.text
    assert found.names
    assert found.title
    values = {"author": text[slice(*found.names)], "title": text[slice(*found.title)]}
    quoted = text[found.title[1] : found.title[1] + 2]
    kind = "misc" if any(c in quoted for c in '”’"»') else "book"
    new = Work(kind, values, note.label, partial=True, doubts=["never cited in full"])
    return state.registry.same(new) or state.registry.add(new)
