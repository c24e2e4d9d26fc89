"""What was read -> the Markdown of acts and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from backmatter.importer.article import Article, Rich, Section
from backmatter.importer.items import Item, ReadNote
from backmatter.importer.locators import Place
from backmatter.importer.names import range_dash
from backmatter.importer.words import ABBREVIATIONS, LETTER
from backmatter.source.citation import parse_cluster

_LABELS = {
    "book": "bk.",
    "chapter": "chap.",
    "column": "col.",
    "figure": "fig.",
    "folio": "fol.",
    "line": "l.",
    "note": "n.",
    "page": "p.",
    "paragraph": "para.",
    "part": "pt.",
    "section": "sec.",
    "sub-verbo": "s.v.",
    "volume": "vol.",
}
_SENTENCE = re.compile(r"[.?!][”’\"»)\]*]*(?:\[\^\w+\])*(?P<gap> +)(?=[“‘\"«(\[*]*[A-ZÀ-Þ])")
_LAST_WORD = re.compile(rf"((?:{LETTER}|[.’'])+)$")


def act_text(section: Section, title: str, order: int, article: Article) -> str:
    """The file of an act: front matter, then its blocks, one sentence a line."""
    name, subtitle = _divided(title)
    head = [f"title: {_yaml(name)}"]
    head += [f"subtitle: {_yaml(subtitle)}"] if subtitle else []
    head.append(f"order: {order}")
    if order == 1 and article.abstract:
        head.append(f"abstract: {_yaml(article.abstract)}")
    if order == 1 and article.keywords:
        head += ["keywords:", *(f"  - {_yaml(k)}" for k in article.keywords)]
    blocks = [
        b if _is_structured(b) else "\n".join(map(_as_line, sentences(b)))
        for b in section.blocks
    ]
    return "---\n" + "\n".join(head) + "\n---\n\n" + _spaced(blocks)


def _spaced(blocks: Sequence[str]) -> str:
    """Blocks with blank lines between, but for the items of one list."""
    out: list[str] = []
    for i, block in enumerate(blocks):
        tight = i and block.startswith("- ") and blocks[i - 1].startswith("- ")
        out.append(("\n" if tight else "\n\n" if i else "") + block)
    return "".join(out) + "\n"


def _is_structured(block: str) -> bool:
    return "\n" in block or re.match(r"[-*>|+#]|\d+[.)] |    ", block) is not None


def _divided(title: str) -> tuple[str, str]:
    """Title and subtitle: at a colon, or where a bracket closes the title."""
    bracket = re.fullmatch(r"(.{2,40}?) \(([^()]+)\)", title)
    if bracket:
        return bracket[1], bracket[2][:1].upper() + bracket[2][1:]
    main, _, rest = title.partition(": ")
    return main, rest


def _yaml(value: str) -> str:
    plain = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def sentences(text: str) -> list[str]:
    """A paragraph cut behind each sentence; joined with spaces it is the paragraph again."""
    out: list[str] = []
    start = 0
    for match in _SENTENCE.finditer(text):
        word = _LAST_WORD.search(text[max(0, match.start() - 16) : match.start()])
        plain = word[1].lstrip(".’'").lower() if word else ""
        if text[match.start()] == "." and (
            plain in ABBREVIATIONS or len(plain) == 1 or "." in plain
        ):
            continue
        out.append(text[start : match.start("gap")])
        start = match.end("gap")
    return [*out, text[start:]]


def notes_text(notes: Sequence[ReadNote]) -> str:
    """The file of the notes of an act."""
    return "\n\n".join(f"[^{n.label}]: " + _indented(note_markdown(n)) for n in notes) + "\n"


def _indented(text: str) -> str:
    lines = [_as_line(line.strip()) for line in sentences(text) if line.strip()]
    return "\n    ".join(lines) or "…"


def _as_line(text: str) -> str:
    """A line of a paragraph that cannot be taken for the beginning of a list or a heading."""
    text = re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", text)
    return re.sub(r"^([#+>=-])", r"\\\1", text)


def note_markdown(note: ReadNote) -> str:
    """A note with a cluster for each citation whose work is known."""
    text = note.content.text
    cited = [i for i in note.items if i.work]
    out: list[str] = []
    at = 0
    open_cites: list[str] = []
    for n, item in enumerate(cited):
        if not open_cites:
            out.append(note.content.markdown(at, item.start))
        open_cites.append(cite(item, note.content))
        at = item.end
        following = cited[n + 1].start if n + 1 < len(cited) else None
        if following is None or text[at:following].strip() != ";":
            out.append(f"[{'; '.join(open_cites)}]")
            open_cites = []
        else:
            at = following
    out.append(note.content.markdown(at))
    return re.sub(r"\s*\n\s*", " ", "".join(out)).strip()


def cite(item: Item, content: Rich) -> str:
    """`@key, vol. 1, p. v`."""
    key = item.work.key if item.work else ""
    parts = [f"@{key}", *(_locator(p, content.text) for p in item.places)]
    written = ", ".join(parts)
    parsed, faults = parse_cluster(written)
    if (
        not faults
        and len(parsed) == 1
        and not parsed[0].suffix
        and len(parsed[0].locators) == len(item.places)
    ):
        return written
    values = ", ".join(_locator(p, content.text) for p in item.places).removeprefix("p. ")
    return f"@{key}, {{{values}}}" if values else f"@{key}"


def _locator(place: Place, text: str) -> str:
    value = range_dash(" ".join(text[place.start : place.end].split()))
    label = _LABELS.get(place.label, "p.")
    several = re.search(r"[–,&]| and |ff?\.?$", value) is not None
    if label in {"p.", "l."} and several:
        label = label[0] + label
    elif several and label in {
        "vol.",
        "chap.",
        "col.",
        "fol.",
        "fig.",
        "pt.",
        "sec.",
        "para.",
        "bk.",
    }:
        label = label[:-1] + "s."
    return f"{label} {value}".replace("pp. pp. ", "pp. ")
