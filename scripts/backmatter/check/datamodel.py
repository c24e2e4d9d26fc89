"""BibLaTeX's data model: which types there are, and what each of them requires.

Source: the BibLaTeX manual, "Entry types" and "Entry fields", and the constraints of its
default data model, blx-dm.def. Names of BibTeX count as the names that replaced them.
"""

from __future__ import annotations

from collections.abc import Mapping

DATE = ("date", "year")
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

NAMES = frozenset(
    """
afterword annotator author bookauthor commentator editor editora editorb editorc
foreword holder introduction shortauthor shorteditor translator
""".split()
)
DATES = frozenset("date eventdate origdate urldate year".split())
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

_LITERAL = """
abstract addendum annotation booksubtitle booktitle booktitleaddon chapter doi edition eid
entryset entrysubtype eprint eprintclass eprinttype eventtitle eventtitleaddon execute file
gender howpublished hyphenation ids indexsorttitle indextitle institution isan isbn ismn isrn
issn issue issuesubtitle issuetitle issuetitleaddon iswc journalsubtitle journaltitle
journaltitleaddon keywords label langid langidopts language library location mainsubtitle
maintitle maintitleaddon month day nameaddon note number options organization origlanguage
origlocation origpublisher origtitle pages pagetotal bookpagination pagination part presort
publisher pubstate related relatedoptions relatedstring relatedtype reprinttitle series
shorthand shorthandintro shortjournal shortseries shorttitle sortkey sortname sortshorthand
sorttitle sortyear subtitle title titleaddon type url usera userb userc userd usere userf
venue verba verbb verbc version volume volumes crossref xref xdata editortype editoratype
editorbtype editorctype nameatype namebtype namectype namea nameb namec authortype lista listb
listc listd liste listf
"""
_OTHER_PROGRAMS = """
added-at bdsk-url-1 bdsk-url-2 biburl bibsource citation-key comment copyright creationdate
date-added date-modified groups interhash intrahash issued lccn mendeley-groups
mendeley-tags modificationdate owner pmcid pmid priority qualityassured ranking rating
readstatus rights shortdoi timestamp zotero
"""
OURS = frozenset({"correction", "lacks", "printed", "review"})
"""Fields of an edition: what the printed note had, why it is changed, what the work lacks,
and what somebody has yet to look at.
"""
FIELDS = frozenset(
    {*_LITERAL.split(), *_OTHER_PROGRAMS.split(), *NAMES, *DATES, *FIELD_ALIASES, *OURS}
)
"""Every field that is known: BibLaTeX's, what reference managers add, and ours."""

LANGUAGES = frozenset(
    """
acadian afrikaans albanian american ancientgreek arabic armenian australian austrian
basque bahasa belarusian bengali bosnian brazil brazilian breton british bulgarian
canadian canadien catalan chinese chinese-hans chinese-hant croatian czech danish
dutch english esperanto estonian farsi finnish francais french friulan gaelic
galician georgian german germanb greek hebrew hindi hungarian icelandic indonesian
interlingua irish italian japanese kazakh korean kurdish kurmanji latin latvian
lithuanian lowersorbian macedonian magyar malay marathi mexican mongolian naustrian
newzealand ngerman norsk norwegian nswissgerman nynorsk occitan persian piedmontese
polish polutonikogreek portuges portuguese romanian romansh russian samin sanskrit
scottish serbian serbianc slovak slovene slovenian sorbian spanish spanishmx swedish
swissgerman tamil thai turkish turkmen ukrainian uppersorbian urdu usenglish
ukenglish uzbek vietnamese welsh yiddish
""".split()
)
"""Names of languages in the package babel, as BibLaTeX takes them in `langid`."""


def required(entry_type: str) -> tuple[tuple[str, ...], ...]:
    """The groups of fields of which the type requires one each."""
    name = TYPE_ALIASES.get(entry_type, entry_type)
    groups = REQUIRED.get(name, _TITLED)
    implied = "type" if name != entry_type else None  # @phdthesis says its type
    return tuple(g for g in groups if g != (implied,))
