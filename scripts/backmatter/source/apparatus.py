"""The data files of an edition -> its apparatus: events, persons, terms, names, figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from yaml.nodes import Node

from backmatter import rules
from backmatter.apparatus import (
    Apparatus,
    Event,
    Figure,
    Person,
    Place,
    Point,
    Term,
    Undated,
    Words,
    place_of,
)
from backmatter.dates import parse_date
from backmatter.diagnostics import Diagnostic, Diagnostics
from backmatter.source import markdown
from backmatter.source.data import (
    Item,
    Kind,
    Value,
    compose,
    fields,
    read_item,
    read_items,
    read_texts,
    slug,
)
from backmatter.source.files import Load, read
from backmatter.source.kept import Kept
from backmatter.source.languages import is_language
from backmatter.source.romanize import romanize
from backmatter.text import SourceFile

NEEDED, OPTIONAL, MANY, ITEMS = Kind
EVENT = {"date": NEEDED, "shown": OPTIONAL, "what": NEEDED, "at": NEEDED, "of": OPTIONAL}
PERSON = {"id": NEEDED, "name": NEEDED, "forms": MANY, "dates": OPTIONAL, "who": NEEDED,
          "credited as": MANY}  # fmt: skip
TERM = {"id": NEEDED, "term": NEEDED, "forms": MANY, "original": OPTIONAL, "lang": OPTIONAL,
        "latin": OPTIONAL, "means": NEEDED}  # fmt: skip
FIGURE = {"title": NEEDED, "words": NEEDED, "from": NEEDED, "to": NEEDED, "points": ITEMS}
POINT = {"year": NEEDED, "act": NEEDED}
TELLING = "telling"
_LOSING = {
    rules.DATA_PARSES,
    rules.DATA_FITS,
    rules.DATA_FIELD_KNOWN,
    rules.DATA_FIELD_THERE,
    rules.ID_UNIQUE,
}
"""What keeps an item out of the apparatus."""
_FILES = ("events", "persons", "terms", "names", "figure")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_IN_CYRILLIC = frozenset("ru uk be bg mk sr kk ky mn tg".split())
"""Languages that are written in these letters, unless their code names others."""
_YEARS = re.compile(r"(?<!\d)\d{3,4}(?!\d)")
_LONGEST = 115
"""Years that a person may live."""
_ABSENT = SourceFile("", "")
_PLACE = re.compile(r"(?P<act>\S+)\s+(?P<id>\S+)")
_parser = cache(markdown.parser)
_Found = list[Diagnostic]
_Listed = TypeVar("_Listed", Person, Term)


def read_apparatus(
    root: Path, folder: Path, load: Load, keep: Kept
) -> tuple[Apparatus, Diagnostics]:
    """Everything in the folder of data; a file that is not there says nothing."""
    files: list[SourceFile] = []
    found: _Found = []
    for path in (folder / f"{name}.yml" for name in _FILES):
        file, unreadable = read(root, path, load, keep) if path.exists() else (_ABSENT, ())
        files.append(file)
        found += unreadable
    apparatus, amiss = keep(_apparatus, tuple(files))
    return apparatus, (*found, *amiss)


def _apparatus(files: Sequence[SourceFile]) -> tuple[Apparatus, Diagnostics]:
    found: _Found = []
    by_name = dict(zip(_FILES, files, strict=True))

    nodes = {name: compose(file, found) for name, file in by_name.items()}

    def node(name: str) -> tuple[SourceFile, Node | None]:
        return by_name[name], nodes[name]

    events = tuple(_events(*node("events"), found))
    apparatus = Apparatus(
        events=tuple(e for e in events if isinstance(e, Event)),
        undated=tuple(e for e in events if isinstance(e, Undated)),
        persons=_unique(_persons(*node("persons"), found), found),
        terms=_unique(_terms(*node("terms"), found), found),
        names=frozenset(_names(*node("names"), found)),
        figure=_figure(*node("figure"), found),
        files=tuple(file for file in files if file is not _ABSENT),
    )
    faulty = {d.span.file for d in found if d.rule in _LOSING}
    unread = (n for n, f in by_name.items() if f in faulty or not f.is_readable)
    return replace(apparatus, unread=frozenset(unread)), tuple(found)


def _events(file: SourceFile, node: Node | None, found: _Found) -> Iterable[Event | Undated]:
    for item in read_items(file, node, EVENT, found):
        written = _needed(item, "date")
        date = parse_date(written.text)
        place = _place(_needed(item, "at"))
        found += _telling(item)
        if date is None:
            yield Undated(written.text, place, written.span)
        else:
            yield Event(
                date=date,
                shown=item.text("shown", date.words),
                words=_words(_needed(item, "what")),
                place=place,
                of_telling=item.text("of") == TELLING,
                span=item.span,
            )


def _telling(item: Item) -> Iterable[Diagnostic]:
    """An event belongs to the telling, or the field is not there."""
    value = item.one("of")
    if value and value.text != TELLING:
        expected = f"`{TELLING}`, or not be there"
        remedy = f"Write `of: {TELLING}`, or remove `of` if the event is one of the story."
        yield rules.DATA_FITS.at(value.span, what="`of`", expected=expected).advised(remedy)


def _persons(file: SourceFile, node: Node | None, found: _Found) -> Iterable[Person]:
    for company, members in fields(file, node, found):
        for item in read_items(file, members, PERSON, found):
            name = item.text("name")
            given, _, family = name.rpartition(" ")
            found += _life(item)
            yield Person(
                id=item.text("id"),
                name=name,
                forms=item.texts("forms") or tuple(dict.fromkeys((name, family))),
                dates=item.text("dates"),
                words=_words(_needed(item, "who")),
                company=company.text,
                credited_as=item.texts("credited as") or (f"{family}, {given}",),
                span=item.span,
                places=item.places,
            )


def _life(item: Item) -> Iterable[Diagnostic]:
    """Years of life that no person can have had."""
    value = item.one("dates")
    years = [int(y) for y in _YEARS.findall(value.text)] if value else []
    reason, remedy = "", ""
    if value and "-" in value.text:
        reason = "a hyphen stands for the dash"
    elif value and "/" in value.text:
        reason = "a stroke stands for the dash"
    elif value and (not years or re.search(r"\d{5}", value.text)):
        reason = "there is no year of four figures"
    elif len(years) == 2 and not 0 <= years[1] - years[0] <= _LONGEST:
        reason = f"from {years[0]} to {years[1]}"
        remedy = "Correct the year that is wrong, or remove `dates`."
    if value and reason:
        found = rules.LIFE_RISES.at(value.span, dates=value.text, reason=reason)
        yield found.advised(remedy)


def _terms(file: SourceFile, node: Node | None, found: _Found) -> Iterable[Term]:
    for item in read_items(file, node, TERM, found):
        original, lang = item.text("original"), item.text("lang")
        found += _language(item)
        yield Term(
            id=item.text("id"),
            name=item.text("term"),
            forms=item.texts("forms") or (item.text("term"),),
            original=original,
            latin=item.text("latin") or romanize(original, lang),
            lang=lang,
            words=_words(_needed(item, "means")),
            span=item.span,
            places=item.places,
        )


def _language(item: Item) -> Iterable[Diagnostic]:
    """The language is written as BCP 47 has it: two letters where there are two."""
    value, original = item.one("lang"), item.one("original")
    if value and not is_language(value.text):
        expected = "the code of a language, such as `ru`"
        remedy = "Write the code: `ru` for Russian, `uk` for Ukrainian, `de` for German."
        yield rules.DATA_FITS.at(value.span, what="`lang`", expected=expected).advised(remedy)
    elif original and not value:
        expected = "beside a `lang` that names its language"
        remedy = "Add `lang: …`, as `lang: ru` for Russian."
        found = rules.DATA_FITS.at(original.span, what="`original`", expected=expected)
        yield found.advised(remedy)
    elif value and not original:
        expected = "beside the `original` whose language it is"
        remedy = "Add `original: …`, the word in its own letters, or remove `lang`."
        yield rules.DATA_FITS.at(value.span, what="`lang`", expected=expected).advised(remedy)
    elif value and original and _is_in_other_letters(original.text, value.text):
        expected = f"in the letters of its language, “{value.text}”"
        remedy = "Write the word in these letters, or correct `lang`."
        found = rules.DATA_FITS.at(original.span, what="`original`", expected=expected)
        yield found.advised(remedy)


def _is_in_other_letters(original: str, lang: str) -> bool:
    """Whether a word is not in the letters of its language; where a script is named, it is."""
    is_cyrillic = _CYRILLIC.search(original) is not None
    return "-" not in lang and is_cyrillic is not (lang in _IN_CYRILLIC)


def _names(file: SourceFile, node: Node | None, found: _Found) -> Iterable[str]:
    groups: dict[str, str] = {}
    for group, names in fields(file, node, found):
        for value in read_texts(file, names, group.text, found):
            if value.text in groups:
                first = f"“{groups[value.text]}” of this file"
                taken = rules.FORM_UNIQUE.at(value.span, form=value.text, first=first)
                found.append(taken.advised("Keep it in one of the two lists."))
            groups.setdefault(value.text, group.text)
            yield value.text


def _figure(file: SourceFile, node: Node | None, found: _Found) -> Figure | None:
    item = read_item(file, node, FIGURE, found) if node is not None else None
    if item is None:
        return None
    items = read_items(file, item.nodes.get("points"), POINT, found)
    points = [p for p in (_point(i, found) for i in items) if p is not None]
    first, last = (_year(_needed(item, name), found) for name in ("from", "to"))
    points.sort(key=lambda p: p.year)
    if first >= last:
        where = _needed(item, "to").span
        late = rules.DATA_FITS.at(where, what="`to`", expected="later than `from`")
        found.append(late.advised("Correct the one of the two years that is wrong."))
        points = []
    inside = [p for p in points if first < p.year < last]
    for point in points:
        if point not in inside:
            expected = f"between {first:g} and {last:g}"
            outside = rules.DATA_FITS.at(point.span, what="`year`", expected=expected)
            found.append(outside.advised("Correct the year, or `from` and `to` of the figure."))
    return Figure(
        title=item.text("title"),
        words=_words(_needed(item, "words")),
        first=first,
        last=last,
        points=tuple(inside),
        span=item.span,
    )


def _point(item: Item, found: _Found) -> Point | None:
    year = _year(_needed(item, "year"), found)
    return Point(year, item.text("act"), item.span) if year else None


def _year(value: Value, found: _Found) -> float:
    date = parse_date(value.text)
    if date is None:
        found.append(rules.DATE_PARSES.at(value.span, date=value.text))
        return 0.0
    return date.first


def _place(value: Value) -> Place:
    """The act and the id that a value names; without an act if it is no such pair."""
    match = _PLACE.fullmatch(value.text)
    if match is None:
        return Place("", value.text, value.span)
    return Place(match["act"], match["id"], value.span)


def _needed(item: Item, name: str) -> Value:
    return item.values[name][0]


def _words(value: Value) -> Words:
    tokens = markdown.parse(_parser(), value.text)
    links = (t for t in markdown.inline_tokens(tokens) if t.type == "link_open")
    return Words(
        tokens=tuple(tokens),
        text=markdown.plain_text(tokens),
        links=tuple(str(t.attrGet("href")) for t in links),
        span=value.span,
    )


def _unique(items: Iterable[_Listed], found: _Found) -> tuple[_Listed, ...]:
    """Each item whose id is not taken, the other ones reported; forms likewise."""
    ids: dict[str, _Listed] = {}
    forms: dict[str, _Listed] = {}
    names: dict[str, _Listed] = {}
    for item in items:
        if item.id in ids:
            found.append(_id_twice(ids[item.id], item))
            continue
        ids[item.id] = item
        for form in item.forms:
            if form in forms:
                found.append(_form_twice(form, forms[form], item))
            forms.setdefault(form, item)
        found += _named_alike(item, names)
    return tuple(ids.values())


def _id_twice(first: _Listed, second: _Listed) -> Diagnostic:
    """An id that is another item’s, with the id of the one whose name it does not fit."""
    taken = rules.ID_UNIQUE.at(second.span, id=second.id, first=first.span)
    for item, other in ((second, first), (first, second)):
        own, short = slug(item.name), re.split(r" ?[,(]", item.name)[0]
        if second.id in slug(other.name) and second.id not in own:
            own = slug(short.rpartition(" ")[2] if isinstance(item, Person) else short)
            where = "here" if item is second else f"in line {first.span.line}"
            return taken.advised(f"Write `id: {own}` {where}, for “{item.name}”.")
    return taken


def _form_twice(form: str, first: _Listed, second: _Listed) -> Diagnostic:
    """A form that is another item’s; whose name has it keeps it."""
    place = place_of(first, "forms", form)
    owner = f"“{first.name}” in line {place.line}"
    taken = rules.FORM_UNIQUE.at(place_of(second, "forms", form), form=form, first=owner)
    if form in first.name and form not in second.name:
        return taken.advised(f"Remove it here: it is the name of “{first.name}”.")
    if form in second.name and form not in first.name:
        return taken.advised(f"Remove it in line {place.line}: it is the name of this one.")
    return taken


def _named_alike(item: _Listed, names: dict[str, _Listed]) -> Iterable[Diagnostic]:
    """A person or a term that is there already; a form that both have says so itself."""
    first = names.setdefault(item.name.casefold(), item)
    if first is not item and not set(first.forms) & set(item.forms):
        owner = f"“{first.id}” in line {first.span.line}"
        alike = rules.FORM_UNIQUE.at(item.span, form=item.name, first=owner)
        yield alike.advised("Make one item of the two, or give one of them another name.")
