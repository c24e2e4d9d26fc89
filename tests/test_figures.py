"""What is drawn: the line and its turns, the years of events, the works by act."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from backmatter.build import Edition, build
from backmatter.config import Settings
from backmatter.render.addresses import Addresses
from backmatter.render.curve import curve
from backmatter.render.figure import figure
from backmatter.render.html import words
from backmatter.render.persons import persons
from backmatter.render.sources import sources
from backmatter.render.terms import terms
from backmatter.render.timeline import timeline
from conftest import MakeEdition, act

COMMANDS = (figure, timeline, persons, terms)
Points = tuple[tuple[float, float], ...]


def bend(piece: Points, t: float) -> float:
    """The sign of the curvature of a cubic Bézier curve: x'y'' - y'x''."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = piece

    def first(a: float, b: float, c: float, d: float) -> float:
        return 3 * ((1 - t) ** 2 * (b - a) + 2 * (1 - t) * t * (c - b) + t * t * (d - c))

    def second(a: float, b: float, c: float, d: float) -> float:
        return 6 * ((1 - t) * (c - 2 * b + a) + t * (d - 2 * c + b))

    return first(x0, x1, x2, x3) * second(y0, y1, y2, y3) - first(y0, y1, y2, y3) * second(
        x0, x1, x2, x3
    )


def at(piece: Points, t: float) -> float:
    (a, _), (b, _), (c, _), (d, _) = piece
    return (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t**3 * d


def sign_changes(pieces: list[Points]) -> list[float]:
    """Where the line's curvature changes sign, looked for in steps of a hundredth piece."""
    samples = [(at(p, k / 100), bend(p, k / 100)) for p in pieces for k in range(1, 100)]
    return [
        (left[0] + right[0]) / 2
        for left, right in pairwise(samples)
        if (left[1] > 0) != (right[1] > 0)
    ]


def drawn_pieces(svg: str) -> list[Points]:
    """The Bézier curves of the drawn line, from its path."""
    path = re.search(r'<path d="M(\S+?)C([^"]+)" class="curve"', svg)
    assert path
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", path[1] + " " + path[2])]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    return [tuple(points[i : i + 4]) for i in range(0, len(points) - 1, 3)]


@pytest.mark.parametrize(
    ("first", "last", "turns"),
    [
        (1917, 1991, [1929, 1959, 1989]),
        (0, 10, [5]),
        (1000, 2000, [1066, 1215, 1500, 1789, 1848]),
        (1900, 1910, []),
    ],
)
def test_the_line_turns_at_its_points_and_nowhere_else(
    first: float, last: float, turns: list[float]
) -> None:
    line = curve(first, last, turns)
    assert sign_changes(list(line.pieces())) == pytest.approx(turns, abs=(last - first) / 500)
    for one, next_ in pairwise(line.pieces()):
        end, start = bend(one, 1), bend(next_, 0)
        at_turn = one[3][0] in turns
        assert (abs(end) < 1e-9) == (abs(start) < 1e-9) == at_turn


def test_the_line_is_smooth(edition: Edition) -> None:
    for one, next_ in pairwise(drawn_pieces(figure(edition, Addresses()))):
        assert one[3] == next_[0]
        (ax, ay), (bx, by), (cx, cy) = one[2], one[3], next_[1]
        assert (by - ay) * (cx - bx) == pytest.approx((cy - by) * (bx - ax), rel=0.02, abs=5)


def test_the_drawn_line_of_the_edition_turns_in_1929_1959_and_1989(edition: Edition) -> None:
    svg = figure(edition, Addresses())
    years = [1917 + x * 74 / 1000 for x in sign_changes(drawn_pieces(svg))]
    assert years == pytest.approx([1929, 1959, 1989], abs=0.15)
    assert re.findall(r'<a xlink:href="(\w+)/" role="link" aria-label="([^"]+)"', svg) == [
        ("1929", "1929: Mistrusting the masses"),
        ("1959", "1959: Between First and Third Worlds"),
        ("1989", "1989: Renewal or end?"),
    ]
    assert "not a measured quantity" in words(svg)
    assert "style=" not in svg


def test_an_event_stands_between_its_years(edition: Edition) -> None:
    html = timeline(edition, Addresses())
    item = re.search(r'<li id="1959-p13-2".*?</li>', html)
    assert item
    assert "June 2, 1962" in item[0] or "October 1962" in item[0]
    bars = re.findall(r'<rect x="([\d.]+)%" width="([\d.]+)%"', html)
    assert len(bars) == len(edition.resolved.appearances.events)
    assert all(float(x) >= 0 and float(x) + float(w) <= 100.01 for x, w in bars)


def test_every_event_leads_to_its_passage_and_back(edition: Edition) -> None:
    html = timeline(edition, Addresses())
    ids = re.findall(r'<li id="([^"]+)"', html)
    assert len(set(ids)) == len(ids) >= 70
    for id_, href in re.findall(
        r'<li id="([^"]+)".*?<span class="found"><a href="([^"]+)"', html
    ):
        stem, fragment = id_.split("-")[:2]
        assert href == f"{stem}/#{fragment}"


def test_the_works_are_counted_by_act_with_a_table_behind(edition: Edition) -> None:
    html = sources(edition, Addresses())
    assert html.count("<tr>") == 1 + len(edition.resolved.uses)
    assert html.count('role="img"') == 2
    assert "Carr, A History of Soviet Russia" in words(html)
    assert '<span lang="fr">La paysannerie et le pouvoir soviétique, 1928–1930<' in html
    assert '<span lang="ru-Latn">Uchastie SSSR' in html


def test_an_edition_without_data_has_nothing_of_it(make_edition: MakeEdition) -> None:
    made = build(make_edition({"one": act("A collective farm in 1929.")}))
    assert [command(made, Addresses()) for command in COMMANDS] == ["", "", "", ""]
    assert sources(made, Addresses()) == ""


def test_markup_in_data_is_text_on_the_page(make_edition: MakeEdition) -> None:
    settings: Settings = make_edition({"one": act("An artel of Carr in 1929.")})
    settings.data.mkdir(parents=True)
    evil = "<script>"
    files = {
        "terms": f"- {{id: a, term: '{evil}', forms: artel, means: '{evil}'}}",
        "persons": f"'{evil}':\n  - {{id: c, name: '{evil}', forms: Carr, who: '{evil}'}}",
        "events": f"- {{date: 1929, shown: '1929{evil}', what: '{evil}', at: one p1}}",
        "figure": f"{{title: '{evil}', words: '{evil}', from: 1900, to: 1950, "
        "points: [{year: 1929, act: one}]}",
    }
    for name, text in files.items():
        (settings.data / f"{name}.yml").write_text(text + "\n", encoding="utf-8")
    made = build(settings)
    for command in COMMANDS:
        html = command(made, Addresses())
        assert "&lt;script&gt;" in html
        assert "<script" not in html


def test_a_key_without_an_entry_is_left_out_of_the_works(make_edition: MakeEdition) -> None:
    notes = {"one": "[^1]: [@car1974; @carr1974].\n"}
    edition = build(make_edition({"one": act("Text.[^1]")}, notes))
    assert "C001" in {d.rule.code for d in edition.diagnostics}
    html = sources(edition, Addresses())
    assert "carr1974" in html
    assert "car1974" not in html
