"""What is missing only because a file, or a part of it, could not be read.

One slip can take a whole page along: a comment that does not close, a file that is gone. The
slip is said; that the notes, works and persons of that page are nowhere is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from backmatter import rules
from backmatter.check.once import note_at, said_once
from backmatter.config import Settings
from backmatter.diagnostics import Diagnostic, Severity
from backmatter.text import Span, Stretches, covers, in_order

_OF_ORDER = frozenset("N004 N008 N009 N020".split())
_OF_TEXT = _OF_ORDER.union(
    "A004 A005 A006 D007 D008 D011 D012 D013 D014 D018 D019 E005 L003 N001 N002 N016".split()
)
_UNTIL_MENDED = frozenset({"A004"})
"""A text with errors is mended before it is recorded."""
_ACT_IS_LOST = frozenset("A006 F001 F005 N019".split())
_OF_PAGES = frozenset("F015 F016".split())
_OF_WORKS = frozenset("A004 A005 C001 D011 D014 E002 E033 L001".split())
_OF_DATA = frozenset({"D013", "D020"})
_OF_LEDGER = frozenset("A004 A005 A006 A007".split())
_TEXT_IS_LOST = frozenset("F001 F012 F014 L012 L015 N019".split())
_OF_BYTES = frozenset("D011 D012 D013 D020 T013 T034".split())
_ORDER_IS_LOST = frozenset("F003 F006 F008".split())
_WORKS_ARE_LOST = frozenset("F001 F013 F014".split())
_DATA_ARE_LOST = frozenset("D001 D002 D003 D004 D009 F001 F002 F014 F018".split())
_ENTRY_IS_LOST = frozenset("E001 E023 E025".split())
_OF_ENTRY = frozenset("E016 E049 E053".split())
"""What is wrong with a value that is read only in part, or instead of another."""
_COVERING = frozenset({rules.MARK_IS_WHOLE, rules.NO_CONFLICT, rules.NO_FOREIGN_MARKUP})
_OF_WORDS = frozenset({rules.NAME_KNOWN, rules.NAME_AS_LISTED, rules.DOUBLED_WORD})
_OF_TABLES = frozenset({rules.TABLE_IS_WHOLE, rules.DASH_TYPED})
"""What a conflict that cuts a table in two brings along."""
_OF_LINE = frozenset({rules.LINE_ENDS, rules.QUOTATION_HAS_NOTE})
"""What a line lacks as a whole, which shows once its slips are mended."""
_OF_DATES = frozenset("E010 E011 E031 E050".split())
_OF_FOLDERS = (
    _OF_TEXT | _OF_PAGES | frozenset("D015 F001 F005 F018 L001 L002 N019 C001".split())
)
_OF_SIGNS = frozenset("F002 T003 T005 T006 T008 T009 T024 T029".split())
"""Signs for which a word is not read as itself."""
_KEY = re.compile(r"(?:“|bib:)(?P<key>[^\W\d_][\w:.-]*)")
_NEAR = 40
"""A finding with fewer characters may be about a part of a word."""
_LEDGER_IS_LOST = frozenset("A001 A002 F001".split())


def without_echoes(found: Iterable[Diagnostic], settings: Settings) -> Iterator[Diagnostic]:
    """The findings without those that others explain."""
    all_found = [d for d in found if settings.levels.severity(d.rule, d.span.path) is not None]
    echoes = frozenset[str]().union(*(_echoes(d, settings) for d in all_found))
    covered = _covered(all_found)
    lines = _broken_lines(all_found, settings)
    dates = {d.span for d in all_found if d.rule.code in _OF_DATES}
    missing = {d.span.text for d in all_found if d.rule is rules.NAVIGATION_LEADS}
    errors = {_start(d) for d in all_found if d.severity is Severity.ERROR}
    broken = _short(d for d in all_found if d.rule is not rules.WORD_SPELLED)
    cut = {_entry(d) for d in all_found if d.rule.code in _ENTRY_IS_LOST}
    signs = _short(d for d in all_found if d.rule.code in _OF_SIGNS)
    told = {
        _line(d) for d in all_found if d.severity > Severity.INFO and d.rule not in _OF_LINE
    }
    torn = {d.span.path for d in all_found if d.rule is rules.NO_CONFLICT}
    heard: list[Diagnostic] = []
    for finding in all_found:
        is_echo = finding.rule.code in echoes or _is_within(finding, covered)
        is_echo |= finding.rule is rules.KEY_HAS_ITS_YEAR and finding.span in dates
        is_echo |= finding.rule is rules.LINK_HAS_PAGE and _target(finding) in missing
        is_echo |= finding.rule is rules.BRACKETS_PAIRED and _start(finding) in errors
        is_echo |= finding.rule is rules.WORD_SPELLED and _is_broken(finding.span, broken)
        is_echo |= finding.rule.code in _OF_ENTRY and _entry(finding) in cut
        is_echo |= finding.rule in _OF_LINE and _line(finding) in told
        is_echo |= finding.rule in _OF_WORDS and _is_broken(finding.span, signs)
        is_echo |= finding.rule in _OF_TABLES and finding.span.path in torn
        if not is_echo and not _is_named(finding, lines):
            heard.append(finding)
    yield from said_once(heard)


def _line(found: Diagnostic) -> tuple[str, int]:
    return found.span.path, found.span.line


def _start(found: Diagnostic) -> tuple[str, int]:
    return found.span.path, found.span.start


def _entry(found: Diagnostic) -> tuple[str, int]:
    """The entry in which a finding of a bibliography is: its file, and where it begins."""
    span = found.span
    return span.path, span.file.text.rfind("\n@", 0, span.start)


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


def _target(link: Diagnostic) -> str:
    """The file that a link which leads to no page names."""
    return link.span.text.rpartition("](")[2].rstrip(")").partition("#")[0]


def _covered(found: Iterable[Diagnostic]) -> Mapping[str, Stretches]:
    """In each file the stretches of which one finding says enough, each up to the end of
    those that begin before it.
    """
    stretches: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for span in (d.span for d in found if d.rule in _COVERING):
        stretches[span.path].append((span.start, span.end))
    return {path: in_order(of_file) for path, of_file in stretches.items()}


def _is_within(found: Diagnostic, covered: Mapping[str, Stretches]) -> bool:
    stretches = covered.get(found.span.path, ())
    return found.rule not in _COVERING and covers(stretches, found.span.start)


def _broken_lines(found: Iterable[Diagnostic], settings: Settings) -> Mapping[str, str]:
    """The lines of the text on which a citation or a link is broken, and those of the
    bibliography on which an entry is, each beside the one before.
    """
    lines: dict[str, set[str]] = {"text": set(), "bib": set()}
    for d in found:
        code, span = d.rule.code, d.span
        is_broken = d.severity is Severity.ERROR or d.rule is rules.LINK_IS_WHOLE
        if code[0] in "CLNT" and is_broken:
            lines["text"].add(span.file.line_span(span.line).text)
            if d.rule is rules.NOTE_REFERRED_TO:
                lines["text"].add(note_at(span).text)
        elif code in _ENTRY_IS_LOST and settings.root / span.path in settings.bibliography:
            first = span.file.line_span(max(span.line - 1, 1))
            lines["bib"] |= {first.text, span.file.line_span(span.line).text}
    return {name: "\n".join(sorted(texts)) for name, texts in lines.items()}


def _is_named(found: Diagnostic, lines: Mapping[str, str]) -> bool:
    """Whether a work seems unused, or unknown, only since its key stands on a broken line."""
    if found.rule.code == "E005":
        return found.span.text in lines["text"]
    if found.rule.code in {"C001", "L001", "D014", "A005"} and lines["bib"]:
        keys = _KEY.findall(found.message)
        return any(key in lines["bib"] for key in keys[:1])
    return False


def _echoes(found: Diagnostic, settings: Settings) -> frozenset[str]:
    """The rules of which nothing can be said after this finding."""
    code, path = found.rule.code, settings.root / found.span.path
    of_pages = _OF_PAGES if code in _ACT_IS_LOST else frozenset[str]()
    if code == "F019":
        return _OF_FOLDERS
    if path == settings.ledger:
        if code == "A006":
            return of_pages | (_OF_TEXT - {"A006"})
        return _OF_LEDGER if code in _LEDGER_IS_LOST else frozenset()
    if path.parent in {settings.acts, settings.notes}:
        return of_pages | _echoes_of_text(found)
    if path in settings.bibliography:
        lost = _OF_WORKS if code in _WORKS_ARE_LOST else frozenset[str]()
        return lost | _UNTIL_MENDED if found.severity is Severity.ERROR else lost
    if path.parent == settings.data:
        return _OF_DATA if code in _DATA_ARE_LOST else frozenset()
    return frozenset()


def _echoes_of_text(found: Diagnostic) -> frozenset[str]:
    code = found.rule.code
    if code in _TEXT_IS_LOST:
        return _OF_TEXT
    if code == "F002":
        return _OF_BYTES if found.span.file.text else _OF_TEXT
    lost = _OF_ORDER if code in _ORDER_IS_LOST else frozenset[str]()
    return lost | _UNTIL_MENDED if found.severity is Severity.ERROR else lost
