"""From an article to an edition, end to end."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from backmatter.adapters.cli import main
from backmatter.check import check_edition
from backmatter.config import load_settings
from backmatter.diagnostics import Severity

ARTICLE = """\
Bread and Its Price

Ada Example

Abstract

An essay about flour.

Keywords: bread; prices

In every town the price of a loaf was watched with care, and in most it was set by law.¹
The bakers did not like
it, and neither did the millers, who had their own opinion of what a sack was worth.² A
loaf is never only a loaf.

The Assize

The assize fixed the weight of the loaf and let its price alone, which is not what most
people remember.³ Its
officers went from door to door with scales; they were paid by the fine, and so they found
what they looked

for in nearly every shop that they entered.⁴

Notes

1. E. P. Thompson, *Customs in Common* (London: Merlin Press, 1991), 185–258.
2. *Ibid.*, 200; see also Steven L. Kaplan, *Provisioning Paris: Merchants and Millers in
the Grain and Flour Trade* (Ithaca: Cornell University Press, 1984), 12.
3. Kaplan, *Provisioning Paris*, 40.
4. Nobody has counted them.
"""


def imported(tmp_path: Path, text: str = ARTICLE, *options: str) -> Path:
    source = tmp_path / "article.txt"
    source.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(
        main, ["import", str(source), "--into", str(tmp_path / "edition"), *options]
    )
    assert result.exit_code == 0, result.output
    return tmp_path / "edition"


def test_the_edition_of_an_article_passes_the_check(tmp_path: Path) -> None:
    edition = imported(tmp_path)
    found = check_edition(load_settings(edition / "mkdocs.yml")).diagnostics
    assert [d for d in found if d.severity is Severity.ERROR] == []


def test_each_note_becomes_a_citation_with_its_locator(tmp_path: Path) -> None:
    edition = imported(tmp_path)
    notes = (edition / "notes/introduction.md").read_text(encoding="utf-8")
    assert "[^1]: [@thompson1991customs, pp. 185–258]." in notes
    assert "[@thompson1991customs, p. 200]; see also [@kaplan1984provisioning, p. 12]." in notes
    later = (edition / "notes/the-assize.md").read_text(encoding="utf-8")
    assert "[^3]: [@kaplan1984provisioning, p. 40]." in later
    assert "[^4]: Nobody has counted them." in later


def test_a_paragraph_cut_at_a_page_break_is_whole_again(tmp_path: Path) -> None:
    act = (imported(tmp_path) / "acts/the-assize.md").read_text(encoding="utf-8")
    assert "found what they looked for in nearly every shop" in act


def test_an_edition_is_not_written_over(tmp_path: Path) -> None:
    edition = imported(tmp_path)
    act = edition / "acts/introduction.md"
    act.write_text("changed", encoding="utf-8")
    again = CliRunner().invoke(
        main, ["import", str(tmp_path / "article.txt"), "--into", str(edition)]
    )
    assert again.exit_code != 0
    assert "--force" in again.output
    assert act.read_text(encoding="utf-8") == "changed"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"%PDF-1.7"])
def test_what_is_no_article_is_said_to_be_none_or_becomes_an_empty_edition(
    tmp_path: Path, content: bytes
) -> None:
    source = tmp_path / "odd"
    source.write_bytes(content)
    result = CliRunner().invoke(main, ["import", str(source), "--into", str(tmp_path / "out")])
    assert result.exit_code in {0, 1}
    assert result.exception is None or isinstance(result.exception, SystemExit)
