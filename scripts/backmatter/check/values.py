"""Values of fields that a reader would stumble over, or that lose a part when they print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backmatter import rules
from backmatter.check.datamodel import FIELD_ALIASES, FIELDS
from backmatter.check.entries import by_name, entries_of, lacking
from backmatter.check.languages import guessed
from backmatter.check.numbers import DASH
from backmatter.check.prose import Prose
from backmatter.check.quotes import lone_quote
from backmatter.check.spelling import misspelt
from backmatter.check.text import check_title
from backmatter.diagnostics import Diagnostic, did_you_mean
from backmatter.model import Bibliography, Entry
from backmatter.text import Span

_WORDS = (
    "title subtitle booktitle booksubtitle maintitle mainsubtitle journaltitle journal "
    "journalsubtitle series publisher location address institution school"
).split()
_TITLES = frozenset(name for name in _WORDS if name.endswith("title"))
_PLAIN = (*_WORDS, "author", "editor", "translator")
_SPECIAL = re.compile(r"(?<!\\)[%#$]|(?<!\\)\\(?P<command>[a-zA-Z]{2,20})(?![a-zA-Z])")
_FORMULA = re.compile(r"\$[^$]{1,200}\$")
_COMMANDS = frozenset(
    """
emph textit textbf textsc textsuperscript textsubscript textrm textup enquote mkbibquote
mkbibemph mkbibitalic mkbibbold textquote uppercase MakeUppercase textendash textemdash
textquoteleft textquoteright textquotedblleft textquotedblright textellipsis ldots dots
textasciitilde textbackslash guillemotleft guillemotright copyright pounds aa AA ae AE oe OE
ss th TH dh DH dj DJ ng NG autocap textgreek textcyrillic textnormal texttt textsf bibstring
slash nobreakdash mbox ensuremath hyphen textdegree textregistered texttrademark nohyphens
protect relax foreignlanguage TeX LaTeX
""".split()
)
"""Commands of LaTeX that print what they mean, or leave what they hold as it is."""
_FOUND_ELSEWHERE = frozenset(
    "textcolor footnote cite ref label url hspace vspace newline par".split()
)
_UNSURE = re.compile(r"\?\?\?|\b(?:TODO|FIXME|TBD)\b")
_END = re.compile(r"[,;:]\}*\Z|\A\{*[,;:.]\s|(?<=[a-zà-ÿ]{5})\.\}*\Z")
_NUMBER = (
    r"\[?(?:[A-Za-z]{0,3}\d+[a-km-zA-HJ-NP-Z]?(?:\.\d+)*\*?|[ivxlcdmIVXLCDM]+\*?"
    r"|\d+[-:/]\d+)\]?"
)
_PAGES = re.compile(
    rf"{_NUMBER}(?:\s?{DASH}\s?{_NUMBER})?(?:\s?[,;]\s?{_NUMBER}(?:\s?{DASH}\s?{_NUMBER})?)*\+?"
)
_LABELLED = re.compile(
    r"\d+\s?\(\d+(?:[–-]\d+)?\)\Z|(?:vols?|volumes?|bd|t|tome|nos?|number|nr|issue|iss)\b\.?\s*\d|.*\beds?\b\.?\Z",
    re.I,
)
_ENGLISH = frozenset(
    "english american usenglish british ukenglish canadian australian newzealand".split()
)
_LONG = 8
_PUBLISHER = re.compile(r"\b(?:Press|Verlag|Publish(?:ers|ing)|[ÉE]ditions|Books)\b")
_PLACE = re.compile(r"[^\W\d_][^:]{2,30}: ?(?=[^\W\d_])")
_TOWN_AND_HOUSE = "Write the town as `location` and the house as `publisher`."
_NUMBERS = ("volume", "number", "issue", "edition", "volumes")


def check_values(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Values end as they should, are not in capitals, and lose nothing in print."""
    for entry in entries_of(bibliography):
        for name in entry.fields:
            yield from _value(entry, name)
        yield from _lacks(entry)
        yield from _title_again(entry)
        yield from _imprint(entry)
    yield from _capitals_of_keys(bibliography)
    yield from _circles(bibliography)


