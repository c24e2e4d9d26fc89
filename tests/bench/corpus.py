"""A made-up edition of any size, always the same for the same size.

Pages of about 1,600 words with 40 notes, each note with one or two citations, locators and
sometimes prose. The same text is written three times: for MkDocs with plain footnotes, for
this program, and for mkdocs-bibtex, which wants its citations in the text. As in a journal,
each page numbers its notes from 1 and prints in full what it cites for the first time.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

NOTES = 40
PASSAGES = 20
WORDS = 80
ISSUE = 25
"""Pages below one heading of the navigation."""
MOST_ENTRIES = 5_000
_WORDS = """
the of and a to in that was it his on as with for had were by which not from their at this
they but have one all there been who would when no more into than its so what only other
year village harvest letter factory minister river winter office paper question answer price
labour meeting party plan market city press reader student teacher record account archive
history memory measure report debate reform council district province border railway bread
grain money wage debt law court judge rumour promise silence voice crowd street square school
church bridge engine garden window kitchen ledger printer author critic speech chapter theory
method argument evidence doubt reason cause result change crisis growth decline success
failure beginning end middle turn point act scene play stage audience began ended wrote said
thought found made took gave kept left came went saw knew held told asked read spoke bought
sold built broke opened closed moved stayed early late long short old new great small slow
quick open plain common public private local foreign modern later often never always perhaps
almost already again together nearly mostly rarely against between after before during within
"""
_VOCABULARY = _WORDS.split()
_FAMILY = "Abel Brandt Costa Dorn Ekman Falk Greer Holm Ivers Jansen Kern Lund Moor Nyberg Orlo"
_GIVEN = "Ada Bruno Clara David Edith Felix Greta Hugo Irma Jonas Karla Leo Marta Nils Olga"


@dataclass(frozen=True)
class Corpus:
    """A made-up edition as values."""

    pages: tuple[str, ...]
    """Texts whose marks read `[^7]`; each numbers its notes from 1."""
    notes: tuple[tuple[str, ...], ...]
    """For each page its notes, in this program's syntax."""
    bibliography: str


def make(pages: int, seed: int = 1) -> Corpus:
    """An edition of so many pages, with ten entries a page but never more than 5,000."""
    rng = random.Random(f"{seed}/{pages}")
    keys = [f"work{i:04}" for i in range(min(MOST_ENTRIES, 10 * pages))]
    texts, notes = [], []
    for page in range(pages):
        texts.append(_text(rng))
        own = [keys[(10 * page + i) % len(keys)] for i in range(10)]
        works = [*own, *rng.sample(keys, 10)]
        notes.append(tuple(_note(rng, works, must=own[i : i + 1]) for i in range(NOTES)))
    bibliography = "\n".join(_entry(rng, key) for key in keys)
    return Corpus(tuple(texts), tuple(notes), bibliography)


def write(corpus: Corpus, folder: Path, kind: str, *, prune: bool = False) -> None:
    """Write the edition as a site: `floor`, `ours` or `peer`."""
    names = [f"page{i:04}" for i in range(1, len(corpus.pages) + 1)]
    for name, text, notes in zip(names, corpus.pages, corpus.notes, strict=True):
        _WRITERS[kind](folder, name, text, notes)
    _put(folder / "mkdocs.yml", _config(kind, names, prune=prune))
    _put(folder / "docs/index.md", "# Home\n\nAn edition for measuring.\n")
    if kind != "floor":
        _put(folder / "bibliography.bib", corpus.bibliography)
    if kind == "ours":
        _put(folder / "docs/bibliography.md", "# Bibliography\n\n\\full_bibliography\n")


