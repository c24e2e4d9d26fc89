"""The table of rules, for a terminal and for a page of the site."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from html import escape

from backmatter import rules
from backmatter.diagnostics import Rule


def listed(table: Iterable[Rule]) -> str:
    """One line for each rule: code, severity, name."""
    return "".join(f"{r.code}  {r.severity!s:7}  {r.name}\n" for r in table)


def explained(rule: Rule) -> str:
    """A rule with its reason, its remedy and an example, for a terminal."""
    mends = "\n`backmatter check --fix` can mend it.\n" if rule.fixable else ""
    wrong, right = (textwrap.indent(t.rstrip("\n"), "    ") for t in (rule.wrong, rule.right))
    return (
        f"{rule.code} {rule.name} ({rule.severity})\n\n{textwrap.fill(rule.about, 80)}\n\n"
        f"Wrong:\n{wrong}\n\nRight:\n{right}\n{mends}"
    )


def table(all_rules: Iterable[Rule] = rules.ALL) -> str:
    """The rules as HTML: a section for each subject, each rule with its own id."""
    by_subject: dict[str, list[Rule]] = {}
    for rule in all_rules:
        by_subject.setdefault(rule.code[0], []).append(rule)
    subjects = {k: name for k, name in rules.SUBJECTS.items() if k in by_subject}
    links = (f'<a href="#{_id(k)}">{escape(name)}</a>' for k, name in subjects.items())
    sections = (p for k, name in subjects.items() for p in _section(k, name, by_subject[k]))
    nav = f'<nav aria-label="Subjects">{" · ".join(links)}</nav>'
    return "\n".join(('<div class="rules">', nav, *sections, "</div>"))


def _id(letter: str) -> str:
    return f"rules-{letter.lower()}"


def _section(letter: str, name: str, group: Iterable[Rule]) -> Iterator[str]:
    yield f'<h2 id="{_id(letter)}">{escape(name)}</h2>'
    for rule in group:
        yield (
            f'<h3 id="{rule.code}"><code>{rule.code}</code> {escape(rule.name)}</h3>\n'
            f"<p><em>{rule.severity}</em>{_mends(rule)}. {_words(rule.about)}</p>\n"
            f"<dl><dt>Wrong</dt><dd><pre><code>{_source(rule.wrong)}</code></pre></dd>\n"
            f"<dt>Right</dt><dd><pre><code>{_source(rule.right)}</code></pre></dd></dl>"
        )


def _mends(rule: Rule) -> str:
    return ", mended by <code>--fix</code>" if rule.fixable else ""


def _source(text: str) -> str:
    return escape(text.rstrip("\n"), quote=False)


def _words(text: str) -> str:
    """Text with what stands between backquotes as code."""
    parts = escape(text, quote=False).split("`")
    return "".join(f"<code>{p}</code>" if i % 2 else p for i, p in enumerate(parts))
