"""Of faults of every kind, planted where they can stand, each is found on its line."""

from __future__ import annotations

import random

import pytest

from fault_corpus import Bench, told
from faults import KINDS, Kind, faults_of

SEED = 3


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name.replace(" ", "-"))
def test_a_fault_of_each_kind_is_found_on_its_line_and_nothing_else(
    bench: Bench, kind: Kind
) -> None:
    fault = random.Random(f"{SEED} {kind.name}").choice(faults_of(kind, bench.sources))
    outcome = bench.plant(fault)
    assert all(outcome.found), told(outcome)
    assert outcome.alarms == (), told(outcome)
