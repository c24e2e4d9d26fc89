"""Quotation marks of a value that stands alone, in whatever language."""

from __future__ import annotations


def lone_quote(text: str) -> str:
    """The quotation mark of which there is one too many, or nothing.

    In German “ closes what „ opens; in Swedish ” does both.
    """
    first, last = text.count("“"), text.count("”")
    if "„" in text:
        return "" if text.count("„") == first + last else "„"
    if first == last or (not first and last % 2 == 0):
        return ""
    return "“" if first > last else "”"
