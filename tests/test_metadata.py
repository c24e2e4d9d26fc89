"""What machines read in the heads of pages, read back from a built site."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from backmatter.build import Edition
from conftest import ROOT, act
from test_mkdocs import CONFIG, mkdocs

URL = "https://example.org/e/"
STEMS = ("introduction", "1929", "1959", "1989", "conclusion")
TITLE = "Soviet Inflection Points: A Study Edition after Lewis H. Siegelbaum"
HOSTILE = "'</script><script>alert(1)</script><!-- \" & <b>x</b>'"


@dataclass
class Head(HTMLParser):
    """The head of a page as a reference manager sees it."""

    metas: list[tuple[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    data: list[Any] = field(default_factory=list)
    in_head: bool = True
    _type: str | None = None

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {k: v or "" for k, v in attrs}
        if tag == "meta" and self.in_head:
            self.metas.append(
                (found.get("name") or found.get("property", ""), found.get("content", ""))
            )
        elif tag == "link" and self.in_head:
            self.links.append(found)
        elif tag == "script":
            self._type = found.get("type", "")

    def handle_data(self, data: str) -> None:
        if self._type == "application/ld+json":
            self.data.append(json.loads(data))
        elif self._type is not None:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._type = None
        elif tag == "head":
            self.in_head = False

    def all(self, name: str) -> list[str]:
        return [content for n, content in self.metas if n == name]

    def one(self, name: str) -> str:
        (content,) = self.all(name)
        return content

    def rel(self, rel: str) -> list[str]:
        return [link["href"] for link in self.links if link.get("rel") == rel]


def head(path: Path) -> Head:
    parsed = Head()
    parsed.feed(path.read_text(encoding="utf-8"))
    return parsed


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition, built for a known address."""
    site = tmp_path_factory.mktemp("site")
    repo = "https://example.org/r"
    done = mkdocs(
        ROOT, "build", "--strict", "--site-dir", str(site), SITE_URL=URL, REPO_URL=repo
    )
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition, built without an address."""
    site = tmp_path_factory.mktemp("site")
    mkdocs(ROOT, "build", "--quiet", "--site-dir", str(site), SITE_URL="", REPO_URL="")
    return site


@pytest.mark.parametrize("stem", STEMS)
def test_an_act_is_a_chapter_of_the_edition(built: Path, edition: Edition, stem: str) -> None:
    part = next(a for a in edition.resolved.corpus.acts if a.stem == stem)
    page = head(built / stem / "index.html")
    assert page.one("z.itemType") == "bookSection"
    assert page.one("citation_title") == part.name
    assert page.one("citation_inbook_title") == TITLE
    assert page.one("citation_author") == "The editors of this edition,"
    assert page.one("citation_editor") == "The editors of this edition,"
    assert page.one("citation_publication_date") == edition.publication.version.date.replace(
        "-", "/"
    )
    assert page.one("citation_language") == "en"
    assert page.one("citation_abstract") == part.abstract
    assert page.one("DC.rights") == "https://creativecommons.org/licenses/by/4.0/"
    addresses = {page.one("citation_public_url"), page.one("og:url"), *page.rel("canonical")}
    assert addresses == {f"{URL}{stem}/"} == set(page.rel("cite-as"))


def test_nobody_is_made_author_of_what_he_has_not_written(built: Path) -> None:
    for path in built.rglob("index.html"):
        page = head(path)
        makers = [
            *page.all("citation_author"),
            *page.all("citation_editor"),
            *page.all("DC.creator"),
        ]
        assert "Siegelbaum" not in "".join(makers), path
        for data in page.data:
            assert [a["name"] for a in data["author"]] == ["The editors of this edition"]
            assert [a["name"] for a in data["isBasedOn"]["author"]] == ["Lewis H. Siegelbaum"]


def test_the_last_container_in_an_act_is_the_edition(built: Path) -> None:
    names = [name for name, _ in head(built / "1959" / "index.html").metas]
    containers = [
        n for n in names if n.startswith(("citation_", "DC.", "prism.")) and "title" in n
    ]
    assert containers == ["DC.title", "citation_title", "citation_inbook_title"]
    assert not {"DC.source", "DC.isPartOf"} & set(names)


def test_the_home_page_is_the_whole(built: Path) -> None:
    page = head(built / "index.html")
    assert page.one("z.itemType") == "book"
    assert page.one("citation_title") == TITLE
    assert page.one("citation_public_url") == URL
    (data,) = page.data
    assert data["@type"] == "Book"
    assert [p["@id"] for p in data["hasPart"]] == [f"{URL}{stem}/" for stem in STEMS]
    assert page.rel("item") == [f"{stem}/" for stem in STEMS]


def test_json_ld_has_one_citation_for_each_work(built: Path, edition: Edition) -> None:
    seen: set[str] = set()
    for part in edition.resolved.corpus.acts:
        (data,) = head(built / part.stem / "index.html").data
        ids = [c["@id"] for c in data.get("citation", [])]
        assert ids == [f"{URL}bibliography/#{k}" for k in edition.resolved.works_of(part)]
        assert data["isPartOf"]["name"] == TITLE
        seen |= set(ids)
    assert len(seen) == len(edition.resolved.corpus.bibliography.entries)


def test_a_translator_and_an_editor_are_in_the_citation(built: Path) -> None:
    (data,) = head(built / "1929" / "index.html").data
    (lenin,) = [c for c in data["citation"] if c["@id"].endswith("#lenin1918")]
    assert [p["familyName"] for p in lenin["translator"]] == ["Dutt"]
    assert [p["familyName"] for p in lenin["editor"]] == ["Daglish"]


def test_every_address_in_a_head_is_there(built: Path) -> None:
    for path in built.rglob("index.html"):
        for link in head(path).links:
            href = link["href"].partition("#")[0].removeprefix(URL)
            if "://" in href or link["rel"] in ("stylesheet", "icon", "prev", "next"):
                continue
            target = built / href if link["href"].startswith(URL) else path.parent / href
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), (path, link)


def test_the_bibliography_offers_all_works_three_ways(built: Path, edition: Edition) -> None:
    page = head(built / "bibliography" / "index.html")
    html = (built / "bibliography" / "index.html").read_text(encoding="utf-8")
    assert page.rel("unapi-server") == [f"{URL}unapi.xml"]
    assert html.count('class="unapi-id"') == 1
    keys = edition.resolved.corpus.bibliography.entries
    assert html.count('class="Z3988"') == sum(
        any(role in edition.formatted.csl[k] for role in ("author", "editor", "translator"))
        for k in keys
    )
    for key in keys:
        for ending in ("bib", "ris", "json"):
            assert f'href="../bibliography/{key}.{ending}"' in html
            assert (built / "bibliography" / f"{key}.{ending}").is_file()
    assert len(page.rel("alternate")) >= 3
    for stem in STEMS:
        assert "Z3988" not in (built / stem / "index.html").read_text(encoding="utf-8")


def test_the_sitemap_has_the_date_of_each_act(built: Path, edition: Edition) -> None:
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    urls = ET.parse(built / "sitemap.xml").findall("s:url", spaces)
    dates = {u.findtext("s:loc", "", spaces): u.findtext("s:lastmod", "", spaces) for u in urls}
    for stem in STEMS:
        assert dates[f"{URL}{stem}/"] == edition.publication.history.last_change(stem)


def test_every_page_names_its_version(built: Path, edition: Edition) -> None:
    """But for `/n/12/`, which only leads to the note."""
    for path in set(built.rglob("index.html")) - set(built.glob("n/**/index.html")):
        assert edition.publication.version.name in path.read_text(encoding="utf-8"), path


def test_without_an_address_none_is_invented(nowhere: Path) -> None:
    for path in nowhere.rglob("index.html"):
        page = head(path)
        assert not page.all("citation_public_url")
        assert not page.all("og:url")
        assert not page.rel("cite-as")
        if path.parent.name != "rules":  # whose examples have addresses of their own
            assert "example.org" not in path.read_text(encoding="utf-8")
    assert head(nowhere / "bibliography" / "index.html").rel("unapi-server") == ["../unapi.xml"]


def test_a_hostile_title_stays_text(tmp_path: Path) -> None:
    entry = "author={<script>alert(2)</script>}, title={</script><img src=x onerror=alert(3)>}"
    bib = f"@book{{x, {entry}, date={{1999}}}}\n"
    files = {
        "mkdocs.yml": CONFIG,
        "docs/index.md": "# Home\n\n\\contents\n",
        "docs/cite.md": "# Cite\n\n\\cite_edition\n\n\\cite_parts\n\n\\cite_original\n",
        "docs/bibliography.md": "# Bibliography\n\n\\full_bibliography\n",
        "acts/one.md": act("Text.[^1]", title=HOSTILE),
        "notes/one.md": "[^1]: [@x].\n",
        "bibliography.bib": bib,
        "CITATION.cff": f"title: {HOSTILE}\nauthors: [{{name: {HOSTILE}}}]\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = mkdocs(tmp_path, "build", SITE_URL=URL)
    assert done.returncode == 0, done.stderr
    for name in ("one", "bibliography", "cite", "."):
        page = head(tmp_path / "site" / name / "index.html")
        assert not [s for s in page.scripts if "alert" in s]
    page = head(tmp_path / "site/one/index.html")
    assert page.one("citation_title") == HOSTILE.strip("'")
    assert page.data[0]["name"] == HOSTILE.strip("'")
    assert "onerror" in page.data[0]["citation"][0]["name"]
