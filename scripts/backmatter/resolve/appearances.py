"""Where the text has the events, the persons and the terms of the data files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from markdown_it.token import Token

from backmatter import rules
from backmatter.apparatus import Event, Person, Place, Term
from backmatter.diagnostics import Diagnostic
from backmatter.ledger import Address
from backmatter.model import Act, Entry
from backmatter.resolve.meant import address_of, finder_of_words
from backmatter.resolve.prose import Finder, prose
from backmatter.resolve.resolved import (
    Appearances,
    PlacedEvent,
    Resolved,
    TermMark,
    Where,
)


def find_appearances(resolved: Resolved, found: list[Diagnostic]) -> Appearances:
    """Everything that the data files name, found in the text; nothing if they are empty."""
    apparatus = resolved.corpus.apparatus
    works = _works(apparatus.persons, resolved.corpus.bibliography.entries)
    return Appearances(
        events=tuple(_placed(resolved, apparatus.events, found)),
        persons=_persons(resolved, apparatus.persons, works),
        works=works,
        terms=_terms(resolved, apparatus.terms),
        marks=_marks(resolved.corpus.acts, apparatus.terms),
    )


def forms_of(items: Iterable[Person | Term]) -> dict[str, str]:
    """From each form to the id of the person or term; the first owner keeps a form."""
    forms: dict[str, str] = {}
    for item in items:
        for form in item.forms:
            forms.setdefault(form, item.id)
    return forms


def _placed(
    resolved: Resolved, events: Iterable[Event], found: list[Diagnostic]
) -> Iterator[PlacedEvent]:
    placed = []
    meant = finder_of_words(resolved)
    for event in events:
        where, reason = locate(resolved, event.place)
        if where is not None:
            placed.append(PlacedEvent(event, where))
            continue
        place = f"{event.place.act} {event.place.id}".strip()
        said, only = meant(f"{event.words.text} {event.date.words}"), ""
        if said:
            only = address_of(resolved, said)
            reason += f"; the words of the event are those of “{only}”"
        elif only := _only(resolved, event.place.id):
            reason += f"; only “{only.split()[0]}” has it"
        nowhere = rules.PLACE_EXISTS.at(event.place.span, place=place, reason=reason)
        found.append(nowhere.advised(f"Write `{only}`." if only else ""))
    return iter(sorted(placed, key=lambda p: (p.event.date.first, p.event.date.last)))


def locate(resolved: Resolved, place: Place) -> tuple[Where | None, str]:
    """The passage or note that a place names, or why there is none."""
    stem, id_ = _present(resolved, Address(place.act, place.id))
    acts = {a.stem: a for a in resolved.corpus.acts}
    if not stem:
        return None, "it does not name an act and a passage"
    if stem not in acts:
        return None, f"there is no act “{stem}”"
    act = acts[stem]
    notes = {n.id: n for n in resolved.notes_of(act)}
    if id_ in notes:
        return Where(act, notes[id_].marks[0].ref.block, notes[id_]), ""
    ids = resolved.ids[stem]
    if id_ in ids and act.blocks[ids.index(id_)].is_passage:
        return Where(act, ids.index(id_)), ""
    return None, f"“{stem}” has no passage or note “{id_}”"


def _only(resolved: Resolved, id_: str) -> str:
    """The one passage or note of all acts that has this id."""
    notes = (a.stem for a in resolved.corpus.acts for n in resolved.notes_of(a) if n.id == id_)
    acts = [*notes, *(stem for stem, ids in resolved.ids.items() if id_ in ids)]
    return f"{acts[0]} {id_}" if len(acts) == 1 else ""


def _present(resolved: Resolved, published: Address) -> Address:
    """Where the text of an address is now, if it has moved or was merged since."""
    stem, id_ = published
    landing = resolved.landing
    if id_ in resolved.ids.get(stem, ()):
        return published
    for address, others in landing.extra.items():
        if address.page == stem and id_ in others:
            return address
    stones = (s for s in landing.stones.get(stem, ()) if id_ in s.ids)
    return next((s.to for s in stones if s.to), published)


def _texts(resolved: Resolved) -> Iterator[tuple[Where, Sequence[Token]]]:
    """Every passage with its tokens, each followed by the notes first marked in it."""
    for act in resolved.corpus.acts:
        notes = defaultdict(list)
        for numbered in resolved.notes_of(act):
            notes[numbered.marks[0].ref.block].append(numbered)
        for i, block in enumerate(act.blocks):
            if block.is_passage:
                yield Where(act, i), block.tokens
            for numbered in notes[i]:
                tokens = numbered.note.tokens if numbered.note else ()
                yield Where(act, i, numbered), tokens


def _persons(
    resolved: Resolved, persons: Sequence[Person], works: Mapping[str, Sequence[str]]
) -> Mapping[str, tuple[Where, ...]]:
    """Passages and notes that name a person or a work by her or him."""
    names = dict.fromkeys(resolved.corpus.apparatus.names, "")
    finder = Finder(names | forms_of(persons))  # “Lenin Square” is not Lenin
    by_key = defaultdict(list)
    for person, keys in works.items():
        for key in keys:
            by_key[key].append(person)
    used: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    for key, uses in resolved.uses.items():
        for use in uses:
            number = use.note.number if use.note else 0
            used[use.act.stem, use.block, number] |= set(by_key.get(key, ()))
    where: dict[str, list[Where]] = {p.id: [] for p in persons}
    for place, tokens in _texts(resolved) if persons else ():
        number = place.note.number if place.note else 0
        here = finder.ids(prose(tokens)) | used[place.act.stem, place.block, number]
        for id_ in here - {""}:
            where[id_].append(place)
    return {id_: tuple(places) for id_, places in where.items()}


def _works(
    persons: Sequence[Person], entries: Mapping[str, Entry]
) -> Mapping[str, tuple[str, ...]]:
    """For each person's id the keys of works by her or him, in the order of the entries."""
    by_name: dict[str, dict[str, int]] = defaultdict(dict)
    for place, (key, entry) in enumerate(entries.items() if persons else ()):
        for name in (*names_of(entry.get("author")), *names_of(entry.get("editor"))):
            by_name[name][key] = place
    found: dict[str, tuple[str, ...]] = {}
    for person in persons:
        keys = {k: p for name in person.credited_as for k, p in by_name.get(name, {}).items()}
        found[person.id] = tuple(sorted(keys, key=keys.__getitem__))
    return found


