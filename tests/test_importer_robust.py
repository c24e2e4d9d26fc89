"""Whatever comes in, there is an edition or a clear message, and no word is lost."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pypandoc
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from backmatter.adapters.cli import main
from backmatter.config import load_settings
from backmatter.importer.article import Article
from backmatter.importer.read import read_article
from backmatter.importer.read_text import read_text
from backmatter.importer.report import html_report
from backmatter.importer.run import import_article
from backmatter.importer.scaffold import site
from backmatter.source import read_corpus

PIECES = st.sampled_from(
    """Carr Davies, E. H. *Foundations* “Title,” (London: Macmillan, 1974) Ibid. op. cit. ; .
    , 12–14 vol. 1 see also in ed. (eds) 1. 2. 3. [1] ¹ ² * [ ] ( ) “ ” ‘ ’ { } @key \\ $ Notes
    \f - — the of
    1984 (n. 3) p. pp. S. Vgl. ebd. in: et al. https://example.org Hg. http://""".split()
)
TEXTS = st.lists(st.one_of(PIECES, st.just("\n"), st.just("\n\n")), max_size=80).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=300)))
def test_any_text_becomes_an_edition(text: str) -> None:
    imported = import_article(read_text(text))
    assert html_report(imported)
    assert all(t.endswith("\n") or not t for t in imported.files.values())


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


def kept(text: str) -> Counter[str]:
    """The words of a text that are neither in the edition nor in the report."""
    article = read_text(text)
    imported = import_article(article)
    home = site(article.title, article.authors, article.abstract, ())
    report = re.sub(r"<style>.*?</style>|<[^>]+>", " ", html_report(imported), flags=re.DOTALL)
    there = words(
        " ".join([*imported.files.values(), *home.values(), report]).replace("\\", "")
    )
    return words(text) - there


PDF = """\
Bread and Its Price

Ada Example

In every town the price of a loaf was watched with care, and in most it was set by
law.1 The bakers did not like it, and neither did the millers, who had their own opin-
ion of what a sack was worth in 1929.2 A loaf is never only a loaf.
Nobody in the whole of the county is known to have complained about it to the

1 E. P. Thompson, Customs in Common (London: Merlin Press, 1991), 185–258.
2 Ibid., 200; see also Steven L. Kaplan, Provisioning Paris: Merchants and Millers in the
Grain and Flour Trade (Ithaca: Cornell University Press, 1984), 12.

44

BREAD AND ITS PRICE                                              45

king.3 This is odd, since complaint was the ordinary business of the county.

3 Kaplan, Provisioning Paris, 40.

46

BREAD AND ITS PRICE                                              47

The last officer was pensioned in 1836; he kept the scales.

48

BREAD AND ITS PRICE                                              49

And so it was done everywhere.
"""


def test_notes_at_the_feet_of_pages_are_taken_out_of_the_text() -> None:
    article = read_text(PDF)
    assert [n.label for n in article.notes] == ["1", "2", "3"]
    text = "\n".join(block for section in article.sections for block in section.blocks)
    assert "complained about it to the king.[^3]" in text
    assert "their own opinion of what" in text
    assert "44" not in text


def test_no_word_of_a_page_is_lost() -> None:
    lost = kept(PDF)
    assert set(lost) <= {"opin", "ion"}, lost  # the word that a line's end had cut


@pytest.mark.parametrize("marks", ["¹ ² ³", "[1] [2] [3]", "1 2 3", "^1^ ^2^ ^3^"])
@pytest.mark.parametrize("labels", ["1. 2. 3.", "[1] [2] [3]", "¹ ² ³", "1 2 3"])
def test_every_way_to_number_notes_is_understood(marks: str, labels: str) -> None:
    body = "".join(
        f"Sentence number {w} says a thing about bread and about the price of it.{m} "
        for w, m in zip(("one", "two", "three"), marks.split(), strict=True)
    )
    notes = "\n".join(f"{x} Something to say." for x in labels.split())
    article = read_text(f"A Title\n\nAda Example\n\n{body}\n\nNotes\n\n{notes}\n")
    found = re.findall(r"\[\^(\d)\]", "".join(b for s in article.sections for b in s.blocks))
    assert found == ["1", "2", "3"]
    assert [n.label for n in article.notes] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("notes", "labels"),
    [
        ("1. One.\n2. Two.\n4. Four.\n", ["1", "2", "4"]),
        ("1. One.\n2. Two.\n2. Two again.\n3. Three.\n", ["1", "2", "3"]),
        ("1. One,\nwhich goes on.\n\n2. Two.\n", ["1", "2"]),
        ("", []),
    ],
)
def test_gaps_and_repeats_lose_no_words(notes: str, labels: list[str]) -> None:
    text = (
        f"A Title\n\nAda Example\n\nWords about bread.¹ And more of them.²\n\nNotes\n\n{notes}"
    )
    assert [n.label for n in read_text(text).notes] == labels
    assert not kept(text)


