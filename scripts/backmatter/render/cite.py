"""“Cite this”: how to cite a page, a passage of it, the whole edition and its original.

Everything is in the page as plain HTML. The script copies these very elements into a dialog
for the passage at hand, and fills in its number and address; without the site's address in
the settings it takes the browser's, and a page without script shows the relative one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from backmatter.build import Edition
from backmatter.format.cite_this import ADDRESS, GUIDES, VERSION, WHERE, StyleGuide
from backmatter.model import Act
from backmatter.records.csl import csl_json
from backmatter.records.own import own_bibtex, own_csl
from backmatter.records.ris import ris
from backmatter.render.addresses import Addresses
from backmatter.render.changes import colophon
from backmatter.render.html import attributes, element, text

_LINKED = re.compile(rf'<a[^>]* href="{re.escape(ADDRESS)}">[^<]*</a>|{re.escape(ADDRESS)}')
_PLACEHOLDER = "\ue010"
_RECORDS = (("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON"))


@dataclass(frozen=True)
class Target:
    """What is cited: the whole edition, an act, or a passage of an act."""

    act: Act | None = None
    kind: str = "act"
    where: str = ""
    """The passage's number, or its heading."""
    id: str = ""

    @property
    def key(self) -> str:
        """Its name among the printed citations."""
        return self.act.stem if self.act else "whole"


def cite_act(edition: Edition, act: Act, addresses: Addresses) -> str:
    """The section at the end of an act: how to cite it and each passage in it."""
    target = Target(act)
    content = (
        element("h2", "Cite this page", id="cite"),
        colophon(edition, addresses, act),
        _forms(edition, target, addresses),
        _records(edition, target, addresses),
        _passages(edition, act, addresses),
        _original_briefly(edition, addresses),
    )
    return element("section", "".join(content), class_="cite-this", aria_labelledby="cite")


def section_handle(id_: str, heading: str) -> str:
    """The link in a heading that leads to its address and citation."""
    return element(
        "a",
        "§",
        class_="cite-handle",
        href=f"#{id_}",
        aria_label="Address and citation of this section",
        data_cite_kind="section",
        data_cite_where=heading,
    )


def cite_edition(edition: Edition, addresses: Addresses) -> str:
    """How to cite the edition as a whole, with its parts."""
    target = Target()
    content = _forms(edition, target, addresses) + _records(edition, target, addresses)
    return element("section", content, class_="cite-this", aria_label="The edition")


def cite_parts(edition: Edition, addresses: Addresses) -> str:
    """How to cite each act, in the first of the styles, with a link to the rest."""
    guide = GUIDES[0]
    rows = []
    for act in edition.resolved.corpus.acts:
        href = addresses.page(act.stem, "cite")
        link = element("a", text(act.name), href=href)
        reference = edition.cite_this[guide.name][act.stem].reference
        filled = _filled(edition, reference, Target(act), addresses)
        rows.append(element("dt", link) + _form(filled, ""))
    return element("dl", "".join(rows), class_="cite-forms") if rows else ""


def cite_original(edition: Edition, _: Addresses) -> str:
    """How to cite the work that the edition is made after."""
    rows = "".join(
        _row(guide, printed.cites["act"], printed.reference)
        for guide in GUIDES
        if (printed := edition.cite_this[guide.name].get("original"))
    )
    return element("dl", rows, class_="cite-forms") if rows else ""


def filled(edition: Edition, guide: str, target: Target, addresses: Addresses) -> str:
    """The citation of a target in a style, as a reader copies it."""
    printed = edition.cite_this[guide][target.key]
    return _filled(edition, printed.cites[target.kind], target, addresses)


def _forms(edition: Edition, target: Target, addresses: Addresses) -> str:
    rows = []
    for guide in GUIDES:
        printed = edition.cite_this[guide.name][target.key]
        cite = _filled(edition, printed.cites["act"], target, addresses)
        reference = _filled(edition, printed.reference, target, addresses)
        rows.append(_row(guide, cite, reference))
    return element("dl", "".join(rows), class_="cite-forms")


def _row(guide: StyleGuide, cite: str, reference: str) -> str:
    name = guide.name.lower()
    return (
        element("dt", f"{guide.name}, {guide.cite_label}")
        + _form(cite, f"{name}-cite")
        + element("dt", f"{guide.name}, {guide.reference_label}")
        + _form(reference, f"{name}-reference")
    )


