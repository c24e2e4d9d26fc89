"""The works of an article, and which of them a short form means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from backmatter.importer.names import bibtex_names, family_of

_ARTICLES = re.compile(r"^(?:the|a|an|der|die|das|le|la|les|l|un|une|ein|eine) ")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Letters and digits only, small and without accents, single spaces between words."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", plain.lower()).split())


@lru_cache(maxsize=16384)
def title_words(title: str) -> str:
    """A title as it is compared: folded, without an article in front."""
    return _ARTICLES.sub("", fold(title))


@dataclass(eq=False)
class Work:
    """A work that notes cite, with what they say about it."""

    type: str
    fields: dict[str, str]
    """Names and values as the notes have them."""
    first: str
    """Label of the note that cites it first."""
    partial: bool = False
    """Whether no note cites it in full."""
    existing: str = ""
    """Key in the given bibliography, if it is there."""
    doubts: list[str] = field(default_factory=list)
    key: str = ""
    notes: set[str] = field(default_factory=set)
    """Labels of the notes that cite it."""

    @property
    def names(self) -> list[str]:
        """Its authors, or else its editors, as BibLaTeX names."""
        text = (
            self.fields.get("author")
            or self.fields.get("editor")
            or self.fields.get("translator")
            or ""
        )
        if "institution" in self.doubts:
            return [text]
        return [n for n in bibtex_names(text).split(" and ") if n != "others"] if text else []

    @property
    def families(self) -> tuple[str, ...]:
        """Folded family names."""
        return tuple(fold(family_of(n)) for n in self.names)

    @property
    def title(self) -> str:
        """Its title, or what else it is known by."""
        return self.fields.get("title") or self.fields.get("journaltitle") or ""

    @property
    def titles(self) -> tuple[str, ...]:
        """Every title by which a short form may call it, as compared."""
        named = (self.fields.get(n, "") for n in ("title", "maintitle", "shorttitle"))
        return tuple(title_words(t) for t in named if t)

    @property
    def year(self) -> str:
        """The first year in its date."""
        match = re.search(r"\d{4}", self.fields.get("date", ""))
        return match[0] if match else ""


@dataclass
class Registry:
    """All works, in the order of their first mention."""

    works: list[Work] = field(default_factory=list)
    by_family: dict[str, list[Work]] = field(default_factory=dict)
    by_word: dict[str, list[Work]] = field(default_factory=dict)
    aliases: dict[str, Work] = field(default_factory=dict)
    _indexed: set[tuple[str, int]] = field(default_factory=set)

    def add(self, work: Work) -> Work:
        """Take in a work."""
        self.works.append(work)
        self.index(work)
        return work

    def index(self, work: Work) -> None:
        """Make a work findable by its names and titles."""
        for family in work.families:
            self._append(self.by_family, family, work)
        for title in work.titles:
            self._append(self.by_word, title.split(" ")[0], work)

    def _append(self, table: dict[str, list[Work]], name: str, work: Work) -> None:
        mark = (f"{id(table)} {name}", id(work))
        if mark not in self._indexed:
            self._indexed.add(mark)
            table.setdefault(name, []).append(work)

    def by_names(self, families: Sequence[str], et_al: bool = False) -> list[Work]:
        """Works by exactly these, or else works among whose authors they come first."""
        wanted = tuple(fold(f) for f in families)
        if not wanted:
            return []
        known = self.by_family.get(wanted[0], [])
        exact = [w for w in known if w.families == wanted]
        if exact and not et_al:
            return exact
        return [w for w in known if w.families[: len(wanted)] == wanted] or exact

    def by_title(self, title: str, works: Iterable[Work] | None = None) -> list[Work]:
        """Works whose title a short title may stand for, the surest kind of match only."""
        wanted = title_words(title)
        if not wanted:
            return []
        if works is None:
            works = self.by_word.get(wanted.split(" ")[0], [])
        found: dict[int, list[Work]] = {}
        for work in works:
            rank = max((_match(wanted, t) for t in work.titles), default=0)
            if rank:
                found.setdefault(rank, []).append(work)
        return found[max(found)] if found else []

    def knows_title(self, title: str) -> bool:
        """Whether words that stand alone are surely a title: its beginning, or all of it."""
        wanted = title_words(title)
        works = self.by_word.get(wanted.split(" ")[0], []) if wanted else []
        heads = {title_words(re.split(r"[:.?!] ", t)[0]) for w in works for t in (w.title,)}
        return wanted in heads or (
            " " in wanted and any(_match(wanted, t) >= 3 for w in works for t in w.titles)
        )

    def same(self, new: Work) -> Work | None:
        """A known work that `new` is another mention of."""
        if new.families:
            near = self.by_family.get(new.families[0], [])
        else:
            near = (
                self.by_word.get(new.titles[0].split(" ")[0], []) if new.titles else self.works
            )
        return next((w for w in near if is_same(w, new)), None)


def is_same(a: Work, b: Work) -> bool:
    """Whether two mentions, each with what it says, can only mean one work."""
    if not a.title or not b.title or not _same_title(a, b):
        return False
    if a.families and b.families and not _same_people(a.names, b.names):
        return False
    agree = (
        ("volume", "date")
        if "article" not in {a.type, b.type}
        else ("volume", "number", "date")
    )
    for name in agree:
        one, other = a.fields.get(name), b.fields.get(name)
        if (
            one
            and other
            and fold(one) != fold(other)
            and not (name == "date" and a.year == b.year and "title" in a.fields)
        ):
            return False
    return bool(a.fields.get("title")) == bool(b.fields.get("title"))


def _same_title(a: Work, b: Work) -> bool:
    one, other = title_words(a.title), title_words(b.title)
    if one == other:
        return True
    heads = [title_words(re.split(r"[:.?!] ", w.title)[0]) for w in (a, b)]
    return (
        (heads[0] == other or heads[1] == one)
        and len(heads[0].split()) > 1
        and bool(a.families)
    )


def _same_people(a: Sequence[str], b: Sequence[str]) -> bool:
    """Same family names; given names may be cut to initials or left out."""
    if [fold(family_of(n)) for n in a] != [fold(family_of(n)) for n in b]:
        short, long = sorted((a, b), key=len)
        return (
            fold(family_of(short[0])) == fold(family_of(long[0]))
            and len(short) == 1
            and len(long) > 3
        )
    for one, other in zip(a, b, strict=True):
        first, second = (re.findall(r"\w+", n.partition(", ")[2]) for n in (one, other))
        if first and second and first[0][0] != second[0][0]:
            return False
    return True


def _match(short: str, title: str) -> int:
    """How surely a short title stands for a title; 0 if it does not."""
    if short == title:
        return 4
    if title.startswith(short + " "):
        return 3
    if len(short.split()) > 1 and f" {short} " in f" {title} ":
        return 2
    words = title.split()
    at = 0
    for word in short.split():
        if word not in words[at:]:
            return 0
        at = words.index(word, at) + 1
    return 1
