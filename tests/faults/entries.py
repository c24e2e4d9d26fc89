"""Faults of the bibliography."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from faults.places import UNUSED, Change, Finder, Match, Place, Sources, at, kind, one, swap

_ENTRY = r"^@(?P<kind>\w+)\{(?P<key>\w+),\n(?:.+\n)+?\}\n"
_TITLES = r"^  title *= \{.*(?P<x>)\},\n  subtitle *= \{(?P<s>.*)\},$"
_LOST = {"C001", "L001", "E003", "E005", "E030", "E031", "E032", "E033", "E035", "D014"}
_OPTIONAL = {(name, "author") for name in ("collection", "misc", "movie", "online")}
_THIN = {"E003", "E030", "E031", "E037", "E038"}


def field(line: str) -> Finder:
    """Add a line behind the first line of each entry that has none of its fields."""
    names = "|".join(re.findall(r"(\w+) = ", line))
    none = rf"(?!(?:  .*\n)*?  (?:{names}) *=)"
    return swap("bib", rf"^@\w+\{{\w+,\n(?P<x>){none}", f"  {line},\n")


def without(name: str, kinds: str = r"\w+", unless: str = r"$^") -> Finder:
    """Take a field from each entry that has it; the entry is named at its beginning."""

    def find(sources: Sources) -> Iterator[Place]:
        for path, match in sources.matches(
            [sources.bib], rf"^@(?P<kind>{kinds})\{{(?:.+\n)+?(?P<x>  {name} *=.*\n)"
        ):
            entry = sources.texts[path][match.start() :].split("\n}", 1)[0]
            stands_in = re.search(rf"^  (?:{unless}) *=", entry, re.MULTILINE)
            if (match["kind"], name) not in _OPTIONAL and not stands_in:
                yield at(path, match.start()), *one(path, match, "", "x")

    return find


def alone(name: str, other: str) -> Finder:
    """Take the field `other` from each entry; the field `name`, which needs it, is named."""

    def find(sources: Sources) -> Iterator[Place]:
        pattern = r"^  printed *= .*\n(?=  correction *= .*\n)"
        for path, match in sources.matches([sources.bib], pattern):
            end = sources.texts[path].index("\n", match.end()) + 1
            lines = {"printed": match.span(), "correction": (match.end(), end)}
            yield at(path, lines[name][0]), Change(path, *lines[other], "")

    return find


def _unvisited(sources: Sources) -> Iterator[Place]:
    """An address without the day of a visit; the entry is named."""
    for path, match in sources.matches([sources.bib], _ENTRY):
        if not re.search(r"^  (?:url|urldate|doi) ", match[0], re.MULTILINE):
            start = match.end("key") + 2
            yield at(path, match.start()), at(path, start, "  url = {https://example.org/x},\n")


def _without_volume(sources: Sources) -> Iterator[Place]:
    for path, match in sources.matches([sources.bib], _ENTRY):
        lines = list(re.finditer(r"^  (?:volume|number) .*\n", match[0], re.MULTILINE))
        if match["kind"] == "article" and lines and "entrysubtype" not in match[0]:
            start = match.start()
            cut = (Change(path, start + m.start(), start + m.end(), "") for m in lines)
            yield at(path, start), *cut


def copied(key: str = "", date: str = "") -> Finder:
    """Each entry once more, behind itself, under its key with `key` added, of another date."""

    def find(sources: Sources) -> Iterator[Place]:
        for path, match in sources.matches([sources.bib], _ENTRY):
            text = match[0].replace(f"{match['key']},", f"{match['key']}{key},", 1)
            if date:
                text = re.sub(r"(?m)^(  date *= )\{.*\}", rf"\1{{{date}}}", text)
            yield (at(path, match.end(), f"\n{text}"),)

    return find


def _exchanged(sources: Sources) -> Iterator[Place]:
    """Two neighbouring entries in each other's place."""
    found = list(sources.matches([sources.bib], _ENTRY))
    for (path, first), (_, second) in pairwise(found):
        yield (*one(path, first, second[0]), *one(path, second, first[0]))


def _unused(match: Match) -> str:
    return (
        f"@misc{{{match[2]}0, author = {{Doe, Jane}}, title = {{A {match[2]}}}, "
        "date = {2001}, langid = {english}}\n\n"
    )


