"""Files of text and files of notes -> acts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from backmatter import rules
from backmatter.config import Settings
from backmatter.diagnostics import Diagnostic, Diagnostics, did_you_mean
from backmatter.model import Act, Document
from backmatter.source.document import parse_document
from backmatter.source.files import Load, read
from backmatter.source.kept import Kept
from backmatter.text import Span


def read_acts(
    root: Path, acts: Path, notes: Path, load: Load, keep: Kept
) -> tuple[tuple[Act, ...], tuple[Document, ...], Diagnostics]:
    """All acts below the folder `acts`, in their order, each with its file in `notes`.

    The second value holds the note files that belong to no act.
    """
    texts, found = _documents(root, acts, load, keep)
    note_files, found_in_notes = _documents(root, notes, load, keep)
    by_stem = {_stem(d): d for d in note_files}
    diagnostics = list(found + found_in_notes)
    parts = [_act(d, by_stem.pop(_stem(d), None), diagnostics) for d in texts]
    stems = [act.stem for act in parts]
    for stem, orphan in by_stem.items():
        where, hint = orphan.file.line_span(1), did_you_mean(stem, stems)
        diagnostics.append(rules.NOTES_BELONG_TO_ACT.at(where, stem=stem, hint=hint))
    ordered = tuple(sorted(parts, key=lambda a: (a.order, a.stem)))
    return ordered, tuple(by_stem.values()), tuple(diagnostics)


def read_act(settings: Settings, path: Path, load: Load, keep: Kept) -> Act:
    """The act at `path` alone, with its file of notes."""
    own = settings.notes / path.name
    document, _ = _document(settings.root, path, load, keep)
    notes = _document(settings.root, own, load, keep)[0] if own.exists() else None
    return _act(document, notes, [])


def _documents(
    root: Path, folder: Path, load: Load, keep: Kept
) -> tuple[list[Document], Diagnostics]:
    documents: list[Document] = []
    found: list[Diagnostic] = []
    for path in sorted(folder.glob("*.md")):
        document, faults = _document(root, path, load, keep)
        documents.append(document)
        found += faults
    return documents, tuple(found)


def _document(root: Path, path: Path, load: Load, keep: Kept) -> tuple[Document, Diagnostics]:
    file, unreadable = read(root, path, load, keep)
    document, faults = keep.lasting((file,), parse_document, file)
    return document, unreadable + faults


def _stem(document: Document) -> str:
    return PurePosixPath(document.file.path).stem


def _act(document: Document, notes: Document | None, found: list[Diagnostic]) -> Act:
    meta = document.meta
    title = str(meta.get("title") or "").strip()
    if not document.file.text.strip() and document.file.is_readable:
        file = document.file
        found.append(rules.ACT_HAS_TEXT.at(file.line_span(1), path=file.path))
    return Act(
        stem=_stem(document),
        title=title or _stem(document),
        subtitle=str(meta.get("subtitle") or "").strip(),
        order=_order(document),
        abstract=str(meta.get("abstract") or "").strip(),
        keywords=_keywords(document, found),
        document=document,
        notes_document=notes,
        label=str(meta.get("label") or "").strip(),
    )


def _order(document: Document) -> float:
    """The place of an act among the others, which the check holds to be a number."""
    value = document.meta.get("order", 0)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number else 0.0


def _keywords(document: Document, found: list[Diagnostic]) -> tuple[str, ...]:
    value = document.meta.get("keywords") or []
    if isinstance(value, str):
        return tuple(k.strip() for k in value.split(",") if k.strip())
    if isinstance(value, Sequence):
        return tuple(str(k) for k in value)
    span = _field_span(document, "keywords")
    example = "[collectivization, NEP]"
    found.append(
        rules.FIELD_FITS.at(span, field="keywords", expected="a list", example=example, why="")
    )
    return ()


def _field_span(document: Document, field: str) -> Span:
    """The line of a field of the front matter, or the first."""
    lines = document.file.text.split("\n")
    line = next((i for i, t in enumerate(lines, 1) if t.startswith(f"{field}:")), 1)
    return document.file.line_span(line)
