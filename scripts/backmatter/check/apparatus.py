"""Events, persons, terms and the figure against the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from backmatter import rules
from backmatter.apparatus import Person, Term, Words, place_of
from backmatter.check.events import check_events
from backmatter.check.pages import without_data
from backmatter.diagnostics import Diagnostic, nearest
from backmatter.model import Act
from backmatter.resolve import Resolved, Where
from backmatter.resolve.appearances import forms_of, names_of
from backmatter.resolve.links import BIB

_NEAR = 0.85
"""How much alike two names are of which one is misspelt."""
_CLOSE = 0.75
"""The same of two ids or keys, which are shorter."""

_KINDS = {
    BIB: "Write the key of an entry of the bibliography behind `bib:`, or remove the link.",
    "terms.md#": "Write the id of a term behind `terms.md#`, or remove the link.",
    "persons.md#": "Write the id of a person behind `persons.md#`, or remove the link.",
}
"""What mends a link, by how it begins."""


def check_apparatus(resolved: Resolved) -> Iterator[Diagnostic]:
    """Each year stands in its passage, each person and term in the text, each link leads."""
    yield from check_events(resolved)
    yield from _absent(resolved)
    yield from _unused(resolved)
    yield from _originals(resolved)
    yield from _figure(resolved)
    yield from _links(resolved)


def _absent(resolved: Resolved) -> Iterator[Diagnostic]:
    """Of persons whose works nothing cites another rule says so."""
    apparatus, found = resolved.corpus.apparatus, resolved.appearances
    absent = [
        p for p in apparatus.persons if not found.persons[p.id] and not found.works.get(p.id)
    ]
    authors = _authors(resolved) if absent else {}
    for person in absent:
        yield _nowhere(resolved, person, _author_meant(person, authors))
    for term in apparatus.terms:
        if not found.terms[term.id]:
            yield _nowhere(resolved, term)


def _nowhere(resolved: Resolved, item: Person | Term, hint: str = "") -> Diagnostic:
    """A person or a term that nothing names, with what the text has instead of its forms."""
    is_person = isinstance(item, Person)
    rule = rules.PERSON_APPEARS if is_person else rules.TERM_APPEARS
    what, where = item.name if is_person else f"the term “{item.name}”", item.span
    is_formed = ("forms", item.forms[0]) in item.places
    remedy = ""
    if is_formed and not hint:
        what = f"the form {' or '.join(f'“{form}”' for form in item.forms)} of {what}"
        where = place_of(item, "forms")
        if name := _written(resolved, item):
            hint = f"; “{name}” does"
            remedy = f"Write `forms: [{name}]`, and any other form that the text has."
    found = rule.at(where, what=what, hint=hint, name=item.name, words=item.words.text)
    return found.advised(remedy)


def _written(resolved: Resolved, item: Person | Term) -> str:
    """The name of an item as the text has it, if that is no form of another."""
    apparatus, text = resolved.corpus.apparatus, _whole(resolved)
    forms = forms_of([*apparatus.persons, *apparatus.terms])
    family = item.name.rpartition(" ")[2] if isinstance(item, Person) else ""
    parts = (item.name, family, *re.split(r" ?[,()] ?", item.name))
    free = (part for part in parts if len(part) > 2 and part not in forms)
    found = (re.search(rf"(?<!\w){re.escape(part)}s?(?!\w)", text) for part in free)
    return next((match[0] for match in found if match), "")


def _whole(resolved: Resolved) -> str:
    """The text of all acts and notes, in one line."""
    texts = (t for act in resolved.corpus.acts for t in _texts_of(act))
    return " ".join(" ".join(text.split()) for text in texts)


def _authors(resolved: Resolved) -> Mapping[str, Mapping[str, str]]:
    """By family name and by given names: authors and editors who are none of the persons, each
    with the key of a work.
    """
    known = {name for p in resolved.corpus.apparatus.persons for name in p.credited_as}
    authors: dict[str, dict[str, str]] = defaultdict(dict)
    for key, entry in resolved.corpus.bibliography.entries.items():
        for name in (*names_of(entry.get("author")), *names_of(entry.get("editor"))):
            if name not in known:
                for part in _parts(name):
                    authors[part].setdefault(name, key)
    return authors


def _parts(name: str) -> tuple[str, str]:
    """What two names can share, of `Carr, E. H.`: `Carr,` and `, E. H.`."""
    family, _, given = name.partition(",")
    return f"{family},", f", {given.strip()}"


def _author_meant(person: Person, authors: Mapping[str, Mapping[str, str]]) -> str:
    """The author who differs from a person in a letter or two of one name."""
    for name in dict.fromkeys((*person.credited_as, *names_of(person.name))):
        near = {author: key for p in _parts(name) for author, key in authors.get(p, {}).items()}
        if author := nearest(name, near, _NEAR):
            return f"; did you mean “{author}”, of “{near[author]}”?"
    return ""


def _unused(resolved: Resolved) -> Iterator[Diagnostic]:
    """Forms of persons and terms that the text has otherwise."""
    corpus, found = resolved.corpus, resolved.appearances
    if not corpus.apparatus.persons and not corpus.apparatus.terms:
        return
    text = _whole(resolved)
    items: list[tuple[Person | Term, Sequence[Where]]] = []
    items += ((p, found.persons[p.id]) for p in corpus.apparatus.persons)
    items += ((t, found.terms[t.id]) for t in corpus.apparatus.terms)
    for item, places in items:
        for form in _chosen(item) if places else ():
            if form not in text and form[:1].upper() + form[1:] not in text:
                where = place_of(item, "forms", form)
                yield rules.FORM_USED.at(where, form=form, name=item.name)


def _chosen(item: Person | Term) -> Iterator[str]:
    """The forms besides the name and its last word, which every person has."""
    return (f for f in item.forms if f != item.name and not item.name.endswith(f" {f}"))


def _originals(resolved: Resolved) -> Iterator[Diagnostic]:
    """Terms that have the same word of another language."""
    seen: dict[tuple[str, str], Term] = {}
    for term in resolved.corpus.apparatus.terms:
        first = seen.setdefault((term.lang, term.original.lower()), term)
        if term.original and first is not term:
            yield rules.ORIGINAL_UNIQUE.at(
                place_of(term, "original"),
                original=term.original,
                name=term.name,
                first=first.name,
                line=place_of(first, "original").line,
            )


def _texts_of(act: Act) -> Iterator[str]:
    yield from (block.text for block in act.blocks)
    yield from (note.text for note in act.notes)


def _figure(resolved: Resolved) -> Iterator[Diagnostic]:
    figure = resolved.corpus.apparatus.figure
    for point in figure.points if figure else ():
        if point.act not in resolved.ids:
            acts = {act.stem: act.order for act in resolved.corpus.acts}
            listed = ", ".join(f"`{stem}`" for stem in sorted(acts, key=acts.__getitem__))
            year = f"{point.year:g}"
            near = year if year in acts else nearest(point.act, acts)
            hint = f"; did you mean “{near}”?" if near else ""
            reason = f"there is no act “{point.act}”{hint}"
            found = rules.PLACE_EXISTS.at(point.span, place=point.act, reason=reason)
            yield found.advised(f"Write the name of an act: {listed}.")


def all_words(resolved: Resolved) -> Iterator[Words]:
    """Every line of ours in the data files."""
    apparatus = resolved.corpus.apparatus
    for items in (apparatus.events, apparatus.persons, apparatus.terms):
        yield from (item.words for item in items)
    if apparatus.figure:
        yield apparatus.figure.words


def _links(resolved: Resolved) -> Iterator[Diagnostic]:
    """What our lines link of the edition is there: works, passages, persons and terms."""
    corpus = resolved.corpus
    works = dict.fromkeys(f"{BIB}{key}" for key in corpus.bibliography.entries)
    ids = _ids(resolved).items()
    places = dict.fromkeys(f"{page}.md#{id_}" for page, known in ids for id_ in known)
    lost = corpus.apparatus.unread | without_data(corpus)
    for words in all_words(resolved):
        for href in words.links:
            known = works if href.startswith(BIB) else places
            if href not in known and (known is works or _is_place(href, lost)):
                meant = _linked(resolved, words, href) or _near(href, known)
                hint = f"; did you mean “{meant}”?" if meant else ""
                found = rules.LINK_LEADS.at(words.span.of(href), href=href, hint=hint)
                kind = _KINDS.get(href[: max(href.find("#"), href.find(":")) + 1], "")
                remedy = f"Write `{meant}`, or remove the link." if meant else kind
                yield found.advised(remedy)


def _linked(resolved: Resolved, words: Words, href: str) -> str:
    """The address of the term or person that the words of a link name."""
    apparatus = resolved.corpus.apparatus
    items = apparatus.terms if href.startswith("terms.md#") else apparatus.persons
    if not href.startswith(("terms.md#", "persons.md#")):
        return ""
    said = re.search(rf"\[(?P<words>[^\[\]]+)\]\({re.escape(href)}\)", words.span.text)
    name = said["words"].strip("*_“”").removesuffix("’s").lower() if said else ""
    named = (i.id for i in items if name in {f.lower() for f in (i.name, *i.forms)})
    found = next(named, "")
    return f"{href.partition('#')[0]}#{found}" if found else ""


def _near(href: str, known: Iterable[str]) -> str:
    """The address on the same page, or the key, that is only a slip away."""
    page = href[: max(href.find("#"), href.find(":")) + 1]
    names = {a.removeprefix(page): a for a in known if a.startswith(page)}
    near = nearest(href.removeprefix(page), names, _CLOSE)
    return names[near] if near else nearest(href, known, _NEAR) or ""


def _ids(resolved: Resolved) -> Mapping[str, Iterable[str]]:
    """Every id of each act, and those of the persons and the terms."""
    apparatus = resolved.corpus.apparatus
    return {
        **resolved.ids,
        "persons": (person.id for person in apparatus.persons),
        "terms": (term.id for term in apparatus.terms),
    }


def _is_place(href: str, lost: Collection[str]) -> bool:
    """Whether an address is that of a place on a page here whose data are not `lost`."""
    page, mark, _ = href.partition(".md#")
    return bool(mark) and "/" not in page and page not in lost
