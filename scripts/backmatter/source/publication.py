"""CITATION.cff -> Publication. Source: the Citation File Format 1.2.0.

One file says who made the edition and after which work, to GitHub, to Zenodo and to us.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from backmatter import rules
from backmatter.config import Settings
from backmatter.diagnostics import Diagnostic, Diagnostics, did_you_mean
from backmatter.git import git
from backmatter.publication import Change, Publication, Version, printed_name
from backmatter.source.files import Load, name_of, read
from backmatter.source.history import read_history, read_recorded, read_version
from backmatter.source.kept import Kept
from backmatter.source.yaml_remedies import no_yaml
from backmatter.text import SourceFile, Span, nowhere
from backmatter.yaml_faults import not_too_deep

CITATION_FILE = "CITATION.cff"
_DATA = ("changes", "events", "figure", "names", "persons", "terms")
_DATED = ("year", "date-published")
_ABSENT = SourceFile(CITATION_FILE, "")
_TYPES = {
    "article": "article-journal",
    "magazine-article": "article-magazine",
    "newspaper-article": "article-newspaper",
    "book": "book",
    "report": "report",
    "thesis": "thesis",
    "website": "webpage",
}
_VARIABLES = {
    "title": "title",
    "journal": "container-title",
    "collection-title": "container-title",
    "volume": "volume",
    "issue": "issue",
    "doi": "DOI",
    "url": "URL",
    "isbn": "ISBN",
}
Json = Mapping[str, Any]


def read_publication(settings: Settings) -> tuple[Publication, Diagnostics]:
    """What the edition is as a work: from its citation file, git, and the site's name."""
    file, found = _citation_file(settings.root)
    meta, faults = _mapping(file)
    history, unread = read_history(settings)
    return (
        Publication(
            title=_text(meta, "title") or settings.title,
            authors=_authors(meta) or ((settings.author,) if settings.author else ()),
            language=settings.language,
            license=_text(meta, "license"),
            abstract=_text(meta, "abstract"),
            keywords=tuple(str(k) for k in _list(meta, "keywords")),
            original=_original(meta),
            version=read_version(settings, _released(meta)),
            history=history,
        ),
        found + faults + unread,
    )


def publication_faults(
    settings: Settings, acts: Collection[str], load: Load, keep: Kept
) -> Diagnostics:
    """What is wrong with the citation file, the list of changes, and the ledger as a file.

    `acts` are the names of all acts that are there or ever were, in their order.
    """
    file, unread = _citation_file(settings.root, load, keep)
    changes, faults = read_recorded(settings, load, keep)
    gone = _ledger_gone(settings, has_changes=bool(changes))
    gone += _tracked_gone(settings)
    strange = _strange_acts(changes, acts)
    meta, unparsed = keep(_mapping, file)
    return (*unread, *unparsed, *_years(file, meta), *faults, *gone, *strange)


def _years(file: SourceFile, meta: Json) -> Iterator[Diagnostic]:
    """The year of a work that the file cites is that of its date."""
    for work in (*_list(meta, "references"), meta.get("preferred-citation")):
        year, date = (_text(work, n) if isinstance(work, dict) else "" for n in _DATED)
        if year and re.match(r"\d{4}-", date) and not date.startswith(year):
            span, dated = _value(file, "year", year), _value(file, _DATED[1], date)
            found = rules.YEAR_OF_DATE.at(span, year=year, date=date)
            yield found.advised(
                f"Write `year: {date[:4]}`, unless the date in line {dated.line} is wrong."
            )


def _value(file: SourceFile, field: str, value: str) -> Span:
    """Where a field of a reference has this value."""
    pattern = rf"^[ -]+{field}:\s*(?P<value>['\"]?{re.escape(value)}\b)"
    found = re.search(pattern, file.text, re.MULTILINE)
    return file.span(*found.span("value")) if found else file.line_span(1)


