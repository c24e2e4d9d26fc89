"""All notes -> what each cites, in order, and the works they cite together.

Two passes: the first collects what is cited in full, so that the second knows the names and
titles which short forms may use. A short form that could mean two works means neither: it
is left as it stands, with its candidates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from backmatter.importer import archive, short
from backmatter.importer.article import Rich, SourceNote
from backmatter.importer.draft import Field, Reference
from backmatter.importer.locators import Place
from backmatter.importer.names import bibtex_names, family_of, people
from backmatter.importer.reference import full_reference
from backmatter.importer.registry import Registry, Work, fold
from backmatter.importer.segment import pieces

_NOISE = {"titleaddon", "urldate"}


@dataclass(frozen=True)
class Item:
    """One citation in a note."""

    start: int
    end: int
    form: str
    """`full`, `ibid`, `names`, `title`, `alias`, `dated`, `pages`."""
    work: Work | None
    """What it cites; None if that is not certain."""
    fields: tuple[Field, ...]
    places: tuple[Place, ...]
    candidates: tuple[Work, ...] = ()
    doubts: tuple[str, ...] = ()
    certainty: float = 0.97
    """What the form alone lets one expect."""

    @property
    def confidence(self) -> float:
        """Between 0, left to the editor, and 1."""
        less = 0.25 * len(self.doubts)
        return 0.0 if self.work is None else max(0.3, self.certainty - less)


@dataclass(frozen=True)
class ReadNote:
    """A note and its citations; what lies between them is prose."""

    label: str
    content: Rich
    items: tuple[Item, ...]


@dataclass
class _State:
    registry: Registry
    last: list[Work | None] = field(default_factory=list)
    """The works of the note before."""
    here: list[Work | None] = field(default_factory=list)
    """The works of this note so far."""
    cited_in: dict[str, list[Work]] = field(default_factory=dict)
    label: str = ""

    def previous(self) -> Work | None:
        """The work cited last, in this note or the note before."""
        cited = self.here or self.last
        return cited[-1] if cited else None


def read_notes(
    notes: Sequence[SourceNote],
    known: Iterable[Work] = (),
    progress: Callable[[int, int], None] | None = None,
) -> tuple[tuple[ReadNote, ...], Registry]:
    """Every note with its citations, and the works of all of them."""
    families = _families(notes) | {f for work in known for f in work.families}
    state = _State(Registry())
    for work in known:
        state.registry.index(work)
    cut = [pieces(note.content) for note in notes]
    full = [_full(note, parts, families) for note, parts in zip(notes, cut, strict=True)]
    _register_all(notes, full, state)
    read: list[ReadNote] = []
    for i, note in enumerate(notes):
        read.append(_note(note, cut[i], full[i], state))
        if progress:
            progress(i + 1, len(notes))
    _complete_names(state.registry.works)
    return tuple(read), state.registry


def _complete_names(works: Sequence[Work]) -> None:
    """A family name alone gets the given name that another note has, if only one has one."""
    known: dict[str, set[str]] = {}
    for work in works:
        if work.fields.get("author") and len(work.names) == 1 and "," in work.names[0]:
            known.setdefault(work.families[0], set()).add(work.fields["author"])
    for work in works:
        author = work.fields.get("author", "")
        full = known.get(fold(author), set())
        if author and " " not in author and len(full) == 1 and not work.existing:
            work.fields["author"] = next(iter(full))


def _families(notes: Sequence[SourceNote]) -> set[str]:
    """Family names that can be told without knowing any."""
    found: set[str] = set()
    for note in notes:
        for start, end in pieces(note.content):
            reference = full_reference(note.content, start, end)
            author = reference.span("author") if reference else None
            if reference and author and "author read as an institution" not in reference.doubts:
                words = note.content.text[author.start : author.end]
                found |= {fold(p.split(",")[0].split(" ")[-1]) for p in people(words)[:4]}
    return found


_Piece = list[Reference]


def _full(note: SourceNote, parts: list[tuple[int, int]], families: set[str]) -> list[_Piece]:
    """The full references of each piece of a note."""
    out: list[_Piece] = []
    for start, end in parts:
        found: list[Reference] = []
        at = start
        while end - at > 8:
            reference = full_reference(note.content, at, end, families) or archive.reference(
                note.content, at, end
            )
            if reference is None:
                break
            found.append(reference)
            at = reference.end
        out.append(found)
    return out


def _register_all(notes: Sequence[SourceNote], full: list[list[_Piece]], state: _State) -> None:
    """Enter every work that is cited in full, once, with the first mention in front."""
    for note, parts in zip(notes, full, strict=True):
        for found in parts:
            for reference in found:
                if not _is_idem(reference):
                    _work(note, reference, state.registry, ())


def _is_idem(reference: Reference) -> bool:
    return reference.has("idem")


def _work(
    note: SourceNote, ref: Reference, registry: Registry, author: tuple[str, str] | tuple[()]
) -> Work:
    text = note.content.text
    values: dict[str, str] = {}
    for f in ref.fields:
        values.setdefault(f.name, text[f.start : f.end])
    values.pop("idem", None)
    doubts = list(ref.doubts)
    if author:
        values[author[0]] = author[1]
        doubts = [d for d in doubts if d != "no author"]
    if "author read as an institution" in doubts or archive.is_body(values.get("author", "")):
        doubts.append("institution")
    new = Work(ref.type, values, note.label, doubts=doubts)
    known = registry.same(new)
    if known is None:
        return registry.add(new)
    if known.existing and not known.first:
        known.first = note.label
        registry.works.append(known)
    if not known.existing:
        for name, value in values.items():
            if known.partial or name not in _NOISE:
                known.fields.setdefault(name, value)
        if known.partial:
            known.partial, known.type = False, new.type
    return known


def _note(
    note: SourceNote, parts: list[tuple[int, int]], full: list[_Piece], state: _State
) -> ReadNote:
    state.here, state.label = [], note.label
    items: list[Item] = []
    for (start, end), found in zip(parts, full, strict=True):
        at = start
        for reference in found:
            items += _before(note, at, reference.start, state)
            items.append(_cited(note, reference, state))
            at = reference.end
        items += _rest(note, at, end, state)
    if state.here or items:
        state.last = state.here
    else:
        state.last = [None] if state.last else []
    state.cited_in[note.label] = [w for w in state.here if w]
    return ReadNote(note.label, note.content, tuple(items))


def _cited(note: SourceNote, ref: Reference, state: _State) -> Item:
    author: tuple[str, str] | tuple[()] = ()
    doubts = list(ref.doubts)
    if _is_idem(ref):
        before = state.previous()
        if before and before.fields.get("author"):
            author = ("author", before.fields["author"])
        elif before and before.fields.get("editor"):
            author = ("author", before.fields["editor"])
        else:
            doubts.append("“idem” with nobody before it")
    work = _work(note, ref, state.registry, author)
    noted = (*(d for d in doubts if d != "no author"), *work.doubts)
    doubts = [d for d in dict.fromkeys(noted) if d != "institution"]
    alias = ref.span("shorthand")
    if alias:
        state.registry.aliases[note.content.text[alias.start : alias.end]] = work
    _remember(work, state)
    span = (ref.start, ref.end)
    return Item(*span, "full", work, ref.fields, ref.places, (), tuple(doubts), ref.confidence)


def _remember(work: Work | None, state: _State) -> None:
    state.here.append(work)
    if work:
        work.notes.add(state.label)


def _before(note: SourceNote, start: int, end: int, state: _State) -> list[Item]:
    """Short forms in the prose that leads up to a full reference."""
    return _rest(note, start, end, state) if end - start > 25 else []


def _rest(note: SourceNote, start: int, end: int, state: _State) -> list[Item]:
    """The short form in a stretch without a full reference, if it holds one."""
    if not note.content.text[start:end].strip(" .;,:()"):
        return []
    found = _read_short(note.content, start, end, state)
    if found is None:
        return []
    item = _resolved(note, found, state)
    if item.work is None and found.in_prose and not found.places:
        return []  # a name and some words in italics, no citation
    _remember(item.work, state)
    after = _rest(note, item.end, end, state) if end - item.end > 12 else []
    return [item, *after]


def _read_short(content: Rich, start: int, end: int, state: _State) -> short.Short | None:
    registry = state.registry
    ibid = short.ibid(content, start, end)
    if ibid:
        return ibid
    if state.here and (found := short.dated(content, start, end)) and _is_news(state.here[-1]):
        return found
    if registry.aliases and (found := short.alias(content, start, end, list(registry.aliases))):
        return found

    def knows(names: str) -> bool:
        return bool(_by_names(names, registry))

    found = short.named(content, start, end, knows, search=True)
    if found is None:
        found = short.titled(
            content, start, end, lambda t: len(fold(t)) > 5 and bool(registry.by_title(t))
        )
    if found is None and state.here:
        found = short.pages(content, start, end)
    return found


def _is_news(work: Work | None) -> bool:
    return work is not None and "journaltitle" in work.fields and "title" not in work.fields


def _resolved(note: SourceNote, found: short.Short, state: _State) -> Item:
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
    work = candidates[0] if len(candidates) == 1 else None
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


def _same_as_before(state: _State) -> tuple[list[Work], tuple[str, ...]]:
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


def _next_number(note: SourceNote, found: short.Short, state: _State) -> Work:
    before = state.here[-1]
    assert before is not None
    start, end = found.title or (found.start, found.end)
    values = {k: v for k, v in before.fields.items() if k in {"journaltitle", "location"}}
    new = Work(before.type, {**values, "date": note.content.text[start:end]}, note.label)
    known = state.registry.same(new)
    return known or state.registry.add(new)


def _candidates(
    note: SourceNote, found: short.Short, state: _State
) -> tuple[list[Work], tuple[str, ...]]:
    text, registry = note.content.text, state.registry
    works: list[Work] | None = None
    if found.names:
        works = _by_names(text[slice(*found.names)], registry)
    if found.title:
        title = text[slice(*found.title)]
        if title in registry.aliases:
            return [registry.aliases[title]], ()
        named = registry.by_title(title, works)
        if found.names and works and not named:
            return (works, ()) if not found.marked else ([], ())
        works = named
    works = works or []
    if found.note and len(works) != 1:
        works = [
            w for w in state.cited_in.get(found.note, []) if w in works or not found.names
        ] or works
    if found.note and works and not any(w in state.cited_in.get(found.note, []) for w in works):
        return works, (f"note {found.note} does not cite it",)
    return _prefer_earlier(works), ()


def _by_names(names: str, registry: Registry) -> list[Work]:
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


def _partial(note: SourceNote, found: short.Short, state: _State) -> Work:
    """A work that is only ever cited in a short form."""
    text = note.content.text
    assert found.names
    assert found.title
    values = {"author": text[slice(*found.names)], "title": text[slice(*found.title)]}
    quoted = text[found.title[1] : found.title[1] + 2]
    kind = "misc" if any(c in quoted for c in '”’"»') else "book"
    new = Work(kind, values, note.label, partial=True, doubts=["never cited in full"])
    return state.registry.same(new) or state.registry.add(new)
