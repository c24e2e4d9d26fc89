"""The command `backmatter`. Each command is a thin way to a stage."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from backmatter import __version__
from backmatter.adapters.anchors_command import anchors_command
from backmatter.adapters.diff import diff
from backmatter.adapters.import_command import import_command, new_command
from backmatter.check import check_edition
from backmatter.config import ConfigError, load_settings
from backmatter.diagnostics import Severity
from backmatter.report import text

OK, PROBLEMS, CANNOT_RUN = 0, 1, 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="backmatter")
def main() -> None:
    """Notes, bibliography, addresses and checks for an edition."""


@main.command()
@click.option(
    "-f",
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The edition's settings.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print errors alone.")
@click.option("--strict", is_flag=True, help="Let warnings count as errors do.")
def check(config_file: Path, quiet: bool, strict: bool) -> None:
    """Say everything that is wrong with the edition.

    Exits with 0 if nothing is, 1 if something is, 2 if the check cannot run.
    """
    try:
        checked = check_edition(load_settings(config_file))
    except ConfigError as error:
        click.echo(f"backmatter: {error}", err=True)
        sys.exit(CANNOT_RUN)
    found = checked.diagnostics
    for line in text.lines(found):
        click.echo(line)
    if not quiet:
        click.echo(text.summary(checked.resolved, found))
    counts = Severity.WARNING if strict else Severity.ERROR
    sys.exit(PROBLEMS if any(d.severity >= counts for d in found) else OK)


@main.command()
def lsp() -> None:
    """Serve an editor over standard input and output (Language Server Protocol)."""
    try:
        from backmatter.adapters.lsp import make_server
    except ModuleNotFoundError as missing:
        click.echo(f"backmatter: {missing}; install backmatter[editor]", err=True)
        sys.exit(CANNOT_RUN)
    make_server().start_io()


main.add_command(anchors_command)
main.add_command(diff)
main.add_command(import_command)
main.add_command(new_command)
