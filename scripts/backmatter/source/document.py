"""One Markdown file -> Document: front matter, blocks, marks, links, notes and clusters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it.token import Token

from backmatter import rules
from backmatter.diagnostics import Diagnostic, Diagnostics
from backmatter.fingerprint import fingerprint, last_words
from backmatter.model import Block, Cite, Cluster, Document, Link, Note, NoteRef
from backmatter.source import markdown
from backmatter.source.citation import parse_cluster
from backmatter.source.front_matter import read_front_matter
from backmatter.source.tokens import PackedTokens
from backmatter.text import SourceFile, Span

_parser = cache(markdown.parser)


_NEAR = 1000
"""Characters before a mark, more than its last words have."""


@dataclass
class _Finds:
    """What is collected from the inline tokens of one stretch of text."""

    refs: list[NoteRef] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def parse_document(file: SourceFile) -> tuple[Document, Diagnostics]:
    """Parse a file of text or of notes; the two have one grammar."""
    meta, body, diagnostics = read_front_matter(file)
    found = _Finds(diagnostics=list(diagnostics))
    blocks: list[Block] = []
    notes: list[Note] = []
    for tokens in _top_level(markdown.parse(_parser(), body)):
        if tokens[0].type == "footnote_reference_open":
            notes.append(_note(file, tokens, len(blocks), found))
        else:
            _collect(file, tokens, len(blocks), found)  # before the tokens are packed
            blocks.append(_block(file, tokens))
    document = Document(
        file=file,
        meta=meta,
        blocks=tuple(blocks),
        refs=tuple(found.refs),
        clusters=tuple(found.clusters),
        links=tuple(found.links),
        notes=tuple(notes),
    )
    return document, tuple(found.diagnostics)


def _top_level(tokens: Sequence[Token]) -> list[list[Token]]:
    """Cut the token stream into its top-level blocks."""
    groups: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if depth == 0:
            groups.append([])
        groups[-1].append(token)
        depth += token.nesting
    return groups


def _lines_span(file: SourceFile, lines: Sequence[int] | None) -> Span:
    """The span of markdown-it's half-open, 0-based line range, without blank lines behind."""
    first, last = lines or (0, 1)
    start = file.line_starts[min(first, len(file.line_starts) - 1)]
    end = file.line_starts[last] if last < len(file.line_starts) else len(file.text)
    return Span(file, start, start + len(file.text[start:end].rstrip()))


def _block(file: SourceFile, tokens: Sequence[Token]) -> Block:
    opening = tokens[0]
    span, text = _lines_span(file, opening.map), markdown.plain_text(tokens)
    return Block(
        kind=opening.type.removesuffix("_open"),
        tokens=PackedTokens(tokens),
        span=span,
        text=text,
        words=_words(text, span),
        level=int(opening.tag[1]) if opening.type == "heading_open" else 0,
        id=str(opening.attrGet("id") or ""),
    )


def _words(text: str, span: Span) -> str:
    """The fingerprint of a text, or of its source where it is a picture or a sign alone."""
    return fingerprint(text) or fingerprint(span.text) or fingerprint(span.text.encode().hex())


def _note(file: SourceFile, tokens: Sequence[Token], block: int, found: _Finds) -> Note:
    inner = _Finds(diagnostics=found.diagnostics)
    body = tuple(tokens[1:-1])
    _collect(file, body, block, inner)
    whole = _lines_span(file, tokens[0].map)
    label = str(tokens[0].meta["label"])
    mark = f"[^{label}]:"
    at = max(file.text.find(mark, whole.start), whole.start)
    lines = "\n".join(line.strip() for line in whole.text.split("\n"))
    text = lines.split(mark, 1)[-1].strip()
    return Note(
        label=label,
        tokens=PackedTokens(body),
        text=text,
        words=fingerprint(text),
        clusters=tuple(inner.clusters),
        refs=tuple(inner.refs),
        links=tuple(inner.links),
        span=whole,
        label_span=Span(file, at, at + len(mark) - 1),
    )


def _collect(file: SourceFile, tokens: Sequence[Token], block: int, found: _Finds) -> None:
    """Marks, clusters and links below `tokens`, each with its span."""
    in_heading = tokens[0].type == "heading_open" if tokens else False
    begins = _lines_span(file, tokens[0].map).start if tokens else 0
    children = list(markdown.inline_tokens(tokens))
    for i, token in enumerate(children):
        if "at" not in token.meta:
            continue
        span = Span(file, *token.meta["at"])
        if token.type == "footnote_ref":
            near = max(begins, span.start - _NEAR)  # a passage may be as long as a book
            behind = last_words(file.text[near : span.start])
            label = str(token.meta["label"])
            found.refs.append(NoteRef(label, span, block, in_heading, behind))
        elif token.type == "citation":
            token.meta["cluster"] = len(found.clusters)
            found.clusters.append(_cluster(file, token, span, found.diagnostics))
        elif token.type == "link_open":
            text = _link_text(children, i)
            found.links.append(Link(str(token.attrGet("href")), text, span, block))
        elif token.type == "image":
            src = str(token.attrGet("src"))
            found.links.append(Link(src, token.content, span, block, is_image=True))


def _link_text(children: Sequence[Token], opening: int) -> str:
    words: list[str] = []
    for token in children[opening + 1 :]:
        if token.type == "link_close":
            break
        words.append(token.content or " ")
    return "".join(words).strip()


def _cluster(
    file: SourceFile, token: Token, span: Span, diagnostics: list[Diagnostic]
) -> Cluster:
    offsets = [*token.meta.pop("offsets"), span.end - 1]

    def at(start: int, end: int) -> Span:
        return Span(file, offsets[start], offsets[max(start, end - 1)] + 1)

    parsed, faults = parse_cluster(token.content)
    for fault in faults:
        where = at(fault.start, min(fault.end, len(token.content)))
        found = rules.CLUSTER_PARSES.at(where, reason=fault.reason, remedy=fault.remedy)
        diagnostics.append(found)
    cites = tuple(
        Cite(
            key=c.key,
            prefix=c.prefix,
            locators=c.locators,
            suffix=c.suffix,
            suppress_author=c.suppress_author,
            span=at(c.start, c.end),
            key_span=at(c.key_start, c.key_end),
        )
        for c in parsed
    )
    return Cluster(cites, span)
