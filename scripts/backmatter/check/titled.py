"""Titles that the text links to works, and sets of which it links a part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from backmatter import rules
from backmatter.check.agreement import flat_raw
from backmatter.check.authors import flat
from backmatter.check.marked import Marked, Marks
from backmatter.check.numbers import figures, ordinal
from backmatter.check.prose import prose_of
from backmatter.diagnostics import Diagnostic, nearest
from backmatter.model import Act, Bibliography, Entry, Link
from backmatter.resolve import Resolved
from backmatter.resolve.links import BIB

_TITLE = re.compile(r"\A\[(?:(?P<sign>\*{1,3}|_{1,3})[^*_]+(?P=sign)[,.;:]?|“[^“”]+”)\]\(")
_WORD = re.compile(r"[^\W\d_]{4,}|(?<!\d)\d{4}(?!\d)")
_SPELT = ((re.compile(r"is(?=ations?\b|ed\b|ing\b|es?\b)"), "iz"), (re.compile("our"), "or"))
_SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)(\d\d)\s?(?:--?|–|/)\s?(\d\d)(?!\d)")
_NEAR = 0.8
_MOST = 2 / 3


def check_titled(resolved: Resolved) -> Iterator[Diagnostic]:
    """Linked titles are those of their works; notes cite sets where the linked part stands."""
    bibliography = resolved.corpus.bibliography
    for act in resolved.corpus.acts:
        for document in act.documents:
            links = (*document.links, *(k for n in document.notes for k in n.links))
            for link in links:
                entry = _entry(link, bibliography)
                if entry is not None and not link.is_image:
                    yield from _title(link, entry, bibliography)
        yield from _parts(act, bibliography)


def _entry(link: Link, bibliography: Bibliography) -> Entry | None:
    is_work = link.href.startswith(BIB)
    return bibliography.entries.get(link.href.removeprefix(BIB)) if is_work else None


def _title(link: Link, entry: Entry, bibliography: Bibliography) -> Iterator[Diagnostic]:
    words = _words_of(link)
    here = _words_in(entry, bibliography)
    missing = [word for word in words if not _stands(word, here)]
    if not missing or "\\" in entry.raw:
        return
    others = [e.key for e in bibliography.entries.values() if e is not entry]
    titled = [k for k in others if _has_all(words, bibliography.entries[k])]
    if titled:
        hint = f"; did you mean “{titled[0]}”, whose title has all of it?"
    elif _is_misquoted(words, missing, here):
        near = [n for word in missing if (n := _near(word, here))]
        hint = (
            f"; did you mean {_quoted([_written(n, entry) for n in near])}?"
            if len(near) == len(missing)
            else ""
        )
    else:
        return
    yield rules.LINK_HAS_ITS_TITLE.at(
        link.span.of(missing[0]),
        found=_quoted(missing),
        stand="are" if len(missing) > 1 else "is",
        key=entry.key,
        hint=hint,
    )


def _words_of(link: Link) -> Sequence[str]:
    """The words of a link that is set as a title; none of another."""
    words = _WORD.findall(link.text)
    if not _TITLE.match(link.span.text) or not link.text.strip("“”‘’*_ ")[:1].isupper():
        return ()
    is_title = not link.text.startswith("“") or sum(w[0].isupper() for w in words) > 1
    return words if is_title else ()


def _is_misquoted(words: Sequence[str], missing: Sequence[str], here: frozenset[str]) -> bool:
    """Whether a title is near enough to be the same; one in translation shares few words."""
    unlike = [w for w in missing if not w.isdigit() and not _near(w, here)]
    right = len(words) - len(missing)
    return right > 0 and (not unlike or right >= _MOST * len(words))


def _near(word: str, here: frozenset[str]) -> str | None:
    if word.isdigit():
        return nearest(word, sorted(w for w in here if w.isdigit()), cutoff=0.75)
    return nearest(_spelt(flat(word)), sorted(here), cutoff=_NEAR)


def _stands(word: str, here: frozenset[str]) -> bool:
    return _spelt(flat(word)) in here


def _has_all(words: Sequence[str], entry: Entry) -> bool:
    here = _title_words(entry)
    if len(words) == 1:
        return here == {_spelt(flat(words[0]))}
    return all(_stands(word, here) for word in words)


def _words_in(entry: Entry, bibliography: Bibliography) -> frozenset[str]:
    """All words of an entry and of the work in which it stands."""
    parent = bibliography.entries.get(entry.get("crossref").strip())
    return _words(flat_raw(entry)) | (_words(flat_raw(parent)) if parent else frozenset())


def _title_words(entry: Entry) -> frozenset[str]:
    fields = ("title", "subtitle", "maintitle", "shorttitle")
    return _words(flat(" ; ".join(entry.get(f) for f in fields)))


@lru_cache(maxsize=20_000)
def _words(text: str) -> frozenset[str]:
    long = _SHORT_YEAR.sub(r"\1\2–\1\3", text)
    return frozenset(map(_spelt, _WORD.findall(f"{text} {long}")))


def _spelt(word: str) -> str:
    """A word in small letters as America spells it."""
    for pattern, other in _SPELT:
        word = pattern.sub(other, word)
    return word


def _written(word: str, entry: Entry) -> str:
    """A word as the entry has it."""
    words = _WORD.findall(" ".join(entry.fields.values()).replace("{", "").replace("}", ""))
    return next((w for w in words if _spelt(flat(w)) == word), word)


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _parts(act: Act, bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Notes that cite a set elsewhere than where the part stands that their sentence links."""
    marks = Marks(act)
    for prose in prose_of(act.document) if _links_works(act) else ():
        if prose.in_note:
            continue
        for mark in marks.of(prose):
            linked = marks.links(prose, mark.sentence, mark.at)
            found = [e for k in linked if (e := _entry(k, bibliography))]
            if len(found) == len(mark.cites) == 1:
                yield from _part(found[0], mark, bibliography.entries)


def _links_works(act: Act) -> bool:
    return any(link.href.startswith(BIB) for link in act.document.links)


def _part(part: Entry, mark: Marked, entries: Mapping[str, Entry]) -> Iterator[Diagnostic]:
    cite = mark.cites[0]
    whole = entries.get(cite.key)
    title, own = part.get("maintitle"), ordinal(part.get("volume"))
    extent = figures(part.get("pages"))
    if whole is None or whole is part or own is None or not title or not extent:
        return
    if flat(title) != flat(whole.get("maintitle", "title")) or whole.get("pages"):
        return
    if flat(part.get("author")) != flat(whole.get("author")):
        return
    values = {locator.label: locator.value for locator in cite.locators}
    volume = ordinal(values.get("volume", whole.get("volume")))
    pages = figures(values.get("page", ""))
    if volume not in {None, own}:
        cited = f"volume {volume}"
    elif volume == own and any(not min(extent) <= p <= max(extent) for p in pages):
        cited = f"p. {values['page']}"
    else:
        return
    yield rules.PART_IS_IN_ITS_VOLUME.at(
        cite.span,
        key=part.key,
        part=part.get("title"),
        where=f"volume {own}, pp. {part.get('pages')},",
        title=title,
        label=mark.note.label,
        cited=cited,
    )
