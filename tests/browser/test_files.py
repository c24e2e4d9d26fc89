"""The site opened from a folder, without a server."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from backmatter.adapters.cli import main
from browser.pages import Served

ROOT = Path(__file__).resolve().parents[2]
OpenFile = Callable[..., Page]
_WATCH = """
window.blocked = [];
addEventListener("securitypolicyviolation", (e) =>
  window.blocked.push(`${e.effectiveDirective}: ${e.blockedURI}`));
"""


@pytest.fixture
def open_file(browser: Browser, served: Served) -> Iterator[OpenFile]:
    """Open `1929/index.html` of the edition from its folder; nothing may fail or be blocked."""
    pages: list[Page] = []
    errors: list[str] = []

    def open_(path: str, width: int = 1440) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.add_init_script(_WATCH)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("requestfailed", lambda r: errors.append(f"not loaded: {r.url}"))
        page.goto((served.folder / "edition" / path).as_uri())
        pages.append(page)
        return page

    yield open_
    for page in pages:
        assert page.evaluate("blocked") == []
        page.close()
    assert errors == []


def test_pages_are_read_and_searched(open_file: OpenFile) -> None:
    page = open_file("index.html")
    page.locator("article a[href$='1929/']").first.click()
    expect(page.locator("#n5")).to_be_attached()
    assert page.url.startswith("file://")
    page.wait_for_load_state()
    page.keyboard.press("/")
    box = page.get_by_role("textbox", name="Search")
    expect(box).to_be_focused()
    box.press_sequentially("Thorniley")
    page.locator(".md-search-result__link[href*='#n']").first.click()
    page.wait_for_url(re.compile(r"index\.html.*#n\d+$"))


def test_notes_stand_in_the_margin_beside_their_marks(open_file: OpenFile) -> None:
    page = open_file("1929/index.html")
    expect(page.locator(".act")).to_have_class(re.compile("has-margin"))
    text, note = page.locator("#p7").bounding_box(), page.locator("#n5").bounding_box()
    mark = page.locator("#r5").bounding_box()
    assert text
    assert note
    assert mark
    assert note["x"] > text["x"] + text["width"]
    assert abs(note["y"] - mark["y"]) < 200


def test_a_note_opens_at_its_mark_and_shows_its_works(open_file: OpenFile) -> None:
    page = open_file("1929/index.html", width=1024)
    page.locator("#r4 a").click()
    expect(page.get_by_role("dialog", name="Note 4")).to_be_visible()
    page.locator("#n4 .is-short").hover()
    expect(page.locator("#bm-card")).to_be_visible()


def test_a_passage_is_cited(open_file: OpenFile) -> None:
    page = open_file("1929/index.html")
    page.locator(".passage-number[href$='#p7']").click()
    dialog = page.get_by_role("dialog", name="Paragraph 7")
    expect(dialog).to_be_visible()
    expect(dialog.locator("[data-cite=chicago-cite]")).to_contain_text("¶ 7, ")


def test_the_colours_chosen_are_kept_on_the_next_page(open_file: OpenFile) -> None:
    page = open_file("index.html")
    page.locator(".md-header label[title='Switch to dark colours']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "dark")
    page.locator("article a[href$='1929/']").first.click()
    expect(page.locator("#n5")).to_be_attached()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "dark")


def test_the_bibliography_is_filtered(open_file: OpenFile) -> None:
    page = open_file("bibliography/index.html")
    page.get_by_role("searchbox", name="Filter").press_sequentially("LEWIN sovietique")
    expect(page.locator(".entry:visible")).to_have_count(1)


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that comes out of `backmatter archive`."""
    folder = tmp_path_factory.mktemp("unpacked")
    arguments = ["archive", "-f", str(ROOT / "mkdocs.yml"), "-o", str(folder / "edition.zip")]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(folder / "edition.zip") as archive:
        archive.extractall(folder)
    return folder / "edition"


@pytest.mark.parametrize("script", [True, False])
def test_an_unpacked_archive_is_read_from_page_to_page(
    browser: Browser, unpacked: Path, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto((unpacked / "index.html").as_uri())
    page.locator("article a[href$='1929/index.html']").first.click()
    expect(page.locator("#n5")).to_be_attached()
    page.locator("#n12 .is-short, #n12 .cite").first.click()
    expect(page.locator("[role=doc-bibliography]")).to_be_attached()
    assert page.url.startswith(unpacked.as_uri())
    assert "bibliography/index.html#" in page.url
    context.close()
