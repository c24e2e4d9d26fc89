"""What a fault is, and the places of the real edition where one can stand.

The places are found here with expressions of their own, not with the check's: what the
check masks by mistake would otherwise never be tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from planting import ROOT


@dataclass(frozen=True)
class Change:
    """A stretch of one file and what comes in its place."""

    path: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Spot:
    """Some lines of a file."""

    path: str
    offset: int
    """Where they begin in the sound text."""
    more: int = 0
    """How many lines follow the first."""


@dataclass(frozen=True)
class Fault:
    """One fault at one place."""

    kind: str
    changes: tuple[Change, ...]
    codes: frozenset[str]
    """Any of these rules names it."""
    places: tuple[Spot, ...]
    """Where it may be named."""
    follows: frozenset[str]
    """What else is then really wrong: an entry that nobody cites any more, a gap."""


_PARAGRAPH = re.compile(r"\n(?=\n|[-|]|\[\^)")
Place = tuple[Change, ...]
Finder = Callable[["Sources"], Iterator[Place]]
Match = re.Match[str]


@dataclass(frozen=True)
class Kind:
    """A class of faults."""

    name: str
    codes: frozenset[str]
    follows: frozenset[str]
    find: Finder
    slack: int = 0
    """How many lines below the place it may be named."""
    whole_file: bool = False
    """Whether it may be named anywhere in its file."""


class Sources:
    """The texts of the real edition."""

    def __init__(self) -> None:
        paths = [
            *ROOT.glob("acts/*.md"),
            *ROOT.glob("notes/*.md"),
            *ROOT.glob("docs/*.md"),
            *ROOT.glob("docs/data/*.yml"),
            ROOT / "acts" / "addresses.yml",
            ROOT / "CITATION.cff",
            ROOT / "bibliography.bib",
        ]
        self.texts = {
            p.relative_to(ROOT).as_posix(): p.read_text(encoding="utf-8") for p in sorted(paths)
        }
        self.acts = [p for p in self.texts if p.startswith("acts/") and p.endswith(".md")]
        self.notes = [p for p in self.texts if p.startswith("notes/")]
        self.pages = [p for p in self.texts if p.startswith("docs/") and p.endswith(".md")]
        self.bib = "bibliography.bib"
        self.prose = {p: _prose(self.texts[p]) for p in (*self.acts, *self.notes, *self.pages)}

    def files(self, names: str) -> list[str]:
        """The paths that words such as `acts notes bib` or `docs/data/terms.yml` mean."""
        groups = {"acts": self.acts, "notes": self.notes, "bib": [self.bib]}
        groups["pages"] = self.pages
        return [f for name in names.split() for f in groups.get(name, [name])]

    def matches(self, paths: list[str], pattern: str) -> Iterator[tuple[str, Match]]:
        """Every match in the whole text of some files, front matter left out."""
        for path in paths:
            body = _front_matter_end(self.texts[path])
            for match in re.compile(pattern, re.MULTILINE).finditer(self.texts[path], body):
                yield path, match

    def words(self, paths: list[str], pattern: str) -> Iterator[tuple[str, Match]]:
        """Every match in the prose of some files."""
        for path in paths:
            for match in re.finditer(pattern, self.prose[path]):
                yield path, match

    def plain(self, paths: list[str], pattern: str) -> Iterator[tuple[str, Match]]:
        """The same, without what is emphasised and the words of links."""
        for path, match in self.words(paths, pattern):
            line = self.texts[path][: match.start()].rpartition("\n")[2]
            if line.count("*") % 2 == 0 and line.rfind("[") <= line.rfind("]"):
                yield path, match

    def front(self, paths: list[str], pattern: str) -> Iterator[tuple[str, Match]]:
        """Every match in the front matter of some files."""
        for path in paths:
            text = self.texts[path]
            for match in re.compile(pattern, re.MULTILINE).finditer(
                text, 0, _front_matter_end(text)
            ):
                yield path, match

    def paragraph(self, spot: Spot) -> tuple[str, int]:
        """The file of a spot, and how many paragraphs, notes, items and rows are before it."""
        return spot.path, len(_PARAGRAPH.findall(self.texts[spot.path], 0, spot.offset))


def _front_matter_end(text: str) -> int:
    return text.index("\n---\n") + 5 if text.startswith("---\n") else 0


def _prose(text: str) -> str:
    """The text with all that is not words blanked out, as long as before."""
    blank = r"\A---\n.*?\n---\n|"
    blank += r"`[^`\n]*`|https?://\S+|\[[^\]\[]*@[^\]]*\]|\[\^\d+\]:?|\]\([^)]*\)|\{[^}]*\}|^\s*#.*|^\\\w+|<[^>]*>"
    flags = re.DOTALL | re.MULTILINE
    pattern = re.compile(blank.replace("#.*", "#[^\\n]*"), flags)
    return pattern.sub(lambda m: re.sub(r"[^\n]", "\x00", m[0]), text)


def one(path: str, match: Match, text: str, group: int | str = 0) -> Place:
    """A match, or a group of it, with something else in its place."""
    return (Change(path, match.start(group), match.end(group), text),)


def at(path: str, offset: int, text: str = "") -> Change:
    """Something put in at a place; without a text it names the place and changes nothing."""
    return Change(path, offset, offset, text)


def swap(names: str, pattern: str, new: Callable[[Match], str] | str) -> Finder:
    """Put something else in the place of each match (of its group `x`, if it has one)."""
    return _swap(names, pattern, new, Sources.matches)


def swap_words(names: str, pattern: str, new: Callable[[Match], str] | str) -> Finder:
    """The same in prose alone."""
    return _swap(names, pattern, new, Sources.words)


def swap_plain(names: str, pattern: str, new: Callable[[Match], str] | str) -> Finder:
    """The same in prose that is neither emphasised nor a link."""
    return _swap(names, pattern, new, Sources.plain)


def swap_front(names: str, pattern: str, new: Callable[[Match], str] | str) -> Finder:
    """The same in front matter alone."""
    return _swap(names, pattern, new, Sources.front)


def _swap(
    names: str,
    pattern: str,
    new: Callable[[Match], str] | str,
    look: Callable[[Sources, list[str], str], Iterator[tuple[str, Match]]],
) -> Finder:
    def find(sources: Sources) -> Iterator[Place]:
        for path, match in look(sources, sources.files(names), pattern):
            text = new if isinstance(new, str) else new(match)
            group = "x" if "x" in match.re.groupindex else 0
            if text != match[group]:
                yield one(path, match, text, group)

    return find


UNUSED = {"E005"}
NUMBERED = {"E005", "N001", "N002", "N004", "N008", "N009", "N015", "N016", "C010"}
_FURTHER = {"A004", "A005", "D007", "D008", "D011", "D012", "D013", "D018", "D019"} | {
    *("D022", "D023", "D025", "P006")
}
"""The ledger of addresses is behind a text that has changed, and so are the data files: a
person, a term or the year of an event is no longer where it was."""


def kind(
    name: str,
    codes: str,
    find: Finder,
    follows: set[str] | None = None,
    *,
    slack: int = 0,
    whole_file: bool = False,
) -> Kind:
    """A class of faults that one of the rules `codes` names."""
    more = frozenset((follows or set()) | _FURTHER)
    return Kind(name, frozenset(codes.split()), more, find, slack, whole_file)


def faults_of(kind: Kind, sources: Sources) -> list[Fault]:
    """One fault of a kind at each place where it can stand."""
    return [_fault(kind, place) for place in kind.find(sources)]


def _fault(kind: Kind, place: Place) -> Fault:
    places = tuple(_spot(kind, change) for change in place)
    first = places[:1] if not place[0].text and len(place) > 1 else places
    return Fault(kind.name, place, kind.codes, first, kind.follows)


def _spot(kind: Kind, change: Change) -> Spot:
    if kind.whole_file:
        return Spot(change.path, 0, 1_000_000)
    return Spot(change.path, change.start, change.text.count("\n") + kind.slack)
