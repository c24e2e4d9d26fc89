"""Plant faults in the real edition and print how the check does.

python tests/fault_corpus.py              a sample of 10 places of each kind, 60 pairs
python tests/fault_corpus.py --places 0   every place (hours)
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

from backmatter.check import check_edition
from backmatter.config import Settings, load_settings
from backmatter.diagnostics import Diagnostic, Severity
from backmatter.source.kept import Kept
from faults import KINDS, Change, Fault, Sources, Spot, faults_of
from faults.files import GONE
from planting import ROOT


@dataclass(frozen=True)
class Outcome:
    """What the check says of an edition with one fault, or with two."""

    faults: tuple[Fault, ...]
    found: tuple[bool, ...]
    """Of each fault, whether a rule for it is named at its place."""
    alarms: tuple[Diagnostic, ...]
    """What no fault explains."""


class Bench:
    """The real edition in memory, and what the check says of it as it is."""

    def __init__(self) -> None:
        self.settings: Settings = load_settings(ROOT / "mkdocs.yml")
        self.sources = Sources()
        self.kept = Kept()
        self.read = lru_cache(maxsize=None)(Path.read_bytes)
        self.before = {_sign(d) for d in self.check(())}

    def check(self, changes: Iterable[Change]) -> Sequence[Diagnostic]:
        """All findings after some changes, which may not overlap."""
        texts: dict[str, str] = {}
        for change in sorted(changes, key=lambda c: (c.path, -c.start)):
            text = texts.get(change.path, self.sources.texts[change.path])
            texts[change.path] = text[: change.start] + change.text + text[change.end :]
        changed = {
            ROOT / path: text.encode("utf-8", "surrogateescape") for path, text in texts.items()
        }

        def load(path: Path) -> bytes:
            data = changed[path] if path in changed else self.read(path)
            if data.startswith(GONE.encode()):
                raise PermissionError(13, "Permission denied")
            return data

        return check_edition(self.settings, load, Severity.INFO, self.kept).diagnostics

    def plant(self, *faults: Fault) -> Outcome:
        """What is found, and what is said that no fault explains."""
        findings = self.check(chain.from_iterable(f.changes for f in faults))
        codes = frozenset().union(*(f.codes | f.follows for f in faults))
        alarms = [
            d for d in findings if d.rule.code not in codes and _sign(d) not in self.before
        ]
        where = {f: [self._lines(spot, faults) for spot in f.places] for f in faults}
        found = tuple(any(_names(d, f, where[f]) for d in findings) for f in faults)
        return Outcome(faults, found, tuple(alarms))

    def _lines(self, spot: Spot, faults: Sequence[Fault]) -> tuple[str, int, int]:
        """File, first and last line of a spot in the text with the faults."""
        text = self.sources.texts[spot.path]
        line = text.count("\n", 0, spot.offset) + 1
        for change in chain.from_iterable(f.changes for f in faults):
            if change.path == spot.path and change.start < spot.offset:
                line += change.text.count("\n") - text.count("\n", change.start, change.end)
        return spot.path, line, line + spot.more

    def sample(self, places: int, dice: random.Random) -> list[Fault]:
        """Faults of every kind, each at so many of its places (0: at all)."""
        chosen: list[Fault] = []
        for kind in KINDS:
            faults = faults_of(kind, self.sources)
            few = 0 < places < len(faults)
            chosen += dice.sample(faults, places) if few else faults
        return chosen


def _sign(found: Diagnostic) -> tuple[str, str, str]:
    return found.rule.code, found.span.path, found.span.text


def _names(found: Diagnostic, fault: Fault, places: Iterable[tuple[str, int, int]]) -> bool:
    line = found.span.line
    return found.rule.code in fault.codes and any(
        path == found.span.path and first <= line <= last for path, first, last in places
    )


def pairs(
    faults: Sequence[Fault], count: int, dice: random.Random
) -> list[tuple[Fault, Fault]]:
    """Random pairs in different files, where neither hides or moves the other."""
    found: list[tuple[Fault, Fault]] = []
    while len(found) < count:
        one, two = dice.sample(faults, 2)
        if {c.path for c in one.changes}.isdisjoint(c.path for c in two.changes):
            found.append((one, two))
    return found


def told(outcome: Outcome) -> str:
    """One line on what went wrong."""
    places = "; ".join(
        f"{f.kind} at {f.places[0].path}, offset {f.places[0].offset}" for f in outcome.faults
    )
    alarms = ", ".join(f"{d.span} {d.rule.code} {d.message}" for d in outcome.alarms[:2])
    missed = "" if all(outcome.found) else "NOT FOUND "
    return f"    {missed}{places}" + (f" | said besides: {alarms}" if alarms else "")


def main() -> None:
    """Print recall, false alarms and every miss."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=int, default=10)
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice, bench = random.Random(options.seed), Bench()
    faults = bench.sample(options.places, dice)
    print(f"{'fault':32} planted  found on its line  false alarms")
    total = [0, 0, 0]
    for kind in KINDS:
        outcomes = [bench.plant(f) for f in faults if f.kind == kind.name]
        figures = _figures(outcomes)
        total = [a + b for a, b in zip(total, figures, strict=True)]
        print(
            f"{kind.name:32} {figures[0]:7} {figures[1]:7} "
            f"{figures[1] / max(1, figures[0]):9.1%} {figures[2]:13}",
            flush=True,
        )
        for outcome in [o for o in outcomes if o.alarms or not all(o.found)][:3]:
            print(told(outcome))
    print(
        f"{'one at a time':32} {total[0]:7} {total[1]:7} {total[1] / total[0]:9.1%}"
        f" {total[2]:13}"
    )
    outcomes = [bench.plant(*pair) for pair in pairs(faults, options.pairs, dice)]
    planted, found, alarms = _figures(outcomes)
    if planted:
        print(f"{'in pairs':32} {planted:7} {found:7} {found / planted:9.1%} {alarms:13}")
    for outcome in [o for o in outcomes if o.alarms or not all(o.found)][:5]:
        print(told(outcome))


def _figures(outcomes: Sequence[Outcome]) -> tuple[int, int, int]:
    return (
        sum(len(o.found) for o in outcomes),
        sum(sum(o.found) for o in outcomes),
        sum(len(o.alarms) for o in outcomes),
    )


if __name__ == "__main__":
    main()