def _text(rng: random.Random) -> str:
    """Twenty passages of eighty words under four headings, two marks in each."""
    out = []
    for i in range(PASSAGES):
        if i % 5 == 0:
            out.append(f"## {_words(rng, 3).capitalize()} {{#part-{i // 5 + 1}}}")
        number = 2 * i + 1
        sentences = [_sentence(rng, WORDS // 4) for _ in range(4)]
        sentences[1] += f"[^{number}]"
        sentences[3] += f"[^{number + 1}]"
        out.append("\n".join(sentences))
    return "\n\n".join(out) + "\n"


def _words(rng: random.Random, count: int) -> str:
    """So many words, none twice in a row."""
    found = [rng.choice(_VOCABULARY)]
    while len(found) < count:
        word = rng.choice(_VOCABULARY)
        found += [word] if word != found[-1] else []
    return " ".join(found)


def _sentence(rng: random.Random, count: int) -> str:
    return _words(rng, count).capitalize() + "."


def _note(rng: random.Random, keys: Sequence[str], must: Sequence[str]) -> str:
    """A cluster of one or two works, `must` among them; a fifth of the notes has prose."""
    kind = rng.random()
    if kind < 0.05 and not must:
        return _sentence(rng, 12)
    cites = [_cite(rng, must or keys)]
    if rng.random() < 0.3:
        other = _cite(rng, keys)
        cites += [other] if _key(other) != _key(cites[0]) else []
    cluster = f"[{'; '.join(cites)}]"
    return f"{_sentence(rng, 10)} {cluster}." if kind < 0.2 else f"{cluster}."


def _cite(rng: random.Random, keys: Sequence[str]) -> str:
    key = keys[min(int(rng.expovariate(0.2)), len(keys) - 1)]
    first = rng.randrange(1, 400)
    pages = f"p. {first}"
    if rng.random() < 0.5:
        pages = f"pp. {first}–{first + rng.randrange(1, 9)}"
    prefix = "see also " if rng.random() < 0.1 else ""
    volume = f"vol. {rng.randrange(1, 4)}, " if rng.random() < 0.1 else ""
    return f"{prefix}@{key}, {volume}{pages}"


def _key(cite: str) -> str:
    return cite.partition("@")[2].partition(",")[0]


def _entry(rng: random.Random, key: str) -> str:
    author = f"{rng.choice(_FAMILY.split())}, {rng.choice(_GIVEN.split())}"
    kind = rng.choice(("book", "book", "article", "incollection"))
    fields = {"author": author, "title": _title(rng), "date": str(rng.randrange(1900, 2020))}
    if kind == "article":
        fields |= {
            "journaltitle": f"{_title(rng)} Review",
            "volume": str(rng.randrange(1, 90)),
            "pages": "1--420",
        }
    else:
        fields |= {"location": "Townbridge", "publisher": f"{_words(rng, 1).title()} Press"}
    if kind == "incollection":
        fields |= {"booktitle": _title(rng), "editor": "Quist, Petra", "pages": "1--420"}
    fields["langid"] = "english"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}}}\n"


def _title(rng: random.Random) -> str:
    return _words(rng, rng.randrange(3, 8)).title()


def _floor(folder: Path, name: str, text: str, notes: Sequence[str]) -> None:
    bodies = (n.replace("[", "").replace("]", "").replace("@", "") for n in notes)
    _put(folder / f"docs/{name}.md", _page(name, text, bodies))


def _ours(folder: Path, name: str, text: str, notes: Sequence[str]) -> None:
    front = f"---\ntitle: {_title_of(name)}\norder: {int(name[4:])}\n---\n\n"
    _put(folder / f"acts/{name}.md", front + text)
    defined = (f"[^{i}]: {note}\n" for i, note in enumerate(notes, 1))
    _put(folder / f"notes/{name}.md", "\n".join(defined))


def _peer(folder: Path, name: str, text: str, notes: Sequence[str]) -> None:
    for i, note in enumerate(notes, 1):
        _, bracket, cluster = note.rstrip(".\n").partition("[")
        text = text.replace(f"[^{i}]", bracket + cluster)
    _put(folder / f"docs/{name}.md", f"# {_title_of(name)}\n\n{text}\n\\bibliography\n")


_WRITERS = {"floor": _floor, "ours": _ours, "peer": _peer}


def _page(name: str, text: str, notes: Iterable[str]) -> str:
    defined = (f"[^{i}]: {note}\n" for i, note in enumerate(notes, 1))
    return f"# {_title_of(name)}\n\n{text}\n" + "\n".join(defined)


def _title_of(name: str) -> str:
    return f"Page {int(name[4:])}"


_PLUGINS = {
    "floor": "",
    "ours": "  - backmatter: {numbering: page, scope: page, records: false}\n",
    "peer": "  - bibtex: {bib_file: bibliography.bib, csl_file: style.csl}\n",
}


def _config(kind: str, names: Sequence[str], *, prune: bool) -> str:
    features = "[navigation.prune]" if prune else "[]"
    nav = "".join(
        f"  - Issue {i // ISSUE + 1}:\n" * (i % ISSUE == 0) + f"    - {name}.md\n"
        for i, name in enumerate(names)
    )
    return (
        "site_name: Measure\n"
        f"theme: {{name: material, font: false, features: {features}}}\n"
        "markdown_extensions: [attr_list, footnotes]\n"
        f"plugins:\n  - search\n{_PLUGINS[kind]}"
        f"nav:\n  - index.md\n{nav}" + ("  - bibliography.md\n" if kind == "ours" else "")
    )


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
