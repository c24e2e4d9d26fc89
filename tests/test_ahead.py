"""A first check that is helped says what it says alone, whatever becomes of the helpers."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from backmatter import ahead
from backmatter.check import check_edition
from backmatter.config import Settings, load_settings
from backmatter.diagnostics import Severity
from backmatter.source.document import parse_document
from backmatter.source.kept import Kept
from backmatter.text import SourceFile
from conftest import act

ACTS = 9
SETTINGS = "site_name: Site\nplugins:\n  - backmatter: {numbering: page}\n"
BOOK = """\
@book{carr1974,
  author = {Carr, E. H.},
  title = {Foundations},
  publisher = {Penguin},
  date = {1974},
}
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An edition with a fault or two in each act, of which three are many."""
    monkeypatch.setattr(ahead, "_MANY", 3)
    monkeypatch.setattr(ahead, "_processors", lambda: 3)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    (tmp_path / "bibliography.bib").write_text(BOOK)
    for folder in ("acts", "notes", "docs"):
        (tmp_path / folder).mkdir()
    for n in range(1, ACTS + 1):
        text = act(
            f"The  first “words have a note.[^1] So has the the year {n}.", f"Act {n}", n
        )
        (tmp_path / f"acts/{n}.md").write_text(text)
        (tmp_path / f"notes/{n}.md").write_text(f"[^1]: Ibid., and [@carr1974, pp. {n}].\n")
    return load_settings(tmp_path / "mkdocs.yml")


def _found(settings: Settings, kept: Kept | None = None) -> Sequence[str]:
    found = check_edition(settings, least=Severity.INFO, kept=kept).diagnostics
    assert len(found) > 3 * ACTS
    return [f"{d.span} {d.rule.code} {d.message} {d.span.text}" for d in found]


def _helped(settings: Settings) -> Sequence[str]:
    with ahead.helped(settings):
        return _found(settings, Kept(settings.kept))


def test_the_check_says_the_same_with_and_without_helpers(settings: Settings) -> None:
    assert ahead._count(settings) == 2
    assert _helped(settings) == _found(settings)


def test_what_helpers_have_made_is_not_made_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = _found(settings)
    for helper in [ahead._start(settings, n, 2) for n in range(2)]:
        assert helper is not None
        assert helper.wait() == 0

    for place in (
        "source.acts.parse_document",
        "source.parse_bibliography",
        "check._of_act",
        "check._of_bibliography",
    ):
        monkeypatch.setattr(f"backmatter.{place}", _unwanted(place.rpartition(".")[2]))
    assert _found(settings, Kept(settings.kept)) == alone


def _unwanted(name: str) -> Callable[..., None]:
    def made(*_: object) -> None:
        raise AssertionError(f"{name} is called again")

    made.__qualname__ = name
    return made


@pytest.mark.parametrize("program", ["", "/nowhere", "false"])
def test_helpers_that_do_not_start_or_fail_change_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    alone = _found(settings)
    monkeypatch.setattr(sys, "executable", program)
    assert _helped(settings) == alone


def test_a_helper_that_is_stopped_leaves_nothing_by_halves(settings: Settings) -> None:
    helper = ahead._start(settings, 0, 1)
    assert helper is not None
    while helper.poll() is None and not any(settings.kept.glob("*")):
        time.sleep(0.001)
    helper.terminate()
    helper.wait()
    assert not any(settings.kept.glob(".*.tmp"))
    assert _found(settings, Kept(settings.kept)) == _found(settings)


def test_no_helper_is_asked_where_there_is_nothing_to_gain(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "_processors", lambda: 1)
    assert ahead._count(settings) == 0
    monkeypatch.setattr(ahead, "_processors", lambda: 3)
    monkeypatch.setattr(ahead, "_MANY", ACTS + 1)
    assert ahead._count(settings) == 0
    monkeypatch.setattr(ahead, "_MANY", 3)
    _found(settings, Kept(settings.kept))
    assert ahead._count(settings) == 0


def test_what_the_folder_lacks_is_known_without_making_it(tmp_path: Path) -> None:
    file = SourceFile("a.md", "Words.")
    assert Kept(tmp_path).lacks((file,), parse_document)
    Kept(tmp_path).lasting((file,), parse_document, file)
    assert not Kept(tmp_path).lacks((file,), parse_document)
    assert Kept(tmp_path).lacks((SourceFile("b.md", "Words."),), parse_document)
