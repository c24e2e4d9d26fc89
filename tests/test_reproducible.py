"""Two builds of one state of the sources are equal byte for byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

_NOT_SOURCES = shutil.ignore_patterns(".venv", ".cache", "site", "__pycache__", ".*_cache")


def _built(source: Path, site: Path, **environment: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    variables = {**os.environ, "PYTHONPATH": str(source / "scripts"), **environment}
    variables["NO_MKDOCS_2_WARNING"] = "1"
    done = subprocess.run(
        command, cwd=source, env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_two_builds_in_different_folders_and_places_are_equal(tmp_path: Path) -> None:
    elsewhere = tmp_path / "a folder elsewhere"
    shutil.copytree(ROOT, elsewhere, ignore=_NOT_SOURCES, symlinks=True)
    here = _built(
        ROOT, tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC", SITE_URL="https://a.test/"
    )
    there = _built(
        elsewhere,
        tmp_path / "two/deeper",
        PYTHONHASHSEED="2",
        TZ="Asia/Vladivostok",
        LC_ALL="C",
        SITE_URL="https://a.test/",
    )
    assert "sitemap.xml.gz" in here
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []
