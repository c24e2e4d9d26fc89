"""What of a task is kept, and the print of what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from backmatter import cache
from backmatter.format.csl import may_begin_small
from backmatter.format.jobs import Job, do, jobs
from backmatter.format.printed import Printed, begins_great, from_json, to_json
from backmatter.format.repeated import Entries, alike, repeated
from backmatter.format.requests import Request
from backmatter.format.task import Task
from backmatter.pandoc import Session

_FEW = 4
"""How many jobs are done before the start of a second pandoc would be."""


@dataclass(frozen=True)
class PrintedBibliography:
    """The entries, and the names that the style would replace."""

    entries: Entries
    repeated: Mapping[str, str]


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
    works = old_works.get(bibliography)
    if missing or works is None:
        new, entries = _print_once(task, missing, session, whole=works is None)
        repeated = {} if works else _repeated(task, entries, session)
        works = works or PrintedBibliography(entries, repeated)
        prints = {names[r]: to_json(p) for r, p in new.items()}
        old = cache.kept(old, prints, names.values())
        kept = {bibliography: [works.entries, works.repeated]}
        cache.write(folder, name, {"prints": old, "works": kept})
    return {r: from_json(old[n]) for r, n in names.items()}, works


def _kept(value: Any) -> tuple[dict[str, Any], dict[str, PrintedBibliography]]:
    try:
        works = {
            name: PrintedBibliography(
                tuple((str(key), str(html)) for key, html in entries),
                {str(key): str(names) for key, names in same.items()},
            )
            for name, (entries, same) in value["works"].items()
        }
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


def _repeated(task: Task, entries: Entries, session: Session) -> dict[str, str]:
    """The names that the style replaces when it prints the bibliography by itself."""
    same = alike(entries) if task.style.substitute else ()
    if not same:
        return {}
    _, replaced = do(Job((), [key for key, _ in same], task.style.unsorted), task, session)
    return repeated(same, replaced, task.style.substitute)
