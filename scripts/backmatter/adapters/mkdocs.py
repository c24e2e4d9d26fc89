"""The MkDocs plugin `backmatter`: mkdocs-bibtex's, and acts with notes.

A page of docs/ cites as under mkdocs-bibtex. The pages of the acts folder become pages of
the site, and a line with one of the commands below becomes what it names.
"""

from __future__ import annotations

import errno
import logging
import os
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from backmatter import cache
from backmatter.adapters import apparatus_pages, assets
from backmatter.adapters.banner import banner
from backmatter.adapters.dirty import Shown
from backmatter.adapters.material import (
    Command,
    MaterialPages,
    as_text,
    index,
    index_rest,
    is_material,
    split_search_index,
)
from backmatter.adapters.memory import uncollected
from backmatter.adapters.mkdocs_options import BackmatterConfig
from backmatter.adapters.old_addresses import add_old_addresses, former_of
from backmatter.adapters.pages import (
    linker,
    place_of,
    seen_from,
    site_addresses,
    toc_tokens,
    write_files,
)
from backmatter.build import Edition, build
from backmatter.config import ConfigError, Settings, settings_from
from backmatter.diagnostics import Severity
from backmatter.export.act_page import act_page, digest_of
from backmatter.export.downloads import edition_files
from backmatter.format import StyleError
from backmatter.model import Act
from backmatter.pandoc import PandocError
from backmatter.render.act import headings
from backmatter.render.addresses import Addresses
from backmatter.render.bibliography import bibliography
from backmatter.render.changes import changes, colophon
from backmatter.render.cite import cite_edition, cite_original, cite_parts
from backmatter.render.contents import contents
from backmatter.render.corrections import corrections
from backmatter.render.figure import figure
from backmatter.render.landings import former_page
from backmatter.render.metadata import last_changed, metadata
from backmatter.render.notes import all_notes
from backmatter.render.persons import persons
from backmatter.render.search import SearchEntry, work_entries
from backmatter.render.sources import sources
from backmatter.render.terms import terms
from backmatter.render.timeline import timeline
from backmatter.report import rules
from backmatter.source.kept import Kept
from backmatter.source.publication import CITATION_FILE

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from backmatter.adapters.bibtex_pages import BibtexPages

log = logging.getLogger("mkdocs.plugins.backmatter")

_COMMANDS: Mapping[str, Callable[[Edition, Addresses], str]] = {
    "changes": changes,
    "cite_edition": cite_edition,
    "cite_original": cite_original,
    "cite_parts": cite_parts,
    "contents": contents,
    "full_bibliography": bibliography,
    "all_notes": all_notes,
    "corrections": corrections,
    "figure": figure,
    "sources": sources,
    "timeline": timeline,
    "persons": persons,
    "rules": lambda _edition, _addresses: rules.table(),
    "terms": terms,
}
_COMMAND = re.compile(rf"^\\({'|'.join(_COMMANDS)})[ \t]*$", re.MULTILINE)
_PLACE = re.compile(r'<div data-backmatter="(\w+)"></div>')
_BIB_LINK = re.compile(r'href="bib:([^"]+)"')
_REFUSALS = {errno.EACCES, errno.EDQUOT, errno.ENOSPC, errno.EPERM, errno.EROFS}
_SEARCHED: Mapping[str, Callable[[Edition], Iterable[SearchEntry]]] = {
    "full_bibliography": work_entries,
    "all_notes": lambda _: (),  # a search finds them in their acts
}
"""What a search finds of the longest commands, which need not be taken apart for it."""
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING}