def _strange_acts(changes: Sequence[Change], acts: Collection[str]) -> Iterator[Diagnostic]:
    for change in changes if acts else ():
        for act in change.stems:
            if change.span and act not in acts:
                known = dict.fromkeys(acts)
                free = ", ".join(f"`{a}`" for a in known if a not in change.stems)
                found = rules.CHANGE_NAMES_ACTS.at(
                    _named(change.span, act), act=act, hint=did_you_mean(act, acts)
                )
                remedy = f"Write the act that was meant; those not named here are {free}."
                yield found.advised(remedy if free else "Remove it: all acts are named here.")


def _named(line: Span, act: str) -> Span:
    """Where a change that begins on this line names an act."""
    pattern = rf"\bacts:[^:]*?(?<![\w-])(?P<act>{re.escape(act)})(?![\w-])"
    found = re.compile(pattern).search(line.file.text, line.start)
    return line.file.span(*found.span("act")) if found else line


def _tracked_gone(settings: Settings) -> Diagnostics:
    """Files that an edition need not have, and that this one has, by what git knows."""
    if not settings.data.is_dir():
        return ()
    optional = [settings.root / CITATION_FILE, *(settings.data / f"{n}.yml" for n in _DATA)]
    names = [name_of(settings.root, path) for path in optional if not path.exists()]
    tracked = git(settings.root, "ls-files", "-z", "--", *names).split("\0") if names else ()
    rule = rules.TRACKED_FILE_THERE
    return tuple(rule.at(nowhere(name), path=name) for name in tracked if name)


def _ledger_gone(settings: Settings, *, has_changes: bool) -> Diagnostics:
    """The ledger that an edition with published addresses must have had."""
    if settings.ledger.exists() or not settings.acts.is_dir():
        return ()
    path = name_of(settings.root, settings.ledger)
    why = ""
    if git(settings.root, "ls-files", "--", path):
        why = "git has it"
    elif has_changes:
        why = "the list of changes says that the edition has been published"
    return (rules.LEDGER_IS_THERE.at(nowhere(path), why=why, path=path),) if why else ()


def _citation_file(
    root: Path, load: Load = Path.read_bytes, keep: Kept | None = None
) -> tuple[SourceFile, Diagnostics]:
    path = root / CITATION_FILE
    return read(root, path, load, keep) if path.is_file() else (_ABSENT, ())


def _mapping(file: SourceFile) -> tuple[Json, Diagnostics]:
    try:
        meta = yaml.safe_load(not_too_deep(file.text))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return {}, (no_yaml(rules.DATA_FILE_PARSES, file, error, path=file.path),)
    return (meta, ()) if isinstance(meta, dict) else ({}, ())


def _released(meta: Json) -> Version:
    """The version that the file itself states, for a copy without git."""
    return Version(date=_text(meta, "date-released"), name=_text(meta, "version"))


def _original(meta: Json) -> Json | None:
    """The first reference: the work that the edition is made after."""
    reference = next((r for r in _list(meta, "references") if isinstance(r, dict)), None)
    if reference is None:
        return None
    item: dict[str, Any] = {
        "id": "original",
        "type": _TYPES.get(_text(reference, "type"), "document"),
        "author": [_name(p) for p in _list(reference, "authors") if isinstance(p, dict)],
    }
    for name, variable in _VARIABLES.items():
        if _text(reference, name):
            item.setdefault(variable, _text(reference, name))
    date = _text(reference, "date-published") or _text(reference, "year")
    parts = [int(p) for p in date.split("-") if p.isdecimal()]
    if parts:
        item["issued"] = {"date-parts": [parts]}
    return item


def _name(person: Json) -> dict[str, str]:
    if _text(person, "name"):
        return {"literal": _text(person, "name")}
    parts = {"family": "family-names", "given": "given-names", "suffix": "name-suffix"}
    found = {part: _text(person, name) for part, name in parts.items()}
    return {"family": "", **{part: value for part, value in found.items() if value}}


def _authors(meta: Json) -> tuple[str, ...]:
    people = [_name(p) for p in _list(meta, "authors") if isinstance(p, dict)]
    return tuple(printed_name(person) for person in people)


def _list(meta: Json, name: str) -> list[Any]:
    value = meta.get(name)
    return value if isinstance(value, list) else []


def _text(meta: Json, name: str) -> str:
    value = meta.get(name)
    return "" if value is None or isinstance(value, dict | list) else str(value).strip()
