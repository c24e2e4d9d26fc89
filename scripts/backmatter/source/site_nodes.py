"""The nodes of mkdocs.yml: values with their places."""

from __future__ import annotations

from collections.abc import Iterator

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from backmatter.config import PLUGIN
from backmatter.text import SourceFile, Span


def options_of(site: Node | None) -> list[Node | None]:
    """The options of our plugin; more than one only by mistake."""
    return [o for name, o in plugins_of(value_of(site, "plugins")) if name.value == PLUGIN]


def plugins_of(plugins: Node | None) -> Iterator[tuple[ScalarNode, Node | None]]:
    """The plugins with their options, from a list or from a mapping."""
    items = plugins.value if isinstance(plugins, SequenceNode) else [plugins]
    for item in items:
        if isinstance(item, ScalarNode):
            yield item, None
        elif isinstance(item, MappingNode):
            yield from ((n, o) for n, o in item.value if isinstance(n, ScalarNode))


def value_of(node: Node | None, name: str) -> Node | None:
    """The value of a field of a mapping."""
    pairs = node.value if isinstance(node, MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def span_of(file: SourceFile, node: Node) -> Span:
    """Where the node stands."""
    return Span(file, node.start_mark.index, node.end_mark.index)
