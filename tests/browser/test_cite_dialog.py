"""How to cite a passage, from its handle, with keyboard and mouse, with and without script."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.pages import OpenPage, Served

PERMISSIONS = ["clipboard-read", "clipboard-write"]
HANDLES = [
    (".passage-number[href$='#p7']", "Paragraph 7", ", ¶ 7, ", "#p7"),
    ("#reforms > .cite-handle", "Reforms and new apartments",
     ", under “Reforms and new apartments,” ", "#reforms"),
    ("#n15 .note-number", "Note 15", ", n. 15, ", "#n15"),
]  # fmt: skip
WIDTHS = [390, 1440]


def dialog_text(page: Page) -> str:
    return page.locator("dialog").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("handle", "title", "where", "fragment"), HANDLES)
def test_a_handle_opens_the_citation_of_its_passage(
    open_page: OpenPage, served: Served, width: int, handle: str, title: str, where: str,
    fragment: str,
) -> None:  # fmt: skip
    page = open_page("edition/1959/", width)
    page.locator(handle).focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=title)
    expect(dialog).to_be_visible()
    address = f"{served.address}/edition/1959/{fragment}"
    expect(dialog.locator("[data-cite=chicago-cite]")).to_contain_text(where + address)
    expect(dialog.locator("[data-cite=apa-reference]")).to_contain_text(address)
    expect(dialog.locator("[data-cite=bib]")).to_contain_text(f"{{{address}}}")
    assert page.url == address
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert page.evaluate("document.activeElement.hash") == fragment


@pytest.mark.parametrize("width", WIDTHS)
def test_the_dialog_stays_within_the_window(open_page: OpenPage, width: int) -> None:
    page = open_page("edition/1959/", width, 600)
    page.locator(".passage-number").nth(3).click()
    box = page.locator("dialog").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 600
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_click_beside_the_dialog_or_on_its_button_closes_it(open_page: OpenPage) -> None:
    page = open_page("edition/1959/")
    page.locator(".passage-number").first.click()
    expect(page.locator("dialog")).to_be_visible()
    page.mouse.click(5, 5)
    expect(page.locator("dialog")).to_have_count(0)
    page.locator(".passage-number").first.click()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("dialog")).to_have_count(0)


def test_a_citation_is_copied_with_its_words_and_its_italics(open_page: OpenPage) -> None:
    page = open_page("edition/1959/", permissions=PERMISSIONS)
    page.locator(".passage-number[href$='#p2']").click()
    page.get_by_role("dialog").get_by_role("button", name="Copy Chicago, note").click()
    expect(page.locator("dialog .cite-status").nth(1)).to_have_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("The editors of this edition, “1959:")
    assert ", ¶ 2, " in text
    assert text.endswith("#p2.")
    html = page.evaluate(
        "navigator.clipboard.read().then(([i]) => i.getType('text/html')).then(b => b.text())"
    )
    assert "<em>Soviet Inflection Points" in html
    page.get_by_role("dialog").get_by_role("button", name="Copy address").click()
    expect(page.locator("dialog .cite-status").first).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/edition/1959/#p2")


def test_a_record_is_copied_as_it_is(open_page: OpenPage) -> None:
    page = open_page("edition/1959/", permissions=PERMISSIONS)
    page.locator("#n15 .note-number").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("RIS", exact=True).click()
    dialog.get_by_role("button", name="Copy RIS").click()
    expect(page.locator("dialog .cite-records .cite-status").nth(1)).to_have_text("Copied")
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[0].startswith("TY  - CHAP")
    assert next(line for line in lines if line.startswith("UR")).endswith("/1959/#n15")


def test_each_page_has_its_own_citation_with_copy_buttons(open_page: OpenPage) -> None:
    page = open_page("edition/1929/")
    section = page.get_by_role("region", name="Cite this page")
    section.scroll_into_view_if_needed()
    expect(section.get_by_role("button", name="Copy Chicago, bibliography")).to_have_count(1)
    page = open_page("edition/cite/")
    page.locator(".cite-this").last.scroll_into_view_if_needed()
    expect(page.locator(".cite-copy").nth(10)).to_be_attached()


def test_the_handles_survive_a_change_of_page(open_page: OpenPage, served: Served) -> None:
    page = open_page("edition/1959/")
    page.get_by_role("link", name="1989").first.click()
    page.wait_for_url("**/1989/")
    page.locator(".passage-number[href$='#p1']").click()
    cite = page.locator("dialog [data-cite=chicago-cite]")
    expect(cite).to_contain_text(f"¶ 1, {served.address}/edition/1989/#p1")


def test_without_script_the_handles_are_links_and_all_is_in_the_page(
    open_page: OpenPage, served: Served
) -> None:
    page = open_page("edition/1959/", java_script_enabled=False)
    page.locator(".passage-number[href$='#p7']").click()
    assert page.url.endswith("/1959/#p7")
    section = page.locator("section.cite-this")
    page.locator(".cite-passages summary").click()
    expect(section.locator("[data-kind=paragraph]").first).to_contain_text("¶ 1, ")
    page.get_by_text("BibTeX", exact=True).click()
    expect(section.locator("pre").first).to_contain_text(f"{served.address}/edition/1959/")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_dialog_and_section(
    open_page: OpenPage, width: int, scheme: str
) -> None:
    page = open_page("edition/1959/", width, color_scheme=scheme)
    page.locator("section.cite-this").scroll_into_view_if_needed()
    expect(page.locator(".cite-copy").first).to_be_visible()
    found = Axe().run(page, context="section.cite-this").response["violations"]
    page.locator(".passage-number").first.click()
    expect(page.locator("dialog")).to_be_visible()
    found += Axe().run(page, context="dialog").response["violations"]
    assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in found] == []
