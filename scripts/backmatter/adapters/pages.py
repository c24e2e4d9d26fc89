"""What MkDocs wants to know of a page, and what a page wants to know of the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from backmatter.model import Act
from backmatter.render.act import Heading
from backmatter.render.addresses import Addresses
from backmatter.render.metadata import Place


def site_addresses(config: MkDocsConfig, files: Files) -> Addresses:
    """The addresses of the site as seen from its root."""
    return Addresses(
        directory_urls=config.use_directory_urls,
        site=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        repository=(config.repo_url or "").rstrip("/"),
        pages=frozenset(PurePosixPath(f.src_uri).stem for f in files.documentation_pages()),
    )


def seen_from(file: File, addresses: Addresses) -> Addresses:
    """The same addresses as seen from a page."""
    depth = file.url.removeprefix("./").count("/")
    return replace(addresses, base="../" * depth, here=page_name(file))


def page_name(file: File) -> str:
    """The name of a page in addresses."""
    return PurePosixPath(file.src_uri).stem


def place_of(page: Page, act: Act | None) -> Place:
    """The page as the metadata know it."""
    title, description = str(page.title or ""), str(page.meta.get("description") or "")
    return Place("" if page.is_homepage else page_name(page.file), title, description, act)


def write_files(files: Mapping[str, str], site: Path) -> None:
    """Write texts by their path from the site's root, which MkDocs has cleared."""
    for folder in {Path(uri).parent for uri in files}:
        (site / folder).mkdir(parents=True, exist_ok=True)
    for uri, content in files.items():
        (site / uri).write_text(content, encoding="utf-8")


def linker(source: File, files: Files) -> Callable[[str], str]:
    """Turns `1929.md#p3` into the address of that page."""

    def link(href: str) -> str:
        target, mark, fragment = href.partition("#")
        file = files.get_file_from_path(PurePosixPath(target).name) if target else None
        if file is None or "://" in target:
            return href
        return file.url_relative_to(source) + mark + fragment

    return link


def toc_tokens(found: tuple[Heading, ...]) -> list[Any]:
    """Headings as the nested tokens that MkDocs reads from Python-Markdown."""
    root: list[Any] = []
    stack: list[tuple[int, list[Any]]] = [(0, root)]
    for heading in found:
        children: list[Any] = []
        token = {
            "level": heading.level,
            "id": escape(heading.id),
            "name": escape(heading.title),
            "html": escape(heading.title),
            "data-toc-label": "",
            "children": children,
        }
        while stack[-1][0] >= heading.level:
            stack.pop()
        stack[-1][1].append(token)
        stack.append((heading.level, children))
    return root
