"""The same corpus for Sphinx with sphinxcontrib-bibtex, and its strict build.

Both are installed by pip into a folder below `.cache/`, apart from what the project needs.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from bench.corpus import Corpus

_ROOT = Path(__file__).resolve().parents[2]
_PACKAGES = ("sphinx==8.1.3", "sphinxcontrib-bibtex==2.6.3", "setuptools==80.9.0")
_FIELDS = {"journaltitle": "journal", "date": "year", "location": "address"}
"""BibLaTeX's names of fields and BibTeX's, which are those that Sphinx's extension knows."""
_CONF = """project = "Measure"
extensions = ["sphinxcontrib.bibtex"]
bibtex_bibfiles = ["bibliography.bib"]
exclude_patterns = ["out"]
"""
_MARK = re.compile(r"\[\^(\d+)\]")
_HEADING = re.compile(r"^## (.*) \{#.*\}$", re.MULTILINE)
_CITE = re.compile(r"(?P<prefix>[^@;]*)@(?P<key>\w+)(?:, (?P<locator>[^;]*))?")


def command() -> tuple[str, ...]:
    """A strict build, every warning an error, of the folder in which it is run."""
    folder = _ROOT / ".cache/bench-sphinx"
    program = folder / "bin/sphinx-build"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(folder / "bin/pip"), "install", "-qq", *_PACKAGES], check=True)
    return (str(program), "-W", "--keep-going", "-q", "-b", "html", ".", "out")


def write(corpus: Corpus, folder: Path) -> None:
    """Write the edition as reStructuredText, its notes as footnotes that cite by role."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = list(zip(corpus.pages, corpus.notes, strict=True))
    names = [f"page{i:04}" for i in range(1, len(pages) + 1)]
    for name, (text, notes) in zip(names, pages, strict=True):
        _put(folder / f"{name}.rst", f"{_titled(name, '=')}\n{_body(text)}\n{_notes(notes)}")
    tree = "\n   ".join((*names, "works"))
    _put(folder / "index.rst", f"{_titled('Home', '=')}\n.. toctree::\n\n   {tree}\n")
    _put(folder / "works.rst", f"{_titled('Works', '=')}\n.. bibliography::\n")
    _put(folder / "conf.py", _CONF)
    field = re.compile(rf"^  ({'|'.join(_FIELDS)}) =", re.MULTILINE)
    entries = field.sub(lambda m: f"  {_FIELDS[m[1]]} =", corpus.bibliography)
    _put(folder / "bibliography.bib", entries)


def _body(text: str) -> str:
    marked = _MARK.sub(lambda m: f" [#n{m[1]}]_", text)
    return _HEADING.sub(lambda m: _titled(m[1], "-"), marked)


def _notes(notes: tuple[str, ...]) -> str:
    return "".join(f".. [#n{i}] {_note(note)}\n" for i, note in enumerate(notes, 1))


def _note(note: str) -> str:
    prose, bracket, cluster = note.rstrip(".\n").partition("[")
    if not bracket:
        return note
    roles = (_role(match) for match in _CITE.finditer(cluster.rstrip("]")))
    return f"{prose}:cite:p:`{','.join(roles)}`."


def _role(match: re.Match[str]) -> str:
    prefix, locator = match["prefix"].strip(), match["locator"]
    before = f"{{{prefix}}}" if prefix else ""
    return f"{before}{match['key']}" + (f"{{{locator}}}" if locator else "")


def _titled(title: str, line: str) -> str:
    return f"{title}\n{line * len(title)}\n"


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