def _form(html: str, name: str, kind: str = "") -> str:
    cite = element(
        "span", html, class_="cite-text", data_cite=name or None, data_kind=kind or None
    )
    return element("dd", cite)


def _records(edition: Edition, target: Target, addresses: Addresses) -> str:
    """The records as text to copy and as files to load."""
    base = f"{target.act.stem}/cite" if target.act else "cite/edition"
    parts = [
        _record(name, text_, addresses.file(f"{base}.{ending}"), ending, target, addresses)
        for (ending, name), text_ in zip(_RECORDS, _record_texts(edition, target), strict=True)
    ]
    return element("div", "".join(parts), class_="cite-records")


def _record_texts(edition: Edition, target: Target) -> Iterator[str]:
    act = target.act
    item = own_csl(edition, act, _PLACEHOLDER)
    yield own_bibtex(edition, act, _PLACEHOLDER)
    yield ris([item])
    yield csl_json([item])


def _record(
    name: str, source: str, href: str, ending: str, target: Target, addresses: Addresses
) -> str:
    address = _address(target, addresses, link=False)
    code = text(source).replace(_PLACEHOLDER, address)
    file = element("a", f"Load as .{ending}", href=href, download=True)
    pre = element("pre", element("code", code), data_cite=ending)
    return element("details", element("summary", name) + pre + element("p", file))


def _passages(edition: Edition, act: Act, addresses: Addresses) -> str:
    """What changes for a passage, each kind shown by the first of its kind on the page."""
    rows = []
    for target, words in _examples(edition, act):
        rows.append(element("dt", words))
        for guide in GUIDES:
            html = filled(edition, guide.name, target, addresses)
            rows.append(_form(html, f"{guide.name.lower()}-cite", target.kind))
    if not rows:
        return ""
    lead = element(
        "p",
        "A passage is cited by its number, or a section by its heading, and by its own "
        "address; in a bibliography only the address changes. For example:",
    )
    listed = element("dl", "".join(rows), class_="cite-forms")
    title = element("summary", "Citing a paragraph, a section or a note")
    return element("details", title + lead + listed, class_="cite-passages")


def _examples(edition: Edition, act: Act) -> Iterator[tuple[Target, str]]:
    ids = edition.resolved.ids[act.stem]
    blocks = list(zip(act.blocks, ids, strict=True))
    for block, id_ in blocks:
        if block.is_passage:
            number = id_.removeprefix("p")
            yield Target(act, "paragraph", number, id_), f"Paragraph {text(number)}"
            break
    for block, id_ in blocks:
        if block.level:
            yield Target(act, "section", block.text, id_), f"Section “{text(block.text)}”"
            break
    for note in edition.resolved.notes_of(act)[:1]:
        yield Target(act, "note", str(note.number), note.id), f"Note {note.number}"


def _original_briefly(edition: Edition, addresses: Addresses) -> str:
    printed = edition.cite_this[GUIDES[0].name].get("original")
    if not printed:
        return ""
    after, original = text(edition.publication.after), "the original"
    if "cite" in addresses.pages:
        original = element("a", original, href=addresses.page("cite", "original"))
    words = (
        f"These words are the edition’s. For {after}’s own words and argument cite {original}:"
    )
    return element("p", words) + element("blockquote", element("p", printed.reference))


def _filled(edition: Edition, html: str, target: Target, addresses: Addresses) -> str:
    """A printed citation with number, version and address in their places."""
    where = element("span", text(target.where), class_="cite-where")
    html = html.replace(WHERE, where).replace(VERSION, text(edition.publication.version))
    return _LINKED.sub(lambda _: _address(target, addresses), html)


def _address(target: Target, addresses: Addresses, *, link: bool = True) -> str:
    """The target's address; a relative one is marked so that the script completes it."""
    name = target.act.stem if target.act else ""
    absolute = addresses.absolute(name, target.id)
    shown = text(absolute or (addresses.from_root(name, target.id) if name else "this site"))
    href = absolute or addresses.page(name, target.id)
    marks: Mapping[str, object] = {"class_": "cite-address", "data_relative": not absolute}
    if not link:
        return element("span", shown, **marks)
    return f"<a{attributes(href=href, **marks)}>{shown}</a>"
