"""What is told twice: contradictions are named, and what only seems one is not."""

from __future__ import annotations

import pytest

from backmatter.check import check_edition
from backmatter.config import Settings
from backmatter.diagnostics import Severity
from conftest import MakeEdition, act
from test_apparatus import with_data

CODES = {"D019", "D022", "D023", "D024", "D025", "D026", "D027", "D028", "F023", "P006"}
NOTE = "[^1]: [@carr1974, p. 5]. It rose in 1921.\n"
TEXT = "The war of it was over.[^1]\n"


def codes(settings: Settings, **data: str) -> list[str]:
    """The rules of what is told twice that do not hold, in the order of the places."""
    found = check_edition(with_data(settings, **data), least=Severity.INFO).diagnostics
    return [d.rule.code for d in found if d.rule.code in CODES]


@pytest.mark.parametrize(
    ("text", "date", "wanted"),
    [
        ("On July 2, 1962, the men and women of it struck.", "1962-06-02", ["D022"]),
        ("On 2 July 1962 the men and women of it struck.", "1962-06-02", ["D022"]),
        ("On July 3, 1962, the men and women of it struck.", "1962-06-02", []),
        ("The 2nd of June was the day, and July 2, 1962, the end of it.", "1962-06-02", []),
        ("It was on May 2, 1962, and a month later they struck.", "1962-06-02", []),
        ("It was on May 2, 1962, and on June 2 they struck the mines.", "1962-06-02", []),
        ("On April 25, 1917 (May 8 of the new style), the day of it.", "1917-05-08", []),
        ("On May 4, 1886, and on June 4, 1886, the trials of the men.", "1886-07-04", []),
        ("The fall of the man in August 1964, after October 1962.", "1964-10", []),
        ("The end of it, in 1960, and the murder in January 1961.", "1960-01", []),
        ("It was held in 1960; the murder was in January 1961.", "1960-01", ["D022"]),
        ("At the beginning of 1960, and in January 1961.", "1960-01", []),
        ("It was in August 1964; in October of that year, as in October 1962.", "1964-10", []),
        ("August 1964 and March 1964 and the end, after October 1962.", "1964-10", []),
        ("Le 2 juillet 1962, le roi et la reine de la ville.", "1962-06-02", []),
        ("On July 2, 1962, the men and women of it struck.", "1962-06~", []),
    ],
)
def test_dates_of_passages(
    text: str, date: str, wanted: list[str], make_edition: MakeEdition
) -> None:
    settings = make_edition({"one": act(f"{text}\n\n{TEXT}")}, {"one": NOTE})
    events = f"- {{date: {date}, what: They struck., at: one p1}}\n"
    assert codes(settings, events=events) == wanted


@pytest.mark.parametrize(
    ("text", "what", "wanted"),
    [
        ("The party held its Sixteenth Conference.", "The Fifteenth Conference.", ["D023"]),
        ("The party held its XVI Conference.", "The Sixteenth Conference.", []),
        ("The Sixteenth Party Conference.", "The 15th Party Conference.", []),
        ("The 4th and the 5th Council of the church.", "The Fifth Council.", []),
        ("The second performance was a success.", "The first performance.", []),
        ("The Second Congress of the party.", "The First Congress.", ["D023"]),
        ("It was in the eighteenth century.", "The fourth child is born.", []),
        ("By then six million had gone.", "Five million are gone.", ["D023"]),
        ("By then 4.8 million and six million.", "Five million are gone.", []),
        ("Two million went, and three million.", "Five million are gone.", []),
        ("A toll of 5 million.", "Five million are gone.", []),
        ("A toll of six hundred.", "Five million are gone.", []),
    ],
)
def test_numbers_of_events(
    text: str, what: str, wanted: list[str], make_edition: MakeEdition
) -> None:
    settings = make_edition({"one": act(f"In 1929: {text}\n\n{TEXT}")}, {"one": NOTE})
    events = f"- {{date: 1929, what: {what}, at: one p1}}\n"
    assert codes(settings, events=events) == wanted


@pytest.mark.parametrize(
    ("date", "shown", "wanted"),
    [
        ("1926/1927", "1927/28", ["D024"]),
        ("1927/1928", "1927/28", []),
        ("1642-02-10", "February 10, 1641/42", []),
        ("1931~", "two years after 1929", []),
        ("1929", "1347 of the Hijra", []),
        ("1929", "early in 1928", ["D024"]),
        ("195X", "the end of the 1950s", []),
    ],
)
def test_dates_in_words(
    date: str, shown: str, wanted: list[str], make_edition: MakeEdition
) -> None:
    text = f"It was in {shown}, in 1926, 1927, 1928, 1929 and 1642."
    settings = make_edition({"one": act(f"{text}\n\n{TEXT}")}, {"one": NOTE})
    events = f"- {{date: {date}, shown: '{shown}', what: It came., at: one p1}}\n"
    assert codes(settings, events=events) == wanted


