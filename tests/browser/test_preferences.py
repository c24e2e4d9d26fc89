"""What a reader has asked of the system is heeded: contrast, colours, motion, print."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from browser.pages import OpenPage

PAGES = ["edition/1929/", "edition/", "edition/bibliography/"]
SCHEMES = ["light", "dark"]
_COLOURS = """(selector) => {
  const style = getComputedStyle(document.querySelector(selector));
  return [style.color, getComputedStyle(document.body).backgroundColor];
}"""


def contrast(page: Page, selector: str) -> float:
    """Of a text and the page, by WCAG 2."""
    one, two = sorted(map(_luminance, page.evaluate(_COLOURS, selector)), reverse=True)
    return (one + 0.05) / (two + 0.05)


def _luminance(colour: str) -> float:
    parts = [float(c) / 255 for c in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_more_contrast_makes_quiet_words_as_strong_as_the_text(
    open_page: OpenPage, scheme: str
) -> None:
    options: dict[str, Any] = {"color_scheme": scheme}
    usual = contrast(open_page("edition/1929/", **options), ".act-facts")
    page = open_page("edition/1929/", contrast="more", **options)
    assert contrast(page, ".act-facts") == contrast(page, ".passage") > max(usual, 18)


def test_more_contrast_underlines_every_link_in_full(open_page: OpenPage) -> None:
    line = "getComputedStyle(document.querySelector('.passage a.work')).textDecorationColor"
    colour = "getComputedStyle(document.querySelector('.passage a.work')).color"
    usual = open_page("edition/1929/")
    assert usual.evaluate(line) != usual.evaluate(colour)
    page = open_page("edition/1929/", contrast="more")
    assert page.evaluate(line) == page.evaluate(colour)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_with_forced_colours_no_text_has_a_colour_of_ours(
    open_page: OpenPage, path: str, scheme: str
) -> None:
    system = """() => {
      const probe = document.body.appendChild(document.createElement("i"));
      return ["CanvasText", "LinkText", "VisitedText", "GrayText", "ButtonText", "FieldText",
        "Highlight", "HighlightText", "MarkText"].map((name) => {
          probe.style.color = name;
          return getComputedStyle(probe).color;
        });
    }"""
    texts = """() => [...new Set([...document.querySelectorAll("article *")]
      .filter((e) => e.textContent.trim() && !e.closest("svg, template"))
      .map((e) => getComputedStyle(e).color))]"""
    page = open_page(path, forced_colors="active", color_scheme=scheme)
    assert set(page.evaluate(texts)) <= set(page.evaluate(system))


def test_with_forced_colours_the_note_at_hand_has_an_outline(open_page: OpenPage) -> None:
    lit = "getComputedStyle(document.querySelector('#n5')).outlineStyle"
    assert open_page("edition/1929/#n5").evaluate(lit) == "none"
    assert open_page("edition/1929/#n5", forced_colors="active").evaluate(lit) == "solid"


_MOVES = """() => [...document.querySelectorAll("*")].filter((e) =>
  ["", "::before", "::after"].some((part) => {
    const { transitionDuration, scrollBehavior } = getComputedStyle(e, part || null);
    return transitionDuration.split(", ").some((t) => parseFloat(t)) ||
      scrollBehavior === "smooth";
  })).map((e) => `${e.localName}.${e.className}`)"""


@pytest.mark.parametrize("path", PAGES)
def test_with_less_motion_nothing_moves(open_page: OpenPage, path: str) -> None:
    assert open_page(path).evaluate(_MOVES) != []
    assert open_page(path, reduced_motion="reduce").evaluate(_MOVES) == []


def test_a_page_is_printed_dark_on_light_whatever_is_on_the_screen(open_page: OpenPage) -> None:
    page = open_page("edition/1929/", color_scheme="dark")
    assert _luminance(page.evaluate(_COLOURS, ".passage")[0]) > 0.5
    page.emulate_media(media="print", color_scheme="dark")
    assert _luminance(page.evaluate(_COLOURS, ".passage")[0]) < 0.1
