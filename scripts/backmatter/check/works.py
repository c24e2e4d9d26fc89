"""The bibliography as a whole: works that stand twice, order, languages, one way of writing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from backmatter import rules
from backmatter.check.datamodel import LANGUAGES
from backmatter.check.entries import entries_of
from backmatter.check.identifiers import number_fault
from backmatter.check.languages import guessed, in_other_script
from backmatter.check.numbers import ranges
from backmatter.check.order import out_of_order
from backmatter.diagnostics import Diagnostic, Edit
from backmatter.model import Bibliography, Entry

_PARTS = {"article", "inbook", "incollection", "inproceedings", "review", "inreference"}
_BOOKS = {"book", "booklet", "collection", "manual", "proceedings", "reference", "thesis"}
_BOOKS |= {f"mv{name}" for name in _BOOKS}
_DATES = {"date", "year", "month", "urldate", "eventdate"}
_OF_NUMBER = re.compile(
    r"\d+|[ivxlcdm]+|[a-z]|first|second|third|fourth|fifth|one|two|three|four|five"
    r"|(?:erste|zweite|dritte|vierte|fünfte)[rsnm]?|premi[eè]re?|deuxi[eè]me|seconde?|troisi[eè]me"
)
"""A word by which the parts of a work differ: History II, Part Two, Zweiter Teil."""
_KEEP_ONE = "Keep one of the two, and cite the work by its key everywhere."
_ONE_YEAR = (
    "Correct the year and remove one of the two, or tell the editions apart with `edition`."
)
_MANY = 5
_ALMOST = 0.93
_LONG = 20
"""Letters of a title that no column bears in every issue."""


def check_works(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Each work stands once, and the entries are written alike."""
    yield from _twins(bibliography)
    yield from _unsorted(bibliography)
    yield from _languages(bibliography)
    yield from _unlike_ranges(bibliography)
    yield from _unlike_quotes(bibliography)


def _normal(text: str) -> str:
    """Letters and figures alone, without case and accents."""
    flat = unicodedata.normalize("NFKD", re.sub(r"\\[a-zA-Z]+|[{}]", "", text)).casefold()
    return "".join(c for c in flat if c.isalnum())


def _title(entry: Entry) -> str:
    parts = (entry.get("maintitle"), entry.get("volume"), entry.get("title"))
    return _normal(" ".join((*parts, entry.get("subtitle"))))


def _author(entry: Entry) -> str:
    people = re.split(r"\s+and\s+", entry.get("author", "editor"))
    return "/".join(_normal(p.split(",")[0] if "," in p else p.split(" ")[-1]) for p in people)


def _name(entry: Entry) -> tuple[str, str]:
    """Author and title; what has none is named by the journal, or by the pages in it."""
    journal = _normal(entry.get("journaltitle", "journal"))
    pages = _normal(entry.get("pages"))
    title = _title(entry) or (f"{journal} {pages}" if pages else "")
    return _author(entry) or (journal if len(title) >= _LONG else ""), title


def _year(entry: Entry) -> str:
    match = re.search(r"\d{4}", entry.get("date", "year"))
    return match[0] if match else ""


def _twins(bibliography: Bibliography) -> Iterator[Diagnostic]:
    entries = list(bibliography.entries.values())
    seen: set[str] = set()
    for first, second, why in (*_same_number(entries), *_same_title(entries)):
        if second.key not in seen:
            seen.add(second.key)
            yield rules.WORK_HAS_ONE_ENTRY.at(
                second.key_span, key=second.key, other=first.key, why=why, remedy=_KEEP_ONE
            )
    yield from _other_year(entries, seen)


def _same_number(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry, str]]:
    known: dict[str, Entry] = {}
    for entry in entries:
        isbn = "" if entry.type in _PARTS else re.sub(r"[^\dXx]", "", entry.get("isbn"))
        isbn = "" if isbn and number_fault("isbn", isbn) else isbn
        for kind, number in (("DOI", entry.get("doi").lower()), ("ISBN", isbn)):
            name = f"{kind} {number}"
            if number and name in known:
                yield known[name], entry, f"both have the {name}"
            elif number:
                known[name] = entry


