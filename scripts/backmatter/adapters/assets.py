"""The program's own style and script as files of a site, small and few.

In the package they stand by purpose: `page/` is what every page has, one script and one
style; `later/` comes when a reader asks for it; `apparatus.css` is for the pages of the
apparatus. The scripts of `page/` are modules; here they are put into one scope, because
browsers load no module from a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import rcssmin
import rjsmin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

PLACE = "assets/backmatter"
"""Where they are on a site."""
SCRIPT = f"{PLACE}/backmatter.js"
STYLE = f"{PLACE}/backmatter.css"
_FOLDER = Path(__file__).parents[1] / "assets"
_SCRIPTS = ("dom", "box", "search", "notes", "works", "filter", "addresses", "cite")
"""Each after those that it imports from."""
_STYLES = ("notes", "terms", "entries", "cite", "landings")
_IMPORT = re.compile(r"^import .* from .*;\n", re.MULTILINE)
_NAMES_FILES = re.compile(r"url\(|@import")
_EXPORT = re.compile(r"^export ", re.MULTILINE)


def add_assets(files: Files, config: MkDocsConfig) -> None:
    """Add them to a site; the site's own styles follow ours in one file."""
    own = "".join(small_style(text) for text in _taken_styles(files, config))
    for uri, content in assets():
        whole = content + own if uri == STYLE else content
        files.append(File.generated(config, uri, content=whole))


def _taken_styles(files: Files, config: MkDocsConfig) -> Iterator[str]:
    """The site's first styles, taken out of it: one request less for each.

    Where one names other files by their place it stays as it is, and so do those after it.
    """
    for path in [path for path in config.extra_css if path != STYLE]:
        file = files.get_file_from_path(path)
        if file is None or _NAMES_FILES.search(text := file.content_string):
            return
        config.extra_css.remove(path)
        files.remove(file)
        yield text


def assets() -> Iterator[tuple[str, str]]:
    """The path on the site and the content of each file."""
    yield SCRIPT, str(rjsmin.jsmin(page_script()))
    yield STYLE, "".join(small_style(_read(f"page/{name}.css")) for name in _STYLES)
    for path in sorted([_FOLDER / "apparatus.css", *(_FOLDER / "later").iterdir()]):
        minify = rcssmin.cssmin if path.suffix == ".css" else rjsmin.jsmin
        yield f"{PLACE}/{path.name}", str(minify(path.read_text(encoding="utf-8")))


def page_script() -> str:
    """The modules of `page/` as one script."""
    modules = "".join(_read(f"page/{name}.js") for name in _SCRIPTS)
    body = _EXPORT.sub("", _IMPORT.sub("", modules))
    return f'(() => {{\n"use strict";\n{body}}})();\n'


def small_style(text: str) -> str:
    """A style without comments and white space."""
    return str(rcssmin.cssmin(text))


def _read(path: str) -> str:
    return (_FOLDER / path).read_text(encoding="utf-8")
