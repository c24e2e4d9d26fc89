"""A pattern that is sought by its signs finds all that it would find without them."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backmatter.check import notes, prose, text
from backmatter.model import Act
from backmatter.source.document import parse_document
from backmatter.text import SourceFile


def _sought() -> dict[str, tuple[re.Pattern[str], tuple[str, ...]]]:
    """Each pattern with the signs that it is sought by."""
    found: dict[str, tuple[re.Pattern[str], tuple[str, ...]]] = {}

    def finds(pattern: re.Pattern[str], _: str, *signs: str) -> Iterable[re.Match[str]]:
        found[pattern.pattern] = pattern, signs
        return ()

    document, _ = parse_document(SourceFile("a.md", "Words of a text."))
    with pytest.MonkeyPatch.context() as patch:
        for module in (text, notes):
            patch.setattr(module, "finds", finds)
        act = Act("a", "A", "", 0.0, "", (), document)
        list(text.check_text(act))
        list(notes.check_notes(act))
    return found


SOUGHT = _sought()


def test_the_patterns_are_known() -> None:
    assert len(SOUGHT) == 10


@pytest.mark.parametrize("pattern", SOUGHT)
@given(data=st.data())
def test_every_find_has_one_of_its_signs(pattern: str, data: st.DataObject) -> None:
    sought, signs = SOUGHT[pattern]
    words = data.draw(st.from_regex(sought))
    for match in sought.finditer(words):
        assert any(sign in match[0] for sign in signs)
    assert len(list(prose.finds(sought, words, *signs))) == len(list(sought.finditer(words)))
