"""Where things are on the site, seen from the page that links to them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Addresses:
    """Relative addresses from one page of the site."""

    base: str = ""
    """From this page to the site's root: empty, or `../` for each level."""
    directory_urls: bool = True
    """Whether an act is at `1929/` and not at `1929.html`."""
    bibliography_page: str = "bibliography"
    here: str = ""
    """The name of this page, so that links within it are mere fragments."""

    def page(self, name: str, fragment: str = "") -> str:
        """The address of the page with this name, such as an act's stem."""
        tail = f"#{fragment}" if fragment else ""
        if tail and name == self.here:
            return tail
        if not name:
            return f"{self.base or './'}{tail}"
        return f"{self.base}{name}{'/' if self.directory_urls else '.html'}{tail}"

    def entry(self, key: str) -> str:
        """The address of a work in the bibliography."""
        return self.page(self.bibliography_page, key)
