"""Classes of faults, by what they are faults of, and the places where each can stand."""

from __future__ import annotations

from faults import (
    agreement,
    citations,
    corrections,
    data,
    entries,
    files,
    links,
    notes,
    text,
    told,
)
from faults.places import Change, Fault, Kind, Sources, Spot, faults_of

__all__ = ["KINDS", "WITHOUT_PLACES", "Change", "Fault", "Kind", "Sources", "Spot", "faults_of"]

KINDS: tuple[Kind, ...] = (
    *files.KINDS,
    *notes.KINDS,
    *citations.KINDS,
    *agreement.KINDS,
    *entries.KINDS,
    *corrections.KINDS,
    *text.KINDS,
    *links.KINDS,
    *data.KINDS,
    *told.KINDS,
)
WITHOUT_PLACES = {
    "D015": "a data file that is gone is a file less: test_slips.py takes it away",
    "F018": "a file less, in a repository: test_slips.py makes one",
    "F015": "mkdocs.yml is no file of the corpus: test_slips.py changes it",
    "F016": "mkdocs.yml is no file of the corpus: test_slips.py changes it",
    "F017": "mkdocs.yml is no file of the corpus: test_slips.py changes it",
    "F020": "mkdocs.yml is no file of the corpus: test_slips.py changes it",
    "F021": "labels are few: test_slips.py makes one that of another act",
    "F022": "mkdocs.yml is no file of the corpus: test_slips.py changes it",
    "P004": "the dates of changes.yml are few: test_slips.py changes them",
    "E054": "few volumes are of one journal: test_slips.py exchanges the figures of one",
    "F019": "mkdocs.yml is no file of the corpus: test_slips.py changes it",
    "A009": "a ledger that is gone is a file less: test_slips.py takes it away",
    "N008": "a gap is many labels that are one too high: test_mend.py makes one",
    "F005": "an orphaned file of notes is a new file: test_check.py makes one",
    "A006": "an act that is gone is a file less: test_anchors.py takes one away",
}
"""Rules that no change inside a file breaks, and where they are tested."""
