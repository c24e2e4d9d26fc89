"""Notes without limit: invented works printed in many CSL styles, each with its answer.

`python tests/importer/generate.py [STYLE …] [--plain] [-e] [--seed N]` prints, for each style,
how many references were read as they were printed, and F1 for each field. What a style does
not print is not asked for.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from backmatter import pandoc
from backmatter.check.numbers import ordinal
from backmatter.format.styles import find_style
from backmatter.importer.article import Rich, SourceNote
from backmatter.importer.items import ReadNote
from backmatter.importer.names import bibtex_names, family_of
from backmatter.importer.read_pandoc import rich_of
from backmatter.importer.registry import fold
from backmatter.importer.resolve import read_notes
from importer.invented import DATA, Item, items
from importer.score import Tally

FIELDS = (
    "author",
    "editor",
    "title",
    "container",
    "place",
    "publisher",
    "year",
    "volume",
    "issue",
    "page",
)


def printed(works: Sequence[Item], style: str, language: str) -> list[SourceNote]:
    """Each work as the style prints it in a note, with a page cited in every third."""
    lang = {
        "english": "en-GB" if "chicago" not in style else "en-US",
        "german": "de-DE",
        "french": "fr-FR",
    }[language]
    blocks = []
    for n, work in enumerate(works):
        suffix = (
            [{"t": "Str", "c": ","}, {"t": "Space"}, {"t": "Str", "c": f"p. {n + 7}"}]
            if n % 3 == 0
            else []
        )
        cite = {
            "citationId": work["id"],
            "citationPrefix": [],
            "citationSuffix": suffix,
            "citationMode": {"t": "NormalCitation"},
            "citationNoteNum": n * 2 + 1,
            "citationHash": 0,
        }
        blocks.append({"t": "Para", "c": [{"t": "Cite", "c": [[cite], []]}]})
    with tempfile.TemporaryDirectory() as folder:
        references = Path(folder) / "items.json"
        references.write_text(json.dumps(works), encoding="utf-8")
        csl = str(find_style(style).path)
        meta = {"lang": {"t": "MetaString", "c": lang}}
        output = pandoc.run(
            pandoc.document(blocks, meta),
            "-f",
            "json",
            "-t",
            "json",
            "--citeproc",
            "--csl",
            csl,
            "--bibliography",
            str(references),
            "-M",
            "suppress-bibliography=true",
        )
    found = list(_notes(json.loads(output)["blocks"]))
    return [SourceNote(str(i + 1), rich_of(blocks)) for i, blocks in enumerate(found)]


def _notes(blocks: list[Item]) -> Iterator[list[Item]]:
    for block in blocks:
        if block["t"] == "Para":
            cite = next(i for i in block["c"] if i["t"] == "Cite")
            inner = cite["c"][1]
            yield (
                inner[0]["c"]
                if inner and inner[0]["t"] == "Note"
                else [{"t": "Para", "c": inner}]
            )


def expected(work: Item, note: SourceNote) -> dict[str, str]:
    """What of a work its note prints."""
    text = fold(note.content.text)
    imprint = text.replace(fold(work["title"]), "")
    outside = imprint.replace(fold(work.get("publisher", "-")), "")
    wanted = {
        "title": work["title"],
        "container": work.get("container-title", ""),
        "place": work.get("publisher-place", ""),
        "publisher": work.get("publisher", ""),
        "volume": work.get("volume", ""),
        "issue": work.get("issue", ""),
        "year": str(work["issued"]["date-parts"][0][0]),
        "author": " ".join(p["family"] for p in _printed_people(work, text)),
        "editor": " ".join(p["family"] for p in work.get("editor", ())),
    }
    where = {"place": outside, "publisher": imprint, "volume": outside, "issue": outside}
    out = {n: fold(v) for n, v in wanted.items() if v and _stands_in(n, v, where.get(n, text))}
    volume = work.get("volume", "")
    if volume and int(volume) in map(ordinal, outside.split()):
        out["volume"] = volume
    bare = note.content.text.rstrip(".").rsplit("), ", 1)[-1]
    if volume and ordinal(bare) == int(volume):
        out.pop("volume", None)  # it looks like a page, and nothing says that it is none
    page = work.get("page", "")
    if page and fold(page) in text:
        out["page"] = fold(page)
    return out


def _printed_people(work: Item, text: str) -> list[Item]:
    """All authors, or the first of them where the rest are “et al.”"""
    people: list[Item] = work.get("author", [])
    return people[:1] if " et al " in f" {text} " else people


def _stands_in(name: str, value: str, text: str) -> bool:
    if name in {"author", "editor"}:
        return all(f" {fold(p)} " in f" {text} " for p in value.split())
    return f" {fold(value)} " in f" {text} "


def found_in(note: ReadNote) -> dict[str, str]:
    """The same fields of the first reference that was read in the note."""
    item = next((i for i in note.items if i.form == "full"), None)
    if item is None:
        return {}
    text = note.content.text
    values: dict[str, str] = {}
    for f in item.fields:
        values.setdefault(f.name, text[f.start : f.end])
    out = {
        "title": values.get("maintitle") or values.get("title", ""),
        "container": values.get("booktitle") or values.get("journaltitle", ""),
        "place": values.get("location", ""),
        "publisher": values.get("publisher") or values.get("institution", ""),
        "volume": values.get("volume", ""),
        "issue": values.get("number", ""),
        "page": values.get("pages", ""),
        "year": "".join(
            w for w in fold(values.get("date", "")).split() if len(w) == 4 and w.isdigit()
        )[:4],
    }
    volume = next((text[p.start : p.end] for p in item.places if p.label == "volume"), "")
    out["volume"] = out["volume"] or volume
    for name in ("author", "editor"):
        people = bibtex_names(values.get(name, "")).split(" and ") if values.get(name) else []
        out[name] = " ".join(family_of(p) for p in people if p != "others")
    out["volume"] = str(ordinal(out["volume"]) or out["volume"])
    return {n: fold(v) for n, v in out.items() if v}


def without_italics(notes: Sequence[SourceNote]) -> list[SourceNote]:
    """The notes as a text taken from a PDF has them."""
    return [SourceNote(n.label, Rich(n.content.text)) for n in notes]


def measure(
    style: str, language: str, number: int, seed: int, plain: bool = False
) -> tuple[int, dict[str, Tally], list[str]]:
    """How many works were read as printed, each field's tally, and what went wrong."""
    works = items(number, seed, language)
    notes = printed(works, style, language)
    notes = without_italics(notes) if plain else notes
    read, _ = read_notes(notes)
    tallies: dict[str, Tally] = defaultdict(Tally)
    errors: list[str] = []
    right = 0
    for work, note, result in zip(works, notes, read, strict=True):
        wanted, found = expected(work, note), found_in(result)
        wrong = [
            n
            for n in FIELDS
            if wanted.get(n, "") != found.get(n, "") and not _pages_only(n, wanted)
        ]
        for name in FIELDS:
            one, other = found.get(name, ""), wanted.get(name, "")
            tallies[name].add(bool(one) and one == other, bool(one), bool(other))
        right += not wrong
        if wrong:
            shown = "; ".join(
                f"{n} {found.get(n, '')!r} for {wanted.get(n, '')!r}" for n in wrong
            )
            errors.append(f"[{work['type']}] {note.content.markdown()}\n      {shown}")
    return right, tallies, errors