def test_a_note_without_a_mark_is_named() -> None:
    text = (
        "A Title\n\nAda Example\n\nWords about bread.¹ And more.\n\nNotes\n\n1. One.\n2. Two.\n"
    )
    assert "no mark was found in the text for note 2" in read_text(text).remarks


MARKDOWN = """\
---
title: Bread and Its Price
author: Ada Example
---

# The Town

In every town the price was *watched*.[^1] The bakers did not like it.[^2]

- one item[^3]

# The Assize

| a | b |
|---|---|
| 1 | 2[^4] |

[^1]: E. P. Thompson, *Customs in Common* (London: Merlin Press, 1991), 185--258.
[^2]: *Ibid.*, 200; see also Steven L. Kaplan, *Provisioning Paris* (Ithaca: Cornell
    University Press, 1984), 12.
[^3]: Kaplan, *Provisioning Paris*, 40.
[^4]: Nobody has counted them.
"""


@pytest.mark.parametrize("form", ["md", "docx", "odt", "html"])
def test_every_format_gives_the_same_edition(tmp_path: Path, form: str) -> None:
    source = tmp_path / f"article.{form}"
    if form == "md":
        source.write_text(MARKDOWN, encoding="utf-8")
    else:
        to = {"outputfile": str(source), "extra_args": ["-s"]}
        pypandoc.convert_text(MARKDOWN, form, format="markdown", **to)
    article = read_article(source)
    assert (article.title, article.authors) == ("Bread and Its Price", ("Ada Example",))
    assert [s.title for s in article.sections] == ["The Town", "The Assize"]
    files = import_article(article).files
    assert "see also [@kaplan1984provisioning, p. 12]." in files["notes/the-town.md"]
    assert "[^4]: Nobody has counted them." in files["notes/the-assize.md"]


def command(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def test_entries_that_are_there_are_used_and_not_changed(tmp_path: Path) -> None:
    source, folder, bib = tmp_path / "a.txt", tmp_path / "edition", tmp_path / "my.bib"
    source.write_text(PDF, encoding="utf-8")
    entry = (
        "@Book{ept91,\n author={Thompson, Edward P.}, title = {Customs in Common},\n year=1991}"
    )
    bib.write_text(entry + "\n", encoding="utf-8")
    command("import", str(source), "--into", str(folder), "--bibliography", str(bib))
    assert entry in (folder / "bibliography.bib").read_text(encoding="utf-8")
    assert "[@ept91, pp. 185–258]" in (folder / "notes/text.md").read_text(encoding="utf-8")
    assert bib.read_text(encoding="utf-8") == entry + "\n"


def test_a_run_that_cannot_write_leaves_nothing(tmp_path: Path) -> None:
    source, folder = tmp_path / "a.txt", tmp_path / "edition"
    source.write_text(PDF, encoding="utf-8")
    folder.mkdir()
    (folder / "acts").write_text("a file where a folder should be", encoding="utf-8")
    result = CliRunner().invoke(main, ["import", str(source), "--into", str(folder), "--force"])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert [p.name for p in folder.iterdir()] == ["acts"]
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_new_edition_can_be_read(tmp_path: Path) -> None:
    command("new", str(tmp_path / "edition"))
    corpus, found = read_corpus(load_settings(tmp_path / "edition" / "mkdocs.yml"))
    assert not found
    assert [act.title for act in corpus.acts] == ["Text"]


def test_an_article_without_anything_is_an_empty_edition() -> None:
    assert import_article(Article("", (), (), ())).notes == ()
