"""A bibliography in which a few entries have changed is as if it were printed from nothing."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable

import pytest

from backmatter import pandoc
from backmatter.build import build
from backmatter.format import Formatted
from conftest import MakeEdition, act
from synthetic import FAMILIES, GIVEN, TITLES, entries

STYLES = (
    "chicago-notes-bibliography-17th-edition",
    "new-harts-rules-notes",
    "mhra-notes",
    "oscola",
    "apa",
)
Change = Callable[[list[str], random.Random], object]


def _title(works: list[str], rng: random.Random) -> None:
    _put(works, rng, r"\btitle = \{[^}]*\}", f"title = {{{rng.choice(TITLES)}}}")


def _author(works: list[str], rng: random.Random) -> None:
    name = f"{rng.choice(FAMILIES)}, {rng.choice(GIVEN)}"
    _put(works, rng, r"author = \{[^}]*\}", f"author = {{{name}}}")


def _put(works: list[str], rng: random.Random, pattern: str, new: str) -> None:
    at = rng.randrange(len(works))
    works[at] = re.sub(pattern, new, works[at])


def _removed(works: list[str], rng: random.Random) -> None:
    works.pop(rng.randrange(1, len(works)))


def _added(works: list[str], rng: random.Random) -> None:
    new = entries(rng, 1).replace("{w0,", f"{{new{rng.randrange(10**6)},")
    works.insert(rng.randrange(len(works)), new)


def _letter(works: list[str], rng: random.Random) -> None:
    _put(works, rng, r"@\w+", "@letter")


@pytest.mark.parametrize("style", STYLES)
def test_what_follows_a_change_is_what_is_printed_from_nothing(
    style: str, make_edition: MakeEdition
) -> None:
    rng = random.Random(style)
    works = entries(rng, 70).splitlines()
    changes: list[Change] = [_title, _author, _removed, _added, _letter]
    _formatted(make_edition, style, works)
    for _ in range(4):
        for change in rng.choices(changes, k=rng.randint(1, 3)):
            change(works, rng)
        followed = _formatted(make_edition, style, works)
        shutil.rmtree(make_edition().cache)
        anew = _formatted(make_edition, style, works)
        assert followed.bibliography == anew.bibliography
        assert followed.repeated == anew.repeated
        assert followed.csl == anew.csl


def test_a_dash_goes_with_the_entry_before_it(make_edition: MakeEdition) -> None:
    works = [
        f"@book{{w{i}, author = {{Auth{i // 2}, Ann}}, title = {{T{i % 2}}}, date = {{1950}}}}"
        for i in range(60)
    ]
    assert "w31" in _formatted(make_edition, STYLES[0], works).repeated
    works[30] = works[30].replace("Auth15", "Zed")
    assert "w31" not in _formatted(make_edition, STYLES[0], works).repeated
    works[30] = works[30].replace("Zed", "Auth15")
    assert "w31" in _formatted(make_edition, STYLES[0], works).repeated


def test_of_many_entries_the_changed_one_alone_is_read_and_few_are_printed(
    make_edition: MakeEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [chr(ord("a") + i // 26) + chr(ord("a") + i % 26) for i in range(400)]
    works = [
        f"@book{{{name}, author = {{Auth{name}, Ann}}, title = {{Of {name}}}, date = {{1950}}}}"
        for name in names
    ]
    _formatted(make_edition, STYLES[0], works, "aa")
    asked: list[str] = []
    ask = pandoc.Session._ask

    def listening(session: pandoc.Session, question: str) -> object:
        asked.append(question)
        return ask(session, question)

    monkeypatch.setattr(pandoc.Session, "_ask", listening)
    works[200] = works[200].replace("1950", "1951")
    formatted = _formatted(make_edition, STYLES[0], works, "aa")
    assert "1951" in formatted.entries[names[200]]
    assert [key for key, _ in formatted.bibliography] == names
    assert sum(question.startswith("biblatex") for question in asked) == 1
    assert all(question.count("Authaa") <= 1 for question in asked)
    printed = sum(question.count('"citationId"') for question in asked)
    assert 0 < printed < 150


def _formatted(
    make_edition: MakeEdition, style: str, works: list[str], key: str = "w0"
) -> Formatted:
    notes = {"a": f"[^1]: [@{key}, p. 5].\n"}
    settings = make_edition({"a": act("Text.[^1]")}, notes, "\n".join(works), style=style)
    return build(settings).formatted
