"""What the check says of an act, on its page while the site is served to its editors."""

from __future__ import annotations

from html import escape

from backmatter.build import Edition
from backmatter.diagnostics import Diagnostic, Severity
from backmatter.model import Act


def banner(edition: Edition, act: Act) -> str:
    """The findings in the files of an act, as HTML for the top of its page.

    Empty if there are none. Its classes are those of an admonition, which themes style.
    """
    documents = (act.document, act.notes_document)
    paths = {document.file.path for document in documents if document}
    found = [d for d in edition.diagnostics if d.span.path in paths]
    if not found:
        return ""
    worst = max(d.severity for d in found)
    kind = "failure" if worst is Severity.ERROR else "warning"
    items = "".join(map(_item, found))
    return (
        f'<section class="admonition {kind}" aria-labelledby="backmatter-findings">'
        '<p class="admonition-title" id="backmatter-findings">'
        f"The check has found {_count(len(found))} here</p><ul>{items}</ul></section>\n"
    )


def _item(found: Diagnostic) -> str:
    words = f"{found.severity} {found.rule.code}: {found.message}"
    return (
        f"<li><code>{escape(str(found.span))}</code> {escape(words)}<br>"
        f"{escape(found.remedy)}</li>"
    )


def _count(number: int) -> str:
    return "one problem" if number == 1 else f"{number} problems"
