"""What is certain of every citation of a work, from the style alone.

If the author is named in it, ibid. apart, works by different authors are never cited alike;
nor are those by one author, if the title is printed too, unless they share that. If pages are
printed without regard to how many they are, one page is printed as a range is, but for its
end. Where a branch of the style may be taken in which it is not so, the answer is no.
Source: CSL 1.0.2, "Choose", "Names", "Substitute" and "Label".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self
from xml.etree.ElementTree import Element

_IBID = frozenset(("ibid", "ibid-with-locator"))
_OF_CITATION = frozenset(
    ("locator", "first-reference-note-number", "citation-number", "year-suffix")
)
"""Variables that a citation has, not the work."""
_DERIVED = frozenset(("title-short", "container-title-short", "page-first"))
"""Variables that a work may have though its item has none of the name."""


@dataclass(frozen=True)
class Kind:
    """Works of one type that have the same variables, among them the author."""

    type: str
    variables: frozenset[str]

    @classmethod
    def of(cls, item: Mapping[str, Any]) -> Self:
        """The kind of a CSL-JSON item."""
        return cls(str(item.get("type", "")), frozenset(k for k, v in item.items() if v))

    def is_named(self, node: Element, macros: Mapping[str, Element]) -> bool:
        """Whether what a node of the style prints of such a work names its author."""
        return self._is_there("author", node, macros)

    def is_titled(self, node: Element, macros: Mapping[str, Element]) -> bool:
        """Whether it prints the work's title, long or short."""
        return self._is_there("title", node, macros)

    def _is_there(self, what: str, node: Element, macros: Mapping[str, Element]) -> bool:
        name = _local(node)
        if name == "names":
            return self._is_in_names(what, node, macros)
        if name == "choose":
            return self._is_in_branches(what, node, macros)
        if name == "text":
            variable = node.get("variable", "")
            if variable == what or (variable == f"{what}-short" in self.variables):
                return True
            called = macros.get(node.get("macro", ""))
            return called is not None and self._is_there(what, called, macros)
        return any(self._is_there(what, child, macros) for child in node)

    def _is_in_names(self, what: str, names: Element, macros: Mapping[str, Element]) -> bool:
        variables = names.get("variable", "").split()
        if self.variables.intersection(variables):
            counts = any(_local(n) == "name" and n.get("form") == "count" for n in names)
            return what in variables and not counts
        substitutes = (n for inner in names if _local(inner) == "substitute" for n in inner)
        for node in substitutes:
            if _local(node) != "names" or self._has_names(node):
                return self._is_there(what, node, macros)
        return False

    def _has_names(self, names: Element) -> bool:
        return bool(self.variables.intersection(names.get("variable", "").split()))

    def _is_in_branches(
        self, what: str, choose: Element, macros: Mapping[str, Element]
    ) -> bool:
        """Whether it is in every branch that may be taken."""
        for branch in choose:
            taken = self._is_taken(branch)
            if taken is False or _is_ibid(branch):
                continue
            if not any(self._is_there(what, child, macros) for child in branch):
                return False
            if taken:
                return True
        return False

    def _is_taken(self, branch: Element) -> bool | None:
        """Whether a branch that is reached is taken; None if that depends."""
        tests = [(k, v) for k, values in branch.items() if k != "match" for v in values.split()]
        found = [self._holds(*test) for test in tests]
        match = branch.get("match", "all")
        if match == "none":
            found = [None if f is None else not f for f in found]
        decides = match == "any" and bool(tests)
        if decides in found:
            return decides
        return None if None in found else not decides

    def _holds(self, test: str, value: str) -> bool | None:
        if test == "type":
            return value == self.type
        if test == "variable" and value not in _OF_CITATION:
            return value in self.variables
        return None


@dataclass(frozen=True)
class PagesOf(Kind):
    """Citations of pages of such works."""

    def are_counted(self, node: Element, macros: Mapping[str, Element]) -> bool:
        """Whether a node may print something else for one page than for several."""
        name = _local(node)
        if name == "label":
            return node.get("variable") in ("locator", "page")
        if name == "choose":
            return any(self._are_in_branch(b, macros) for b in self._reached(node))
        called = macros.get(node.get("macro", "")) if name == "text" else None
        inner = node if called is None else called
        return any(self.are_counted(child, macros) for child in inner)

    def _reached(self, choose: Element) -> Iterator[Element]:
        """The branches that may be taken."""
        for branch in choose:
            taken = self._is_taken(branch)
            if taken is not False:
                yield branch
            if taken:
                return

    def _are_in_branch(self, branch: Element, macros: Mapping[str, Element]) -> bool:
        is_tested = "locator" in branch.get("is-numeric", "").split()
        return is_tested or any(self.are_counted(child, macros) for child in branch)

    def _holds(self, test: str, value: str) -> bool | None:
        """Whether a test holds; a variable that the work has may have been printed before."""
        if test == "locator":
            return value == "page"
        held = super()._holds(test, value)
        is_open = {value, "note"} & self.variables or value in _DERIVED
        return None if test == "variable" and is_open else held


def _is_ibid(branch: Element) -> bool:
    """Whether a branch is for nothing but an ibid., which is no work's own."""
    positions = branch.get("position", "").split()
    alone = set(branch.keys()) <= {"position", "match"}
    needed = branch.get("match", "all") == "all" or (alone and branch.get("match") == "any")
    return bool(positions) and _IBID.issuperset(positions) and needed


def _local(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]
