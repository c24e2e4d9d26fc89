"""Volume, number and year of a periodical, in every order that styles print them.

`36, no. 1 (1984)`, `36/1 (1984)`, `12.2 (1981)`, `vol. 9, no. 3, 1984`, `(1938), 106: 5`,
`1893, vol. 4, n° 1`, `41. 1896, H. 8`, and OSCOLA's `(1958) 71 Harvard Law Review 630`.
"""

from __future__ import annotations

import re

from backmatter.importer.words import (
    DASH,
    DATE,
    LETTER,
    NO_YEAR,
    ROMAN,
    ROMAN_UPPER,
    UPPER,
    YEAR,
    YEARS,
)

_VOLUME_WORD = r"(?:[Vv]ol\.?|Bd\.|[Jj]g\.|t\.|tome|Volume)"
_ISSUE_WORD = r"(?:[Nn]os?\.?|[Nn]°|n[º˚ᵒ]|[Nn]r\.|H\.|Heft|[Ii]ss(?:ue|\.)|n\.|#)"
_ISSUE = rf"(?:\d{{1,4}}(?:[{DASH[1:-1]}/+]\d+)?|{ROMAN_UPPER}|[Ss]pec(?:ial|\.) [Ii]ssue)"
_VOLUME = rf"(?:{NO_YEAR}\d{{1,4}}(?:[{DASH[1:-1]}]\d{{1,3}})?|{ROMAN_UPPER}|{ROMAN})"
_NUMBER = rf"(?:(?:,? {_ISSUE_WORD} ?| ?[/.:] ?|, ?| ?\()(?P<number>{_ISSUE})\)?)?"
_LATER_NUMBER = (
    rf"(?:, {_ISSUE_WORD} ?(?P<number_>{_ISSUE})|, (?P<number__>\d{{1,2}})(?=, (?:S|pp?)\.))?"
)

JOURNAL = re.compile(
    rf"(?:,? ?(?:{_VOLUME_WORD}|\(?n\.s\.,?\)?|ser\. \d,?) ?|,? )?"
    rf"(?<!\w)(?P<volume>{_VOLUME})(?![\w/.:,-]*{LETTER}){_NUMBER}"
    rf"(?:,? ?\((?P<date>{DATE}|(?:{LETTER}+\.?[ ,/–-]*){{1,3}}{YEAR})\)"
    rf"|[,.] ?(?P<date_>{DATE})){_LATER_NUMBER}"
)
"""A volume, then its year."""

DATE_FIRST = re.compile(
    rf",? ?\(?(?P<date>{YEARS})\)?, {_VOLUME_WORD}? ?(?P<volume>{_VOLUME}){_NUMBER}(?=, )"
)
"""A year, then the volume."""

JOURNAL_DATE = re.compile(
    rf",? ?{_ISSUE_WORD} ?(?P<number>{_ISSUE})(?:, {_VOLUME_WORD} ?(?P<volume>{_VOLUME}))?"
    rf"(?:,? ?\((?P<date>{DATE})\)|, (?P<date_>{DATE}))"
    rf"|,? ?\((?P<date__>{DATE})\)(?:, {_ISSUE_WORD} ?(?P<number_>{_ISSUE}))?"
)
"""A number or nothing, then the year."""

JOURNAL_VOLUME = re.compile(
    rf"(?:,? {_VOLUME_WORD} ?| )(?P<volume>{_VOLUME}){_NUMBER}(?=[,:;])"
)
"""A volume without a year."""

OSCOLA = re.compile(
    rf"[(\[](?P<date>{YEAR})[)\]] (?:(?P<volume>\d{{1,3}})(?:\((?P<number>\d{{1,3}})\))? )?"
    rf"(?P<journaltitle>{UPPER}[^,;()\d]{{1,80}}?) (?P<pages>\d{{1,4}})(?:(?=[,.;)\s])|$)"
)
EXTENT = re.compile(rf":? ?(?:pp\.? ?|S\. ?|p\. ?)?(?P<pages>\d{{1,5}}{DASH}\d{{1,5}})")
"""The first and last page of an article or a chapter."""
