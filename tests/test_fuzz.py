"""Whatever a file holds, the check answers with findings, and in linear time."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from backmatter.check import check_edition
from backmatter.config import ConfigError, load_settings, settings_from
from backmatter.diagnostics import Severity

_PIECES = """
[^1] [^1]: [^ ^1] [ ] ( ) [@ @carr1974 @ -@ ; , pp. 9–3 vol. iv { } {#id} {.a #b k=v} <!-- -->
`` ` ``` ~~~ > - 1. # ## | |- | *** _ ** \\ \\[ " ' “ ” -- --- ![ ]( bib:x ](one.md#x) http://
<div> </p> & &amp; www.a.b a@b.c title: order: [1 : {} @book{ @article{k, @string{ @comment
title = {x}, author = {A and } date = {1 = #
% ibid. [a]: <backmatter: é e\u0301 \u200b \u00ad \u202e \u0430 א 計 \ufeff \ufffd \x00
\x0b \u2028
""".split()
_WHITE = [" ", "  ", "\n", "\n\n", "\n    ", "\t", "\r\n", "\r", "---\n", "\n---\n", "\n}\n"]
_TEXT = st.lists(
    st.one_of(st.sampled_from(_PIECES), st.sampled_from(_WHITE), st.text(max_size=4)),
    max_size=40,
).map("".join)
_BYTES = st.one_of(
    _TEXT.map(lambda t: t.encode("utf-8", "surrogatepass")), st.binary(max_size=80)
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fuzz")
    for name in ("acts/one.md", "notes/one.md", "bibliography.bib"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("")
    return folder


@given(act=_BYTES, notes=_BYTES, bib=_BYTES)
@example(act=b"", notes="~~~\n“".encode(), bib=b"")
@settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_input_makes_the_check_raise(
    root: Path, act: bytes, notes: bytes, bib: bytes
) -> None:
    files = {
        root / "acts/one.md": b"---\ntitle: One\n---\n\n" + act if len(act) % 3 else act,
        root / "notes/one.md": notes,
        root / "bibliography.bib": bib,
    }
    found = check_edition(settings_from(root, {}), files.__getitem__, least=Severity.INFO)
    for diagnostic in found.diagnostics:
        span = diagnostic.span
        assert 0 <= span.start <= span.end
        assert span.line >= 1
        assert diagnostic.message


_YAML = """
- : , [ ] { } " ' # & * ! | > % @ ` --- ... ? ~ id: term: forms: means: date: at: what:
name: who: year: act: from: to: points: title: words: 1929 p7 n6 1929-04 192X /1955 null true
1e9 0x1 2001-13-45 ledger: pages: text: notes: works: state: to: opens: marks: <<<<<<< >>>>>>>
======= acts: change: [tool.backmatter.severity] E001 = off "notes/*.md" é \u0085 \x00 \t
""".split(" ")
_DATA = st.lists(
    st.one_of(st.sampled_from(_YAML), st.sampled_from([" ", "\n", "\n  ", "\n- ", ": "])),
    max_size=40,
).map("".join)
_FILES = (
    *(
        f"docs/data/{n}.yml"
        for n in ("events", "persons", "terms", "names", "figure", "changes")
    ),
    *("acts/addresses.yml", "docs/about.md", "CITATION.cff"),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    for name in (*_FILES, "acts/one.md", "notes/one.md", "settings/mkdocs.yml"):
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text("site_name: A\n")
    return folder


@given(text=st.one_of(_DATA, _TEXT), settings_text=_DATA)
@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_data_ledger_page_or_settings_make_the_check_raise(
    whole: Path, text: str, settings_text: str
) -> None:
    data = text.encode("utf-8", "surrogatepass")
    files = dict.fromkeys((whole / name for name in _FILES), data) | {
        whole / "acts/one.md": b"---\ntitle: One\n---\n\nA claim.[^1]\n",
        whole / "notes/one.md": b"[^1]: [@k].\n",
        whole / "bibliography.bib": b"@misc{k, title = {T}, date = {1999}}\n",
    }
    for found in check_edition(settings_from(whole, {}), files.__getitem__).diagnostics:
        assert found.span.line >= 1
        assert len(found.message) < 1000
    for name in ("pyproject.toml", "mkdocs.yml"):
        (whole / "settings" / "mkdocs.yml").write_text("site_name: A\n")
        (whole / "settings" / name).write_bytes(settings_text.encode("utf-8"))
        with suppress(ConfigError):
            load_settings(whole / "settings" / "mkdocs.yml")


def _calls(root: Path, times: int) -> int:
    """How many functions an edition of so many paragraphs, notes and entries calls."""
    rounds = range(1, times + 1)
    files = {
        "acts/one.md": "---\ntitle: One\n---\n\n"
        + "".join(f"A claim, “as he says.”[^{i}] See [it](bib:k{i}).\n\n" for i in rounds),
        "notes/one.md": "".join(f"[^{i}]: See [@k{i}, pp. 3–{i + 3}].\n\n" for i in rounds),
        "bibliography.bib": "".join(
            f"@book{{k{i},\n  author = {{A{i}, B.}},\n  title = {{T{i}}},\n"
            f"  date = {{19{i % 90 + 10}}},\n}}\n\n"
            for i in rounds
        ),
    }
    data = {root / name: text.encode("utf-8") for name, text in files.items()}
    count = 0

    def tick(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    options = settings_from(root, {})
    sys.setprofile(tick)
    try:
        check_edition(options, data.__getitem__)
    finally:
        sys.setprofile(None)
    return count


def test_twice_the_edition_takes_twice_the_calls(root: Path) -> None:
    _calls(root, 20)  # what is prepared once
    one, two, four = (_calls(root, times) for times in (100, 200, 400))
    assert four - two < 2.4 * (two - one)
