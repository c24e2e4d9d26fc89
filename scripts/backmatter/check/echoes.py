"""What is missing only because a file, or a part of it, could not be read.

One slip can take a whole page along: a comment that does not close, a file that is gone. The
slip is said; that the notes, works and persons of that page are nowhere is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backmatter.config import Settings
from backmatter.diagnostics import Diagnostic

_OF_TEXT = frozenset(
    "A004 A005 A006 D007 D008 D011 D012 D013 D014 E005 L003 N001 N002 N004 N008 N009".split()
)
_OF_ORDER = frozenset("N004 N008 N009".split())
_OF_WORKS = frozenset("A004 A005 C001 D011 D014 E002 E033 L001".split())
_OF_DATA = frozenset({"D013"})
_OF_LEDGER = frozenset("A004 A005 A006 A007".split())
_TEXT_IS_LOST = frozenset("F001 F012 L012 N019".split())
_OF_BYTES = frozenset("D011 D012 D013 T013".split())
_ORDER_IS_LOST = frozenset("F003 F006 F008".split())
_WORKS_ARE_LOST = frozenset("F001 F013".split())
_DATA_ARE_LOST = frozenset("D001 D002 D003 D004 D009 F001 F002".split())
_LEDGER_IS_LOST = frozenset("A001 A002 F001".split())


def without_echoes(found: Iterable[Diagnostic], settings: Settings) -> Iterator[Diagnostic]:
    """The findings without those that others explain."""
    all_found = list(found)
    echoes = frozenset[str]().union(*(_echoes(d, settings) for d in all_found))
    yield from (d for d in all_found if d.rule.code not in echoes)


def _echoes(found: Diagnostic, settings: Settings) -> frozenset[str]:
    """The rules of which nothing can be said after this finding."""
    code, path = found.rule.code, settings.root / found.span.path
    if path == settings.ledger:
        if code == "A006":
            return _OF_TEXT - {"A006"}
        return _OF_LEDGER if code in _LEDGER_IS_LOST else frozenset()
    if path.parent in {settings.acts, settings.notes}:
        if code in _TEXT_IS_LOST:
            return _OF_TEXT
        if code == "F002":
            return _OF_BYTES if found.span.file.text else _OF_TEXT
        return _OF_ORDER if code in _ORDER_IS_LOST else frozenset()
    if path in settings.bibliography:
        return _OF_WORKS if code in _WORKS_ARE_LOST else frozenset()
    if path.parent == settings.data:
        return _OF_DATA if code in _DATA_ARE_LOST else frozenset()
    return frozenset()
