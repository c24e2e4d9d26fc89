"""Markup that does not close, and prints as it is typed or takes in what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from backmatter import rules
from backmatter.check.prose import MASK, Prose, finds, prose_of
from backmatter.diagnostics import Diagnostic, did_you_mean, nearest
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
            mend = "Write `-->` behind what is for editors alone, or remove it with `<!--`."
            yield _open(block.span, "comment", mend)
        elif block.kind == "html_block" and not text.startswith("<!--"):
            if _MARKDOWN.search(text) and (tag := _TAG.match(text)):
                line = document.file.line_span(block.span.line)
                yield rules.HTML_HOLDS_NO_MARKDOWN.at(line, tag=tag[0])
        elif block.kind == "fence" and (fence := _FENCE.match(text)):
            last = text.rsplit("\n", 1)[-1].strip(" >")
            if "\n" not in text or not last.startswith(fence["fence"]) or last.strip("`~"):
                mend = "Remove this line, or write the same signs where the code should end."
                yield _open(block.span, "code", mend)
        elif block.kind == "code_block" and _is_prose(text) and not is_set_in:
            yield rules.PROSE_NOT_INDENTED.at(block.span.file.line_span(block.span.line))
        is_set_in = has_admonitions and (
            (is_set_in and block.kind == "code_block") or _ADMONITION.match(text) is not None
        )


def _is_prose(text: str) -> bool:
    return len(text.split()) > 3 and _SENTENCE.search(text.rstrip()) is not None


def _open(span: Span, what: str, mend: str) -> Diagnostic:
    line = span.file.line_span(span.line)
    lines = span.text.count("\n") + 1
    return rules.BLOCK_IS_CLOSED.at(line, what=what, lines=lines, mend=mend)


def check_signs(act: Act) -> Iterator[Diagnostic]:
    """No sign of emphasis, code or a heading prints as it is typed."""
    for prose in chain.from_iterable(map(prose_of, act.documents)):
        yield from _stray(prose)
        if "#" in prose.text and not prose.is_heading:
            for match in _NO_HEADING.finditer(prose.text):
                found, span = match[0].rstrip(MASK), prose.span(*match.span())
                signs = found[: len(found) - len(found.lstrip("#"))]
                line = span.file.line_text(span.line).strip()
                mend = f"Write a space behind the signs: `{signs} {line.lstrip('#')}`."
                if len(signs) > 6:
                    mend = "Write it with two to six signs `#`."
                yield rules.HEADING_IS_WHOLE.at(span, found=found, mend=mend)


def _stray(prose: Prose) -> Iterator[Diagnostic]:
    """The signs of emphasis and code that stand alone; two that open and close as one."""
    text, strays = prose.text, iter(pairwise((*prose.stray, -1)))
    for at, other in strays:
        sign, opens = text[at], text[at + 1 : at + 2].isalnum()
        closing = text[other] if other > 0 and text[other - 1].isalnum() else sign
        fault = "stands alone and prints as it is typed"
        if opens and {sign, closing} == {"*", "_"} and text.find("\n", at, other) < 0:
            fault, mend = f"opens here and {closing} closes", "Write `*` in both places."
            next(strays, None)
        elif sign == "`":
            mend = "Remove it, or write another where the code ends."
        elif prose.source[at - 1 : at] == "[" and opens:
            mend = f"Write another `{sign}` before the `]`, or remove it."
        elif prose.source[at + 1 : at + 2] == "]":
            mend = f"Write another `{sign}` behind the `[`, or remove it."
        else:
            mend = f"Remove it, or write another `{sign}` at the other end of the emphasis"
            mend += f"; if the sign itself is meant, write `\\{sign}`."
        span = prose.span(at, at + 1)
        yield rules.EMPHASIS_IS_CLOSED.at(span, sign=sign, fault=fault, mend=mend)


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
                other, fault = f"<{tag['name']}>` where it begins", "closes nothing"
                yield rules.TAG_IS_CLOSED.at(span, tag=tag[0], fault=fault, other=other)
        for name, span in opened:
            yield _open_tag(span, name)


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
            yield _open_tag(span, name)


def _open_tag(span: Span, name: str) -> Diagnostic:
    other, fault = f"</{name}>` where it ends", "does not close"
    return rules.TAG_IS_CLOSED.at(span, tag=span.text, fault=fault, other=other)


def _attributes(document: Document) -> Iterator[Diagnostic]:
    """Lists of attributes that are not read as such."""
    for prose in prose_of(document):
        source = prose.source
        for match in finds(_LIST, source, "{"):
            is_apart, before = match[0].startswith(" "), source[match.start() - 1]
            is_code = prose.text[match.start() - 1] == MASK
            if is_apart or (not is_code and _is_amiss(match, before)):
                start, end = match.start() + is_apart, match.end()
                end = end if match["end"] else start + len(re.split(r"[,;.\s]", match[0])[0])
                fault, mend = _of_attributes(match, before)
                span, found = prose.span(start, end), source[start:end]
                yield rules.ATTRIBUTES_ARE_READ.at(span, found=found, fault=fault, mend=mend)


def _of_attributes(match: re.Match[str], before: str) -> tuple[str, str]:
    """What is amiss with a list of attributes, and how to mend it."""
    item = _LIKE_ITEM.match(match["list"])
    key = item["key"] if item else ""
    if match[0].startswith(" "):
        return "a space stands before it", "Remove the space between `]` and `{`."
    if before != "]":
        return "no bracket stands before it", "Write `[` and `]` round the words before it."
    if not match["end"]:
        return "the brace `{` does not close", "Write `}` behind the value."
    if key and key not in _KEYS:
        return f"there is no “{key}”", f"Write `{nearest(key, _KEYS)}`."
    if ":" in match["list"] and "=" not in match["list"]:
        mended = re.sub(r"\s*:\s*", "=", match["list"], count=1)
        return "it has a colon for the sign =", f"Write `{{{mended}}}`."
    return "it cannot be read", "Write it as in `[*word*]{lang=ru}`."


def _is_amiss(match: re.Match[str], before: str) -> bool:
    """Whether what looks like a list is behind emphasis, does not close or is misspelt."""
    item = _LIKE_ITEM.match(match["list"])
    if item is None or (item["key"] and not did_you_mean(item["key"], _KEYS)):
        return False
    return before != "]" or not match["end"] or not _ITEMS.fullmatch(match["list"])
