"""From 1220 px up the notes stand in the margin beside their marks."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.pages import OpenPage

ACTS = [f"edition/{act}/" for act in ("introduction", "1929", "1959", "1989", "conclusion")]
HARD = ["hard/dense/", "hard/odd/", "hard/short/"]
WIDTHS = (1220, 1280, 1440, 1920)
ZOOMS = (1, 1.5, 2.2)
MEASURE = """() => {
  const rect = (e) => {
    const { left, right, top, bottom } = e.getBoundingClientRect();
    return { left, right, top, bottom, words: e.innerText };
  };
  const text = document.querySelectorAll(".passage > :not(.passage-number)");
  return {
    notes: [...document.querySelectorAll(".note")].map(rect),
    marks: [...document.querySelectorAll(".note")].map((note) =>
      rect(document.querySelector(`.note-mark a[href$="#${note.id}"]`))),
    textRight: Math.max(...[...text].map((e) => e.getBoundingClientRect().right)),
    width: document.documentElement.clientWidth,
    scrollWidth: document.documentElement.scrollWidth,
    footer: document.querySelector(".md-footer").getBoundingClientRect().top,
  };
}"""


def settled(page: Page) -> dict[str, Any]:
    """Where everything is once two frames have passed since the last change."""
    page.evaluate("() => new Promise((r) => requestAnimationFrame(() => setTimeout(r, 50)))")
    found: dict[str, Any] = page.evaluate(MEASURE)
    return found


def faults(at: dict[str, Any]) -> list[str]:
    """What is wrong with the margin: notes over each other, over the text, off the page."""
    found = []
    for one, two in combinations(at["notes"], 2):
        beside = one["right"] <= two["left"] or two["right"] <= one["left"]
        if not (beside or one["bottom"] <= two["top"] or two["bottom"] <= one["top"]):
            found.append(f"{one['words'][:20]!r} overlaps {two['words'][:20]!r}")
    for note in at["notes"]:
        if note["left"] < at["textRight"]:
            found.append(f"{note['words'][:20]!r} stands over the text")
        if note["right"] > at["width"] or note["bottom"] > at["footer"]:
            found.append(f"{note['words'][:20]!r} leaves the page")
    if at["scrollWidth"] > at["width"]:
        found.append("the page scrolls sideways")
    return found


@pytest.mark.parametrize("path", ACTS + HARD)
def test_no_two_notes_overlap_at_any_width_and_zoom(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    screen = page.context.new_cdp_session(page)
    for width, zoom in product(WIDTHS, ZOOMS):
        metrics = {"width": width, "height": 900, "deviceScaleFactor": zoom, "mobile": False}
        screen.send("Emulation.setDeviceMetricsOverride", metrics)
        at = settled(page)
        assert at["width"] == width
        assert at["notes"]
        assert faults(at) == [], f"at {width} px and a zoom of {zoom}"


@pytest.mark.parametrize("path", HARD)
def test_no_two_notes_overlap_when_only_the_text_is_zoomed(
    open_page: OpenPage, path: str
) -> None:
    page = open_page(path, width=1920)
    for zoom in ("0.8", "1.25", "1.5"):
        page.evaluate("(zoom) => { document.querySelector('.act').style.zoom = zoom; }", zoom)
        at = settled(page)
        at["width"] = at["scrollWidth"]  # the theme's column does not grow with its text
        assert faults(at) == [], f"at a zoom of {zoom}"


def test_the_measure_of_overlap_sees_an_overlap(open_page: OpenPage) -> None:
    page = open_page("hard/dense/")
    page.evaluate("() => { document.querySelectorAll('.note')[2].style.top = '0px'; }")
    page.evaluate("() => { document.querySelectorAll('.note')[1].style.top = '10px'; }")
    assert any("overlaps" in fault for fault in faults(settled(page)))


def test_a_note_with_room_stands_level_with_its_mark(open_page: OpenPage) -> None:
    at = settled(open_page("edition/1929/"))
    for note, mark in zip(at["notes"], at["marks"], strict=True):
        assert abs(note["top"] - mark["top"]) < 24, note["words"]


def test_a_crowd_of_notes_begins_at_its_first_mark(open_page: OpenPage) -> None:
    at = settled(open_page("hard/dense/"))
    assert abs(at["notes"][0]["top"] - at["marks"][0]["top"]) < 24


@pytest.mark.parametrize(
    "change",
    [
        "document.documentElement.style.fontSize = '160%'",
        "document.querySelector('.passage').style.paddingBottom = '777px'",
        "document.querySelector('.note').style.fontSize = '3em'",
        "document.body.style.fontFamily = 'monospace'",
    ],
)
def test_the_margin_follows_every_change_of_the_text(open_page: OpenPage, change: str) -> None:
    page = open_page("hard/dense/", width=1920)
    before = settled(page)
    page.evaluate(f"() => {{ {change}; }}")
    after = settled(page)
    assert after["notes"] != before["notes"]
    assert faults(after) == []
    assert abs(after["notes"][0]["top"] - after["marks"][0]["top"]) < 30


def test_the_margin_comes_and_goes_with_the_width(open_page: OpenPage) -> None:
    page = open_page("hard/dense/", width=1024)
    assert settled(page)["notes"][0]["left"] < 100
    page.set_viewport_size({"width": 1440, "height": 900})
    assert faults(settled(page)) == []
    page.set_viewport_size({"width": 1024, "height": 900})
    narrow = settled(page)
    assert narrow["notes"][0]["left"] < 100
    assert narrow["notes"][0]["top"] > narrow["marks"][-1]["bottom"]


def test_mark_and_note_light_up_together(open_page: OpenPage) -> None:
    page = open_page("edition/1929/")
    mark, note = page.locator("#r5 a"), page.locator("#n5")
    mark.hover()
    expect(note).to_have_css("background-color", "rgb(246, 233, 200)")
    page.locator("h1").hover()
    expect(note).not_to_have_css("background-color", "rgb(246, 233, 200)")
    note.hover()
    expect(mark).to_have_css("background-color", "rgb(246, 233, 200)")
    page.locator("h1").hover()
    expect(mark).not_to_have_css("background-color", "rgb(246, 233, 200)")
    page.locator("#r6 a").focus()
    expect(page.locator("#n6")).to_have_css("background-color", "rgb(246, 233, 200)")


def test_a_mark_leads_to_its_note_and_back_without_moving_the_text(
    open_page: OpenPage,
) -> None:
    page = open_page("edition/1929/")
    mark = page.locator("#r5 a")
    mark.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    mark.press("Enter")
    expect(page.locator("#n5 .note-box")).to_be_focused()
    assert page.evaluate("scrollY") == before
    page.keyboard.press("Tab")
    expect(page.locator("#n5 a").first).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    mark.click()
    page.locator("#n5 .note-back").click()
    expect(mark).to_be_focused()
    assert page.evaluate("scrollY") == before


@pytest.mark.parametrize("path", ["hard/dense/#n12", "edition/1959/#n19"])
def test_a_page_opened_at_a_note_shows_it(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    expect(page.locator(f"#{path.split('#')[1]}")).to_be_in_viewport(ratio=1)


def test_the_margin_survives_instant_navigation(open_page: OpenPage) -> None:
    page = open_page("edition/1929/")
    page.evaluate("() => { window.sameDocument = true; }")
    for act in ("1959", "1989"):
        page.locator(f".parts a[href$='/{act}/']").click()
        expect(page.locator("h1 .act-title")).to_have_text(act)
        at = settled(page)
        assert faults(at) == []
        assert len(at["notes"]) >= 10
    assert page.evaluate("window.sameDocument")
    page.locator(".note-mark a").nth(3).click()
    expect(page.locator(".note-box").nth(3)).to_be_focused()


@pytest.mark.parametrize(
    "path", ["edition/1929/", "edition/introduction/", "hard/odd/", "hard/short/"]
)
def test_nothing_shifts_as_notes_go_to_the_margin(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    settled(page)
    shifts = page.evaluate(
        """() => new Promise((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const shift of list.getEntries()) sum += shift.value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(sum), 100);
        })"""
    )
    assert shifts == 0
