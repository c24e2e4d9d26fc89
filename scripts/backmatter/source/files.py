"""Reading a text file, whatever it holds."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from backmatter import rules
from backmatter.diagnostics import Diagnostic, Diagnostics
from backmatter.source.kept import Kept
from backmatter.text import SourceFile, Span, nowhere

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
"""A whole file in an encoding of two bytes: of it nothing is read."""
_LINE_END = re.compile("\r\n|\r|\n")
_LINE_ENDS = {"\r\n": "CRLF", "\r": "CR", "\n": "LF"}
_TO_UTF8 = "Save the file with the encoding UTF-8"


Load = Callable[[Path], bytes]
"""Where the bytes of a file come from: the disk, or the unsaved text of an editor."""


def read(
    root: Path, path: Path, load: Load = Path.read_bytes, keep: Kept | None = None
) -> tuple[SourceFile, Diagnostics]:
    """The file at `path`, named relative to `root`.

    A file that cannot be read is empty; bytes that are not UTF-8 become U+FFFD; either
    comes with a diagnostic.
    """
    name = name_of(root, path)
    try:
        data = load(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        fault = rules.FILE_READABLE.at(nowhere(name), path=name, reason=reason)
        return SourceFile(name, "", is_readable=False), (fault,)
    return keep(decode, name, data) if keep else decode(name, data)


def decode(name: str, data: bytes) -> tuple[SourceFile, Diagnostics]:
    """The bytes of a file as a source file with `\\n` line ends and no byte-order mark."""
    if data.startswith(_UTF16):
        unread = SourceFile(name, "", is_utf8=False, is_readable=False)
        first = f"0x{data[0]:02X}"
        fault = rules.FILE_IS_UTF8.at(
            nowhere(name), byte=first, position=0, mend=f"{_TO_UTF8}."
        )
        return unread, (fault,)
    had_bom = data.startswith(_BOM)
    if had_bom:
        data = data[len(_BOM) :]
    found: Diagnostics = ()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", errors="replace")
        found = (_not_utf8(name, text, data, error, len(_BOM) if had_bom else 0),)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return SourceFile(
        name,
        lines,
        had_bom=had_bom,
        had_crlf="\r" in text,
        odd_line_end=_odd_line_end(text) if "\r" in text else None,
        is_utf8=not found,
    ), found


def _odd_line_end(text: str) -> tuple[int, str] | None:
    """The first line whose end is not that of most lines; of lines that end in CR the first."""
    ends = _LINE_END.findall(text)
    usual = Counter(ends).most_common(1)[0][0]
    usual = "\n" if usual == "\r" else usual
    odd = ((n, _LINE_ENDS[end]) for n, end in enumerate(ends, 1) if end != usual)
    return next(odd, None)


def name_of(root: Path, path: Path) -> str:
    """The path by which findings name a file: relative to the edition, links not followed."""
    try:
        return Path(os.path.relpath(path, root)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()


def _not_utf8(
    name: str, text: str, data: bytes, error: UnicodeDecodeError, skipped: int
) -> Diagnostic:
    before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    file = SourceFile(name, text.replace("\r\n", "\n").replace("\r", "\n"))
    span = Span(file, len(before), len(before) + 1)
    byte, position = f"0x{data[error.start]:02X}", error.start + skipped
    is_alone = text.count("\ufffd") == before.count("\ufffd") + 1
    mend = f"{_TO_UTF8}; the text before this place is fine."
    if is_alone:
        mend = "Remove it, or type the letter that was meant; the rest of the file is fine."
    return rules.FILE_IS_UTF8.at(span, byte=byte, position=position, mend=mend)
