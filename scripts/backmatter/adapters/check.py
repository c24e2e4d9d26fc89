"""`backmatter check`: everything that is wrong with the edition."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

import click

from backmatter.adapters.memory import uncollected
from backmatter.adapters.options import config_option
from backmatter.ahead import helped
from backmatter.check import Checked, check_edition
from backmatter.config import ConfigError, Settings, load_settings
from backmatter.diagnostics import Severity
from backmatter.mend import mended
from backmatter.report import machine, text
from backmatter.source.kept import Kept
from backmatter.writing import replace_files

OK, PROBLEMS, CANNOT_RUN = 0, 1, 2


@click.command()
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
@click.option("-q", "--quiet", is_flag=True, help="One line a finding, no summary.")
@click.option("--strict", is_flag=True, help="Let warnings count as errors do.")
@click.option("--info", is_flag=True, help="Print remarks on style too.")
@click.option("--fix", is_flag=True, help="Mend what is mechanical, then check.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
def check(
    config_file: Path, form: str, quiet: bool, strict: bool, info: bool, fix: bool, diff: bool
) -> None:
    """Say everything that is wrong with the edition.

    Exits with 0 if nothing is, 1 if something is, 2 if the check cannot run.
    """
    try:
        settings = load_settings(config_file)
        if fix or diff:
            _mend(settings, show=diff)
        least = Severity.INFO if info else Severity.WARNING
        with uncollected(), helped(settings):
            checked = check_edition(settings, least=least, kept=Kept(settings.kept))
    except ConfigError as error:
        click.echo(f"backmatter: {error}", err=True)
        sys.exit(CANNOT_RUN)
    if not _anything(settings):
        click.echo(f"backmatter: there is no edition beside {config_file}", err=True)
        sys.exit(CANNOT_RUN)
    _print(checked, form, quiet)
    counts = Severity.WARNING if strict else Severity.ERROR
    sys.exit(PROBLEMS if any(d.severity >= counts for d in checked.diagnostics) else OK)


def _mend(settings: Settings, *, show: bool) -> None:
    """Write all mended files or none, or show how they would differ."""
    if not show:
        _write(settings, {})  # what an earlier run could not finish
    found = {p.relative_to(settings.root).as_posix(): b for p, b in mended(settings).items()}
    if not show:
        _write(settings, found)
        for name in found:
            click.echo(f"mended {name}", err=True)
        return
    for name, data in found.items():
        before, after = (
            b.decode("utf-8", "replace").splitlines(keepends=True)
            for b in ((settings.root / name).read_bytes(), data)
        )
        click.echo("".join(unified_diff(before, after, f"a/{name}", f"b/{name}")), nl=False)


def _write(settings: Settings, files: Mapping[str, bytes]) -> None:
    try:
        replace_files(settings.root, files)
    except OSError as error:
        place = error.filename or settings.root
        click.echo(f"backmatter: {place} cannot be written: {error.strerror}", err=True)
        click.echo("No file is changed.", err=True)
        sys.exit(CANNOT_RUN)


def _anything(settings: Settings) -> bool:
    return settings.acts.is_dir() or any(path.exists() for path in settings.bibliography)


def _print(checked: Checked, form: str, quiet: bool) -> None:
    found = checked.diagnostics
    if form == "json":
        click.echo(machine.as_json(found))
    elif form == "sarif":
        click.echo(machine.as_sarif(found))
    elif form == "github":
        for command in machine.as_github(found):
            click.echo(command)
    else:
        for finding in map(text.line, found) if quiet else text.report(found, click.style):
            click.echo(finding)
        if not quiet:
            click.echo(text.summary(checked.resolved, found, click.style))
