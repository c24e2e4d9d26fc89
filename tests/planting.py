"""A copy of the real edition in which tests plant faults."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from backmatter.check import check_edition
from backmatter.config import load_settings
from backmatter.diagnostics import Diagnostics, Severity
from backmatter.source.kept import Kept

ROOT = Path(__file__).resolve().parent.parent
SOURCES = (
    "mkdocs.yml",
    "pyproject.toml",
    "CITATION.cff",
    "bibliography.bib",
    "acts",
    "notes",
    "docs",
)
_KEPT = Kept()
"""Of a copy only the files that are not as in the copy before are read and looked at."""


@dataclass(frozen=True)
class Copy:
    """A copy of the edition's sources."""

    root: Path

    def plant(self, path: str, old: str, new: str) -> int:
        """Put `new` where `old` stands once; the line where the two begin to differ."""
        file = self.root / path
        text = file.read_bytes().decode("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        file.write_bytes(text.replace(old, new).encode("utf-8", "surrogateescape"))
        common = next(
            (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
            min(len(old), len(new)),
        )
        return text.count("\n", 0, text.index(old) + common) + 1

    def check(self, least: Severity = Severity.INFO) -> Diagnostics:
        """What the check says of the copy."""
        settings = load_settings(self.root / "mkdocs.yml")
        return check_edition(settings, least=least, kept=_KEPT).diagnostics

    def places(self, code: str) -> list[tuple[str, int]]:
        """File and line of each finding of one rule."""
        return [(d.span.path, d.span.line) for d in self.check() if d.rule.code == code]


def copy_edition(to: Path) -> Copy:
    """Copy the sources of the real edition into the folder `to`."""
    for name in SOURCES:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, to / name)
    return Copy(to)