KINDS = (
    kind("block not closed", "E001 E025", swap("bib", r"(?P<x>\n\})\n", ""), _LOST, slack=3),
    kind(
        "value not closed",
        "E001 E025",
        swap("bib", r"^  \w+ *= \{.*(?P<x>\}),\n", ""),
        _LOST | {"C006", "E024", "E034", "E037", "E038"},
        slack=3,
    ),
    kind(
        "value not opened",
        "E001 E025 E022",
        swap("bib", r"^  \w+ *= (?P<x>\{)", ""),
        _LOST | {"C006", "E024", "E034", "E037", "E038"},
        slack=1,
    ),
    kind(
        "equals sign missing",
        "E001",
        swap("bib", r"^  \w+ *(?P<x>= )\{", ""),
        _LOST | {"C006", "E024", "E034", "E037", "E038"},
    ),
    kind(
        "comma missing after a field",
        "E001",
        swap("bib", r"\}(?P<x>,)\n  \w", ""),
        _LOST | {"C006"},
        slack=1,
    ),
    kind("comma missing after the key", "E001", swap("bib", r"^@\w+\{\w+(?P<x>,)", ""), _LOST),
    kind("key missing", "E001", swap("bib", r"^@\w+\{(?P<x>\w+),", ""), _LOST),
    kind("duplicate key", "E002", copied(), {"E030"}),
    kind("title missing", "E003", without("title"), _THIN),
    kind(
        "author missing",
        "E003",
        without("author", unless="translator|editor|entrysubtype"),
        _THIN,
    ),
    kind("date missing", "E003", without("date"), _THIN),
    kind(
        "unknown type", "E004", swap("bib", r"^@(?P<x>\w+)\{", lambda m: m["x"][:-1]), {"C006"}
    ),
    kind(
        "unused entry", "E005", swap("bib", r"^(?P<x>)@\w+\{(\w+),", _unused), {"E032", "E053"}
    ),
    kind("field twice", "E006", swap("bib", r"^  (\w+) *= *\{.*\},\n(?P<x>)", lambda m: m[0])),
    kind(
        "unknown field",
        "E007",
        swap("bib", r"^  (?P<x>publisher|journaltitle|title) ", lambda m: m["x"][:-1] + "q"),
        _THIN,
    ),
    kind(
        "empty field",
        "E008",
        swap("bib", r"^  \w+ *= \{(?P<x>.*)\},", ""),
        _THIN | {"E009", "E010", "E024", "E033", "E039"},
    ),
    kind(
        "bad date",
        "E009",
        swap("bib", r"^  date *= \{(?P<x>.*)\},", "1980-13-45"),
        {"E010", "E011", "E030", "E031"},
    ),
    kind(
        "date of five digits",
        "E009",
        swap("bib", r"^  date *= \{\d{4}(?P<x>)\},", "0"),
        {"E010", "E011", "E030", "E031"},
    ),
    kind(
        "month in words",
        "E009",
        swap("bib", r"^  date *= \{(?P<x>)\d{4}\},", "May "),
        {"E010", "E011", "E030", "E031"},
    ),
    kind(
        "date to come",
        "E010",
        swap("bib", r"^  date *= \{(?P<x>.*)\},", "2999"),
        {"E011", "E030", "E031", "E054"},
    ),
    kind(
        "year beside the date",
        "E050",
        swap("bib", r"^(?P<x>)  date *= \{[12]\d{3}", "  year = {1899},\n"),
        {"E011"},
    ),
    kind("first edition later", "E011", field("origdate = {2024}"), {"E006"}, slack=20),
    kind("bad DOI", "E012", field("doi = {11.1000/x y}")),
    kind("DOI with a stop", "E012", field("doi = {10.1000/182.}")),
    kind(
        "address of one's own machine",
        "E015",
        field("url = {http://localhost/a}"),
        {"E039", "E006"},
    ),
    kind("pages without an end", "E041", field("pages = {12–}"), {"E006", "C006"}),
    kind("volume in words", "E042", field("volume = {vol. 2}"), {"E006"}),
    kind(
        "comma at the end of a title",
        "E043",
        swap("bib", r"^  title *= \{[^\n]*(?P<x>)\},$", ","),
        {"E030"},
    ),
    kind(
        "title in capitals",
        "E044",
        swap(
            "bib",
            r"^  title *= \{(?P<x>(?:[^\nA-Za-z]*[A-Za-z]){10}[^\n]*)\},$",
            lambda m: m["x"].upper(),
        ),
        {"E034", "E030", "E033"},
    ),
    kind(
        "sign of LaTeX",
        "E045",
        swap("bib", r"^  title *= \{[^\n]*(?P<x>)\},$", " 50% more"),
        {"E030"},
    ),
    kind(
        "key in other capitals",
        "E046 E030",
        swap(
            "bib",
            _ENTRY + "(?P<x>)",
            lambda m: "\n" + m[0].replace(m["key"], m["key"].title(), 1),
        ),
        UNUSED | {"E002", "E030", "E032"},
    ),
    kind(
        "reference to itself",
        "E047",
        swap("bib", r"^@\w+\{(\w+),\n(?P<x>)", lambda m: f"  crossref = {{{m[1]}}},\n"),
    ),
    kind(
        "lacks what is there",
        "E048",
        field("lacks = {title}"),
        {"E003"},
    ),
    kind("bracket in a title", "E049", swap("bib", r"^  title *= \{(?P<x>)", "("), {"E030"}),
    kind("bad ISBN", "E013", field("isbn = {0-14-021123-5}")),
    kind("bad ISSN", "E014", field("issn = {1234-5678}")),
    kind("bad URL", "E015", field("url = {htp:/example}"), {"E039", "E006"}),
    kind(
        "bad name",
        "E016",
        swap("bib", r"^  author *= \{(?P<x>.*)\},", lambda m: m["x"] + " and "),
        {"E030", "E031"},
    ),
    kind(
        "semicolon between names",
        "E016",
        swap("bib", r"^  (?:author|editor) *= \{.*(?P<x> and ).*\},", "; "),
        {"E030", "E031"},
    ),
    kind("crossref to nowhere", "E017", field("crossref = {nowhere1900}")),
    kind(
        "unknown langid", "E018", swap("bib", r"langid *= \{(?P<x>\w+)\}", "klingon"), {"E034"}
    ),
    kind(
        "pages of an entry fall",
        "E019",
        swap("bib", r"^  pages *= \{(?P<x>(\d+)–(\d+))\}", lambda m: f"{m[3]}–{m[2]}"),
        {"C006"},
    ),
    kind(
        "volume outside its set",
        "E020",
        field("volume = {19}, volumes = {3}"),
        {"E006", "E030", "C007", "E054"},
    ),
    kind(
        "left-over of HTML",
        "E021",
        swap("bib", r"^  title *= \{(?P<x>)", "A &amp; "),
        {"E030", "E034"},
    ),
    kind(
        "left-over of LaTeX",
        "E021",
        swap("bib", r"^  title *= \{(?P<x>)", r"\textcolor{red}{A} "),
        {"E030", "E034"},
    ),
    kind(
        "value without braces",
        "E022",
        swap("bib", r"^  publisher *= (?P<x>.*),", "Macmillan"),
        {"E030"},
    ),
    kind(
        "key with a sign",
        "E023",
        swap("bib", r"^@\w+\{(?P<x>)\w+,", "!"),
        {"C001", "L001", "E005", "E032", "D014", "C006"},
    ),
    kind(
        "year of another century",
        "E053 E011 E010 E031",
        swap(
            "bib",
            r"^  date *= \{(?P<x>20|19)\d\d(?!/)",  # in years from and to that of the key lies
            lambda m: {"20": "19", "19": "18"}[m["x"]],
        ),
        {"E031", "E054", "C006"},
        slack=4,
    ),
    kind(
        "letters of a publisher exchanged",
        "E052",
        swap("bib", r"^  publisher *= \{(?:Oxford|Cambridge|Indiana) Uni(?P<x>ve)rsity", "ev"),
        whole_file=True,
    ),
    kind(
        "given name in full in one entry of several",
        "E051",
        swap("bib", r"^  author *= \{Stalin, (?P<x>J\.) V\.", "Joseph"),
        whole_file=True,
    ),
    kind(
        "place and publisher exchanged",
        "E056",
        swap(
            "bib",
            r"^  location *= \{(?P<x>(?P<town>.*)\},\n  publisher *= \{(?P<house>.* Press))\}",
            lambda m: f"{m['house']}}},\n  publisher = {{{m['town']}",
        ),
        {"E052"},
    ),
    kind(
        "author twice",
        "E016",
        swap("bib", r"^  author *= \{(?P<n>[^{}\n]+)(?P<x>)\},", lambda m: f" and {m['n']}"),
    ),
    kind(
        "subtitle in the title too",
        "E055",
        swap("bib", _TITLES, lambda m: f": {m['s']}"),
        slack=1,
    ),
    kind("correction without what was printed", "E024", alone("correction", "printed")),
    kind("printed without its correction", "E024", alone("printed", "correction")),
    kind("brace too many", "E025 E001", swap("bib", r"^\}(?P<x>)\n", "}"), slack=1),
    kind("@ missing", "E025", swap("bib", r"^(?P<x>@)\w+\{", ""), _LOST),
    kind("one work under two keys", "E030", copied("zz"), UNUSED | {"E002", "E032"}),
    kind(
        "one work with two years",
        "E031",
        copied("zz", "1777-07-07"),
        UNUSED | {"E011", "E030", "E054"},
    ),
    kind("entries exchanged", "E032", _exchanged, slack=20),
    kind("language missing", "E033", without("langid"), {"E034"}),
    kind(
        "language of another title",
        "E034",
        swap(
            "bib",
            r"^  title *= \{(?!\[).* (?:of|and) .*\b(?:the|in) .*\n(?:.+\n)*?"
            r"  langid *= \{(?P<x>english)\}",
            "german",
        ),
    ),
    kind("another dash", "E035", swap("bib", r"^  pages *= \{\d+(?P<x>–)\d+\}", "--")),
    kind(
        "straight quote in a title",
        "E036",
        swap(
            "bib",
            r"^  (?:sub|book)?title *= \{.*(?P<x>[’“”])",
            lambda m: "'" if m["x"] == "’" else '"',
        ),
        {"E030", "E049"},
    ),
    kind(
        "publisher missing",
        "E037",
        without("publisher", "book|incollection|collection"),
        {"E030"},
    ),
    kind("volume and number missing", "E038", _without_volume, {"E030"}),
    kind(
        "pages missing",
        "E038",
        without("pages", "article|incollection", "doi|url|entrysubtype"),
        {"E030", "C006"},
    ),
    kind("visit missing", "E039", _unvisited),
    kind("entry to be reviewed", "E040", field("review = {the publisher is not certain}")),
)
