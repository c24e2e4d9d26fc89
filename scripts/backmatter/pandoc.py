"""The only module that starts pandoc."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

Json = dict[str, Any]
API_VERSION = [1, 23, 1]
"""Version of pandoc's JSON document type that this program writes and reads."""


class PandocError(Exception):
    """Pandoc did not do what it was asked; the message is its own."""


@cache
def program() -> str:
    """The path of the pandoc that pypandoc_binary carries."""
    import pypandoc  # here, because a check needs no pandoc

    return str(pypandoc.get_pandoc_path())


@cache
def version() -> str:
    """Pandoc's version, as part of what a cached result depends on."""
    import pypandoc

    return str(pypandoc.get_pandoc_version())


def run(source: str, *arguments: str, locale: str = "en-US", timeout: float = 600) -> str:
    """Pandoc's output for `source` on its standard input. Raises PandocError.

    `locale` is the language in which it reads BibLaTeX; else that would be the machine's.
    """
    environment = {**os.environ, "LANG": f"{locale.replace('-', '_')}.UTF-8"}
    try:
        done = subprocess.run(
            [program(), *arguments],
            input=source.encode("utf-8"),
            capture_output=True,
            check=False,
            timeout=timeout,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PandocError(f"pandoc could not run: {error}") from error
    if done.returncode != 0:
        message = done.stderr.decode("utf-8", errors="replace").strip()
        raise PandocError(message or f"pandoc ended with exit code {done.returncode}")
    return done.stdout.decode("utf-8")


def run_file(path: Path, *arguments: str) -> str:
    """Pandoc's output for a file, which may be binary as DOCX is. Raises PandocError."""
    return run("", *arguments, str(path))


def document(blocks: list[Json], meta: Json | None = None) -> str:
    """A pandoc document as JSON text."""
    return json.dumps({"pandoc-api-version": API_VERSION, "meta": meta or {}, "blocks": blocks})
