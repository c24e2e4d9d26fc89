"""Markdown tokens of acts and notes -> HTML."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from backmatter.format import CitePart, Formatted, FormattedCluster
from backmatter.model import Cluster
from backmatter.render.addresses import Addresses
from backmatter.render.html import element, text, words
from backmatter.render.quotes import curl
from backmatter.render.seams import MARKS, punctuate, without_parentheses
from backmatter.resolve import NumberedNote
from backmatter.resolve.links import BIB

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NO_LETTER = re.compile(r"[\W_]+")
_PLAIN_TAG = re.compile(r"</?(?:abbr|b|br|cite|i|kbd|q|s|small|sub|sup|u|wbr)\s*/?>")
_OPTIONS = MarkdownIt("commonmark").options


@dataclass(frozen=True)
class BodyContext:
    """What the tokens of one act or note need to know of the rest of the edition."""

    formatted: Formatted
    addresses: Addresses
    note_of: Callable[[str], NumberedNote | None]
    """The note with this label, in the act at hand."""
    has_entry: Callable[[str], bool]
    clusters: Sequence[Cluster]
    """The clusters of the text at hand, in order."""
    link: Callable[[str], str] = lambda href: href
    """Turns the address of a source file into one on the site."""
    also: Callable[[str], str] = lambda _: ""
    """The anchors of further ids that lead to the mark with this id."""


def render_tokens(tokens: Sequence[Token], context: BodyContext) -> str:
    """HTML of block tokens, with marks, citations and links in place."""
    env: MutableMapping[str, Any] = {"context": context, "eaten": ""}
    return _RENDERER.render(curl(tokens, context.formatted.locale), _OPTIONS, env)


def render_cluster(cluster: FormattedCluster, context: BodyContext) -> str:
    """A printed cluster, each citation a link to its entry."""
    return "".join(_cite(part, context) if part.key else part.html for part in cluster.parts)


def is_short(part: CitePart, formatted: Formatted) -> bool:
    """Whether a citation is a short form: where it stands, or because the style has no other.

    A short form may print the whole title, and some styles are short from the first note on.
    """
    if part.is_again:
        return True
    title = str(formatted.csl.get(part.key, {}).get("title", ""))
    return _folded(title) not in _folded(part.html)


def _folded(html: str) -> str:
    """The letters and digits of a fragment, to compare what styles print in other cases."""
    return _NO_LETTER.sub("", words(html).casefold())


def _cite(part: CitePart, context: BodyContext) -> str:
    """One citation: a link to its entry, up to the first link that the style prints in it."""
    html = part.html
    own = html[: _before_link(html)].rstrip(" ,")
    if not own:
        return element("span", html, class_="cite")
    link = element(
        "a",
        own,
        class_="cite is-short" if is_short(part, context.formatted) else "cite",
        href=context.addresses.entry(part.key),
        role="doc-biblioref",
    )
    return link + html[len(own) :]


def _before_link(html: str) -> int:
    """The length of what stands before the first link and before what surrounds it."""
    depth = start = 0
    for tag in _TAG.finditer(html):
        if not depth:
            start = tag.start()
        if tag[0].startswith("<a "):
            return start
        depth += -1 if tag[0].startswith("</") else 1
    return len(html)


class _Body(RendererHTML):
    """markdown-it's renderer with the marks, citations and links of an edition."""

    def footnote_ref(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any
    ) -> str:
        label = str(tokens[idx].meta["label"])
        note = env["context"].note_of(label)
        if note is None:
            return element("mark", text(f"[^{label}]"), class_="bm-fault")
        at, _ = tokens[idx].meta.get("at", (-1, -1))
        mark = next((m for m in note.marks if m.ref.span.start == at), note.marks[0])
        link = element(
            "a",
            str(note.number),
            href=f"#{note.id}",
            role="doc-noteref",
            aria_label=f"Note {note.number}" + (" (missing)" if note.note is None else ""),
        )
        fault = " bm-fault" if note.note is None else ""
        also = env["context"].also(mark.id)
        return element("sup", also + link, class_=f"note-mark{fault}", id=mark.id)

    def citation(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any
    ) -> str:
        context: BodyContext = env["context"]
        cluster = context.clusters[tokens[idx].meta["cluster"]]
        formatted = context.formatted.clusters.get(cluster.span)
        faults = "".join(
            element("mark", text(f"@{c.key}?"), class_="bm-fault")
            for c in cluster.cites
            if not context.has_entry(c.key)
        )
        if formatted is None or not formatted.parts:
            source = text(f"[{tokens[idx].content}]")
            return faults or element("mark", source, class_="bm-fault")
        html = render_cluster(formatted, context)
        if faults:
            return f"{html} {faults}"
        if _is_in_parentheses(tokens, idx):
            html = without_parentheses(html)
        behind = _behind(tokens, idx)
        env["eaten"] = mark = behind[:1] if behind[:1] in MARKS and behind[:2] != ".." else ""
        mark = mark if behind else formatted.end
        in_quotes = context.formatted.punctuation_in_quotes
        return punctuate(html, mark, in_quotes=in_quotes) if mark else html

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        content = tokens[idx].content.removeprefix(env["eaten"])
        env["eaten"] = ""
        if _superscript_at(tokens, idx + 1, env["context"]):
            content = content.rstrip()
        return text(content)

    def softbreak(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any
    ) -> str:
        return " "

    def link_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any
    ) -> str:
        context: BodyContext = env["context"]
        token = copy.copy(tokens[idx])
        token.attrs = dict(token.attrs)
        href = str(token.attrs.get("href", ""))
        if href.startswith(BIB):
            key = href.removeprefix(BIB)
            known = context.has_entry(key)
            token.attrs["class"] = "work" if known else "work bm-fault"
            token.attrs["href"] = context.addresses.entry(key)
            if known:
                token.attrs["role"] = "doc-biblioref"
        else:
            token.attrs["href"] = context.link(href)
        return self.renderToken([token], 0, options, env)

    def html_block(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any
    ) -> str:
        left = _safe_html(tokens[idx].content).strip()
        return element("p", left) if left else ""

    def html_inline(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any
    ) -> str:
        return _safe_html(tokens[idx].content)


def _safe_html(html: str) -> str:
    """Comments print nothing, plain tags of phrases pass, anything else is text."""
    html = _COMMENT.sub("", html)
    return html if _PLAIN_TAG.fullmatch(html) else text(html)


def _is_in_parentheses(tokens: Sequence[Token], idx: int) -> bool:
    """Whether a parenthesis of the prose before a token is still open."""
    before = "".join(t.content for t in tokens[:idx] if t.type == "text")
    return before.count("(") > before.count(")")


def _behind(tokens: Sequence[Token], idx: int) -> str:
    """The words behind a token in its paragraph; empty if none are left."""
    following = "".join(t.content or " " for t in tokens[idx + 1 :])
    return following if following.strip() else ""


def _superscript_at(tokens: Sequence[Token], idx: int, context: BodyContext) -> bool:
    """Whether the token is a citation that the style prints as a raised number."""
    if idx >= len(tokens) or tokens[idx].type != "citation":
        return False
    cluster = context.clusters[tokens[idx].meta["cluster"]]
    formatted = context.formatted.clusters.get(cluster.span)
    return bool(formatted and formatted.parts and formatted.parts[0].html.startswith("<sup>"))


_RENDERER = _Body()
