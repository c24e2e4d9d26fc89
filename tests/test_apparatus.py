"""Events, persons, terms and names: read from data, found in the text, held to rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from backmatter.build import Edition
from backmatter.check import check_edition
from backmatter.check.events import years_in
from backmatter.config import Settings
from backmatter.diagnostics import Severity
from backmatter.ledger import Address, Kind
from backmatter.resolve import Landing, Resolved, Stone, Where
from backmatter.resolve.appearances import find_appearances
from backmatter.source.romanize import romanize
from conftest import MakeEdition, act, resolved
from planting import copy_edition

PERSON = "Those who act:\n  - {id: carr, name: E. H. Carr, who: A historian.}\n"
TERM = "- {id: artel, term: artel, forms: [artel, artels], means: A farm.}\n"


def with_data(settings: Settings, **files: str) -> Settings:
    """The edition with these data files."""
    settings.data.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (settings.data / f"{name}.yml").write_text(text, encoding="utf-8")
    return settings


def places(result: Resolved, found: tuple[Where, ...]) -> list[str]:
    return [
        f"{w.act.stem} n{w.note.number}"
        if w.note
        else f"{w.act.stem} {result.block_id(w.act, w.block)}"
        for w in found
    ]


def findings(settings: Settings) -> list[tuple[str, str]]:
    """Place and code of what the check says of the data."""
    return [
        (str(d.span).removeprefix("docs/data/"), d.rule.code)
        for d in check_edition(settings).diagnostics
        if d.rule.code.startswith("D")
    ]


@pytest.fixture
def one(make_edition: MakeEdition) -> Settings:
    """An edition of two passages and a note."""
    return make_edition(
        {"one": act("In 1929 Carr wrote of artels.[^1]\n\nThe artel, in 1930.")},
        {"one": "[^1]: [@carr1974, p. 5]. It rose in 1921.\n"},
    )


def test_a_person_appears_where_a_name_or_a_work_of_hers_stands(one: Settings) -> None:
    result, found = resolved(with_data(one, persons=PERSON))
    assert found == ()
    assert places(result, result.appearances.persons["carr"]) == ["one p1", "one n1"]
    assert result.appearances.works["carr"] == ("carr1974",)


def test_the_longest_name_counts_and_titles_of_works_do_not(make_edition: MakeEdition) -> None:
    settings = make_edition(
        {"one": act("Mark Smith.\n\nSmith Square.\n\n[*Smith*](bib:carr1974).\n\nSmithson.")}
    )
    two = "All:\n  - {id: m, name: Mark Smith}\n  - {id: s, name: Smith, forms: [Smith]}\n"
    persons = two.replace("}", ", who: Someone.}").replace(
        "name: Mark Smith", "name: Mark Smith, forms: [Mark Smith]"
    )
    result, _ = resolved(with_data(settings, persons=persons, names="places: [Smith Square]\n"))
    assert places(result, result.appearances.persons["m"]) == ["one p1"]
    assert places(result, result.appearances.persons["s"]) == []


def test_a_term_is_marked_at_its_first_use_in_each_act(make_edition: MakeEdition) -> None:
    settings = make_edition(
        {"one": act("## The artel\n\nArtels, an artel."), "two": act("An *artel*.", order=2)}
    )
    result, _ = resolved(with_data(settings, terms=TERM))
    marks = result.appearances.marks
    assert {k: [(m.child, m.start, m.end) for m in v] for k, v in marks.items()} == {
        ("one", 1): [(0, 0, 6)],
        ("two", 0): [(2, 0, 5)],
    }


def test_a_term_with_capitals_is_found_with_them_alone(make_edition: MakeEdition) -> None:
    settings = make_edition(
        {"one": act("It was not so.\n\nThe NOT."), "two": act("Not.", order=2)}
    )
    data = "- {id: not, term: NOT, means: Something.}\n"
    result, _ = resolved(with_data(settings, terms=data))
    assert places(result, result.appearances.terms["not"]) == ["one p2"]


def test_a_name_that_is_wrapped_over_two_lines_is_found(make_edition: MakeEdition) -> None:
    settings = make_edition({"one": act("Then E. H.\nCarr came.")})
    result, _ = resolved(
        with_data(
            settings, persons=PERSON.replace("E. H. Carr,", "E. H. Carr, forms: E. H. Carr,")
        )
    )
    assert places(result, result.appearances.persons["carr"]) == ["one p1"]


def test_events_come_in_the_order_of_time(one: Settings) -> None:
    events = """\
