"""An act as data, held to its schema and to the sources."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from backmatter.build import Edition
from backmatter.export.act_json import SCHEMA, act_json
from backmatter.render.addresses import Addresses

VALIDATOR = jsonschema.Draft202012Validator(
    json.loads(SCHEMA.read_text(encoding="utf-8")),
    format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
)
STEMS = ("introduction", "1929", "1959", "1989", "conclusion")


def data(edition: Edition, stem: str, addresses: Addresses | None = None) -> dict[str, Any]:
    act = next(a for a in edition.resolved.corpus.acts if a.stem == stem)
    parsed: dict[str, Any] = json.loads(act_json(edition, act, addresses or Addresses()))
    return parsed


@pytest.mark.parametrize("stem", STEMS)
def test_an_act_holds_to_the_schema_that_is_served(edition: Edition, stem: str) -> None:
    VALIDATOR.validate(data(edition, stem))
    VALIDATOR.validate(data(edition, stem, Addresses(site="https://example.org/e/")))


def test_the_schema_is_one_and_can_fail(edition: Edition) -> None:
    jsonschema.Draft202012Validator.check_schema(VALIDATOR.schema)
    good = data(edition, "1959")
    for name, value in (("blocks", [{"id": "p1"}]), ("notes", {}), ("typo", "")):
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate({**good, name: value})


def test_the_passages_carry_the_ids_and_words_of_the_page(edition: Edition) -> None:
    act = data(edition, "1959")
    passages = [b for b in act["blocks"] if b["type"] != "heading"]
    assert [p["id"] for p in passages] == [f"p{i}" for i in range(1, len(passages) + 1)]
    assert passages[0]["text"].startswith("The year 1959 stands as the second inflection point")
    assert passages[0]["notes"] == [14]
    assert all("[^" not in p["text"] and "](" not in p["text"] for p in passages)
    headings = [b["id"] for b in act["blocks"] if b["type"] == "heading"]
    assert "reforms" in headings


def test_the_notes_carry_their_citations(edition: Edition) -> None:
    notes = {n["number"]: n for n in data(edition, "introduction")["notes"]}
    assert notes[1]["citations"] == []
    notes = {n["number"]: n for n in data(edition, "1929")["notes"]}
    assert notes[5]["citations"] == [
        {
            "key": "thorniley1988",
            "prefix": "",
            "locators": [{"label": "page", "value": "31–32"}],
            "suffix": "",
        }
    ]
    assert "Thorniley" in notes[5]["text"]
    assert notes[5]["marks"] == ["r5"]


def test_the_works_named_in_a_passage_are_there(edition: Edition) -> None:
    named = {key for b in data(edition, "1929")["blocks"] for key in b.get("works", [])}
    assert {"fitzpatrick1994", "viola1996", "cameron2018"} <= named
