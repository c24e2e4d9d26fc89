"""The table of rules: every fact that the check holds an edition to, stated once.

Codes are lasting. The letter says what a rule is about; see SUBJECTS.
"""

from __future__ import annotations

from collections.abc import Mapping

from backmatter.diagnostics import Rule
from backmatter.rules.addresses import *  # noqa: F403
from backmatter.rules.agreeing import *  # noqa: F403
from backmatter.rules.agreement import *  # noqa: F403
from backmatter.rules.citations import *  # noqa: F403
from backmatter.rules.comments import *  # noqa: F403
from backmatter.rules.data import *  # noqa: F403
from backmatter.rules.entries import *  # noqa: F403
from backmatter.rules.files import *  # noqa: F403
from backmatter.rules.links import *  # noqa: F403
from backmatter.rules.notes import *  # noqa: F403
from backmatter.rules.publication import *  # noqa: F403
from backmatter.rules.text import *  # noqa: F403
from backmatter.rules.told import *  # noqa: F403
from backmatter.rules.words import *  # noqa: F403
from backmatter.rules.works import *  # noqa: F403

ALL: tuple[Rule, ...] = tuple(
    sorted((r for r in list(globals().values()) if isinstance(r, Rule)), key=lambda r: r.code)
)
BY_NAME: Mapping[str, Rule] = {name: rule for rule in ALL for name in (rule.code, rule.name)}
"""Each rule by its code and by its name."""
SUBJECTS: Mapping[str, str] = {
    "F": "Files",
    "N": "Notes",
    "C": "Citations",
    "E": "Entries",
    "D": "Data files",
    "L": "Links and structure",
    "T": "Text",
    "A": "Addresses",
    "P": "Publication",
    "X": "Comments to the check",
}
"""What the letter of a code stands for, in the order of the documentation."""