- {date: 1930, what: Third., at: one p2}
- {date: 1921, what: First., at: one n1}
- {date: 1929, what: Second., at: one p1}
"""
    result, found = resolved(with_data(one, events=events))
    assert found == ()
    assert [p.event.words.text for p in result.appearances.events] == [
        "First.",
        "Second.",
        "Third.",
    ]


def test_an_event_follows_a_passage_that_has_moved(one: Settings) -> None:
    result, _ = resolved(with_data(one, events="- {date: 1930, what: X., at: one p7}\n"))
    assert result.appearances.events == ()
    stone = Stone(("p7",), Kind.PASSAGE, "p1", "", Address("one", "p2"))
    for landing in (
        Landing(extra={Address("one", "p2"): ("p7",)}),
        Landing(stones={"one": (stone,)}),
    ):
        moved = find_appearances(replace(result, landing=landing), [])
        assert places(result, tuple(p.where for p in moved.events)) == ["one p2"]


@pytest.mark.parametrize(
    ("files", "place", "code"),
    [
        ({"events": "- date: [\n"}, "events.yml:2:1", "D001"),
        ({"events": "date: 1929\n"}, "events.yml:1:1", "D002"),
        ({"persons": "- Carr\n"}, "persons.yml:1:1", "D002"),
        ({"terms": TERM.replace("means:", "mean:")}, "terms.yml:1:52", "D003"),
        ({"terms": TERM.replace("means: A farm.", "means:")}, "terms.yml:1:3", "D004"),
        ({"terms": TERM.replace("means", "term: x, means")}, "terms.yml:1:52", "D005"),
        ({"events": "- {date: May 1929, what: X., at: one p1}\n"}, "events.yml:1:10", "D006"),
        ({"events": "- {date: 1929, what: X., at: one p9}\n"}, "events.yml:1:30", "D007"),
        ({"events": "- {date: 1929, what: X., at: on p1}\n"}, "events.yml:1:30", "D007"),
        ({"events": "- {date: 1929, what: X., at: p1}\n"}, "events.yml:1:30", "D007"),
        ({"events": "- {date: 1928, what: X., at: one p1}\n"}, "events.yml:1:3", "D008"),
        ({"terms": TERM + TERM.replace("artels]", "artely]")}, "terms.yml:2:3", "D009"),
        ({"terms": TERM + TERM.replace("id: artel", "id: other")}, "terms.yml:2:36", "D010"),
        ({"persons": PERSON.replace("Carr", "Car")}, "persons.yml:2:5", "D011"),
        ({"terms": TERM.replace("[artel, artels]", "toz")}, "terms.yml:1:35", "D012"),
        ({"terms": TERM.replace("A farm.", "'[A](bib:x)'")}, "terms.yml:1:64", "D014"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_fault_is_named_at_its_place(
    one: Settings, files: dict[str, str], place: str, code: str
) -> None:
    assert (place, code) in findings(with_data(one, **files))


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("30 fell.", ["D008"]),
        ("00 fell.", ["D008"]),
        ("24 fell.", []),
        ("All 5,000.", []),
        ("Of 10–12 and 17.5 percent.", []),
    ],
)
def test_figures_of_an_event_are_whole_numbers(
    words: str, codes: list[str], make_edition: MakeEdition
) -> None:
    text = "In 1930 of 5,000 some 24 fell, 10–12 a day, or 17.5 percent."
    data = f"- {{date: 1930, what: {words!r}, at: one p1}}\n"
    found = findings(with_data(make_edition({"one": act(text)}), events=data))
    assert [code for _, code in found] == codes


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("date: 1962, what: 24 die.", "says the figure 24; {} says 42"),
        ("date: 1962, what: 99 die.", "says the figure 99; {} says nothing of it"),
        ("date: 1936, what: X.", "says the year 1936; {} says 1963"),
        ("date: 1962-06-20, what: X.", "says June 20; {} says June 2"),
        ("date: 1962-06-02, what: X.", "says June 2, 1962; {} says June 2, 1963"),
        ("date: 1963-06-02, what: X.", ""),
        ("date: 1962-04, what: X.", "says April 1962; {} says May 1962"),
    ],
)
def test_an_event_is_said_with_what_its_passage_has(
    event: str, said: str, make_edition: MakeEdition
) -> None:
    text = "In May 1962 they struck the mill.\nOn June 2, 1963, some 42 died."
    settings = make_edition({"one": act(text)})
    checked = check_edition(with_data(settings, events=f"- {{{event}, at: one p1}}\n"))
    found = [d.message for d in checked.diagnostics if d.rule.code == "D008"]
    passage = "the passage acts/one.md:{} (one p1)"
    line = 6 if "May" in said or "nothing" in said else 7
    wanted = said.format(passage.format(line))
    assert found == ([f"events.yml {wanted}"] if said else [])


@pytest.mark.parametrize(
    ("event", "text", "codes"),
    [
        ("date: 1989-10", "In November 1989 the wall fell.", ["D008"]),
        (
            "date: 1989-10",
            "The year 1989 was that of the wall, which fell in November.",
            ["D008"],
        ),
        ("date: 1989-11, shown: October 1989", "In November 1989 the wall fell.", ["D008"]),
        ("date: 1989-10", "In 1989 the wall fell.", []),
        ("date: 1989-10", "The wall fell in Oct. 1989, and in November the rest.", []),
        ("date: 1989-10", "In September 1988, and in 1989 a month later, the wall fell.", []),
        ("date: 1989-10", "In the autumn of 1989 the wall fell, and in November the rest.", []),
        ("date: 1989-10", "Of the wall: May it fall. March on. The March on Rome of 1989.", []),
        ("date: 1989-10", "Im Oktober 1989 fiel die Mauer, im November der Rest.", []),
        ("date: 1989-10, shown: late in 1989", "In November 1989 the wall fell.", []),
        ("date: 1989-10-03", "In 1989 the wall fell, in November.", []),
    ],
)
def test_a_month_that_the_passage_has_otherwise_is_said(
    event: str, text: str, codes: list[str], make_edition: MakeEdition
) -> None:
    data = f"- {{{event}, what: X., at: one p1}}\n"
    found = findings(with_data(make_edition({"one": act(text)}), events=data))
    assert [code for _, code in found] == codes


@pytest.mark.parametrize(
    ("means", "said"),
    [
        ("Of 25,000 farms.", "the text has no 25,000; it has 250,000"),
        ("Of 1926.", "the text has no 1926; it has 1962"),
        ("Of May 1961.", "the text has no May 1961; it has April 1961"),
        ("Of 77 farms.", "the text has no 77"),
        ("Of 12 and 25, 250,000 and 1962.", ""),
        ("Of 1931, 1940–1945, the 1950s and the 18th century.", ""),
        ("Of May 1987 and June 1962.", ""),
    ],
)
def test_a_figure_of_a_term_that_the_text_has_not_is_said(
    means: str, said: str, make_edition: MakeEdition
) -> None:
    text = "In April 1961 twelve artels of 250,000.\n\nIn June of 1962, twenty-five."
    terms = TERM.replace("means: A farm.", f"means: {means!r}")
    settings = with_data(make_edition({"one": act(text)}), terms=terms)
    checked = check_edition(settings, least=Severity.INFO)
    found = [d.message for d in checked.diagnostics if d.rule.code == "D019"]
    assert found == ([said] if said else [])


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("From Havanna to Leningard", ["Havanna", "Leningard"]),
        ("Lewnin’s Armenai", ["Lewnin", "Armenai"]),
        ("Lewanin, Armenia, Armenian, Armenians, the Lewanins’ and Lewanin’s", []),
        ("Lewanina, Stalinism, Collectivisation, *Lewamin* and [*Lewamin*]{lang=la}", []),
        ("Levanon, Linin and Lewaninism", []),
    ],
)
def test_a_name_one_letter_away_from_a_listed_one_is_said(
    heading: str, names: list[str], make_edition: MakeEdition
) -> None:
    settings = make_edition({"one": act(f"## {heading} {{#one}}\n\nCarr and Lewanin.")})
    persons = PERSON + "  - {id: lewanin, name: Moshe Lewanin, who: A historian.}\n"
    listed = "places: [Havana, Leningrad, Armenia]\nothers: [Stalinist, Collectivization]\n"
    checked = check_edition(with_data(settings, persons=persons, names=listed))
    found = [d.span.text for d in checked.diagnostics if d.rule.code == "D020"]
    assert found == names


def test_terms_without_an_original_have_none_in_common(make_edition: MakeEdition) -> None:
    terms = TERM + "- {id: farm, term: farm, means: A farm.}\n"
    settings = with_data(make_edition({"one": act("A farm, an artel.")}), terms=terms)
    assert findings(settings) == []


def test_a_day_that_comes_again_has_more_than_one_year(make_edition: MakeEdition) -> None:
    text = "It began on June 2, 1961, and ended a year later to the day, in 1962."
    data = "- {date: 1962-06-02, what: X., at: one p1}\n"
    assert findings(with_data(make_edition({"one": act(text)}), events=data)) == []


def test_a_figure_leads_to_acts_within_its_years(one: Settings) -> None:
    figure = "title: T\nwords: W\nfrom: 1917\nto: 1991\npoints:\n"
    data = f"{figure}  - {{year: 1929, act: oen}}\n  - {{year: 1999, act: one}}\n"
    assert findings(with_data(one, figure=data)) == [
        ("figure.yml:6:5", "D007"),
        ("figure.yml:7:5", "D002"),
    ]


def test_a_name_that_no_list_knows_is_said_once(make_edition: MakeEdition) -> None:
    text = "Then Carr met Lewn. In Paris he read “The End” in May.\n\nCarr and Lewin left."
    settings = make_edition({"one": act(text)})
    persons = PERSON + "  - {id: lewin, name: Moshe Lewin, who: A historian.}\n"
    checked = check_edition(with_data(settings, persons=persons), least=Severity.INFO)
    found = [d for d in checked.diagnostics if d.rule.code == "D013"]
    assert [(d.span.text, str(d.severity)) for d in found] == [
        ("Lewn", "info"),
        ("Paris", "info"),
        ("End", "info"),
    ]
    assert "did you mean “Lewin”?" in found[0].message
    assert [d.remedy.split()[0] for d in found] == ["Correct", "Add", "Add"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Mark D. Smith", "Mark B. Smith"),
        ("Stephan A. Smith", "Stephen A. Smith"),
        ("Edward Carr", "E. H. Carr"),
        ("Moshe Smit", ""),
    ],
)
def test_a_first_name_that_is_wrong_leads_to_the_person(
    name: str, hint: str, make_edition: MakeEdition
) -> None:
    persons = (
        PERSON + "  - {id: a, name: Mark B. Smith, forms: [Mark B. Smith, Smith], who: X.}\n"
        "  - {id: b, name: Stephen A. Smith, forms: [Stephen A. Smith], who: X.}\n"
    )
    text = f"So {name} wrote; and Carr, Mark B. Smith and Stephen A. Smith did too."
    settings = with_data(make_edition({"one": act(text)}), persons=persons)
    checked = check_edition(settings, least=Severity.INFO)
    found = next(d for d in checked.diagnostics if d.rule.code == "D013")
    assert (f"did you mean “{hint}”?" in found.message) == bool(hint)
    assert found.remedy.startswith("Correct it, or add it" if hint else "")


def test_an_edition_without_data_hears_nothing_of_it(one: Settings) -> None:
    assert findings(one) == []
    result, _ = resolved(one)
    assert result.appearances.events == ()
    assert result.appearances.marks == {}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("in 1929, and the 1920s", {"1929", "1920s"}),
        ("1927/28", {"1927", "1928"}),
        ("1980–89 and 1931–1933", {"1980", "1989", "1931", "1933"}),
        ("250,000 of them; 15056", set()),
    ],
)
def test_years_are_read_from_a_text(text: str, years: set[str]) -> None:
    assert years_in(text) == years


@pytest.mark.parametrize(
    ("russian", "latin"),
    [
        ("хрущёбы", "khrushcheby"),
        ("единоначалие", "edinonachalie"),
        ("гласность", "glasnostʹ"),
        ("Щука, ЩИ", "Shchuka, SHCHI"),
        ("объём", "obʺem"),
    ],
)
def test_russian_is_romanized_as_libraries_do(russian: str, latin: str) -> None:
    assert romanize(russian, "ru") == latin
    assert romanize(russian, "uk") == ""


def test_the_edition_knows_its_times_people_and_terms(edition: Edition) -> None:
    apparatus, found = edition.resolved.corpus.apparatus, edition.resolved.appearances
    assert len(found.events) == len(apparatus.events) >= 70
    assert {p.where.act.stem for p in found.events} == set(edition.resolved.ids)
    assert all(found.persons.values())
    assert all(found.terms.values())
    assert places(edition.resolved, found.persons["smith-mark"]) == [
        "1959 p4", "1959 n16", "1959 p5", "1959 n17",
    ]  # fmt: skip
    assert places(edition.resolved, found.persons["smith-stephen"]) == ["1959 p12", "1959 n25"]


def test_a_slip_in_a_name_or_a_year_of_the_edition_is_found(tmp_path: Path) -> None:
    copy = copy_edition(tmp_path)
    line = copy.plant("acts/1989.md", "Vladislav Zubok", "Vladislav Subok")
    assert ("acts/1989.md", line) in copy.places("D013")
    copy.plant("acts/1959.md", "October 1957", "October 1956")
    assert [path for path, _ in copy.places("D008")] == ["docs/data/events.yml"]