def _same_title(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry, str]]:
    """Pairs with one author and year whose titles are the same but for a letter or two."""
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if _name(entry)[1]:
            groups[_author(entry), _year(entry)].append(entry)
    for group in groups.values():
        for first, second in combinations(group[:50], 2):
            one, two = _name(first)[1], _name(second)[1]
            if _apart(first) == _apart(second) and _is_short_for(first, second, one, two):
                yield first, second, "author and year agree, and the title does up to its colon"
            elif one == two and _apart(first) == _apart(second):
                yield first, second, "author, title and year agree"
            elif one != two and _alike(one, two) and not _are_parts(first, second):
                yield first, second, "author and year agree, and the titles nearly do"


def _is_short_for(first: Entry, second: Entry, one: str, two: str) -> bool:
    """Whether one of two titles is the other without its subtitle."""
    short = first if len(one) < len(two) else second
    alone = first.type == second.type and not short.get("subtitle", "maintitle")
    longer = max((one, two), key=len)
    return (
        alone
        and one != two
        and len(min((one, two), key=len)) >= 12
        and longer
        in {
            _title(e)
            for e in (first, second)
            if e.get("subtitle") and _normal(e.get("title")) == _normal(short.get("title"))
        }
    )


def _apart(entry: Entry) -> tuple[str, ...]:
    names = ("volume", "number", "edition", "date", "pages")
    book = entry.type in _BOOKS
    return tuple(_normal(entry.get(n)) for n in (("volume", "edition") if book else names))


def _are_parts(first: Entry, second: Entry) -> bool:
    """Whether titles differ in nothing but a number, in figures or in words."""
    one, two = (
        Counter(re.findall(r"\w+", f"{e.get('title')} {e.get('subtitle')}".lower()))
        for e in (first, second)
    )
    differ = [*(one - two), *(two - one)]
    return bool(differ) and all(_OF_NUMBER.fullmatch(word) for word in differ)


def _alike(one: str, two: str) -> bool:
    if re.sub(r"\D", "", one) != re.sub(r"\D", "", two) or min(len(one), len(two)) < 12:
        return False
    matcher = SequenceMatcher(None, one[:200], two[:200], autojunk=False)
    return matcher.quick_ratio() > _ALMOST and matcher.ratio() > _ALMOST


def _other_year(entries: Sequence[Entry], twins: set[str]) -> Iterator[Diagnostic]:
    known: dict[tuple[str, str, str], Entry] = {}
    for entry in entries:
        name = (*_name(entry), entry.type)
        other = known.setdefault(name, entry)
        if other is entry or not all(name) or entry.key in twins:
            continue
        editions = {e.get("edition", "version") for e in (entry, other)}
        is_one = entry.type in _BOOKS or _undated(entry) == _undated(other)
        if _year(entry) != _year(other) and len(editions) == 1 and is_one:
            yield rules.WORK_HAS_ONE_YEAR.at(
                entry.field_spans.get("date", entry.key_span),
                key=entry.key,
                other=other.key,
                year=_year(entry) or "none",
                other_year=_year(other) or "none",
                remedy=_ONE_YEAR,
            )


def _undated(entry: Entry) -> dict[str, str]:
    """All that an entry says but its dates; letters and reports of one title differ in it."""
    return {name: value for name, value in entry.fields.items() if name not in _DATES}


