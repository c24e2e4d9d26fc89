"""`backmatter check --fix` and `--diff`: what can be mended, written or shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from difflib import unified_diff

import click

from backmatter.config import Settings
from backmatter.mend import Mending, mended
from backmatter.writing import replace_files

CANNOT_RUN = 2
_COLOURS = {"-": "red", "+": "green", "@": "cyan"}


def write_mended(settings: Settings) -> None:
    """Write all mended files or none. Ends the program with 2 if they cannot be written."""
    _write(settings, {})  # what an earlier run could not finish
    found = mended(settings)
    for mending in found:
        if (settings.root / mending.name).read_bytes() != mending.before:
            _refuse(f"{mending.name} was changed meanwhile; run the command again")
    _write(settings, {mending.name: mending.after for mending in found})
    for mending in found:
        click.echo(f"mended {mending.name}", err=True)


def show_mended(settings: Settings) -> None:
    """Print how the mended files would differ, as a patch; nothing is written."""
    for line in (line for mending in mended(settings) for line in _patch(mending)):
        click.echo(click.style(line, fg=_COLOURS.get(line[0])), nl=False)


def _patch(mending: Mending) -> Iterator[str]:
    name = f"{mending.name}\t" if " " in mending.name else mending.name  # it ends at the tab
    before, after = _lines(mending.before), _lines(mending.after)
    for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[str]:
    """The lines as patches have them: only `\\n` ends one."""
    lines = [f"{line}\n" for line in data.decode("utf-8", "replace").split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    return [line for line in lines if line]


def _write(settings: Settings, files: Mapping[str, bytes]) -> None:
    try:
        replace_files(settings.root, files)
    except OSError as error:
        place = error.filename2 or error.filename or settings.root
        _refuse(f"{place} cannot be written: {error.strerror}")


def _refuse(why: str) -> None:
    click.echo(f"backmatter: {why}\nNo file is changed.", err=True)
    sys.exit(CANNOT_RUN)
