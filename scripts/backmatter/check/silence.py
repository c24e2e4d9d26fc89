"""Comments that silence one rule at one place.

A  claim. <!-- backmatter: ignore T002 -->     (at the end of a line: for that line)
% backmatter: ignore E005                      (on a line of its own: up to a blank line)

In YAML and in front matter the comment begins with `#`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from backmatter import rules
from backmatter.check.prose import code_of
from backmatter.diagnostics import Diagnostic, Severity, did_you_mean
from backmatter.model import Corpus, Document
from backmatter.text import SourceFile, Span, Stretches, covers

_MARKDOWN = re.compile(r"<!--[ \t]*backmatter:(?P<words>[^<>\n]{0,300}?)-->")
_BIBTEX = re.compile(r"%[ \t]*backmatter:(?P<words>[^\n]{0,300})")
_YAML = re.compile(r"(?<!\S)#[ \t]*backmatter:(?P<words>[^\n]{0,300})")
_CODE = re.compile(r"[A-Za-z]\d{3}|[a-z]+(?:-[a-z0-9]+)+")
_EXAMPLES = {
    _MARKDOWN: "<!-- backmatter: ignore N004 -->",
    _BIBTEX: "% backmatter: ignore E005",
    _YAML: "# backmatter: ignore D013",
}


@dataclass(frozen=True)
class Silence:
    """One rule that a comment silences on some lines."""

    code: str
    span: Span
    first: int
    last: int


@dataclass(frozen=True)
class Void:
    """A comment that silences nothing, and why."""

    reason: str
    example: str
    span: Span
    first: int
    last: int

    def finding(self, shown: Sequence[tuple[int, str]]) -> Diagnostic:
        """With the rule that speaks where the comment does; `shown` are those of its file,
        by their lines.
        """
        at = bisect_left(shown, (self.first, ""))
        if at < len(shown) and shown[at][0] <= self.last:
            example = _CODE.sub(shown[at][1], self.example)
            remedy = f"Name the rule that has something to say here: `{example}`."
        else:
            remedy = (
                "Remove the comment: no rule has anything to say here. Where one has, its code "
                f"is named, as in `{self.example}`."
            )
        return rules.COMMENT_NAMES_RULE.at(self.span, reason=self.reason, remedy=remedy)


def silenced(
    diagnostics: Iterable[Diagnostic], corpus: Corpus, settings: Iterable[SourceFile] = ()
) -> Iterator[Diagnostic]:
    """The diagnostics that no comment silences, and what is wrong with the comments.

    `settings` are YAML files that are no part of the corpus.
    """
    comments = list(_comments(corpus, settings))
    shown: Mapping[str, list[tuple[int, str]]] = defaultdict(list)
    silences = [comment for comment in comments if isinstance(comment, Silence)]
    by_place: Mapping[tuple[str, str], list[Silence]] = defaultdict(list)
    for silence in silences:
        by_place[silence.span.path, silence.code].append(silence)
    by_span = Counter(silence.span for silence in silences)
    used: set[Silence] = set()
    for found in diagnostics:
        covering = [
            s
            for s in by_place.get((found.span.path, found.rule.code), ())
            if s.first <= found.span.line <= s.last
        ]
        used.update(covering)
        if not covering:
            yield found
        if found.severity > Severity.INFO:
            shown[found.span.path].append((found.span.line, found.rule.code))
    for silence in silences:
        if silence not in used:
            is_alone = by_span[silence.span] == 1
            what = "the comment" if is_alone else f"{silence.code} from the comment"
            yield rules.COMMENT_SILENCES.at(silence.span, code=silence.code, what=what)
    lines = {path: sorted(of_file) for path, of_file in shown.items()}
    for comment in comments:
        if isinstance(comment, Void):
            yield comment.finding(lines.get(comment.span.path, ()))


def _comments(corpus: Corpus, settings: Iterable[SourceFile]) -> Iterator[Silence | Void]:
    """What each comment silences, or what is wrong with it."""
    for act in (*corpus.acts, *corpus.frames):
        for document in act.documents:
            yield from _in_file(document.file, _MARKDOWN, code_of(document))
            yield from _in_file(document.file, _YAML, _behind_front_matter(document))
    for file in corpus.bibliography.files:
        yield from _in_file(file, _BIBTEX)
    for file in (*corpus.apparatus.files, *settings):
        yield from _in_file(file, _YAML)


def _behind_front_matter(document: Document) -> Stretches:
    """Where a document is no YAML."""
    has_some = bool(document.blocks) and document.file.text.startswith("---")
    start = document.blocks[0].span.start if has_some else 0
    return [(start, len(document.file.text))]


def _in_file(
    file: SourceFile, pattern: re.Pattern[str], not_in: Stretches = ()
) -> Iterator[Silence | Void]:
    for match in pattern.finditer(file.text):
        if covers(not_in, match.start()):
            continue
        span = Span(file, *match.span())
        reason, codes = _read(match["words"])
        first, last = _lines(span)
        if reason:
            yield Void(reason, _EXAMPLES[pattern], span, first, last)
        for name in codes:
            yield Silence(name, span, first, last)


def _read(words: str) -> tuple[str, list[str]]:
    """What is wrong with the comment, if anything, and the codes of the rules it names."""
    verb, _, rest = words.strip().partition(" ")
    if verb != "ignore":
        return f"it says “{verb}” where “ignore” should stand", []
    named: list[str] = []
    for word in re.split(r"[,\s]+", rest.strip()):
        if not _CODE.fullmatch(word):
            break
        named.append(word)
    if not named:
        return "it names no rule", []
    known = {n: rules.BY_NAME.get(n) or rules.BY_NAME.get(n.upper()) for n in named}
    for name, rule in known.items():
        if rule is None:
            return f"there is no rule {name}{did_you_mean(name, rules.BY_NAME)}", []
    return "", [rule.code for rule in known.values() if rule]


def _lines(span: Span) -> tuple[int, int]:
    """The lines for which the comment speaks."""
    file, line = span.file, span.line
    if file.line_text(line).strip() != span.text.strip():
        return line, line
    last = line + 1
    while last < len(file.line_starts) and not file.line_text(last).strip():
        last += 1
    while last < len(file.line_starts) and file.line_text(last + 1).strip():
        last += 1
    return line, last
