"""The words that notes are made of, in English, German and French; nothing else lives here."""

from __future__ import annotations

import re
from pathlib import Path


def listed_lines(name: str) -> list[str]:
    """The lines of a file in `data/`."""
    path = Path(__file__).parent / "data" / (name if "." in name else f"{name}.txt")
    return path.read_text(encoding="utf-8").splitlines()


def listed(name: str) -> frozenset[str]:
    """The words of a list in `data/`."""
    return frozenset(" ".join(listed_lines(name)).split())


def _capitals() -> str:
    blocks = (range(0x41, 0x250), range(0x370, 0x530), range(0x1E00, 0x1F00))
    return "".join(chr(c) for block in blocks for c in block if chr(c).isupper())


UPPER = f"[{_capitals()}]"
LETTER = r"[^\W\d_]"
DASH = "[-\u2010-\u2015]"

MONTHS = dict(
    enumerate(
        (
            ("January", "Jan", "Januar", "Jänner", "janvier", "janv"),
            ("February", "Feb", "Februar", "février", "févr"),
            ("March", "Mar", "März", "mars"),
            ("April", "Apr", "avril", "avr"),
            ("May", "Mai", "mai"),
            ("June", "Jun", "Juni", "juin"),
            ("July", "Jul", "Juli", "juillet", "juil"),
            ("August", "Aug", "août"),
            ("September", "Sept", "Sep", "septembre"),
            ("October", "Oct", "Oktober", "Okt", "octobre"),
            ("November", "Nov", "novembre"),
            ("December", "Dec", "Dezember", "Dez", "décembre", "déc"),
        ),
        1,
    )
)
_MONTH_NAMES = sorted((n for names in MONTHS.values() for n in names), key=len, reverse=True)
MONTH = f"(?:{'|'.join(_MONTH_NAMES)})(?!{LETTER})\\.?"
SEASON = (
    "(?:Spring|Summer|Autumn|Fall|Winter|Frühjahr|Sommer|Herbst|printemps|été|automne|hiver)"
)
YEAR = r"(?:1[4-9]|20)\d\d(?!\d)"
NO_YEAR = rf"(?!{YEAR})"
YEARS = (
    rf"\[?(?:c(?:a|irca)?\. ?)?{YEAR}(?:{DASH}(?:{YEAR}|\d\d?(?!\d))|/(?:{YEAR}"
    rf"|\d\d?(?!\d)))?\]?"
)
NO_DATE = (
    r"(?:n\.d\.|n\. d\.|s\.d\.|s\. d\.|o\. ?J\.|forthcoming|in press|im Erscheinen|à paraître)"
)
DAY = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)? |\d{{1,2}}\. |1er )(?:{MONTH}) {YEAR}"
    rf"|(?:{MONTH}) \d{{1,2}}(?:st|nd|rd|th)?,? {YEAR}"
    rf"|\d{{1,2}}\.\d{{1,2}}\.{YEAR}|{YEAR}-\d\d-\d\d)"
)
MONTH_YEAR = (
    rf"(?:(?:{MONTH})(?:{DASH}{MONTH})?"
    rf"|{SEASON}(?:[/{DASH[1:-1]}]{SEASON})?),? {YEAR}(?:/\d\d(?!\d))?"
)
DATE = rf"(?:{DAY}|{MONTH_YEAR}|{YEARS}|{NO_DATE})"

ROMAN = r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?![^\W_])"
ROMAN_UPPER = (
    r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![^\W_])"
)

PARTICLES = listed("particles")
SUFFIX = r"(?:Jr\.?|Sr\.?|II|III|IV)"

SIGNAL = (
    r"(?:(?:[Bb]ut )?[Ss]ee(?: also| further| especially| esp\.| generally"
    r"| instead| in particular"
    r"| for (?:example|instance)|, (?:for (?:example|instance)|e\.g\.|inter alia|among others"
    r"|in particular|especially|however|too|again)|,? e\.g\.)?,?"
    r"|[Cc]f\.|[Cc]ompare|[Cc]onf(?:er|\.)|[Cc]ontra|[Aa]lso|[Aa]nd|[Aa]nd see"
    r"|[Ff]rom|[Pp]er|[Ii]n"
    r"|(?:(?:[Aa]s )?(?:[Qq]uoted|[Cc]ited|[Rr]eprinted|[Rr]eproduced"
    r"|[Dd]iscussed"
    r"|[Dd]escribed|[Aa]rgued|[Pp]rinted|[Aa]necdote|[Rr]eported) (?:in|from|by|after))"
    r"|[Qq]td\. in|[Ee]\.g\.,?|[Ff]or (?:example|instance),?|[Vv]iz\."
    r"|[Ii]ncluding|[Nn]otably|[Ee]specially"
    r"|(?:[Dd]azu|[Hh]ierzu)?,? ?[Vv]gl\.(?: auch| dazu| hierzu| etwa"
    r"| u\. ?a\.)*|[Ss]iehe(?: auch| dazu| etwa)*"
    r"|[Ss]\. (?:auch|dazu)|[Zz]it(?:iert|\.) (?:nach|bei|in)|[Zz]itat (?:nach"
    r"|bei|in)|[Aa]bgedruckt in|[Ss]o(?: auch)?"
    r"|[Vv]oir(?: aussi| notamment| par exemple| en particulier)*,?|[Cc]ité(?:e"
    r"|s|es)? (?:par|dans|in|d’après)"
    r"|[Nn]otamment|[Aa]insi|[Ss]ur ce point, voir)"
)
SIGNAL_RE = re.compile(rf"{SIGNAL}:?(?=\s)")
CUTTING_SIGNAL = re.compile(
    rf"(?<=[,(—–.:] )(?:and |und |et )?(?={SIGNAL}\s)(?!(?:[Ii]n|[Aa]nd|[Aa]lso"
    rf"|[Ff]rom|[Pp]er|[Ss]o|[Ii]ncluding"
    r"|[Nn]otably|[Ee]specially|[Nn]otamment|[Aa]insi|[Ff]or)\b)"
    r"|(?<=[\w)”’\"] )(?=(?:(?:as )?(?:quoted|cited|reprinted|discussed) in"
    r"|[Zz]it(?:iert|\.) nach|cité (?:par|dans)|see also|vgl\. auch|siehe auch|voir aussi)\s)"
    r"|(?<=\()(?=(?:see|cf\.|vgl\.|siehe|voir|quoted in|cited in)\s)"
)

# A full stop behind one of these ends no sentence.
ABBREVIATIONS = listed("abbreviations")
SMALL = listed("small_words")
NOT_NAMES = listed("not_names")
