"""Below 1220 px a note opens at its mark, and gives everything back when it closes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.pages import OpenPage

NARROW = (390, 1024)
IN_VIEW = """(box) => {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  const { clientWidth, clientHeight, scrollWidth } = document.documentElement;
  return left >= 0 && right <= clientWidth && top >= 0 && bottom <= clientHeight
    && scrollWidth <= clientWidth;
}"""


def note_of(page: Page, number: int) -> Locator:
    return page.locator(f"#n{number} .note-box")


def open_note(page: Page, number: int) -> tuple[Locator, Locator]:
    """The mark and the box of a note that has been opened by a click."""
    mark, box = page.locator(f"#r{number} a"), note_of(page, number)
    mark.click()
    expect(box).to_have_attribute("role", "dialog")
    return mark, box


def is_closed(box: Locator) -> None:
    expect(box).not_to_have_attribute("role", "dialog")
    expect(box).to_be_visible()  # it is back in its list
    assert box.get_attribute("popover") is None


@pytest.mark.parametrize("width", NARROW)
def test_a_click_opens_the_note_at_its_mark_and_another_closes_it(
    open_page: OpenPage, width: int
) -> None:
    page = open_page("edition/1929/", width=width)
    mark, box = open_note(page, 5)
    at, there = mark.bounding_box(), box.bounding_box()
    assert at
    assert there
    below, above = there["y"] - at["y"] - at["height"], at["y"] - there["y"] - there["height"]
    assert 0 <= max(below, above) < 20
    mark.click()
    is_closed(box)
    expect(mark).to_be_focused()


@pytest.mark.parametrize("width", NARROW)
@pytest.mark.parametrize("close", ["Escape", "button", "elsewhere", "back link", "Tab"])
def test_every_way_to_close_a_note_gives_the_focus_back(
    open_page: OpenPage, width: int, close: str
) -> None:
    page = open_page("edition/1929/", width=width)
    mark, box = open_note(page, 5)
    scrolled = page.evaluate("scrollY")
    expect(box).to_be_focused()
    if close == "Escape":
        page.keyboard.press("Escape")
    elif close == "button":
        box.get_by_role("button", name="Close note 5").click()
    elif close == "back link":
        box.get_by_label("Back to note mark 5 in the text").click()
    elif close == "Tab":
        for _ in range(box.locator("a, button").count() + 1):
            page.keyboard.press("Tab")
    else:
        page.mouse.click(width / 2, 70)
    is_closed(box)
    expect(mark).to_be_focused()
    assert page.evaluate("scrollY") == scrolled


@pytest.mark.parametrize("width", NARROW)
def test_a_note_is_opened_and_its_links_are_reached_by_keyboard_alone(
    open_page: OpenPage, width: int
) -> None:
    page = open_page("edition/1929/", width=width)
    page.locator("#r5 a").focus()
    page.keyboard.press("Enter")
    box = note_of(page, 5)
    expect(box).to_be_focused()
    for link in box.locator("a, button").all():
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        assert link.evaluate(IN_VIEW), "the focus is out of sight"
    page.keyboard.press("Shift+Tab")
    expect(box).to_have_attribute("role", "dialog")


def test_a_note_stays_while_the_pointer_is_over_it(open_page: OpenPage) -> None:
    page = open_page("edition/1929/", width=1024)
    _, box = open_note(page, 5)
    box.hover()
    page.wait_for_timeout(600)
    page.mouse.move(5, 500)
    page.wait_for_timeout(600)
    expect(box).to_have_attribute("role", "dialog")


@pytest.mark.parametrize("path", ["hard/odd/", "hard/dense/", "edition/1989/"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 256), (1024, 700)])
def test_no_open_note_is_cut(open_page: OpenPage, path: str, width: int, height: int) -> None:
    page = open_page(path, width=width, height=height)
    for mark in page.locator(".note-mark a").all():
        mark.evaluate("(mark) => mark.scrollIntoView({ block: 'center' })")
        mark.press("Enter")
        box = page.locator(".note-box[popover]")
        expect(box).to_be_visible()
        assert box.evaluate(IN_VIEW), mark.inner_text()
        assert box.evaluate("(b) => b.scrollWidth <= b.clientWidth"), mark.inner_text()
        page.keyboard.press("Escape")


def test_an_open_note_is_the_one_copy_of_it(open_page: OpenPage) -> None:
    page = open_page("edition/1929/", width=390)
    count = "() => document.body.innerText.split('Rise and Fall of the Soviet Rural').length"
    assert page.evaluate(count) == 2
    open_note(page, 5)
    assert page.evaluate(count) == 2
    assert page.locator("[id='n5']").count() == 1


def test_a_note_referred_to_twice_gives_the_focus_back_to_the_mark_that_opened_it(
    open_page: OpenPage,
) -> None:
    page = open_page("hard/odd/", width=390)
    second = page.locator("#r17-2 a")
    second.click()
    expect(note_of(page, 17)).to_be_focused()
    page.keyboard.press("Escape")
    expect(second).to_be_focused()


def test_turning_the_screen_puts_an_open_note_where_it_belongs(open_page: OpenPage) -> None:
    page = open_page("edition/1929/", width=1024)
    _, box = open_note(page, 5)
    page.set_viewport_size({"width": 600, "height": 1000})
    page.wait_for_timeout(100)
    assert box.evaluate(IN_VIEW)
    page.set_viewport_size({"width": 1440, "height": 900})
    is_closed(box)


def test_a_click_that_asks_for_a_new_tab_is_the_browser_s(open_page: OpenPage) -> None:
    page = open_page("edition/1929/", width=1024)
    with page.context.expect_page() as opened:
        page.locator("#r5 a").click(modifiers=["ControlOrMeta"])
    assert opened.value.url.endswith("/1929/#n5")


def test_notes_open_after_instant_navigation(open_page: OpenPage) -> None:
    page = open_page("edition/1929/", width=1024)
    page.evaluate("() => { window.sameDocument = true; }")
    page.locator(".parts a[href$='/1959/']").click()
    expect(page.locator("h1 .act-title")).to_have_text("1959")
    open_note(page, 15)
    assert page.evaluate("window.sameDocument")
