"""Plant faults in the real edition and print how the check does.

python tests/fault_corpus.py                       10 places of each kind, and 200 pairs
python tests/fault_corpus.py --places 0 --jobs 2   every place, more than 100,000
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, zip_longest
from multiprocessing.pool import Pool
from pathlib import Path

from backmatter.check import check_edition
from backmatter.config import Settings, load_settings
from backmatter.diagnostics import Diagnostic, Severity
from backmatter.source.kept import Kept
from faults import KINDS, Change, Fault, Kind, Sources, Spot, faults_of
from faults.files import GONE
from planting import ROOT

_STOPPING = frozenset(
    {"A001", "A002", "D001", "F001", "F002", "F012", "F013", "F014", "L012", "L015"}
    | {"N019", "P001"}
)
_LISTS_LOST = frozenset("D001 D002 D003 D004 D009".split())
_OF_LISTS = frozenset(
    "D007 D008 D010 D011 D012 D013 D014 D018 D019 D020 D021".split()
    + "D022 D023 D024 D025 D026 D027 D028".split()
)
"""Said once the lists that they hold against the text can be read, as the text must be."""
_LAST = frozenset({"A004", "P006"})
"""Said once all errors are mended."""
_PARTNERS = frozenset({"T020", "F003"})
"""Two of these in one file may be partners of each other, or the first ends the reading."""
_ORDER_LOST, _OF_ORDER = frozenset({"F003", "F006", "F008"}), frozenset({"N004", "N009"})
"""Where the order of the acts cannot be read, that of the notes is not known."""
_MANY = 300
_TOLD = 20
_NEAR = 300
"""Characters between two faults of one file, so that neither hides the other."""


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
        self.before = self.check(())

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
        alarms = self._new([d for d in findings if d.rule.code not in codes])
        where = {f: [self._lines(spot, faults) for spot in f.places] for f in faults}
        found = tuple(any(_names(d, f, where[f]) for d in findings) for f in faults)
        return Outcome(faults, found, tuple(alarms))

    def _new(self, findings: Sequence[Diagnostic]) -> list[Diagnostic]:
        """What is said more often of a file than before, and not of the same words."""
        before, now = (Counter(map(_rule, found)) for found in (self.before, findings))
        words = {(_rule(d), d.span.text) for d in self.before}
        more = now - before
        return [
            d for d in findings if _rule(d) in more and (_rule(d), d.span.text) not in words
        ]

    def _lines(self, spot: Spot, faults: Sequence[Fault]) -> tuple[str, int, int]:
        """File, first and last line of a spot in the text with the faults."""
        text = self.sources.texts[spot.path]
        line = text.count("\n", 0, spot.offset) + 1
        for change in chain.from_iterable(f.changes for f in faults):
            if change.path == spot.path and change.start < spot.offset:
                line += change.text.count("\n") - text.count("\n", change.start, change.end)
        return spot.path, line, line + spot.more


def sample(
    sources: Sources, kinds: Iterable[Kind], places: int, dice: random.Random
) -> list[Fault]:
    """Faults of some kinds, each at so many of its places (0: at all)."""
    chosen: list[Fault] = []
    for kind in kinds:
        faults = faults_of(kind, sources)
        few = 0 < places < len(faults)
        chosen += dice.sample(faults, places) if few else faults
    return chosen


def _rule(found: Diagnostic) -> tuple[str, str]:
    return found.rule.code, found.span.path


def _names(found: Diagnostic, fault: Fault, places: Iterable[tuple[str, int, int]]) -> bool:
    line = found.span.line
    return found.rule.code in fault.codes and any(
        path == found.span.path and first <= line <= last for path, first, last in places
    )


def pairs(
    faults: Sequence[Fault], count: int, dice: random.Random
) -> list[tuple[Fault, Fault]]:
    """Random pairs, of which every second stands in one file, on other lines."""
    found: list[tuple[Fault, Fault]] = []
    by_file: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_file[fault.changes[-1].path].append(fault)
    groups = [group for group in by_file.values() if len(group) > 1]
    while len(found) < count:
        among = faults if len(found) % 2 else dice.choice(groups)
        one, two = dice.sample(among, 2)
        if _apart(one, two):
            found.append((one, two))
    return found


def grouped(faults: Sequence[Fault], sources: Sources) -> Iterator[tuple[Fault, ...]]:
    """Faults of one kind one by one, but of letters, with thousands of places, one in each
    paragraph at once.
    """
    if len(faults) <= _MANY or any(c[0] not in "TL" for c in faults[0].codes):
        yield from ((fault,) for fault in faults)
        return
    paragraphs: dict[tuple[str, int], list[Fault]] = defaultdict(list)
    for fault in faults:
        paragraphs[sources.paragraph(fault.places[0])].append(fault)
    for group in zip_longest(*paragraphs.values()):
        yield tuple(filter(None, group))


def _apart(one: Fault, two: Fault) -> bool:
    """Whether no change of the one is near a change of the other.

    YAML ends at its first slip, so that a second fault of such a file shows after the first.
    """
    if (one.codes ^ two.codes) & _LAST or _unread(one, two) or _unread(two, one):
        return False
    stops = (one.codes | two.codes) & _STOPPING or one.codes & two.codes & _PARTNERS
    return all(
        a.path != b.path or (not stops and (a.end + _NEAR < b.start or b.end + _NEAR < a.start))
        for a in one.changes
        for b in two.changes
    )


def _unread(one: Fault, two: Fault) -> bool:
    """Whether what the first fault makes unreadable is held against what has the second."""
    return bool(
        (one.codes & (_LISTS_LOST | {"F002"}) and two.codes & _OF_LISTS)
        or (one.codes & _ORDER_LOST and two.codes & _OF_ORDER)
    )


def told(outcome: Outcome) -> str:
    """One line on what went wrong: which faults were not found, or were there at an alarm."""
    missed = [f for f, found in zip(outcome.faults, outcome.found, strict=True) if not found]
    blamed = missed or outcome.faults
    places = "; ".join(
        f"{f.kind} at {f.places[0].path}, offset {f.places[0].offset}" for f in blamed[:2]
    )
    places += f" and {len(blamed) - 2} more" if len(blamed) > 2 else ""
    alarms = ", ".join(f"{d.span} {d.rule.code} {d.message}" for d in outcome.alarms[:2])
    is_missed = "NOT FOUND " if missed else ""
    return f"    {is_missed}{places}" + (f" | said besides: {alarms}" if alarms else "")


@dataclass
class Tally:
    """How often a kind of fault, or a rule, was planted and found."""

    planted: int = 0
    found: int = 0
    alarms: int = 0
    amiss: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count what another has counted too."""
        self.planted += other.planted
        self.found += other.found
        self.alarms += other.alarms

    def print(self, name: str, codes: str = "") -> None:
        """A line of the table, and below it what went wrong."""
        share = self.found / max(1, self.planted)
        counts = f"{self.planted:7} {self.found:7} {share:8.2%} {self.alarms:7}"
        print(f"{codes:12} {name:36} {counts}", *self.amiss[:_TOLD], sep="\n", flush=True)


