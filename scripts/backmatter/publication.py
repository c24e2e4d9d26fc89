"""The edition as a published work: what a reader cites, and what has changed in it.

Who is author of what: the editors of an edition are the authors of its text; the work that
the edition is made after stands in the title and in a note, never as the text's author.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from backmatter.text import Span

LICENSES = {
    "CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
}
"""Name and address of the licences of texts, by their SPDX identifier."""


def printed_name(name: Mapping[str, str]) -> str:
    """A name of CSL-JSON as it is printed in running text."""
    return name.get("literal") or f"{name.get('given', '')} {name['family']}".strip()


@dataclass(frozen=True)
class Version:
    """Which state of the edition this is; a part that is not known is empty."""

    date: str = ""
    """ISO 8601: `2026-11-24`."""
    name: str = ""
    """The short commit, with `+` if files have changed since, or a release's number."""
    commit: str = ""
    """The whole commit, for addresses of the repository."""

    def __str__(self) -> str:
        return " of ".join(part for part in (self.name, self.date) if part)

    @property
    def year(self) -> str:
        """The year of the date."""
        return self.date[:4]


@dataclass(frozen=True)
class Change:
    """A change of the text, in words."""

    date: str
    words: str
    stems: tuple[str, ...]
    """The acts that changed."""
    commit: str = ""
    """Empty for a change that the editors have recorded themselves."""
    lines: int = 0
    """How many lines of the text the commit adds or replaces, if known."""
    note_lines: int = 0
    span: Span | None = field(default=None, compare=False)
    """Where the editors have recorded it."""


@dataclass(frozen=True)
class History:
    """The changes of the text, newest first."""

    changes: tuple[Change, ...] = ()

    def of(self, stem: str) -> tuple[Change, ...]:
        """The changes of one act."""
        return tuple(c for c in self.changes if stem in c.stems)

    def last_change(self, stem: str) -> str:
        """The date on which an act last changed; empty if it is not known."""
        return max((c.date for c in self.of(stem)), default="")


@dataclass(frozen=True)
class Publication:
    """The edition as a whole."""

    title: str
    authors: tuple[str, ...]
    """Names as printed; they are taken as institutions' and never inverted."""
    language: str = "en"
    license: str = ""
    """An SPDX identifier."""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    original: Mapping[str, Any] | None = None
    """The work that the edition is made after, as a CSL-JSON item."""
    version: Version = field(default_factory=Version)
    history: History = field(default_factory=History)

    @property
    def full_title(self) -> str:
        """The title with the name of the author whose work the edition is made after."""
        return f"{self.title} after {self.after}" if self.after else self.title

    @property
    def after(self) -> str:
        """The authors of the original, as printed."""
        names = (self.original or {}).get("author", ())
        return " and ".join(printed_name(name) for name in names)

    @property
    def source_note(self) -> str:
        """What the edition is made after, as a sentence."""
        if not self.original:
            return ""
        where, year = self.original.get("container-title", ""), ""
        issued = self.original.get("issued", {}).get("date-parts", [])
        if issued:
            year = f" ({issued[0][0]})"
        tail = f", {where}{year}" if where else year
        return f"After {self.after}, “{self.original.get('title', '')}”{tail}."

    @property
    def license_name(self) -> str:
        """The licence as readers know it."""
        return LICENSES.get(self.license, (self.license, ""))[0]

    @property
    def license_url(self) -> str:
        """The address of the licence, if it is one that is known."""
        return LICENSES.get(self.license, ("", ""))[1]
