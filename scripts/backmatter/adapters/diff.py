"""`backmatter diff REV`: what the edits since a revision mean for the edition."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from backmatter.adapters.options import config_option
from backmatter.adapters.revision import RevisionError, checked_out
from backmatter.compare import as_markdown, as_text, compare
from backmatter.config import ConfigError, Settings, load_settings
from backmatter.resolve import Resolved, resolve
from backmatter.source import read_corpus

CANNOT_RUN = 2


@click.command()
@click.argument("revision")
@config_option
@click.option("--markdown", is_flag=True, help="Print Markdown, for a pull request.")
def diff(revision: str, config_file: Path, markdown: bool) -> None:
    """Say in words what has changed since REVISION.

    Exits with 0, or 2 if there is no such revision or no edition in it.
    """
    try:
        settings = load_settings(config_file)
        with checked_out(settings.root, revision) as folder:
            then = _settings(folder / config_file.name, revision)
            changes = compare(_resolved(then), _resolved(settings), then, settings)
    except (ConfigError, RevisionError) as error:
        click.echo(f"backmatter: {error}", err=True)
        sys.exit(CANNOT_RUN)
    click.echo(as_markdown(changes) if markdown else as_text(changes))


def _settings(config_file: Path, revision: str) -> Settings:
    """The settings of the edition at a revision. Raises RevisionError if there is none."""
    try:
        settings = load_settings(config_file)
    except ConfigError as error:
        why = str(error).removeprefix(f"{config_file.parent}/")
        raise RevisionError(f"no edition can be read at {revision}: {why}") from error
    if not settings.has_edition:
        raise RevisionError(f"there is no edition at {revision}")
    return settings


def _resolved(settings: Settings) -> Resolved:
    corpus, _ = read_corpus(settings)
    return resolve(corpus, settings.numbering, settings.scope)[0]
