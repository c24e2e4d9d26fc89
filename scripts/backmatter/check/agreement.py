"""Who is named in a sentence, and whose work its note cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from backmatter import rules
from backmatter.check.authors import (
    Author,
    Authors,
    Named,
    agree,
    authors_of,
    find_authors,
    flat,
)
from backmatter.check.marked import Marked, Marks
from backmatter.check.prose import Prose, prose_of
from backmatter.diagnostics import Diagnostic, nearest
from backmatter.model import Act, Entry
from backmatter.resolve import Resolved
from backmatter.resolve.links import BIB

_ADVERB = (
    r"(?:has|have|had|himself|herself|also|once|later|already|first|elsewhere|thus|then|too"
    r"|rightly|recently|further|for example|for instance|as well|[a-z]{3,12}ly)"
)
_VERB = (
    r"(?:argue[sd]?|notes?|noted|observe[sd]?|points? out|pointed out|contend(?:s|ed)?"
    r"|remark(?:s|ed)?|conclude[sd]?|demonstrate[sd]?|emphasi[sz]e[sd]?|stress(?:es|ed)?"
    r"|estimate[sd]?|maintain(?:s|ed)?|suggest(?:s|ed)?|says|puts it|laid stress|is right"
    r"|(?:show[sn]?|showed|insists|asserts|finds|claims|writes?|wrote)(?= that\b|[,:]))"
)
_SAYS = re.compile(rf"(?: and [^\W\d_a-z][\w.-]+)?(?:,? {_ADVERB}){{0,3}},? {_VERB}(?!\w)")
_VIEW = "view|words|telling|judge?ment|account|opinion|reading|estimate"
_BY = re.compile(rf"(?i:\baccording to|\bin the (?:{_VIEW}) of)[ \n]\Z")
_IN = re.compile(r"(?i:\bin)[ \n]\Z")
_HIS_VIEW = re.compile(rf"[’'](?:s)? (?:{_VIEW})(?!\w)")
_AGAINST = re.compile(
    r"\b(?:but|however|though|although|yet|whereas|contrary|unlike|despite|nor"
    r"|critici[sz]\w*|critiques?|reject\w*|disput\w*|refut\w*|challeng\w*|disagree\w*|question"
    r"\w*|wrong\w*|contest\w*|echo\w*|follow\w*|respon\w*|repl\w*|contrast\w*|quot\w*|cit\w*"
    r"|discuss\w*|debate\w*)\b",
    re.IGNORECASE,
)
"""In a sentence with these, others may be cited for what they say to it."""
_BEFORE = 40
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONG_AGO = 50
"""An author so many years older than a cited work may well be read in it."""
_TITLES = ("title", "subtitle", "maintitle", "booktitle")


@dataclass(frozen=True)
class _Slip:
    """A note that cites none of those whom its sentence reports."""

    mark: Marked
    named: Named
    cited: Author


@dataclass(frozen=True)
class _Known:
    """The works of an edition and their authors."""

    entries: Mapping[str, Entry]
    authors: Authors

    def cited(self, mark: Marked) -> Sequence[Entry]:
        """The works that a note cites."""
        return [self.entries[c.key] for c in mark.cites if c.key in self.entries]

    def raw(self, entry: Entry) -> str:
        """All that an entry says, and the work in which it stands, in small letters."""
        parent = self.entries.get(entry.get("crossref").strip())
        return flat_raw(entry) + (flat_raw(parent) if parent else "")

    def tells_of(self, entry: Entry, word: str) -> bool:
        """Whether an entry has a name anywhere."""
        return re.search(rf"(?<!\w){re.escape(flat(word))}(?!\w)", self.raw(entry)) is not None

    def is_read_for_itself(self, author: Author, cited: Iterable[Entry]) -> bool:
        """Whether an author is one of the literature and not of what it is about.

        A source is quoted from the literature too: someone who wrote long before it, is
        translated, or is in the title of others' works.
        """
        works = [e for e in self.authors.works[author] if author in authors_of(e.get("author"))]
        own = [e for e in works if "primary" not in e.keywords and not e.get("translator")]
        newest = max((y for e in own for y in _years(e)), default=None)
        oldest = min((y for e in cited for y in _years(e)), default=None)
        is_old = newest and oldest and newest < oldest - _LONG_AGO
        return bool(own) and not is_old and not self._is_subject(author)

    def _is_subject(self, author: Author) -> bool:
        word = re.compile(rf"(?<!\w){re.escape(flat(author.family))}(?!\w)")
        return any(
            word.search(flat(" ".join(e.get(f) for f in _TITLES)))
            for e in self.entries.values()
        )


def check_agreement(resolved: Resolved) -> Iterator[Diagnostic]:
    """Notes cite the authors whom their sentences name."""
    corpus = resolved.corpus
    authors = find_authors(corpus.bibliography, corpus.apparatus.persons)
    if authors.works and corpus.bibliography.is_readable:
        known = _Known(corpus.bibliography.entries, authors)
        for act in corpus.acts:
            if authors.may_be_in(act.document.file.text):
                yield from _act(act, known)


def _act(act: Act, known: _Known) -> Iterator[Diagnostic]:
    marks, seen = Marks(act), dict[str, Author]()
    slips: list[_Slip] = []
    for prose in prose_of(act.document):
        named = [] if prose.in_note else list(known.authors.named_in(prose.text, seen))
        marked = list(marks.of(prose)) if named else []
        if marked:
            paragraph = _Paragraph(prose, named, marked, known, marks)
            slips += paragraph.slips()
            yield from paragraph.of_one_family()
    for slip in slips:
        yield _told(slip, slips, known)


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph with those whom it names, and its marks."""

    prose: Prose
    named: Sequence[Named]
    marked: Sequence[Marked]
    known: _Known
    marks: Marks

    def slips(self) -> Iterator[_Slip]:
        """Notes that cite none of those whom their sentences report."""
        found = [slip for mark in self.marked if (slip := self._slip(mark))]
        wrong = {slip.mark.at for slip in found}
        for slip in found:
            others = [m for m in self.marked if m.at not in wrong]
            family = slip.named.author.family
            if not any(self._tells_of(m, family) for m in others):
                yield slip

    def _slip(self, mark: Marked) -> _Slip | None:
        cited = self.known.cited(mark)
        firsts = [next(authors_of(e.get("author")), None) for e in cited]
        if not mark.is_plain or not all(firsts) or len(cited) < len(mark.cites):
            return None
        here = [n for n in self.named if mark.sentence <= n.start < mark.at]
        if any(self._tells_of(mark, n.author.family) for n in here) or not firsts:
            return None
        text = self.prose.text[mark.sentence : mark.at]
        if self._is_linked(mark) or self._has_cited(text, cited):
            return None
        says = [n for n in here if self._says(n, mark)]
        author = firsts[0]
        if author is None or not says:
            return None
        by = says[-1].author
        is_sure = self.known.is_read_for_itself(by, cited)
        return _Slip(mark, says[-1], author) if is_sure else None

    def _tells_of(self, mark: Marked, family: str) -> bool:
        """Whether a note, or a work that it cites, has a name."""
        if flat(family) in flat(mark.note.text.partition("@")[0]):
            return True
        return any(self.known.tells_of(e, family) for e in self.known.cited(mark))

    def _is_linked(self, mark: Marked) -> bool:
        """Whether the sentence links a work or cites one in its words."""
        links = self.marks.links(self.prose, mark.sentence, mark.at)
        source = self.prose.source[mark.sentence : mark.at]
        return "@" in source or any(k.href.startswith(BIB) for k in links)

    def _has_cited(self, text: str, cited: Iterable[Entry]) -> bool:
        """Whether a text names one of those whose works are cited."""
        plain = flat(text)
        people = (a for e in cited for f in ("author", "editor") for a in authors_of(e.get(f)))
        return any(flat(a.family) in plain for a in people)

    def _says(self, named: Named, mark: Marked) -> bool:
        """Whether the sentence reports what someone says, and nothing against it."""
        text = self.prose.text
        before = text[max(mark.sentence, named.start - _BEFORE) : named.start]
        behind = text[named.end : mark.at]
        if _AGAINST.search(behind):
            return False
        is_his = _IN.search(before) and _HIS_VIEW.match(behind)
        return bool(_SAYS.match(behind) or _BY.search(before) or is_his)

    def of_one_family(self) -> Iterator[Diagnostic]:
        """Notes that cite someone of the same family name as the one whom the text names."""
        for mark in self.marked:
            here = [n for n in self.named if mark.since <= n.start < mark.at and n.is_full]
            if not here or not mark.is_plain:
                continue
            cited = self.known.cited(mark)
            for author in (a for e in cited[:1] for a in authors_of(e.get("author"))):
                same = [n for n in here if flat(n.author.family) == flat(author.family)]
                if same and self._is_another(author, same):
                    yield _told_family(mark, author, same[-1].author, self.known)
                    break

    def _is_another(self, author: Author, same: Sequence[Named]) -> bool:
        """Whether none of those whom the text names is in what the notes cite."""
        if any(agree(n.author.given, author.given) for n in same):
            return False
        entries = [e for m in self.marked for e in self.known.cited(m)]
        return not any(_has(e, n.author) for e in entries for n in same)


