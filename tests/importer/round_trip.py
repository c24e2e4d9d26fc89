"""There and back: `python tests/importer/round_trip.py ARTICLE [STYLE] [-e]`.

Imports an article, prints its notes again in the style of the source, and compares note by
note. Differences of punctuation and case do not count; every other one is shown.
"""

from __future__ import annotations

import html
import re
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from backmatter.build import Edition, build
from backmatter.config import load_settings
from backmatter.importer.article import Article
from backmatter.importer.read import read_article
from backmatter.importer.registry import fold
from backmatter.importer.run import import_article
from backmatter.importer.scaffold import site
from backmatter.importer.write import write_all
from backmatter.render.addresses import Addresses
from backmatter.render.notes import render_note

DEFAULT = "chicago-notes-bibliography-17th-edition"


def there_and_back(article: Article, style: str = DEFAULT) -> Mapping[str, tuple[str, str]]:
    """For each note, by its label, its words in the article and as they are printed again."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "edition"
        files = {**site(article.title, (), "", ()), **import_article(article).files}
        write_all(root, files, force=False)
        settings = replace(load_settings(root / "mkdocs.yml"), style=style)
        printed = _printed(build(settings))
    return {n.label: (n.content.text, printed.get(n.label, "")) for n in article.notes}


def _printed(edition: Edition) -> dict[str, str]:
    here = Addresses(base="", directory_urls=True, here="")
    out: dict[str, str] = {}
    for act in edition.resolved.corpus.acts:
        for note in act.notes:
            words = re.sub(r"<[^>]+>", "", render_note(edition, note, here))
            out[note.label] = " ".join(html.unescape(words).split())
    return out


def are_equal(before: str, after: str) -> bool:
    """Whether two notes have the same words; `181–2` is `181–82`, `pp. 3` is `3`."""
    return _plain(before) == _plain(after)


def _plain(words: str) -> str:
    text = fold(_ranges(words))
    return " ".join(w for w in text.split() if w not in {"p", "pp", "no", "the", "a"})


def _ranges(words: str) -> str:
    """Numbers of pages written in full."""

    def whole(match: re.Match[str]) -> str:
        first, last = match[1], match[2]
        return f"{first}–{first[: max(0, len(first) - len(last))]}{last}"

    return re.sub(r"\b(\d+)[-–](\d+)\b", whole, words)


def difference(before: str, after: str) -> str:
    """What is missing (-) and what is new (+), as words."""
    one, other = _plain(before).split(), _plain(after).split()
    parts = []
    for how, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if how != "equal":
            parts.append(f"[-{' '.join(one[a:b])}-][+{' '.join(other[c:d])}+]")
    return " ".join(parts)


def main(arguments: Sequence[str]) -> None:
    """Print the share of notes that come out equal, and each difference."""
    names = [a for a in arguments if not a.startswith("-")]
    compared = there_and_back(read_article(Path(names[0])), *names[1:2])
    equal = sum(are_equal(*pair) for pair in compared.values())
    for label, pair in compared.items():
        if not are_equal(*pair):
            print(f"{label}: {difference(*pair)}")
            if "-e" in arguments:
                print(f"   {pair[0]}\n   {pair[1]}")
    print(f"{equal} of {len(compared)} notes come out equal")


if __name__ == "__main__":
    main(sys.argv[1:])
