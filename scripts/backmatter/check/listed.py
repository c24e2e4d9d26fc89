"""Words one letter away from a listed name, where no list is asked for every name.

These are headings, front matter, pages and data files; of passages and notes `names` says
every name that no list knows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from backmatter import rules
from backmatter.apparatus import Apparatus
from backmatter.check.apparatus import all_words
from backmatter.check.near import one_away
from backmatter.check.pages import without_data
from backmatter.check.prose import FRONT, MASK, Prose, masked
from backmatter.check.quotes import apart
from backmatter.check.spelling import is_known
from backmatter.diagnostics import Diagnostic
from backmatter.model import Corpus
from backmatter.resolve import Resolved
from backmatter.text import Span, covers

_LEAST = 6
_CAPITALISED = re.compile(rf"(?<![\w’'])[^\W\d_a-z][^\W\d_A-Z]{{{_LEAST - 1},}}(?!\w)")
_TARGET = re.compile(r"(?<=\])\([^()\s]*\)|`[^`\n]*`")
_NO_PROSE = frozenset({"fence", "code_block", "html_block"})
_WHOLE = frozenset({"events.yml", "figure.yml"})
"""Data files that list no names."""
_ENDINGS = ("", "s", "e", "a", "i", "es")


def check_listed(resolved: Resolved) -> Iterator[Diagnostic]:
    """Each word with a capital that is a listed name but for one letter."""
    corpus = resolved.corpus
    listed = _listed(corpus.apparatus)
    if not listed or corpus.apparatus.unread or without_data(corpus):
        return
    near = _without_a_letter(listed)
    of_text: frozenset[str] | None = None
    for prose in _texts(resolved):
        for match in _CAPITALISED.finditer(prose.text):
            name = _meant(match[0], listed, near)
            if not name or is_known(match[0]):
                continue
            of_text = _words_of(corpus) if of_text is None else of_text
            if match[0] not in of_text and not covers(apart(prose), match.start()):
                span = prose.span(*match.span())
                yield rules.NAME_AS_LISTED.at(span, word=match[0], name=name)


def _listed(apparatus: Apparatus) -> frozenset[str]:
    """The long words of all names that the edition lists."""
    persons = (form for p in apparatus.persons for form in (p.name, *p.forms, *p.credited_as))
    terms = (form for t in apparatus.terms for form in (t.name, *t.forms))
    names = chain(apparatus.names, persons, terms)
    return frozenset(word for name in names for word in _CAPITALISED.findall(name))


def _without_a_letter(words: Iterable[str]) -> Mapping[str, list[str]]:
    """The words by what is left of them without one of their letters, or with all."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        for rest in _rests(word):
            found[rest].append(word)
    return found


def _rests(word: str) -> Iterator[str]:
    yield word
    yield from dict.fromkeys(word[:i] + word[i + 1 :] for i in range(len(word)))


def _meant(word: str, listed: frozenset[str], near: Mapping[str, list[str]]) -> str:
    """The listed word that is one letter away, if this is no form of it or of another."""
    stem = word.removesuffix("s")
    if word in listed or stem in listed or not word[0].isupper():
        return ""
    found = dict.fromkeys(name for rest in _rests(word) for name in near.get(rest, ()))
    close = [name for name in found if one_away(word, name)]
    return "" if any(_is_form(word, name) for name in close) else next(iter(close), "")


def _is_form(one: str, other: str) -> bool:
    """Whether two words differ in their ending, or have z and s for one another."""
    short, long = sorted((one, other), key=len)
    ending = long.removeprefix(short) if long.startswith(short) else "?"
    return (
        ending in _ENDINGS
        or (ending == "n" and short.endswith(("a", "e")))
        or one.replace("z", "s") == other.replace("z", "s")
        or {one[-3:], other[-3:]} == {"ism", "ist"}
    )


def _words_of(corpus: Corpus) -> frozenset[str]:
    """The long words with a capital of passages, notes and works."""
    passages = (b.text for act in corpus.acts for b in act.blocks if b.is_passage)
    notes = (note.text for act in corpus.acts for note in act.notes)
    works = (v for entry in corpus.bibliography.entries.values() for v in entry.fields.values())
    texts = chain(passages, notes, works)
    return frozenset(word for text in texts for word in _CAPITALISED.findall(text))


def _texts(resolved: Resolved) -> Iterator[Prose]:
    """Headings, front matter, pages, and what data files say in words."""
    corpus = resolved.corpus
    for act in corpus.acts:
        yield from (_prose(block.span) for block in act.blocks if block.level)
    for page in corpus.frames:
        yield from (_prose(b.span) for b in page.blocks if b.kind not in _NO_PROSE)
    for act in (*corpus.acts, *corpus.frames):
        if front := FRONT.match(act.document.file.text):
            yield _prose(Span(act.document.file, *front.span()))
    for file in corpus.apparatus.files:
        if file.path.rpartition("/")[2] in _WHOLE:
            yield _prose(Span(file, 0, len(file.text)))
    for words in all_words(resolved):
        if words.span.path.rpartition("/")[2] not in _WHOLE:
            yield _prose(words.span)


def _prose(span: Span) -> Prose:
    text = masked(_TARGET.sub(lambda found: MASK * len(found[0]), span.text))
    return Prose(span.file, span.start, text, is_heading=False, in_note=False)
