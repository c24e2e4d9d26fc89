"""Every rule's example: the wrong piece is found, the right one is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from backmatter import rules
from backmatter.check import check_edition
from backmatter.config import settings_from
from backmatter.diagnostics import Rule, Severity

BIB = """\
@book{carr1974,
  author = {Carr, E. H.},
  title = {Foundations of a Planned Economy},
  publisher = {Penguin},
  date = {1974},
}

@article{essay1980,
  author = {Nove, Alec},
  title = {An Essay},
  journaltitle = {Soviet Studies},
  volume = {32},
  date = {1980},
  pages = {25–40},
}

@book{set1990,
  author = {Davies, R. W.},
  title = {A Set of Volumes},
  publisher = {Macmillan},
  volumes = {3},
  date = {1990},
}
"""
NOTE = "[^1]: [@carr1974].\n"
TEXT = "A claim.[^1]"
ELSEWHERE = {
    *(
        "F001",
        "F002",
        "F005",
        "F008",
        "F009",
        "F010",
        "F011",
        "F012",
        "F013",
        "F015",
        "F016",
        "F017",
        "F018",
        "F019",
        "F020",
        "F021",
        "F022",
        "F023",
        "N021",
        "N007",
    ),  # in test_check.py and test_slips.py
    *("C014", "C016"),  # in test_agreement.py, with more works
    *(r.code for r in rules.ALL if r.code[0] in "ADP"),  # with their own subjects
}
SHOWN = [r for r in rules.ALL if r.code not in ELSEWHERE]


def edition(rule: Rule, piece: str) -> dict[str, str]:
    """A tiny edition that holds the piece where the rule looks."""
    act, notes, bib = TEXT, NOTE, BIB
    if rule.code[0] == "E":
        bib = piece
        cited = [key for key in ("carr1974", "davies1989") if f"{{{key}" in piece]
        notes = f"[^1]: [{'; '.join('@' + key for key in cited)}].\n"
        if rule.code == "E005":
            notes = NOTE
    elif piece.startswith("---\n"):
        act = piece + "\n" + TEXT
    elif piece.startswith(("[^1]:", "[^2]:")):
        notes = piece
        if "[^2]:" in piece and rule.code != "N002":
            act = "One.[^1] Two.[^2]"
    else:
        act = piece
        marks = [label for label in ("1", "2", "3") if f"[^{label}]" in piece]
        notes = "\n".join(f"[^{m}]: [@carr1974].\n" for m in marks)
        notes = NOTE if rule.code == "N001" else "" if rule.code == "N019" else notes
    if not act.startswith("---"):
        act = f"---\ntitle: One\n---\n\n{act}\n"
    return {"acts/one.md": act, "notes/one.md": notes, "bibliography.bib": bib}


def found_in(folder: Path, files: dict[str, str]) -> set[str]:
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    settings = settings_from(folder, {})
    return {d.rule.code for d in check_edition(settings, least=Severity.INFO).diagnostics}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda r: f"{r.code}-{r.name}")
def test_the_wrong_example_is_found_and_the_right_one_is_not(
    rule: Rule, tmp_path: Path
) -> None:
    wrong, right = tmp_path / "wrong", tmp_path / "right"
    wrong.mkdir()
    right.mkdir()
    assert rule.code in found_in(wrong, edition(rule, rule.wrong))
    assert rule.code not in found_in(right, edition(rule, rule.right))


def test_codes_and_names_are_unique_and_say_a_fact() -> None:
    assert (
        len({r.code for r in rules.ALL}) == len({r.name for r in rules.ALL}) == len(rules.ALL)
    )
    for rule in rules.ALL:
        assert rule.code[0] in rules.SUBJECTS
        assert rule.name == rule.name.lower().strip("-")
        assert rule.about.endswith(".")
        assert rule.wrong
        assert rule.right
