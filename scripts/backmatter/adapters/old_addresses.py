"""Files of the MkDocs site for addresses that were published: former pages, `/n/12/`."""

from __future__ import annotations

import logging
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from backmatter.build import Edition
from backmatter.render.addresses import Addresses
from backmatter.render.landings import note_pages
from backmatter.resolve import FormerPage

log = logging.getLogger("mkdocs.plugins.backmatter")


def add_old_addresses(edition: Edition, files: Files, config: MkDocsConfig) -> None:
    """Add a page for each that was renamed or removed, and a small one for each note."""
    for former in edition.resolved.landing.former:
        uri = f"{former.name}.md"
        if files.get_file_from_path(uri):
            log.warning("%s: this page of docs/ hides the old addresses of an act", uri)
            continue
        file = File.generated(config, uri, content=f"# {former.title}\n")
        file.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(file)
    from_note = Addresses(base="../../", directory_urls=config.use_directory_urls)
    for number, html in note_pages(edition, from_note).items():
        files.append(File.generated(config, f"n/{number}/index.html", content=html))


def former_of(edition: Edition, page: Page) -> FormerPage | None:
    """The former page that is at this page's address, if one is."""
    former = {f.name: f for f in edition.resolved.landing.former}
    is_ours = page.file.generated_by == "backmatter"
    return former.get(PurePosixPath(page.file.src_uri).stem) if is_ours else None
