"""What `correction` says has been added, against the fields in which it should stand."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Mapping

from backmatter import rules
from backmatter.check.entries import entries_of, fields_of
from backmatter.check.fields import is_date
from backmatter.check.numbers import ordinal, ranges
from backmatter.diagnostics import Diagnostic
from backmatter.model import Bibliography, Entry
from backmatter.text import Span, without_accents

_CLAUSE = re.compile(
    r";\s+|(?<=[^\W_]{2})(?<!\bpp)(?<!\bvol)(?<!\bno)(?<!\bed)(?<!\bSt)[.!?]\s+(?=[^\W\d_])"
    r"|(?<=[)”’])\.\s+(?=[^\W\d_])"
)
"""What parts the sentences of a correction, and what a semicolon parts in them."""
_ADDED = re.compile(r"\b(?:is|are|was|were|been)(?: \w+)? added\b")
_DENIED = re.compile(
    r"\b(?:not?|nor|never|neither|without|cannot|lacks?|left out|omit\w*|removed|dropped)\b",
    re.IGNORECASE,
)
_RANGE = r"\d+(?:\s?(?:[–-]{1,2}|/)\s?\d+)?"
_ISSUE = re.compile(
    rf"\b(?:issue number|number of the issue|issue),? \(?(?P<value>{_RANGE})\b", re.I
)
_VOLUME = re.compile(
    r"(?:^|, |\band |\bthe )volume(?: number)?,? \(?(?P<value>"
    + _RANGE
    + r")(?=[,)]| (?:is|and)\b)",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"\b(?:extent|pages)(?: of (?:the|this) \w+)?[, ] ?\(?pp?\. ?"
    r"(?P<value>\d+\s?[–-]{1,2}\s?\d+)(?! ?[,–-] ?\d)",
    re.I,
)
_MONTH = "|".join(month_name[1:])
_DAY = re.compile(
    r"\bdate(?: of (?:the|this) \w+)?,? \(?(?P<value>"
    rf"(?P<month>{_MONTH}) (?P<day>\d\d?), (?P<year>\d{{4}})"
    rf"|(?P<day2>\d\d?) (?P<month2>{_MONTH}) (?P<year2>\d{{4}}))"
)
_NAME = re.compile(
    r"(?:^|, |\b[Tt]he |\band )(?P<role>[Tt]ranslator|[Ee]ditor), "
    r"(?P<value>[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3})(?=,| \()"
)
_NUMBERS = (
    (_ISSUE, "the issue number (", ("number", "issue")),
    (_VOLUME, "the volume (", ("volume",)),
    (_PAGES, "the extent (pp. ", ("pages",)),
)
_ROLES = {
    "translator": ("translator",),
    "editor": ("editor", "editora", "editorb", "editorc"),
    "series": ("series",),
    "volume": ("volume", "part", "number"),
    "publisher": ("publisher", "institution", "organization"),
    "place": ("location", "venue"),
    "subtitle": ("subtitle", "booksubtitle", "mainsubtitle", "titleaddon"),
    "issue number": ("number", "issue"),
    "year of first publication": ("origdate",),
}
"""What an entry may have, in words, and the fields in which it can stand."""
_ITEM = re.compile(
    r"(?:^|, |\band |\bwith )(?:the |a |its )?(?P<role>"
    + "|".join(_ROLES)
    + r")s?(?= \(|,|$| and\b| (?:is|are|was|were)\b)",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[:.?!—–] ")
"""What stands in a title that has its subtitle within."""
_ELSEWHERE = frozenset("note addendum titleaddon howpublished".split())
"""Fields of free words, in which a translator or a series may be named too."""


_PARTS = frozenset("inbook incollection inproceedings".split())
_BOOKS = frozenset("book inbook incollection collection mvbook bookinbook proceedings".split())
_FOUND_OTHERWISE = frozenset("eid doi url pubstate entrysubtype".split())


def check_corrections(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Each finding where an entry has not what its `correction` says has been added to it."""
    for entry in entries_of(bibliography):
        if entry.is_whole and entry.get("correction"):
            yield from _of_entry(entry, fields_of(entry, bibliography))


def _of_entry(entry: Entry, fields: Mapping[str, str]) -> Iterator[Diagnostic]:
    """One finding for each field; of what an entry of its type needs another rule speaks."""
    told: set[str] = set()
    for clause in _CLAUSE.split(entry.get("correction")):
        if _ADDED.search(clause) and not _DENIED.search(clause):
            for look in (_numbers, _days, _names, _items):
                for found in look(entry, fields, clause):
                    name = found.fields["field"]
                    if name not in told and (
                        fields.get(name) or not _is_asked(entry, fields, name)
                    ):
                        yield found
                    told.add(name)


def _is_asked(entry: Entry, fields: Mapping[str, str], name: str) -> bool:
    """Whether an entry of its type is found wanting without the field."""
    if name == "publisher":
        return entry.type in _BOOKS
    if name == "pages":
        parts = entry.type in {*_PARTS, "article"}
        return parts and not _FOUND_OTHERWISE & fields.keys()
    if name in {"number", "volume"}:
        return not {"volume", "number"} & fields.keys()
    return name in {"date", "year"} or name in fields  # which is empty


