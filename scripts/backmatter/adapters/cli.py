"""The command `backmatter`: which command is where. Each is a thin way to a stage."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper

import click

from backmatter import __version__

COMMANDS = {
    "anchors": ("backmatter.adapters.anchors_command", "anchors_command"),
    "archive": ("backmatter.adapters.archive_command", "archive_command"),
    "check": ("backmatter.adapters.check", "check"),
    "diff": ("backmatter.adapters.diff", "diff"),
    "explain": ("backmatter.adapters.explain", "explain"),
    "import": ("backmatter.adapters.import_command", "import_command"),
    "licences": ("backmatter.adapters.licences_command", "licences_command"),
    "lsp": ("backmatter.adapters.editor", "lsp"),
    "new": ("backmatter.adapters.import_command", "new_command"),
}
"""Module and name of each command; it is imported when it is called, so that all start fast."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="backmatter")
def main() -> None:
    """Notes, bibliography, addresses and checks for an edition."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # not all terminals have all letters
            stream.reconfigure(errors="backslashreplace")
