"""Entries of several fields whose fields agree, on which the check has nothing to say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from backmatter.check import check_edition
from backmatter.config import settings_from
from backmatter.diagnostics import Diagnostic, Severity
from test_clean import FOLDER, said
from test_rules import TEXT

CODES = {f"E0{n}" for n in range(57, 70)}


def codes(folder: Path, entries: str) -> set[str]:
    """What these rules say of some entries, down to the slightest."""
    folder.mkdir(exist_ok=True)
    act = f"---\ntitle: One\n---\n\n{TEXT}\n\n[^1]: [@a1].\n"
    lines = said(folder, act, entries, least=Severity.INFO)
    return {code for line in lines if (code := line.split()[1]) in CODES}


def _all(folder: Path, entries: str) -> Sequence[Diagnostic]:
    (folder / "bibliography.bib").write_text(entries, encoding="utf-8")
    return check_edition(settings_from(folder, {}), least=Severity.INFO).diagnostics


def test_entries_that_agree_are_silent(tmp_path: Path) -> None:
    assert codes(tmp_path, (FOLDER / "agreeing.bib").read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    ("fields", "correction", "is_found"),
    [
        ("number = {3}", "The issue number, 3, is added.", False),
        ("number = {3}", "The issue number, 2, is added.", True),
        ("number = {3}", "The issue number, 2, is not added.", False),
        ("number = {8–9}", "The issue number, 8/9, is added.", False),
        ("number = {8/9}", "The issue number, 8–9, is added.", False),
        ("number = {8–9}", "The issue number, 8–10, is added.", True),
        ("number = {3}", "The issue number was 3; 2, as the note has it, is a slip.", False),
        ("pages = {1612–28}", "The extent, pp. 1612–1628, is added.", False),
        ("pages = {1612--1628}", "The extent (pp. 1612–28) is added.", False),
        ("pages = {S12–S20}", "The extent, pp. S12–S20, is added.", False),
        ("pages = {5–9}", "The extent of the review, pp. 5–8, is added.", True),
        ("volume = {IV}, publisher = {X}", "Volume and series are added.", True),
        ("volume = {IV}, publisher = {X}", "The volume, 4, is added.", False),
        ("volume = {IV}, publisher = {X}", "The volume, 5, is added.", True),
        ("editor = {Müller, Jörg}", "The editor, Jorg Muller, is added.", False),
        ("editor = {Müller, Jörg}", "The editor, Jörg Miller, is added.", True),
        ("editor = {Müller, Jörg}", "The editor of the journal added a title.", False),
        ("date = {1996-03-04}", "The number and its date, 4 March 1996, are added.", False),
        ("date = {1996-03-04}", "The number and its date, March 5, 1996, are added.", True),
        ("addendum = {Trans. A. B.}", "The translator is added.", False),
    ],
)
def test_what_is_said_to_be_added_stands_in_the_entry(
    fields: str, correction: str, is_found: bool, tmp_path: Path
) -> None:
    entry = f"@book{{a1, title = {{A}}, {fields}, correction = {{{correction}}}}}\n"
    assert ("E057" in codes(tmp_path, entry)) == is_found


@pytest.mark.parametrize(
    ("fields", "printed", "correction", "is_found"),
    [
        ("date = {1989-10-23}", "The Nation, Oct. 23, 1989", "The title is added.", False),
        ("date = {1989-10-24}", "The Nation, Oct. 23, 1989", "The title is added.", True),
        ("date = {1989-10-24}", "The Nation, 23 Oct. 1989", "The title is added.", True),
        ("date = {1989-10-24}", "The Nation, Oct. 23, 1989", "The day was another.", False),
        ("date = {1989-10-24}", "Oct. 23, 1989", "The note gives the day.", True),
        ("date = {1989-10-24}", "Oct. 23, 1989", "The note gives the wrong day.", False),
        ("date = {1989-10-20/1989-10-27}", "Oct. 23, 1989", "A title is added.", False),
        ("date = {1989-10}", "Oct. 23, 1989", "A title is added.", False),
        ("date = {1955}, origdate = {1931}", "June 23, 1931", "A title is added.", False),
        ("date = {1955-01-01}", "The Speech of June 23, 1931", "A title is added.", True),
        (
            "subtitle = {Speech of {June} 23, 1931}, date = {1955-01-01}",
            "The Speech of June 23, 1931",
            "A title is added.",
            False,
        ),
        ("date = {1917-02-23}", "March 8, 1917", "A title is added.", False),
        ("date = {2020}, urldate = {2022-10-28}", "accessed Oct. 28, 2022", "None.", False),
        ("date = {2020}, urldate = {2022-10-29}", "accessed Oct. 28, 2022", "None.", True),
        ("date = {2020-01-02}", "accessed Oct. 28, 2022", "None.", False),
    ],
)
def test_a_day_that_was_printed_is_that_of_the_entry(
    fields: str, printed: str, correction: str, is_found: bool, tmp_path: Path
) -> None:
    entry = (
        f"@book{{a1, title = {{A}}, {fields}, printed = {{{printed}}}, "
        f"correction = {{{correction}}}}}\n"
    )
    assert ("E059" in codes(tmp_path, entry)) == is_found


_OTHERS = "@book{carr1950, author = {Carr, E. H.}}\n@book{nove1969, author = {Nove, Alec}}\n"


@pytest.mark.parametrize(
    ("entry", "is_found"),
    [
        ("lewin1966, author = {Moshe, Lewin}, date = {1966}", True),
        ("lewin1966, author = {Lewin, Moshe}, date = {1966}", False),
        ("leonardo1500, author = {Vinci, Leonardo da}, date = {1500}", False),
        ("dylan_thomas1950, author = {Thomas, Dylan}, date = {1950}", False),
        ("garciamarquez1967, author = {García Márquez, Gabriel}, date = {1967}", False),
        ("marquez1967, author = {García Márquez, Gabriel}, date = {1967}", False),
        ("mao1937, author = {Mao, Zedong}, date = {1937}", False),
        ("mao1937, author = {Zedong, Mao}, date = {1937}", True),
        ("bank1996, author = {{World Bank}}, date = {1996}", False),
        ("humboldt1810, author = {von Humboldt, Wilhelm}, date = {1810}", False),
    ],
)
def test_a_key_begins_with_the_family_name(entry: str, is_found: bool, tmp_path: Path) -> None:
    assert ("E060" in codes(tmp_path, f"{_OTHERS}@book{{{entry}}}\n")) == is_found


def test_keys_of_given_names_may_be_the_usage_of_a_bibliography(tmp_path: Path) -> None:
    entries = "@book{edward1950, author = {Carr, Edward}, date = {1950}}\n"
    assert "E060" not in codes(tmp_path, entries)


@pytest.mark.parametrize(
    ("fields", "is_found"),
    [
        ("author = {Nabokov, Vladimir}, translator = {Nabokov, Vladimir}", True),
        (
            "author = {Nabokov, Vladimir}, translator = {Nabokov, Vladimir}, "
            "note = {Translated by the author}",
            False,
        ),
        ("author = {Nabokov, Vladimir}, translator = {Nabokov, Dmitri}", False),
        ("editor = {Raleigh, Donald}, translator = {Raleigh, Donald}", False),
        ("author = {Smith, S.}, editor = {Smith, S.}", False),
    ],
)
def test_an_author_who_translates_says_so(fields: str, is_found: bool, tmp_path: Path) -> None:
    assert ("E061" in codes(tmp_path, f"@book{{a1, title = {{A}}, {fields}}}\n")) == is_found


@pytest.mark.parametrize(
    ("url", "code", "direct"),
    [
        ("https://example.org/a?b=c#d", "", ""),
        ("https://web.archive.org/web/2020/https://example.org/a", "", ""),
        ("https://www.oclc.org/en/ezproxy.html", "", ""),
        ("https://ezproxy.example.edu/", "", ""),
        ("https://www.google.com/books/edition/_/abc?hl=en&q=a", "", ""),
        ("https://www.facebook.com/a", "", ""),
        (
            "https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.org%2Fb",
            "E062",
            "https://a.org/b",
        ),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.org%2Fb&h=X",
            "E062",
            "https://a.org/b",
        ),
        ("https://login.ezproxy.x.edu/login?url=https://a.org/b", "E062", "https://a.org/b"),
        (
            "https://www.jstor.org.ezproxy.x.edu/stable/1",
            "E062",
            "https://www.jstor.org/stable/1",
        ),
        ("https://www-jstor-org.x.idm.oclc.org/a", "E062", "https://www.jstor.org/a"),
        ("https://a--b-org.libproxy.x.edu/a", "E062", "https://a-b.org/a"),
        ("https://a.org/b#:~:text=c", "E063", "https://a.org/b."),
        ("https://a.org/b#part:~:text=c", "E063", "https://a.org/b#part."),
        ("https://a.org/b?utm_source=x&c=d&utm_medium=y#e", "E063", "https://a.org/b?c=d#e."),
        ("https://a.org/b?fbclid=x", "E063", "https://a.org/b."),
    ],
)
def test_an_address_is_that_of_the_page(
    url: str, code: str, direct: str, tmp_path: Path
) -> None:
    act = f"---\ntitle: One\n---\n\n{TEXT} See [there]({url}).\n\n[^1]: [@carr1974].\n"
    (tmp_path / "acts").mkdir()
    (tmp_path / "acts" / "one.md").write_text(act, encoding="utf-8")
    found = check_edition(settings_from(tmp_path, {}), least=Severity.INFO).diagnostics
    said = [d for d in found if d.rule.code in {"E062", "E063"}]
    assert [d.rule.code for d in said] == ([code] if code else [])
    assert all(direct in d.remedy for d in said)


@pytest.mark.parametrize(
    ("title", "is_found"),
    [
        ("Istoriia SSSR, 1917–1991 [A History of the USSR, 1917–1991]", False),
        ("Istoriia SSSR, 1917–91 [A History of the USSR, 1917–1991]", False),
        ("Istoriia SSSR, 1917–1991 [A History of the USSR, 1917–1990]", True),
        ("Istoriia, 1–3 iiunia 1962 g. [A History, 1–3 June 1962]", False),
        ("Istoriia, 1–3 iiunia 1962 g. [A History, 1–2 June 1962]", True),
        ("Istoriia, 1–3 iiunia 1962 g. [A History, June 1–3, 1926]", True),
        ("Istoriia XX veka [A History of the 20th Century]", False),
        ("Istoriia 1920-kh gg. [A History of the 1920s]", False),
        ("Istoriia 1920-kh–30-kh gg. [A History of the 1920s and 1930s]", False),
        ("Tārīkh-i Īrān 1357 [A History of Iran 1979]", False),
        ("Shōwa 20-nen no Nihon [Japan in 1945]", False),
        ("2-i sʺezd partii [The Second Congress of the Party]", False),
        ("Ocherki [revised ed. of 1991]", False),
        ("Jahresbericht 1990 [Ausgabe 1991 in einem neuen Druck aus der Bibliothek]", False),
        ("Plan na 1.500 traktorov [A Plan for 1,500 Tractors]", False),
        ("Dekrety, 25 oktiabria 1917 g. [Decrees, November 7, 1917]", False),
        ("Jahrbuch 1990 [Berlin 1991]", False),
    ],
)
def test_a_translation_has_the_figures_of_its_title(
    title: str, is_found: bool, tmp_path: Path
) -> None:
    entry = f"@book{{a1, title = {{{title}}}, langid = {{russian}}}}\n"
    assert ("E064" in codes(tmp_path, entry)) == is_found


_KEPT = "".join(
    f"@book{{a{n}, title = {{{title}}}, langid = {{russian}}}}\n"
    for n, title in enumerate(
        ("Istoriia partii", "Generalʹnaia liniia", "Vsesoiuznyi sʺezd i vyuchka"), 2
    )
)


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("Sovetskaia diplomatiia [Soviet Diplomacy in Jakarta]", ""),
        ("Sovetskaya diplomatiia [Soviet Diplomacy]", "Sovetskaia"),
        ("Kholodnoye leto", "Kholodnoe"),
        ("Yezhegodnik", "Ezhegodnik"),
        ("Revoliucija", "Revoliutsiia"),
        ("Revoliuciia", "Revoliutsiia"),
        ("General’naia liniia", "Generalʹnaia"),
        ("Vyezd i vyuchka iunykh, BBC i IBM, vol. XXc", ""),
        ("Shchuka, chaika i schast{\\'\\i}e", ""),
        ("Jazz v SSSR", ""),
        ("Русская история", ""),
        ("[Of Young Yevtushenko’s Jacket]", ""),
    ],
)
def test_a_bibliography_keeps_to_its_transliteration(
    title: str, meant: str, tmp_path: Path
) -> None:
    entry = f"@book{{a1, title = {{{title}}}, langid = {{russian}}}}\n"
    found = [d for d in _all(tmp_path, entry + _KEPT) if d.rule.code == "E065"]
    assert [d.fields["meant"] for d in found] == ([meant] if meant else [])


def test_another_transliteration_may_be_the_usage_of_a_bibliography(tmp_path: Path) -> None:
    others = _KEPT.replace("iia", "iya").replace("iuz", "yuz").replace("naia", "naya")
    entry = "@book{a1, title = {Sovetskaya istoriya}, langid = {russian}}\n"
    assert "E065" not in codes(tmp_path, entry + others)


_KEYED = "".join(
    f"@book{{{name.lower()}19{n}, author = {{{name}, A. B.}}}}\n"
    for n, name in enumerate(("Carrow", "Davies", "Hessler", "Lewin", "Violas"), 60)
)


@pytest.mark.parametrize(
    ("key", "author", "is_found"),
    [
        ("plokhy2014", "Plokhyy, Serhii", False),  # the key may be cut short
        ("plokhy2014", "Plohky, Serhii", True),
        ("plokhy2014", "Plohy, Serhii", True),
        ("mueller1990", "Müller, Jörg", False),
        ("muller1990", "Müller, Jörg", False),
        ("sorensen1990", "Sørensen, Jörg", False),
        ("obrien1990", "O’Brien, Jörg", False),
        ("sanchezsibony2014", "Sanchez-Sibony, Oscar", False),
        ("garcia1990", "García Márquez, Gabriel", False),
        ("smithj1990", "Smith, John", False),
        ("humboldt1810", "von Humboldt, Wilhelm", False),
    ],
)
def test_a_family_name_is_that_of_its_key(
    key: str, author: str, is_found: bool, tmp_path: Path
) -> None:
    entry = f"@book{{{key}, author = {{{author}}}}}\n"
    assert ("E066" in codes(tmp_path, entry + _KEYED)) == is_found


@pytest.mark.parametrize(
    ("one", "other", "is_found"),
    [
        ("Davies, R. W.", "Davise, R. W.", True),
        ("Davies, R. W.", "Davis, R. W.", True),
        ("Davies, R.", "Davis, R.", False),
        ("Davies, R. W.", "Davis, S. W.", False),
        ("Ivanov, Sasha", "Ivanova, Sasha", False),
        ("Hansen, Peter", "Hanson, Peter", False),
        ("Meier, Peter", "Meyer, Peter", False),
        ("Smith, John", "Smyth, John", False),
        ("Fitzpatrick, Sheila", "Fitzpatrcik, Sheila", True),
        ("Fitzpatrick, Sheila", "Fitzpatrik, Sheila", True),
        ("Li, Wei", "Lu, Wei", False),
    ],
)
def test_a_name_is_spelled_as_elsewhere(
    one: str, other: str, is_found: bool, tmp_path: Path
) -> None:
    entries = f"@book{{a1, author = {{{one}}}}}\n@book{{a2, author = {{{other}}}}}\n"
    assert ("E067" in codes(tmp_path, entries)) == is_found


_LONG = "title = {A History of the Village}, subtitle = {Bread and Power}"
_PEN = "maintitle = {A History of Soviet Russia}"


@pytest.mark.parametrize(
    ("one", "other", "is_found"),
    [
        (f"author = {{A, B}}, {_LONG}, date = {{1950}}", f"author = {{C, D}}, {_LONG}", True),
        (f"author = {{A, B}}, {_LONG}, edition = {{2}}", f"author = {{C, D}}, {_LONG}", False),
        (f"author = {{A, B}}, {_LONG}, date = {{1950}}", f"author = {{A, B}}, {_LONG}", False),
        (f"author = {{A, B}}, {_LONG}, date = {{1950}}", f"editor = {{C, D}}, {_LONG}", False),
        (
            "author = {A, B}, title = {The Revolution}",
            "author = {C, D}, title = {The Revolution}",
            False,
        ),
        (
            f"author = {{A, B}}, {_PEN}, volume = {{1}}, {_LONG}, date = {{1950}}",
            f"author = {{A, B}}, {_PEN}, volume = {{2}}, {_LONG}, date = {{1951}}",
            True,
        ),
        (
            f"author = {{A, B}}, {_PEN}, volume = {{1}}, {_LONG}, part = {{1}}",
            f"author = {{A, B}}, {_PEN}, volume = {{2}}, {_LONG}, part = {{2}}",
            False,
        ),
        (
            "author = {A, B}, maintitle = {Werk}, volume = {1}, title = {Brief}, date = {1950}",
            "author = {A, B}, maintitle = {Werk}, volume = {2}, title = {Brief}, date = {1951}",
            False,
        ),
        (
            f"author = {{A, B}}, {_LONG}, volume = {{1}}, date = {{1950}}",
            f"author = {{A, B}}, {_LONG}, volume = {{2}}, date = {{1951}}",
            False,
        ),
    ],
)
def test_a_title_that_was_copied_is_asked_about(
    one: str, other: str, is_found: bool, tmp_path: Path
) -> None:
    entries = f"@book{{a1, {one}}}\n@book{{a2, {other}}}\n"
    assert ("E068" in codes(tmp_path, entries)) == is_found
