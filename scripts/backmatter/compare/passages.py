"""Sections and passages that are new, gone, changed, moved, split or joined."""

from __future__ import annotations

from collections.abc import Iterator

from backmatter.check.order import out_of_order
from backmatter.compare.change import Change
from backmatter.compare.states import States, named, source
from backmatter.ledger import Address, Kind, Record, State
from backmatter.model import Act, Block
from backmatter.resolve.anchors.similar import bag

_MOSTLY = 0.7


def passages(states: States) -> Iterator[Change]:
    """What has become of each passage, act by act: first what is there, then what is not."""
    for act in states.after.corpus.acts:
        if act.stem not in states.new_acts:
            yield from _of_act(states, act)
            yield from _moved_within(states, act)
            yield from _without_address(states, act)
    for address, (act, block) in states.passages_before.items():
        if address.page not in states.gone_acts or states.leads_to(address):
            yield from _left(states, address, act, block)


def _kind(block: Block) -> Kind:
    return Kind.SECTION if block.level else Kind.PASSAGE


def _of_act(states: States, act: Act) -> Iterator[Change]:
    came = {
        end.address: address
        for address in states.passages_before
        if (end := states.leads_to(address)) and states.state(address) is not State.MERGED
    }
    for address, (_, block) in states.passages_after.items():
        if address.page != act.stem:
            continue
        what, origin = named(address, _kind(block)), came.get(address)
        if origin is None:
            yield Change(act.title, f"{what} {_new(states, address, block)}")
        elif states.by_new_keys(source(states.passages_before[origin][1])) != source(block):
            stays = ", address kept" if origin == address else ""
            yield Change(act.title, f"{what} changed{stays}")


def _new(states: States, address: Address, block: Block) -> str:
    """New, or a part of a passage that was longer."""
    words = bag(block.words)
    for origin, (_, old) in states.passages_before.items():
        now = states.passages_after.get(origin)
        if origin.page != address.page or now is None or now[1].words == old.words:
            continue
        cut_off = bag(old.words) - bag(now[1].words)
        if words.total() and (words & cut_off).total() > _MOSTLY * words.total():
            return f"is new: it was a part of {named(origin, _kind(old))}"
    return "is new"


def _moved_within(states: States, act: Act) -> Iterator[Change]:
    """Passages that stand at another place among those of their act."""
    former = {states.renamed.get(a.page, a.page): a.page for a in states.passages_before}
    old = [a.id for a in states.passages_before if a.page == former.get(act.stem)]
    new = [a for a in states.passages_after if a.page == act.stem and a.id in old]
    for place in out_of_order([old.index(a.id) for a in new]):
        what = named(new[place], _kind(states.passages_after[new[place]][1]))
        if place == 0:
            yield Change(act.title, f"{what} moved to the beginning")
        else:
            behind = new[place - 1]
            after = named(behind, _kind(states.passages_after[behind][1]))
            yield Change(act.title, f"{what} moved; it follows {after} now")


def _without_address(states: States, act: Act) -> Iterator[Change]:
    """What stands between the passages: rules, blocks of HTML."""

    def others(found: Act | None) -> list[str]:
        blocks = found.blocks if found else ()
        return [source(b) for b in blocks if not b.level and not b.is_passage]

    former = {states.renamed.get(a.stem, a.stem): a for a in states.before.corpus.acts}
    if others(former.get(act.stem)) != others(act):
        yield Change(act.title, "what stands between the paragraphs changed")


def _left(states: States, address: Address, act: Act, block: Block) -> Iterator[Change]:
    end, state, what = states.leads_to(address), states.state(address), _kind(block)
    name = named(address, what)
    if end is None:
        yield Change(act.title, f"{name} is gone")
        return
    there = _there(states, end, address)
    if state is State.MERGED:
        yield Change(act.title, f"{name} is now a part of {{}}", (there,))
    elif end.address.page not in (address.page, states.renamed.get(address.page)):
        yield Change(act.title, f"{name} moved to {{}}", (there,))
    elif end.address.id != address.id:
        yield Change(act.title, f"{name} is now {{}}", (there,))


def _there(states: States, end: Record, origin: Address) -> str:
    name = named(end.address, end.kind)
    if end.address.page in (origin.page, states.renamed.get(origin.page)):
        return name
    return f"{states.after.titles[end.address.page]}, {name}".replace("{", "{{").replace(
        "}", "}}"
    )
