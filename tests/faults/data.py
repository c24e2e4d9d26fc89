"""Faults of the data files, of the citation file and of the ledger of addresses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from faults.places import Match, Place, Sources, at, kind, one, swap, swap_front, swap_words

_DATA = "docs/data/events.yml docs/data/persons.yml docs/data/terms.yml docs/data/figure.yml"
_LISTS = "docs/data/events.yml docs/data/persons.yml docs/data/terms.yml"
_LINE = r"^  +(?:what|who|means): [A-Z](?:(?!bib:|\.md)[^\n'])*?\w"
_LOST = {"D013", "D014", "D011", "D012", "D007"}
_LEDGER = "acts/addresses.yml"
_RECORD = r"^ {6}\w+: \{.*\}\n"
_BEHIND = {"A003", "A004", "A005", "A006", "A007", "D007"}


def _form_of_another(sources: Sources) -> Iterator[Place]:
    for path in ("docs/data/persons.yml", "docs/data/terms.yml"):
        found = [m for _, m in sources.matches([path], r"forms: \[(?P<x>[^,\]]+)")]
        for first, second in pairwise(found):
            yield one(path, second, f"{first['x']}, {second['x']}", "x")


def _same_ids(sources: Sources) -> Iterator[Place]:
    for path in ("docs/data/persons.yml", "docs/data/terms.yml"):
        found = [m for _, m in sources.matches([path], r"- id: (?P<x>.+)")]
        for first, second in pairwise(found):
            yield one(path, second, first["x"], "x")


def _removed_paragraphs(sources: Sources) -> Iterator[Place]:
    """A passage that has been published; the ledger's line is named."""
    for path in sources.acts:
        pattern = r"^[^#\-\[\n][^\n]*\n(?:[^\n]+\n)*"
        found = [m for _, m in sources.matches([path], pattern)]
        stem = path.removeprefix("acts/").removesuffix(".md")
        ledger = sources.texts[_LEDGER]
        for match in found:
            opens = " ".join(match[0].replace("*", "").split())[:12]
            start = ledger.find(
                opens,
                ledger.index(f"  {stem}:" if stem[0] not in "123456789" else f"  '{stem}':"),
            )
            if start >= 0 and "[" not in opens:
                yield at(_LEDGER, start), *one(path, match, "")


def _nobody(sources: Sources) -> Iterator[Place]:
    """A person without works in the bibliography, by a form that the text has not."""
    path, bib = "docs/data/persons.yml", sources.texts[sources.bib]
    pattern = r"^    name: .*?(?P<family>\S+)\n    forms: (?P<x>.*)\n"
    for _, match in sources.matches([path], pattern):
        if f"{match['family']}," not in bib:
            yield one(path, match, "[Nobody Knows]", "x")


_LISTED = r"(?P<x>Khrushchev|Siegelbaum|Gorbachev|Novocherkassk|Donetsk|Czechoslovakia)"


def _slipped(match: Match) -> str:
    """A name without its fourth letter."""
    return match["x"][:3] + match["x"][4:]


def _original_of_another(sources: Sources) -> Iterator[Place]:
    path = "docs/data/terms.yml"
    pattern = r"^  original: (?P<x>.*)\n  lang: ru"
    found = [m for _, m in sources.matches([path], pattern)]
    for first, second in pairwise(found):
        yield one(path, second, first["x"], "x")


