"""The files that mkdocs.yml names: the style of the citations, style sheets, icons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from backmatter import rules
from backmatter.config import Settings
from backmatter.diagnostics import Diagnostic, did_you_mean
from backmatter.source.site_nodes import options_of, span_of, value_of
from backmatter.source.styles import packaged, similar
from backmatter.text import SourceFile

_STYLES = ("style", "csl_file")
_LISTS = ("extra_css", "extra_javascript")
_OF_THEME = ("favicon", "logo")
_BROUGHT = frozenset({"assets/images/favicon.png", "img/favicon.ico"})
"""Files that themes bring along."""


def named_faults(
    settings: Settings, file: SourceFile, site: Node | None
) -> Iterator[Diagnostic]:
    """Each style and file that the settings name is there; this asks the disk every time."""
    for options in options_of(site):
        for name in _STYLES:
            yield from _style(settings.root, file, value_of(options, name))
    folders = [settings.docs, *_of_theme(settings.root, site)]
    for name, node in _paths(site):
        path = node.value.partition("?")[0].lstrip("/")
        if not any((folder / path).is_file() for folder in folders):
            hint = did_you_mean(path, _alike(settings.docs, path))
            yield rules.FILE_OF_SETTINGS_THERE.at(
                span_of(file, node), name=name, path=node.value, hint=hint
            )


def _style(root: Path, file: SourceFile, node: Node | None) -> Iterator[Diagnostic]:
    if not isinstance(node, ScalarNode) or not _is_plain(node):
        return
    name = node.value
    if (root / name).is_file() or (not name.endswith(".csl") and packaged(name)):
        return
    files = [p.relative_to(root).as_posix() for p in root.glob("*.csl")]
    hint = did_you_mean(name, files if name.endswith(".csl") else similar(name))
    what = "file of a CSL style" if name.endswith(".csl") else "CSL style"
    yield rules.SETTING_KNOWN.at(span_of(file, node), what=what, name=name, hint=hint)


def _paths(site: Node | None) -> Iterator[tuple[str, ScalarNode]]:
    """The files of the site by the settings that name them."""
    for name in _LISTS:
        listed = value_of(site, name)
        for item in listed.value if isinstance(listed, SequenceNode) else ():
            node = value_of(item, "path") if isinstance(item, MappingNode) else item
            if isinstance(node, ScalarNode) and _is_plain(node):
                yield name, node
    for name in _OF_THEME:
        node = value_of(value_of(site, "theme"), name)
        if isinstance(node, ScalarNode) and _is_plain(node) and node.value not in _BROUGHT:
            yield name, node


def _is_plain(node: ScalarNode) -> bool:
    """Whether it says itself what it means: no tag such as `!ENV`, no address."""
    return bool(node.value) and node.tag.endswith(":str") and "//" not in node.value


def _of_theme(root: Path, site: Node | None) -> Iterator[Path]:
    """The folder with which the site adds to its theme, if it has one."""
    node = value_of(value_of(site, "theme"), "custom_dir")
    if isinstance(node, ScalarNode) and node.value:
        yield root / node.value


def _alike(folder: Path, path: str) -> Iterator[str]:
    """The files below a folder that are of the same kind."""
    found = (p for p in folder.rglob("*") if p.suffix == PurePosixPath(path).suffix)
    return (p.relative_to(folder).as_posix() for p in found if p.is_file())
