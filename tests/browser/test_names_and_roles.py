"""Names, roles, targets and languages, as assistive technology is given them."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.accessibility import Node, faults, tree
from browser.pages import OpenPage

WIDTHS = (390, 1440)
PAGES = [
    *("", "introduction/", "1929/", "notes/", "bibliography/", "about/"),
    *("timeline/", "persons/", "terms/", "rules/", "cite/", "changes/"),
]
STRICT = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "rules": {
        "color-contrast-enhanced": {"enabled": True},  # 7:1
        "target-size": {"enabled": True},
    },
}


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=STRICT).response["violations"]
    return [f"{v['id']}: {n['html'][:120]}" for v in found for n in v["nodes"]]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_axe_finds_nothing_on_any_page(open_page: OpenPage, width: int, scheme: str) -> None:
    page = open_page("edition/", width=width, color_scheme=scheme)
    home = page.url
    for path in PAGES:
        page.goto(home + path)
        assert violations(page) == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_a_note_and_a_work_are_open(
    open_page: OpenPage, scheme: str
) -> None:
    page = open_page("edition/1929/", width=1024, color_scheme=scheme)
    page.locator("#r4 a").click()
    page.locator("#n4 .is-short").hover()
    expect(page.locator("#bm-card")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize(
    "mutation",
    [
        "document.querySelector('.act-facts').style.color = '#888'",
        "document.querySelector('.act-facts').style.color = '#666'",
        "document.querySelector('.notes').role = 'table'",
        "document.querySelector('.parts').append(document.createElement('button'))",
    ],
)
def test_axe_would_find_a_fault(open_page: OpenPage, mutation: str) -> None:
    page = open_page("edition/1929/")
    page.evaluate(f"() => {{ {mutation}; }}")
    assert violations(page)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["edition/1929/", "edition/1989/", "hard/odd/"])
def test_notes_have_names_roles_and_targets(open_page: OpenPage, path: str, width: int) -> None:
    assert faults(open_page(path, width=width)) == []


@pytest.mark.parametrize(
    ("mutation", "fault"),
    [
        ("$('#r5 a').removeAttribute('aria-label')", "no mark is called Note 5"),
        ("$('#r5 a').removeAttribute('role')", "no mark is called Note 5"),
        ("$('#r5 a').href = '#n6'", "Note 5 leads to n6"),
        ("$('#n5').id = 'n500'", "Note 5 leads nowhere"),
        ("$('#n5 .note-back').ariaLabel = '↩'", "no link is called Back to note mark 5"),
        ("$('#n5 .note-back').role = 'link'", "no link is called Back to note mark 5"),
        ("$('#n5 .note-back').href = '#r6'", "Back to note mark 5 in the text leads to r6"),
        ("$('#r5').removeAttribute('id')", "Back to note mark 5 in the text leads nowhere"),
        ("$('.endnotes').removeAttribute('role')", "there is no one list of notes"),
        ("$('.endnotes').removeAttribute('aria-labelledby')", "the list of notes has no name"),
        ("$('#n5 .cite').replaceChildren()", "a link to a work has no name"),
        ("$('.notes').append($('#n5').cloneNode(true))", "the id n5 is there 2 times"),
    ],
)
def test_each_fault_would_be_seen(open_page: OpenPage, mutation: str, fault: str) -> None:
    page = open_page("edition/1929/")
    page.evaluate(f"() => {{ const $ = (s) => document.querySelector(s); {mutation}; }}")
    assert any(found.startswith(fault) for found in faults(page)), faults(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_each_note_is_met_once_and_after_the_text(open_page: OpenPage, width: int) -> None:
    nodes = tree(open_page("edition/1929/", width=width))
    where = [i for i, n in enumerate(nodes) if "Rise and Fall of the Soviet Rural" in n.name]
    roles = {nodes[i].role for i in where}
    assert len([i for i in where if nodes[i].role == "StaticText"]) == 1
    assert "doc-biblioref" in roles
    marks = [i for i, n in enumerate(nodes) if n.role == "doc-noteref"]
    assert marks[-1] < where[0]


def test_an_open_note_is_a_dialog_with_a_name(open_page: OpenPage) -> None:
    page = open_page("edition/1929/", width=390)
    page.locator("#r5 a").click()
    nodes = tree(page)
    assert Node("dialog", "Note 5") in nodes
    assert Node("button", "Close note 5") in nodes


def test_the_bibliography_is_one_with_lists_that_have_headings(open_page: OpenPage) -> None:
    nodes = tree(open_page("edition/bibliography/"))
    assert [n.name for n in nodes if n.role == "doc-bibliography"] == ["Bibliography"]
    headings = [n.name for n in nodes if n.role == "heading"]
    groups = ["Primary sources", "Books", "Articles and chapters", "Films and newspapers"]
    assert [h for h in headings if h in groups] == groups


@pytest.mark.parametrize("path", ["edition/bibliography/", "edition/notes/", "edition/1929/"])
def test_every_work_that_is_not_in_english_says_its_language(
    open_page: OpenPage, path: str
) -> None:
    expected = {"La paysannerie": "fr", "smychka": "ru-Latn", "Uchastie": "ru-Latn"}
    page = open_page(path)
    languages = page.evaluate(
        """(words) => Object.fromEntries(words.map((word) => {
          const walk = document.createTreeWalker(document.querySelector("article"), 4);
          while (walk.nextNode()) if (walk.currentNode.data.includes(word))
            return [word, walk.currentNode.parentNode.closest("[lang]").lang];
          return [word, null];
        }))""",
        list(expected),
    )
    for words, language in languages.items():
        assert language in (None, expected[words]), words
    assert any(languages.values())
