"""Faults, and every place of the real edition where each can stand.

The places are found here with expressions of their own, not with the check's: what the
check masks by mistake would otherwise never be tried.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from planting import ROOT


@dataclass(frozen=True)
class Change:
    """A stretch of one file and what comes in its place."""

    path: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Fault:
    """One fault at one place."""

    kind: str
    changes: tuple[Change, ...]
    codes: frozenset[str]
    """Any of these rules names it."""
    places: tuple[tuple[str, int, int], ...]
    """File, first and last line where it may be named, lines of the faulty text."""
    follows: frozenset[str]
    """What else is then really wrong: an entry that nobody cites any more, a gap."""


Place = tuple[Change, ...]
Finder = Callable[["Sources"], Iterator[Place]]


@dataclass(frozen=True)
class Kind:
    """A class of faults."""

    name: str
    codes: frozenset[str]
    follows: frozenset[str]
    find: Finder
    slack: int = 0
    """How many lines below the place it may be named."""


class Sources:
    """The texts of the real edition."""

    def __init__(self) -> None:
        paths = [*ROOT.glob("acts/*.md"), *ROOT.glob("notes/*.md"), ROOT / "bibliography.bib"]
        self.texts = {
            p.relative_to(ROOT).as_posix(): p.read_text(encoding="utf-8") for p in sorted(paths)
        }
        self.acts = [p for p in self.texts if p.startswith("acts/")]
        self.notes = [p for p in self.texts if p.startswith("notes/")]
        self.bib = "bibliography.bib"
        self.prose = {p: _prose(self.texts[p]) for p in (*self.acts, *self.notes)}

    def matches(self, paths: list[str], pattern: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Every match in the whole text of some files, front matter left out."""
        for path in paths:
            body = _front_matter_end(self.texts[path])
            for match in re.compile(pattern, re.MULTILINE).finditer(self.texts[path], body):
                yield path, match

    def words(self, paths: list[str], pattern: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Every match in the prose of some files."""
        for path in paths:
            for match in re.finditer(pattern, self.prose[path]):
                yield path, match


def _front_matter_end(text: str) -> int:
    return text.index("\n---\n") + 5 if text.startswith("---\n") else 0


def _prose(text: str) -> str:
    """The text with all that is not words blanked out, as long as before."""
    blank = r"\A---\n.*?\n---\n|"
    blank += r"\[[^\]\[]*@[^\]]*\]|\[\^\d+\]:?|\]\([^)]*\)|\{[^}]*\}|^\s*#.*|<[^>]*>"
    flags = re.DOTALL | re.MULTILINE
    pattern = re.compile(blank.replace("#.*", "#[^\\n]*"), flags)
    return pattern.sub(lambda m: re.sub(r"[^\n]", "\x00", m[0]), text)


def _one(path: str, match: re.Match[str], text: str, group: int | str = 0) -> Place:
    return (Change(path, match.start(group), match.end(group), text),)


def swap(
    paths: str, pattern: str, new: Callable[[re.Match[str]], str], *, prose: bool
) -> Finder:
    """Put something else in the place of each match (of its group `x`, if it has one)."""

    def find(sources: Sources) -> Iterator[Place]:
        files = {"acts": sources.acts, "notes": sources.notes, "bib": [sources.bib]}
        chosen = [f for name in paths.split() for f in files[name]]
        look = sources.words if prose else sources.matches
        for path, match in look(chosen, pattern):
            text = new(match)
            group = "x" if "x" in match.re.groupindex else 0
            if text != match[group]:
                yield _one(path, match, text, group)

    return find


def _swapped_labels(sources: Sources) -> Iterator[Place]:
    for path in sources.acts:
        found = list(re.finditer(r"\[\^(\d+)\]", sources.texts[path]))
        for one, two in pairwise(found):
            yield (*_one(path, one, two[0]), *_one(path, two, one[0]))


def _removed_marks(sources: Sources) -> Iterator[Place]:
    """The note is named, where it is defined: its change (of nothing) comes first."""
    for path, match in sources.matches(sources.acts, r"\[\^(\d+)\]"):
        notes = path.replace("acts/", "notes/")
        at = sources.texts[notes].index(f"[^{match[1]}]:")
        yield Change(notes, at, at, ""), *_one(path, match, "")


def _removed_notes(sources: Sources) -> Iterator[Place]:
    for path, match in sources.matches(sources.notes, r"^\[\^(\d+)\]:.*\n?"):
        act = path.replace("notes/", "acts/")
        at = sources.texts[act].index(f"[^{match[1]}]")
        yield Change(act, at, at, ""), *_one(path, match, "")


def _outside_pages(sources: Sources) -> Iterator[Place]:
    bib = sources.texts[sources.bib]
    for path, match in sources.matches(sources.notes, r"@(\w+), pp?\. (?P<x>\d+(?:–\d+)?)"):
        start = bib.index(f"{{{match[1]},")
        entry = bib[bib.rindex("@", 0, start) : bib.find("\n@", start)]
        if entry.startswith(("@article", "@incollection")) and "pages " in entry:
            yield _one(path, match, "9990–9991" if "–" in match["x"] else "9990", "x")


def _copied_entries(sources: Sources) -> Iterator[Place]:
    for path, match in sources.matches([sources.bib], r"^@\w+\{(?:.*\n)+?\}\n"):
        yield (Change(path, match.end(), match.end(), match[0]),)


def field(line: str) -> Finder:
    """Add a line behind the first line of each entry."""
    return swap("bib", r"^@\w+\{\w+,\n(?P<x>)", lambda _: f"  {line},\n", prose=False)


def without(name: str) -> Finder:
    """Take a field from each entry that has it; the entry is named at its beginning."""

    def find(sources: Sources) -> Iterator[Place]:
        for path, match in sources.matches(
            [sources.bib], rf"^@(?P<kind>\w+)(?:.+\n)+?(?P<x>  {name} *=.*\n)"
        ):
            if (match["kind"], name) not in _OPTIONAL:
                start = match.start()
                yield Change(path, start, start, ""), *_one(path, match, "", "x")

    return find


_OPTIONAL = {("collection", "author"), ("misc", "author"), ("online", "author")}
_ALIKE = str.maketrans("aeocpx", "аеосрх")
_UNUSED = {"E005"}
_NUMBERED = {"E005", "N001", "N002", "N004", "N008", "N009", "N015", "N016", "C010"}
_ADDRESSED = {"A004", "A005"}
"""The ledger of addresses is behind a text that has changed."""


def _kind(
    name: str, codes: str, find: Finder, follows: set[str] | None = None, slack: int = 0
) -> Kind:
    return Kind(
        name, frozenset(codes.split()), frozenset((follows or set()) | _ADDRESSED), find, slack
    )


def _falling(match: re.Match[str]) -> str:
    return f"{match[2]}–{match[1]}"


def _bad_quotes(match: re.Match[str]) -> str:
    return {"“": '"', "”": '"', "’": "'", "‘": "'"}[match[0]]


def _garbled(match: re.Match[str]) -> str:
    return match[0].encode("utf-8").decode("cp1252", "replace")


_INSIDE = r"(?<=[a-z]{2})(?P<x>)(?=[a-z]{2})"
_GAP = r"(?<=[a-z,;]) (?=[a-z])"

KINDS: tuple[Kind, ...] = (
    # notes
    _kind(
        "undefined mark",
        "N001",
        swap("acts", r"\[\^(\d+)\]", lambda m: f"[^9{m[1]}]", prose=False),
        _NUMBERED,
    ),
    _kind("note without a mark", "N002", _removed_marks, _NUMBERED),
    _kind("undefined note", "N001", _removed_notes, _NUMBERED | _UNUSED),
    _kind(
        "doubled note",
        "N003",
        swap(
            "notes", r"(?<!\A)^\[\^(?P<x>\d+)\]:", lambda m: str(int(m["x"]) - 1), prose=False
        ),
        _NUMBERED | _UNUSED,
    ),
    _kind("swapped labels", "N004", _swapped_labels, _NUMBERED),
    _kind(
        "empty note",
        "N005",
        swap("notes", r"^\[\^\d+\]:(?P<x>.*(?:\n +\S.*)*)", lambda _: "", prose=False),
        _UNUSED | {"C010"},
    ),
    _kind(
        "mark within a note",
        "N006",
        swap("notes", r"\.(?P<x>)$", lambda _: "[^14]", prose=False),
        _NUMBERED | {"N017"},
    ),
    _kind(
        "mark before punctuation",
        "N010",
        swap(
            "acts",
            r"[.,;:?!]”?\[\^\d+\]",
            lambda m: m[0][m[0].index("[") :] + m[0][: m[0].index("[")],
            prose=False,
        ),
        {"C010", "N016"},
    ),
    _kind(
        "mark apart",
        "N011",
        swap("acts", r"(?P<x>)\[\^\d+\]", lambda _: " ", prose=False),
        {"C010", "N016"},
    ),
    _kind(
        "half a mark",
        "N013",
        swap("acts", r"\[\^\d+(?P<x>\])", lambda _: "", prose=False),
        _NUMBERED,
    ),
    _kind(
        "text between notes",
        "N014",
        swap("notes", r"^(?P<x>)\[\^", lambda _: "A stray paragraph.\n\n", prose=False),
    ),
    # citations
    _kind(
        "unknown key",
        "C001",
        swap("notes", r"@(?P<x>\w+)", lambda m: m["x"] + "x", prose=False),
        _UNUSED,
    ),
    _kind(
        "@ without a key",
        "C002",
        swap("notes", r"@(?P<x>\w+)", lambda _: "", prose=False),
        _UNUSED | {"C010"},
    ),
    _kind(
        "unclosed cluster",
        "C002 C003",
        swap("notes", r"\[[^\]^]*@[^\]]*(?P<x>\])", lambda _: "", prose=False),
        _UNUSED | {"N017", "C010"},
    ),
    _kind(
        "unopened cluster",
        "C002 C003",
        swap("notes", r"(?P<x>\[)[^\]^]*@[^\]]*\]", lambda _: "", prose=False),
        _UNUSED | {"N017", "C010"},
    ),
    _kind(
        "unknown locator label",
        "C004",
        swap("notes", r"@\w+, (?P<x>pp?\.)", lambda _: "pgs.", prose=False),
        {"C010"},
    ),
    _kind(
        "comma missing",
        "C005",
        swap("notes", r"@\w+(?P<x>,) (?:pp?|vol)\.", lambda _: "", prose=False),
        {"C010"},
    ),
    _kind("page outside the work", "C006", _outside_pages),
    _kind(
        "falling page range",
        "C008",
        swap("notes", r"(?P<x>(?<![\d–])(\d+)–(\d+))", lambda m: f"{m[3]}–{m[2]}", prose=False),
    ),
    _kind(
        "work twice in a cluster",
        "C009",
        swap("notes", r"@(\w+)[^;\]]*(?P<x>)", lambda m: f"; @{m[1]}", prose=False),
    ),
    _kind(
        "hyphen in a range",
        "C011 T010",
        swap("notes", r"(?<=\d)–(?=\d)", lambda _: "-", prose=False),
    ),
    # the bibliography
    _kind(
        "block not closed",
        "E001 E025",
        swap("bib", r"(?P<x>\n\})\n", lambda _: "", prose=False),
        {"C001", "L001", "E003", "E005", "E032", "E035", "E033", "D014"},
        slack=3,
    ),
    _kind(
        "comma missing after a field",
        "E001",
        swap("bib", r"\}(?P<x>,)\n  \w", lambda _: "", prose=False),
        {"C001", "L001", "E003", "E005", "C006", "E033"},
        slack=1,
    ),
    _kind("duplicate key", "E002", _copied_entries, {"E030"}),
    _kind("title missing", "E003", without("title"), {"E030", "E031"}),
    _kind("author missing", "E003", without("author"), {"E030", "E031"}),
    _kind("date missing", "E003", without("date"), {"E030", "E031"}),
    _kind(
        "unknown type",
        "E004",
        swap("bib", r"^@(?P<x>\w+)\{", lambda m: m["x"][:-1], prose=False),
        {"C006"},
    ),
    _kind(
        "unused entry",
        "E005",
        swap(
            "bib",
            r"^(?P<x>)@\w+\{(\w+),",
            lambda m: (
                f"@misc{{{m[2]}0, author = {{Doe, Jane}}, title = {{A {m[2]}}}, "
                "date = {2001}, langid = {english}}\n\n"
            ),
            prose=False,
        ),
        {"E032"},
    ),
    _kind(
        "field twice",
        "E006",
        swap("bib", r"^  (\w+) *= *\{.*\},\n(?P<x>)", lambda m: m[0], prose=False),
    ),
    _kind(
        "unknown field",
        "E007",
        swap(
            "bib",
            r"^  (?P<x>publisher|journaltitle|title) ",
            lambda m: m["x"][:-1] + "q",
            prose=False,
        ),
        {"E003", "E030", "E031", "E037", "E038"},
    ),
    _kind(
        "empty field",
        "E008",
        swap("bib", r"^  \w+ *= \{(?P<x>.*)\},", lambda _: "", prose=False),
        {"E003", "E009", "E010", "E024", "E030", "E031", "E033", "E037", "E038", "E039"},
    ),
    _kind(
        "bad date",
        "E009",
        swap("bib", r"^  date *= \{(?P<x>.*)\},", lambda _: "1980-13-45", prose=False),
        {"E010", "E011", "E030", "E031"},
    ),
    _kind("bad DOI", "E012", field("doi = {11.1000/x y}")),
    _kind("bad ISBN", "E013", field("isbn = {0-14-021123-5}")),
    _kind("bad ISSN", "E014", field("issn = {1234-5678}")),
    _kind("bad URL", "E015", field("url = {htp:/example}"), {"E039", "E006"}),
    _kind(
        "bad name",
        "E016",
        swap("bib", r"^  author *= \{(?P<x>.*)\},", lambda m: m["x"] + " and ", prose=False),
        {"E030", "E031"},
    ),
    _kind("crossref to nowhere", "E017", field("crossref = {nowhere1900}")),
    _kind(
        "unknown langid",
        "E018",
        swap("bib", r"langid *= \{(?P<x>\w+)\}", lambda _: "klingon", prose=False),
        {"E034"},
    ),
    _kind(
        "pages of an entry fall",
        "E019",
        swap(
            "bib",
            r"^  pages *= \{(?P<x>(\d+)–(\d+))\}",
            lambda m: f"{m[3]}–{m[2]}",
            prose=False,
        ),
        {"C006"},
    ),
    # text
    _kind(
        "straight quote",
        "T001",
        swap("acts notes", r"[“”‘’]", _bad_quotes, prose=True),
        {"T013", "N016", "C010"},
    ),
    _kind("double space", "T002", swap("acts notes", _GAP, lambda _: "  ", prose=True)),
    _kind("soft hyphen", "T004", swap("acts notes", _INSIDE, lambda _: "\u00ad", prose=True)),
    _kind(
        "invisible character",
        "T005",
        swap("acts notes", _INSIDE, lambda _: "\u200b", prose=True),
    ),
    _kind(
        "control character", "T006", swap("acts notes", _INSIDE, lambda _: "\x02", prose=True)
    ),
    _kind(
        "decomposed letter",
        "T007",
        swap("acts notes", r"[À-ÿ]", lambda m: unicodedata.normalize("NFD", m[0]), prose=True),
    ),
    _kind(
        "look-alike letter",
        "T008",
        swap(
            "acts notes",
            r"(?<=[a-z])[aeocpx](?=[a-z])",
            lambda m: m[0].translate(_ALIKE),
            prose=True,
        ),
    ),
    _kind(
        "text in the wrong encoding",
        "T009",
        swap("acts notes", r"[’“—–é]", _garbled, prose=True),
        {"T013", "N016", "C010", "T008"},
    ),
    _kind(
        "doubled word",
        "T011",
        swap("acts notes", r"(?<= )([a-z]{3,}) (?P<x>)", lambda m: m[0], prose=True),
    ),
    _kind(
        "space before punctuation",
        "T012",
        swap("acts notes", r"(?<=[a-z])(?P<x>)[,.](?= )", lambda _: " ", prose=True),
    ),
    _kind(
        "quote not closed",
        "T013",
        swap("acts", r"”", lambda _: "", prose=True),
        {"N016", "C010"},
    ),
    _kind(
        "dashes typed",
        "T014",
        swap("acts", r"(?<=[a-z]), (?=[a-z])", lambda _: " -- ", prose=True),
    ),
    _kind(
        "placeholder",
        "T015",
        swap("acts", r"(?<=[a-z]) (?P<x>)(?=[a-z])", lambda _: "TODO ", prose=True),
    ),
    # links and headings
    _kind(
        "link to an unknown work",
        "L001",
        swap("acts", r"\(bib:(?P<x>\w+)\)", lambda m: m["x"] + "x", prose=False),
        _UNUSED,
    ),
    _kind(
        "link to an unknown page",
        "L002",
        swap(
            "acts",
            r"(?<=[a-z]) (?P<x>)(?=[a-z]+ [a-z])",
            lambda _: "[see](nowhere.md) ",
            prose=True,
        ),
    ),
    _kind(
        "link to an unknown place",
        "L003",
        swap(
            "acts",
            r"(?<=[a-z]) (?P<x>)(?=[a-z]+ [a-z])",
            lambda _: "[see](1929.md#nowhere) ",
            prose=True,
        ),
    ),
    _kind(
        "link not closed",
        "L011",
        swap("acts", r"\]\(bib:\w+(?P<x>\))", lambda _: "", prose=False),
        _UNUSED,
    ),
    _kind(
        "link without words",
        "L010",
        swap("acts", r"\[(?P<x>[^\]\[]+)\]\(bib:", lambda _: "", prose=False),
        {"T013"},
    ),
    _kind(
        "heading without an id",
        "L007",
        swap("acts", r"^#+ .*(?P<x> \{#.*\})", lambda _: "", prose=False),
        {"L003"},
    ),
    _kind(
        "heading too deep", "L008", swap("acts", r"^(?P<x>##) ", lambda _: "####", prose=False)
    ),
)


def faults_of(kind: Kind, sources: Sources) -> list[Fault]:
    """One fault of a kind at each place where it can stand."""
    return [_fault(kind, place, sources) for place in kind.find(sources)]


def _fault(kind: Kind, place: Place, sources: Sources) -> Fault:
    places = tuple(
        (
            c.path,
            line := sources.texts[c.path].count("\n", 0, c.start) + 1,
            line + c.text.count("\n") + kind.slack,
        )
        for c in place
    )
    first = places[:1] if not place[0].text and len(place) > 1 else places
    return Fault(kind.name, place, kind.codes, first, kind.follows)
