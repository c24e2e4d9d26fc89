"""Golden cases of printed notes: one file each in cases/format, its name a sentence.

`notes` are the notes as written, `prints` is what stands on the page. Where nothing is said,
pandoc prints the same from the same source; `pandoc_differs` names the notes where it does
not, and why ours is right. The works are the edition's, or those of the case's own `works`.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from backmatter import pandoc
from backmatter.build import Edition, build
from backmatter.format import find_style
from backmatter.format.inlines import to_text
from backmatter.render.addresses import Addresses
from backmatter.render.html import words
from backmatter.render.notes import render_note
from conftest import ROOT, MakeEdition, act

CASES = sorted((Path(__file__).parent / "cases" / "format").glob("*.yml"))
WORKS = (ROOT / "bibliography.bib").read_text(encoding="utf-8")


def read(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def edition_of(case: dict[str, Any], make_edition: MakeEdition, cache: Path) -> Edition:
    """The case as an edition; what is printed of works that several cases have is kept."""
    pages = case.get("pages") or [list(case["notes"])]
    acts, notes = {}, {}
    for order, labels in enumerate(pages):
        acts[f"page{order}"] = act("".join(f"Text.[^{n}]\n\n" for n in labels), order=order)
        notes[f"page{order}"] = "\n\n".join(f"[^{n}]: {_indented(case, n)}" for n in labels)
    options = {k: case[k] for k in ("style", "scope", "locale") if k in case}
    settings = make_edition(acts, notes, case.get("works", WORKS), **options)
    return build(replace(settings, cache=cache))


def _indented(case: dict[str, Any], label: int) -> str:
    return str(case["notes"][label]).strip().replace("\n", "\n    ")


def ours(edition: Edition) -> dict[int, str]:
    return {
        n.number: _folded(words(render_note(edition, n.note, Addresses()).replace("<p>", " ")))
        for n in edition.resolved.notes
        if n.note
    }


def pandocs(case: dict[str, Any], folder: Path) -> dict[int, str]:
    """The notes as pandoc prints them from a document with footnotes."""
    works = folder / "works.bib"
    works.write_text(case.get("works", WORKS), encoding="utf-8")
    pages = case.get("pages") or [list(case["notes"])]
    heading = "# Page {.reset-citation-positions}\n\n" if case.get("scope") == "page" else ""
    text = "".join(
        heading + "".join(f"Text.[^{n}]\n\n" for n in page) for page in pages
    ) + "\n\n".join(f"[^{n}]: {_indented(case, n)}" for n in case["notes"])
    style = str(find_style(case["style"]).path)
    locale = ("-M", f"lang={case['locale']}") if "locale" in case else ()
    arguments = ("-f", "markdown", "-t", "json", "--citeproc", "--csl", style, *locale)
    answer = json.loads(pandoc.run(text, *arguments, "--bibliography", str(works)))
    found: list[str] = []
    _collect(answer["blocks"], found)
    return dict(zip(case["notes"], found, strict=True))


def _collect(value: Any, found: list[str]) -> None:
    if isinstance(value, dict) and value.get("t") == "Note":
        found.append(_folded(" ".join(_paragraphs(value["c"]))))
    elif isinstance(value, dict):
        _collect(value.get("c"), found)
    elif isinstance(value, list):
        for inner in value:
            _collect(inner, found)


def _paragraphs(value: Any) -> list[str]:
    if isinstance(value, dict) and value.get("t") in ("Para", "Plain"):
        return [to_text(value["c"])]
    if isinstance(value, dict):
        return _paragraphs(value.get("c"))
    if isinstance(value, list):
        return [text for inner in value for text in _paragraphs(inner)]
    return []


def _folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_case(path: Path, make_edition: MakeEdition, cache: Path) -> None:
    case = read(path)
    assert ours(edition_of(case, make_edition, cache)) == case["prints"]


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_pandoc_prints_the_same_where_no_difference_is_named(
    path: Path, tmp_path: Path
) -> None:
    case = read(path)
    different = {
        n
        for n, text in pandocs(case, tmp_path).items()
        if text != _folded(str(case["prints"][n]))
    }
    assert different == set(case.get("pandoc_differs", {}))


def test_there_are_cases_of_every_kind_of_style() -> None:
    styles = {read(path)["style"] for path in CASES}
    assert len(styles) >= 8
    assert {find_style(s).is_note for s in styles} == {True, False}
