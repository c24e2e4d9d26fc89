"""Words that look like names, against the lists that know them."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it.token import Token

from backmatter import rules
from backmatter.apparatus import Person
from backmatter.check.pages import without_data
from backmatter.diagnostics import Diagnostic, did_you_mean, nearest
from backmatter.resolve import Resolved
from backmatter.resolve.appearances import forms_of
from backmatter.resolve.prose import Finder, prose
from backmatter.text import Span

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_CAPITALISED = rf"{_CAPITAL}[\w-]+"
_NAME = re.compile(rf"(?<![\w’'-]){_CAPITALISED}(?: {_CAPITALISED})*")
_SENTENCE_START = re.compile(r"(?:(?<![^\w·][A-Z])[.?!:][”’)]?\s+|[“‘(\n]\s*|^\W*)$")
"""A place where any word has a capital: behind a stop, but for that of an initial."""
_SMALL = re.compile(r"(?<![\w’'-])[a-zß-öø-ÿ]+(?![\w-])")
_FAMILY = re.compile(rf" (?:{_CAPITAL}[\w-]*\.? )?(?P<family>{_CAPITALISED})")
_NEAR = 60
_NUMERAL = re.compile(r"[IVXLCDM]+")


def check_names(resolved: Resolved) -> Iterator[Diagnostic]:
    """Each name of the text and of the notes that no list has, where it stands first."""
    apparatus = resolved.corpus.apparatus
    if not apparatus.persons or apparatus.unread:
        return
    if without_data(resolved.corpus):
        return
    names = [*apparatus.names, *month_name[1:], *day_name]
    forms = forms_of([*apparatus.persons, *apparatus.terms]) | dict.fromkeys(names, "")
    known, seen = Finder(forms), set[str]()
    words = cache(lambda: _small_words(resolved))
    for tokens, span in _texts(resolved):
        for name, behind in _unknown(tokens, known):
            if name not in seen and name.lower() not in words():
                seen.add(name)
                meant = _person(name, behind, apparatus.persons)
                hint = f"; did you mean “{meant}”?" if meant else did_you_mean(name, forms)
                add = "Correct it, or add" if hint else "Add"
                yield rules.NAME_KNOWN.at(span.of(name), name=name, hint=hint, add=add)


def _person(name: str, behind: str, persons: Sequence[Person]) -> str:
    """The person whose family name stands behind a first name that is no person's with it.

    One who has this first name, or one like it, comes before others: “Mark” before “D. Smith”
    leads to Mark B. Smith.
    """
    family = _FAMILY.match(behind)
    if not family or " " in name:
        return ""
    named = [p.name for p in persons if p.name.endswith(f" {family['family']}")]
    firsts = {full.partition(" ")[0]: full for full in reversed(named)}
    first = nearest(name, firsts)
    return firsts[first] if first else named[0] if len(named) == 1 else ""


def _small_words(resolved: Resolved) -> frozenset[str]:
    """The words that the text has in small letters too: with a capital they are no names."""
    return frozenset(
        word
        for act in resolved.corpus.acts
        for document in act.documents
        for word in _SMALL.findall(document.file.text)
    )


def _texts(resolved: Resolved) -> Iterator[tuple[Sequence[Token], Span]]:
    for act in resolved.corpus.acts:
        yield from ((b.tokens, b.span) for b in act.blocks if b.is_passage)
        yield from ((n.tokens, n.span) for n in act.notes)


def _unknown(tokens: Sequence[Token], known: Finder) -> Iterator[tuple[str, str]]:
    """Runs of words with a capital that no list covers and no sentence begins with, each
    with what stands behind it.
    """
    for stretch in prose(tokens):
        text = stretch.text
        for _, start, end in known.find(text):
            text = text[:start] + "·" * (end - start) + text[end:]
        for match in _NAME.finditer(text):
            name = match[0]
            if _SENTENCE_START.search(text[: match.start()]):
                name = name.partition(" ")[2]
            if name and not _NUMERAL.fullmatch(name):
                yield name, stretch.text[match.end() : match.end() + _NEAR]
