"""The first pass: what the notes cite in full, and the works that these references make."""

from __future__ import annotations

from collections.abc import Sequence

from backmatter.importer import archive
from backmatter.importer.article import SourceNote
from backmatter.importer.draft import Reference
from backmatter.importer.names import people
from backmatter.importer.reference import full_reference
from backmatter.importer.registry import Registry, Work, fold

_NOISE = {"titleaddon", "urldate"}
Found = list[list[Reference]]
"""The full references of each piece of a note."""
Looks = list[Reference | None]


def first_looks(note: SourceNote, parts: list[tuple[int, int]]) -> Looks:
    """The first full reference of each piece, as far as it can be told without more."""
    return [full_reference(note.content, start, end) for start, end in parts]


def families_of(notes: Sequence[SourceNote], looks: Sequence[Looks]) -> set[str]:
    """Family names that can be told without knowing any."""
    found: set[str] = set()
    for note, references in zip(notes, looks, strict=True):
        for reference in references:
            author = reference.span("author") if reference else None
            if reference and author and "author read as an institution" not in reference.doubts:
                words = note.content.text[author.start : author.end]
                found |= {fold(p.split(",")[0].split(" ")[-1]) for p in people(words)[:4]}
    return found


def full_references(
    note: SourceNote, parts: list[tuple[int, int]], looks: Looks, families: set[str]
) -> Found:
    """The full references of each piece of a note."""
    out: Found = []
    for (start, end), first in zip(parts, looks, strict=True):
        found: list[Reference] = []
        at = start
        while end - at > 8:
            reference = first if first and first.confidence > 0.9 and at == start else None
            reference = reference or full_reference(note.content, at, end, families)
            reference = reference or archive.reference(note.content, at, end)
            if reference is None:
                break
            found.append(reference)
            at = reference.end
        out.append(found)
    return out


def register_all(notes: Sequence[SourceNote], full: list[Found], registry: Registry) -> None:
    """Enter every work that is cited in full, once, with the first mention in front."""
    for note, parts in zip(notes, full, strict=True):
        for found in parts:
            for reference in found:
                if not is_idem(reference):
                    work_of(note, reference, registry, ())


def is_idem(reference: Reference) -> bool:
    """Whether its author is named only as the same as before."""
    return reference.has("idem")


def work_of(
    note: SourceNote, ref: Reference, registry: Registry, author: tuple[str, str] | tuple[()]
) -> Work:
    """The work of a reference: a known one, to which it may add fields, or a new one."""
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
