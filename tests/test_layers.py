"""Imports go one way through the house."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "scripts" / "backmatter"
ROWS = (
    {"text", "cache", "writing"},
    {"diagnostics", "dates", "fingerprint", "yaml_faults"},
    {"rules"},
    {"apparatus", "ledger"},
    {"model"},
    {"publication"},
    {"config", "pandoc", "git"},
    {"source"},
    {"resolve"},
    {"format", "check"},
    {"ahead"},
    {"build"},
    {"records"},
    {"render", "report", "importer", "editor", "compare", "mend"},
    {"export"},
    {"adapters"},
)
LEVEL = {name: level for level, row in enumerate(ROWS) for name in row}
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "backmatter":
                names |= {alias.name for alias in node.names}
            elif node.module.startswith("backmatter."):
                names.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            names |= {
                a.name.split(".")[1] for a in node.names if a.name.startswith("backmatter.")
            }
    return names - {"__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_from_rows_above_its_own(path: Path) -> None:
    own = room(path)
    assert own in LEVEL, f"{own} has no row yet"
    for other in imported_rooms(path.read_text(encoding="utf-8")) - {own}:
        assert LEVEL[other] < LEVEL[own], f"{own} imports {other}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_adapters_know_mkdocs_and_the_command_line(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    if room(path) == "adapters":
        return
    for node in ast.walk(ast.parse(source)):
        module = node.module if isinstance(node, ast.ImportFrom) else None
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else [module or ""]
        tops = {name.split(".")[0] for name in names}
        assert not tops & {"mkdocs", "mkdocs_bibtex", "click", "markdown"}


def test_an_import_against_the_stream_would_be_seen() -> None:
    assert imported_rooms("from backmatter.render.act import render_act") == {"render"}
    assert imported_rooms("import backmatter.format.run") == {"format"}
    assert imported_rooms("from backmatter import rules") == {"rules"}
