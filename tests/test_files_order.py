"""Labels and the navigation that may be as they are."""

from __future__ import annotations

import pytest

from backmatter.check import check_edition
from conftest import MakeEdition


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("Act I", "Act I"), ["F021"]),
        (("Chapter 12", "Chapter 12"), ["F021"]),
        (("Interlude", "Interlude"), []),
        (("Act I", "Act II"), []),
        (("", ""), []),
    ],
)
def test_labels_without_a_number_may_stand_twice(
    labels: tuple[str, str], found: list[str], make_edition: MakeEdition
) -> None:
    texts = {
        name: f"---\ntitle: T\nlabel: {label}\norder: {order}\n---\n\nWords.\n"
        for order, (name, label) in enumerate(zip(("one", "two"), labels, strict=True), 1)
    }
    checked = check_edition(make_edition(texts))
    assert [d.rule.code for d in checked.diagnostics if d.rule.code == "F021"] == found


@pytest.mark.parametrize(
    ("nav", "found"),
    [
        ("[one.md, two.md, three.md]", []),
        ("[three.md, {Parts: [one.md, two.md]}]", []),
        ("[{Parts: [two.md, three.md]}, one.md]", ["F022"]),
    ],
)
def test_acts_without_an_order_stand_anywhere(
    nav: str, found: list[str], make_edition: MakeEdition
) -> None:
    fronts = {"one": "order: 1\n", "two": "order: 2\n", "three": ""}
    texts = {n: f"---\ntitle: T\n{front}---\n\nWords.\n" for n, front in fronts.items()}
    settings = make_edition(texts)
    (settings.root / "mkdocs.yml").write_text(f"nav: {nav}\n", encoding="utf-8")
    checked = check_edition(settings)
    assert [d.rule.code for d in checked.diagnostics if d.rule.code == "F022"] == found