def _pages_only(name: str, wanted: Mapping[str, str]) -> bool:
    """Pages that the note does not give in full are not asked for."""
    return name == "page" and name not in wanted


def main(arguments: Sequence[str]) -> None:
    """Print the figures for the styles named, or for all."""
    named = [a for a in arguments if not a.startswith("-") and not a.isdigit()]
    seed = int(arguments[arguments.index("--seed") + 1]) if "--seed" in arguments else 1
    totals: dict[str, Tally] = defaultdict(Tally)
    groups: dict[str, list[float]] = defaultdict(list)
    for language, styles in ((n, DATA[n]["styles"]) for n in ("english", "german", "french")):
        for style in styles:
            if named and style not in named:
                continue
            right, tallies, errors = measure(style, language, 60, seed, "--plain" in arguments)
            groups[language].append(right / 60)
            print(f"{style:<60} {right / 60:.2f}")
            for name, tally in tallies.items():
                totals[name].add(tally.right, tally.found, tally.wanted)
            if "-e" in arguments:
                print("\n".join(f"   {e}" for e in errors))
    for language, shares in groups.items():
        print(f"{language}: {sum(shares) / len(shares):.3f} of the references read as printed")
    print("\n".join(f"  {name:<10} {totals[name]}" for name in FIELDS))


if __name__ == "__main__":
    main(sys.argv[1:])
