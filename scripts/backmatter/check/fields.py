"""The values of an entry's fields, one by one."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Iterator
from datetime import date

from backmatter import rules
from backmatter.check.datamodel import DATES, LANGUAGES, NAMES
from backmatter.check.entries import by_name, entries_of
from backmatter.check.numbers import ordinal, ranges
from backmatter.diagnostics import Diagnostic, Edit, did_you_mean
from backmatter.model import Bibliography, Entry
from backmatter.text import Span

_DATE = re.compile(
    r"(?P<year>-?[\dX]{4})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2})(?:T[\d:Z+-]+)?)?)?[~?%]?"
)
_SEASONS = range(21, 42)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s{}]+")
_DOI_IN = re.compile(r"10\.\d{4,9}/[^\s{}]+\Z")
_LEFTOVER = re.compile(
    r"&(?:[a-zA-Z]{2,8}|#\d{1,6});|</?(?:i|b|em|strong|sub|sup|span|p|br|sc)\b[^<>]{0,80}>"
    r"|\\(?:textcolor|footnote|cite|ref|label|url|hspace|vspace|newline|par|includegraphics)\b"
    r"|\\\\(?![a-zA-Z{])|\.pdf\Z|\A\*(?=.*\*\Z)| / (?:by |\[?ed)[^/]*\Z|, (?:The|An?)\Z"
    r"|(?i:\A(?:n\.\s?a\.|n/a|none|null|unknown|undefined|untitled|no author)\Z)"
)
"""What other programs leave in a value: tags, commands, names of files, signs of catalogues,
words for “nothing”.
"""
_JUNIOR = re.compile(
    r"(?:jr|sr|junior|senior|[ivx]+|\d+(?:st|nd|rd|th)|fils|père|hijo|filho|neto|ml|st|mł|esq)\.?",
    re.IGNORECASE,
)
_NAMED_PARTS = re.compile(r"(?:^|,\s*)(?:family|given)\s*=")
"""The extended form of a name, `family=…, given=…, prefix=…`."""
_LETTERS_OF_KEY = re.compile(r"[a-z]+")
_AND = re.compile(r"\sand(?=\s|$)|^and\s", re.IGNORECASE)
_MONTHS = frozenset(
    name.lower()
    for i in range(1, 13)
    for name in (str(i), f"{i:02}", month_name[i], month_abbr[i])
)
_LOCAL = re.compile(r"file:|https?://(?:localhost|127\.0\.0\.1)\b")
_NO_NAME = re.compile(r"\(?\beds?\.\)?|\(eds?\)|\bet alii\b|\bund\b(?! zu[mr]?\b)|^by\s|\d{2,}")
"""What stands in lists of names that were copied from a title page or a note."""
_FIRST_INITIAL = re.compile(r"(?:[^,]* )?[A-ZÀ-Þ]\., ?\w[^,]*")
_LAST_INITIAL = re.compile(r"^[^\W\d_]{3,}(?: [A-ZÀ-Þ][^\W\d_]{2,})?(?: [A-ZÀ-Þ]\.)+$")
_BODY = re.compile(
    r"\w \b(?:Bank|University|Institute|Ministry|Committee|Commission|Organi[sz]ation"
    r"|Association|Council|Department|Agency|Nations|Government|Foundation|Library"
    r"|Archives?|Parliament|Congress)$|^(?:University|Institute|Ministry|Department|Bank"
    r"|Library|Committee|Council) (?:of|for)\b"
)
_OFF = re.compile(
    r"https?://[^/]*(?:\bproxy\b|ezproxy)|https?://(?:www\.)?google\.[a-z.]+/(?:url|search)\?"
)
"""Addresses that serve those of one library or of one search."""
_EARLIEST = 1450
_NOT_PRINTED = frozenset(
    "artwork image legal legislation jurisdiction letter misc unpublished".split()
)
_RAW = {"url", "doi", "file", "printed", "correction", "abstract", "annotation", "eprint"}


def check_fields(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Dates, names, numbers, addresses and languages are what they should be."""
    for entry in entries_of(bibliography):
        for check in (_dates, _names, _numbers, _identifiers, _language, _leftovers):
            yield from check(entry)


def _at(entry: Entry, name: str) -> Span:
    return entry.field_spans[name]


def _dates(entry: Entry) -> Iterator[Diagnostic]:
    years: dict[str, int] = {}
    for name in (n for n in entry.fields if n in DATES):
        value = entry.fields[name]
        if not is_date(value):
            if value:
                yield rules.DATE_IS_A_DATE.at(_at(entry, name), field=name, value=value)
            continue
        year = re.search(r"-?\d{4}", value)
        if year:
            years[name] = int(year[0])
    yield from _plausible(entry, years)
    month = entry.get("month").strip(". ").lower()
    if month and month not in _MONTHS:
        yield rules.DATE_IS_A_DATE.at(_at(entry, "month"), field="month", value=month)


