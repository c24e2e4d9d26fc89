"""How often pandoc is run, for what, and that the print does not depend on it."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
from pathlib import Path

import pytest

from backmatter import pandoc
from backmatter.build import Edition, build
from backmatter.check import check_edition
from backmatter.config import Settings, load_settings
from backmatter.format import format_edition, jobs, missing
from conftest import ROOT, MakeEdition, act
from whole_document import our_clusters

WORKS = """\
@book{carr1974, author = {Carr, E. H.}, title = {Foundations}, date = {1974}}
@book{carr1978, author = {Carr, E. H.}, title = {Plans}, date = {1978}}
@book{lewin1968, author = {Lewin, Moshe}, title = {Peasants}, date = {1968}}
@book{stone1970, author = {Stone, Rosa}, title = {Peasants}, date = {1970}}
"""
TWO = "[^1]: [@carr1974, p. 5].\n\n[^2]: [@lewin1968, p. 6].\n"


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The processes of pandoc begun from now on: of each, the questions that it was asked."""
    begun: list[list[str]] = []
    asked: dict[pandoc.Session, list[str]] = {}
    start, ask = pandoc.Session._start, pandoc.Session._ask

    def starting(session: pandoc.Session) -> subprocess.Popen[bytes]:
        asked[session] = []
        begun.append(asked[session])
        return start(session)

    def asking(session: pandoc.Session, question: str) -> object:
        answer = ask(session, question)
        asked[session].append(question)
        return answer

    monkeypatch.setattr(pandoc.Session, "_start", starting)
    monkeypatch.setattr(pandoc.Session, "_ask", asking)
    monkeypatch.setattr(pandoc, "run", lambda *_, **__: begun.append(["of its own"]))
    return begun


