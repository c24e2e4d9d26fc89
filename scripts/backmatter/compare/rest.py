"""Pages beside the acts, files of data, and the settings that a reader notices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from backmatter.compare.change import Change
from backmatter.compare.states import States
from backmatter.config import Settings
from backmatter.resolve import Resolved

_SETTINGS = ("title", "author", "style", "locale", "numbering", "scope", "language")


def rest(states: States, then: Settings, now: Settings) -> Iterator[Change]:
    """What has changed around the text, file by file."""
    yield from _files("Pages", _pages(states.before), _pages(states.after))
    yield from _files("Data", _data(states.before), _data(states.after))
    for name in _SETTINGS:
        before, after = getattr(then, name), getattr(now, name)
        if before != after:
            words = f"the {name} is now {{}}, was {{}}"
            yield Change("Settings", words, (after or "none", before or "none"))


def _pages(resolved: Resolved) -> Mapping[str, str]:
    files = (page.document.file for page in resolved.corpus.frames)
    return {file.path: file.text for file in files}


def _data(resolved: Resolved) -> Mapping[str, str]:
    return {file.path: file.text for file in resolved.corpus.apparatus.files}


def _files(part: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for path, text in new.items():
        if path not in old:
            yield Change(part, "{} is new", (path,))
        elif old[path].split() != text.split():
            yield Change(part, "{} changed", (path,))
    for path in old:
        if path not in new:
            yield Change(part, "{} is gone", (path,))
