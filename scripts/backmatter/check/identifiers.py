"""Numbers and addresses by which a work is found: DOI, ISBN, ISSN, URL."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backmatter import rules
from backmatter.diagnostics import Diagnostic, Edit
from backmatter.model import Entry

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s{}]+")
_DOI_IN = re.compile(r"10\.\d{4,9}/[^\s{}]+\Z")
_LOCAL = re.compile(r"file:|https?://(?:localhost|127\.0\.0\.1)\b")
_OFF = re.compile(
    r"https?://[^/]*(?:\bproxy\b|ezproxy)|https?://(?:www\.)?google\.[a-z.]+/(?:url|search)\?"
)
"""Addresses that serve those of one library or of one search."""


def check_identifiers(entry: Entry) -> Iterator[Diagnostic]:
    """The DOI, the numbers of book and journal, and the address are well formed."""
    doi = entry.get("doi").replace("\\_", "_")
    if doi and (not _DOI.fullmatch(doi) or _ends_amiss(doi)):
        yield _bad_doi(entry, doi)
    for name, rule in (("isbn", rules.ISBN_FORMED), ("issn", rules.ISSN_FORMED)):
        for number in re.split(r"[,;]\s*|\s+(?=97[89])", entry.get(name)):
            if number and (reason := number_fault(name, number)):
                yield rule.at(entry.field_spans[name], value=number, reason=reason)
    url = entry.get("url").replace("\\", "")
    if url and (fault := _address_fault(url)):
        reason, remedy = fault
        where = entry.field_spans["url"]
        yield rules.URL_FORMED.at(where, value=url, reason=reason, remedy=remedy)


def _address_fault(url: str) -> tuple[str, str] | None:
    """Why an address leads nowhere, and what to do."""
    if _ends_amiss(url):
        return f"it ends with “{url[-1]}”", "Remove the sign at its end."
    if _LOCAL.match(url):
        reason = "it leads to a single computer, your own"
        return reason, "Write the address that all can reach, or remove the field."
    if _OFF.match(url):
        reason = "it serves the readers of one library or of one search"
        return reason, "Write the address of the page itself."
    if is_address(url):
        return None
    if re.search(r"\s", url):
        return "there is a space in it", "Remove the space, or what does not belong to it."
    if not url.startswith(("https://", "http://")):
        remedy = "Write the whole address, beginning with https://, or remove the field."
        return "it does not begin with https:// or http://", remedy
    return "it leads nowhere", "Write the whole address, or remove the field."


def _bad_doi(entry: Entry, doi: str) -> Diagnostic:
    span = entry.field_spans["doi"]
    reason, remedy = _doi_fault(doi)
    found = rules.DOI_FORMED.at(span, value=doi, reason=reason, remedy=remedy)
    inner = _DOI_IN.search(doi)
    if inner is None or not doi.lower().startswith(("http", "doi")):
        return found
    return found.mended_by(Edit(span.of(entry.get("doi")).part(0, inner.start()), ""))


def _doi_fault(doi: str) -> tuple[str, str]:
    """Why a text is no DOI, and what to do."""
    if _DOI.fullmatch(doi):
        return f"it ends with “{doi[-1]}”", f"Write `{doi[:-1]}`."
    if inner := _DOI_IN.search(doi):
        return f"“{doi[: inner.start()]}” stands before it", f"Write `{inner[0]}`."
    wrong = (
        "there is a space in it" if re.search(r"\s", doi) else "a slash or a figure is missing"
    )
    if not doi.startswith("10."):
        wrong = "it does not begin with “10.”"
    return wrong, "Write the DOI alone, as `10.1017/slr.2022.1`, or remove the field."


def _ends_amiss(address: str) -> bool:
    """Whether an address has the punctuation of the sentence that it was copied from."""
    return address[-1] in ".,;" or (address[-1] == ")" and "(" not in address)


def number_fault(kind: str, number: str) -> str:
    """Why a number is no ISBN or ISSN, or nothing if it is one."""
    from stdnum import exceptions, isbn, issn

    try:
        (isbn if kind == "isbn" else issn).validate(number)
    except exceptions.InvalidLength:
        return "it has too many or too few figures"
    except exceptions.InvalidChecksum:
        return "its last figure does not fit the others"
    except exceptions.ValidationError:
        return "it holds something that is no figure"
    return ""


def is_address(text: str) -> bool:
    """Whether a text is a whole address of the web (or of mail, telephone, FTP)."""
    import validators

    if text.partition(":")[0] in {"mailto", "tel", "ftp", "urn", "doi", "geo", "sms", "news"}:
        return len(text.partition(":")[2]) > 2
    return validators.url(text, consider_tld=False, simple_host=True) is True