def is_of_another_year(entry: Entry, value: str) -> bool:
    """Whether the key has a year that a date has not, which is said of the key."""
    years = re.findall(r"\d{4}", entry.key)
    return bool(years) and not any(year in value for year in years)


def flat(text: str) -> str:
    """Small letters without accents, braces and transliterated signs, all dashes alike."""
    plain = without_accents(re.sub(r"[{}ʹʺ’']", "", text)).casefold()
    return " ".join(re.sub(r"\s?[–—-]{1,3}\s?", "–", plain).split())


def _numbers(entry: Entry, fields: Mapping[str, str], clause: str) -> Iterator[Diagnostic]:
    for pattern, what, names in _NUMBERS:
        for match in pattern.finditer(clause):
            stands = [fields[n] for n in names if fields.get(n)]
            value = match["value"]
            if any(map(_is_unsound, stands)):
                continue
            if not any(_has_number(field, value) for field in stands):
                yield _contradicted(entry, names, f"{what}{value})", value)


def _is_unsound(field: str) -> bool:
    """Whether a range falls, or has no end, as is said of it by itself."""
    return field.strip().endswith(("–", "-")) or any(r.falls for r in ranges(field))


def _has_number(field: str, value: str) -> bool:
    """Whether a number or a range is the whole of a field, or one of several in it, or goes
    from its first number to its last.
    """
    wanted = _long(flat(value).replace("/", "–"))
    parts = {
        _long(part) for part in re.split(r"[,;/() ]+", re.sub(r"[\[\]*]", "", flat(field)))
    }
    ends = re.findall(r"\d+", _long(flat(field).replace("/", "–")))
    return (
        wanted in parts
        or wanted.split("–") == [*ends[:1], *ends[1:][-1:]]
        or (ordinal(field) is not None and ordinal(field) == ordinal(value))
    )


def _long(text: str) -> str:
    """A range with all figures of its end: `1612–28` as `1612–1628`."""
    first, dash, last = text.partition("–")
    short = dash and first.isdigit() and last.isdigit() and len(last) < len(first)
    return f"{first}–{first[: len(first) - len(last)]}{last}" if short else text


def _days(entry: Entry, fields: Mapping[str, str], clause: str) -> Iterator[Diagnostic]:
    for match in _DAY.finditer(clause):
        year = match["year"] or match["year2"]
        month = list(month_name).index(match["month"] or match["month2"])
        day = f"{year}-{month:02}-{int(match['day'] or match['day2']):02}"
        names = ("date", "origdate", "eventdate")
        stands = fields.get("date", "")
        if not is_date(stands) or is_of_another_year(entry, stands):
            continue
        if not any(day in fields.get(n, "") for n in names):
            yield _contradicted(entry, names, f"the date ({match['value']})", day)


def _names(entry: Entry, fields: Mapping[str, str], clause: str) -> Iterator[Diagnostic]:
    """A person that the clause names as translator or editor and the field does not."""
    for match in _NAME.finditer(clause):
        role = match["role"].lower()
        stands = flat(" ".join(fields.get(n, "") for n in _ROLES[role]))
        family = match["value"].split()[-1]
        if stands and re.match(r"[^\W\d_a-z]\w+\Z", family) and flat(family) not in stands:
            first = match["value"].rpartition(" ")[0]
            yield _contradicted(
                entry,
                _ROLES[role],
                f"the {role} ({match['value']})",
                f"{family}, {first}",
            )


def _items(entry: Entry, fields: Mapping[str, str], clause: str) -> Iterator[Diagnostic]:
    """What the clause names without its value and no field has."""
    added = _ADDED.search(clause)
    head = clause[: added.end()] if added else ""
    for match in _ITEM.finditer(head):
        role = match["role"].lower()
        names = _ROLES[role]
        within = role == "subtitle" and _PARTED.search(fields.get("title", ""))
        if not (within or any(map(fields.get, names)) or _ELSEWHERE & fields.keys()):
            yield _missing(entry, names[0], f"the {role}", "…", match["role"])


def _contradicted(entry: Entry, names: tuple[str, ...], what: str, value: str) -> Diagnostic:
    name = next((n for n in names if n in entry.fields), "")
    if not name:
        return _missing(entry, names[0], what, value, value)
    stands = entry.fields[name]
    return rules.ADDED_STANDS.at(
        entry.field_spans[name].of(stands),
        key=entry.key,
        field=name,
        what=what,
        has=f"`{name} = {{{stands}}}`",
        remedy=f"Write `{name} = {{{value}}}`",
    )


def _missing(entry: Entry, name: str, what: str, value: str, words: str) -> Diagnostic:
    span: Span = entry.field_spans["correction"]
    return rules.ADDED_STANDS.at(
        span.of(words),
        key=entry.key,
        field=name,
        what=what,
        has=f"no `{name}`",
        remedy=f"Add `{name} = {{{value}}}`",
    )
