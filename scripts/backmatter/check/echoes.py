"""What is missing only because a file, or a part of it, could not be read.

One slip can take a whole page along: a comment that does not close, a file that is gone. The
slip is said; that the notes, works and persons of that page are nowhere is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from backmatter import rules
from backmatter.check.lost import Rules, unsaid_after
from backmatter.check.once import said_once
from backmatter.check.once.findings import note_at
from backmatter.config import Settings
from backmatter.diagnostics import Diagnostic, Rule, Severity
from backmatter.ledger import WORKS
from backmatter.resolve.links import BIB
from backmatter.text import Span, covers, in_order

_COVERING = frozenset({rules.MARK_IS_WHOLE, rules.NO_CONFLICT, rules.NO_FOREIGN_MARKUP})
_AROUND_NAMES = frozenset({rules.NO_PLACEHOLDER, rules.LINK_IS_WHOLE})
_ENTRY_IS_LOST = frozenset({rules.ENTRY_PARSES, rules.KEY_CITABLE, rules.NO_STRAY_TEXT})
_OF_ENTRY = frozenset({rules.NAMES_PARSE, rules.VALUE_PAIRED, rules.KEY_HAS_ITS_YEAR})
"""What is wrong with a value that is read only in part, or instead of another."""
_OF_WORDS = frozenset({rules.NAME_KNOWN, rules.NAME_AS_LISTED, rules.DOUBLED_WORD})
_OF_HEADINGS = frozenset({rules.HEADING_HAS_ID, rules.HEADINGS_IN_ORDER, rules.HEADING_IS_GOOD})
"""What is said of a paragraph that the middle line of a conflict makes a heading."""
_OF_AUTHORS = frozenset({rules.NOTE_CITES_THE_NAMED, rules.CITED_AUTHOR_IS_THE_NAMED})
_OF_NOTES = frozenset({rules.NOTE_REFERRED_TO, rules.NOTE_DEFINED_ONCE, rules.NOTE_IN_ITS_FILE})
"""What makes a note seem not to be there, so that its works seem unused."""
_OF_TABLES = frozenset({rules.TABLE_IS_WHOLE, rules.DASH_TYPED})
"""What a conflict that cuts a table in two brings along."""
_OF_LINE = frozenset({rules.LINE_ENDS, rules.QUOTATION_HAS_NOTE})
"""What a line lacks as a whole, which shows once its slips are mended."""
_OF_DATES = frozenset(
    {
        rules.YEAR_PLAUSIBLE,
        rules.DATES_IN_ORDER,
        rules.WORK_HAS_ONE_YEAR,
        rules.YEAR_AND_DATE_AGREE,
    }
)
_OF_SIGNS = frozenset(
    {
        rules.FILE_IS_UTF8,
        rules.LINE_BREAK_HYPHEN,
        rules.INVISIBLE,
        rules.CONTROL,
        rules.LOOK_ALIKE,
        rules.DAMAGED,
        rules.NO_LIGATURE,
        rules.NO_PRIVATE_CHARACTER,
    }
)
"""Signs for which a word is not read as itself."""
_OF_WORKS = frozenset(
    {rules.KEY_HAS_ENTRY, rules.LINK_HAS_ENTRY, rules.LINK_LEADS, rules.LOSS_RECORDED}
)
"""What names a work that no entry has."""
_NEAR = 40
"""A finding with fewer characters may be about a part of a word."""

_Is = Callable[[Diagnostic], bool]


def without_echoes(found: Iterable[Diagnostic], settings: Settings) -> Iterator[Diagnostic]:
    """The findings without those that others explain."""
    said = [d for d in found if settings.levels.severity(d.rule, d.span.path) is not None]
    unsaid = frozenset[Rule]().union(*(unsaid_after(d, settings) for d in said))
    explained: tuple[_Is, ...] = (
        *(_in_places(said, *row) for row in _EXPLAINED),
        _in_stretches(said, _COVERING),
        _in_stretches(said, _AROUND_NAMES, frozenset({rules.NAME_KNOWN})),
        _in_words(said, lambda d: d.rule is not rules.WORD_SPELLED, {rules.WORD_SPELLED}),
        _in_words(said, lambda d: d.rule in _OF_SIGNS, _OF_WORDS),
        _on_broken_lines(said, settings),
    )
    heard = (d for d in said if d.rule not in unsaid and not any(i(d) for i in explained))
    yield from said_once(heard)


def _line(found: Diagnostic) -> tuple[str, int]:
    return found.span.path, found.span.line


def _start(found: Diagnostic) -> tuple[str, int]:
    return found.span.path, found.span.start


def _is_of_quotes(found: Diagnostic) -> bool:
    """Whether a finding is of a quotation mark that is written otherwise."""
    if found.rule is rules.STRAIGHT_QUOTE:
        return found.fields["sign"] == '"'
    return found.rule is rules.DAMAGED


def _entry(found: Diagnostic) -> tuple[str, int]:
    """The entry in which a finding of a bibliography is: its file, and where it begins."""
    span = found.span
    return span.path, span.file.text.rfind("\n@", 0, span.start)


def _work(found: Diagnostic) -> str:
    return found.fields["key"]


def _paragraph(found: Diagnostic) -> tuple[str, int]:
    """The paragraph in which a finding begins: its file, and the empty line above it."""
    return found.span.path, found.span.file.text.rfind("\n\n", 0, found.span.start)


def _sentence(found: Diagnostic) -> tuple[str, int]:
    """Where the sentence begins that a finding is about, if it begins a line: behind a line
    that lost its stop, or at its first word.
    """
    span = found.span
    is_before = found.rule is rules.LINE_ENDS
    return span.path, span.file.text.find("\n", span.end) + 1 if is_before else span.start


def _target(link: Diagnostic) -> str:
    """The file that a link names which leads to no page, or a line of the navigation."""
    return link.span.text.rpartition("](")[2].rstrip(")").partition("#")[0]


_EXPLAINED: tuple[tuple[_Is, Collection[Rule], Callable[[Diagnostic], object]], ...] = (
    (lambda d: d.rule in _OF_DATES, {rules.KEY_HAS_ITS_YEAR}, lambda d: d.span),
    (lambda d: d.rule is rules.NAVIGATION_LEADS, {rules.LINK_HAS_PAGE}, _target),
    (lambda d: d.severity is Severity.ERROR, {rules.BRACKETS_PAIRED}, _start),
    (lambda d: d.rule in _ENTRY_IS_LOST, _OF_ENTRY, _entry),
    (lambda d: d.rule is rules.YEAR_PLAUSIBLE, {rules.VOLUMES_RISE}, _entry),
    (lambda d: d.rule is rules.NO_LEFTOVERS, {rules.LANGID_FITS}, _entry),
    (lambda d: d.severity > Severity.INFO and d.rule not in _OF_LINE, _OF_LINE, _line),
    (lambda d: d.rule is rules.NO_CONFLICT, _OF_TABLES, lambda d: d.span.path),
    (lambda d: d.rule is rules.NO_CONFLICT, _OF_HEADINGS, _paragraph),
    (lambda d: d.rule is rules.LINE_ENDS, {rules.NAME_KNOWN}, _sentence),
    (
        lambda d: d.rule is rules.MARK_IS_WHOLE,
        {rules.QUOTATION_HAS_NOTE},
        _paragraph,
    ),
    (lambda d: d.rule is rules.SENTENCE_ONCE, {rules.NOTE_HAS_ONE_MARK}, _line),
    (lambda d: d.rule in _OF_SIGNS, {rules.NAME_KNOWN}, _line),
    (lambda d: d.rule is rules.URL_FORMED, {rules.VISIT_GIVEN}, _entry),
    (lambda d: d.rule is rules.ADDED_STANDS, {rules.PAGE_IN_RANGE}, _work),
    (
        lambda d: d.rule is rules.FIELD_NOT_EMPTY,
        {rules.ADDED_STANDS, rules.LINK_HAS_ITS_TITLE},
        _work,
    ),
    (lambda d: d.rule is rules.NAMES_PARSE, _OF_AUTHORS, _work),
    (lambda d: d.rule is rules.VOLUME_IN_SET, {rules.PART_IS_IN_ITS_VOLUME}, _line),
    (
        lambda d: d.rule is rules.VOLUME_ONE_TITLE,
        {rules.PART_IS_IN_ITS_VOLUME},
        _work,
    ),
    (lambda d: d.rule is rules.YEAR_OF_ACT, {rules.FIGURE_IN_TEXT}, _start),
    (lambda d: _is_of_quotes(d), {rules.QUOTES_PAIRED}, _line),
    (lambda d: d.rule is rules.IMAGE_EXISTS, {rules.IMAGE_HAS_ALT}, _start),
    (
        lambda d: d.rule in {rules.YEAR_OF_DEATH, rules.YEAR_IN_PASSAGE},
        {rules.DATE_OF_EVENT_IN_PASSAGE},
        lambda d: d.fields.get("event", f"{d.span.path}:{d.span.line}"),
    ),
)
"""Which findings explain those of which rules in the same place; and what a place is."""


def _in_places(
    said: Iterable[Diagnostic],
    cause: _Is,
    rules_: Collection[Rule],
    place: Callable[[Diagnostic], object],
) -> _Is:
    """Whether a finding of some rules is in the place of one that explains it."""
    places = {place(d) for d in said if cause(d)}
    return lambda d: d.rule in rules_ and place(d) in places


def _in_words(said: Iterable[Diagnostic], cause: _Is, rules_: Collection[Rule]) -> _Is:
    """Whether a finding of some rules is in a word of which a cause is about a part."""
    short = _short(d for d in said if cause(d))
    return lambda d: d.rule in rules_ and _is_broken(d.span, short)


def _short(found: Iterable[Diagnostic]) -> Mapping[str, Sequence[tuple[int, int]]]:
    """In each file, in order, the findings that may be about a part of a word."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for span in (d.span for d in found):
        if span.end - span.start < _NEAR:
            spans[span.path].append((span.start, span.end))
    return {path: sorted(of_file) for path, of_file in spans.items()}


