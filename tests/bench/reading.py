"""What a reader loads with her first page: requests and compressed bytes, by kind.

    python -m bench.reading 1929/

with `scripts` and `tests` in PYTHONPATH. The edition is built and served here; beside it
stands the same text as MkDocs and Material's defaults would print it. Bytes are those of
gzip -9, which most hosts come near to. The text is what stands in the page's article.
"""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import click
from playwright.sync_api import sync_playwright

from bench.server import serving

ROOT = Path(__file__).resolve().parents[2]
_KINDS = {"xhr": "search index and sitemap", "other": "icon"}
_DEFAULT = """\
site_name: Material
theme: {name: material, font: false}
markdown_extensions: [footnotes, attr_list]
"""


@click.command()
@click.argument("page", default="1929/")
def main(page: str) -> None:
    """Print the table for one act."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _build(ROOT, folder / "edition")
        _build(_default_site(folder / "source"), folder / "default")
        click.echo("| | kind | requests | bytes, compressed |\n| --- | --- | ---: | ---: |")
        for site in ("default", "edition"):
            for kind, (requests, size) in _weights(folder, f"{site}/{page}").items():
                click.echo(f"| {site} | {kind} | {requests} | {size:,} |")


def _default_site(folder: Path) -> Path:
    """Each act with its notes as a page of plain footnotes."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_DEFAULT, encoding="utf-8")
    shutil.copy(ROOT / "docs/index.md", folder / "docs/index.md")
    for act in (ROOT / "acts").glob("*.md"):
        notes = (ROOT / "notes" / act.name).read_text(encoding="utf-8")
        text = re.sub(r"\(bib:[^)]*\)", "(index.md)", act.read_text(encoding="utf-8"))
        (folder / "docs" / act.name).write_text(f"{text}\n\n{notes}", encoding="utf-8")
    return folder


def _build(source: Path, site: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)]
    subprocess.run(command, cwd=source, check=True, stderr=subprocess.DEVNULL)


def _weights(folder: Path, path: str) -> dict[str, tuple[int, int]]:
    """Requests and bytes by kind, and what is beyond the text."""
    found: dict[str, list[int]] = defaultdict(list)
    own: list[int] = []

    def finished(request: Any) -> None:
        size = _size(request)
        found[_KINDS.get(request.resource_type, request.resource_type)].append(size)
        if "/assets/backmatter/" in request.url:
            own.append(size)

    with serving(folder) as address, sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("requestfinished", finished)
        page.goto(f"{address}/{path}", wait_until="networkidle")
        browser.close()
    html = (folder / path / "index.html").read_text(encoding="utf-8")
    text, whole = _text_alone(html), sum(found.pop("document"))
    rows = {kind: (len(sizes), sum(sizes)) for kind, sizes in sorted(found.items())}
    files = [size for sizes in found.values() for size in sizes]
    return {
        "the text": (1, text),
        "the page around it": (0, whole - text),
        **rows,
        "beyond the text": (len(files), sum(files) + whole - text),
        "of it our own script and style": (len(own), sum(own)),
    }


def _size(request: Any) -> int:
    response = request.response()
    return len(gzip.compress(response.body(), 9)) if response else 0


def _text_alone(html: str) -> int:
    article = re.search(r"<article.*?</article>", html, re.DOTALL)
    return len(gzip.compress((article[0] if article else html).encode("utf-8"), 9))


if __name__ == "__main__":
    main()
