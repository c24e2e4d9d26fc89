"""MkDocs' dirty mode, in which a page is built again only if its file is newer than the site.

What a page of ours shows comes from other files too: its notes, the entries of its works, the
acts before it. So a page of the edition counts as changed when what it is made of has changed.
"""

from __future__ import annotations

from mkdocs.structure.files import File


class Shown:
    """What each page of a served site is made of, as it was last built."""

    def __init__(self) -> None:
        self._digests: dict[str, str] = {}

    def compare(self, file: File, digest: str) -> None:
        """Let MkDocs build a page whose `digest` is new, whatever the time of its file."""
        is_new = self._digests.get(file.src_uri) != digest
        self._digests[file.src_uri] = digest
        is_newer = file.is_modified()
        file.is_modified = lambda: is_new or is_newer  # type: ignore[method-assign]
