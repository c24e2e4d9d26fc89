"""The files round the text: settings, home page, pages for bibliography and notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml

from backmatter import rules
from backmatter.diagnostics import Severity
from backmatter.importer.article import rich


def site(
    title: str, authors: Sequence[str], abstract: str, acts: Sequence[str], lang: str = "en"
) -> Mapping[str, str]:
    """Settings and pages of an edition with these acts (file names without folder)."""
    return {
        "mkdocs.yml": _settings(title, authors, acts, lang),
        "docs/index.md": _home(title, authors, abstract),
        "docs/bibliography.md": _page("Bibliography", r"\full_bibliography"),
        "docs/notes.md": _page("Notes", r"\all_notes"),
    }


def empty_edition(title: str) -> Mapping[str, str]:
    """An edition of one act with one note and one entry, to be written over."""
    return {
        **site(title, (), "", ["text.md"]),
        "acts/text.md": '---\ntitle: "Text"\norder: 1\n---\n\nA paragraph, and its note.[^1]\n',
        "notes/text.md": "[^1]: See [@author2000title, p. 3].\n",
        "bibliography.bib": (
            "@book{author2000title,\n"
            "  author    = {Author, First},\n"
            "  title     = {Title},\n"
            "  location  = {Place},\n"
            "  publisher = {Publisher},\n"
            "  date      = {2000},\n"
            "  langid    = {english},\n"
            "}\n"
        ),
    }


def _page(title: str, command: str) -> str:
    return f"---\ntitle: {title}\n---\n\n# {title}\n\n{command}\n"


def lenient() -> str:
    """Severities for an article just taken in: its warnings stop nothing."""
    warnings = [rule for rule in rules.ALL if rule.severity is Severity.WARNING]
    return (
        "# An article as it came may have all this, and the check lists it. Take a line away,\n"
        "# and what it names stops a strict build.\n[tool.backmatter.severity]\n"
        + "".join(f'{rule.code} = "info"  # {rule.name}\n' for rule in warnings)
    )


def _settings(title: str, authors: Sequence[str], acts: Sequence[str], lang: str) -> str:
    config = {
        "site_name": title or "Edition",
        **({"site_author": ", ".join(authors)} if authors else {}),
        "theme": {"name": "material", "language": lang, "font": False},
        "nav": [
            {"Home": "index.md"},
            *acts,
            {"Notes": "notes.md"},
            {"Bibliography": "bibliography.md"},
        ],
        "plugins": ["search", {"backmatter": {"bib_file": "bibliography.bib"}}],
        "markdown_extensions": ["attr_list"],
    }
    return yaml.safe_dump(config, sort_keys=False, allow_unicode=True, width=90)


def _home(title: str, authors: Sequence[str], abstract: str) -> str:
    parts = [f"# {rich(title).markdown() if title else 'Edition'}"]
    parts += [", ".join(authors)] if authors else []
    parts += [rich(abstract).markdown()] if abstract else []
    return "\n\n".join(parts) + "\n"
