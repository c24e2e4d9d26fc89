"""mkdocs.yml against the edition: navigation, and the options of the plugin.

MkDocs itself says what is wrong with its own settings; what it passes over in silence, or
says of the whole site alone, is said here with its line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from backmatter import rules
from backmatter.config import OPTIONS, PLUGIN, Settings
from backmatter.diagnostics import Diagnostic, Diagnostics, did_you_mean, nearest
from backmatter.source.files import Load, read
from backmatter.source.kept import Kept
from backmatter.source.site_files import named_faults
from backmatter.source.site_nodes import options_of, plugins_of, span_of, value_of
from backmatter.text import SourceFile
from backmatter.yaml_faults import not_too_deep

CONFIG_FILE = "mkdocs.yml"
_FOLDERS = ("docs_dir", "acts_dir", "notes_dir", "bib_dir")
_MADE = ("timeline.md", "persons.md", "terms.md")
"""Pages that the plugin adds where there are data for them."""


def site_faults(
    settings: Settings, acts: Mapping[str, float], load: Load, keep: Kept
) -> Diagnostics:
    """What is wrong with mkdocs.yml, if it is there and YAML, for the acts of these names,
    each with its place in their order, or 0.
    """
    path = settings.root / CONFIG_FILE
    if not path.is_file():
        return ()
    file, unread = read(settings.root, path, load, keep)
    pages = frozenset(_pages(settings, acts))
    folders = frozenset(p.name for p in settings.root.iterdir() if p.is_dir())
    node = keep(_composed, file)
    return (
        *unread,
        *keep(_faults, file, node, pages, frozenset(acts), folders),
        *keep(_nav_order, file, node, tuple(acts.items())),
        *named_faults(settings, file, node),
    )


def _pages(settings: Settings, acts: Collection[str]) -> Iterator[str]:
    for path in settings.docs.rglob("*.md"):
        yield path.relative_to(settings.docs).as_posix()
    yield from (f"{act}.md" for act in acts)
    yield from (name for name in _MADE if _has_data(settings.data, name))


def _has_data(folder: Path, page: str) -> bool:
    name = page.removesuffix(".md").replace("timeline", "events")
    return (folder / f"{name}.yml").is_file()


def _composed(file: SourceFile) -> Node | None:
    try:
        return yaml.compose(not_too_deep(file.text), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None  # without its settings the check does not come as far as this


def _faults(
    file: SourceFile,
    node: Node | None,
    pages: frozenset[str],
    acts: frozenset[str],
    folders: frozenset[str],
) -> Diagnostics:
    options = options_of(node)
    return (
        *_navigation(file, value_of(node, "nav"), pages, acts),
        *_plugins(file, node),
        *_folders(file, (node, *options), folders),
    )


def _folders(
    file: SourceFile, settings: Iterable[Node | None], folders: frozenset[str]
) -> Iterator[Diagnostic]:
    """The folders that the settings name, by the first part of their paths."""
    named = ((n, value_of(node, n)) for node in settings for n in _FOLDERS)
    for name, value in named:
        if not isinstance(value, ScalarNode) or value.value.startswith((".", "/")):
            continue
        if (first := value.value.partition("/")[0]) not in folders:
            hint = did_you_mean(first, folders)
            yield rules.FOLDER_OF_SETTINGS_THERE.at(
                span_of(file, value), name=name, path=value.value, hint=hint
            )


def _navigation(
    file: SourceFile, nav: Node | None, pages: frozenset[str], acts: frozenset[str]
) -> Iterator[Diagnostic]:
    if nav is None or not acts:
        return
    named: set[str] = set()
    for node in _targets(nav):
        target = node.value.removeprefix("./")
        named.add(target)
        if target.endswith(".md") and target not in pages:
            hint = did_you_mean(target, pages)
            yield rules.NAVIGATION_LEADS.at(span_of(file, node), target=target, hint=hint)
    for act in sorted(acts):
        if f"{act}.md" not in named:
            line = file.line_span(max(nav.start_mark.line, 1))
            yield rules.ACT_IN_NAVIGATION.at(line, name=f"{act}.md")


def _nav_order(
    file: SourceFile, site: Node | None, acts: tuple[tuple[str, float], ...]
) -> Diagnostics:
    """The first act of the navigation that stands behind one of a later place."""
    nav, orders = value_of(site, "nav"), {f"{act}.md": order for act, order in acts if order}
    last = ""
    for node in _targets(nav) if nav else ():
        name = node.value.removeprefix("./")
        if name in orders and last and orders[name] < orders[last]:
            return (rules.NAVIGATION_IN_ORDER.at(span_of(file, node), name=name, other=last),)
        last = name if name in orders else last
    return ()


def _targets(nav: Node) -> Iterator[ScalarNode]:
    """The paths of a navigation, whose parts may lie within each other."""
    waiting = [nav]
    while waiting:
        node = waiting.pop()
        if isinstance(node, SequenceNode):
            waiting += reversed(node.value)
        elif isinstance(node, MappingNode):
            waiting += [value for _, value in reversed(node.value)]
        elif isinstance(node, ScalarNode) and node.value:
            yield node


def _plugins(file: SourceFile, site: Node | None) -> Iterator[Diagnostic]:
    """The plugin's name and its options are spelt as it knows them."""
    for name, options in plugins_of(value_of(site, "plugins")):
        if name.value == PLUGIN:
            yield from _options(file, options)
        elif nearest(name.value, [PLUGIN], cutoff=0.8):
            span, hint = span_of(file, name), did_you_mean(name.value, [PLUGIN])
            yield rules.SETTING_KNOWN.at(span, what="plugin", name=name.value, hint=hint)


def _options(file: SourceFile, options: Node | None) -> Iterator[Diagnostic]:
    for name, _ in options.value if isinstance(options, MappingNode) else ():
        if name.value not in OPTIONS:
            span, hint = span_of(file, name), did_you_mean(str(name.value), OPTIONS)
            yield rules.SETTING_KNOWN.at(span, what="option", name=name.value, hint=hint)