_bench: Bench | None = None


def _judge(faults: tuple[Fault, ...]) -> tuple[int, int, str]:
    """How many were found, false alarms, and words if any went wrong."""
    global _bench
    _bench = _bench or Bench()
    outcome = _bench.plant(*faults)
    amiss = outcome.alarms or not all(outcome.found)
    words = told(outcome) if amiss else ""
    return sum(outcome.found), len(outcome.alarms), words


def tallied(planted: Sequence[tuple[Fault, ...]], pool: Pool) -> Tally:
    """What was found of the planted faults."""
    tally = Tally()
    judged = pool.imap(_judge, planted, chunksize=4)
    for faults, (found, alarms, words) in zip(planted, judged, strict=True):
        tally.planted += len(faults)
        tally.found += found
        tally.alarms += alarms
        tally.amiss += [words] if words else []
    return tally


def main() -> None:
    """Print recall, false alarms and every miss."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=int, default=10)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", help="only kinds of faults whose name has these words")
    options = parser.parse_args()
    dice = random.Random(options.seed)
    kinds = [kind for kind in KINDS if (options.kind or "") in kind.name]
    sources = Sources()
    faults = sample(sources, kinds, options.places, dice)
    by_kind: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_kind[fault.kind].append(fault)
    whole = Tally()
    with multiprocessing.Pool(options.jobs) as pool:
        print(f"{'rules':12} {'fault':36} planted  found where it is  alarms")
        for kind in kinds:
            tally = tallied(list(grouped(by_kind[kind.name], sources)), pool)
            whole.add(tally)
            tally.print(kind.name, " ".join(sorted(kind.codes)))
        whole.print("one at a time")
        tallied(pairs(faults, options.pairs, dice), pool).print("in pairs")


if __name__ == "__main__":
    main()
