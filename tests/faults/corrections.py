"""Faults of entries that contradict what is said of them, or other entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from faults.entries import field
from faults.places import UNUSED, Change, Finder, Place, Sources, at, kind, swap

_ENTRY = r"^@(?P<kind>\w+)\{(?P<key>\w+),\n(?:.+\n)+?\}\n"


def of_added(name: str, words: str, new: str | None) -> Finder:
    """In entries whose correction has some words, another value in a field; without one the
    field is gone, and the correction is named.
    """

    def find(sources: Sources) -> Iterator[Place]:
        for path, match in sources.matches([sources.bib], _ENTRY):
            line = re.search(rf"(?m)^  {name} *= \{{(?P<value>.*)\}},\n", match[0])
            said = re.search(rf"(?m)^  correction *= .*{words}", match[0])
            if not line or not said:
                continue
            start = match.start()
            if new is None:
                yield (
                    at(path, start + said.start()),
                    Change(path, start + line.start(), start + line.end(), ""),
                )
            else:
                yield (
                    Change(path, start + line.start("value"), start + line.end("value"), new),
                )

    return find


def of_set(name: str, new: Callable[[str], str]) -> Finder:
    """Another value in a field of the entries that give a volume of Stalin's works."""

    def find(sources: Sources) -> Iterator[Place]:
        for path, match in sources.matches([sources.bib], _ENTRY):
            pattern = (
                rf"(?m)^  {name} *= \{{(?P<value>\d+|.*House|\{{(?:April|July)\}} .*)\}},\n"
            )
            line = re.search(pattern, match[0])
            if line and re.search(r"(?m)^  maintitle *= \{Works\}", match[0]):
                start, end = (match.start() + n for n in line.span("value"))
                yield (Change(path, start, end, new(line["value"])),)

    return find


def _copied(sources: Sources) -> Iterator[Place]:
    """A book made from another: its author, year and key are new, and the title is not."""
    for path, match in sources.matches([sources.bib], _ENTRY):
        title = re.search(r"(?m)^  title *= (.*)\n(?:  subtitle *= (.*)\n)?", match[0])
        if (
            match[0].startswith("@book")
            and "  author " in match[0]
            and title
            and title[2]
            and len(title[0]) > 95
        ):
            new = (
                f"\n@book{{{match['key'][:-4]}x1999,\n  author = {{Doe, Jane}},\n{title[0]}"
                "  location = {Paris},\n  publisher = {Mouton},\n  date = {1999},\n"
                "  langid = {english},\n}\n"
            )
            yield (at(path, match.end(), new),)


KINDS = (
    kind(
        "issue number unlike the one added", "E057", of_added("number", "issue number, ", "33")
    ),
    kind(
        "extent unlike the one added",
        "E057",
        of_added("pages", r"(?:extent|pages)[^;]*pp\. ", "100001–100003"),
        {"C006"},
    ),
    kind("issue number added and lost", "E057", of_added("number", "issue number, ", None)),
    kind("series added and lost", "E057", of_added("series", r"series is added", None)),
    kind("translator added and lost", "E057", of_added("translator", r"[Tt]ranslator,", None)),
    kind(
        "translator unlike the one added",
        "E057",
        of_added("translator", "translator, ", "Smith, Ada"),
    ),
    kind("date unlike the one added", "E057", of_added("date", "its date, ", "1996-03-05")),
    kind(
        "volume with the title of another",
        "E058",
        of_set("volume", lambda v: {"12": "13", "13": "12"}.get(v, v)),
        {"C006", "C016"},
    ),
    kind(
        "years in the title of a volume",
        "E058",
        of_set("(?:book)?title", lambda v: v.replace("19", "18", 1)),
        {"D019"},
    ),
    kind(
        "publisher of one volume of a set",
        "E058",
        of_set("publisher", lambda _: "Progress Publishers"),
    ),
    kind(
        "day unlike the one printed",
        "E059",
        swap(
            "bib",
            r"^  (?:orig)?date *= \{\d{4}-\d\d-(?P<x>\d\d)\},\n(?:  .*\n)*?"
            r"  printed *= .*(?:Oct\.|May|Nov\.|March) \d",
            lambda m: f"{int(m['x']) % 28 + 1:02}",
        ),
        {"D019"},
    ),
    kind(
        "family name and given name exchanged",
        "E060",
        swap(
            "bib",
            r"^  author *= \{(?P<x>(?P<f>(?!Siegel)[A-Z]\w+), (?P<g>\w{3,}))(?= and|\}| \w\.)",
            lambda m: f"{m['g']}, {m['f']}",
        ),
        {"E030", "E051"},
    ),
    kind(
        "author as translator",
        "E061",
        swap(
            "bib",
            r"^(?P<x>)  author *= \{(?P<n>[^{}\n]+)\},(?!(?:\n  .*)*?\n  translator)",
            lambda m: f"  translator = {{{m['n'].partition(' and ')[0]}}},\n",
        ),
    ),
    kind(
        "address of a redirect in an entry",
        "E062",
        field("url = {https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa}"),
        {"E006", "E039"},
    ),
    kind(
        "address with the words of a search in an entry",
        "E063",
        field("url = {https://example.org/a#:~:text=a%20word}"),
        {"E006", "E039"},
    ),
    kind(
        "link through a redirect",
        "E062",
        swap("acts notes pages", r"\]\((?P<x>)https?://", "https://www.google.com/url?q="),
    ),
    kind(
        "link through a proxy",
        "E062",
        swap("acts notes pages", r"\]\(https?://[\w.-]+\w(?P<x>)[/)]", ".ezproxy.example.edu"),
    ),
    kind(
        "link with the words of a search",
        "E063",
        swap("acts notes pages", r"\]\(https?://[^\s)#]+(?P<x>)\)", "#:~:text=a%20word"),
    ),
    kind(
        "figure of a translated title",
        "E064",
        swap(
            "bib",
            r"^  (?:book)?title *= .*\[.*\b19\d(?P<x>\d)\b.*\]",
            lambda m: str((int(m["x"]) + 1) % 10),
        ),
    ),
    kind(
        "another transliteration",
        "E065",
        swap(
            "bib",
            r"^  (?:book)?title *= \{[^\[\n]*?(?P<x>ia|ʹ)\w*[^\n]*\[",
            lambda m: {"ia": "ya"}.get(m["x"], "’"),
        ),
    ),
    kind(
        "letters of a family name exchanged",
        "E066 E067",
        swap(
            "bib",
            r"^  author *= \{[A-Z]\w(?P<x>(?P<a>\w)(?!(?P=a))(?P<b>[a-z]))\w*[a-z]\w, ",
            lambda m: m["b"] + m["a"],
        ),
        {"E030", "E031"},
    ),
    kind(
        "letter of a family name doubled",
        "E066 E067",
        swap("bib", r"^  author *= \{[A-Z]\w{2}(?P<x>(?P<a>\w))\w+, ", lambda m: m["a"] * 2),
        {"E030", "E031"},
    ),
    kind("title of the entry that was copied", "E068", _copied, UNUSED | {"E032", "E060"}),
)
