"""How well notes are read, on labelled notes and on notes printed by CSL styles."""

from __future__ import annotations

import pytest

from backmatter.importer.article import Article, Section, SourceNote, rich
from backmatter.importer.registry import fold
from backmatter.importer.resolve import read_notes
from backmatter.importer.run import import_article
from importer.generate import measure, printed, without_italics
from importer.invented import items
from importer.labelled import LabelledArticle, articles
from importer.round_trip import DEFAULT, are_equal, difference, there_and_back
from importer.score import score

ALL = list(articles())
GENERATED = {
    "chicago-notes-bibliography-17th-edition": 0.98,
    "mhra-notes-publisher-place": 0.98,
    "oscola": 0.9,
    "social-history": 0.9,
    "schweizerische-zeitschrift-fur-geschichte": 0.8,
    "le-mouvement-social": 0.8,
}


def test_there_are_three_hundred_labelled_notes() -> None:
    assert sum(len(article.notes) for article in ALL) >= 300


@pytest.mark.parametrize("part", ["tuning", "held-out"])
def test_whole_references_are_read(part: str) -> None:
    assert score(articles(part)).whole.f1 >= 0.95


def test_no_short_form_leads_to_a_wrong_work_without_a_word() -> None:
    assert score(ALL).silent == []


def test_short_forms_lead_to_their_works() -> None:
    assert score(ALL).short.f1 >= 0.97


@pytest.mark.parametrize("article", ALL, ids=lambda a: a.name)
def test_every_word_of_a_note_is_in_the_result(article: LabelledArticle) -> None:
    notes = tuple(SourceNote(n.label, rich(n.marked)) for n in article.notes)
    assert import_article(Article("", (), (), notes)).missing == {}


@pytest.mark.parametrize(("style", "share"), GENERATED.items())
def test_notes_printed_by_a_style_are_read_as_printed(style: str, share: float) -> None:
    language = {"schweizerische-zeitschrift-fur-geschichte": "german"}.get(style, "english")
    language = "french" if style == "le-mouvement-social" else language
    right, _, errors = measure(style, language, 60, seed=7)
    assert right / 60 >= share, "\n".join(errors)


def meanings(*notes: str) -> list[list[str]]:
    """The title that each citation of each note leads to; empty if it leads to none."""
    read, _ = read_notes([SourceNote(str(i), rich(n)) for i, n in enumerate(notes, 1)])
    return [[item.work.title if item.work else "" for item in note.items] for note in read]


HILL = "Christopher Hill, *Puritanism and Revolution* (London, 1958), 5"
OTHER = "Christopher Hill, *The World Turned Upside Down* (London, 1972), 7"


def test_a_name_with_two_works_leads_to_neither_and_lists_both() -> None:
    read, _ = read_notes(
        [SourceNote("1", rich(f"{HILL}; {OTHER}.")), SourceNote("2", rich("Hill, 9."))]
    )
    (item,) = read[1].items
    assert item.work is None
    assert len(item.candidates) == 2


def test_ibid_after_a_note_that_cites_nothing_is_left_open() -> None:
    assert meanings(f"{HILL}.", "He said so himself.", "Ibid., 9.")[2] == [""]


def test_ibid_after_two_works_takes_the_last_and_says_so() -> None:
    read, _ = read_notes(
        [SourceNote("1", rich(f"{HILL}; {OTHER}.")), SourceNote("2", rich("Ibid., 9."))]
    )
    (item,) = read[1].items
    assert item.work is not None
    assert item.work.title == "The World Turned Upside Down"
    assert item.doubts


def test_two_authors_of_one_surname_are_kept_apart_by_initials() -> None:
    adam = "Adam Smith, *The Wealth of Nations* (London, 1904), 3."
    paul = "Paul Smith, *Disraelian Conservatism* (London, 1967), 4."
    assert meanings(adam, paul, "P. Smith, 9.", "Smith, 9.")[2:] == [
        ["Disraelian Conservatism"],
        [""],
    ]


def test_an_abbreviation_introduced_earlier_leads_to_its_work() -> None:
    first = (
        "Amartya Sen, *Poverty and Famines* (Oxford: Clarendon Press, 1981) (hereafter *PF*)."
    )
    assert meanings(first, "*PF*, 45.")[1] == ["Poverty and Famines"]


def test_a_full_reference_repeated_is_one_work() -> None:
    again = "C. Hill, *Puritanism and Revolution* (London, 1958), 80."
    _, registry = read_notes([SourceNote("1", rich(f"{HILL}.")), SourceNote("2", rich(again))])
    assert len(registry.works) == 1


@pytest.mark.parametrize("style", ["oscola", "the-historical-journal"])
def test_a_full_reference_never_becomes_another_work(style: str) -> None:
    works = items(60, 11, "english")
    read, _ = read_notes(without_italics(printed(works, style, "english")))
    for work, note in zip(works, read, strict=True):
        for item in note.items:
            same = item.work and fold(item.work.title)[:12] == fold(work["title"])[:12]
            assert same or not item.work or item.doubts, note.content.text


def test_chicago_notes_come_out_as_they_went_in() -> None:
    notes = printed(items(60, 11, "english"), DEFAULT, "english")
    body = " ".join(f"Words about thing {n.label}.[^{n.label}]" for n in notes)
    article = Article("A Title", ("Ada Example",), (Section("", (body,)),), tuple(notes))
    pairs = there_and_back(article).values()
    unlike = [difference(*pair) for pair in pairs if not are_equal(*pair)]
    assert len(unlike) <= 3, unlike  # a locator `4:10` is printed as `vol. 4, 10`
