"""The real edition: every part, every note, every work."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

from backmatter.build import Edition
from backmatter.render.addresses import Addresses
from backmatter.render.html import words
from backmatter.render.notes import note_item
from conftest import ROOT

NOTES = {"introduction": (1, 1), "1929": (2, 13), "1959": (14, 28), "1989": (29, 38),
         "conclusion": (39, 39)}  # fmt: skip
PASSAGES = {"introduction": 3, "1929": 15, "1959": 14, "1989": 10, "conclusion": 2}
CITED = {
    2: "carr1974", 3: "lewin1968", 4: "davies1989", 5: "thorniley1988", 6: "stalin1955a",
    7: "lenin1919", 8: "lenin1918", 9: "siegelbaum1984", 10: "siegelbaum1986",
    11: "stalin1955b", 12: "stalin1955b", 13: "saramo2022",
    14: "raleigh2006 raleigh2012 jenks2012", 15: "nove1969",
    16: "smith2010", 17: "smith2010", 18: "spufford2010", 19: "bushnell1980",
    20: "popov2018 koivunen2020", 21: "katsakioris2019", 22: "lynd2022",
    23: "lynd2022 hessler2006", 24: "getachew2019", 25: "smith2014", 26: "nyt1964",
    27: "baron2001 siuda1997", 28: "baron2001", 29: "zubok2021", 30: "kotkin2014",
    31: "kotkin2001", 32: "plokhy2014", 33: "kotkin2001", 34: "gerth2020 sanchezsibony2014",
    35: "walkowitz1990 nation1989 nation1991 nation1992 siegelbaum1995", 36: "siegelbaum1995",
    37: "siegelbaum1997", 38: "worldbank1996", 39: "malia1994",
}  # fmt: skip


def test_the_edition_is_clean(edition: Edition) -> None:
    assert [f"{d.span} {d.rule.code} {d.message}" for d in edition.diagnostics] == []


def test_the_acts_stand_in_their_order_with_their_notes(edition: Edition) -> None:
    acts = edition.resolved.corpus.acts
    assert [a.stem for a in acts] == list(NOTES)
    for act in acts:
        numbers = [n.number for n in edition.resolved.notes_of(act)]
        first, last = NOTES[act.stem]
        assert numbers == list(range(first, last + 1))


@pytest.mark.parametrize("stem", PASSAGES)
def test_each_paragraph_of_the_article_has_one_of_ours(edition: Edition, stem: str) -> None:
    act = next(a for a in edition.resolved.corpus.acts if a.stem == stem)
    assert sum(b.is_passage for b in act.blocks) == PASSAGES[stem]


def test_each_act_says_what_it_is_about(edition: Edition) -> None:
    for act in edition.resolved.corpus.acts:
        assert act.title
        assert act.subtitle
        assert len(re.findall(r"[.!?](?:\s|$)", act.abstract)) == 2
        assert 3 <= len(act.keywords) <= 8


@pytest.mark.parametrize("stem", ["1929", "1959", "1989"])
def test_the_sections_of_an_act_have_ids_of_their_own(edition: Edition, stem: str) -> None:
    act = next(a for a in edition.resolved.corpus.acts if a.stem == stem)
    headings = [b for b in act.blocks if b.level]
    assert 3 <= len(headings) <= 6
    assert all(h.id and h.level == 2 for h in headings)


def test_each_note_cites_its_works(edition: Edition) -> None:
    cited = {
        n.number: [c.key for cluster in n.clusters for c in cluster.cites]
        for n in edition.resolved.notes
    }
    assert cited.pop(1) == []
    assert {n: list(dict.fromkeys(keys)) for n, keys in cited.items()} == {
        n: keys.split() for n, keys in CITED.items()
    }


@pytest.mark.parametrize(
    ("number", "pages"),
    [
        (2, "vol. 1, p. v"),
        (4, "456–72"),
        (5, "31–32"),
        (12, "364"),
        (23, "34–36"),
        (36, "114–15"),
    ],
)
def test_a_note_prints_the_pages_it_cites(edition: Edition, number: int, pages: str) -> None:
    html = note_item(edition, edition.resolved.notes[number - 1], Addresses())
    assert pages in words(html)


def test_a_work_is_in_full_at_first_and_short_after(edition: Edition) -> None:
    first, second = (
        words(note_item(edition, edition.resolved.notes[n - 1], Addresses())) for n in (16, 17)
    )
    assert "DeKalb" in first
    assert "DeKalb" not in second
    assert "Smith" in second


def test_no_sentence_of_the_text_ends_in_two_stops(edition: Edition) -> None:
    for note in edition.resolved.notes:
        text = words(note_item(edition, note, Addresses()))
        assert ".." not in text
        assert "( " not in text
        assert " ." not in text


def test_every_departure_from_a_printed_note_says_why(edition: Edition) -> None:
    entries = edition.resolved.corpus.bibliography.entries.values()
    assert sum(bool(e.get("correction")) for e in entries) > 30
    assert [e.key for e in entries if bool(e.get("printed")) != bool(e.get("correction"))] == []


def test_the_keys_are_sorted(edition: Edition) -> None:
    keys = list(edition.resolved.corpus.bibliography.entries)
    assert keys == sorted(keys)


def test_the_text_has_one_sentence_a_line() -> None:
    for path in (ROOT / "acts").glob("*.md"):
        body = path.read_text(encoding="utf-8").split("---", 2)[2]
        for line in body.split("\n"):
            without_initials = re.sub(r"\b[A-Z]\. ", "", line)
            assert not re.search(r"[.?!]”?(?:\[\^\d+\])? [A-Z“]", without_initials), line


def test_the_citation_file_and_the_licence_name_the_article() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["references"][0]["authors"][0]["family-names"] == "Siegelbaum"
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "CC BY 4.0" in licence
    assert "MIT License" in licence


def test_what_is_installed_is_pinned_with_hashes_and_without_addresses() -> None:
    lock = (ROOT / "scripts" / "requirements.txt").read_text(encoding="utf-8")
    assert "://" not in lock
    blocks = [b for b in re.split(r"\n(?=\w)", lock) if "==" in b]
    assert all("--hash=sha256:" in block for block in blocks)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.sub(r"[._]", "-", re.split(r"[<>=\[ ]", w)[0].lower()) for w in wanted}
    pinned = {re.split("==", b)[0].lower() for b in blocks}
    assert names <= pinned
