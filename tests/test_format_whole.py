"""What is printed from parts is what pandoc prints of the whole in one document."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from backmatter.build import build
from backmatter.format import find_style
from conftest import MakeEdition, act
from synthetic import TITLES, entries, notes
from whole_document import our_clusters, same, whole_document

STYLES = (
    "chicago-notes-bibliography-17th-edition",
    "chicago-notes-bibliography",
    "chicago-notes-bibliography-subsequent-ibid",
    "chicago-notes-bibliography-subsequent-author",
    "new-harts-rules-notes",
    "mhra-notes",
    "oscola",
    "leonardo",
    "universite-catholique-de-louvain-fial",
    "sodertorns-hogskola-harvard-ibid",
    "apa",
    "ieee",
    "nature",
    "modern-language-association-notes",
    "deutsches-archaologisches-institut",
    "zeithistorische-forschungen",
)


_SHORT_TITLES = "|".join(title.partition(":")[0] for title in TITLES)
_ADDED_TITLE = re.compile(rf",? ?“?(?:{_SHORT_TITLES})”? ?(?=\(n \d+\))")


def may_differ(style: str, scope: str, ours: str, theirs: str) -> bool:
    """In OSCOLA `Carr (n 2)` may be two works that note 2 cites first; the title tells which.

    Where each page stands alone, pandoc asks this of one page, we of all.
    """
    if (style, scope) != ("oscola", "page"):
        return False
    return same(*(_ADDED_TITLE.sub(" ", text) for text in (ours, theirs)))


@pytest.mark.parametrize("scope", ["edition", "page"])
@pytest.mark.parametrize("style", STYLES)
def test_every_cluster_is_as_in_one_run_over_the_whole(
    style: str, scope: str, make_edition: MakeEdition, tmp_path: Path
) -> None:
    rng = random.Random(f"{style} {scope}")
    acts, note_files, number = {}, {}, 1
    for order, stem in enumerate(("a", "b", "c")):
        body, note_files[stem] = notes(rng, number, 60, works=14)
        acts[stem] = act(body, title=stem, order=order)
        number += 60
    options = {"style": style, "scope": scope, "locale": "en-US"}
    settings = make_edition(acts, note_files, entries(rng, 14), **options)
    edition = build(settings)
    ours = our_clusters(edition.resolved, edition.formatted)
    theirs = whole_document(edition.resolved, edition.formatted, style, scope, tmp_path)
    sources = [c.span.text for n in edition.resolved.notes for c in n.clusters]
    different = [
        (source, a, b)
        for source, a, b in zip(sources, ours, theirs, strict=True)
        if not same(a, b) and not may_differ(style, scope, a, b)
    ]
    assert not different, f"{len(different)} of {len(ours)}: {different[:4]}"


def test_the_styles_are_of_every_kind_that_depends_on_what_was_cited_before() -> None:
    styles = [find_style(name) for name in STYLES]
    assert any(style.tests_near_note for style in styles)
    assert {(s.prints_one_by_one, s.tests_position) for s in styles} >= {
        (True, True),
        (False, True),
        (False, False),
    }
    assert any(style.needs_order and not style.is_note for style in styles)
