"""What Lighthouse says of the edition on a phone.

    python -m bench.lighthouse            # home, an act, notes, bibliography, timeline
    python -m bench.lighthouse 1959/ --runs 5

with `scripts` and `tests` in PYTHONPATH. Lighthouse is installed by npm below `.cache/` and
opens the pages in the system's Chromium. Other work on the machine makes the pages seem slow;
of several runs of a page the one with the least blocking is told.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from bench.server import serving

ROOT = Path(__file__).resolve().parents[2]
VERSION = "12.8.2"
_PAGES = ("", "1929/", "notes/", "bibliography/", "timeline/")
_SCORES = ("performance", "accessibility", "best-practices", "seo")
_AUDITS = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


@click.command()
@click.argument("pages", nargs=-1)
@click.option("--runs", default=3, show_default=True, help="How often each page is tried.")
def main(pages: tuple[str, ...], runs: int) -> None:
    """Print the scores of some pages and every audit that is not passed."""
    program = _installed()
    head = (*_SCORES, "LCP", "TBT", "layout shift")
    click.echo(f"| page | {' | '.join(head)} |\n| --- |{' ---: |' * len(head)}")
    failed: dict[str, None] = {}
    with tempfile.TemporaryDirectory() as name, serving(Path(name)) as address:
        _build(Path(name), f"{address}/")
        for page in pages or _PAGES:
            reports = [_report(program, f"{address}/{page}") for _ in range(runs)]
            best = min(reports, key=_blocking)
            scores = [f"{best['categories'][name]['score'] * 100:.0f}" for name in _SCORES]
            audits = [best["audits"][name]["displayValue"] for name in _AUDITS]
            click.echo(f"| {page or 'home'} | {' | '.join((*scores, *audits))} |")
            failed.update(dict.fromkeys(f"{page or 'home'}: {name}" for name in _failed(best)))
    for line in failed:
        click.echo(f"- {line}")


def _installed() -> Path:
    folder = ROOT / f".cache/lighthouse-{VERSION}"
    program = folder / "node_modules/.bin/lighthouse"
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("Lighthouse needs npm, and there is none on the PATH")
    if not program.exists():
        package = f"lighthouse@{VERSION}"
        folder.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--prefix", str(folder), "--no-save", "--silent", package]
        subprocess.run(command, check=True)
    return program


def _build(site: Path, address: str) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)]
    environment = {**os.environ, "SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def _report(program: Path, address: str) -> dict[str, Any]:
    """Lighthouse's report of one run; its standard profile is a phone."""
    flags = "--headless=new --no-sandbox"
    command = [str(program), address, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _blocking(report: dict[str, Any]) -> float:
    return float(report["audits"]["total-blocking-time"]["numericValue"])


def _failed(report: dict[str, Any]) -> list[str]:
    """The audits that count for a score and are not passed."""
    counted = [
        ref["id"]
        for category in report["categories"].values()
        for ref in category["auditRefs"]
        if ref["weight"]
    ]
    audits = [report["audits"][name] for name in counted]
    return [a["title"] for a in audits if a["score"] is not None and a["score"] < 0.9]


if __name__ == "__main__":
    main()
