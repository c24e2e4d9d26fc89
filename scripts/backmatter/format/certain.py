"""Whether a style names the author in every citation of a work, ibid. apart.

Then works by different authors are never cited alike. Only what is certain counts: where a
branch of the style may be taken that leaves the author out, the answer is no.
Source: CSL 1.0.2, "Choose", "Names" and "Substitute".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_IBID = frozenset(("ibid", "ibid-with-locator"))
_OF_CITATION = frozenset(
    ("locator", "first-reference-note-number", "citation-number", "year-suffix")
)
"""Variables that a citation has, not the work."""


@dataclass(frozen=True)
class Kind:
    """Works of one type that have the same variables, among them the author."""

    type: str
    variables: frozenset[str]

    def is_named(self, node: Element, macros: Mapping[str, Element]) -> bool:
        """Whether what a node of the style prints of such a work names its author."""
        name = _local(node)
        if name == "names":
            return self._is_in_names(node, macros)
        if name == "choose":
            return self._is_in_branches(node, macros)
        if name == "text":
            called = macros.get(node.get("macro", ""))
            return called is not None and self.is_named(called, macros)
        return any(self.is_named(child, macros) for child in node)

    def _is_in_names(self, names: Element, macros: Mapping[str, Element]) -> bool:
        variables = names.get("variable", "").split()
        if self.variables.intersection(variables):
            counts = any(_local(n) == "name" and n.get("form") == "count" for n in names)
            return "author" in variables and not counts
        substitutes = (n for inner in names if _local(inner) == "substitute" for n in inner)
        for node in substitutes:
            if _local(node) != "names" or self._has_names(node):
                return self.is_named(node, macros)
        return False

    def _has_names(self, names: Element) -> bool:
        return bool(self.variables.intersection(names.get("variable", "").split()))

    def _is_in_branches(self, choose: Element, macros: Mapping[str, Element]) -> bool:
        """Whether every branch that may be taken names the author."""
        for branch in choose:
            taken = self._is_taken(branch)
            if taken is False or _is_ibid(branch):
                continue
            if not any(self.is_named(child, macros) for child in branch):
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


def _is_ibid(branch: Element) -> bool:
    """Whether a branch is for nothing but an ibid., which is no work's own."""
    positions = branch.get("position", "").split()
    alone = set(branch.keys()) <= {"position", "match"}
    needed = branch.get("match", "all") == "all" or (alone and branch.get("match") == "any")
    return bool(positions) and _IBID.issuperset(positions) and needed


def _local(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]
