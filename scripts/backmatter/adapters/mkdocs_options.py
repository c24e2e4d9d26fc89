"""The options of the plugin: those of mkdocs-bibtex 4, and ours."""

from __future__ import annotations

from mkdocs.config import base, config_options


class BackmatterConfig(base.Config):  # type: ignore[no-untyped-call]
    """Where the edition is and how it is printed.

    The options of mkdocs-bibtex stand here once more because it takes long to import; a test
    compares them.
    """

    bib_file = config_options.Type(str, default="bibliography.bib")
    bib_dir = config_options.Optional(config_options.Dir(exists=True))
    csl_file = config_options.Optional(config_options.Type(str))
    csl_file_encoding = config_options.Optional(config_options.Type(str))
    bib_command = config_options.Type(str, default="\\bibliography")
    bib_by_default = config_options.Type(bool, default=True)
    full_bib_command = config_options.Type(str, default="\\full_bibliography")
    footnote_format = config_options.Type(str, default="{key}")
    enable_inline_citations = config_options.Type(bool, default=True)

    acts_dir = config_options.Type(str, default="acts")
    notes_dir = config_options.Type(str, default="notes")
    style = config_options.Optional(config_options.Type(str))
    locale = config_options.Type(str, default="")
    scope = config_options.Choice(("edition", "page"), default="edition")
    numbering = config_options.Choice(("edition", "page"), default="edition")
    records = config_options.Type(bool, default=True)
    cache_dir = config_options.Type(str, default=".cache/backmatter")
    data_dir = config_options.Type(str, default="docs/data")
    policy = config_options.Type(bool, default=False)
