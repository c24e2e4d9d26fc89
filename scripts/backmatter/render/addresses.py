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
    site: str = ""
    """The site's absolute address with a slash at its end; empty if it is not known."""
    repository: str = ""
    """The absolute address of the repository; empty if it is not known."""
    pages: frozenset[str] = frozenset()
    """The names of the pages that the site has beside the acts."""

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

    def file(self, path: str) -> str:
        """The address of a file, given by its path from the site's root."""
        return self.base + path

    def from_root(self, name: str, fragment: str = "") -> str:
        """The address of a page as seen from the site's root: `1959/#p7`."""
        return Addresses(directory_urls=self.directory_urls).page(name, fragment)

    def absolute(self, name: str, fragment: str = "") -> str:
        """The absolute address of a page, or nothing if the site's is not known."""
        if not self.site:
            return ""
        return self.site + self.from_root(name, fragment).removeprefix("./")

    def history(self, path: str, commit: str) -> str:
        """Where the repository shows the history of a file, or nothing."""
        return f"{self.repository}/commits/{commit or 'HEAD'}/{path}" if self.repository else ""

    def change(self, commit: str) -> str:
        """Where the repository shows a commit, or nothing."""
        return f"{self.repository}/commit/{commit}" if self.repository and commit else ""
