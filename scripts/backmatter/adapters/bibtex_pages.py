"""Citations on pages of docs/, in mkdocs-bibtex's way but printed by this edition's style.

mkdocs-bibtex asks a registry for the text of a reference. Its own reads BibTeX's fields
only, or starts pandoc once a page; this one has what the edition's batch has printed.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from mkdocs_bibtex.citation import Citation, CitationBlock, InlineReference
from mkdocs_bibtex.plugin import BibTexPlugin
from mkdocs_bibtex.registry import ReferenceRegistry

from backmatter.adapters.mkdocs_options import BackmatterConfig
from backmatter.build import Edition
from backmatter.diagnostics import did_you_mean

log = logging.getLogger("mkdocs.plugins.backmatter")


class BibtexPages:
    """mkdocs-bibtex at work on pages of docs/, with the references of this edition.

    With a `csl_file` it works as it does alone. Raises PluginError if it then cannot read the
    bibliography.
    """

    def __init__(
        self, edition: Edition, options: BackmatterConfig, config: MkDocsConfig
    ) -> None:
        self._site = config
        self._plugin = BibTexPlugin()
        self._plugin.config = options
        if not options.csl_file:
            self._plugin.registry = EditionRegistry(edition, options.footnote_format)
            return
        try:
            self._plugin.on_config(config)
        except Exception as error:  # pybtex raises what it likes on a broken .bib
            raise PluginError(f"mkdocs-bibtex cannot read the bibliography: {error}") from error

    def with_references(self, markdown: str, page: Page) -> str:
        """The page with marks and references for what it cites between brackets."""
        if not CitationBlock.from_markdown(markdown):
            return markdown
        return str(self._plugin.on_page_markdown(markdown, page, self._site, None))


class EditionRegistry(ReferenceRegistry):  # type: ignore[misc]
    """References of docs pages from the edition's formatted bibliography."""

    def __init__(self, edition: Edition, footnote_format: str) -> None:
        self.references = dict(edition.formatted.bibliography)
        self.footnote_format = footnote_format

    def validate_citation_blocks(self, citation_blocks: Iterable[CitationBlock]) -> None:
        """Warn of every cited key that has no entry."""
        for block in citation_blocks:
            for citation in block.citations:
                self._known(citation.key)

    def validate_inline_references(
        self, inline_references: Iterable[InlineReference]
    ) -> set[InlineReference]:
        """The references whose key has an entry; a warning for each of the others."""
        return {r for r in inline_references if self._known(r.key)}

    def inline_text(self, citation_block: CitationBlock) -> str:
        """Footnote marks for the block's works."""
        keys = (c.key for c in citation_block.citations if c.key in self.references)
        return "".join(f"[^{self.footnote_format.format(key=key)}]" for key in keys)

    def reference_text(self, citation: Citation | InlineReference) -> str:
        """The work as the bibliography prints it."""
        return self.references[citation.key]

    def _known(self, key: str) -> bool:
        if key in self.references:
            return True
        log.warning("Citing unknown key “%s”%s", key, did_you_mean(key, self.references))
        return False
