"""What of a task is kept, and the print of what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from backmatter import cache
from backmatter.format.bibliography import PrintedBibliography, followed, whole
from backmatter.format.csl import may_begin_small
from backmatter.format.jobs import Job, do, jobs
from backmatter.format.printed import Printed, begins_great, from_json, to_json
from backmatter.format.repeated import Entries
from backmatter.format.requests import Request
from backmatter.format.task import Task
from backmatter.pandoc import Session

_FEW = 4
"""How many jobs are done before the start of a second pandoc would be."""


def print_missing(
    task: Task, folder: Path, name: str, session: Session
) -> tuple[Mapping[Request, Printed], PrintedBibliography]:
    """The print of every request, and the bibliography.

    What the file `name` of the cache has is taken from there; the rest is printed and kept.
    Raises PandocError.
    """
    old, old_works = _kept(cache.read(folder, name))
    names, bibliography = task.names(), task.bibliography_name()
    missing = [r for r in task.requests if names[r] not in old]
    known = old_works.get(bibliography) or _followed(old_works, task, session)
    new, entries = _print_once(task, missing, session, whole=known is None)
    works = known or whole(task, entries, session)
    if new or bibliography not in old_works:
        old = cache.kept(old, {names[r]: to_json(p) for r, p in new.items()}, names.values())
        cache.write(folder, name, {"prints": old, "works": {bibliography: works.to_json()}})
    return {r: from_json(old[n]) for r, n in names.items()}, works


def _followed(
    old: Mapping[str, PrintedBibliography], task: Task, session: Session
) -> PrintedBibliography | None:
    return followed(next(iter(old.values())), task, session) if old else None


def _kept(value: Any) -> tuple[dict[str, Any], dict[str, PrintedBibliography]]:
    try:
        works = {n: PrintedBibliography.from_json(v) for n, v in value["works"].items()}
        return dict(value["prints"]), works
    except (KeyError, TypeError, ValueError, AttributeError):
        return {}, {}


def _print_once(
    task: Task, requests: Sequence[Request], session: Session, *, whole: bool
) -> tuple[dict[Request, Printed], Entries]:
    """What is asked for with a capital and without one is printed once if that has one.

    That is expected where nothing that a citation begins with is small. If it was wrong to
    expect it, the capital of a note may have changed something and is printed for itself.
    """
    twins = _twins(task, requests)
    prints, entries = _print(
        task, [r for r in requests if r not in twins], session, whole=whole
    )
    prints |= {r: prints[twin] for r, twin in twins.items() if begins_great(prints[twin])}
    rest = [r for r in twins if r not in prints]
    others = _print(task, rest, session, whole=False)[0] if rest else {}
    return {**prints, **others}, entries


def _twins(task: Task, requests: Sequence[Request]) -> dict[Request, Request]:
    """Requests with a capital, each with the same request without one."""
    if not task.style.prints_apart or task.style.begins_before_terms:
        return {}
    small = {key for key, item in task.items.items() if may_begin_small(item)}
    with_capital = (r for r in requests if r.capital and not r.cites[0].prefix)
    bare = {r: replace(r, capital=False) for r in with_capital if r.cites[0].key not in small}
    others = set(requests)
    return {r: twin for r, twin in bare.items() if twin in others}


def _print(
    task: Task, requests: Sequence[Request], session: Session, *, whole: bool
) -> tuple[dict[Request, Printed], Entries]:
    """What the jobs print; of many, a second run of pandoc does every other one meanwhile."""
    todo = list(jobs(task, requests, whole=whole))
    step = 2 if len(todo) > _FEW else 1
    with Session() as other, ThreadPoolExecutor(max_workers=1) as meanwhile:
        second = meanwhile.submit(_done, todo[1::2] if step == 2 else (), task, other)
        prints, entries = _done(todo[::step], task, session)
        others, other_entries = second.result()
    return {**prints, **others}, entries or other_entries


def _done(
    todo: Sequence[Job], task: Task, session: Session
) -> tuple[dict[Request, Printed], Entries]:
    """What some jobs print, and the entries if one of them is the bibliography."""
    prints: dict[Request, Printed] = {}
    entries: Entries = ()
    for job in todo:
        some, found = do(job, task, session)
        prints |= some
        entries = found or entries
    return prints, entries
