"""Acts that are new, gone, renamed or otherwise described."""

from __future__ import annotations

from collections.abc import Iterator

from backmatter.check.order import out_of_order
from backmatter.compare.change import Change, counted
from backmatter.compare.states import States
from backmatter.model import Act


def acts(states: States) -> Iterator[Change]:
    """What has become of each act as a whole."""
    old = {act.stem: act for act in states.before.corpus.acts}
    new = {act.stem: act for act in states.after.corpus.acts}
    for stem, act in old.items():
        if stem in states.gone_acts:
            yield Change(act.title, "the part is gone")
    for stem, act in new.items():
        if stem in states.new_acts:
            sizes = (
                counted(sum(b.is_passage for b in act.blocks), "paragraph"),
                counted(len(states.after.notes_of(act)), "note"),
            )
            yield Change(act.title, f"the part is new, with {' and '.join(sizes)}")
    names = {states.renamed.get(stem, stem): stem for stem in old}
    both = [stem for stem in new if names.get(stem) in old and stem not in states.new_acts]
    for stem in both:
        yield from _act(old[names[stem]], new[stem])
    row = [list(old).index(names[stem]) for stem in both]
    for place in out_of_order(row):
        yield Change(new[both[place]].title, "the part stands at another place")


def _act(old: Act, new: Act) -> Iterator[Change]:
    if old.stem != new.stem:
        words = "the part’s address is now {}, was {}; the old one leads there"
        yield Change(new.title, words, (new.stem, old.stem))
    for name in ("label", "title", "subtitle"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield Change(new.title, f"the {name} is now {{}}, was {{}}", (now, was or "none"))
    if old.abstract != new.abstract:
        yield Change(new.title, "the abstract changed")
    if old.keywords != new.keywords:
        yield Change(new.title, "the keywords changed")
