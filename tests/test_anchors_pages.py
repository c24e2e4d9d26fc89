"""A site is built, edited and built again; every old address is followed in its pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from click.testing import CliRunner

from backmatter.adapters.cli import main
from conftest import BOOK, act
from test_mkdocs import CONFIG, mkdocs

ONE = """\
## The harvest {#harvest}

The harvest of that year was brought in late, and half of it lay in the rain.[^1]

Nobody counted what was lost, since nobody was asked to count it.[^2]

## The winter {#winter}

In winter the village council met twice, each time without the miller.

The miller had his reasons, which the minutes do not give.[^3]

They only say that he was sent for and did not come.
"""
TWO = """\
A second part begins here, with words of its own about roads and bridges.[^4]

It ends here, after one more sentence about the ferry that was never built.
"""
NOTES = {
    "one": "[^1]: [@carr1974, p. 5].\n\n[^2]: Minutes of the council, passim.\n\n"
    "[^3]: A letter from the miller’s wife says more.\n",
    "two": "[^4]: On ferries see [@carr1974, p. 99].\n",
}


@dataclass
class Page(HTMLParser):
    """The ids of a page, and what stands at each: its words and the links in it."""

    words: dict[str, str] = field(default_factory=dict)
    onward: dict[str, str] = field(default_factory=dict)

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.onward = {}, {}
        self.open: list[tuple[str, str | None]] = []
        self.twice: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        id_ = values.get("id")
        if id_ in self.words:
            self.twice.append(str(id_))
        if tag not in {"meta", "link", "br", "hr", "img", "input", "wbr"}:
            self.open.append((tag, id_))
        if id_:
            self.words[id_] = ""
        if tag == "a" and "onward" in (values.get("class") or ""):
            for _, outer in self.open:
                if outer:
                    self.onward[outer] = str(values["href"])

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for _, id_ in self.open:
            if id_:
                self.words[id_] += data


@dataclass(frozen=True)
class Site:
    """A built site."""

    folder: Path

    def page(self, address: str) -> Page:
        return Page((self.folder / address / "index.html").read_text(encoding="utf-8"))

    def around(self, address: str) -> str:
        """The words that a reader sees who lands on an address, led on as far as it goes."""
        path, fragment = urldefrag(address)
        page = self.page(path)
        assert not page.twice
        assert fragment in page.words, f"{address} is dead"
        if fragment in page.onward:
            return self.around(urljoin(f"{path}/", page.onward[fragment]))
        if page.words[fragment]:
            return page.words[fragment]
        html = (self.folder / path / "index.html").read_text(encoding="utf-8")
        return re.sub(r"<[^>]+>", "", html.split(f'id="{fragment}"', 1)[1].split(">", 1)[1])[
            :300
        ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A tiny edition with its ledger."""
    files = {
        "mkdocs.yml": CONFIG,
        "docs/index.md": "# Home\n",
        "docs/bibliography.md": "# Bibliography\n\n\\full_bibliography\n",
        "docs/notes.md": "# Notes\n\n\\all_notes\n",
        "acts/one.md": act(ONE),
        "acts/two.md": act(TWO, title="Two", order=2),
        "notes/one.md": NOTES["one"],
        "notes/two.md": NOTES["two"],
        "bibliography.bib": BOOK,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    anchors(tmp_path, "--write")
    return tmp_path


def anchors(folder: Path, *options: str) -> str:
    done = CliRunner().invoke(main, ["anchors", "-f", str(folder / "mkdocs.yml"), *options])
    assert done.exit_code == 0, done.output
    return done.output


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def built(folder: Path) -> Site:
    done = mkdocs(folder, "build", "--strict")
    assert done.returncode == 0, done.stderr
    return Site(folder / "site")


def test_old_addresses_are_followed_through_the_built_pages(folder: Path) -> None:
    before = built(folder)
    assert "The miller had his reasons" in before.around("one#p4")
    edit(
        folder / "acts" / "one.md",
        ("The harvest of that year", "The whole harvest of that hard year"),
        ("Nobody counted what was lost, since nobody was asked to count it.[^2]\n\n", ""),
        (
            "## The winter {#winter}\n",
            "A new paragraph about the thaw stands here.\n\n## Midwinter {#midwinter}\n",
        ),
        (
            "which the minutes do not give.[^3]\n\nThey",
            "which the minutes do not give.[^3] They",
        ),
    )
    moved = "In winter the village council met twice, each time without the miller."
    edit(folder / "acts" / "one.md", (f"{moved}\n\n", ""))
    edit(folder / "acts" / "two.md", ("\nIt ends", f"\n{moved}\n\nIt ends"))
    edit(folder / "notes" / "one.md", ("[^2]: Minutes of the council, passim.\n\n", ""))
    for room in ("acts", "notes"):  # the labels are the numbers again
        edit(folder / room / "one.md", ("[^3]", "[^2]"))
        edit(folder / room / "two.md", ("[^4]", "[^3]"))
    edit(folder / "bibliography.bib", ("carr1974", "carr1974a"))
    edit(folder / "notes" / "one.md", ("carr1974", "carr1974a"))
    edit(folder / "notes" / "two.md", ("carr1974", "carr1974a"))
    words = anchors(folder, "--write")
    assert "one: ¶ 2 was removed" in words
    assert "one: ¶ 1a is new" in words
    assert "one: ¶ 3 was moved; it leads to two#p1a" in words
    after = built(folder)
    assert "The whole harvest" in after.around("one#p1")
    assert "Paragraph 2 was removed" in after.around("one#p2")
    assert "Note 2 was removed" in after.around("one#n2")
    assert "Note 2 was removed" in after.around("one#r2")
    assert "a new paragraph".casefold() in after.around("one#p1a").casefold()
    assert moved in after.around("one#p3")
    assert moved in after.around("two#p1a")
    assert "The miller had his reasons" in after.around("one#p4")
    assert "sent for" in after.around("one#p5")
    assert "Midwinter" in after.around("one#winter")
    assert "letter from the miller" in after.around("one#n3")
    assert "Foundations" in after.around("bibliography#carr1974")


def test_a_renamed_page_keeps_its_address_and_those_on_it(folder: Path) -> None:
    built(folder)
    for room in ("acts", "notes"):
        (folder / room / "one.md").rename(folder / room / "harvest.md")
    assert "one: this page is now “harvest”" in anchors(folder, "--write")
    after = built(folder)
    assert "The miller had his reasons" in after.around("one#p4")
    assert "The winter" in after.around("one#winter")
    assert "letter from the miller" in after.around("one#n3")
    assert "new address" in (after.folder / "one" / "index.html").read_text(encoding="utf-8")


def test_the_number_of_a_note_leads_to_it_on_whatever_page(folder: Path) -> None:
    html = (built(folder).folder / "n" / "4" / "index.html").read_text(encoding="utf-8")
    assert "url=../../two/#n4" in html


def test_a_number_that_two_notes_have_had_offers_both(folder: Path) -> None:
    edit(folder / "acts" / "one.md", ("lost, since", "lost,[^9] since"))
    (folder / "notes" / "one.md").write_text(NOTES["one"] + "\n[^9]: A note put in later.\n")
    html = (built_loosely(folder) / "n" / "2" / "index.html").read_text(encoding="utf-8")
    assert "refresh" not in html
    assert '#n2">One, note 3</a>: published as note 2' in html
    assert '#n1a">One, note 2</a>: numbered 2 today' in html


def built_loosely(folder: Path) -> Path:
    mkdocs(folder, "build")
    return folder / "site"


def test_a_removed_page_says_so(folder: Path) -> None:
    for room in ("acts", "notes"):
        (folder / room / "two.md").unlink()
    assert "A006" in mkdocs(folder, "build", "--strict").stderr
    anchors(folder, "--write")
    after = built(folder)
    assert "Paragraph 1 was removed" in after.around("two#p1")
    assert "Note 4 was removed" in after.around("two#n4")
