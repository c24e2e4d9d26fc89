"""One batch for pandoc: what of it is kept, what is missing, and the run that prints it."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from backmatter import cache, pandoc
from backmatter.config import Scope
from backmatter.format.chains import lay_chains
from backmatter.format.csl import Item
from backmatter.format.layout import Layout, Numbers, citation, division
from backmatter.format.locators import localized
from backmatter.format.neighbours import Neighbours
from backmatter.format.printed import Printed, from_json, read_answer, to_json
from backmatter.format.repeated import Entries, repeated
from backmatter.format.requests import Request
from backmatter.format.styles import Style

_LONG_NUMBER = re.compile(r"\d{5,}")
_STRANGER = "work-between-two-pages"


@dataclass(frozen=True)
class PrintedBibliography:
    """The entries, and the names that the style would replace."""

    entries: Entries
    repeated: Mapping[str, str]


@dataclass(frozen=True)
class Task:
    """All that the printing of an edition depends on."""

    style: Style
    locale: str
    scope: Scope
    items: Mapping[str, Item]
    asked: Sequence[tuple[Request, int, str]]
    """The requests in the order of the edition, with number of note and name of page."""
    neighbours: Neighbours

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        """Each request once."""
        return tuple(dict.fromkeys(request for request, _, _ in self.asked))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The works in the order in which they are first cited."""
        return tuple(dict.fromkeys(c.key for r in self.requests for c in r.cites))

    @cached_property
    def _surroundings(self) -> str:
        """What every print depends on: nothing, the order of works, or everything before."""
        if self.style.needs_order:
            return f"{self.scope} {self.asked} {self._everything}"
        return repr(self.order) if self.style.numbers_works else ""

    @cached_property
    def _everything(self) -> str:
        return json.dumps(list(self.items.values()), sort_keys=True, ensure_ascii=False)

    def names(self) -> Mapping[Request, str]:
        """For each request, a name for all that its print depends on."""
        digests = self.neighbours.digests
        around = cache.digest(self._surroundings)
        return {
            r: cache.digest(repr(r), around, *(digests[c.key] for c in r.cites))
            for r in self.requests
        }

    def bibliography_name(self) -> str:
        """A name for all that the bibliography depends on."""
        suffixes = repr(self.neighbours.digests) if self.style.adds_year_suffix else ""
        return cache.digest(self._everything, self._surroundings, suffixes)


def print_missing(
    task: Task, folder: Path, name: str
) -> tuple[Mapping[Request, Printed], PrintedBibliography]:
    """The print of every request, and the bibliography.

    What the file `name` of the cache has is taken from there; the rest is printed and kept.
    """
    old, old_works = _kept(cache.read(folder, name))
    names, bibliography = task.names(), task.bibliography_name()
    missing = [r for r in task.requests if names[r] not in old]
    works = old_works.get(bibliography)
    if missing or works is None:
        new, entries = _print(task, missing, whole=works is None)
        works = works or PrintedBibliography(entries, _repeated(task, entries))
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


def _print(
    task: Task, requests: Sequence[Request], *, whole: bool
) -> tuple[dict[Request, Printed], Entries]:
    """Let pandoc print the requests, and the bibliography if the `whole` is wanted."""
    style = task.style
    everything = whole or style.numbers_works or style.needs_order
    keys = list(task.items) if everything else _connected(requests, task.neighbours)
    layout = _layout(task, requests, keys)
    document = pandoc.document(layout.blocks, _meta(task, keys))
    items = [*(task.items[key] for key in keys), {"id": _STRANGER, "type": "book"}]
    answer = _run(document, items, style.repeating_names)
    prints, entries = read_answer(answer, layout, style)
    return prints, tuple(entry for entry in entries if entry[0] in task.items)


def _repeated(task: Task, entries: Entries) -> dict[str, str]:
    """The names that the style replaces when it prints the bibliography by itself."""
    style, keys = task.style, list(task.items)
    begin_alike = any(a[1][:1] == b[1][:1] for a, b in pairwise(entries))
    if not style.substitute or not begin_alike:
        return {}
    document = pandoc.document([], _meta(task, keys))
    answer = _run(document, list(task.items.values()), style.text)
    _, replaced = read_answer(answer, _layout(task, [], []), style)
    return repeated(entries, tuple(replaced), style.substitute)


def _meta(task: Task, keys: Sequence[str]) -> dict[str, Any]:
    meta: dict[str, Any] = {
        "nocite": {"t": "MetaInlines", "c": [{"t": "Cite", "c": [_cites(keys), []]}]},
        "link-citations": {"t": "MetaBool", "c": not task.style.prints_one_by_one},
    }
    if task.locale:
        meta["lang"] = {"t": "MetaString", "c": task.locale}
    return meta


def _connected(requests: Iterable[Request], near: Neighbours) -> list[str]:
    """The works of the requests and all that may be mistaken for them."""
    cited = (cite.key for request in requests for cite in request.cites)
    return list(dict.fromkeys(key for c in cited for key in near.groups[c]))


def _layout(task: Task, requests: Sequence[Request], keys: Sequence[str]) -> Layout:
    style, profiles = task.style, task.neighbours.profiles
    layout = Layout(_numbers(task), style.prints_one_by_one)
    if style.prints_one_by_one:
        lay_chains(layout, requests, {k: profiles[k] for k in keys if k in profiles})
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
                layout.blocks.append(division("", [citation(_STRANGER, note=number)]))
            before = page
        layout.put(request.cites, number, request)


def _numbers(task: Task) -> Numbers:
    """Numbers that occur in no entry and no citation."""
    cites = (c for r in task.requests for c in r.cites)
    text = task._everything + "".join(c.prefix + c.suffix + c.locator for c in cites)
    longest = max((len(c.cites) for c in task.requests), default=1)
    firsts = _free(text, range(70001, 80000, 7))
    lasts = _free(text, range(80001, 90000, 7))  # no range from these to those is shortened
    notes = _free(text, range(10**9, 10**10, 10**4))
    return Numbers(
        tuple((str(next(firsts)), str(next(lasts))) for _ in range(longest)),
        {key: next(notes) for key in task.items},
    )


def _free(text: str, numbers: range) -> Iterator[int]:
    """Those of the numbers, all of one length, that do not occur in the text."""
    length = len(str(numbers[0]))
    taken = {
        run[i : i + length]
        for run in _LONG_NUMBER.findall(text)
        for i in range(len(run) - length + 1)
    }
    return (n for n in numbers if str(n) not in taken)


def _cites(keys: Iterable[str]) -> list[dict[str, Any]]:
    return [citation(key) for key in keys]


def _run(document: str, items: list[Item], style: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        references, csl = Path(folder) / "references.json", Path(folder) / "style.csl"
        references.write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
        csl.write_text(localized(style), encoding="utf-8")
        arguments = ("-f", "json", "-t", "json", "--citeproc", "--csl", str(csl))
        return pandoc.run(document, *arguments, "--bibliography", str(references))
