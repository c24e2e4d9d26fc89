"""How long it takes from saving a source to the new page under `mkdocs serve`.

    python -m bench.serve --pages 5 --pages 500 [--prune]

with `scripts` and `tests` in PYTHONPATH. Against the floor, MkDocs and Material with plain
footnotes, whose text and notes are in one file.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import socket
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

import click

from bench import corpus

EDITS = {
    "floor": {"text": "docs/page0001.md"},
    "ours": {
        "text": "acts/page0001.md",
        "note": "notes/page0001.md",
        "entry": "bibliography.bib",
    },
}
_PLACES = {
    "text": (".[^1]", " {}.[^1]"),
    "note": ("[^1]: ", "[^1]: {} "),
    "entry": ("title = {", "title = {{{} "),
}
"""Before which words the new word goes."""


@click.command()
@click.option("--pages", multiple=True, type=int, default=(5,), show_default=True)
@click.option("--prune", is_flag=True, help="Both with Material's navigation.prune.")
@click.option("--runs", default=3, show_default=True, help="The median of so many.")
@click.option("--limit", default=600.0, show_default=True, help="Seconds to wait for a page.")
def main(pages: tuple[int, ...], prune: bool, runs: int, limit: float) -> None:
    """Print the table, row by row."""
    click.echo("| pages | what | seconds | × |\n| ---: | --- | ---: | ---: |")
    for count in pages:
        with tempfile.TemporaryDirectory() as folder:
            floor = 0.0
            made = corpus.make(count)
            for kind, dirty in (("floor", ()), ("ours", ()), ("ours", ("--dirty",))):
                root = Path(folder) / "-".join((kind, *dirty))
                corpus.write(made, root, kind, prune=prune)
                for edit, seconds in _measure(root, EDITS[kind], dirty, runs, limit):
                    floor = floor or seconds
                    what = f"{' '.join((kind, *dirty))}: {edit}"
                    click.echo(f"| {count} | {what} | {seconds:.2f} | {seconds / floor:.2f} |")


def _measure(
    root: Path, edits: dict[str, str], options: tuple[str, ...], runs: int, limit: float
) -> Iterator[tuple[str, float]]:
    with _served(root, options, limit) as page:
        for edit, name in edits.items():
            yield edit, median(_edited(root / name, edit, i, page, limit) for i in range(runs))


@contextmanager
def _served(root: Path, options: tuple[str, ...], limit: float) -> Iterator[str]:
    """The address of the first page of a site that is served."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", address, *options]
    with (root / "serve.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=root, stdout=log, stderr=log)
    try:
        page = f"http://{address}/page0001/"
        _wait(page, "", limit)
        yield page
    finally:
        server.kill()
        server.wait()


def _edited(path: Path, edit: str, number: int, page: str, limit: float) -> float:
    """Seconds from saving a file with a new word to the page that has it."""
    word = f"Neu{edit}{number}"
    old, new = _PLACES[edit]
    text = path.read_text(encoding="utf-8")
    at = text.index(old)
    time.sleep(1)  # for file systems whose times are whole seconds
    path.write_text(text[:at] + text[at:].replace(old, new.format(word), 1), encoding="utf-8")
    return _wait(page, word, limit)


def _wait(page: str, word: str, limit: float) -> float:
    start = time.monotonic()
    while time.monotonic() < start + limit:
        with suppress(URLError, ConnectionError), urlopen(page) as answer:
            if word in answer.read().decode():
                return time.monotonic() - start
        time.sleep(0.05)
    raise RuntimeError(f"{page} has not “{word}” after {limit} seconds")


if __name__ == "__main__":
    main()
