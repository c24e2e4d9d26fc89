"""Options that several commands have."""

from __future__ import annotations

import os
from pathlib import Path

import click

_NAME = "mkdocs.yml"


def nearest_settings(folder: Path) -> Path | None:
    """The mkdocs.yml of a folder, or else of the nearest one above that has one."""
    candidates = (place / _NAME for place in (folder, *folder.parents))
    return next(filter(os.path.isfile, candidates), None)


def _settings_of_here() -> Path:
    return Path(os.path.relpath(nearest_settings(Path.cwd()) or _NAME))


config_option = click.option(
    "-f",
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    default=_settings_of_here,
    show_default="mkdocs.yml here or above",
    help="The edition's settings.",
)
"""Names the mkdocs.yml of the edition."""
