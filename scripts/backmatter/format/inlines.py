"""Pandoc's inline elements -> HTML. Source: pandoc-types 1.23, Text.Pandoc.Definition."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

_TAGS = {
    "Emph": "em",
    "Strong": "strong",
    "Underline": "u",
    "Strikeout": "s",
    "Superscript": "sup",
    "Subscript": "sub",
}
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
_SAFE_SCHEMES = ("http://", "https://", "ftp://", "mailto:", "#", "/")


def to_html(inlines: Sequence[dict[str, Any]]) -> str:
    """HTML of a list of pandoc inlines; every text in it is escaped."""
    return "".join(_inline(i) for i in inlines)


def to_text(inlines: Sequence[dict[str, Any]]) -> str:
    """The words of a list of pandoc inlines."""
    return "".join(_text(i) for i in inlines)


def _inline(inline: dict[str, Any]) -> str:
    kind, content = str(inline["t"]), inline.get("c", "")
    if kind == "Str":
        return escape(content, quote=False)
    if kind in ("Space", "SoftBreak"):
        return " "
    if kind == "LineBreak":
        return "<br>"
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>{to_html(content)}</{_TAGS[kind]}>"
    if kind == "SmallCaps":
        return f'<span class="small-caps">{to_html(content)}</span>'
    if kind == "Quoted":
        opening, closing = _QUOTES[content[0]["t"]]
        return f"{opening}{to_html(content[1])}{closing}"
    if kind == "Code":
        return f"<code>{escape(content[1], quote=False)}</code>"
    if kind == "Link":
        return _link(content)
    if kind == "Span":
        return _span(content)
    if kind == "Cite":
        return to_html(content[1])
    if kind == "Math":
        return escape(content[1], quote=False)
    if kind == "RawInline":
        return escape(content[1], quote=False)
    return ""


def _link(content: list[Any]) -> str:
    label, address = to_html(content[1]), str(content[2][0])
    if not address.lower().startswith(_SAFE_SCHEMES):
        return label
    shown = ' class="url"' if label == escape(address, quote=False) else ""
    return f'<a{shown} href="{escape(address)}">{label}</a>'


def _span(content: list[Any]) -> str:
    _, classes, attributes = content[0]
    inner = to_html(content[1])
    lang = dict(attributes).get("lang", "")
    kept = [c for c in classes if c.startswith("csl-") or c == "small-caps"]
    opening = "".join(
        f' {name}="{escape(value)}"'
        for name, value in (("class", " ".join(kept)), ("lang", lang))
        if value
    )
    return f"<span{opening}>{inner}</span>" if opening else inner


def _text(inline: dict[str, Any]) -> str:
    kind, content = str(inline["t"]), inline.get("c", "")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind in _TAGS or kind == "SmallCaps":
        return to_text(content)
    if kind == "Quoted":
        opening, closing = _QUOTES[content[0]["t"]]
        return f"{opening}{to_text(content[1])}{closing}"
    if kind in ("Link", "Span", "Cite"):
        return to_text(content[1])
    return str(content[1]) if kind in ("Code", "Math") else ""
