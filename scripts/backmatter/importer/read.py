"""A file -> Article, whatever its format."""

from __future__ import annotations

from pathlib import Path

from backmatter.importer.article import Article
from backmatter.importer.read_pandoc import read_pandoc
from backmatter.importer.read_text import read_text
from backmatter.pandoc import PandocError
from backmatter.source.files import decode

FORMATS = {
    ".docx": "docx",
    ".odt": "odt",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
}


class ReadError(Exception):
    """The file is no article that can be read; the message says why."""


def read_article(path: Path) -> Article:
    """The article in a file. Raises ReadError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path} cannot be read: {error.strerror}") from error
    kind = FORMATS.get(path.suffix.lower())
    if data.startswith(b"%PDF"):
        raise ReadError(f"{path} is a PDF; take its text out first, for example with pdftotext")
    if kind is None and b"\0" in data[:4096]:
        raise ReadError(
            f"{path} is no text, and its name does not end in one of {', '.join(FORMATS)}"
        )
    if kind is None:
        file, _ = decode(path.name, data)
        return read_text(file.text)
    try:
        return read_pandoc(path, kind)
    except PandocError as error:
        raise ReadError(f"{path} cannot be read: {error}") from error