def names_of(field: str) -> tuple[str, ...]:
    """The names of a BibLaTeX name list, each with the family name first."""
    names = (" ".join(n.split()) for n in field.split(" and "))
    return tuple(_family_first(n) for n in names if n)


def _family_first(name: str) -> str:
    if "," in name or name.startswith("{"):
        return name.strip("{}")
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else family


def _terms(resolved: Resolved, terms: Sequence[Term]) -> Mapping[str, tuple[Where, ...]]:
    finder = Finder(forms_of(terms))
    where: dict[str, list[Where]] = {t.id: [] for t in terms}
    for place, tokens in _texts(resolved) if terms else ():
        for id_ in finder.ids(prose(tokens)):
            where[id_].append(place)
    return {id_: tuple(places) for id_, places in where.items()}


def _marks(
    acts: Iterable[Act], terms: Sequence[Term]
) -> Mapping[tuple[str, int], tuple[TermMark, ...]]:
    """The first use of each term in each act that can be made a link."""
    finder = Finder(forms_of(terms))
    marks: dict[tuple[str, int], tuple[TermMark, ...]] = {}
    for act in acts if terms else ():
        seen: set[str] = set()
        for i, block in enumerate(act.blocks):
            if block.is_passage and (here := tuple(_first_uses(finder, block.tokens, seen))):
                marks[act.stem, i] = here
    return marks


def _first_uses(finder: Finder, tokens: Sequence[Token], seen: set[str]) -> Iterator[TermMark]:
    for stretch in prose(tokens):
        for id_, start, end in finder.find(stretch.text):
            place = stretch.within(start, end)
            if id_ not in seen and place:
                seen.add(id_)
                yield TermMark(id_, stretch.inline, *place)