@pytest.fixture
def edition(tmp_path: Path) -> Settings:
    """The edition itself, in a copy that may be changed."""
    for name in ("acts", "notes", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("bibliography.bib", "mkdocs.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    settings = load_settings(tmp_path / "mkdocs.yml")
    return dataclasses.replace(settings, cache=tmp_path / ".cache")


def test_the_edition_takes_two_runs_at_most_one_for_a_note_and_none_when_nothing_changed(
    edition: Settings, runs: list[list[str]], tmp_path: Path
) -> None:
    cold = build(edition)
    assert len(runs) <= 2
    assert cold.cite_this
    runs.clear()
    assert texts(build(edition)) == texts(cold)
    assert runs == []
    notes = tmp_path / "notes/1929.md"
    text = notes.read_text(encoding="utf-8")
    notes.write_text(text.replace("[^2]: [", "[^2]: [compare ", 1), encoding="utf-8")
    changed = build(edition)
    assert [a for a, b in zip(texts(cold), texts(changed), strict=True) if a != b] == [
        texts(cold)[0]
    ]
    assert [len(questions) for questions in runs] == [1]


def texts(edition: Edition) -> list[str]:
    """The text of every cluster."""
    return our_clusters(edition.resolved, edition.formatted)


def set_notes(
    make_edition: MakeEdition, notes: str, style: str = "chicago-notes-bibliography"
) -> list[str]:
    """The text of every cluster, by the stages up to format alone."""
    marks = "".join(f"Text.[^{n}] " for n in range(1, notes.count("]: ") + 1))
    settings = make_edition({"a": act(marks)}, {"a": notes}, WORKS, style=style)
    resolved = check_edition(settings).resolved
    with pandoc.Session() as session:
        return our_clusters(resolved, format_edition(resolved, settings, session))


def test_one_run_when_cold_and_none_when_nothing_changed(
    make_edition: MakeEdition, runs: list[list[str]]
) -> None:
    first = set_notes(make_edition, TWO)
    assert len(runs) == 1
    assert set_notes(make_edition, TWO) == first
    assert len(runs) == 1


def test_another_number_in_a_locator_needs_no_run(
    make_edition: MakeEdition, runs: list[list[str]]
) -> None:
    set_notes(make_edition, TWO)
    other = TWO.replace("p. 5", "p. 7").replace("p. 6", "p. 1234")
    one, two = set_notes(make_edition, other)
    assert len(runs) == 1
    assert one.endswith(", 7.")
    assert two.endswith(", 1234.")


def test_another_page_range_or_prefix_of_mere_words_needs_no_run(
    make_edition: MakeEdition, runs: list[list[str]]
) -> None:
    set_notes(make_edition, TWO)
    other = TWO.replace("p. 5", "pp. 120–125").replace("[@lewin", "[see also @lewin")
    one, two = set_notes(make_edition, other)
    assert one == "E. H. Carr, Foundations (1974), 120–25."
    assert two == "See also Moshe Lewin, Peasants (1968), 6."
    assert [len(questions) for questions in runs[1:]] == [1]  # Lewin without a capital
    within = other.replace("[see", "On this [cf.").replace("also ", "")
    assert set_notes(make_edition, within)[1] == "cf. Moshe Lewin, Peasants (1968), 6."
    assert len(runs) == 2


def test_a_locator_beyond_the_first_is_printed_once_and_kept(
    make_edition: MakeEdition, runs: list[list[str]]
) -> None:
    notes = "[^1]: [@carr1974, vol. 1, p. 8–9].\n\n[^2]: [@lewin1968, vol. 2, p. 8–9].\n"
    one, two = set_notes(make_edition, notes)
    assert one.endswith("vol. 1, pp. 8–9.")
    assert two.endswith("vol. 2, pp. 8–9.")
    assert sum("locatorpage" in question for question in runs[0]) == 1
    assert set_notes(make_edition, notes) == [one, two]
    assert len(runs) == 1


def test_one_more_citation_reformats_only_what_depends_on_it(
    make_edition: MakeEdition, runs: list[list[str]]
) -> None:
    set_notes(make_edition, TWO)
    prints = set_notes(make_edition, TWO + "\n[^3]: [@carr1974, p. 9].\n")
    (question,) = runs[-1]
    assert "carr1974" in question
    assert "lewin1968" not in question
    assert prints[2] == "Carr, Foundations, 9."


def test_a_title_in_common_connects_no_works_whose_authors_are_always_named(
    make_edition: MakeEdition, runs: list[list[str]]
) -> None:
    set_notes(make_edition, TWO)
    set_notes(make_edition, TWO + "\n[^3]: [@stone1970, p. 9].\n")
    (question,) = runs[-1]
    assert "stone1970" in question
    assert "lewin1968" not in question


def test_an_author_in_common_connects_no_works_whose_titles_are_always_printed(
    make_edition: MakeEdition, runs: list[list[str]]
) -> None:
    set_notes(make_edition, TWO)
    set_notes(make_edition, TWO + "\n[^3]: [@carr1978, p. 9].\n")
    (question,) = runs[-1]
    assert "carr1978" in question
    assert "carr1974" not in question


def test_many_jobs_print_what_one_prints(
    make_edition: MakeEdition, runs: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    cites = ("carr1974", "lewin1968", "carr1978", "carr1974", "lewin1968", "stone1970")
    notes = "\n\n".join(f"[^{i}]: [@{key}, p. {i}]." for i, key in enumerate(cites, 1))
    one = set_notes(make_edition, notes)
    few = len(runs[-1])
    shutil.rmtree(make_edition().cache)
    monkeypatch.setattr(jobs, "_MANY", 1)
    monkeypatch.setattr(missing, "_FEW", 9)
    assert set_notes(make_edition, notes) == one
    assert len(runs[-1]) == few + 3
    shutil.rmtree(make_edition().cache)
    monkeypatch.setattr(missing, "_FEW", 1)
    assert set_notes(make_edition, notes) == one
    assert sum(map(len, runs[-2:])) == few + 3
    assert all(runs[-2:])


NAMES = (
    *("Carr, E. H.", "{the} Group", "{das Amt}", "d'Alembert, Jean", "d’Étiolles, Anne"),
    *("de Gaulle, Charles", "al-Tabari, Ali", "ßmann, Ute", "ǆurić, Mara", "აბაშიძე, ა."),
    *("ʿAbd, Ali", "3M", "王, 明", "{{iOS} Users}", "œuvre, Anne"),
)
TITLES = (
    *("``{a} Quotation''", "{iPhone} and {I}", "1929", "{en} Bloc", "\\emph{{e.g.}} Books"),
    *("\\textsuperscript{{a}}B", "$x$ and Y", "{...} {and} So On", "(\\emph{{in}}) Parts"),
    *("\\textsc{{small}} Things", "“{das} Kapital”", "'{tis} Pity", "— {and} {yet}", "\\#{me}"),
)


@pytest.mark.parametrize(
    "style",
    ["chicago-notes-bibliography-17th-edition", "oscola", "mhra-notes"],
)
@pytest.mark.parametrize("foreseen", [True, False])
def test_what_begins_a_sentence_is_printed_the_same_whatever_else_is_asked(
    style: str, foreseen: bool, make_edition: MakeEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not foreseen:
        monkeypatch.setattr(missing, "may_begin_small", lambda _: False)
    works = [f"author = {{{name}}}, title = {{Works}}" for name in NAMES]
    works += [f"title = {{{title}}}" for title in TITLES]
    bib = "\n".join(f"@book{{w{i}, {work}, date = {{1950}}}}" for i, work in enumerate(works))
    keys = [f"w{i}" for i in range(len(works))]

    def printed(*ways: str) -> list[str]:
        notes = {
            f"p{n}": "\n\n".join(f"[^{i}]: {way.format(k)}" for i, k in enumerate(keys, 1))
            for n, way in enumerate(ways)
        }
        marks = " ".join(f"Text.[^{i}]" for i in range(1, len(keys) + 1))
        acts = {stem: act(marks, order=n) for n, stem in enumerate(notes)}
        settings = make_edition(acts, notes, bib, style=style, scope="page", numbering="page")
        edition = build(dataclasses.replace(settings, cache=settings.cache / str(ways)))
        return texts(edition)

    begun, within = "[@{}, p. 5].", "On this [@{}, p. 5]."
    alone = [printed(begun), printed(within)]
    assert alone[0] != alone[1]
    both = printed(begun, within)
    assert [both[: len(keys)], both[len(keys) :]] == alone


@pytest.mark.parametrize("style", ["no xml", "<style/>"])
def test_what_pandoc_cannot_do_is_an_error_in_its_own_words(style: str) -> None:
    with pandoc.Session() as session:
        with pytest.raises(pandoc.PandocError, match=r"(?i)style|xml|element"):
            session.cite([], [], style)
        assert session.csl_items("@book{a, title = {T}}", "en-US")[0]["id"] == "a"


def test_what_takes_too_long_is_ended() -> None:
    with (
        pandoc.Session(timeout=0.01) as session,
        pytest.raises(pandoc.PandocError, match="no answer"),
    ):
        session.csl_items("@book{a, title = {T}}" * 20_000, "en-US")


def test_entries_are_read_in_the_language_that_is_asked_for() -> None:
    source = "@thesis{a, title = {T}, type = {phdthesis}, institution = {I}}"
    with pandoc.Session() as session:
        genres = [
            session.csl_items(source, locale)[0]["genre"] for locale in ("en-US", "de-DE")
        ]
    assert genres[0] != genres[1]
