"""The downloads, read again by parsers that are not ours and held against the .bib file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any
from urllib.parse import parse_qs
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import rispy
from pybtex.database import Entry as BibEntry
from pybtex.database import Person, parse_string

from backmatter.build import Edition, build
from backmatter.export.downloads import act_files, edition_files
from backmatter.records.coins import coins
from backmatter.records.csl import csl_items
from backmatter.records.names import file_names
from backmatter.render.addresses import Addresses
from conftest import ROOT, MakeEdition, act

SITE = Addresses(site="https://example.org/e/")
SCHEMA = json.loads((ROOT / "tests" / "csl-data.schema.json").read_text(encoding="utf-8"))
SOURCE = parse_string((ROOT / "bibliography.bib").read_text(encoding="utf-8"), "bibtex").entries
OF_THIS_EDITION = {"printed", "correction"}
KEYS = sorted(SOURCE)
HOSTILE = """\
@book{a/../b,
  author = {O'Neil, "Ann" and <b>Bold</b>, X.},
  title = {A ]]> & </script><script>alert(1)</script> "Title"},
  date = {1999},
}
@book{A.b,
  title = {No author},
  date = {2000},
}
@manuscript{ms,
  author = {Doe, Jane},
  title = {A Manuscript},
  date = {1950-01-02/1950-03-04},
}
@film{reel,
  author = {Doe, Jane},
  title = {A Film},
  date = {1960},
}
"""


def all_files(edition: Edition, addresses: Addresses) -> Mapping[str, str]:
    """Every file of the edition and of its acts, by its path."""
    acts = (act_files(edition, a, addresses) for a in edition.resolved.corpus.acts)
    return dict(chain(edition_files(edition, addresses), *acts))


@pytest.fixture(scope="session")
def files(edition: Edition) -> Mapping[str, str]:
    return all_files(edition, SITE)


@pytest.fixture
def hostile(make_edition: MakeEdition) -> Mapping[str, str]:
    note = "[^1]: [@{a/../b}; @{A.b}; @ms; @reel].\n"
    edition = build(make_edition({"one": act("Text.[^1]")}, {"one": note}, HOSTILE))
    return all_files(edition, SITE)


def bare(value: str) -> str:
    """A field as a reader sees it."""
    return " ".join(value.replace("{", "").replace("}", "").split())


def people(persons: Iterable[Person]) -> list[str]:
    return [bare(", ".join(filter(None, [
        " ".join([*p.prelast_names, *p.last_names]),
        " ".join([*p.first_names, *p.middle_names]),
    ]))) for p in persons]  # fmt: skip


def role(entry: BibEntry, name: str) -> list[str]:
    """The persons in a role; pybtex itself parses those of authors and editors only."""
    if name in entry.persons:
        return people(entry.persons[name])
    value = entry.fields.get(name, "")
    return people(Person(person) for person in value.split(" and ") if person)


def whole_title(fields: Mapping[str, str], name: str = "title", sub: str = "subtitle") -> str:
    parts = [bare(fields.get(part, "")) for part in (name, sub)]
    return ": ".join(part for part in parts if part)


# BibLaTeX


@pytest.mark.parametrize("key", KEYS)
def test_the_bib_file_keeps_every_field(files: Mapping[str, str], key: str) -> None:
    exported = parse_string(files["bibliography.bib"], "bibtex").entries[key]
    source: BibEntry = SOURCE[key]
    assert exported.type == source.type
    assert exported.persons == source.persons
    for name, value in source.fields.items():
        if name not in OF_THIS_EDITION:
            assert " ".join(exported.fields[name].split()) == " ".join(value.split()), name
    assert not OF_THIS_EDITION & set(exported.fields)


def test_the_bib_file_has_no_work_more_or_less(files: Mapping[str, str]) -> None:
    assert sorted(parse_string(files["bibliography.bib"], "bibtex").entries) == KEYS


def test_what_zotero_would_drop_from_the_bib_file_is_said_once_more(
    files: Mapping[str, str],
) -> None:
    entries = parse_string(files["bibliography.bib"], "bibtex").entries
    assert all(e.fields["language"] == e.fields["langid"] for e in entries.values())
    assert entries["davies1989"].fields["series"] == entries["davies1989"].fields["maintitle"]
    assert entries["lenin1918"].fields["annote"] == "First published 1918."
    assert entries["carr1950"].fields["annote"] == "14 volumes in all."


def test_types_that_zotero_drops_have_other_names(hostile: Mapping[str, str]) -> None:
    entries = parse_string(hostile["bibliography.bib"], "bibtex").entries
    assert entries["ms"].type == "unpublished"
    assert entries["reel"].type == "movie"


# RIS

RIS_TYPES = {
    "book": "BOOK",
    "inbook": "CHAP",
    "incollection": "CHAP",
    "movie": "MPCT",
    "report": "RPRT",
}
SUBTYPES = {"newspaper": "NEWS", "magazine": "MGZN", "": "JOUR"}


def ris_type(entry: BibEntry) -> str:
    subtype = entry.fields.get("entrysubtype", "")
    return SUBTYPES[subtype] if entry.type == "article" else RIS_TYPES[entry.type]


@pytest.mark.parametrize("key", KEYS)
def test_a_ris_record_says_what_the_entry_says(files: Mapping[str, str], key: str) -> None:
    record = {r["id"]: r for r in rispy.loads(files["bibliography.ris"])}[key]
    entry: BibEntry = SOURCE[key]
    fields = entry.fields
    assert "unknown_tag" not in record
    assert record["type_of_reference"] == ris_type(entry)
    assert record.get("title", "") == whole_title(fields)
    assert record.get("authors", []) == role(entry, "author")
    editors = "tertiary_authors" if entry.type == "book" else "secondary_authors"
    assert record.get(editors, []) == role(entry, "editor")
    assert record.get("subsidiary_authors", []) == role(entry, "translator")
    assert record["year"] == fields["date"][:4]
    container = fields.get("journaltitle") or fields.get("booktitle", "")
    series = fields.get("maintitle") or fields.get("series", "")
    if entry.type == "book":
        assert record.get("secondary_title", "") == bare(series)
    else:
        assert record.get("secondary_title", "") == bare(container)
        assert record.get("tertiary_title", "") == bare(series)
    for tag, name in (
        ("place_published", "location"),
        ("publisher", "publisher"),
        ("volume", "volume"),
        ("number_of_volumes", "volumes"),
        ("edition", "edition"),
    ):
        if name in fields:
            assert record[tag] == bare(fields[name]), name
    if "pages" in fields:
        first, last = record["start_page"], record.get("end_page")
        assert (f"{first}–{last}" if last else first.replace("-", "–")) == fields["pages"]
    if entry.type == "article" and "number" in fields:
        assert record["number"] == fields["number"]
    if entry.type == "report":
        assert record["issn"] == bare(fields["number"])
        assert record["publisher"] == bare(fields["institution"])
    if "url" in fields:
        assert record["urls"] == [fields["url"]]
        assert record["access_date"].replace("/", "-") == fields["urldate"]
    assert (
        record["language"][:2]
        == {"english": "en", "russian": "ru", "french": "fr"}[fields["langid"]]
    )
    assert record.get("keywords", []) == list(filter(None, [fields.get("keywords")]))


def test_a_day_and_a_range_of_years_are_kept_in_ris(files: Mapping[str, str]) -> None:
    records = {r["id"]: r for r in rispy.loads(files["bibliography.ris"])}
    assert records["nyt1964"]["date"] == "1964/10/17"
    assert records["davies1980"]["date"] == "1980–1989"
    assert records["lenin1918"]["notes"] == ["First published 1918."]


# CSL-JSON


def csl_people(names: Iterable[Mapping[str, str]]) -> list[str]:
    return [
        n.get("literal") or ", ".join(filter(None, [n.get("family", ""), n.get("given", "")]))
        for n in names
    ]


@pytest.mark.parametrize("key", KEYS)
def test_a_csl_item_says_what_the_entry_says(files: Mapping[str, str], key: str) -> None:
    item = {i["id"]: i for i in json.loads(files["bibliography.json"])}[key]
    entry: BibEntry = SOURCE[key]
    fields = entry.fields
    for name in ("author", "editor", "translator"):
        assert csl_people(item.get(name, [])) == role(entry, name)
    assert whole_title(fields) in (item.get("title", ""), item.get("volume-title"))
    if "maintitle" in fields:
        assert bare(fields["maintitle"]) in (item["title"], item.get("container-title"))
    for variable, name in (
        ("publisher-place", "location"),
        ("publisher", "publisher"),
        ("publisher", "institution"),
        ("volume", "volume"),
        ("number-of-volumes", "volumes"),
        ("edition", "edition"),
        ("collection-title", "series"),
        ("container-title", "journaltitle"),
        ("URL", "url"),
        ("keyword", "keywords"),
    ):
        if name in fields:
            assert item[variable] == bare(fields[name]), name
    if "pages" in fields:
        assert item["page"].replace("-", "–") == fields["pages"]
    dates = [[int(p) for p in d.split("-")] for d in fields["date"].split("/")]
    assert item["issued"]["date-parts"] == dates


def test_the_csl_files_hold_to_the_schema(
    files: Mapping[str, str], hostile: Mapping[str, str]
) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for found in (files, hostile):
        for path, text in found.items():
            if path.endswith(".json") and not path.endswith(("act.json", "schema.json")):
                validator.validate(json.loads(text))


def test_the_schema_of_the_tests_can_fail() -> None:
    bad = [
        {"id": "x", "type": "boook"},
        {"type": "book"},
        {"id": "x", "type": "book", "tilte": ""},
    ]
    for item in bad:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(SCHEMA).validate([item])


# One work, one act


def test_each_work_has_the_same_records_alone(files: Mapping[str, str]) -> None:
    items = {i["id"]: i for i in json.loads(files["bibliography.json"])}
    records = {r["id"]: r for r in rispy.loads(files["bibliography.ris"])}
    for key in KEYS:
        assert json.loads(files[f"bibliography/{key}.json"]) == [items[key]]
        assert rispy.loads(files[f"bibliography/{key}.ris"]) == [records[key]]
        assert files[f"bibliography/{key}.bib"] in files["bibliography.bib"]


def test_each_act_has_the_works_that_it_cites_or_names(
    edition: Edition, files: Mapping[str, str]
) -> None:
    everywhere: set[str] = set()
    for part in edition.resolved.corpus.acts:
        keys = set(parse_string(files[f"{part.stem}/works.bib"], "bibtex").entries)
        source = (ROOT / part.document.file.path).read_text(encoding="utf-8")
        notes = (ROOT / "notes" / f"{part.stem}.md").read_text(encoding="utf-8")
        assert keys == set(re.findall(r"(?:@|bib:)([a-z]+\d{4}[a-z]?)", source + notes))
        everywhere |= keys
    assert everywhere == set(KEYS)


def test_the_edition_and_its_acts_are_records_too(files: Mapping[str, str]) -> None:
    chapter = parse_string(files["1959/cite.bib"], "bibtex").entries
    entry = chapter["soviet-inflection-points-1959"]
    assert entry.type == "incollection"
    assert people(entry.persons["author"]) == ["The editors of this edition"]
    assert "after Lewis H. Siegelbaum" in entry.fields["booktitle"]
    assert entry.fields["note"].startswith(
        "After Lewis H. Siegelbaum, “Soviet Inflection Points"
    )
    assert entry.fields["url"] == "https://example.org/e/1959/"
    (record,) = rispy.loads(files["cite/edition.ris"])
    assert record["type_of_reference"] == "BOOK"
    assert record["urls"] == ["https://example.org/e/"]
    assert "Siegelbaum" not in "".join(record["authors"])


def test_an_unknown_site_has_no_address_in_records(edition: Edition) -> None:
    files = all_files(edition, Addresses())
    for path in ("1959/cite.bib", "1959/cite.ris", "cite/edition.json", "1959/act.json"):
        assert "http" not in files[path].replace("$schema", "").replace(
            "https://json-schema", ""
        )


# COinS and unAPI


def test_coins_name_makers_titles_and_containers(edition: Edition) -> None:
    for item in csl_items(edition, KEYS):
        query = coins(item)
        if not any(name in item for name in ("author", "editor", "translator")):
            assert query == ""
            continue
        assert "+" not in query
        assert not re.search(r"%(?![0-9A-F]{2})", query)
        pairs: dict[str, list[str]] = parse_qs(query, strict_parsing=True)
        assert pairs["ctx_ver"] == ["Z39.88-2004"]
        titles = [
            v for k in ("rft.atitle", "rft.btitle", "rft.title") for v in pairs.get(k, [])
        ]
        if "title" in item:
            assert item["title"] in titles
        assert len(pairs["rft.au"]) == sum(
            len(item.get(name, [])) for name in ("author", "editor", "translator")
        )
        if "container-title" in item:
            assert item["container-title"] in pairs.get("rft.jtitle", []) + titles


def test_the_unapi_file_is_both_answers_in_one(files: Mapping[str, str]) -> None:
    root = ET.fromstring(files["unapi.xml"])
    assert root.tag == "formats"
    assert [f.get("name") for f in root.iter("format")] == ["ris"]
    assert rispy.loads("".join(root.itertext())) == rispy.loads(files["bibliography.ris"])
    lines = [line for line in files["unapi.xml"].split("\n") if line.strip()]
    assert any(line.startswith("TY  - ") for line in lines[:4])


def test_no_title_breaks_out_of_a_record(hostile: Mapping[str, str]) -> None:
    records = rispy.loads("".join(ET.fromstring(hostile["unapi.xml"]).itertext()))
    assert len(records) == 4
    by_id: dict[str, Any] = {r["id"]: r for r in records}
    assert by_id["a/../b"]["title"].startswith("A ]] >")
    assert by_id["ms"]["date"] == "1950–1950"


def test_no_key_leads_out_of_its_folder(hostile: Mapping[str, str]) -> None:
    assert {"bibliography/a-..-b.bib", "bibliography/A.b.bib"} <= set(hostile)
    assert not [path for path in hostile if "/../" in path or path.startswith("/")]
    assert file_names(["a/b", "a:b", "A-B", "..", "é"]) == {
        "a/b": "a-b", "a:b": "a-b-2", "A-B": "A-B-3", "..": "work", "é": "work-2",
    }  # fmt: skip
