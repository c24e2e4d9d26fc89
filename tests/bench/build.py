"""What building costs, against MkDocs and Material with plain footnotes.

    python -m bench.build --pages 5 --pages 50 [--pages 500] [--prune] [--peer] [--runs 3]

with `scripts` and `tests` in PYTHONPATH. Nothing here fails because a number is high.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from backmatter.format.styles import find_style
from bench import corpus
from bench.process import Cost, best, run

BUILD = (sys.executable, "-m", "mkdocs", "build", "-q")
CHECK = (
    sys.executable,
    "-c",
    "from backmatter.adapters.cli import main; main()",
    "check",
    "-q",
)
HEAD = "| pages | what | wall s | CPU s | memory MB | wall × | CPU × | memory × |"


@click.command()
@click.option("--pages", multiple=True, type=int, default=(5, 50), show_default=True)
@click.option("--prune", is_flag=True, help="Both with Material's navigation.prune.")
@click.option("--peer", is_flag=True, help="mkdocs-bibtex with the same style too.")
@click.option("--runs", default=1, show_default=True, help="Take the best of so many.")
@click.option("--limit", default=900.0, show_default=True, help="Seconds for one build.")
def main(pages: tuple[int, ...], prune: bool, peer: bool, runs: int, limit: float) -> None:
    """Print the table, row by row."""
    click.echo(HEAD + "\n" + "| ---: | --- |" + " ---: |" * 6)
    for count in pages:
        with tempfile.TemporaryDirectory() as folder:
            for row in _rows(count, Path(folder), prune, peer, runs, limit):
                click.echo(row)


def _rows(
    count: int, folder: Path, prune: bool, peer: bool, runs: int, limit: float
) -> Iterator[str]:
    made = corpus.make(count)
    kinds = ("floor", "ours", *(("peer",) if peer else ()))
    for kind in kinds:
        corpus.write(made, folder / kind, kind, prune=prune)
    floor = best([run(BUILD, folder / "floor", limit) for _ in range(runs)])
    yield _row(count, "plain footnotes", floor, floor)
    cold = best([_cold(folder / "ours", limit) for _ in range(runs)])
    yield _row(count, "ours, cold", cold, floor)
    warm = best([run(BUILD, folder / "ours", limit) for _ in range(runs)])
    yield _row(count, "ours, warm", warm, floor)
    checked = best([run(CHECK, folder / "ours", limit, most=1) for _ in range(runs)])
    yield _row(count, "ours, check alone", checked, floor)
    if peer:
        shutil.copy(find_style("chicago-notes-bibliography-17th-edition").path, folder)
        yield _row(count, "mkdocs-bibtex, CSL", _peer(folder, limit), floor)


def _cold(folder: Path, limit: float) -> Cost:
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return run(BUILD, folder, limit)


def _peer(folder: Path, limit: float) -> Cost:
    style = next(folder.glob("*.csl"))
    shutil.move(style, folder / "peer/style.csl")
    return run(BUILD, folder / "peer", limit)


def _row(count: int, what: str, cost: Cost, floor: Cost) -> str:
    mark = "" if cost.finished else " (stopped)"
    ratios = " | ".join(f"{ratio:.2f}" for ratio in cost.over(floor))
    figures = f"{cost.wall:.1f} | {cost.cpu:.1f} | {cost.memory:.0f}"
    return f"| {count} | {what}{mark} | {figures} | {ratios} |"


if __name__ == "__main__":
    main()
