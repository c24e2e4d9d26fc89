"""Files as such, and their front matter."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import count

from backmatter import rules
from backmatter.check.citations import clusters_of
from backmatter.diagnostics import Diagnostic, did_you_mean, nearest
from backmatter.model import Act, Corpus
from backmatter.resolve import Resolved
from backmatter.text import SourceFile, Span
from backmatter.yaml_faults import of_conflict

_FIELDS = ("title", "subtitle", "order", "abstract", "keywords", "label")
_OF_PAGES = ("title", "description", "hide", "search", "template", "status", "icon", "tags")
_PARTS = ("navigation", "toc", "path", "footer", "tags", "feedback")
_COUNTED = re.compile(r".*(?:\d|\b[IVXLCDM]+)\W*")
_SYSTEMS = {"CRLF": "Windows", "LF": "Linux or a Mac", "CR": "an old Mac"}
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) [^\n]*", re.MULTILINE)


def check_files(resolved: Resolved) -> Iterator[Diagnostic]:
    """Byte-order marks and line ends of every file; the front matter of every act."""
    for file in files_of(resolved.corpus):
        yield from _bytes(file)
        if file is not resolved.corpus.ledger.file:
            yield from _conflict(file)
    for act in resolved.corpus.acts:
        yield from _unknown_fields(act, _FIELDS)
        yield from _texts(act, ("title", "subtitle", "abstract", "label"))
    for page in resolved.corpus.frames:
        yield from _unknown_fields(page, _OF_PAGES)
        yield from _texts(page, ("title", "description"))
        yield from _hidden(page)
    yield from _titles(resolved.corpus)
    yield from _orders(resolved.corpus)
    yield from _labels(resolved.corpus)
    yield from _no_entries(resolved.corpus)


def files_of(corpus: Corpus) -> Iterator[SourceFile]:
    """Every source file of the edition."""
    for act in corpus.acts:
        yield act.document.file
        if act.notes_document:
            yield act.notes_document.file
    for page in corpus.frames:
        yield page.document.file
    for orphan in corpus.orphans:
        yield orphan.file
    yield from corpus.bibliography.files
    yield from corpus.apparatus.files
    if corpus.ledger.file:
        yield corpus.ledger.file


def _no_entries(corpus: Corpus) -> Iterator[Diagnostic]:
    """Citations, and a bibliography that could be read and is empty."""
    files = corpus.bibliography.files
    if corpus.bibliography.entries or not files or not corpus.bibliography.is_readable:
        return
    clusters = (c for a in corpus.acts for d in a.documents for c in clusters_of(d))
    if keys := {cite.key for cluster in clusters for cite in cluster.cites}:
        where, path = files[0].line_span(1), files[0].path
        yield rules.BIBLIOGRAPHY_HAS_ENTRIES.at(where, count=len(keys), path=path)


def _bytes(file: SourceFile) -> Iterator[Diagnostic]:
    if file.had_bom:
        yield rules.NO_BYTE_ORDER_MARK.at(Span(file, 0, 0))
    if file.odd_line_end:
        line, end = file.odd_line_end
        yield rules.ONE_LINE_END.at(file.line_span(line), end=end, system=_SYSTEMS[end])
    elif file.had_crlf:
        yield rules.LINE_END_IS_LF.at(file.line_span(1))


def _conflict(file: SourceFile) -> Iterator[Diagnostic]:
    """The lines that git leaves where two versions do not agree, from first to last."""
    if "<<<<<<< " in file.text or ">>>>>>> " in file.text:
        marks = list(_CONFLICT.finditer(file.text))
        if marks:
            span = Span(file, marks[0].start(), marks[-1].end())
            yield rules.NO_CONFLICT.at(span, **of_conflict(len(marks), "right"))


def _unknown_fields(act: Act, fields: Collection[str]) -> Iterator[Diagnostic]:
    for name in act.document.meta:
        known = nearest(name.lower(), fields, cutoff=0.75)
        if name not in fields and known and known not in act.document.meta:
            span = field_span(act.document.file, name)
            hint = did_you_mean(name.lower(), fields)
            yield rules.FIELD_KNOWN.at(span, field=name, hint=hint, known=known)


def _texts(act: Act, names: Iterable[str]) -> Iterator[Diagnostic]:
    """These fields hold words, and no list."""
    for name in names:
        if isinstance(act.document.meta.get(name), list | dict):
            span = field_span(act.document.file, name)
            yield rules.FIELD_FITS.at(span, field=name, expected="a text", example="…", why="")


def _hidden(page: Act) -> Iterator[Diagnostic]:
    """The parts of a page that Material for MkDocs hides are named as it knows them."""
    hidden = page.document.meta.get("hide")
    for part in hidden if isinstance(hidden, list) else [hidden] if hidden else ():
        if part not in _PARTS and nearest(str(part), _PARTS):
            span = field_span(page.document.file, "hide")
            hint = did_you_mean(str(part), _PARTS)
            yield rules.FIELD_KNOWN.at(
                span, field=f"hide: {part}", hint=hint, known=nearest(str(part), _PARTS)
            )


def field_span(file: SourceFile, name: str) -> Span:
    """Where the front matter has the field `name`; the file's beginning if it has not."""
    at = file.text.find(f"\n{name}:")
    return Span(file, at + 1, at + 1 + len(name)) if at >= 0 else file.line_span(1)


