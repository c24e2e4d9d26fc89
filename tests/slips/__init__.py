"""Slips of an editor, made by hand, by what they are slips of."""

from __future__ import annotations

from slips import alike, data, entries, files, notes, text
from slips.slip import Slip

SLIPS: tuple[Slip, ...] = (
    *notes.SLIPS,
    *entries.SLIPS,
    *alike.SLIPS,
    *text.SLIPS,
    *data.SLIPS,
    *files.SLIPS,
)
