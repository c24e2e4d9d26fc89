"""`backmatter check`: everything that is wrong with the edition."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import click

from backmatter.adapters.memory import uncollected
from backmatter.adapters.mending import show_mended, write_mended
from backmatter.adapters.options import config_option
from backmatter.ahead import helped
from backmatter.check import Checked, check_edition
from backmatter.config import ConfigError, load_settings
from backmatter.diagnostics import Diagnostics, Severity
from backmatter.report import machine, text
from backmatter.source.kept import Kept
from backmatter.text import SourceFile

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
    if diff and form != "text":
        raise click.UsageError("--diff is for people; leave out --format")
    try:
        settings = load_settings(config_file)
        if diff:
            show_mended(settings)
        elif fix:
            write_mended(settings)
        with uncollected(), helped(settings):
            checked = check_edition(settings, least=Severity.INFO, kept=Kept(settings.kept))
    except ConfigError as error:
        click.echo(f"backmatter: {error}", err=True)
        sys.exit(CANNOT_RUN)
    if not settings.has_edition:
        click.echo(f"backmatter: there is no edition beside {config_file}", err=True)
        sys.exit(CANNOT_RUN)
    least = Severity.INFO if info else Severity.WARNING
    shown = tuple(d for d in checked.diagnostics if d.severity >= least)
    found = _from_here(shown, settings.root, above=form == "text")
    unsaid = len(checked.diagnostics) - len(shown)
    _print(replace(checked, diagnostics=found), form, quiet, unsaid)
    counts = Severity.WARNING if strict else Severity.ERROR
    sys.exit(PROBLEMS if any(d.severity >= counts for d in shown) else OK)


def _from_here(found: Diagnostics, root: Path, *, above: bool) -> Diagnostics:
    """The findings with the paths of files as seen from the current folder.

    People in a folder below the edition get `../`; for programs a path stays relative to the
    edition then, and begins with its folder where it lies below theirs.
    """
    try:
        way = Path(os.path.relpath(root.resolve()))
    except ValueError:  # on another drive
        return found
    if way == Path() or (way.parts[0] == ".." and not above):
        return found

    @cache
    def moved(file: SourceFile) -> SourceFile:
        return replace(file, path=Path(os.path.normpath(way / file.path)).as_posix())

    return tuple(replace(d, span=replace(d.span, file=moved(d.span.file))) for d in found)


def _print(checked: Checked, form: str, quiet: bool, unsaid: int) -> None:
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
            click.echo(text.summary(checked.resolved, found, click.style, unsaid))
