"""The list of licences is of what is installed, and has no licence that nobody looked at."""

from __future__ import annotations

import re

from backmatter.adapters.licences_command import report
from conftest import ROOT

KNOWN = re.compile(
    r"MIT|BSD|Apache|MPL|Mozilla Public|PSF|LGPL|GPL-2.0-or-later|CC-BY-SA|told by a file"
)
ELSEWHERE = {"exceptiongroup", "tomli"}
"""Packages that are locked for other versions of Python or other systems."""


def test_the_list_is_what_the_command_prints() -> None:
    listed = (ROOT / "docs/licences.md").read_text(encoding="utf-8")
    assert listed == "\n".join(report()) + "\n", (
        "write it: backmatter licences > docs/licences.md"
    )


def test_every_package_of_the_lock_is_listed_with_a_licence_that_is_known() -> None:
    row = r"^\| ([a-z0-9-]+) \| ([^|]+) \| (?:running|the editor|tests) \|$"
    listed = dict(re.findall(row, "\n".join(report()), re.MULTILINE))
    locked = (ROOT / "scripts/requirements.txt").read_text(encoding="utf-8")
    names = set(re.findall(r"^([a-z0-9-]+)==", locked, re.MULTILINE))
    assert names - ELSEWHERE - listed.keys() == set()
    assert [name for name, licence in listed.items() if not KNOWN.search(licence)] == []
