"""Addresses of entries and of links that are not those of the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import parse_qs, urlsplit

from backmatter import rules
from backmatter.check.entries import entries_of
from backmatter.check.links import links_of
from backmatter.diagnostics import Diagnostic
from backmatter.model import Bibliography
from backmatter.resolve import Resolved
from backmatter.text import Span

_REDIRECTS = (
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}/url"), ("url", "q"), "a page of results"),
    (re.compile(r"lm?\.(?:facebook|instagram)\.com/"), ("u",), "a social network"),
    (re.compile(r"(?:www\.)?youtube\.com/redirect"), ("q",), "a social network"),
    (re.compile(r"out\.reddit\.com/"), ("url",), "a social network"),
    (re.compile(r"vk\.com/away\.php"), ("to",), "a social network"),
    (re.compile(r"[\w.]+\.safelinks\.protection\.outlook\.com/"), ("url",), "a mail program"),
    (re.compile(r"slack-redir\.net/link"), ("url",), "a mail program"),
    (re.compile(r"(?:[\w-]+\.)*\w*proxy[\w.-]*/login"), ("url", "qurl"), "a library’s proxy"),
)
"""Services that lead on, what of their addresses says where to, and what they are."""
_PROXY = re.compile(
    r"(?P<site>[\w-]+(?:[.-][\w-]+)+)"
    r"\.(?:\w*ezproxy\w*|libproxy\w*|webproxy|proxy\d?\.lib\w*|[\w-]+\.idm\.oclc)\.[\w.-]+"
)
"""The host of a proxy, before which that of the page stands."""
_OF_SEARCH = re.compile(r"#?:~:text=.*")
_OF_COUNT = re.compile(r"(?P<first>[?&])(?:utm_\w+|fbclid|gclid|mc_[ce]id)=[^&#]*")
_TOLD = re.compile(
    r"https?://[^/]*(?:\bproxy\b|ezproxy)|https?://(?:www\.)?google\.[a-z.]+/(?:url|search)\?"
)
"""What is no address in an entry, which is said of it already."""


def check_addresses(bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Each address in the entries that leads through another service, or has a search in it."""
    for entry in entries_of(bibliography):
        url = entry.get("url")
        if entry.is_whole and url and not _TOLD.match(url):
            yield from _address(url.replace("\\", ""), entry.field_spans["url"].of(url))


def check_link_addresses(resolved: Resolved) -> Iterator[Diagnostic]:
    """The same of the links of the text and of its pages."""
    corpus = resolved.corpus
    documents = chain.from_iterable(a.documents for a in (*corpus.acts, *corpus.frames))
    for link in chain.from_iterable(map(links_of, documents)):
        yield from _address(link.href, link.span.of(link.href))


def _address(address: str, span: Span) -> Iterator[Diagnostic]:
    if not address.startswith(("http://", "https://")):
        return
    found = _through(address)
    if found:
        through, direct = found
        remedy = (
            f"Write {direct}, if that leads to the page."
            if direct
            else "Write the address of the page itself, or its DOI."
        )
        yield rules.ADDRESS_DIRECT.at(span, through=through, address=address, remedy=remedy)
    elif match := _OF_SEARCH.search(address):
        bare = address[: match.start()]
        yield rules.ADDRESS_BARE.at(
            span.of(match[0]), added=_short(match[0]), by="a browser’s search", bare=bare
        )
    elif match := _OF_COUNT.search(address):
        bare = _OF_COUNT.sub(lambda m: m["first"] * (m["first"] == "?"), address)
        bare = bare.replace("?&", "?").rstrip("?").replace("?#", "#")
        yield rules.ADDRESS_BARE.at(
            span.of(match[0]), added=_short(match[0]), by="a letter or a network", bare=bare
        )


def _through(address: str) -> tuple[str, str] | None:
    """What an address leads through, and where it leads as far as it says so."""
    rest = address.partition("://")[2]
    for pattern, names, through in _REDIRECTS:
        if pattern.match(rest):
            query = parse_qs(urlsplit(address).query)
            targets = [t for n in names for t in query.get(n, ()) if t.startswith("http")]
            return (through, targets[0].split("#:~:")[0]) if targets else None
    host, _, path = rest.partition("/")
    match = _PROXY.fullmatch(host)
    if match is None:
        return None
    site = match["site"]
    direct = site if "." in site else site.replace("--", "\0").replace("-", ".")
    return "a library’s proxy", f"https://{direct.replace(chr(0), '-')}/{path}"


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"