def _plausible(entry: Entry, years: dict[str, int]) -> Iterator[Diagnostic]:
    dated = {"urldate"} if entry.type in _NOT_PRINTED else {"date", "year", "urldate"}
    for name, year in years.items():
        where = ""
        if year > date.today().year + 1:
            where = "in the future"
        elif year < _EARLIEST and name in dated:
            where = "before printing"
        if where:
            value = entry.fields[name]
            yield rules.YEAR_PLAUSIBLE.at(
                _at(entry, name), field=name, value=value, where=where
            )
    if years.get("year", 0) != years.get("date", 0) and {"year", "date"} <= years.keys():
        yield rules.YEAR_AND_DATE_AGREE.at(
            _at(entry, "year"), year=entry.fields["year"], date=entry.fields["date"]
        )
    published = "date" if "date" in years else "year"
    for earlier, later in (("origdate", published), (published, "urldate")):
        if earlier in years and later in years and years[later] < years[earlier]:
            yield rules.DATES_IN_ORDER.at(
                _at(entry, later),
                later=later,
                later_value=entry.fields[later],
                earlier=earlier,
                earlier_value=entry.fields[earlier],
            )


def is_date(text: str) -> bool:
    """Whether a text is a date or a range of dates as BibLaTeX takes them (ISO 8601-2)."""
    parts = text.split("/")
    if len(parts) > 2 or not any(p.strip(". ") for p in parts):
        return False
    days = [_day(part) for part in parts if part not in {"", ".."}]
    first, last = (*days, None, None)[:2]
    return None not in days and not (first and last and _is_later(first, last))


def _is_later(first: str, last: str) -> bool:
    """Whether the first of two days comes after the last; years before our era count down."""
    one, two = (int(d.replace("X", "0")[: 4 + d.startswith("-")]) for d in (first, last))
    return one > two or (one == two and first > last and "X" not in first + last)


def _day(text: str) -> str | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    month, day = match["month"] or "01", match["day"] or "01"
    if "X" in text:
        return text
    if int(month) in _SEASONS and not match["day"]:
        return text
    try:
        date(max(1, abs(int(match["year"]))), int(month), int(day))
    except ValueError:
        return None
    return text


def _names(entry: Entry) -> Iterator[Diagnostic]:
    for name in (n for n in entry.fields if n in NAMES):
        reason = name_fault(entry.fields[name]) or _turned(entry, name)
        if reason:
            yield rules.NAMES_PARSE.at(_at(entry, name), field=name, reason=reason)


def _turned(entry: Entry, name: str) -> str:
    """How the key shows that the one author, without a comma, has the family name first."""
    words = entry.fields[name].split()
    start = _LETTERS_OF_KEY.match(entry.key.lower())
    if name != "author" or len(words) != 2 or not start or not all(map(str.isalpha, words)):
        return ""
    first, last = (word.lower() for word in words)
    is_turned = start[0] == first != last
    return (
        f"no comma in “{' '.join(words)}”, and the key has the first word" if is_turned else ""
    )


def name_fault(value: str) -> str:
    """Why a list of names does not parse, or nothing if it does."""
    outside = _outside_braces(value)
    people = _AND.split(outside)
    names = [" ".join(p.split()).casefold() for p in _AND.split(value) if "{" not in p]
    if again := next((n for n in names if n and names.count(n) > 1), ""):
        return f"“{again}” stands twice"
    if len(people) > 1 and not all(p.strip() for p in people):
        return "“and” stands without a name on one side"
    for i, person in enumerate(people):
        words = person.strip()
        if words.lower() == "others" and i + 1 < len(people):
            return "“and others” stands before another name"
        if reason := _person_fault(words):
            return reason
    return ""


def _person_fault(words: str) -> str:
    for sign in ("&", ";"):
        if sign in words:
            return f"“{sign}” where “and” should part two names"
    if re.search(r"\bet\.? al\b", words):
        return "“et al.” where “and others” is meant"
    if found := _NO_NAME.search(words):
        return f"“{found[0].strip()}” is no part of a name"
    parts = [p.strip() for p in words.split(",")]
    if re.search(r"[a-zà-ÿ]{4}\.$", words):
        return f"a stop behind “{words}”"
    if found := _FIRST_INITIAL.fullmatch(words) or _LAST_INITIAL.search(words):
        return f"an initial stands in the place of the family name in “{found[0].strip()}”"
    if "," not in words and (found := _BODY.search(words)):
        return f"“{words}” is no person: a body goes in braces of its own, {{{{{words}}}}}"
    if "," in words and not all(parts):
        return f"a comma too many in “{words}”"
    if _NAMED_PARTS.search(words):
        return ""
    if len(parts) > 3 or (len(parts) == 3 and not _JUNIOR.fullmatch(parts[1])):
        return f"{len(parts) - 1} commas in “{words}”"
    return ""


