"""The cache may be damaged, taken away or shared at any time; what is printed is the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from backmatter.build import build
from backmatter.config import Settings, load_settings
from backmatter.render.act import render_act
from backmatter.render.addresses import Addresses
from backmatter.render.bibliography import bibliography
from conftest import ROOT

DAMAGE: dict[str, Callable[[Path], object]] = {
    "deleted": lambda path: path.unlink(),
    "emptied": lambda path: path.write_bytes(b""),
    "cut in the middle": lambda path: path.write_bytes(
        path.read_bytes()[: path.stat().st_size // 2]
    ),
    "cut by a byte": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "one byte changed": lambda path: path.write_bytes(_changed(path.read_bytes())),
    "garbage": lambda path: path.write_bytes(bytes(range(256)) * 9),
    "another value": lambda path: path.write_text("null"),
    "another shape": lambda path: path.write_text('{"prints": [1], "works": {"a": 1}}'),
    "a folder": lambda path: _made_a_folder(path),
}


def _made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _changed(data: bytes) -> bytes:
    """A letter near the middle is another letter: still of the right form."""
    middle = len(data) // 2
    letters = (i for i in range(middle, len(data)) if 97 <= data[i] < 122)
    at = next(letters, middle)
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def printed(settings: Settings) -> list[str]:
    """The acts and the bibliography as pages."""
    edition, addresses = build(settings), Addresses()
    acts = edition.resolved.corpus.acts
    pages = [render_act(edition, act, addresses, lambda href: href) for act in acts]
    return [*pages, bibliography(edition, addresses)]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("kept")
    found = load_settings(ROOT / "mkdocs.yml")
    return Settings(**{**vars(found), "cache": folder / "cache"})


@pytest.fixture(scope="module")
def pages(settings: Settings) -> list[str]:
    return printed(settings)


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_cache_changes_nothing(
    settings: Settings, pages: list[str], tmp_path: Path, how: str
) -> None:
    kept = tmp_path / "cache"
    shutil.copytree(settings.cache, kept)
    files = [path for path in kept.rglob("*") if path.is_file()]
    assert len(files) > 5
    for path in files:
        DAMAGE[how](path)
    again = Settings(**{**vars(settings), "cache": kept})
    assert printed(again) == pages
    assert printed(again) == pages


def test_two_builds_that_share_a_cache_from_nothing_are_right(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "scripts"),
        "NO_MKDOCS_2_WARNING": "1",
        "CACHE_DIR": str(tmp_path / "cache"),
    }
    site = shutil.copytree(ROOT / "tests/roots/edited-text", tmp_path / "site")
    sites = [tmp_path / f"built-{n}" for n in range(3)]
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
    runs = [
        subprocess.Popen([*command, str(out)], cwd=site, env=environment) for out in sites[:2]
    ]
    assert [run.wait() for run in runs] == [0, 0]
    shutil.rmtree(tmp_path / "cache")
    subprocess.run([*command, str(sites[2])], cwd=site, env=environment, check=True)
    first, second, alone = (
        {p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()}
        for out in sites
    )
    assert first == second == alone
