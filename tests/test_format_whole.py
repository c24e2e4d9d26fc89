"""What is printed from parts is what pandoc prints of the whole in one document."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from backmatter.build import build
from conftest import MakeEdition, act
from synthetic import entries, notes
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
    "apa",
    "ieee",
    "nature",
)


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
        if not same(a, b)
    ]
    assert not different, f"{len(different)} of {len(ours)}: {different[:4]}"
