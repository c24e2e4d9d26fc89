"""The site as one archive: the same bytes each time, and no link that needs a server."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from click.testing import CliRunner

from backmatter.adapters.cli import main
from backmatter.export.offline import archive, with_whole_links
from conftest import ROOT

SITE = "https://edition.test/deep/"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "edition.zip"
    environment = {"SITE_URL": SITE, "TZ": "Asia/Vladivostok"}
    done = CliRunner(env=environment).invoke(
        main, ["archive", "-f", str(ROOT / "mkdocs.yml"), "-o", str(path)]
    )
    assert done.exit_code == 0, done.output
    assert "open edition/index.html" in done.output
    return path


def test_the_same_sources_make_the_same_bytes(made: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    hidden = shutil.ignore_patterns(".venv", ".cache", "site", "__pycache__", ".*_cache")
    shutil.copytree(ROOT, elsewhere, ignore=hidden, symlinks=True)
    path = tmp_path / "edition.zip"
    done = CliRunner(env={"SITE_URL": SITE, "TZ": "UTC"}).invoke(
        main, ["archive", "-f", str(elsewhere / "mkdocs.yml"), "-o", str(path)]
    )
    assert done.exit_code == 0, done.output
    assert path.read_bytes() == made.read_bytes()


def test_every_link_leads_to_a_file_of_the_archive(made: Path) -> None:
    with zipfile.ZipFile(made) as whole:
        names = set(whole.namelist())
        pages = {n: whole.read(n).decode() for n in names if n.endswith(".html")}
    links = 0
    for name, html in pages.items():
        for href in re.findall(r'<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"', html):
            there = urlsplit(urljoin(f"http://archive.test/{name}", href.replace("&amp;", "&")))
            if there.netloc == "archive.test" and there.path != f"/{name}":
                links += 1
                assert unquote(there.path[1:]) in names, f"{name}: {href}"
    assert links > 500
    assert "edition/index.html" in names
    assert not [n for n in names if n.endswith((".map", "404.html", "sitemap.xml"))]


def test_a_citation_in_the_archive_names_the_address_on_the_web(made: Path) -> None:
    with zipfile.ZipFile(made) as whole:
        html = whole.read("edition/1929/index.html").decode()
    assert f'<link rel="cite-as" href="{SITE}1929/">' in html
    assert f"{SITE}1929/" in re.sub("<[^>]*>", "", html)


@pytest.mark.parametrize(
    ("href", "whole"),
    [
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("../1959/#p3", "../1959/index.html#p3"),
        ("1929/?q=a#p3", "1929/index.html?q=a#p3"),
        ("#p3", "#p3"),
        ("", ""),
        ("/1929/", "/1929/"),
        ("cite.bib", "cite.bib"),
        ("https://a.test/", "https://a.test/"),
        ("mailto:a@b.test", "mailto:a@b.test"),
        ("..x", "..x"),
    ],
)
def test_a_link_to_a_folder_names_its_index(href: str, whole: str) -> None:
    page = f'<p>href="../"</p><a class="x" href="{href}">'
    assert with_whole_links(page) == f'<p>href="../"</p><a class="x" href="{whole}">'


def test_the_order_in_which_files_come_does_not_matter() -> None:
    one = archive({"a": b"1", "b": b"2"}, "x")
    assert one == archive({"b": b"2", "a": b"1"}, "x")
    assert one != archive({"a": b"1", "b": b"3"}, "x")
