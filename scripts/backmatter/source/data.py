"""YAML files of data -> items whose every value has its span.

PyYAML's node tree keeps the position of each value, which its plain objects have lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from backmatter import rules
from backmatter.diagnostics import Diagnostic, nearest
from backmatter.source.yaml_remedies import no_yaml
from backmatter.text import SourceFile, Span
from backmatter.yaml_faults import not_too_deep


class Kind(Enum):
    """What a field of an item holds."""

    NEEDED = "text"
    OPTIONAL = "text or nothing"
    MANY = "a text or a list of texts"
    ITEMS = "a list of items"


Shape = Mapping[str, Kind]
_HOLDS = {
    "date": "the date",
    "what": "what happened, in the words",
    "at": "the act and the passage or note that tells it, as in `1929 p7`",
    "name": "the whole name, the family name last",
    "who": "one line that says who this is in the text",
    "means": "one line that says what the text means by it",
}
"""What a field holds."""


@dataclass(frozen=True)
class Value:
    """A text of the data."""

    text: str
    span: Span


@dataclass(frozen=True)
class Item:
    """Some fields that belong together."""

    span: Span
    values: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    nodes: Mapping[str, Node] = field(default_factory=dict)
    """Fields of kind ITEMS, to be read with a shape of their own."""

    def one(self, name: str) -> Value | None:
        """The field's only text, if it is there."""
        return next(iter(self.values.get(name, ())), None)

    def text(self, name: str, otherwise: str = "") -> str:
        """The field's only text, or another."""
        value = self.one(name)
        return value.text if value else otherwise

    @property
    def places(self) -> Mapping[tuple[str, str], Span]:
        """Where each value stands, by its field and its text."""
        return {(n, v.text): v.span for n, values in self.values.items() for v in values}

    def texts(self, name: str) -> tuple[str, ...]:
        """All texts of the field."""
        return tuple(v.text for v in self.values.get(name, ()))