def _has(entry: Entry, author: Author) -> bool:
    """Whether a work is by someone, or has her or his first name anywhere."""
    people = (a for f in ("author", "editor", "translator") for a in authors_of(entry.get(f)))
    same = (a for a in people if flat(a.family) == flat(author.family))
    first = flat(author.given[0].strip("."))
    is_told = len(first) > 1 and first in flat_raw(entry)
    return is_told or any(agree(a.given, author.given) for a in same)


def flat_raw(entry: Entry) -> str:
    """The values of an entry in one line of small letters without accents."""
    return flat(" ; ".join(entry.fields.values()))


def _years(entry: Entry) -> list[int]:
    """The year in which a work first came out."""
    return [int(y) for y in _YEAR.findall(entry.get("origdate", "date", "year"))[:1]]


def _told(slip: _Slip, slips: Sequence[_Slip], known: _Known) -> Diagnostic:
    cite, author = slip.mark.cites[0], slip.named.author
    return rules.NOTE_CITES_THE_NAMED.at(
        cite.key_span,
        label=slip.mark.note.label,
        key=cite.key,
        author=slip.cited.name,
        name=author.name,
        hint=_exchanged(slip, slips) or _meant(author, cite.key, known),
    )


def _exchanged(slip: _Slip, slips: Sequence[_Slip]) -> str:
    """The other note of the act, if each of two cites whom the other's sentence names."""
    for other in slips:
        if (other.cited, other.named.author) == (slip.named.author, slip.cited):
            labels = (slip.mark.note.label, other.mark.note.label)
            return "; are the notes [^{}] and [^{}] exchanged?".format(*labels)
    return ""


def _meant(author: Author, key: str, known: _Known) -> str:
    """The work by an author whose key is most like one."""
    keys = [e.key for e in known.authors.works[author]]
    if len(keys) > 1:
        near = nearest(key, keys, cutoff=0.8)
        keys = [near] if near else keys
    if len(keys) == 1:
        return f"; did you mean “{keys[0]}”, which is by {author.name}?"
    return f"; by {author.name} are " + ", ".join(f"“{k}”" for k in keys[:4])


def _told_family(mark: Marked, author: Author, named: Author, known: _Known) -> Diagnostic:
    cite = mark.cites[0]
    return rules.CITED_AUTHOR_IS_THE_NAMED.at(
        cite.key_span,
        label=mark.note.label,
        key=cite.key,
        author=author.name,
        name=named.name,
        hint=_meant(named, cite.key, known),
    )
