"""BibLaTeX's data model: which types there are, and what each of them requires.

Source: the BibLaTeX manual, "Entry types" and "Entry fields", and the constraints of its
default data model, blx-dm.def. Names of BibTeX count as the names that replaced them.
"""

from __future__ import annotations

from collections.abc import Mapping

DATE = ("date", "year")
_BOOK = (("author",), ("title",), DATE)
_COLLECTION = (("editor",), ("title",), DATE)
_TITLED = (("title",), DATE)

REQUIRED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "article": (("author",), ("title",), ("journaltitle",), DATE),
    "book": (("author", "editor", "translator"), ("title",), DATE),
    "mvbook": (("author", "editor"), ("title",), DATE),
    "inbook": (("author",), ("title",), ("booktitle",), DATE),
    "bookinbook": (("author",), ("title",), ("booktitle",), DATE),
    "suppbook": (("author",), ("title",), ("booktitle",), DATE),
    "booklet": (("author", "editor"), ("title",), DATE),
    "collection": _COLLECTION,
    "mvcollection": _COLLECTION,
    "incollection": (("author",), ("title",), ("booktitle",), ("editor",), DATE),
    "suppcollection": (("author",), ("title",), ("booktitle",), ("editor",), DATE),
    "dataset": (("author", "editor"), ("title",), DATE),
    "manual": _TITLED,
    "misc": _TITLED,
    "online": (("title",), ("url", "doi", "eprint"), DATE),
    "patent": (("author",), ("title",), ("number",), DATE),
    "periodical": _COLLECTION,
    "suppperiodical": (("author",), ("title",), ("journaltitle",), DATE),
    "proceedings": _TITLED,
    "mvproceedings": _TITLED,
    "inproceedings": (("author",), ("title",), ("booktitle",), DATE),
    "reference": _COLLECTION,
    "mvreference": _COLLECTION,
    "inreference": (("author",), ("title",), ("booktitle",), ("editor",), DATE),
    "report": (("author",), ("title",), ("type",), ("institution",), DATE),
    "set": (("entryset",),),
    "software": _TITLED,
    "thesis": (("author",), ("title",), ("type",), ("institution",), DATE),
    "unpublished": (("author",), ("title",), DATE),
    "xdata": (),
}
"""For each type the fields that it requires; of each group one is enough."""

TYPE_ALIASES = {
    "conference": "inproceedings",
    "electronic": "online",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "techreport": "report",
    "www": "online",
}

_ARTS = (
    "artwork audio bibnote commentary image jurisdiction legislation legal letter movie music "
    "performance review standard video"
)
TYPES = frozenset({*REQUIRED, *TYPE_ALIASES, *_ARTS.split()})
"""Every type of BibLaTeX; of those without an entry above only a title is asked."""

FIELD_ALIASES = {
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "journal": "journaltitle",
    "key": "sortkey",
    "pdf": "file",
    "primaryclass": "eprintclass",
    "school": "institution",
}


def required(entry_type: str) -> tuple[tuple[str, ...], ...]:
    """The groups of fields of which the type requires one each."""
    name = TYPE_ALIASES.get(entry_type, entry_type)
    groups = REQUIRED.get(name, _TITLED)
    implied = "type" if name != entry_type else None  # @phdthesis says its type
    return tuple(g for g in groups if g != (implied,))
