"""A varied edition, made by rule from a seed: works alike, locators of all kinds, much ibid."""

from __future__ import annotations

import random

FAMILIES = ("Carr", "Davies", "Lewin", "Viola")
GIVEN = ("E. H.", "R. W.", "Robert", "Rosa", "Moshe", "Lynne")
TITLES = ("Foundations", "The Best Sons of the Fatherland", "Plans and Peasants: A History")
LOCATORS = (
    "",
    "p. 5",
    "p. 5",
    "pp. 120–125",
    "pp. 99–101",
    "1104–12",
    "p. v",
    "pp. 3, 7–9",
    "vol. 2",
    "chap. 4",
    "chaps. 3–4",
    "col. 12",
    "n. 7",
    "l. 40",
    "¶ 6",
    "§ 12",
    "fol. 3v",
    "fig. 2",
    "no. 9",
)
PREFIXES = ("", "", "", "", "see ", "cf. ", "see also ", "see e.g. ")
SUFFIXES = ("", "", "", "", ", for the quotation", " and passim")


def entries(rng: random.Random, count: int) -> str:
    """BibLaTeX entries of three types by few people with few titles."""
    return "\n".join(_entry(rng, f"w{i}") for i in range(count))


def _entry(rng: random.Random, key: str) -> str:
    people = [
        f"{rng.choice(FAMILIES)}, {rng.choice(GIVEN)}" for _ in range(rng.choice((1, 1, 2, 4)))
    ]
    kind = rng.choice(("book", "article", "incollection"))
    more = {
        "book": f"publisher = {{Pan}}, volume = {{{rng.randint(3, 5)}}},",
        "article": "journaltitle = {Soviet Studies}, volume = {9}, pages = {1--30},",
        "incollection": "booktitle = {Essays}, editor = {Hill, Ann}, pages = {7--19},",
    }[kind]
    title, year = rng.choice(TITLES), rng.randint(1950, 1953)
    return (
        f"@{kind}{{{key}, author = {{{' and '.join(people)}}}, title = {{{title}}}, "
        f"date = {{{year}}}, {more} langid = {{english}}}}"
    )


def notes(rng: random.Random, first: int, count: int, works: int) -> tuple[str, str]:
    """The text of an act with as many marks, and the notes to them."""
    numbers = range(first, first + count)
    text = "\n\n".join(f"Passage.[^{n}]" for n in numbers)
    return text, "\n\n".join(f"[^{n}]: {_note(rng, works)}" for n in numbers)


def _note(rng: random.Random, works: int) -> str:
    sentences = [f"{_cluster(rng, works)}." for _ in range(rng.choice((1, 1, 1, 1, 2)))]
    if rng.random() < 0.2:
        sentences[0] = "On this, " + sentences[0]
    if rng.random() < 0.15:
        key = f"w{rng.randrange(works)}"
        where = rng.choice(("", ", p. 5", ", p. 6", ", chap. 4"))
        sentences.append(f"So says [@{key}, p. 5], and again [@{key}{where}].")
    return " ".join(sentences) if rng.random() < 0.95 else "Prose alone."


def _cluster(rng: random.Random, works: int) -> str:
    cites = [_cite(rng, works) for _ in range(rng.choice((1, 1, 1, 2, 3)))]
    return f"[{'; '.join(cites)}]"


def _cite(rng: random.Random, works: int) -> str:
    # Squaring makes the first works frequent, so that many citations follow one another.
    key = f"w{int(works * rng.random() ** 2.5)}"
    minus = "-" if rng.random() < 0.08 else ""
    locator = rng.choice(LOCATORS)
    return (
        f"{rng.choice(PREFIXES)}{minus}@{key}{', ' + locator if locator else ''}"
        f"{rng.choice(SUFFIXES)}"
    )
