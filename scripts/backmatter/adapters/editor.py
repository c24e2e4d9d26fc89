"""`backmatter lsp`: the editor server, if what it needs is installed."""

from __future__ import annotations

import sys

import click


@click.command()
def lsp() -> None:
    """Serve an editor over standard input and output (Language Server Protocol)."""
    try:
        from backmatter.adapters.lsp import make_server
    except ModuleNotFoundError as missing:
        click.echo(f"backmatter: {missing}; install backmatter[editor]", err=True)
        sys.exit(2)
    make_server().start_io()
