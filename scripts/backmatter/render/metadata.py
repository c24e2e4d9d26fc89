"""What machines read in the head of a page.

Sources: Highwire Press tags as Zotero and Google Scholar read them, Dublin Core, Open
Graph, schema.org, Signposting (signposting.org), unAPI. Highwire stands last, because the
last name of a container is the one that counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backmatter.build import Edition
from backmatter.model import Act
from backmatter.render.addresses import Addresses
from backmatter.render.html import attributes
from backmatter.render.jsonld import act_data, json_ld, whole_data

CSL_TYPE = "application/vnd.citationstyles.csl+json"
_RECORDS = (
    (".json", CSL_TYPE),
    (".bib", "application/x-bibtex"),
    (".ris", "application/x-research-info-systems"),
)


@dataclass(frozen=True)
class Place:
    """The page whose head is wanted."""

    name: str
    """Its name in addresses; empty for the home page."""
    title: str
    description: str = ""
    act: Act | None = None

    @property
    def is_home(self) -> bool:
        """Whether the page stands for the edition as a whole."""
        return not self.name


def metadata(edition: Edition, place: Place, addresses: Addresses) -> str:
    """All tags for a page's head: meta, links and the JSON-LD block."""
    lines = [
        *_links(edition, place, addresses),
        *_dublin_core(edition, place, addresses),
        *_open_graph(edition, place, addresses),
        *_highwire(edition, place, addresses),
    ]
    if place.act:
        lines.append(json_ld(act_data(edition, place.act, addresses)))
    elif place.is_home:
        lines.append(json_ld(whole_data(edition, addresses)))
    return "\n".join(lines) + "\n"


def last_changed(edition: Edition, act: Act | None) -> str:
    """The date of a page for the sitemap: its act's last change, or the edition's."""
    publication = edition.publication
    changed = publication.history.last_change(act.stem) if act else ""
    return changed or publication.version.date


def _title(edition: Edition, place: Place) -> str:
    if place.act:
        return place.act.name
    return edition.publication.full_title if place.is_home else place.title


def _abstract(edition: Edition, place: Place) -> str:
    if place.act:
        return place.act.abstract
    return edition.publication.abstract if place.is_home else place.description


def _links(edition: Edition, place: Place, addresses: Addresses) -> Iterator[str]:
    """Signposting, and the unAPI file on the page of the bibliography."""
    publication = edition.publication
    yield from _link("cite-as", addresses.absolute(place.name))
    yield from _link("license", publication.license_url)
    if "cite" in addresses.pages:
        yield from _link("author", addresses.page("cite", "authors"))
    if place.act or place.is_home:
        base = f"{place.act.stem}/cite" if place.act else "cite/edition"
        for ending, type_ in _RECORDS:
            yield from _link("describedby", addresses.file(base + ending), type_)
    if place.act:
        yield from _link("type", "https://schema.org/Chapter")
        yield from _link("collection", addresses.page(""), "text/html")
        data = addresses.file(f"{place.act.stem}/act.json")
        yield from _link("item", data, "application/json")
    if place.is_home:
        yield from _link("type", "https://schema.org/Book")
        for act in edition.resolved.corpus.acts:
            yield from _link("item", addresses.page(act.stem), "text/html")
    if place.name == addresses.bibliography_page:
        for ending, type_ in _RECORDS:
            yield from _link("alternate", addresses.file(f"bibliography{ending}"), type_)
        server = (addresses.site or addresses.base) + "unapi.xml"
        yield from _link("unapi-server", server, "application/xml", title="unAPI")


def _dublin_core(edition: Edition, place: Place, addresses: Addresses) -> Iterator[str]:
    """No `DC.source` and no `DC.isPartOf`: Zotero takes either for a container."""
    publication = edition.publication
    yield '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">'
    yield from _meta("DC.title", _title(edition, place))
    for name in publication.authors:
        yield from _meta("DC.creator", name)
    yield from _meta("DC.date", publication.version.date)
    yield from _meta("DC.language", publication.language)
    yield from _meta("DC.rights", publication.license_url or publication.license)
    yield from _meta("DC.identifier", addresses.absolute(place.name))
    yield from _meta("DC.relation", str((publication.original or {}).get("URL", "")))
    for keyword in place.act.keywords if place.act else publication.keywords:
        yield from _meta("DC.subject", keyword)


def _open_graph(edition: Edition, place: Place, addresses: Addresses) -> Iterator[str]:
    publication = edition.publication
    for name, value in (
        ("og:title", _title(edition, place)),
        ("og:type", "article" if place.act else "website"),
        ("og:site_name", publication.full_title),
        ("og:description", _abstract(edition, place)),
        ("og:locale", publication.language.replace("-", "_")),
        ("og:url", addresses.absolute(place.name)),
    ):
        if value:
            yield f"<meta{attributes(property=name, content=value)}>"


def _highwire(edition: Edition, place: Place, addresses: Addresses) -> Iterator[str]:
    publication = edition.publication
    yield from _meta("z.itemType", _item_type(place))
    yield from _meta("citation_title", _title(edition, place))
    for name in publication.authors:
        yield from _meta("citation_author", f"{name},")  # a comma at the end: an institution
    yield from _meta("citation_publication_date", publication.version.date.replace("-", "/"))
    yield from _meta("citation_language", publication.language)
    yield from _meta("citation_abstract", _abstract(edition, place))
    yield from _meta("citation_public_url", addresses.absolute(place.name))
    version = str(publication.version)
    if version and (place.act or place.is_home):
        yield from _meta("z.edition", f"version {version}")
    if place.act:
        for name in publication.authors:
            yield from _meta("citation_editor", f"{name},")
        yield from _meta("citation_inbook_title", publication.full_title)
    elif not place.is_home:
        yield from _meta("z.websiteTitle", publication.full_title)


def _item_type(place: Place) -> str:
    if place.act:
        return "bookSection"
    return "book" if place.is_home else "webpage"


def _meta(name: str, content: str) -> Iterable[str]:
    return [f"<meta{attributes(name=name, content=content)}>"] if content else []


def _link(rel: str, href: str, type_: str = "", title: str = "") -> Iterable[str]:
    found = attributes(rel=rel, type_=type_ or None, title=title or None, href=href)
    return [f"<link{found}>"] if href else []
