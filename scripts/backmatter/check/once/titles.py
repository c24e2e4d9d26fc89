"""A title that is misspelt in the text or in its entry, or is cut there, is not the other's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from backmatter import rules
from backmatter.check.once.findings import of_rule
from backmatter.diagnostics import Diagnostic, Severity

_KEY = re.compile(r"\n?@\w+\s*[{(]\s*([^\s,{}]+)")


def titles_once(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """The findings without titles that differ only by a slip of which another finding says."""
    titles = of_rule(found, rules.LINK_HAS_ITS_TITLE)
    if not titles:
        return found
    of_words = [d for d in found if d.rule.code[0] in "TD"]
    of_entries = [d for d in found if d.span.path.endswith(".bib")]
    entries = {_key(d) for d in of_entries if d in of_words or d.severity is Severity.ERROR}
    places: dict[str, list[int]] = defaultdict(list)
    for finding in of_words:
        places[finding.span.path].append(finding.span.start)
    left_out = {
        d
        for d in titles
        if d.fields["key"] in entries or _is_broken(d, places.get(d.span.path, ()))
    }
    return [d for d in found if d not in left_out]


def _key(found: Diagnostic) -> str:
    """The key of the entry in which a finding is."""
    text = found.span.file.text
    match = _KEY.match(text, max(0, text.rfind("\n@", 0, found.span.start)))
    return match[1] if match else ""


def _is_broken(title: Diagnostic, places: Sequence[int]) -> bool:
    """Whether another finding is within the link of a title."""
    text, span = title.span.file.text, title.span
    start, end = text.rfind("[", 0, span.start + 1), text.find(")", span.start)
    return any(start <= place < end for place in places)
