"""Plain text, as taken from a PDF -> Article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from backmatter.importer.article import Article, Section, SourceNote, rich
from backmatter.importer.furniture import Line, without_furniture
from backmatter.importer.given import likely_person
from backmatter.importer.marks import place_marks
from backmatter.importer.names import match_names
from backmatter.importer.paragraphs import Paragraph, is_heading, join, paragraphs
from backmatter.importer.typography import curly

_NOTES_HEAD = re.compile(
    (
        r"\s*[#*]*\s*(?:END\s?NOTES|FOOT\s?NOTES|NOTES(?: AND REFERENCES)?"
        r"|Notes?(?: and references| to the text)?|Endnotes|Footnotes|Anmerkungen"
        r"|Fußnoten|Notes de (?:fin|bas de page)|References and notes)\s*:?\**\s*"
    ),
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\s*(?:\[\^?(?P<b>\d{1,4})\]:?|\(?(?P<n>\d{1,4})[.)]|(?P<s>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
    r"|\^(?P<c>\d{1,4})\^|(?P<p>\d{1,4}))\s*(?=\S)"
)
_ALONE = re.compile(r"\s*(?P<n>\d{1,4})\.?\s*")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile("\ue000(\\d+)\ue001")
_ISSUE = re.compile(
    r"\b(?:[Vv]ol(?:ume|\.)|[Ii]ssue|[Nn]o\.) \d|\d+ \(\d{4}\)|^\d+[-–]\d+$|ISSN|[Dd][Oo][Ii]:"
)
_BACK_MATTER = re.compile(
    (
        r"(?:Bibliography|References|Works Cited|Literatur(?:verzeichnis)?"
        r"|Bibliographie|Acknowledge?ments?|About the Author|Cite this article:.*)"
    ),
    re.IGNORECASE,
)


def read_text(text: str) -> Article:
    """The article in a plain text. Nothing in it is too odd; remarks say what was unclear."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    lines, dropped = without_furniture(curly(text))
    body_lines, note_lines, after = _split([line.text for line in lines])
    text_lines = lines[: len(body_lines)]
    if not note_lines:
        text_lines, note_lines = _without_feet(text_lines)
    notes = _notes(note_lines)
    body = paragraphs(text_lines)
    tail = paragraphs(lines[len(lines) - len(after) :]) if after else []
    return _article([*body, *tail], notes, dropped)


