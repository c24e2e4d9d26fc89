"""`backmatter anchors`: what changes among the addresses, and the ledger brought up to date."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from backmatter import rules
from backmatter.adapters.options import config_option
from backmatter.check import Checked, check_edition
from backmatter.config import ConfigError, load_settings
from backmatter.diagnostics import Diagnostic, Rule
from backmatter.report import text
from backmatter.resolve.anchors.changes import in_words
from backmatter.source.ledger import ledger_text
from backmatter.writing import replace_file

_IN_THE_WAY: frozenset[Rule] = frozenset(
    {
        rules.FILE_READABLE,
        rules.FILE_IS_UTF8,
        rules.FRONT_MATTER_PARSES,
        rules.ENTRY_PARSES,
        rules.LEDGER_PARSES,
        rules.LEDGER_WITHOUT_CONFLICT,
        rules.ADDRESS_STANDS_ONCE,
        rules.ADDRESS_KEEPS_MEANING,
        rules.ID_STANDS_ONCE,
    }
)
"""What must be mended first: a text that was not read would be taken for one removed."""


@click.command("anchors")
@config_option
@click.option("-w", "--write", is_flag=True, help="Write the ledger.")
def anchors_command(config_file: Path, write: bool) -> None:
    """Show what changes among the addresses of the edition; with --write, record it.

    Exits with 0 if nothing is in the way, 1 if something must be mended first, 2 if the
    command cannot run.
    """
    try:
        settings = load_settings(config_file)
        checked = check_edition(settings)
    except ConfigError as error:
        click.echo(f"backmatter: {error}", err=True)
        sys.exit(2)
    if found := _in_the_way(checked):
        for line in map(text.line, found):
            click.echo(line)
        click.echo("The ledger is left as it is until this is mended.")
        sys.exit(1)
    before, after = checked.resolved.corpus.ledger, checked.resolved.ledger
    for sentence in in_words(before, after):
        click.echo(sentence)
    new = ledger_text(after)
    if before.file is not None and before.file.text == new:
        click.echo("The ledger is up to date.")
    elif write:
        _write(settings.ledger, new)
        click.echo(f"{settings.ledger} is written.")
    else:
        click.echo("Nothing is written; `backmatter anchors --write` records it.")


def _in_the_way(checked: Checked) -> tuple[Diagnostic, ...]:
    return tuple(d for d in checked.diagnostics if d.rule in _IN_THE_WAY)


def _write(path: Path, content: str) -> None:
    try:
        replace_file(path, content.encode("utf-8"))
    except OSError as error:
        click.echo(f"backmatter: {path} cannot be written: {error.strerror}", err=True)
        sys.exit(2)
