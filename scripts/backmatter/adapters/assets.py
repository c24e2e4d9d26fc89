"""The program's own style and script as files of a site, without comments and white space."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import rcssmin
import rjsmin

PLACE = "assets/backmatter"
"""Where they are on a site."""
_FOLDER = Path(__file__).parents[1] / "assets"
_MINIFY = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}


def assets() -> Iterator[tuple[str, str]]:
    """The path on the site and the content of each file."""
    for path in sorted(_FOLDER.iterdir()):
        if minify := _MINIFY.get(path.suffix):
            yield f"{PLACE}/{path.name}", str(minify(path.read_text(encoding="utf-8")))
