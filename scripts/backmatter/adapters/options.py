"""Options that several commands have."""

from __future__ import annotations

import os
from pathlib import Path

import click

_NAME = "mkdocs.yml"


def nearest_settings() -> Path:
    """The mkdocs.yml of the current folder, or else of the nearest one above that has one."""
    for folder in (here := Path.cwd(), *here.parents):
        if (folder / _NAME).is_file():
            return Path(os.path.relpath(folder / _NAME))
    return Path(_NAME)


config_option = click.option(
    "-f",
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    default=nearest_settings,
    show_default="mkdocs.yml here or above",
    help="The edition's settings.",
)
"""Names the mkdocs.yml of the edition."""
