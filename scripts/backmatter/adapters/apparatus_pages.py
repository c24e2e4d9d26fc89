"""The pages of the apparatus in a MkDocs site: its sources, its pages, its style."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from backmatter.build import Edition

SHEET = "assets/backmatter/apparatus.css"
_COMMANDS = frozenset({"figure", "sources", "timeline", "persons", "terms", "rules"})


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


def add_sheet(commands: Iterable[str], config: MkDocsConfig) -> None:
    """The style of the apparatus, if a page has some of it.

    Pages get their content before any head is written, so that it is in time for all.
    """
    if _COMMANDS.intersection(commands) and SHEET not in config.extra_css:
        config.extra_css.insert(1, SHEET)  # after the program's own, before the site's


def _is_within(file: File, folder: Path) -> bool:
    return file.abs_src_path is not None and folder in Path(file.abs_src_path).parents
