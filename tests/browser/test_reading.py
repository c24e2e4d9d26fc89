"""What a reader does with a page: reads it without script, prints it, copies from it."""

from __future__ import annotations

import gzip
import io
import re

import pytest
from playwright.sync_api import Request, expect
from pypdf import PdfReader

from browser.pages import OpenPage, Served

ACTS = ("introduction", "1929", "1959", "1989", "conclusion")
LIMIT = 8 * 1024


@pytest.mark.parametrize("width", [390, 1440])
def test_without_script_notes_stand_at_the_end_linked_both_ways(
    open_page: OpenPage, width: int
) -> None:
    page = open_page("edition/1929/", width=width, java_script_enabled=False)
    last, notes = page.locator(".passage").last.bounding_box(), page.locator(".note")
    assert notes.count() == 12
    for note in notes.all():
        box = note.bounding_box()
        assert box
        assert last
        assert box["y"] > last["y"] + last["height"]
    page.locator("#r5 a").click()
    expect(page.locator("#n5")).to_be_in_viewport()
    page.locator("#n5 .note-back").click()
    expect(page.locator("#r5")).to_be_in_viewport()


@pytest.mark.parametrize("act", ACTS)
def test_a_printed_act_has_every_note_and_no_furniture(open_page: OpenPage, act: str) -> None:
    page = open_page(f"edition/{act}/")
    notes = page.locator(".note").evaluate_all(
        "(notes) => notes.map((n) => n.querySelector('.note-text').textContent)"
    )
    pages = PdfReader(io.BytesIO(page.pdf())).pages
    printed = re.sub(r"\s", "", "".join(p.extract_text() for p in pages))
    for note in notes:
        for word in note.split():
            assert word.strip("“”") in printed, f"{word} of {note}"
    assert notes
    for furniture in ("Search", "↩", "Skiptocontent", "AboutthiseditionPrevious"):
        assert furniture not in printed


def test_the_address_of_a_link_is_printed(open_page: OpenPage) -> None:
    page = open_page("hard/odd/")
    page.evaluate(
        "() => document.querySelector('.passage p').insertAdjacentHTML("
        "'beforeend', '<a href=\"https://example.org/x\">there</a>')"
    )
    text = "".join(p.extract_text() for p in PdfReader(io.BytesIO(page.pdf())).pages)
    assert "there <https://example.org/x>" in text.replace("\n", " ")


def test_a_copied_sentence_has_no_number_in_it(open_page: OpenPage) -> None:
    page = open_page("edition/1929/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("() => getSelection().selectAllChildren(document.getElementById('p1'))")
    page.keyboard.press("ControlOrMeta+c")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith("E. H. Carr’s masterly")
    assert "“a fresh and desperate phase.” The collective farms" in copied


def test_the_bibliography_is_filtered_while_one_types(open_page: OpenPage) -> None:
    page = open_page("edition/bibliography/")
    field = page.get_by_role("searchbox", name="Filter")
    field.press_sequentially("LEWIN sovietique")
    expect(page.locator(".entry:visible")).to_have_count(1)
    expect(page.locator("#lewin1966")).to_be_visible()
    expect(page.locator("h2[id^=works-]:visible")).to_have_text(["Books"])
    expect(page.locator(".filter output")).to_have_text("1 of 55")
    field.fill("")
    expect(page.locator(".entry:visible")).to_have_count(55)


def test_each_place_that_cites_a_work_is_linked_and_there(
    open_page: OpenPage, served: Served
) -> None:
    page = open_page("edition/bibliography/", java_script_enabled=False)
    expect(page.get_by_role("searchbox", name="Filter")).to_have_count(0)
    for link in {a.get_attribute("href") for a in page.locator(".cited-in a").all()}:
        assert link
        act, fragment = link.removeprefix("../").split("/#")
        html = (served.folder / "edition" / act / "index.html").read_text(encoding="utf-8")
        assert f'id="{fragment}"' in html, link


@pytest.mark.parametrize("by", ["hover", "focus"])
def test_a_short_form_shows_the_whole_entry(open_page: OpenPage, by: str) -> None:
    page = open_page("edition/1929/")
    short, card = page.locator("#n12 .is-short"), page.locator("#bm-card")
    short.scroll_into_view_if_needed()
    if by == "hover":
        short.hover()
    else:
        page.locator("#n12 .note-number").focus()
        page.keyboard.press("Tab")
    expect(card).to_contain_text("July 1930–January 1934")
    if by == "hover":
        card.hover()
        page.wait_for_timeout(600)
    else:
        page.keyboard.press("Tab")
    expect(card.get_by_role("link", name="In the bibliography")).to_have_attribute(
        "href", re.compile("bibliography/#stalin1955b$")
    )
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


@pytest.mark.parametrize("path", ["", "1929/", "1959/", "bibliography/", "notes/"])
def test_a_page_at_400_percent_needs_no_sideways_scrolling(
    open_page: OpenPage, path: str
) -> None:
    page = open_page(f"edition/{path}", width=320, height=256)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [1024, 1440, 1920])
def test_a_line_has_60_to_75_characters(open_page: OpenPage, width: int) -> None:
    page = open_page("edition/1929/", width=width)
    lines = page.evaluate(
        """() => [...document.querySelectorAll(".passage > p")].flatMap((p) => {
          const height = parseFloat(getComputedStyle(p).lineHeight);
          const count = Math.round(p.offsetHeight / height);
          return count > 5 ? [p.innerText.length / count] : [];
        })"""
    )
    assert 60 <= sum(lines) / len(lines) <= 75


def test_what_an_act_loads_of_ours_is_light(open_page: OpenPage) -> None:
    page = open_page("edition/1929/")
    sizes: dict[str, int] = {}

    def measure(request: Request) -> None:
        response = request.response()
        assert response is not None
        sizes[request.url] = len(gzip.compress(response.body(), 9))

    page.on("requestfinished", measure)
    page.reload(wait_until="networkidle")
    ours = {url for url in sizes if "/backmatter/" in url}
    assert {url.rsplit("/", 1)[1] for url in ours} == {"backmatter.css", "backmatter.js"}
    assert sum(sizes[url] for url in ours) <= LIMIT
    assert not [url for url in sizes if "palette" in url or "edition.css" in url]
    assert len(sizes) <= 8


def test_scripts_stand_after_the_text(served: Served) -> None:
    for path in (served.folder / "edition").rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        if "</article>" in html:
            assert "<script src" not in html[: html.index("</article>")], path
