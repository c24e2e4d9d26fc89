"""What the browser tests pass around."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

OpenPage = Callable[..., Page]
"""Opens `edition/1929/` at a width, with options of a browser context."""


@dataclass(frozen=True)
class Served:
    """Where the built sites are."""

    address: str
    folder: Path
