"""What several tests need: the real edition, and tiny editions made on the spot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from backmatter.build import Edition, build
from backmatter.config import Settings, load_settings, settings_from
from backmatter.diagnostics import Diagnostics
from backmatter.resolve import Resolved, resolve
from backmatter.source import read_corpus

ROOT = Path(__file__).resolve().parent.parent
BOOK = """\
@book{carr1974,
  author = {Carr, E. H.},
  title = {Foundations},
  publisher = {Penguin},
  date = {1974},
}
"""

MakeEdition = Callable[..., Settings]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def edition(cache: Path) -> Edition:
    """The real edition, built once."""
    settings = load_settings(ROOT / "mkdocs.yml")
    return build(Settings(**{**vars(settings), "cache": cache}))


@pytest.fixture
def make_edition(tmp_path: Path) -> MakeEdition:
    """Write a small edition: `make_edition(acts={"one": …}, notes={"one": …}, bib=…)`."""

    def make(
        acts: Mapping[str, str] | None = None,
        notes: Mapping[str, str] | None = None,
        bib: str = BOOK,
        **options: object,
    ) -> Settings:
        for folder, files in (("acts", acts or {}), ("notes", notes or {})):
            (tmp_path / folder).mkdir(exist_ok=True)
            for stem, text in files.items():
                (tmp_path / folder / f"{stem}.md").write_text(text, encoding="utf-8")
        (tmp_path / "bibliography.bib").write_text(bib, encoding="utf-8")
        return settings_from(tmp_path, options)

    return make


def resolved(settings: Settings) -> tuple[Resolved, Diagnostics]:
    """Read and resolve an edition; all diagnostics of both stages."""
    corpus, unread = read_corpus(settings)
    result, unresolved = resolve(corpus, settings.numbering)
    return result, unread + unresolved


def act(body: str, title: str = "One", order: int = 1) -> str:
    """The text of an act's file."""
    return f"---\ntitle: {title}\norder: {order}\n---\n\n{body}"