def _unsorted(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """One finding a file: the first entry that is out of order."""
    for file in bibliography.files:
        entries = sorted(
            (e for e in entries_of(bibliography) if e.span.path == file.path),
            key=lambda e: e.span.start,
        )
        rank = {key: i for i, key in enumerate(sorted({e.key for e in entries}, key=sort_key))}
        wrong = out_of_order([rank[e.key] for e in entries])
        if wrong:
            entry = entries[wrong[0]]
            place, other = _place(entry, entries[: wrong[0]], entries[wrong[0] + 1 :])
            more = f"; so do {len(wrong) - 1} more" if len(wrong) > 1 else ""
            yield rules.ENTRIES_SORTED.at(
                entry.key_span, key=entry.key, other=other, place=place, more=more
            )


def _place(entry: Entry, before: Sequence[Entry], behind: Sequence[Entry]) -> tuple[str, str]:
    """Beside which entry another is out of order: the last before it that should come later,
    or the first behind it that should come earlier; and its key.
    """
    own = sort_key(entry.key)
    earlier = (e for e in reversed(before) if sort_key(e.key) > own)
    later = (e for e in behind if sort_key(e.key) < own)
    if found := next(earlier, None):
        return f"behind “{found.key}”", found.key
    other = next(later, entry).key
    return f"before “{other}”", other


def sort_key(key: str) -> tuple[str, str]:
    """The order of keys: by letters, without regard to case."""
    return key.casefold(), key


def _languages(bibliography: Bibliography) -> Iterator[Diagnostic]:
    entries = list(bibliography.entries.values())
    without = [e for e in entries if not e.get("langid", "hyphenation")]
    usual = len(entries) >= _MANY and len(without) * 2 < len(entries)
    for entry in entries:
        if not entry.is_whole:
            continue  # the field may be the one that does not parse
        title = f"{entry.get('title')} {entry.get('subtitle')}"
        langid = entry.get("langid", "hyphenation").lower()
        if langid:
            reason = in_other_script(title, langid) or _other_words(title, langid)
            if reason:
                span = entry.field_spans.get("langid", entry.key_span)
                guess = guessed(title)
                remedy = (
                    f"Write `langid = {{{guess}}}`, or" if guess in LANGUAGES else "Correct"
                )
                remedy += (
                    " correct the title." if guess in LANGUAGES else " langid, or the title."
                )
                yield rules.LANGID_FITS.at(
                    span, key=entry.key, langid=langid, reason=reason, remedy=remedy
                )
            continue
        guess = guessed(title)
        if usual or guess not in {"", "english"}:
            reason = f", and its title looks {guess}" if guess not in {"", "english"} else ""
            yield rules.LANGID_GIVEN.at(
                entry.key_span,
                key=entry.key,
                reason=reason,
                likely=guess or "…",
                doubt=", if that is right" if guess else "",
            )


def _other_words(title: str, langid: str) -> str:
    guess = guessed(title)
    families = {"american": "english", "british": "english", "ngerman": "german"}
    same = families.get(langid, langid)
    wrong = guess and guess != same and same in {"english", "german", "french", "russian"}
    return f"its words look {guess}" if wrong else ""


def _unlike_ranges(bibliography: Bibliography) -> Iterator[Diagnostic]:
    found = [
        (entry, name, r)
        for entry in entries_of(bibliography)
        for name in ("pages", "number", "volume")
        for r in ranges(entry.get(name))
    ]
    kinds = Counter(r.dash for _, _, r in found)
    usual = kinds.most_common(1)[0][0] if kinds else ""
    for entry, name, r in found:
        if r.dash != usual and kinds[usual] > 1:
            span, mended = entry.field_spans[name], r.text.replace(r.dash, usual)
            where = span.of(r.text)
            finding = rules.RANGES_ALIKE.at(
                where, field=name, value=r.text, dash=r.dash, usual=usual, mended=mended
            )
            yield finding if where is span else finding.mended_by(Edit(where, mended))


_STRAIGHT = re.compile(r"(?<![\\'])'(?!')|(?<![\\\w'])\"|(?<=\w)\"(?!\w)")
_PROSE = ("title", "subtitle", "booktitle", "maintitle", "journaltitle", "note", "addendum")


def _unlike_quotes(bibliography: Bibliography) -> Iterator[Diagnostic]:
    values = [
        (e, n, e.fields[n]) for e in entries_of(bibliography) for n in _PROSE if n in e.fields
    ]
    if not any(c in value for _, _, value in values for c in "’‘“”"):
        return
    for entry, name, value in values:
        span = entry.field_spans[name].of(value)
        is_plain = span.text == value
        for match in _STRAIGHT.finditer(value):
            sign, mended = match[0], _curly(match[0], value, match.start())
            where = span.part(*match.span()) if is_plain else span
            found = rules.QUOTES_ALIKE.at(where, field=name, sign=sign, mended=mended)
            sure = is_plain and mended != "‘"  # which may be an apostrophe
            yield found.mended_by(Edit(where, mended)) if sure else found


def _curly(sign: str, value: str, at: int) -> str:
    opens = at == 0 or value[at - 1] in " ([{—–"
    return {'"': "”“", "'": "’‘"}[sign][opens]
