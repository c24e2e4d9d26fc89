"""How well the importer reads notes: `python tests/importer/score.py [tuning|held-out] [-e]`.

Prints precision, recall and F1 for whole references, their boundaries and each field, the
share of short forms that led to the right work, and which types were taken for which.
A whole reference counts only if every field and locator of it is right; a short form only if
it leads to the right work with the right locator.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from backmatter.importer.article import SourceNote, rich
from backmatter.importer.items import Item, ReadNote
from backmatter.importer.registry import Work, fold
from backmatter.importer.resolve import read_notes
from importer.labelled import LabelledArticle, Truth, articles

SCORED = (
    "author",
    "editor",
    "translator",
    "title",
    "titleaddon",
    "booktitle",
    "journaltitle",
    "edition",
    "volume",
    "number",
    "location",
    "publisher",
    "date",
    "pages",
    "institution",
    "type",
    "library",
    "url",
    "urldate",
    "shorthand",
)


@dataclass
class Tally:
    """Right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        """Count some more."""
        self.right += right
        self.found += found
        self.wanted += wanted

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.wanted if self.wanted else 1.0
        figures = f"P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}"
        return f"{figures}  ({self.right} of {self.wanted})"


@dataclass
class Score:
    """All that is measured on some articles."""

    whole: Tally = field(default_factory=Tally)
    full: Tally = field(default_factory=Tally)
    short: Tally = field(default_factory=Tally)
    bounds: Tally = field(default_factory=Tally)
    locators: Tally = field(default_factory=Tally)
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    types: Counter[tuple[str, str]] = field(default_factory=Counter)
    silent: list[str] = field(default_factory=list)
    """Short forms that led to a wrong work and said nothing."""
    errors: list[str] = field(default_factory=list)


def read(article: LabelledArticle) -> tuple[ReadNote, ...]:
    """The article's notes as the importer reads them."""
    return read_notes([SourceNote(n.label, rich(n.marked)) for n in article.notes])[0]


def score(chosen: Iterable[LabelledArticle]) -> Score:
    """Compare every note of the articles with its right answer."""
    total = Score()
    for article in chosen:
        notes = read(article)
        meant: dict[str, Work] = {}
        for labelled, found in zip(article.notes, notes, strict=True):
            pairs, spare = _pair(labelled.truths, found.items)
            where = f"{article.name} {labelled.label}"
            for truth, item in pairs:
                _compare(total, truth, item, found, meant, where)
            for item in spare:
                total.whole.add(0, 1, 0)
                (total.full if item.form == "full" else total.short).add(0, 1, 0)
                total.bounds.add(0, 1, 0)
                total.errors.append(f"{where}: found too much: {_words(found, item)!r}")
    return total


def _pair(
    truths: Sequence[Truth], items: Sequence[Item]
) -> tuple[list[tuple[Truth, Item | None]], list[Item]]:
    """Each truth with the item that shares most of its words; and the items left over."""
    free = list(items)
    pairs: list[tuple[Truth, Item | None]] = []
    for truth in truths:
        shared = [
            (min(i.end, truth.end) - max(i.start, truth.start), n) for n, i in enumerate(free)
        ]
        best, n = max(shared, default=(0, 0))
        pairs.append((truth, free.pop(n) if best > 0 else None))
    return pairs, free


def _compare(
    total: Score,
    truth: Truth,
    item: Item | None,
    note: ReadNote,
    meant: dict[str, Work],
    where: str,
) -> None:
    part = total.full if truth.type else total.short
    if item is None:
        for tally in (total.whole, part, total.bounds):
            tally.add(0, 0, 1)
        total.errors.append(f"{where}: not found: {truth.text!r}")
        return
    bounds = fold(_words(note, item)) == fold(truth.text.replace("*", ""))
    total.bounds.add(bounds, 1, 1)
    places = _places(note, item)
    right_places = _same_places(places, truth.locators)
    total.locators.add(right_places and bool(places), bool(places), bool(truth.locators))
    if truth.type:
        right = _compare_full(total, truth, item, note, where) and right_places
        if item.work:
            meant.setdefault(truth.key, item.work)
    else:
        right = _right_work(total, truth, item, meant, where) and right_places
    if not right_places:
        total.errors.append(
            f"{where}: locators {places} for {truth.locators} in {truth.text!r}"
        )
    total.whole.add(right, 1, 1)
    part.add(right, 1, 1)


