"""The rules of which nothing can be said once a file, or a part of it, cannot be read."""

from __future__ import annotations

from backmatter import rules
from backmatter.config import Settings
from backmatter.diagnostics import Diagnostic, Rule, Severity

Rules = frozenset[Rule]
_NONE: Rules = frozenset()

_OF_ORDER: Rules = frozenset(
    {
        rules.NOTES_IN_ORDER,
        rules.NOTES_WITHOUT_GAP,
        rules.DEFINITIONS_IN_ORDER,
        rules.LABEL_IS_NUMBER,
    }
)
_OF_TEXT: Rules = _OF_ORDER | frozenset(
    {
        rules.LEDGER_UP_TO_DATE,
        rules.LOSS_RECORDED,
        rules.PAGE_LOSS_RECORDED,
        rules.PLACE_EXISTS,
        rules.YEAR_IN_PASSAGE,
        rules.PERSON_APPEARS,
        rules.TERM_APPEARS,
        rules.NAME_KNOWN,
        rules.LINK_LEADS,
        rules.FORM_USED,
        rules.FIGURE_IN_TEXT,
        rules.DATE_OF_EVENT_IN_PASSAGE,
        rules.NUMBER_IN_PASSAGE,
        rules.QUOTED_OF_TEXT,
        rules.YEAR_OF_ACT,
        rules.NUMBER_OF_NOTES,
        rules.ENTRY_USED,
        rules.LINK_HAS_ANCHOR,
        rules.NOTE_DEFINED,
        rules.NOTE_REFERRED_TO,
        rules.QUOTATION_HAS_NOTE,
    }
)
"""What is held against the whole text."""
_UNTIL_MENDED: Rules = frozenset(
    {
        rules.LEDGER_UP_TO_DATE,
        rules.NUMBER_OF_NOTES,
    }
)
"""A text with errors is mended before it is recorded, and its notes are counted."""
_OF_PAGES: Rules = frozenset(
    {
        rules.NAVIGATION_LEADS,
        rules.ACT_IN_NAVIGATION,
    }
)
_OF_WORKS: Rules = frozenset(
    {
        rules.LEDGER_UP_TO_DATE,
        rules.LOSS_RECORDED,
        rules.KEY_HAS_ENTRY,
        rules.PERSON_APPEARS,
        rules.LINK_LEADS,
        rules.ENTRY_KEY_UNIQUE,
        rules.LANGID_GIVEN,
        rules.LINK_HAS_ENTRY,
    }
)
"""What is held against the whole bibliography."""
_OF_DATA: Rules = frozenset(
    {
        rules.NAME_KNOWN,
        rules.NAME_AS_LISTED,
    }
)
_OF_LEDGER: Rules = frozenset(
    {
        rules.LEDGER_UP_TO_DATE,
        rules.LOSS_RECORDED,
        rules.PAGE_LOSS_RECORDED,
        rules.ADDRESS_KEEPS_MEANING,
    }
)
_OF_BYTES: Rules = frozenset(
    {
        rules.PERSON_APPEARS,
        rules.TERM_APPEARS,
        rules.NAME_KNOWN,
        rules.NAME_AS_LISTED,
        rules.QUOTES_PAIRED,
        rules.WORD_SPELLED,
    }
)
"""What a lost byte brings about in its own file."""
_OF_FOLDERS: Rules = (
    _OF_TEXT
    | _OF_PAGES
    | frozenset(
        {
            rules.DATA_OF_PAGE_THERE,
            rules.FILE_READABLE,
            rules.NOTES_BELONG_TO_ACT,
            rules.TRACKED_FILE_THERE,
            rules.LINK_HAS_ENTRY,
            rules.LINK_HAS_PAGE,
            rules.ACT_HAS_NOTES,
            rules.KEY_HAS_ENTRY,
        }
    )
)
_ACT_IS_LOST: Rules = frozenset(
    {
        rules.PAGE_LOSS_RECORDED,
        rules.FILE_READABLE,
        rules.NOTES_BELONG_TO_ACT,
        rules.ACT_HAS_NOTES,
    }
)
_TEXT_IS_LOST: Rules = frozenset(
    {
        rules.FILE_READABLE,
        rules.ACT_HAS_TEXT,
        rules.NO_CONFLICT,
        rules.BLOCK_IS_CLOSED,
        rules.HTML_HOLDS_NO_MARKDOWN,
        rules.ACT_HAS_NOTES,
    }
)
_ORDER_IS_LOST: Rules = frozenset(
    {
        rules.FRONT_MATTER_PARSES,
        rules.FIELD_FITS,
        rules.ORDER_IS_UNIQUE,
    }
)
_WORKS_ARE_LOST: Rules = frozenset(
    {
        rules.FILE_READABLE,
        rules.BIBLIOGRAPHY_HAS_ENTRIES,
        rules.NO_CONFLICT,
    }
)
_DATA_ARE_LOST: Rules = frozenset(
    {
        rules.DATA_PARSES,
        rules.DATA_FITS,
        rules.DATA_FIELD_KNOWN,
        rules.DATA_FIELD_THERE,
        rules.ID_UNIQUE,
        rules.FILE_READABLE,
        rules.FILE_IS_UTF8,
        rules.NO_CONFLICT,
        rules.TRACKED_FILE_THERE,
    }
)
_LEDGER_IS_LOST: Rules = frozenset(
    {
        rules.LEDGER_PARSES,
        rules.LEDGER_WITHOUT_CONFLICT,
        rules.FILE_READABLE,
    }
)


def unsaid_after(found: Diagnostic, settings: Settings) -> Rules:
    """The rules of which nothing can be said after this finding."""
    rule, path = found.rule, settings.root / found.span.path
    of_pages = _OF_PAGES if rule in _ACT_IS_LOST else _NONE
    if rule is rules.FOLDER_OF_SETTINGS_THERE:
        return _OF_FOLDERS
    if path == settings.ledger:
        if rule is rules.PAGE_LOSS_RECORDED:
            return of_pages | (_OF_TEXT - {rule})
        return _OF_LEDGER if rule in _LEDGER_IS_LOST else _NONE
    if path.parent in {settings.acts, settings.notes}:
        return of_pages | _after_text(found)
    if path in settings.bibliography:
        lost = _OF_WORKS if rule in _WORKS_ARE_LOST else _NONE
        is_half = rule is rules.CORRECTION_SAYS_WHAT_WAS_PRINTED
        is_wrong = is_half or found.severity is Severity.ERROR
        return lost | _UNTIL_MENDED if is_wrong else lost
    if path.parent == settings.data:
        return _OF_DATA if rule in _DATA_ARE_LOST else _NONE
    return _NONE


def _after_text(found: Diagnostic) -> Rules:
    if found.rule in _TEXT_IS_LOST:
        return _OF_TEXT
    if found.rule is rules.FILE_IS_UTF8:
        return _OF_BYTES if found.span.file.text else _OF_TEXT
    lost = _OF_ORDER if found.rule in _ORDER_IS_LOST else _NONE
    return lost | _UNTIL_MENDED if found.severity is Severity.ERROR else lost
