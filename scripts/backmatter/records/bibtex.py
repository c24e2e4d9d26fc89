"""Entries -> BibLaTeX, as LaTeX and reference managers both take it.

Zotero's import drops some types whole and some fields; what it would drop is said once
more in a field that it keeps and that BibLaTeX's styles do not print.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from backmatter.model import Entry

_TYPES = {
    "dataset": "misc",
    "film": "movie",
    "image": "misc",
    "manuscript": "unpublished",
    "periodical": "misc",
    "reference": "misc",
}
_OF_THIS_EDITION = ("printed", "correction")


def bibtex(entries: Iterable[Entry]) -> str:
    """The entries as the text of a .bib file."""
    return "\n".join(bibtex_entry(e.type, e.key, exported_fields(e)) for e in entries)


def bibtex_entry(type_: str, key: str, fields: Mapping[str, str]) -> str:
    """One entry with its fields, one a line; a value with loose braces loses them all."""
    width = max(map(len, fields), default=0)
    lines = (f"  {name.ljust(width)} = {{{_balanced(fields[name])}}},\n" for name in fields)
    return f"@{_TYPES.get(type_, type_)}{{{key},\n{''.join(lines)}}}\n"


def exported_fields(entry: Entry) -> dict[str, str]:
    """The fields of an entry without those that say what the printed notes had."""
    fields = {k: v for k, v in entry.fields.items() if k not in _OF_THIS_EDITION}
    if entry.get("langid"):
        fields.setdefault("language", entry.get("langid"))
    if entry.get("maintitle"):
        fields.setdefault("series", entry.get("maintitle"))
    facts = " ".join(further_facts(entry))
    if facts and not entry.get("annote", "annotation"):
        fields["annote"] = facts
    return fields


def further_facts(entry: Entry) -> list[str]:
    """What few reference managers have a field for, as sentences."""
    found = (
        ("origdate", "First published {}."),
        ("volumes", "{} volumes in all."),
        ("entrysubtype", "Published in a {}."),
    )
    return [words.format(entry.get(name)) for name, words in found if entry.get(name)]


def _balanced(value: str) -> str:
    depth = 0
    for c in value:
        depth += (c == "{") - (c == "}")
        if depth < 0:
            break
    return value if depth == 0 else value.replace("{", "").replace("}", "")
