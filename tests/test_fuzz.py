"""Whatever a file holds, the check answers with findings, and in linear time."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from backmatter.check import check_edition
from backmatter.config import settings_from
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
