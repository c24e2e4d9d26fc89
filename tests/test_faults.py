"""Of faults of every kind, planted where they can stand, each is found on its line."""

from __future__ import annotations

import random

import pytest

from backmatter import rules
from fault_corpus import Bench, told
from faults import KINDS, WITHOUT_PLACES, Kind, faults_of

SEED = 3


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name.replace(" ", "-"))
def test_a_fault_of_each_kind_is_found_on_its_line_and_nothing_else(
    bench: Bench, kind: Kind
) -> None:
    faults = faults_of(kind, bench.sources)
    assert faults, "it can stand nowhere"
    fault = random.Random(f"{SEED} {kind.name}").choice(faults)
    outcome = bench.plant(fault)
    assert all(outcome.found), told(outcome)
    assert outcome.alarms == (), told(outcome)


def test_every_rule_is_broken_at_some_place_or_a_reason_says_why_not() -> None:
    planted = {code for kind in KINDS for code in kind.codes}
    assert {rule.code for rule in rules.ALL} - planted == WITHOUT_PLACES.keys()


def test_names_of_kinds_are_unique() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
