"""Events, persons, terms and the figure against the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from backmatter import rules
from backmatter.apparatus import Person, Term, Words
from backmatter.check.events import check_events
from backmatter.check.pages import without_data
from backmatter.diagnostics import Diagnostic, did_you_mean, nearest
from backmatter.model import Act
from backmatter.resolve import Resolved, Where
from backmatter.resolve.appearances import names_of
from backmatter.resolve.links import BIB

_NEAR = 0.85
"""How much alike two names are of which one is misspelt."""


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
        hint = _author_meant(person, authors)
        yield rules.PERSON_APPEARS.at(person.span, name=person.name, hint=hint)
    for term in apparatus.terms:
        if not found.terms[term.id]:
            yield rules.TERM_APPEARS.at(term.span, name=term.name)


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
    text = " ".join(" ".join(t.split()) for act in corpus.acts for t in _texts_of(act))
    items: list[tuple[Person | Term, Sequence[Where]]] = []
    items += ((p, found.persons[p.id]) for p in corpus.apparatus.persons)
    items += ((t, found.terms[t.id]) for t in corpus.apparatus.terms)
    for item, places in items:
        for form in _chosen(item) if places else ():
            if form not in text and form[:1].upper() + form[1:] not in text:
                yield rules.FORM_USED.at(item.span, form=form, name=item.name)


def _chosen(item: Person | Term) -> Iterator[str]:
    """The forms besides the name and its last word, which every person has."""
    return (f for f in item.forms if f != item.name and not item.name.endswith(f" {f}"))


def _originals(resolved: Resolved) -> Iterator[Diagnostic]:
    """Terms that have the same word of another language."""
    seen: dict[tuple[str, str], Term] = {}
    for term in resolved.corpus.apparatus.terms:
        first = seen.setdefault((term.lang, term.original.lower()), term)
        if term.original and first is not term:
            span, name = term.span, first.name
            yield rules.ORIGINAL_UNIQUE.at(span, original=term.original, first=name)


def _texts_of(act: Act) -> Iterator[str]:
    yield from (block.text for block in act.blocks)
    yield from (note.text for note in act.notes)


def _figure(resolved: Resolved) -> Iterator[Diagnostic]:
    figure = resolved.corpus.apparatus.figure
    for point in figure.points if figure else ():
        if point.act not in resolved.ids:
            reason = f"there is no act “{point.act}”{did_you_mean(point.act, resolved.ids)}"
            yield rules.PLACE_EXISTS.at(point.span, place=point.act, reason=reason)


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
                hint = did_you_mean(href, known)
                yield rules.LINK_LEADS.at(words.span, href=href, hint=hint)


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
