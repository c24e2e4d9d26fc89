"""Markup that does not close, and prints as it is typed or takes in what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from backmatter import rules
from backmatter.check.prose import MASK, finds, prose_of
from backmatter.diagnostics import Diagnostic, did_you_mean
from backmatter.model import Act, Document
from backmatter.text import Span

_COMMENT = re.compile(r"<!--(?!>|->)")
"""A comment that opens and, unlike `<!-->`, does not close at once."""
_FENCE = re.compile(r"[ >]*(?P<fence>`{3,}|~{3,})")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+[\w\"]")
"""Also details and tabs; what is set in below it is no code."""
_NO_HEADING = re.compile(r"(?m)^#{1,6}(?=[^\W\d_])[^\n]{0,40}|^#{7,} [^\n]{0,40}")
"""A heading without its space, or of a seventh level."""
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)\b[^<>]*?(?P<alone>/?)>", re.IGNORECASE)
"""A tag of HTML: `end` is the stroke of `</p>`, `alone` that of `<br/>`."""
_VOID = frozenset("area br col embed hr img input link meta source track wbr".split())
_MARKDOWN = re.compile(r"\[\^\w+\]|\]\((?:bib:|[\w-]+\.md)|\[-?@\w")
"""A mark, a link to a work or a page, a citation."""
_BLOCKS = frozenset("article aside details div figure footer header nav section table".split())
"""Tags that hold passages and that HTML lets no one leave open."""
_LIST = re.compile(
    r"(?:(?<=[\]*_])|(?<=\]) (?=\{(?:lang|id|class)=[\w-]+\}))"
    r"\{(?P<list>[^{}\n]{1,80})(?P<end>\}?)"
)
"""Braces behind a bracket or emphasis, or with a space behind a bracket; `end` is empty where
they do not close.
"""
_ITEMS = re.compile(r"(?:\s*(?:[#.][\w:-]+|(?:id|class|lang|dir)=(?:\"[^\"]*\"|[\w:.-]+)))+\s*")
"""What a list of attributes holds: `#id .class key=value`."""
_LIKE_ITEM = re.compile(r"[\s:]*(?:[#.][a-zA-Z]|(?P<key>[a-z]{2,8})\s{0,2}[=:]\s{0,2}[\"“”\w])")
"""What somebody may have meant as the first of these."""
_KEYS = ("id", "class", "lang", "dir")
_SENTENCE = re.compile(r"[^\W\d_][”’)]*[.?!][”’)]*(?:\[\^\w+\])?$")
"""The end of a sentence, with its quotation mark and its note."""


def check_markup(act: Act) -> Iterator[Diagnostic]:
    """Comments, code, tags, emphasis and headings are whole, and no prose is code."""
    yield from check_signs(act)
    for document in act.documents:
        yield from _blocks(document, has_admonitions=False)
        yield from _attributes(document)
        if "<" in document.file.text:
            yield from _tags(document)
            yield from _open_blocks(document)


def check_blocks(act: Act) -> Iterator[Diagnostic]:
    """Comments and code of a page that MkDocs reads end where they should, and no prose is
    code, but for that of admonitions and tabs.
    """
    for document in act.documents:
        yield from _blocks(document, has_admonitions=True)


def _blocks(document: Document, *, has_admonitions: bool) -> Iterator[Diagnostic]:
    is_set_in = False
    for block in document.blocks:
        text = block.span.text
        if block.kind == "html_block" and _COMMENT.match(text) and "-->" not in text:
            yield _open(block.span, "comment", "-->")
        elif block.kind == "html_block" and not text.startswith("<!--"):
            if _MARKDOWN.search(text) and (tag := _TAG.match(text)):
                line = document.file.line_span(block.span.line)
                yield rules.HTML_HOLDS_NO_MARKDOWN.at(line, tag=tag[0])
        elif block.kind == "fence" and (fence := _FENCE.match(text)):
            last = text.rsplit("\n", 1)[-1].strip(" >")
            if "\n" not in text or not last.startswith(fence["fence"]) or last.strip("`~"):
                yield _open(block.span, "code", fence["fence"])
        elif block.kind == "code_block" and _is_prose(text) and not is_set_in:
            yield rules.PROSE_NOT_INDENTED.at(block.span.file.line_span(block.span.line))
        is_set_in = has_admonitions and (
            (is_set_in and block.kind == "code_block") or _ADMONITION.match(text) is not None
        )


def _is_prose(text: str) -> bool:
    return len(text.split()) > 3 and _SENTENCE.search(text.rstrip()) is not None


def _open(span: Span, what: str, closing: str) -> Diagnostic:
    line = span.file.line_span(span.line)
    lines = span.text.count("\n") + 1
    return rules.BLOCK_IS_CLOSED.at(line, what=what, lines=lines, closing=closing)


def check_signs(act: Act) -> Iterator[Diagnostic]:
    """No sign of emphasis, code or a heading prints as it is typed."""
    for prose in chain.from_iterable(map(prose_of, act.documents)):
        for at in prose.stray:
            sign = prose.text[at]
            yield rules.EMPHASIS_IS_CLOSED.at(prose.span(at, at + 1), sign=sign)
        if "#" in prose.text and not prose.is_heading:
            for match in _NO_HEADING.finditer(prose.text):
                found = match[0].rstrip(MASK)
                yield rules.HEADING_IS_WHOLE.at(prose.span(*match.span()), found=found)


def _tags(document: Document) -> Iterator[Diagnostic]:
    """Tags within a passage that have no partner in it."""
    for prose in prose_of(document):
        if not prose.tags:
            continue
        opened: list[tuple[str, Span]] = []
        for start, end in prose.tags:
            span = prose.span(start, end)
            tag = _TAG.fullmatch(span.text)
            if tag is None or tag["alone"] or tag["name"].lower() in _VOID:
                continue
            if not tag["end"]:
                opened.append((tag["name"].lower(), span))
            elif opened and opened[-1][0] == tag["name"].lower():
                opened.pop()
            else:
                yield rules.TAG_IS_CLOSED.at(span, tag=tag[0], fault="closes nothing")
        for _, span in opened:
            yield rules.TAG_IS_CLOSED.at(span, tag=span.text, fault="does not close")


def _open_blocks(document: Document) -> Iterator[Diagnostic]:
    """Tags that begin a block and have no partner in all of the file."""
    opened: dict[str, list[Span]] = {}
    for block in document.blocks:
        text = block.span.text
        for tag in _TAG.finditer(text) if block.kind == "html_block" else ():
            name, at = tag["name"].lower(), block.span.start
            if name in _BLOCKS and not tag["end"] and "<!--" not in text:
                span = Span(document.file, at + tag.start(), at + tag.end())
                opened.setdefault(name, []).append(span)
    for name, spans in opened.items():
        ends = len(re.findall(rf"(?i)</{name}\b", document.file.text))
        for span in spans[ends:]:
            yield rules.TAG_IS_CLOSED.at(span, tag=span.text, fault="does not close")


def _attributes(document: Document) -> Iterator[Diagnostic]:
    """Lists of attributes that are not read as such."""
    for prose in prose_of(document):
        source = prose.source
        for match in finds(_LIST, source, "{"):
            if match[0].startswith(" "):
                yield rules.ATTRIBUTES_ARE_READ.at(
                    prose.span(match.start() + 1, match.end()), found=match[0].strip()
                )
                continue
            is_code = prose.text[match.start() - 1] == MASK
            if not is_code and _is_amiss(match, source[match.start() - 1]):
                yield rules.ATTRIBUTES_ARE_READ.at(prose.span(*match.span()), found=match[0])


def _is_amiss(match: re.Match[str], before: str) -> bool:
    """Whether what looks like a list is behind emphasis, does not close or is misspelt."""
    item = _LIKE_ITEM.match(match["list"])
    if item is None or (item["key"] and not did_you_mean(item["key"], _KEYS)):
        return False
    return before != "]" or not match["end"] or not _ITEMS.fullmatch(match["list"])
