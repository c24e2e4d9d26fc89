"""HTML by hand, safely: values are escaped here and nowhere else."""

from __future__ import annotations

import re
from functools import cache
from html import escape, unescape

_TAG = re.compile(r"<[^>]*>")


def text(value: object) -> str:
    """A value as text content."""
    return escape(str(value), quote=False)


def attributes(**values: object) -> str:
    """Attributes with a leading space; None and False leave one out, `_` stands for `-`."""
    out = ""
    for name, value in values.items():
        if value is None or value is False:
            continue
        out += _name(name) if value is True else f'{_name(name)}="{escape(str(value))}"'
    return out


@cache
def _name(name: str) -> str:
    return f" {name.rstrip('_').replace('_', '-')}"


def element(tag: str, content: str = "", **values: object) -> str:
    """An element whose content is HTML already."""
    return f"<{tag}{attributes(**values)}>{content}</{tag}>"


def element_void(tag: str, **values: object) -> str:
    """An element that has no content and no end."""
    return f"<{tag}{attributes(**values)}>"


def words(html: str) -> str:
    """The text of a fragment of HTML."""
    return unescape(_TAG.sub("", html))
