"""The entries of a given bibliography as works that notes may turn out to cite."""

from __future__ import annotations

import re

from backmatter.importer.registry import Work
from backmatter.model import Bibliography, Entry

_TEX = {
    r"\&": "&",
    r"\%": "%",
    r"\_": "_",
    r"\#": "#",
    r"\$": "$",
    "---": "—",
    "--": "–",
    "~": " ",
}


def works_of(bibliography: Bibliography) -> list[Work]:
    """Each entry as a work that carries its key."""
    return [_work(entry) for entry in bibliography.entries.values()]


def _work(entry: Entry) -> Work:
    fields = {
        n: _words(v)
        for n, v in entry.fields.items()
        if n not in {"author", "editor", "translator"}
    }
    for name in ("author", "editor", "translator"):
        value = entry.get(name)
        if value:
            fields[name] = _people(value)
    if "date" not in fields and "year" in fields:
        fields["date"] = fields["year"]
    if "journaltitle" not in fields and "journal" in fields:
        fields["journaltitle"] = fields["journal"]
    if fields.get("subtitle"):
        fields["title"] = f"{fields.get('title', '')}: {fields['subtitle']}"
    doubts = ["institution"] if entry.get("author").startswith("{") else []
    return Work(entry.type, fields, "", existing=entry.key, key=entry.key, doubts=doubts)


def _people(value: str) -> str:
    """BibLaTeX names in natural order, as a note has them."""
    names = []
    for name in re.split(r"\s+and\s+", value):
        parts = [p.strip() for p in _words(name).split(",")]
        names.append(" ".join([*parts[1:][-1:], parts[0]]).strip())
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]


def _words(value: str) -> str:
    for tex, plain in _TEX.items():
        value = value.replace(tex, plain)
    return value.replace("{", "").replace("}", "").strip()
