"""Material's pages, made lighter and safer: a late search, a policy against foreign scripts.

Material puts scripts into its pages and loads the index of the whole site with the first
page. Both are its own affair; here its output is changed in two places, and where Material
is not the theme nothing matches and nothing happens.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, TemplateNotFound
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from backmatter.adapters.assets import SCRIPT

_BUNDLE = re.compile(r'(?=<script src="([^"]*)assets/javascripts/bundle\.[0-9a-f]+\.min\.js">)')
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PALETTE = re.compile(
    r'\s*<link rel="stylesheet" href="[^"]*assets/stylesheets/palette\.[0-9a-f]+\.min\.css">'
)
_CHARSET = '<meta charset="utf-8">'
_PARTIALS = ("base", "palette", "content", "announce", "outdated", "consent")

Command = Literal["build", "gh-deploy", "serve"]
"""What MkDocs was started for."""


class MaterialPages:
    """The part of the plugin that changes what Material makes of a page."""

    config: Any
    is_served = False
    _hashes: Callable[[str], dict[str, str]]

    def on_startup(self, *, command: Command, dirty: bool) -> None:
        """MkDocs's server puts a script of its own into every page, which a policy forbids."""
        self.is_served = command == "serve"

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep the theme's templates: they say which scripts are the theme's own.

        A line that holds nothing but a template's command leaves none in the page.
        """
        env.trim_blocks = env.lstrip_blocks = True
        self._hashes = cache(lambda base: script_hashes(env, config, base))
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """The page with our script and, if the settings ask for it, the policy."""
        return self._changed(output, get_relative_url(".", page.url), config)

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """The same for the page that says that there is no such page."""
        if not template_name.endswith(".html"):
            return output_content
        base = re.search(r'"base": ?"([^"]*)"', output_content)
        return self._changed(output_content, base[1] if base else ".", config)

    def _changed(self, html: str, base: str, config: MkDocsConfig) -> str:
        html = with_script(html)
        if has_own_colours(config):
            html = _PALETTE.sub("", html, count=1)
        if not self.config.policy or self.is_served:
            return html
        own = self._hashes(base)
        return with_policy(html, [value for script, value in own.items() if script in html])


def as_text(value: Any) -> Any:
    """A value of an act's front matter such that the theme's templates print it as text.

    They print every value as it stands; and one that is marked as escaped they leave alone
    where they would escape it again.
    """
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    return [as_text(item) for item in value] if isinstance(value, list) else value


def index_rest(rest: str, page: Page, config: MkDocsConfig) -> None:
    """Let Material's search read a part of a page's HTML only."""
    known: Any = getattr(config.plugins.get("material/search"), "search_index", None)
    if hasattr(known, "add_entry_from_context"):
        whole, page.content = page.content, rest
        known.add_entry_from_context(page)
        page.content = whole


def index(found: Iterable[Sequence[str]], page: Page, config: MkDocsConfig) -> None:
    """Tell Material's search what is in a page, so that it need not take its HTML apart.

    A search then leads to a note itself, and finds nothing that is only furniture. `found` has
    fragment, title and HTML of each place.
    """
    known = getattr(config.plugins.get("material/search"), "search_index", None)
    own = page.meta.get("search") or {}
    if known is None or own.get("exclude"):
        return
    page.meta["search"] = {**own, "exclude": True}
    for fragment, title, html in found:
        location = f"{page.url}#{fragment}" if fragment else page.url
        known.entries.append({"location": location, "title": title, "text": html})


def is_material(config: MkDocsConfig) -> bool:
    """Whether the theme is Material."""
    return bool(config.theme.name == "material")


def with_script(html: str) -> str:
    """The page with our script before Material's, whose search it holds back."""
    return _BUNDLE.sub(lambda m: f'<script src="{m[1]}{SCRIPT}"></script>', html, count=1)


def has_own_colours(config: MkDocsConfig) -> bool:
    """Whether Material's style of colours has none for this site.

    It knows the dark scheme `slate` and the colours that Material has a name for. A site
    with a scheme and colours of its own need not load it.
    """
    palette = config.theme.get("palette") or []
    named = [palette] if isinstance(palette, dict) else palette
    return bool(named) and all(
        option.get("scheme") != "slate"
        and option.get("primary") == option.get("accent") == "custom"
        for option in named
    )


def with_policy(html: str, hashes: Iterable[str]) -> str:
    """The page with a Content-Security-Policy: no script but files of the site and those
    whose hashes are given. Source: Content Security Policy Level 3.
    """
    scripts = " ".join(f"'{value}'" for value in hashes)
    policy = (
        f"default-src 'none'; script-src 'self' file: {scripts}; worker-src 'self'; "
        "style-src 'self' 'unsafe-inline' file:; img-src 'self' data: file:; "
        "font-src 'self' file:; connect-src 'self'; manifest-src 'self'; "
        "base-uri 'none'; form-action 'self'"
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace(_CHARSET, _CHARSET + meta, 1)


def script_hashes(env: Environment, config: MkDocsConfig, base: str) -> dict[str, str]:
    """The scripts that the theme itself writes into a page this far from the root, hashed.

    They are taken from its templates, not from the page, so that a script that has come
    into a page by another way is not allowed.
    """
    context = {"config": config, "base_url": base, "features": config.theme["features"]}
    hashes: dict[str, str] = {}
    for name in _PARTIALS:
        try:
            html = env.get_template(f"partials/javascripts/{name}.html").render(context)
        except TemplateNotFound:
            continue
        for script in _SCRIPT.findall(html):
            digest = b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
            hashes[script] = f"sha256-{digest}"
    return hashes


def split_search_index(site: Path) -> None:
    """Let the index that Material loads with every page be empty, and keep the whole beside.

    `documents.json` is for the late search, `search_index.js` for pages read from files.
    """
    path = site / "search/search_index.json"
    if not path.is_file():
        return
    whole = path.read_text(encoding="utf-8")
    settings, mark, documents = whole.partition('"docs":')  # it stands last, and may be long
    if not mark:
        return
    (path.parent / "documents.json").write_text(documents.removesuffix("}"), encoding="utf-8")
    path.with_suffix(".js").write_text(f"var __index={whole}", encoding="utf-8")
    path.write_text(f"{settings}{mark}[]}}", encoding="utf-8")
