"""What the import found, for the editor who reviews it: a line count, and a page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from backmatter.importer.items import Item, ReadNote
from backmatter.importer.run import Imported
from backmatter.importer.words import listed_lines

_STYLE = "\n".join(listed_lines("report.css"))
_FIELDS_OF = {
    "name": "author editor translator bookauthor director introduction idem",
    "title": "title maintitle titleaddon shorthand",
    "in": "booktitle journaltitle volume number series seriesnumber edition volumes pages",
    "imprint": "location publisher institution organization type library url doi",
    "date": "date urldate origdate",
}
_CLASS = {field: name for name, fields in _FIELDS_OF.items() for field in fields.split()}
_LEGEND = (
    ("name", "names"),
    ("title", "title"),
    ("in", "what it stands in"),
    ("imprint", "imprint, archive, address"),
    ("date", "date"),
    ("place", "pages and other locators"),
)


def doubts_of(note: ReadNote, missing: Sequence[str] = ()) -> list[str]:
    """Everything in a note that an editor should look at."""
    out: list[str] = []
    if missing:
        out.append(f"in neither the new note nor an entry: {', '.join(missing)}")
    for item in note.items:
        words = note.content.text[item.start : item.end]
        for doubt in item.doubts:
            names = ", ".join(f"{w.key or w.title}" for w in item.candidates)
            known = f" (it may be {names})" if names and item.work is None else ""
            out.append(f"“{_short(words)}”: {doubt}{known}")
    if not note.items and looks_like_citation(note.content.text):
        out.append("a citation may be hidden in this note; it is kept word for word")
    return out


def _doubts(imported: Imported, note: ReadNote) -> list[str]:
    return doubts_of(note, imported.missing.get(note.label, ()))


def looks_like_citation(text: str) -> bool:
    """Whether words that were read as prose have the marks of a citation."""
    return (
        re.search(
            r"\(\D*\d{4}\)|, (?:pp?\. )?\d+(?:[–-]\d+)?\.?$|\bibid|op\. cit|\b(?:vol|pp)\. \d",
            text,
        )
        is not None
    )


def summary(imported: Imported, report: Path) -> str:
    """What was made, in a few lines for the terminal; doubts first."""
    doubtful = [(n.label, d) for n in imported.notes for d in _doubts(imported, n)]
    items = [i for n in imported.notes for i in n.items]
    lines = [f"note {label}: {doubt}" for label, doubt in doubtful[:12]]
    if len(doubtful) > 12:
        lines.append(f"… and {len(doubtful) - 12} more in the report")
    lines += [
        f"{remark}" for remark in imported.article.remarks if remark.startswith("no mark")
    ][:8]
    reused = sum(bool(w.existing) for w in imported.works)
    acts = sum(n.startswith("acts/") for n in imported.files)
    lines.append(
        f"{acts} acts, {len(imported.notes)} notes, "
        f"{len(items)} citations of {len(imported.works)} works"
        + (f" ({reused} from the given bibliography)" if reused else "")
    )
    lines.append(f"{len(doubtful)} doubts to look at: {report}")
    lines.append("`backmatter check --info` lists what is left to do")
    return "\n".join(lines)


def html_report(imported: Imported) -> str:
    """The report as one page that needs nothing else; notes with doubts come first."""
    notes = sorted(imported.notes, key=lambda n: not _doubts(imported, n))
    doubtful = sum(bool(_doubts(imported, n)) for n in imported.notes)
    title = html.escape(imported.article.title or "An article")
    body = [
        f"<h1>What was read in the notes of <cite>{title}</cite></h1>",
        f"<p>{len(imported.notes)} notes, {len(imported.works)} works; "
        f"<strong>{doubtful} notes with doubts</strong>, which come first.</p>",
        '<p class="legend">'
        + " · ".join(f'<mark class="{c}">{w}</mark>' for c, w in _LEGEND)
        + "</p>",
        "<h2>Notes</h2>",
        *(_note(n, _doubts(imported, n)) for n in notes),
        "<h2>Entries</h2>",
        *(
            f'<pre id="e-{html.escape(k)}">{html.escape(t)}</pre>'
            for k, t in sorted(imported.entries.items())
        ),
        *_article_part(imported),
    ]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Import report: {title}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def _article_part(imported: Imported) -> Iterator[str]:
    article = imported.article
    if article.remarks:
        yield "<h2>About the text</h2>"
        yield "<ul>" + "".join(f"<li>{html.escape(r)}</li>" for r in article.remarks) + "</ul>"
    if article.left_out:
        yield "<h2>Left out of the edition</h2>"
        rows = (
            f"<tr><td>{html.escape(w)}</td><td class='soft'>{html.escape(r)}</td></tr>"
            for w, r in article.left_out
        )
        yield "<table>" + "".join(rows) + "</table>"


def _note(note: ReadNote, doubts: Sequence[str]) -> str:
    parts = [f'<article id="n{html.escape(note.label)}">']
    parts += [f'<p class="doubts">⚠ {html.escape(d)}</p>' for d in doubts]
    parts.append(
        f'<p><span class="number">{html.escape(note.label)}</span>{_coloured(note)}</p>'
    )
    parts += _works(note.items)
    return "\n".join([*parts, "</article>"])


def _works(items: Iterable[Item]) -> Iterator[str]:
    rows = []
    for item in items:
        if item.work is None:
            continue
        how = "as it stands in the given bibliography" if item.work.existing else item.work.type
        sure = f"confidence {item.confidence:.2f}"
        key = html.escape(item.work.key)
        rows.append(
            f'<li><a href="#e-{key}"><code>{key}</code></a> '
            f'<span class="soft">{how}, {sure}</span></li>'
        )
    if rows:
        yield "<ul>" + "".join(rows) + "</ul>"


def _coloured(note: ReadNote) -> str:
    """The whole note, word for word, with what was recognised underlined."""
    spans: list[tuple[int, int, str, str]] = []
    for item in note.items:
        short = "" if item.form == "full" else " short"
        spans += [
            (f.start, f.end, _CLASS.get(f.name, "in") + short, f.name) for f in item.fields
        ]
        spans += [(p.start, p.end, "place", p.label) for p in item.places]
        if not item.fields:
            stop = min((p.start for p in item.places), default=item.end)
            if stop > item.start:
                spans.append((item.start, stop, "name short", item.form))
    out, at = [], 0
    text = note.content.text
    for start, end, css, name in sorted(spans):
        if start < at:
            continue
        out.append(html.escape(text[at:start]))
        out.append(f'<mark class="{css}" title="{name}">{html.escape(text[start:end])}</mark>')
        at = end
    return "".join(out) + html.escape(text[at:])


def _short(words: str) -> str:
    return words if len(words) < 60 else words[:57] + "…"
