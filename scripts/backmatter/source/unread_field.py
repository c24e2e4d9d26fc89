"""A line of front matter that is no YAML, and how it should stand."""

from __future__ import annotations

import re

from backmatter import rules
from backmatter.diagnostics import Diagnostic
from backmatter.text import Span

_VALUE = re.compile(r"(?P<name>[A-Za-z_]\w*):[ \t]+(?P<value>\S.*?)[ \t]*")
_QUOTED = re.compile(r"(?P<quote>[\"'])(?P<words>.*)(?P=quote)")
_OTHERWISE = "Mend this line, or the one before; each field is a line `name: value`."


def unread_field(span: Span, reason: str) -> Diagnostic:
    """The finding that the front matter cannot be read at this line, and why."""
    field = _VALUE.fullmatch(span.text)
    if field is None:
        mend = "Write spaces for the tab." if "\t" in span.text else _OTHERWISE
        return rules.FRONT_MATTER_PARSES.at(span, reason=reason, mend=mend)
    name, value = field["name"], field["value"]
    if name == "order":
        numbers = re.findall(r"\d{1,9}", value)
        reason = "`order` holds more than a number"
        mend = f"Write one number, as in `order: {numbers[-1] if numbers else 1}`."
        return rules.FRONT_MATTER_PARSES.at(span, reason=reason, mend=mend)
    quoted = _QUOTED.fullmatch(value)
    if quoted and quoted["quote"] in quoted["words"].replace("''", ""):
        reason = f"the value of `{name}` holds the quotation mark that ends it"
        words = _curled(quoted["words"], quoted["quote"])
        mend = f'Take the inner marks out, or write `{name}: "{words}"`.'
    elif value[0] in "\"'":
        mend = f"Close it: `{name}: {value}{value[0]}`."
    elif value[0] in "[{":
        mend = f'Close it; if the value is no list, write `{name}: "{value}"`.'
    elif ": " in value or value[0] in "*&!%@`>|,":
        quote = "'" if '"' in value else '"'
        mend = f"Put it in quotation marks: `{name}: {quote}{value}{quote}`."
    else:
        mend = _OTHERWISE
    return rules.FRONT_MATTER_PARSES.at(span, reason=reason, mend=mend)


def _curled(words: str, quote: str) -> str:
    """The words with marks that open and close for straight ones."""
    opening, closing = ("“", "”") if quote == '"' else ("‘", "’")
    words = re.sub(rf"(?<!\S){quote}(?=\S)", opening, words)
    return words.replace(quote, closing)