def _split(lines: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """The lines before, in and behind the notes."""
    heads = [i for i, line in enumerate(lines) if _NOTES_HEAD.fullmatch(line)]
    for start in reversed(heads):
        if any(_label(x) == 1 or _label(x) for x in lines[start + 1 : start + 8]):
            stop = _notes_end(lines, start + 1)
            return list(lines[:start]), list(lines[start + 1 : stop]), list(lines[stop:])
    start = _run_at_end(lines)
    return list(lines[:start]), list(lines[start:]), []


def _notes_end(lines: Sequence[str], start: int) -> int:
    """Where a heading such as “Bibliography” ends the notes."""
    for i in range(start, len(lines)):
        if _BACK_MATTER.fullmatch(lines[i].strip()) and not lines[i - 1].strip():
            return i
    return len(lines)


def _label(line: str) -> int:
    match = _LABEL.match(line)
    if match is None:
        return 0
    digits = (
        match["b"]
        or match["n"]
        or match["c"]
        or match["p"]
        or match["s"].translate(_SUPERSCRIPTS)
    )
    if match["p"] and not re.match(r"\s*\d{1,4}\s+[\"“‘«„*(\[]?[^\W\d_]", line):
        return 0
    return int(digits)


def _run_at_end(lines: Sequence[str]) -> int:
    """Where numbered notes begin that no heading announces, at the end of the text."""
    first = [i for i, line in enumerate(lines) if _label(line) == 1 and i > len(lines) // 4]
    for start in first:
        numbers = [n for line in lines[start:] if (n := _label(line))]
        expected = 1
        for n in numbers:
            expected += n == expected
        enough = expected > 3 and expected - 1 >= 0.7 * len(numbers)
        if enough and _is_solid(lines[start:], expected - 1):
            return start
    return len(lines)


def _is_solid(lines: Sequence[str], notes: int) -> bool:
    """Whether hardly a paragraph among the lines begins without a number."""
    begins = [
        line
        for before, line in zip(["", *lines], lines, strict=False)
        if line.strip() and not before.strip()
    ]
    return sum(not _label(line) for line in begins) <= max(1, notes // 5)


def _notes(lines: Sequence[str]) -> list[SourceNote]:
    """Numbered notes; a line that does not begin the next note goes on with the last."""
    found: list[tuple[int, list[str]]] = []
    pending = 0
    for line in lines:
        alone = _ALONE.fullmatch(line)
        number = _label(line) if not alone else 0
        if alone and _follows(int(alone["n"]), found):
            pending = int(alone["n"])
        elif pending and line.strip():
            found.append((pending, [line.strip()]))
            pending = 0
        elif number and _follows(number, found):
            match = _LABEL.match(line)
            found.append((number, [line[match.end() if match else 0 :].strip()]))
        elif line.strip() and found:
            found[-1][1].append(line.strip())
        elif line.strip():
            found.append((1, [line.strip()]))
    return [SourceNote(str(n), rich(_one_line(parts))) for n, parts in found]


def _follows(number: int, found: Sequence[tuple[int, list[str]]]) -> bool:
    """The next number, the same again, or one that leaves a small gap."""
    last = found[-1][0] if found else 0
    return last < number <= last + 5 if found else number <= 200


def _one_line(parts: Sequence[str]) -> str:
    text = ""
    for part in parts:
        text = join(text, part)
    return " ".join(text.split())


def _without_feet(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """The lines of the text, and those of notes that stand at the feet of its pages.

    A stretch between blank lines is such notes if it begins with the number that comes next
    and the text before it has a mark with that number.
    """
    kept: list[Line] = []
    notes: list[str] = []
    last = 0
    for group in _groups(lines):
        number = _label(group[0].text)
        if number == last + 1 and _called(number, kept):
            for line in group:
                last += _label(line.text) == last + 1
                notes.append(line.text)
        else:
            kept += group
    return (kept, notes) if last > 1 else (list(lines), [])


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Stretches between blank lines, each with the blank lines behind it."""
    group: list[Line] = []
    for line in lines:
        if group and line.text.strip() and not group[-1].text.strip():
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _called(number: int, body: Sequence[Line]) -> bool:
    superscript = str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    pattern = re.compile(
        rf"\S{superscript}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])|\[{number}\]|[.,;:!?”’\")]{number}(?!\d)"
        rf"|[a-z]{number}(?!\d)"
    )
    return any(pattern.search(line.text) for line in body[-120:])


def _article(
    body: list[Paragraph], notes: list[SourceNote], dropped: list[tuple[str, str]]
) -> Article:
    front, rest = _front(body)
    texts, placed = place_marks([p.text for p in rest], [n.label for n in notes])
    sections = _sections(rest, texts)
    missing = [n.label for n in notes if n.label not in placed]
    remarks = [f"no mark was found in the text for note {label}" for label in missing]
    remarks += [f"joined at a page break: “{p.text[:50]}…”" for p in rest if p.joined]
    return Article(
        title=front.get("title", ""),
        authors=tuple(a for a in [front.get("author", "")] if a),
        sections=tuple(sections),
        notes=tuple(notes),
        abstract=front.get("abstract", ""),
        keywords=tuple(
            k.strip() for k in re.split(r"[;,]", front.get("keywords", "")) if k.strip()
        ),
        left_out=(
            *dropped,
            *((x, "before the text") for x in front.get("rest", "").split("\n") if x),
        ),
        remarks=tuple(remarks),
    )


def _front(body: list[Paragraph]) -> tuple[dict[str, str], list[Paragraph]]:
    """Title, author, abstract and keywords from what stands before the first paragraph."""
    front: dict[str, str] = {}
    rest: list[str] = []
    at = 0
    while at < len(body) and at < 30:
        text = body[at].text.strip()
        lower = text.lower().rstrip(":")
        keywords = re.match(
            r"(?:key ?words|schlagworte|mots[- ]cl[eé]s) ?[:.—-] ?(.+)", text, re.IGNORECASE
        )
        abstract = re.match(
            r"(?:abstract|summary|zusammenfassung|résumé)[.:] (.+)", text, re.IGNORECASE
        )
        if lower in {"abstract", "summary", "zusammenfassung", "résumé"} and at + 1 < len(body):
            front["abstract"] = body[at + 1].text
            at += 1
        elif keywords:
            front["keywords"] = keywords[1]
        elif abstract:
            front["abstract"] = abstract[1]
        elif (
            (is_heading(text) or _is_affiliation(text))
            and not front.get("abstract")
            and not _heads_text(front, body, at)
        ):
            _front_line(front, rest, text)
        else:
            break
        at += 1
    front["rest"] = "\n".join(rest)
    return front, body[at:]


def _heads_text(front: dict[str, str], body: Sequence[Paragraph], at: int) -> bool:
    """Whether a short line is the first heading of the text, not a part of the title."""
    follows = body[at + 1].text if at + 1 < len(body) else ""
    return bool(front.get("title")) and len(follows) > 150 and not _is_name(body[at].text)


def _front_line(front: dict[str, str], rest: list[str], text: str) -> None:
    kicker = (text.isupper() and len(text) < 25) or _ISSUE.search(text)
    if "title" not in front and not kicker:
        front["title"] = text
    elif "author" not in front and "title" in front and _is_name(text):
        front["author"] = re.sub(r"^[Bb]y ", "", text).rstrip("*¹²³ ")
    else:
        rest.append(text)


def _is_name(text: str) -> bool:
    words = re.sub(r"^[Bb]y ", "", text).rstrip("*¹²³ ")
    end = match_names(words, 0, len(words))
    return end == len(words) and (likely_person(words) or len(words.split()) <= 4)


def _is_affiliation(text: str) -> bool:
    return (
        len(text) < 140
        and bool(re.search(r"@|University|Institut|Universität|Department|[Ee]-?mail", text))
        and not text.endswith(".")
    )


def _sections(body: Sequence[Paragraph], texts: Sequence[str]) -> list[Section]:
    sections: list[tuple[str, list[str]]] = [("", [])]
    for i, (paragraph, text) in enumerate(zip(body, texts, strict=True)):
        if is_heading(text) and _stands_as_heading(body, i):
            sections.append((_MARK.sub("", text).strip("*#_ "), []))
        else:
            sections[-1][1].append(_markdown(paragraph, text))
    return [Section(title, tuple(blocks)) for title, blocks in sections if title or blocks]


def _stands_as_heading(body: Sequence[Paragraph], i: int) -> bool:
    follows = body[i + 1].text if i + 1 < len(body) else ""
    return len(follows) > 60 and not follows[:1].islower() and not _MARK.search(body[i].text)


def _markdown(paragraph: Paragraph, text: str) -> str:
    item = re.match(r"[-•–] ", text)
    words = text[item.end() :] if item else text
    content = rich(words)
    out = _MARK.sub(r"[^\1]", content.markdown())
    if item:
        return f"- {out}"
    if paragraph.is_quote:
        return f"> {out}"
    out = re.sub(r"^(\d+)([.)])", r"\1\\\2", out)
    return re.sub(r"^([#+>-])", r"\\\1", out)