def compose(file: SourceFile, found: list[Diagnostic]) -> Node | None:
    """The file's one node, or None if it is empty or no YAML."""
    if file.path and file.is_readable and not file.text.strip():
        empty = rules.DATA_FITS.at(file.line_span(1), what="this", expected="no empty file")
        remedy = "Put its items back, from the version before, or remove the file."
        found.append(empty.advised(remedy))
    try:
        return yaml.compose(not_too_deep(file.text), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        found.append(no_yaml(rules.DATA_PARSES, file, error))
    return None


def read_items(
    file: SourceFile, node: Node | None, shape: Shape, found: list[Diagnostic]
) -> Iterator[Item]:
    """The items of a list; one that lacks a needed field is reported and left out."""
    for child in _sequence(file, node, found):
        item = read_item(file, child, shape, found)
        if item is not None:
            yield item


def read_item(
    file: SourceFile, node: Node, shape: Shape, found: list[Diagnostic]
) -> Item | None:
    """The fields of one item, or None if a needed one is missing."""
    values: dict[str, tuple[Value, ...]] = {}
    nodes: dict[str, Node] = {}
    meant: set[str | None] = set()
    unknown: list[Value] = []
    for name, child in fields(file, node, found):
        kind = shape.get(name.text)
        if kind is None:
            unknown.append(name)
        elif kind is Kind.ITEMS:
            nodes[name.text] = child
        else:
            faults = len(found)
            values[name.text] = tuple(_texts(file, child, kind, name.text, found))
            meant |= {name.text} if len(found) > faults else set()
    item = Item(_head(file, node), values, nodes)
    missing = [n for n, k in shape.items() if k is Kind.NEEDED and not item.text(n)]
    if isinstance(node, MappingNode):
        amiss = [name for name in missing if name not in meant]
        found += _strange_fields(unknown, shape, amiss)
        found += [_field_missing(item, name) for name in amiss]
    return None if missing else item


def _strange_fields(
    unknown: Iterable[Value], shape: Shape, missing: list[str]
) -> Iterator[Diagnostic]:
    """Fields that are none; each takes the missing one that it may be out of the list."""
    for name in unknown:
        near = nearest(name.text, shape)
        hint = f"; did you mean “{near}”?" if near else ""
        if near is None and len(missing) == 1:
            hint = f"; is it “{missing[0]}”, which the item lacks?"
            near = missing[0]
        if near in missing:
            missing.remove(near)
        found = rules.DATA_FIELD_KNOWN.at(name.span, field=name.text, hint=hint)
        yield found.advised(f"Write `{near}`, or remove the field." if near else "")


def _field_missing(item: Item, name: str) -> Diagnostic:
    """A missing field, with its value or what it holds, by the other fields of the item."""
    found = rules.DATA_FIELD_THERE.at(item.span, field=name)
    words = next(iter(item.texts("forms")), item.text("id").replace("-", " "))
    if name == "id" and (named := item.text("term") or item.text("name")):
        return found.advised(f"Add `id: {slug(named)}`.")
    if name == "term" and words:
        return found.advised(f"Add `term: {words}`, or as the text writes it.")
    if name in _HOLDS:
        of = f" of {item.text('at')}" if item.text("at") and name in {"date", "what"} else ""
        return found.advised(f"Add `{name}: …`, {_HOLDS[name]}{of}.")
    return found


def slug(words: str) -> str:
    """Words as an id: small letters and figures, joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", words.lower().replace("’", "")))


def fields(
    file: SourceFile, node: Node | None, found: list[Diagnostic]
) -> Iterator[tuple[Value, Node]]:
    """The names and nodes of a mapping; a name that comes twice is reported."""
    if not isinstance(node, MappingNode):
        if not is_empty(node):
            found.append(_unfit(file, node, "this", "fields with their values, `name: value`"))
        return
    seen: set[str] = set()
    for key, child in node.value:
        name = Value(str(key.value), span_of(file, key))
        if name.text in seen:
            found.append(rules.DATA_FIELD_ONCE.at(name.span, field=name.text))
        else:
            seen.add(name.text)
            yield name, child


def read_texts(file: SourceFile, node: Node, name: str, found: list[Diagnostic]) -> list[Value]:
    """A list of texts, or one."""
    return list(_texts(file, node, Kind.MANY, name, found))


def span_of(file: SourceFile, node: Node) -> Span:
    """Where the node stands."""
    return Span(
        file, node.start_mark.index, max(node.end_mark.index, node.start_mark.index + 1)
    )


def is_empty(node: Node | None) -> bool:
    """Whether there is nothing where a value could be."""
    return node is None or (isinstance(node, ScalarNode) and not node.value)


def _sequence(file: SourceFile, node: Node | None, found: list[Diagnostic]) -> list[Node]:
    if isinstance(node, SequenceNode):
        return list(node.value)
    if node is not None and not is_empty(node):
        found.append(_unfit(file, node, "this", "a list whose items begin with `-`"))
    return []


def _texts(
    file: SourceFile, node: Node, kind: Kind, name: str, found: list[Diagnostic]
) -> Iterator[Value]:
    nodes = node.value if kind is Kind.MANY and isinstance(node, SequenceNode) else [node]
    if not nodes:
        empty = _unfit(file, node, f"`{name}`", f"{kind.value}, and this list is empty")
        found.append(empty.advised(f"Remove `{name}`, or write its texts into the list."))
    for child in nodes:
        if not isinstance(child, ScalarNode):
            remedy = f"Write it as one line of words, `{name}: …`, without brackets or braces."
            found.append(_unfit(file, child, f"`{name}`", kind.value).advised(remedy))
        elif child.value.strip():
            yield Value(" ".join(child.value.split()), span_of(file, child))


def _unfit(file: SourceFile, node: Node | None, what: str, expected: str) -> Diagnostic:
    span = _head(file, node) if node is not None else file.line_span(1)
    return rules.DATA_FITS.at(span, what=what, expected=expected)


def _head(file: SourceFile, node: Node) -> Span:
    """The first line of a node, which is enough to find it."""
    whole = span_of(file, node)
    end = file.text.find("\n", whole.start)
    return Span(
        file, whole.start, whole.end if end < 0 else max(min(whole.end, end), whole.start + 1)
    )
