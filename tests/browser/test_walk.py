"""From the figure to an act, a term, a person, the timeline and back, also without script."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.pages import OpenPage, until

WIDTHS = (390, 1024, 1440)
PAGES = ("", "timeline/", "persons/", "terms/", "bibliography/", "1929/")


def arrived(page: Page) -> None:
    """Wait until the theme has noted where the page is scrolled to.

    It does so late, and would take a link followed before that for a way back.
    """
    until(page, "history.state && Math.abs(history.state.y - scrollY) < 2")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label')"))


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_figure_to_an_act_a_term_a_person_the_timeline_and_back(
    open_page: OpenPage, width: int, script: bool
) -> None:
    page = open_page("edition/", width, java_script_enabled=script)
    page.get_by_role("link", name="1929: Mistrusting the masses").click()
    expect(page).to_have_url(re.compile("/1929/$"))

    page.locator("a.term", has_text="Scientific Organization").click()
    if script:
        expect(page.locator("#bm-card")).to_contain_text("научная организация труда")
        page.get_by_role("link", name="Among the terms").click()
    expect(page).to_have_url(re.compile("/terms/#not$"))
    expect(page.locator("#not")).to_be_in_viewport()

    page.get_by_role("link", name="Frederick Winslow Taylor").first.click()
    expect(page).to_have_url(re.compile("/persons/#taylor$"))

    page.locator(".item", has=page.locator("#taylor")).get_by_role("link", name="par.").click()
    expect(page).to_have_url(re.compile("/1929/#p10$"))
    expect(page.locator("#p10")).to_be_in_viewport()
    if script:
        arrived(page)

    page.get_by_role("link", name="On the timeline: down to the late 1920s").click()
    expect(page).to_have_url(re.compile("/timeline/#1929-p10$"))
    event = page.locator("li[id='1929-p10']")
    expect(event).to_be_in_viewport()
    event.get_by_role("link").click()
    expect(page).to_have_url(re.compile("/1929/#p10$"))


def test_the_figure_is_walked_with_the_keyboard(open_page: OpenPage) -> None:
    page = open_page("edition/")
    page.locator("h1").click()
    names = []
    for _ in range(3):
        page.keyboard.press("Tab")
        names.append(focused(page))
        ring = page.locator("a:focus-visible .halo")
        expect(ring).not_to_have_css("stroke", "rgba(0, 0, 0, 0)")
    assert [name[:4] for name in names] == ["1929", "1959", "1989"]
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/1989/$"))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_words_of_the_figure_lie_within_it_and_apart(
    open_page: OpenPage, width: int
) -> None:
    page = open_page("edition/", width)
    boxes = [e.bounding_box() for e in page.locator(".figure-plot a text").all()]
    frame = page.locator(".figure-plot").bounding_box()
    assert frame is not None
    for box in boxes:
        assert box is not None
        assert frame["x"] <= box["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]
    for one, other in ((0, 1), (1, 2), (0, 2)):
        assert not overlap(boxes[one], boxes[other])


def overlap(one: Any, other: Any) -> bool:
    return bool(
        one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
    )


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_the_timeline_shows_the_events_of_one_part(open_page: OpenPage, script: bool) -> None:
    page = open_page("edition/timeline/", java_script_enabled=script)
    events = page.locator(".events > li")
    whole = events.count()
    page.get_by_role("radio", name="1989").check()
    shown = page.locator(".events > li:visible")
    assert 0 < shown.count() < whole
    for link in shown.locator(".found").all_inner_texts():
        assert link.startswith("1989,")
    page.get_by_role("radio", name="All").check()
    expect(page.locator(".events > li:visible")).to_have_count(whole)


def test_a_term_opens_by_keyboard_and_closes_with_escape(open_page: OpenPage) -> None:
    page = open_page("edition/1959/", 1024)
    term = page.locator("a.term", has_text="khrushcheby")
    page.keyboard.press("Tab")
    term.focus()
    card = page.locator("#bm-card")
    expect(card).to_contain_text("хрущёбы")
    assert card.locator("[lang=ru]").inner_text() == "хрущёбы"
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(term).to_be_focused()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_its_window(open_page: OpenPage, path: str) -> None:
    page = open_page(f"edition/{path}")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("innerWidth") == width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
