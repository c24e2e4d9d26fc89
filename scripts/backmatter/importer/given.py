"""Common given names: evidence that two capitalised words are a person and not a title."""

from __future__ import annotations

import re

from backmatter.importer.words import LETTER, UPPER, listed

GIVEN = listed("given_names")
_INITIAL = re.compile(rf"{UPPER}{LETTER}?\.|{UPPER}{{2,3}} |{UPPER}{LETTER}+ {UPPER}\. ?")


def likely_person(name: str) -> bool:
    """Whether a name begins with an initial or a common given name."""
    first = name.split(" ", 1)[0]
    return _INITIAL.match(name) is not None or any(
        part in GIVEN for part in re.split(r"[-‐]", first)
    )