KINDS = (
    kind("original of another term", "D021", _original_of_another, whole_file=True),
    kind("command misspelt", "D016", swap("pages", r"^\\\w+(?P<x>\w)$", "x"), {"L003"}),
    kind(
        "years of life that fall",
        "D017",
        swap("docs/data/persons.yml", r"dates: \d{4}–(?P<x>\d{4})", "1001"),
    ),
    kind(
        "change of an unknown act",
        "P003",
        swap("docs/data/changes.yml", r"(?P<x>introduction|conclusion)", "nowhere"),
        slack=0,
        whole_file=True,
    ),
    kind(
        "quotation mark not closed",
        "D001",
        swap(_DATA, r"^  +(?:what|who|means|title): (?P<x>)\w", '"'),
        _LOST,
        slack=1,
    ),
    kind("tab for an indent", "D001", swap(_LISTS, r"^(?P<x> {2,})\w+:", "\t"), _LOST, slack=1),
    kind(
        "indent too deep",
        "D001",
        swap(_LISTS, r"^(?P<x>)  (?:at|who|means|forms):", " "),
        _LOST,
        slack=1,
    ),
    kind(
        "colon in a value",
        "D001",
        swap(_DATA, r"^  +(?:what|who|means): \w+(?P<x>) ", ":"),
        _LOST,
        slack=1,
    ),
    kind(
        "list where a text belongs",
        "D002",
        swap(_LISTS, r"^  +(?:what|who|means): (?P<x>.*)", "[a, b]"),
        _LOST | {"D004"},
    ),
    kind(
        "unknown field, in the data",
        "D003",
        swap(_LISTS, r"^  +(?P<x>what|who|means):", "wath"),
        _LOST | {"D004"},
    ),
    kind(
        "field missing, in the data",
        "D004",
        swap(_LISTS, r"^  +(?:at|what|who|means|name|term): .*\n", ""),
        _LOST,
        slack=0,
        whole_file=True,
    ),
    kind(
        "field twice, in the data",
        "D005",
        swap(_LISTS, r"^(?P<y>  +(?:at|what|who|means): .*\n)(?P<x>)", lambda m: m["y"]),
    ),
    kind(
        "date in words",
        "D006",
        swap("docs/data/events.yml", r"^- date: (?P<x>.*)", "June 2, 1962"),
        _LOST,
    ),
    kind(
        "place that is not there",
        "D007",
        swap("docs/data/events.yml", r"^  at: \w+ (?P<x>\w+)", "p777"),
    ),
    kind(
        "place without an act",
        "D007",
        swap("docs/data/events.yml", r"^  at: (?P<x>\w+ )\w+", ""),
    ),
    kind(
        "place in an unknown act",
        "D007",
        swap("docs/data/events.yml", r"^  at: (?P<x>\w+) \w+", "1930"),
    ),
    kind(
        "year of another passage",
        "D008",
        swap("docs/data/events.yml", r"- date: (?P<x>\d{4})(?!.*\n  shown)", "1817"),
        whole_file=True,
    ),
    kind(
        "figure of a description that is nowhere",
        "D019",
        swap(
            "docs/data/persons.yml docs/data/terms.yml",
            r"^  +(?:who|means): [A-Z][^\n']*?(?P<x>)(?<=[a-z] )(?=[a-z])",
            "98,765 ",
        ),
        {"T011"},
    ),
    kind(
        "year of an abstract",
        "D019 F023",
        swap_front("acts", r"abstract: .*?(?P<x>(?:1[89]|20)\d\d)", "1817"),
    ),
    kind("name misspelt in a heading", "D020", swap("acts", rf"^#+ .*?{_LISTED}", _slipped)),
    kind(
        "name misspelt in front matter",
        "D020",
        swap_front("acts pages", rf"^(?:abstract|title|  -).*?{_LISTED}", _slipped),
    ),
    kind(
        "name misspelt in the data",
        "D020",
        swap(_LISTS, rf"^ +(?:who|means|what): (?:(?!bib:|\.md).)*?{_LISTED}", _slipped),
    ),
    kind("name misspelt on a page", "D020", swap_words("pages", _LISTED, _slipped)),
    kind(
        "telling misspelt",
        "D002",
        swap("docs/data/events.yml", r"^  of: (?P<x>telling)", "teling"),
    ),
    kind(
        "word for the code of a language",
        "D002",
        swap("docs/data/terms.yml", r"^  lang: (?P<x>\w+)", "russian"),
    ),
    kind(
        "list of no forms",
        "D002",
        swap(_LISTS, r"^  +forms: (?P<x>\[.*\])", "[]"),
        _LOST | {"D010"},
    ),
    kind(
        "form that is nowhere",
        "D018",
        swap(_LISTS, r"^  +forms: \[(?P<x>)", "Nowhere Written, "),
        whole_file=True,
    ),
    kind(
        "field of a change misspelt",
        "D003",
        swap("docs/data/changes.yml", r"^  (?P<x>change|acts):", "actz"),
    ),
    kind("two spaces, in the data", "T002", swap(_LISTS, rf"{_LINE}(?P<x> )(?=\w)", "  ")),
    kind("word twice, in the data", "T011", swap(_LISTS, rf"{_LINE} the(?P<x>) ", " the")),
    kind(
        "straight quote, in the data", "T001", swap(_LISTS, rf"{_LINE} (?P<x>“)", '"'), {"T013"}
    ),
    kind("Cyrillic letter, in the data", "T008", swap(_LISTS, rf"{_LINE}[b-d](?P<x>o)", "о")),
    kind(
        "invisible space, in the data",
        "T005",
        swap(_LISTS, rf"{_LINE}[b-d](?P<x>)[a-z]", "\u200b"),
    ),
    kind("id twice", "D009", _same_ids, _LOST | {"D010"}),
    kind("form of another", "D010", _form_of_another, slack=0, whole_file=True),
    kind(
        "person who is nowhere",
        "D011",
        _nobody,
        _LOST | {"D013"},
        whole_file=True,
    ),
    kind(
        "term that is nowhere",
        "D012",
        swap("docs/data/terms.yml", r"^  forms: (?P<x>.*)", "[nowhere written]"),
        _LOST,
        whole_file=True,
    ),
    kind(
        "link to an unknown work, in the data",
        "D014",
        swap(_LISTS, r"^  +(?:what|who|means): (?P<x>)(?!')", "After [it](bib:nowhere1900), "),
        whole_file=True,
    ),
    kind(
        "link to an unknown term",
        "D014",
        swap(_LISTS, r"\(terms\.md#(?P<x>[\w-]+)\)", "no-term"),
        whole_file=True,
    ),
    kind(
        "point of the figure out of its span",
        "D002",
        swap("docs/data/figure.yml", r"year: (?P<x>\d+)", "1899"),
    ),
    kind(
        "figure of an unknown act",
        "D007",
        swap("docs/data/figure.yml", r"act: \"(?P<x>\d+)", "1"),
    ),
    kind(
        "change without its words",
        "P002",
        swap("docs/data/changes.yml", r"^  change: .*\n", ""),
        whole_file=True,
    ),
    kind(
        "changes that are no YAML",
        "P001",
        swap("docs/data/changes.yml", r"acts: \[.*(?P<x>\])", ""),
        slack=1,
    ),
    kind(
        "citation file that is no YAML",
        "P001",
        swap("CITATION.cff", r"^title: .*(?P<x>\")", ""),
        slack=1,
    ),
    kind("year of the article", "P005", swap("CITATION.cff", r"^    year: (?P<x>\d+)", "2023")),
    kind(
        "tab in the citation file",
        "P001",
        swap("CITATION.cff", r"^(?P<x> {2,4})\w+:", "\t"),
        slack=1,
    ),
    kind(
        "line of the ledger cut",
        "A001",
        swap(_LEDGER, r"^ {6}\w+: \{.*(?P<x>\})\n", ""),
        _BEHIND,
        slack=1,
    ),
    kind(
        "state that is none",
        "A001",
        swap(_LEDGER, r"^ {6}\w+: \{(?P<x>)", "state: lost, "),
        _BEHIND,
    ),
    kind(
        "conflict in the ledger",
        "A002",
        swap(_LEDGER, r"^(?P<x>) {6}\w+: \{", "<<<<<<< HEAD\n"),
        _BEHIND,
    ),
    kind("address twice", "A003", swap(_LEDGER, rf"(?P<y>{_RECORD})(?P<x>)", lambda m: m["y"])),
    kind(
        "line of the ledger lost",
        "A004",
        swap(_LEDGER, rf"{_RECORD}", ""),
        _BEHIND,
        whole_file=True,
    ),
    kind(
        "passage removed",
        "A005",
        _removed_paragraphs,
        {"N001", "N002", "N004", "N008", "E005", "D011", "D012", "D014", "L003", "N009"},
    ),
    kind(
        "id of another place",
        "A007",
        swap("acts", r"^#+ .*\{#(?P<x>.*)\}", "p2"),
        {"L003", "A008", "A005"},
    ),
    kind(
        "id that every page uses",
        "A008",
        swap("acts", r"^#+ .*\{#(?P<x>.*)\}", "notes"),
        {"L003", "A005"},
    ),
)