def _titles(corpus: Corpus) -> Iterator[Diagnostic]:
    """Every act that has a text has a title; the ledger may know what it was."""
    for act in corpus.acts:
        file = act.document.file
        if not file.text.strip() or str(act.document.meta.get("title") or "").strip():
            continue
        page = corpus.ledger.pages.get(act.stem)
        name = page.title.removesuffix(f": {act.subtitle}") if page else "…"
        mend = "Begin the file with a line `---`, a line `title: …` and a line `---`."
        if act.document.meta or file.text.startswith("---"):
            as_published = ", as it was published" if page else ""
            mend = f'Write `title: "{name}"`{as_published}.'
        span = file.line_span(field_span(file, "title").line)
        yield rules.ACT_HAS_TITLE.at(span, mend=mend)


def _orders(corpus: Corpus) -> Iterator[Diagnostic]:
    """Each act has a number of its own, if one has."""
    numbers = {act.stem: act.document.meta.get("order") for act in corpus.acts}
    given = {stem: n for stem, n in numbers.items() if _is_number(n) and n is not None}
    free = next(n for n in count(1) if n not in given.values())
    seen: dict[object, Act] = {}
    for act in corpus.acts:
        file, number = act.document.file, numbers[act.stem]
        span = file.line_span(field_span(file, "order").line)
        why = ", which no other act has"
        if act.stem not in given and "order" in act.document.meta:
            yield rules.FIELD_FITS.at(
                span, field="order", expected="a number", example=free, why=why
            )
        elif act.stem not in given and given and act.document.meta:
            expected = "a number, as in the other acts"
            yield rules.FIELD_FITS.at(
                span, field="order", expected=expected, example=free, why=why
            )
        elif act.stem in given and seen.setdefault(number, act) is not act:
            yield _same_order(seen[number], act, given, free, corpus)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _same_order(
    one: Act, other: Act, given: Mapping[str, float], free: int, corpus: Corpus
) -> Diagnostic:
    """Two acts have one number: the finding at the one that was published in the place of the
    number that is free, or else at the second.
    """
    published = [stem for stem in corpus.ledger.pages if stem in given]
    fit = []
    for act in (one, other):
        numbers = {**given, act.stem: free}
        if published == sorted(published, key=numbers.__getitem__):
            fit.append(act)
    wrong, right = (one, other) if fit == [one] else (other, one)
    as_published = " here, which keeps the order in which the acts were published"
    mend = f"Write `order: {free}`, which no other act has, in one of the two."
    if fit == [wrong]:
        mend = f"Write `order: {free}`{as_published}."
    return rules.ORDER_IS_UNIQUE.at(
        field_span(wrong.document.file, "order"),
        order=f"{given[wrong.stem]:g}",
        other=right.document.file.path,
        mend=mend,
    )


def _labels(corpus: Corpus) -> Iterator[Diagnostic]:
    """No two acts are counted as the same: `Act II`."""
    seen: dict[str, Act] = {}
    for act in corpus.acts:
        first = seen.setdefault(act.label, act)
        if first is not act and _COUNTED.fullmatch(act.label):
            span, other = field_span(act.document.file, "label"), first.document.file.path
            yield rules.LABEL_IS_UNIQUE.at(span, label=act.label, other=other)
