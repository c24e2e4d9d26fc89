"""Landing on an address whose text was edited, moved, merged or removed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.pages import OpenPage

WIDTHS = (390, 1440)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("fragment", "words"),
    [("p2", "Paragraph 2 was removed"), ("n2", "Note 2 was removed"), ("r2", "Note 2 was")],
)
def test_a_removed_text_says_so_to_those_who_land_on_it(
    open_page: OpenPage, width: int, fragment: str, words: str
) -> None:
    page = open_page(f"edited/one/#{fragment}", width)
    stone = page.locator(".stone", has=page.locator(f"#{fragment}"))
    stone = page.locator(f".stone#{fragment}").or_(stone)
    expect(stone).to_be_in_viewport()
    expect(stone).to_contain_text(words)
    assert page.locator(".stone:visible").count() == 1


def test_to_others_it_is_not_there(open_page: OpenPage) -> None:
    page = open_page("edited/one/")
    expect(page.locator(".stone")).not_to_have_count(0)
    assert page.locator(".stone:visible").count() == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("one/#p3", "two/#p1a"),
        ("three/#p1", "mill/#p1"),
        ("three/", "mill/"),
        ("three/#elsewhere", "mill/#elsewhere"),
        ("n/4/", "two/#n4"),
    ],
)
def test_an_address_leads_on_to_where_the_text_is(
    open_page: OpenPage, old: str, new: str
) -> None:
    page = open_page(f"edited/{old}")
    page.wait_for_url(f"**/edited/{new}")


@pytest.mark.parametrize(
    ("old", "new"), [("one/#p3", "two/#p1a"), ("three/#p1", "mill/#p1"), ("n/2/", "one/#n3")]
)
def test_without_scripts_a_link_leads_there(open_page: OpenPage, old: str, new: str) -> None:
    page = open_page(f"edited/{old}", java_script_enabled=False)
    page.locator(f'a[href$="{new}"]:visible').first.click()
    page.wait_for_url(f"**/edited/{new}")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("id_", "words"), [("p4", "sent for"), ("winter", "Midwinter")])
def test_a_merged_or_renamed_one_shows_the_text_of_today(
    open_page: OpenPage, width: int, id_: str, words: str
) -> None:
    page = open_page(f"edited/one/#{id_}", width)
    expect(page.locator(".act").get_by_text(words).first).to_be_in_viewport()