def _outside_braces(value: str) -> str:
    """The value with what stands in braces blanked out; a brace alone becomes a letter."""
    out: list[str] = []
    depth = 0
    for c in value:
        depth += c == "{"
        out.append(c if not depth else "x")
        depth -= c == "}" and depth > 0
    return "".join(out)


def _numbers(entry: Entry) -> Iterator[Diagnostic]:
    for found in ranges(entry.get("pages")):
        if found.falls:
            yield rules.PAGES_RISE.at(
                _at(entry, "pages"), value=entry.get("pages"), range=found.text
            )
    volume, volumes = ordinal(entry.get("volume")), ordinal(entry.get("volumes"))
    if volume is not None and volumes is not None and volume > volumes:
        yield rules.VOLUME_IN_ENTRY.at(_at(entry, "volume"), volume=volume, volumes=volumes)


def _identifiers(entry: Entry) -> Iterator[Diagnostic]:
    doi = entry.get("doi").replace("\\_", "_")
    if doi and (not _DOI.fullmatch(doi) or _ends_amiss(doi)):
        yield _bad_doi(entry, doi)
    for name, rule in (("isbn", rules.ISBN_FORMED), ("issn", rules.ISSN_FORMED)):
        for number in re.split(r"[,;]\s*|\s+(?=97[89])", entry.get(name)):
            if number and (reason := number_fault(name, number)):
                yield rule.at(_at(entry, name), value=number, reason=reason)
    url = entry.get("url").replace("\\", "")
    if url and (
        not is_address(url) or _ends_amiss(url) or _LOCAL.match(url) or _OFF.match(url)
    ):
        yield rules.URL_FORMED.at(_at(entry, "url"), value=url)


def _bad_doi(entry: Entry, doi: str) -> Diagnostic:
    span = _at(entry, "doi")
    found = rules.DOI_FORMED.at(span, value=doi)
    inner = _DOI_IN.search(doi)
    if inner is None or not doi.lower().startswith(("http", "doi")):
        return found
    return found.mended_by(Edit(span.of(entry.get("doi")).part(0, inner.start()), ""))


def _ends_amiss(address: str) -> bool:
    """Whether an address has the punctuation of the sentence that it was copied from."""
    return address[-1] in ".,;" or (address[-1] == ")" and "(" not in address)


def number_fault(kind: str, number: str) -> str:
    """Why a number is no ISBN or ISSN, or nothing if it is one."""
    from stdnum import exceptions, isbn, issn

    try:
        (isbn if kind == "isbn" else issn).validate(number)
    except exceptions.InvalidLength:
        return "it has too many or too few figures"
    except exceptions.InvalidChecksum:
        return "its last figure does not fit the others"
    except exceptions.ValidationError:
        return "it holds something that is no figure"
    return ""


def is_address(text: str) -> bool:
    """Whether a text is a whole address of the web (or of mail, telephone, FTP)."""
    import validators

    if text.partition(":")[0] in {"mailto", "tel", "ftp", "urn", "doi", "geo", "sms", "news"}:
        return len(text.partition(":")[2]) > 2
    return validators.url(text, consider_tld=False, simple_host=True) is True


def _language(entry: Entry) -> Iterator[Diagnostic]:
    value = entry.get("langid", "hyphenation").lower()
    if value and value not in LANGUAGES:
        name = "langid" if "langid" in entry.fields else "hyphenation"
        hint = did_you_mean(value, LANGUAGES)
        yield rules.LANGID_KNOWN.at(_at(entry, name), value=value, hint=hint)


def _leftovers(entry: Entry) -> Iterator[Diagnostic]:
    for name in by_name(entry):
        if name in _RAW or name not in entry.fields:
            continue
        match = _LEFTOVER.search(entry.fields[name])
        is_work_of_art = entry.type in {"artwork", "image"} and name == "title"
        if match and not (is_work_of_art and match[0] == "Untitled"):
            where = _at(entry, name).of(match[0])
            yield rules.NO_LEFTOVERS.at(where, field=name, found=match[0])
