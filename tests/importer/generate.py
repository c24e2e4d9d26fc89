"""Notes without limit: invented works printed in many CSL styles, each with its answer.

`python tests/importer/generate.py [STYLE …] [--plain] [-e] [--seed N]` prints, for each style,
how many references were read as they were printed, and F1 for each field. What a style does
not print is not asked for.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from backmatter import pandoc
from backmatter.format.styles import find_style
from backmatter.importer.article import Rich, SourceNote
from backmatter.importer.items import ReadNote
from backmatter.importer.names import bibtex_names, family_of
from backmatter.importer.read_pandoc import rich_of
from backmatter.importer.registry import fold
from backmatter.importer.resolve import read_notes
from importer.score import Tally

DATA = json.loads((Path(__file__).parent / "vocabulary.json").read_text(encoding="utf-8"))
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
Item = dict[str, Any]


def items(number: int, seed: int, language: str) -> list[Item]:
    """Invented works as CSL-JSON: books, chapters, articles, newspaper pieces, theses."""
    rng = random.Random(f"{seed}-{language}")
    makers = (
        _book,
        _book,
        _article,
        _article,
        _chapter,
        _edited,
        _news,
        _thesis,
        _book_of_parts,
    )
    return [{"id": f"i{n}", **rng.choice(makers)(rng, language)} for n in range(number)]


def _people(rng: random.Random, language: str, several: bool = True) -> list[Item]:
    words = DATA[language]
    count = rng.choices((1, 2, 3), (8, 2 if several else 0, 1 if several else 0))[0]
    families = rng.sample(words["families"], count)
    return [{"family": f, "given": _given(rng, words)} for f in families]


def _given(rng: random.Random, words: Mapping[str, list[str]]) -> str:
    first = rng.choice(words["givens"])
    middle = f" {rng.choice('ABCDEFGHJKLMPRSTW')}." if rng.random() < 0.2 else ""
    if rng.random() < 0.15:
        return f"{first[0]}. {rng.choice('ABCDEFGHJKLMPRSTW')}."
    return first + middle


def _title(rng: random.Random, language: str, subtitle: float = 0.5) -> str:
    words = DATA[language]
    title = str(rng.choice(words["titles"]))
    for name in ("thing", "place", "group", "span"):
        while f"{{{name}}}" in title:
            title = title.replace(f"{{{name}}}", rng.choice(words[f"{name}s"]), 1)
    if rng.random() < subtitle and ":" not in title:
        return f"{title}: {_title(rng, language, 0)}"
    return title


def _dated(rng: random.Random) -> Item:
    return {"date-parts": [[rng.randint(1890, 2023)]]}


def _imprint(rng: random.Random, language: str) -> Item:
    place, publisher = rng.choice(DATA[language]["imprints"])
    return {"publisher-place": place, "publisher": publisher, "issued": _dated(rng)}


def _pages(rng: random.Random) -> str:
    first = rng.randint(1, 600)
    return f"{first}–{first + rng.randint(11, 45)}"


def _book(rng: random.Random, language: str) -> Item:
    item = {
        "type": "book",
        "author": _people(rng, language),
        "title": _title(rng, language),
        **_imprint(rng, language),
    }
    if rng.random() < 0.15:
        item["translator"] = _people(rng, language, several=False)
    if rng.random() < 0.15:
        item["edition"] = str(rng.randint(2, 4))
    return item


def _book_of_parts(rng: random.Random, language: str) -> Item:
    return {**_book(rng, language), "volume": str(rng.randint(1, 6))}


def _edited(rng: random.Random, language: str) -> Item:
    return {
        "type": "book",
        "editor": _people(rng, language),
        "title": _title(rng, language),
        **_imprint(rng, language),
    }


def _chapter(rng: random.Random, language: str) -> Item:
    return {
        "type": "chapter",
        "author": _people(rng, language),
        "title": _title(rng, language, 0.3),
        "container-title": _title(rng, language, 0.3),
        "editor": _people(rng, language),
        "page": _pages(rng),
        **_imprint(rng, language),
    }


def _article(rng: random.Random, language: str) -> Item:
    item = {
        "type": "article-journal",
        "author": _people(rng, language),
        "title": _title(rng, language),
        "container-title": rng.choice(DATA[language]["journals"]),
        "volume": str(rng.randint(1, 120)),
        "page": _pages(rng),
        "issued": _dated(rng),
    }
    if rng.random() < 0.6:
        item["issue"] = str(rng.randint(1, 12))
    return item


def _news(rng: random.Random, language: str) -> Item:
    day = [rng.randint(1900, 2020), rng.randint(1, 12), rng.randint(1, 28)]
    return {
        "type": "article-newspaper",
        "author": _people(rng, language, several=False),
        "title": _title(rng, language, 0),
        "container-title": rng.choice(DATA[language]["newspapers"]),
        "issued": {"date-parts": [day]},
    }


def _thesis(rng: random.Random, language: str) -> Item:
    genre = {"english": "PhD diss.", "german": "Diss.", "french": "thèse de doctorat"}[language]
    return {
        "type": "thesis",
        "author": _people(rng, language, several=False),
        "title": _title(rng, language),
        "genre": genre,
        "publisher": rng.choice(DATA[language]["universities"]),
        "issued": _dated(rng),
    }


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


def _words(text: str) -> list[Item]:
    """Words as pandoc's inlines."""
    return [{"t": "Str", "c": w} if w.strip() else {"t": "Space"} for w in text.split(" ")]


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
    if volume and f" {_roman(int(volume))} " in f" {outside} ":
        out["volume"] = volume
    bare = note.content.text.rstrip(".").rsplit("), ", 1)[-1]
    if volume and bare in {volume, _roman(int(volume))}:
        out.pop("volume", None)  # it looks like a page, and nothing says that it is none
    page = work.get("page", "")
    if page and fold(page) in text:
        out["page"] = fold(page)
    return out


def _printed_people(work: Item, text: str) -> list[Item]:
    """All authors, or the first of them where the rest are “et al.”"""
    people = work.get("author", [])
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
    out["volume"] = _arabic(out["volume"])
    return {n: fold(v) for n, v in out.items() if v}


def _arabic(value: str) -> str:
    """A Roman number as digits; anything else as it is."""
    return next((str(n) for n in range(1, 130) if _roman(n) == value.lower()), value)


def _roman(number: int) -> str:
    parts = (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    )
    out = ""
    for value, sign in parts:
        while number >= value:
            out, number = out + sign, number - value
    return out


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