def _compare_full(total: Score, truth: Truth, item: Item, note: ReadNote, where: str) -> bool:
    if item.form not in {"full", "dated"}:
        total.errors.append(f"{where}: read as a short form: {truth.text!r}")
        return False
    found = _fields(note, item, truth)
    right = True
    for name in SCORED:
        one, other = found.get(name, ""), truth.fields.get(name, "")
        same = fold(one) == fold(other)
        total.fields[name].add(same and bool(one), bool(one), bool(other))
        if not same:
            right = False
            total.errors.append(f"{where}: {name} {one!r} for {other!r}")
    kind = item.work.type if item.work else ""
    total.types[(truth.type, kind)] += 1
    return right


def _fields(note: ReadNote, item: Item, truth: Truth) -> dict[str, str]:
    text = note.content.text
    found: dict[str, str] = {}
    for f in item.fields:
        found.setdefault("author" if f.name == "director" else f.name, text[f.start : f.end])
    if item.form == "dated":
        return {"date": found.get("title", "")}
    if "library" in truth.fields and "library" not in found:
        found["library"] = found.pop("title", "")
    if "maintitle" in found and "booktitle" in found:
        found["booktitle"] = found["maintitle"]
    elif "maintitle" in found and "title" in found:
        found["title"] = found["maintitle"]
    return found


def _right_work(
    total: Score, truth: Truth, item: Item, meant: dict[str, Work], where: str
) -> bool:
    if not truth.key:
        if item.work:
            total.silent.append(f"{where}: {truth.text!r} led to {item.work.title!r}")
        return item.work is None
    right = item.work is not None and item.work is meant.get(truth.key)
    if not right:
        led = item.work.title if item.work else f"none of {[w.title for w in item.candidates]}"
        total.errors.append(f"{where}: {truth.text!r} led to {led!r}")
        if item.work and not item.doubts and truth.key in meant:
            total.silent.append(total.errors[-1])
    return right


def _places(note: ReadNote, item: Item) -> list[str]:
    return [note.content.text[p.start : p.end] for p in item.places]


def _same_places(found: Sequence[str], wanted: Sequence[str]) -> bool:
    def plain(values: Sequence[str]) -> list[str]:
        words = re.sub(r"\b(?:vol|chap|pp?)\b\.?", " ", " ".join(values))
        return re.findall(r"\w+", words.lower())

    return plain(found) == plain(wanted)


def _words(note: ReadNote, item: Item) -> str:
    return note.content.text[item.start : item.end]


def report(total: Score) -> str:
    """The figures as lines of text."""
    lines = [
        f"whole references   {total.whole}",
        f"  cited in full    {total.full}",
        f"  short forms      {total.short}",
        f"boundaries         {total.bounds}",
        f"locators           {total.locators}",
        *(f"  {name:<16} {total.fields[name]}" for name in SCORED if total.fields[name].wanted),
        f"short forms led to a wrong work without a word: {len(total.silent)}",
    ]
    lines += [f"  {s}" for s in total.silent]
    wrong = {pair: n for pair, n in total.types.items() if pair[0] != pair[1]}
    right = sum(n for pair, n in total.types.items() if pair[0] == pair[1])
    lines.append(
        f"types: {right} of {sum(total.types.values())} right"
        + ("; taken for another:" if wrong else "")
    )
    lines += [f"  {a} read as {b or 'nothing'}: {n}" for (a, b), n in sorted(wrong.items())]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Print the figures for each article and for all."""
    part = next((a for a in arguments if not a.startswith("-")), "")
    chosen = list(articles(part))
    for article in chosen:
        one = score([article])
        shares = f"whole {one.whole.f1:.3f}  full {one.full.f1:.3f}  short {one.short.f1:.3f}"
        print(f"{article.name:<24} {shares}  notes {len(article.notes)}")
    total = score(chosen)
    print(report(total))
    if "-e" in arguments:
        print("\n".join(total.errors))


if __name__ == "__main__":
    main(sys.argv[1:])
