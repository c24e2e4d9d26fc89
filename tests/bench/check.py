"""What the check costs, beside reading the same bytes and beside a strict build by a peer.

    python -m bench.check --pages 50 --pages 500 [--peer]

with `scripts` and `tests` in PYTHONPATH. The peers are mkdocs-bibtex without a CSL style, which
is the quickest that it can do, and Sphinx with sphinxcontrib-bibtex.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from bench import corpus, sphinx
from bench.build import BUILD, CHECK
from bench.process import Cost, run

_SCAN = r"""
import re
from pathlib import Path
marks = 0
for folder in ("acts", "notes", "."):
    for path in Path(folder).glob("*.[mb][di]*"):
        text = path.read_text(encoding="utf-8")
        marks += len(re.findall(r"\[\^\d+\]|@[\w:.-]+|\{[^{}]*\}", text))
print(marks)
"""
"""Every file read, and every mark, key and value found in it."""
_PARSE = """
from pathlib import Path
from markdown_it import MarkdownIt
markdown = MarkdownIt("commonmark")
for folder in ("acts", "notes"):
    for path in Path(folder).glob("*.md"):
        markdown.parse(path.read_text(encoding="utf-8"))
"""
"""The same Markdown parsed by the library that the check parses it with, and no more."""


@click.command()
@click.option("--pages", multiple=True, type=int, default=(50, 500), show_default=True)
@click.option("--peer", is_flag=True, help="Strict builds by others too.")
@click.option("--limit", default=900.0, show_default=True, help="Seconds for one run.")
def main(pages: tuple[int, ...], peer: bool, limit: float) -> None:
    """Print the table, row by row."""
    click.echo("| pages | notes | what | wall s | CPU s | memory MB |")
    click.echo("| ---: | ---: | --- | ---: | ---: | ---: |")
    for count in pages:
        with tempfile.TemporaryDirectory() as folder:
            for what, cost in _costs(count, Path(folder), peer, limit):
                figures = f"{cost.wall:.1f} | {cost.cpu:.1f} | {cost.memory:.0f}"
                mark = "" if cost.finished else " (stopped)"
                click.echo(f"| {count} | {count * corpus.NOTES} | {what}{mark} | {figures} |")


def _costs(count: int, folder: Path, peer: bool, limit: float) -> Iterator[tuple[str, Cost]]:
    made = corpus.make(count)
    corpus.write(made, folder / "ours", "ours")
    yield "read and scan in Python", run((sys.executable, "-c", _SCAN), folder / "ours", limit)
    parsed = run((sys.executable, "-c", _PARSE), folder / "ours", limit)
    yield "read and parse with markdown-it", parsed
    yield "check, the first time", run(CHECK, folder / "ours", limit)
    yield "check, nothing changed", run(CHECK, folder / "ours", limit)
    note = folder / "ours/notes/page0001.md"
    note.write_text(note.read_text(encoding="utf-8").replace("@work", "@wrok", 1), "utf-8")
    yield "check, one note changed", run(CHECK, folder / "ours", limit, most=1)
    if peer:
        corpus.write(made, folder / "peer", "peer")
        config = folder / "peer/mkdocs.yml"
        plain = config.read_text(encoding="utf-8").replace(", csl_file: style.csl", "")
        config.write_text(plain, encoding="utf-8")
        strict = run((*BUILD, "--strict"), folder / "peer", limit, most=1)
        yield "mkdocs-bibtex, strict build", strict
        sphinx.write(made, folder / "sphinx")
        yield "Sphinx, strict build", run(sphinx.command(), folder / "sphinx", limit)


if __name__ == "__main__":
    main()
