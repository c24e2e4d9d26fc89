"""Pages under a strict policy, and a search that starts late."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from browser.pages import OpenPage, Served, search, settled, until

_WATCH = """
window.blocked = [];
addEventListener("securitypolicyviolation", (e) =>
  window.blocked.push(`${e.effectiveDirective}: ${e.blockedURI}`));
"""


def _watched(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(_WATCH)
    page.goto(address)
    return page


def test_the_policy_lets_no_script_run_but_the_sites_own(served: Served) -> None:
    html = (served.folder / "edition/1929/index.html").read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    scripts = re.search(r"script-src ([^;]*);", policy[1])
    assert scripts
    assert re.sub(r"'sha256-[^']+'", "", scripts[1]).split() == ["'self'", "file:"]


def test_everything_works_and_nothing_is_blocked(browser: Browser, served: Served) -> None:
    page = _watched(browser, f"{served.address}/edition/")
    page.locator(".md-header label[title='Switch to dark colours']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "dark")
    search(page, "Novocherkassk")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("article a[href$='/1929/']").first.click()
    expect(page.locator("#n5")).to_be_attached()
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "dark")
    assert page.evaluate("blocked") == []
    page.close()


def test_a_script_that_got_into_a_page_does_not_run(browser: Browser, served: Served) -> None:
    page = browser.new_page()
    page.add_init_script(_WATCH)
    planted = "<script>ran = 1</script><img src=x onerror='ran = 1'>"
    html = (served.folder / "edition/1929/index.html").read_text(encoding="utf-8")
    body = html.replace("</article>", f"{planted}</article>")
    page.route("**/1929/", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{served.address}/edition/1929/")
    until(page, "blocked.length >= 2")
    assert page.evaluate("typeof ran") == "undefined"
    page.close()


def test_the_search_loads_its_index_only_when_it_is_wanted(open_page: OpenPage) -> None:
    page = open_page("edition/1929/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    late = ("documents.json", "/workers/")
    assert not [url for url in asked if any(part in url for part in late)]
    search(page, "Novocherkassk")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    for part in late:
        assert [url for url in asked if part in url]


def test_a_search_may_come_with_the_address(open_page: OpenPage) -> None:
    page = open_page("edition/1929/?q=Novocherkassk")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_a_search_leads_to_a_note(open_page: OpenPage) -> None:
    page = open_page("edition/")
    search(page, "Thorniley")
    link = page.locator(".md-search-result__link[href*='/1929/'][href*='#n']").first
    expect(link).to_be_attached()


def test_the_search_still_works_on_the_next_page(open_page: OpenPage) -> None:
    page = open_page("edition/")
    settled(page)
    page.locator("article a[href$='/1929/']").first.click()
    expect(page.locator("#n5")).to_be_attached()
    until(page, "settled >= 2")
    search(page, "Thorniley")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
