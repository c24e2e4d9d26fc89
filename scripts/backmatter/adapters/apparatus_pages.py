"""The pages of the apparatus in a MkDocs site: its sources, its pages, its style."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from backmatter.build import Edition

_PART = re.compile(r'<(?:figure|div) class="(?:figure|sources|timeline|item|rules)"')
_STYLE = re.compile(r'(<link [^>]*href="[^"]*assets/backmatter/)backmatter(\.css"[^>]*>)')


def settle(edition: Edition, folder: Path, files: Files, config: MkDocsConfig) -> None:
    """Take the data files out of the site, and add the pages to which the text leads."""
    for file in [f for f in files if _is_within(f, folder)]:
        files.remove(file)
    apparatus = edition.resolved.corpus.apparatus
    filled = {
        "timeline": apparatus.events,
        "persons": apparatus.persons,
        "terms": apparatus.terms,
    }
    for name, items in filled.items():
        uri = f"{name}.md"
        if items and files.get_file_from_path(uri) is None:
            content = f"# {name.capitalize()}\n\n\\{name}\n"
            files.append(File.generated(config, uri, content=content))


def with_sheet(html: str) -> str:
    """The page with the style of the apparatus, if it has some of it."""
    return _STYLE.sub(r"\g<0>\1apparatus\2", html, count=1) if _PART.search(html) else html


def _is_within(file: File, folder: Path) -> bool:
    return file.abs_src_path is not None and folder in Path(file.abs_src_path).parents
