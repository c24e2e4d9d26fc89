"""What the browser tests pass around."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
"""Opens `edition/1929/` at a width, with options of a browser context."""


@dataclass(frozen=True)
class Served:
    """Where the built sites are."""

    address: str
    folder: Path


def until(page: Page, holds: str, seconds: int = 20) -> None:
    """Wait until a JavaScript expression holds, and fail if it does not in that time.

    `wait_for_function` polls with an evaluation that the pages' policy forbids.
    """
    assert page.evaluate(
        f"""async () => {{
          const end = Date.now() + {seconds} * 1000;
          while (!({holds}) && Date.now() < end) await new Promise((go) => setTimeout(go, 20));
          return Boolean({holds});
        }}"""
    ), f"not within {seconds} s: {holds}"


# Material closes its search 125 ms after it has set up a page, whoever opened it meanwhile.
# This counts the pages that are beyond that: a timer that is begun later ends later.
_COUNT = """() => {
  window.settled = 0;
  document$.subscribe(() => setTimeout(() => window.settled++, 150));
}"""


def settled(page: Page) -> None:
    """Wait until a search that is opened stays open."""
    page.wait_for_load_state()
    page.evaluate(_COUNT)
    until(page, "settled >= 1")


def search(page: Page, query: str) -> None:
    """Type a query where a reader would, called with a key."""
    settled(page)
    page.keyboard.press("/")
    box = page.get_by_role("textbox", name="Search")
    expect(box).to_be_focused()
    box.press_sequentially(query)
