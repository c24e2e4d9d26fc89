"""Slips of an editor, made by hand: each is said once, at its cause, and can be mended."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from backmatter.check import check_edition
from backmatter.check.pages import COMMANDS
from backmatter.config import OPTIONS, ConfigError, load_settings
from backmatter.diagnostics import Severity
from planting import Copy, copy_edition
from slips import SLIPS
from slips.slip import BIB, DATA, FOLLOWS, Change, Slip, data, swap


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name.replace(" ", "-"))
def test_a_slip_is_said_once_at_its_cause(slip: Slip, tmp_path: Path) -> None:
    copy = copy_edition(tmp_path)
    slip.change(copy.root)
    found = [d for d in copy.check(Severity.WARNING) if d.rule.code not in FOLLOWS]
    words = slip.said.split()
    assert {(d.rule.code, str(d.span)) for d in found} == set(
        zip(words[::2], words[1::2], strict=True)
    )


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("mkdocs.yml", "plugins:\n\t- backmatter\n", "mkdocs.yml:2:1: a tab stands here"),
        ("mkdocs.yml", "theme: [a\n", "mkdocs.yml:1:1: the bracket `[` that opens here"),
        ("pyproject.toml", "tool = 3\n", "`tool` should be a table, not 3"),
        ("pyproject.toml", "[tool]\nbackmatter = 3\n", "`backmatter` should be a table"),
        (
            "pyproject.toml",
            "[tool.backmatter]\nseverity = []\n",
            "`severity` should be a table",
        ),
        ("pyproject.toml", "[tool.backmatter.severity]\nE001 = 3\n", "3 is none of info"),
        ("pyproject.toml", "[tool.backmatter.severity]\nE0O1 = 'off'\n", "did you mean"),
        ("pyproject.toml", "[tool\n", "(at line 1"),
        ("pyproject.toml", "[tool.backmater.severity]\n", "did you mean “backmatter”"),
        ("pyproject.toml", "[backmatter.severity]\n", "name is `[tool.backmatter]`"),
        ("pyproject.toml", "[tool.backmatter.severty]\n", "did you mean “severity”"),
    ],
)
def test_a_slip_in_the_settings_is_said_with_its_place(
    path: str, text: str, message: str, tmp_path: Path
) -> None:
    copy: Copy = copy_edition(tmp_path)
    (copy.root / path).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        check_edition(load_settings(copy.root / "mkdocs.yml"))
    assert message in str(caught.value)


def test_a_file_that_git_has_and_that_is_gone_is_named(tmp_path: Path) -> None:
    copy = copy_edition(tmp_path)
    for arguments in (("init", "-q"), ("add", "docs/data/names.yml", "acts/addresses.yml")):
        subprocess.run(["git", "-C", str(copy.root), *arguments], check=True)
    for path in ("docs/data/names.yml", "docs/data/changes.yml", "acts/addresses.yml"):
        (copy.root / path).unlink()
    found = {(d.rule.code, str(d.span)) for d in copy.check(Severity.WARNING)}
    assert found == {
        ("F018", "docs/data/names.yml:1:1"),
        ("A009", "acts/addresses.yml:1:1"),
    }


def test_the_options_and_the_commands_are_those_of_the_plugin() -> None:
    from backmatter.adapters.mkdocs import _COMMANDS
    from backmatter.adapters.mkdocs_options import BackmatterConfig

    assert {name for name, _ in BackmatterConfig._schema} | {"enabled"} == OPTIONS
    assert _COMMANDS.keys() | {"bibliography"} == COMMANDS


@pytest.mark.parametrize(
    "slip",
    [
        data(BIB, lambda _: b""),
        swap(BIB, "@book{cameron2018,", "@book{cameron 2018,"),
        swap(BIB, "@book{cameron2018,", "@book{cameron2018,\n  crossref = {cameron2018},"),
        swap(DATA + "persons.yml", "credited as: Lenin, V. I.", "credited as: Lennin"),
    ],
    ids=["no-entry", "a-blank-in-a-key", "a-circle", "a-person-of-no-work"],
)
def test_an_edition_with_a_slip_is_built(slip: Change, tmp_path: Path) -> None:
    from backmatter.build import build

    copy = copy_edition(tmp_path)
    slip(copy.root)
    edition = build(load_settings(copy.root / "mkdocs.yml"))
    assert edition.resolved.corpus.acts