class BackmatterPlugin(MaterialPages, BasePlugin[BackmatterConfig]):  # type: ignore[no-untyped-call]
    """Glue between MkDocs' events and the stages of backmatter."""

    settings: Settings
    edition: Edition
    addresses: Addresses
    """Those of the site, as seen from its root."""
    _bibtex_pages: BibtexPages | None = None
    _kept: Kept | None = None
    """What was read of files that have not changed, for as long as the site is served."""
    _shown: Shown | None = None
    """In dirty mode, what the pages show."""

    def on_startup(self, *, command: Command, dirty: bool) -> None:
        """MkDocs calls this once, before the first of many builds."""
        super().on_startup(command=command, dirty=dirty)
        self._shown = Shown() if dirty else None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings. mkdocs-bibtex is asked only when a page of docs/ cites."""
        root = Path(config.config_file_path).parent
        try:
            self.settings = settings_from(root, self.config, config)
        except ConfigError as error:
            raise PluginError(str(error)) from error
        if not config.repo_url:
            config.edit_uri = None  # no pencil that leads nowhere
        config.extra_css.insert(0, assets.STYLE)  # before the site's own
        if not is_material(config):  # there it stands before the theme's
            config.extra_javascript.append(assets.SCRIPT)
        self._bibtex_pages = None
        if self.is_served and self._kept is None:
            self._kept = Kept(self.settings.kept)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Build the edition and add its acts to the pages of the site."""
        try:
            with uncollected():
                self.edition = build(self.settings, self._kept)
        except (StyleError, PandocError) as error:
            raise PluginError(str(error)) from error
        for diagnostic in self.edition.diagnostics:
            level = _LEVELS.get(diagnostic.severity, logging.DEBUG)
            if level == logging.WARNING and not self.edition.resolved.corpus.acts:
                level = logging.INFO  # a site without acts is held to what it needs
            code, words = diagnostic.rule.code, diagnostic.message
            log.log(level, "%s: %s %s", diagnostic.span, code, words)
        for act in self.edition.resolved.corpus.acts:
            files.append(self._act_file(act, config))
        apparatus_pages.settle(self.edition, self.settings.data, files, config)
        assets.add_assets(files, config)
        self.addresses = site_addresses(config, files)
        add_old_addresses(self.edition, files, config)
        for uri, content in edition_files(self.edition, self.addresses):
            files.append(File.generated(config, uri, content=content))
        if self._shown:
            self._compare(files, self._shown)
        return files

    def _compare(self, files: Files, shown: Shown) -> None:
        """In dirty mode, let MkDocs build the acts and commands that show something new."""
        digests = []
        for act in self.edition.resolved.corpus.acts:
            file = files.src_uris[f"{act.stem}.md"]
            addresses = seen_from(file, self.addresses)
            digests.append(digest_of(self.edition, act, addresses, linker(file, files)))
            shown.compare(file, digests[-1])
        corpus = self.edition.resolved.corpus
        whole = cache.digest(*digests, corpus.bibliography.source, repr(corpus.apparatus))
        for file in files.documentation_pages():
            if file.generated_by is None and _COMMAND.search(file.content_string):
                shown.compare(file, whole)

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Leave a place for each command; the text of an act is rendered by us."""
        act = self._act(page)
        if act:
            page.meta = as_text({**page.meta, "title": act.title})
        if act or former_of(self.edition, page):
            return ""
        markdown = _COMMAND.sub(r'<div data-backmatter="\1"></div>', markdown)
        return self._with_references(markdown, page, config) if "@" in markdown else markdown

    def on_page_content(
        self, html: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Put what the edition has for this page into its place."""
        addresses = seen_from(page.file, self.addresses)
        act = self._act(page)
        page.update_date = last_changed(self.edition, act) or page.update_date
        if act:
            page.toc = get_toc(toc_tokens(headings(self.edition, act)))
            folder, link = self.settings.cache / "acts", linker(page.file, files)
            made = act_page(self.edition, act, addresses, link, folder)
            index(made.search, page, config)
            write_files(made.files, Path(config.site_dir))
            return (banner(self.edition, act) if self.is_served else "") + made.html
        former = former_of(self.edition, page)
        if former:
            return former_page(self.edition, former, addresses)
        html = f"{html}{colophon(self.edition, addresses)}"
        self._index_commands(html, page, config)
        html = _PLACE.sub(lambda m: _COMMANDS[m[1]](self.edition, addresses), html)
        return _BIB_LINK.sub(lambda m: f'href="{addresses.entry(m[1])}"', html)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Add to the head what machines read; no theme needs to know of it."""
        place = place_of(page, self._act(page))
        tags = metadata(self.edition, place, seen_from(page.file, self.addresses))
        output = apparatus_pages.with_sheet(output)
        output = output.replace("</head>", f"{tags}</head>", 1)
        return super().on_post_page(output, page=page, config=config)

    @event_priority(-100)  # when the search has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """In strict mode errors fail the build, however quiet it is."""
        if "material/search" in config.plugins:
            split_search_index(Path(config.site_dir))
        errors = [d for d in self.edition.diagnostics if d.severity is Severity.ERROR]
        if config.strict and errors:
            raise PluginError(f"{len(errors)} errors in the sources; see the messages above")

    def on_build_error(self, *, error: Exception) -> None:
        """Say what the disk refused, where MkDocs would print where it was at work."""
        self._shown = self._shown and Shown()
        if isinstance(error, OSError) and error.errno in _REFUSALS:
            place = error.filename2 or error.filename or "the site"
            words = f"{place}: {error.strerror}. No source is changed."
            raise PluginError(words) from error

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Build again when a source of the edition changes."""
        settings = self.settings
        citation_file = settings.root / CITATION_FILE
        folders = (settings.acts, settings.notes, settings.data)
        for path in (*folders, *settings.bibliography, citation_file):
            if path.exists():
                server.watch(str(path))
        return server

    def _with_references(self, markdown: str, page: Page, config: MkDocsConfig) -> str:
        """A page of docs/ with what it cites, as under mkdocs-bibtex."""
        if self._bibtex_pages is None:
            # Here, because few sites have such pages, and mkdocs-bibtex takes long to import.
            from backmatter.adapters.bibtex_pages import BibtexPages

            self._bibtex_pages = BibtexPages(self.edition, self.config, config)
        return self._bibtex_pages.with_references(markdown, page)

    def _index_commands(self, html: str, page: Page, config: MkDocsConfig) -> None:
        """Tell the search what the longest commands of a page print."""
        commands = [name for name in _PLACE.findall(html) if name in _SEARCHED]
        if commands:
            index_rest(_PLACE.sub("", html), page, config)
            found = chain.from_iterable(_SEARCHED[name](self.edition) for name in commands)
            index([(e.fragment, e.title, e.html) for e in found], page, config)

    def _act_file(self, act: Act, config: MkDocsConfig) -> File:
        path = self.settings.root / act.document.file.path
        file = File.generated(config, f"{act.stem}.md", abs_src_path=str(path))
        file.edit_uri = Path(os.path.relpath(path, config.docs_dir)).as_posix()
        return file

    def _act(self, page: Page) -> Act | None:
        if page.file.generated_by != "backmatter":
            return None
        return self.edition.acts.get(PurePosixPath(page.file.src_uri).stem)