def _is_broken(word: Span, short: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    """Whether a short finding is about a part of what stands between two spaces."""
    text, spans = word.file.text, short.get(word.path, ())
    start = word.start - _run(text[max(0, word.start - _NEAR) : word.start][::-1])
    end = word.end + _run(text[word.end : word.end + _NEAR])
    near = spans[bisect_left(spans, (start - _NEAR, 0)) : bisect_left(spans, (end, 0))]
    return any(last > start for _, last in near)


def _run(text: str) -> int:
    """How many characters stand before the first space."""
    return next((i for i, sign in enumerate(text) if sign.isspace()), len(text))


def _in_stretches(
    said: Iterable[Diagnostic], covering: Rules, rules_: Rules = frozenset()
) -> _Is:
    """Whether a finding, of some rules or of any, is within a stretch of which another says
    enough.
    """
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for span in (d.span for d in said if d.rule in covering):
        spans[span.path].append((span.start, span.end))
    covered = {path: in_order(of_file) for path, of_file in spans.items()}

    def is_within(found: Diagnostic) -> bool:
        stretches = covered.get(found.span.path, ())
        is_meant = found.rule in rules_ if rules_ else found.rule not in covering
        return is_meant and covers(stretches, found.span.start)

    return is_within


def _on_broken_lines(said: Iterable[Diagnostic], settings: Settings) -> _Is:
    """Whether a work seems unused, or unknown, only since its key stands on a broken line."""
    text, bibliography = _broken_lines(said, settings)

    def is_named(found: Diagnostic) -> bool:
        if found.rule is rules.ENTRY_USED:
            return found.span.text in text
        key = _key(found) if bibliography and found.rule in _OF_WORKS else ""
        return bool(key) and key in bibliography

    return is_named


def _key(found: Diagnostic) -> str:
    """The key of the work that a finding is about, if it is about one."""
    fields = found.fields
    if found.rule is rules.LOSS_RECORDED:
        return fields["id"] if fields["page"] == WORKS else ""
    return fields.get("key") or fields["href"].partition(BIB)[2]


def _broken_lines(said: Iterable[Diagnostic], settings: Settings) -> tuple[str, str]:
    """The lines of the text on which a citation or a link is broken, and those of the
    bibliography on which an entry is, each beside the one before.
    """
    text: set[str] = set()
    bibliography: set[str] = set()
    for d in said:
        span, line = d.span, d.span.file.line_span
        is_broken = d.severity is Severity.ERROR or d.rule is rules.LINK_IS_WHOLE
        if d.rule.code[0] in "CLNT" and is_broken:
            text.add(line(span.line).text)
            if d.rule in _OF_NOTES:
                text.add(note_at(span).text)
        elif d.rule in _ENTRY_IS_LOST and settings.root / span.path in settings.bibliography:
            bibliography |= {line(max(span.line - 1, 1)).text, line(span.line).text}
    return "\n".join(sorted(text)), "\n".join(sorted(bibliography))
