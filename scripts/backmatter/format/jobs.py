"""What pandoc prints in one go: some of the requests, the bibliography, or all together.

A job takes the memory of its citations and entries. Where a citation depends on nothing but
the works that it may be mistaken for, the requests are divided into many jobs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from backmatter.format.chains import lay_chains
from backmatter.format.layout import Layout, citation, division
from backmatter.format.locators import localized
from backmatter.format.neighbours import Neighbours
from backmatter.format.printed import Printed, read_answer
from backmatter.format.repeated import Entries
from backmatter.format.requests import Request
from backmatter.format.task import Task
from backmatter.pandoc import Session, string

_MANY = 1000
"""Above how many requests another job is begun."""
_STRANGER = "work-between-two-pages"


@dataclass(frozen=True)
class Job:
    """What is printed together."""

    requests: Sequence[Request]
    keys: Sequence[str]
    """The works that are known, and printed as entries if the style has a bibliography."""
    style: str
    """The text of the style."""


def jobs(task: Task, requests: Sequence[Request], *, whole: bool) -> Iterator[Job]:
    """The jobs that print the requests, and the bibliography if the `whole` is wanted."""
    style, everything = task.style, list(task.items)
    if not style.prints_apart:
        whole = whole or style.numbers_works or style.needs_order
        keys = everything if whole else _connected(requests, task.neighbours)
        yield Job(requests, keys, style.repeating_names)
        return
    for some in _divided(requests, task.neighbours):
        yield Job(some, _connected(some, task.neighbours), style.without_bibliography)
    if whole:
        yield Job((), everything, style.repeating_names)


def do(job: Job, task: Task, session: Session) -> tuple[Mapping[Request, Printed], Entries]:
    """The print of each request, and the entries. Raises PandocError."""
    layout = _layout(task, job.requests, job.keys)
    items = [*(task.items[key] for key in job.keys), {"id": _STRANGER, "type": "book"}]
    blocks = session.cite(layout.blocks, items, localized(job.style), _meta(task, job.keys))
    prints, entries = read_answer(blocks, layout, task.style)
    return prints, tuple(entry for entry in entries if entry[0] in task.items)


def _divided(requests: Sequence[Request], near: Neighbours) -> Iterator[list[Request]]:
    """The requests, not too many at a time, those of a group of works together."""
    groups: dict[tuple[str, ...], list[Request]] = {}
    for request in requests:
        groups.setdefault(near.groups[request.cites[0].key], []).append(request)
    some: list[Request] = []
    for group in groups.values():
        if some and len(some) + len(group) > _MANY:
            yield some
            some = []
        some = some + group
    if some:
        yield some


def _connected(requests: Iterable[Request], near: Neighbours) -> list[str]:
    """The works of the requests and all that may be mistaken for them."""
    cited = (cite.key for request in requests for cite in request.cites)
    return list(dict.fromkeys(key for c in cited for key in near.groups[c]))


def _meta(task: Task, keys: Sequence[str]) -> dict[str, Any]:
    cites = [citation(key) for key in keys]
    meta: dict[str, Any] = {
        "nocite": {"t": "MetaInlines", "c": [{"t": "Cite", "c": [cites, []]}]},
        "link-citations": {"t": "MetaBool", "c": not task.style.prints_one_by_one},
    }
    if task.locale:
        meta["lang"] = string(task.locale)
    return meta


def _layout(task: Task, requests: Sequence[Request], keys: Sequence[str]) -> Layout:
    style, profiles = task.style, task.neighbours.profiles
    locale = style.locale(task.locale)
    layout = Layout(task.numbers, style.prints_one_by_one, locale)
    if style.prints_one_by_one:
        known = profiles if requests else {}
        lay_chains(layout, requests, {k: known[k] for k in keys if k in known})
    elif style.needs_order:
        _lay_in_order(layout, task)
    else:
        if style.numbers_works:
            layout.blocks += [division("", [citation(key)]) for key in task.order]
        for request in requests:
            layout.put(request.cites, 1, request)
    return layout


def _lay_in_order(layout: Layout, task: Task) -> None:
    """Put every cluster as in the edition; between two pages something else is cited."""
    before = ""
    for request, number, page in task.asked:
        if page != before or not page:
            if task.scope == "page" and page:
                layout.reset()
            if not task.style.numbers_works:
                layout.blocks.append(division("", [citation(_STRANGER)]))
            before = page
        layout.put(request.cites, number, request)
