"""Markup in titles, notes and fields of the bibliography is text, on every page.

The site has no policy, so that a script which got into a page would run.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from browser.pages import Served, search, until

PAGES = ("", "one/", "two/", "bibliography/", "notes/", "404.html")
_TRAP = "window.caught = []; window.ran = (name) => window.caught.push(name);"
_BREAKS = """() => [...document.querySelectorAll("*")].flatMap((element) =>
  [...element.attributes]
    .filter(({ name, value }) =>
      name.startsWith("on") || /^\\s*(javascript|data:text)/i.test(value))
    .map(({ name, value }) => `${element.tagName} ${name}=${value}`))"""


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_and_nothing_breaks_out(
    browser: Browser, served: Served, path: str
) -> None:
    page = browser.new_page()
    page.add_init_script(_TRAP)
    page.goto(f"{served.address}/hostile/{path}")
    page.wait_for_load_state("load")
    assert page.evaluate("caught") == []
    assert page.evaluate(_BREAKS) == []
    page.close()


def test_the_trap_would_have_caught_a_script(browser: Browser, served: Served) -> None:
    page = browser.new_page()
    page.add_init_script(_TRAP)
    html = (served.folder / "hostile/one/index.html").read_text(encoding="utf-8")
    body = html.replace("</article>", "<img src=x onerror=ran('planted')></article>")
    page.route("**/one/", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{served.address}/hostile/one/")
    until(page, "caught.length === 1")
    assert len(page.evaluate(_BREAKS)) == 1
    page.close()


def test_what_a_search_finds_is_text_too(browser: Browser, served: Served) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(_TRAP)
    page.goto(f"{served.address}/hostile/")
    search(page, "prose")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.evaluate("caught") == []
    page.close()