def _value(entry: Entry, name: str) -> Iterator[Diagnostic]:
    value, span = entry.fields[name], entry.field_spans[name]
    if name in _PLAIN:
        if sign := _special(value):
            why, remedy = _obeyed(sign)
            yield rules.SIGN_ESCAPED.at(
                span.of(sign), field=name, found=sign, why=why, remedy=remedy
            )
        if _is_shouted(value):
            remedy = _in_small_letters(value, entry)
            yield rules.NOT_IN_CAPITALS.at(span, field=name, value=value[:60], remedy=remedy)
    if name in _WORDS and (end := _END.search(value)) and not _is_abbreviated(value):
        found = end[0].rstrip("}")
        yield rules.VALUE_ENDS.at(span, field=name, value=value[-30:], sign=found)
    if name in _TITLES and (title := _as_written(value, span)):
        yield from check_title(title)
        langid = entry.get("langid", "hyphenation").lower() or guessed(value)
        if langid in _ENGLISH and not name.startswith("journal"):
            yield from misspelt(title, is_title=True)
    if name in _PLAIN and (fault := _unpaired(value)):
        opens = fault in "([“‘" and value.lstrip("{").startswith(fault)
        remedy = "Remove it, or add" if opens else "Add"
        remedy += " the other one." if opens else " the other one, or remove this one."
        where = span.of(fault) if value.count(fault) == 1 else span
        yield rules.VALUE_PAIRED.at(where, field=name, sign=fault, remedy=remedy)
    if name in {*_PLAIN, "note", "addendum"} and (match := _UNSURE.search(value)):
        yield rules.NO_PLACEHOLDER.at(span.of(match[0]), found=match[0])
    if name == "pages" and value and not _PAGES.fullmatch(value):
        yield rules.PAGES_ARE_PAGES.at(span, value=value, remedy=_pages_meant(value))
    is_number = name in _NUMBERS and (name != "number" or entry.type == "article")
    if is_number and _LABELLED.match(value):
        number = re.search(r"\d+", value)
        yield rules.NUMBER_ALONE.at(
            span, field=name, value=value, number=number[0] if number else "…"
        )


def _as_written(value: str, span: Span) -> Prose | None:
    """A value as its file has it, on one line or several."""
    words = re.search(r"\s+".join(map(re.escape, value.split())), span.text)
    if words is None:
        return None
    text = re.sub(r"\s", " ", words[0])
    return Prose(span.file, span.start + words.start(), text, is_heading=False, in_note=False)


def _imprint(entry: Entry) -> Iterator[Diagnostic]:
    """A publisher in the field of the place, or a place in that of the publisher."""
    publisher = entry.get("publisher")
    place = next((n for n in ("location", "address") if n in entry.fields), "")
    if place and (match := _PUBLISHER.search(entry.fields[place])):
        remedy = _TOWN_AND_HOUSE
        if publisher and not _PUBLISHER.search(publisher):
            town, house = (
                f"`{place} = {{{publisher}}}`",
                f"`publisher = {{{entry.get(place)}}}`",
            )
            remedy = f"The two seem exchanged: write {town} and {house}."
        yield rules.PLACE_APART.at(
            entry.field_spans[place],
            field=place,
            value=entry.fields[place],
            found=match[0],
            remedy=remedy,
        )
    if not place and (match := _PLACE.match(publisher)):
        span = entry.field_spans["publisher"]
        yield rules.PLACE_APART.at(
            span,
            field="publisher",
            value=publisher,
            found=match[0],
            remedy=_TOWN_AND_HOUSE,
        )


def _title_again(entry: Entry) -> Iterator[Diagnostic]:
    """A title that holds its subtitle or itself, or that stands as the series too."""
    title, subtitle = _letters(entry.get("title")), _letters(entry.get("subtitle"))
    if title and subtitle and (title == subtitle or f": {subtitle}" in f"{title} "):
        remedy = "Remove `subtitle`." if title == subtitle else "Take it out of `title`."
        yield rules.TITLE_ONCE.at(
            entry.field_spans["subtitle"], field="subtitle", other="title", remedy=remedy
        )
    elif title and title == _letters(entry.get("series")):
        yield rules.TITLE_ONCE.at(
            entry.field_spans["series"],
            field="series",
            other="title",
            remedy="Remove `series`, or correct it.",
        )
    half = len(title) // 2
    if half >= _LONG and title[:half] == title[half + 1 :]:
        yield rules.TITLE_ONCE.at(
            entry.field_spans["title"],
            field="title",
            other="it already",
            remedy="Remove the second half.",
        )


