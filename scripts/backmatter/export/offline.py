"""A built site as one archive, to be read from a folder without a server."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

_LINK = re.compile(r'(<(?:a|area|link)\b[^>]*?\shref=")([^"]*)"')
_FOLDER = re.compile(r"(?:^|/)(?:\.{1,2})?$")
_PATH = re.compile("[#?]")
_OF_A_SERVER = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz"})
_FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format knows: an archive says nothing of when it was made."""


def offline_site(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a site that a reader without a server needs, with links to files only.

    A server answers for a folder with its index; a browser that reads files does not.
    """
    return {
        name: with_whole_links(data.decode("utf-8")).encode("utf-8")
        if name.endswith(".html")
        else data
        for name, data in files.items()
        if not name.endswith(".map") and name not in _OF_A_SERVER
    }


def with_whole_links(html: str) -> str:
    """The page with `../1959/#p3` as `../1959/index.html#p3`."""
    return _LINK.sub(lambda m: f'{m[1]}{_whole(m[2])}"', html)


def archive(files: Mapping[str, bytes], folder: str) -> bytes:
    """A ZIP archive with the files in a folder: the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as whole:
        for name in sorted(files):
            info = zipfile.ZipInfo(f"{folder}/{name}", _FIRST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Unix, wherever it is made
            info.external_attr = 0o100644 << 16
            whole.writestr(info, files[name])
    return out.getvalue()


def _whole(href: str) -> str:
    path = _PATH.split(href, maxsplit=1)[0]
    if not path or ":" in path or path.startswith("/") or not _FOLDER.search(path):
        return href
    return f"{path.rstrip('/')}/index.html{href[len(path) :]}"
