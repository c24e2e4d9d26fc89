"""Words told twice: quotations of descriptions, events, deaths, and foreign terms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from backmatter import rules
from backmatter.apparatus import Event, Person, Term
from backmatter.check.prose import prose_of
from backmatter.check.spelling import is_known
from backmatter.check.told_dates import MONTHS
from backmatter.diagnostics import Diagnostic, did_you_mean
from backmatter.model import Corpus
from backmatter.resolve import Resolved
from backmatter.text import Span

_QUOTED = re.compile(r"“(?P<words>[^“”]{2,300})”")
_NO_WORDS = re.compile(r"[\[\]()*_‘’'\u00ad]|<[^<>]*>")
_GAP = re.compile(r"(?:…|\. ?\. ?\.|\[…\])")
_WORD = re.compile(r"\w+")
_LIFE = re.compile(r"(?:\d{4}–|died )(?P<end>\d{4})")
_DIES = r"(?:assassinated|executed|murdered|killed)"
_WHEN = (
    rf"(?: (?:in|at|near) [A-Z]\w+)?,? (?:in|on) (?:(?:{MONTHS}) )?(?:\d{{1,2}}, )?"
    r"(?P<year>\d{4})\b"
)
_DIED = re.compile(
    rf"(?:\A|[,;] (?:and )?)(?P<words>(?:(?:[Ww]as )?(?i:{_DIES})|[Dd]ied){_WHEN})"
)
_DEATH = re.compile(rf" (?:dies|died|(?:is|was) {_DIES})\b")
_KIN = re.compile(
    r"\b(?:father|mother|parents?|wife|husband|sons?|daughters?|brothers?|sisters?|widow|friend"
    r"|uncle|aunt|teacher|pupil|cousin|nephew|niece)\b|\bof [A-Z]"
)
_HINTS = 20
"""So many quotations that are missed are looked for among those of the text."""
_LANG = re.compile(r"\]\{[^{}\n]*\blang=(?P<lang>[\w-]+)")
_ITALIC = re.compile(r"(?<![\w*\[])\*(?P<words>[^*\n\[\]]{2,40})\*(?![\w*\]])")


def check_told_words(resolved: Resolved) -> Iterator[Diagnostic]:
    """What data files tell in words is told so in the text, and once."""
    corpus = resolved.corpus
    yield from _quotations(corpus)
    yield from _twice(corpus.apparatus.events)
    yield from _deaths(corpus)
    yield from _languages(corpus)


def _quotations(corpus: Corpus) -> Iterator[Diagnostic]:
    """The quotations of persons, terms and events that stand nowhere in the text."""
    apparatus = corpus.apparatus
    items: list[Person | Term | Event] = [*apparatus.persons, *apparatus.terms]
    items += apparatus.events
    quoted = [(i.words, m) for i in items for m in _QUOTED.finditer(i.words.text)]
    if not quoted:
        return
    texts = list(_texts(corpus))
    all_words = "\n".join(map(_plain, texts))
    missed = 0
    for words, match in quoted:
        parts = [_plain(part) for part in _GAP.split(match["words"])]
        if not all(part in all_words for part in parts):
            missed += 1
            found = match["words"].rstrip(".,;")
            near = _stretches(texts, len(found.split())) if missed <= _HINTS else ()
            hint = did_you_mean(found, near)
            yield rules.QUOTED_OF_TEXT.at(words.span.of(found), found=found, hint=hint)


def _stretches(texts: Iterable[str], length: int) -> Iterator[str]:
    """All stretches of so many words of what stands in quotation marks."""
    for match in chain.from_iterable(map(_QUOTED.finditer, texts)):
        words = match["words"].split()
        for i in range(len(words) - length + 1):
            yield " ".join(words[i : i + length]).rstrip(".,;")


def _texts(corpus: Corpus) -> Iterator[str]:
    """All that the edition says: passages, notes, and the works."""
    for act in corpus.acts:
        yield from chain((b.text for b in act.blocks), (note.text for note in act.notes))
    for entry in corpus.bibliography.entries.values():
        yield from entry.fields.values()


def _plain(text: str) -> str:
    """The words alone, in small letters, a space on each side."""
    return f" {' '.join(_WORD.findall(_NO_WORDS.sub('', text).lower()))} "


def _twice(events: Sequence[Event]) -> Iterator[Diagnostic]:
    """Events with the words of another."""
    first: dict[str, Event] = {}
    for event in events:
        other = first.setdefault(_plain(event.words.text), event)
        if other is not event:
            yield rules.EVENT_STANDS_ONCE.at(
                event.words.span, first=other.words.span, date=other.date.words
            )


def _deaths(corpus: Corpus) -> Iterator[Diagnostic]:
    """A death in another year than that which ends the years of life, said once of each."""
    events = [e for e in corpus.apparatus.events if _DEATH.search(e.words.text)]
    for person in corpus.apparatus.persons:
        life = _LIFE.fullmatch(person.dates)
        told = [*_of_line(person), *_of_events(person, events)] if life else []
        wrong = [(span, year) for span, year in told if life and year != life["end"]]
        for span, year in wrong[:1]:
            yield rules.YEAR_OF_DEATH.at(
                span, year=year, name=person.name, dates=person.dates, where=person.span
            )


def _of_line(person: Person) -> Iterator[tuple[Span, str]]:
    """The year of death in the line about a person, if it is hers or his."""
    found = _DIED.search(person.words.text)
    if found and not _KIN.search(found.string, 0, found.start()):
        yield person.words.span.of(found["words"]), found["year"]


def _of_events(person: Person, events: Sequence[Event]) -> Iterator[tuple[Span, str]]:
    """The years of the events that are the death of a person, by her or his whole name."""
    for event in events:
        start, text = event.date.start, event.words.text
        is_one = start == event.date.end and not start.is_decade and not start.about
        at = text.find(person.name) + len(person.name)
        if is_one and person.name in text and _DEATH.match(text, at):
            yield event.span, str(start.year)


def _languages(corpus: Corpus) -> Iterator[Diagnostic]:
    """Emphasised forms of foreign terms without their language, where others have it."""
    terms = [t for t in corpus.apparatus.terms if t.lang and t.original]
    forms = {form: term for term in terms for form in term.forms}
    documents = [act.document for act in corpus.acts] if forms else []
    marked = Counter(m["lang"] for d in documents for m in _LANG.finditer(d.file.text))
    for document in documents:
        for prose in prose_of(document):
            for match in _ITALIC.finditer(prose.text):
                term = forms.get(match["words"])
                langs = [m for m in marked if term and m.split("-")[0] == term.lang]
                best = max(langs, key=lambda lang: marked[lang], default="")
                if best and marked[best] > 1 and not is_known(match["words"]):
                    yield rules.TERM_HAS_LANGUAGE.at(
                        prose.span(*match.span()), word=match["words"], lang=best
                    )