def _pages_meant(value: str) -> str:
    """What to do with what is no list of pages."""
    if re.fullmatch(rf"{_NUMBER}\s?{DASH}", value):
        return "Write the last page behind the dash, or remove the dash."
    if re.fullmatch(r"\d+ ?(?:pp?|S|s)\b\.?", value):
        return "If the work has so many pages, write their number in `pagetotal`."
    return "Write the figures alone, first and last with a dash: `pages = {12–20}`."


def _obeyed(sign: str) -> tuple[str, str]:
    """What LaTeX does with a sign or a command, and what to do."""
    if sign == "%":
        why = "LaTeX, which prints the bibliography, leaves out what is behind it"
        return why, "Write `\\%` for a percent sign, or remove it if it does not belong here."
    if sign in "#$":
        why = "LaTeX, which prints the bibliography, takes it for a sign of its own"
        return why, f"Write `\\{sign}`, or remove it if it does not belong here."
    why = "a command of LaTeX, which is not printed but obeyed"
    return why, "Write what it prints in its place, or remove it."


def _in_small_letters(value: str, entry: Entry) -> str:
    """How to write what is in capitals: as `printed` has it, if it does."""
    found = re.search(
        re.escape(re.sub(r"[{}]", "", value)), entry.get("printed"), re.IGNORECASE
    )
    if found and not _is_shouted(found[0]):
        return f"Write “{found[0]}”: so `printed` has it."
    return "Write it as the work is cited, with capitals only where they belong."


def _letters(value: str) -> str:
    return " ".join(re.sub(r"[{}]", "", value).casefold().split())


def _special(value: str) -> str:
    """The first sign or command with which LaTeX’s readers do something else than print it."""
    for match in _SPECIAL.finditer(_FORMULA.sub("", value)):
        command = match["command"]
        if command is None or command not in _COMMANDS | _FOUND_ELSEWHERE:
            return match[0]
    return ""


def _unpaired(value: str) -> str:
    """A bracket or quotation mark that lacks its partner."""
    pairs = (("(", ")"), ("[", "]"))
    odd = ((a, b) for a, b in pairs if value.count(a) != value.count(b))
    lone = next((a if value.count(a) > value.count(b) else b for a, b in odd), "")
    return lone or ("" if '"' in value else lone_quote(value))  # which may be the partner


def _is_shouted(value: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", value)
    return sum(map(len, words)) > 9 and all(w.isupper() for w in words)


def _is_abbreviated(value: str) -> bool:
    """Whether the value ends with a stop that belongs to its last word, as others have one."""
    return value.rstrip("}").endswith(".") and value.count(".") > 1


def _lacks(entry: Entry) -> Iterator[Diagnostic]:
    """What the entry says that the work lacks is the name of a field that is not there."""
    fields = by_name(entry)
    for name in sorted(filter(None, lacking(fields))) if "lacks" in fields else ():
        span = entry.field_spans["lacks"]
        if name not in FIELDS:
            reason = f"there is no such field{did_you_mean(name, FIELDS)}"
            remedy = "Correct the name, or take it out of `lacks`."
            yield rules.LACKED_IS_LACKING.at(span, name=name, reason=reason, remedy=remedy)
        elif FIELD_ALIASES.get(name, name) in fields:
            alone = lacking(fields) == {name}
            remedy = "Remove `lacks`." if alone else f"Take “{name}” out of `lacks`."
            reason = "the entry has it"
            yield rules.LACKED_IS_LACKING.at(span, name=name, reason=reason, remedy=remedy)


def _capitals_of_keys(bibliography: Bibliography) -> Iterator[Diagnostic]:
    first: dict[str, Entry] = {}
    for key, entry in bibliography.entries.items():
        other = first.setdefault(key.casefold(), entry)
        if other is not entry:
            where = other.key_span
            yield rules.KEYS_APART.at(entry.key_span, key=key, other=other.key, first=where)


def _circles(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Entries that would inherit from themselves, each said where it says so first."""
    for key, entry in bibliography.entries.items():
        if "crossref" in entry.fields and bibliography.inherits_from_itself(key):
            span = entry.field_spans["crossref"]
            itself = entry.get("crossref").strip() == key
            remedy = "Remove `crossref`." if itself else "Remove `crossref`, or correct it."
            yield rules.CROSSREF_NO_CIRCLE.at(span, key=key, remedy=remedy)
