"""What the ledger knows of the note in which a citation is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backmatter.diagnostics import Diagnostic
from backmatter.model import Act, Corpus, Note
from backmatter.resolve.published import Published

_CUT = "…"
"""The end of what the ledger has of a longer note."""


def with_published(found: Iterable[Diagnostic], corpus: Corpus) -> Iterator[Diagnostic]:
    """The findings; those on citations in a note that was published otherwise, with how."""
    acts = {act.notes_document.file.path: act for act in corpus.acts if act.notes_document}
    for finding in found:
        act = acts.get(finding.span.path) if finding.rule.code.startswith("C") else None
        text = _published(corpus, act, finding) if act else ""
        is_known = not text or text in finding.remedy
        yield (
            finding
            if is_known
            else finding.advised(f"{finding.remedy} It was published as `{text}`.")
        )


def _published(corpus: Corpus, act: Act, found: Diagnostic) -> str:
    """The whole note in which a finding is, as it was published; nothing if it is so now."""
    note = next((n for n in act.notes if _is_in(found, n)), None)
    ref = next((r for r in act.refs if note and r.label == note.label), None)
    text = Published(corpus.ledger, act).text(ref)
    return "" if text.endswith(_CUT) or "`" in text else text


def _is_in(found: Diagnostic, note: Note) -> bool:
    return note.label_span.start <= found.span.start < max(note.span.end, note.label_span.end)
