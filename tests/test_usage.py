"""Words that are taken for others, words that no dictionary has, and ranges in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from backmatter.check import check_edition
from backmatter.check.spelling import is_known, likely
from backmatter.config import settings_from

TAKEN = """
The strike was more [then] a victory of the miners.
The party had [it’s] own plan of the harvest.
The plan and [its’] end were of one piece.
The miners said that [its] a scandal of the plan.
[Its] been a long year for the party and the state.
The peasants were left in [there] own villages.
The peasants kept [they’re] own horses and the cows.
The plan says [their] was a shortage of the grain.
The party could [of] been the master of the state.
The men waited until [than], and for the end of the strike.
The state would not [loose] its grip of the village.
The strike took [affect], and the mines of the basin stood.
The party and the miners agreed in [principal].
That was the [principle] reason of the strike.
The plan had [lead] to the end of the market.
The thaw [peaked] their interest in the West.
The market had free [reign] of the village.
The writers [tow] the party line and were glad of it.
The plan was, by [in large], met in the end.
It was for all [intensive purposes] the end of the plan.
The plan was no failure per [say], but the harvest was.
See the book of Davies [et. al] on the plan.
The plan had [all ready] been met by the miners.
And the [every day] life of the village went on.
The plan was met, [weather] or not the harvest was.
The party asked [wether] the plan was met.
The plan ran [form] 1928 to 1932 and was met.
The harvest came [form] the villages of the south.
It was a new [from] of the plan.
The harvest was [to] late for the plan.
The miners of the basin said they [where] not heard by the party.
It [have] the end of the plan in view.
The end of [it’s] high years was near.
The order of the plan came down [form] the top of the party.
The harvest of this [years] was the end of the plan.
The end of every [workers] day was near.
The plan was met at the [peasants] expense, and the cost of it was high.
The miners said that they [was] ready for the end.
Those [was] the years of the plan.
The plan did not [went] as the party wished.
The miners had [took] the streets of the city.
The [mens’] wages and the [womens’] were of one size.
"""
RIGHT = """
The plan was more than a victory; then the harvest came, and its only child was the market.
A friend of theirs, there and then, was their own; they lead to the mines, where they were.
The principal reason was a principle; by and large the plan had led to it in effect.
If he were the head of the state and it were so, these, it is true, have been the years.
What these men did is known; one of these was the plan, and all of this are old ideas.
The other men then came from 1928 on, and from 1928–1932 to 1933–37, as the tables say.
It was whether or not to form a union, for the form of it has taken years and had begun.
In the affect of the crowd, he had a lead role; every day the lives of the miners went by.
"""


def found(folder: Path, paragraphs: list[str]) -> list[tuple[str, str]]:
    """Rule and words of what is found in an act with these paragraphs."""
    (folder / "acts").mkdir()
    text = "\n\n".join(paragraphs)
    (folder / "acts" / "one.md").write_text(f"---\ntitle: One\n---\n\n{text}\n", "utf-8")
    (folder / "bibliography.bib").touch()
    checked = check_edition(settings_from(folder, {}))
    return [(d.rule.code, d.span.text) for d in checked.diagnostics]


def test_words_that_are_taken_for_others_are_found(tmp_path: Path) -> None:
    said = found(tmp_path, re.sub(r"[\[\]]", "", TAKEN).strip().splitlines())
    assert said == [("T035", word) for word in re.findall(r"\[(.*?)\]", TAKEN)]


def test_words_that_stand_for_themselves_are_left_alone(tmp_path: Path) -> None:
    assert found(tmp_path, RIGHT.strip().splitlines()) == []


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("goverment", "government"),
        ("untill", "until"),
        ("seperate", "separate"),
        ("recieve", "receive"),
        ("teh", "the"),
        ("wich", "which"),
        ("ofthe", "of the"),
        ("collectivizaton", "collectivization"),
        ("kommuna", ""),
        ("smychka", ""),
        ("psychotechnical", ""),
    ],
)
def test_what_was_meant_by_a_word_is_said_or_nothing(word: str, meant: str) -> None:
    assert not is_known(word)
    assert likely(word) == meant


@pytest.mark.parametrize(
    "word", "labour labor organised organized programmes theatre roubles kulaks artel".split()
)
def test_british_and_american_words_are_known(word: str) -> None:
    assert is_known(word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The pre-war years and the pre-war plan of the prewar cabinet.", ["prewar"]),
        (
            "The labor-saving plan and the labor of the miners, the well-paid labour.",
            ["labour"],
        ),
        ("The labor of the men and the labor of the plan; “the labour of the state”.", []),
        ("They analyze the plan and analyze the analyses of the plan, and its expertise.", []),
        (
            "The dénouement of the plan, the dénouement of the act, the denouement.",
            ["denouement"],
        ),
        ("The labour of the men and the labor of the plan.", []),
    ],
)
def test_one_way_of_spelling_goes_through_an_edition(
    text: str, words: list[str], tmp_path: Path
) -> None:
    assert found(tmp_path, [text]) == [("T037", word) for word in words]
