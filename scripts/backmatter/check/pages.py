"""The pages that frame the edition: their commands, their data, their marks and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backmatter import rules
from backmatter.check.prose import code_of, finds
from backmatter.diagnostics import Diagnostic, nearest
from backmatter.model import Act, Corpus
from backmatter.resolve import Resolved
from backmatter.text import Span, covers

COMMANDS = frozenset(
    """
all_notes changes cite_edition cite_original cite_parts contents corrections figure
full_bibliography persons rules sources terms timeline bibliography
""".split()
)
"""What a line of a page may ask for; the adapter for MkDocs makes it."""
_COMMAND = re.compile(r"^\\(?P<name>[a-z_]+)[ \t]*$", re.MULTILINE)
_HALF_COMMAND = re.compile(
    rf"^/?(?P<name>{'|'.join(c for c in sorted(COMMANDS) if '_' in c)})[ \t]*$"
    rf"|^/(?P<short>{'|'.join(c for c in sorted(COMMANDS) if '_' not in c)})[ \t]*$",
    re.MULTILINE,
)
"""A line that is a command but for its backslash."""
_DATA = {"persons": "persons", "terms": "terms", "timeline": "events", "figure": "figure"}


def check_commands(page: Act) -> Iterator[Diagnostic]:
    """Each line that is a command is one that the program knows."""
    for name, span in _commands(page):
        if name not in COMMANDS:
            near = nearest(name, COMMANDS)
            hint = f"; did you mean “\\{near}”?" if near else ""
            yield rules.COMMAND_KNOWN.at(span, found=f"\\{name}", hint=hint)
    for match in _HALF_COMMAND.finditer(page.document.file.text):
        if not covers(code_of(page.document), match.start()):
            span = Span(page.document.file, *match.span())
            hint = f"; did you mean “\\{match['name'] or match['short']}”?"
            yield rules.COMMAND_KNOWN.at(span, found=match[0].strip(), hint=hint)


def check_notes_of_page(page: Act) -> Iterator[Diagnostic]:
    """The marks of a page and its notes belong together, apart from those of the acts."""
    notes, marks = {n.label for n in page.notes}, {r.label for r in page.refs}
    for ref in page.refs:
        if ref.label not in notes:
            remedy = f"Remove the mark; or write its note below the text: `[^{ref.label}]: …`."
            yield rules.NOTES_OF_PAGE_STAND_ON_IT.at(
                ref.span, label=ref.label, what="note", remedy=remedy
            )
    for note in page.notes:
        if note.label not in marks:
            span = note.label_span
            remedy = f"Put the mark `[^{note.label}]` into the text, or remove the note."
            yield rules.NOTES_OF_PAGE_STAND_ON_IT.at(
                span, label=note.label, what="mark", remedy=remedy
            )


def check_data_of_pages(resolved: Resolved) -> Iterator[Diagnostic]:
    """What the pages show of the data files is in one."""
    for page, name, span in _shown(resolved.corpus):
        path = f"{_DATA[name]}.yml"
        where = page.document.file.path
        yield rules.DATA_OF_PAGE_THERE.at(span, page=where, what=name, path=path)


def without_data(corpus: Corpus) -> frozenset[str]:
    """The pages whose data file is gone: what is said of it there is enough."""
    return frozenset(_DATA[name] for _, name, _ in _shown(corpus))


def _shown(corpus: Corpus) -> Iterator[tuple[Act, str, Span]]:
    if not corpus.apparatus.files and not any(a.notes_document for a in corpus.acts):
        return
    there = {file.path.rpartition("/")[2] for file in corpus.apparatus.files}
    for page in corpus.frames:
        for name, span in _commands(page):
            if name in _DATA and f"{_DATA[name]}.yml" not in there:
                yield page, name, span


def commands_of(page: Act) -> frozenset[str]:
    """The names of the commands that a page holds."""
    return frozenset(name for name, _ in _commands(page))


def _commands(page: Act) -> Iterator[tuple[str, Span]]:
    file = page.document.file
    for match in finds(_COMMAND, file.text, "\\"):
        if not covers(code_of(page.document), match.start()):
            yield match["name"], Span(file, *match.span())