@pytest.mark.parametrize(
    ("dates", "who", "wanted"),
    [
        ("1925–1960", "Leader, assassinated in January 1961.", ["D027"]),
        ("1925–1961", "Leader, assassinated in January 1961.", []),
        ("1925–1961", "Widow of Mao, killed in 1949.", []),
        ("1925–1961", "Poet whose brother, a painter, died in 1949.", []),
        ("1925–1961", "Terrorist, killed two ministers in 1949.", []),
        ("1925–c. 1961", "Leader, killed in 1960.", []),
        ("1925–1960", "Poet, died in Paris in 1961.", ["D027"]),
    ],
)
def test_deaths(dates: str, who: str, wanted: list[str], make_edition: MakeEdition) -> None:
    text = f"E. H. Carr was there in 1949, in 1960 and in January 1961.\n\n{TEXT}"
    settings = make_edition({"one": act(text)}, {"one": NOTE})
    persons = f"All:\n  - {{id: c, name: E. H. Carr, dates: {dates}, who: '{who}'}}\n"
    assert codes(settings, persons=persons) == wanted


@pytest.mark.parametrize(
    ("means", "wanted"),
    [
        ("He wrote of “a ‘Left’ practice.”", ["D025"]),
        ("He wrote of “a ‘Leftist’ … of wages,” and of “[a]ll of it.”", []),
        ("He wrote of the “**Foundations**.”", []),
        ("The strikes of 1923/1934 were his.", ["D019"]),
        ("The strikes of 1923/24 were his.", []),
        ("The strikes of 1917/1918 were his.", []),
    ],
)
def test_descriptions(means: str, wanted: list[str], make_edition: MakeEdition) -> None:
    text = "An artel was “a ‘Leftist’ practice of wages” and “All of it” in 1923/1924 and 1934."
    settings = make_edition({"one": act(f"{text}\n\n{TEXT}")}, {"one": NOTE})
    terms = f"- {{id: artel, term: artel, means: '{means.replace(chr(39), chr(39) * 2)}'}}\n"
    assert codes(settings, terms=terms) == wanted


def test_events_stand_once_and_may_have_one_date(make_edition: MakeEdition) -> None:
    settings = make_edition({"one": act(f"In 1929 and 1930.\n\n{TEXT}")}, {"one": NOTE})
    event = "- {{date: {}, what: {}, at: one p1}}\n"
    events = event.format(1929, "A diet meets.") + event.format(1929, "A *king* dies.")
    assert codes(settings, events=events) == []
    assert codes(settings, events=events + event.format(1930, "A king dies.")) == ["D026"]


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("*smychka*", ["D028"]),
        ("**smychka**", []),
        ("[*smychka*](bib:carr1974)", []),
        ("*Smychka*", []),
        ("`*smychka*`", []),
        ("*link*", []),
    ],
)
def test_foreign_terms(word: str, wanted: list[str], make_edition: MakeEdition) -> None:
    own = "[*artel*]{lang=ru-Latn} and [*TOZ*]{lang=ru-Latn}"
    settings = make_edition({"one": act(f"The {word} and {own}.\n\n{TEXT}")}, {"one": NOTE})
    terms = (
        "- {id: s, term: s, forms: [smychka, link], original: смычка, lang: ru, means: A.}\n"
    )
    assert codes(settings, terms=terms) == wanted
    (settings.acts / "one.md").write_text(act(f"The {word} of it.\n\n{TEXT}"), "utf-8")
    assert codes(settings, terms=terms) == []


YEARS = {year: act(TEXT.replace("[^1]", ""), f'"{year}"') for year in ("1848", "1871", "1918")}


@pytest.mark.parametrize(
    ("title", "page", "wanted"),
    [
        ("1871", "In acts, 1848, 1870, and 1918.", ["F023"]),
        ("1870", "In acts, 1848, 1871, and 1918.", ["F023"]),
        ("The Commune of 1870", "The years 1848, 1849, and 1850.", []),
        ("The Commune", "The years 1848, 1870, 1871, and 1918.", []),
    ],
)
def test_years_of_acts(
    title: str, page: str, wanted: list[str], make_edition: MakeEdition
) -> None:
    acts = YEARS | {"1871": YEARS["1871"].replace('"1871"', f'"{title}"')}
    settings = make_edition(acts)
    (settings.root / "docs").mkdir()
    (settings.root / "docs" / "index.md").write_text(f"# Home\n\n{page}\n", "utf-8")
    assert codes(settings) == wanted


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("The 11 notes of this edition.", ["P006"]),
        ("Essays, 13 numbered notes and a bibliography.", ["P006"]),
        ("Its notes are numbered 1 to 11.", ["P006"]),
        ("Its 12 notes, and notes numbered from 1 to 12.", []),
        ("The 11 notes that are new; the 11 notes of the translator; with 11 notes.", []),
        ("The 4 notes of it; the 2 notes; the 300 notes.", []),
        ("Chapter 1 to 11 of the notes.", []),
    ],
)
def test_numbers_of_notes(page: str, wanted: list[str], make_edition: MakeEdition) -> None:
    text = " ".join(f"A claim.[^{n}]" for n in range(1, 13))
    notes = "".join(f"[^{n}]: [@carr1974, p. {n}].\n" for n in range(1, 13))
    settings = make_edition({"one": act(text)}, {"one": notes})
    (settings.root / "docs").mkdir()
    (settings.root / "docs" / "index.md").write_text(f"# Home\n\n{page}\n", "utf-8")
    assert codes(settings) == wanted
    (settings.root / "CITATION.cff").write_text(f"abstract: >-\n  {page}\n", "utf-8")
    assert codes(settings) == wanted * 2
