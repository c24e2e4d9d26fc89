"""The grammar of BibTeX: what is read, where it stands, and what is said of what is not."""

from __future__ import annotations

import pytest

from backmatter.source.bibscan import Block, Fault, Stray, scan


def blocks(text: str) -> list[Block]:
    return [item for item in scan(text) if isinstance(item, Block)]


def only(text: str) -> Block:
    (block,) = blocks(text)
    return block


def values(block: Block) -> dict[str, str]:
    return {f.name: "".join(p.text for p in f.parts) for f in block.fields}


def test_a_block_has_its_type_key_and_fields_with_their_places() -> None:
    text = "% a remark\n@Book{carr1974,\n  Title = {A {B} C},\n  year = 1974\n}\n"
    block = only(text)
    assert (block.type, block.key, block.faults) == ("book", "carr1974", [])
    assert values(block) == {"title": "A {B} C", "year": "1974"}
    assert text[block.start : block.end].startswith("@Book{")
    assert text[block.start : block.end].endswith("}")
    assert text[block.key_start : block.key_end] == "carr1974"
    assert [text[f.start : f.end] for f in block.fields] == ["Title = {A {B} C}", "year = 1974"]


@pytest.mark.parametrize(
    ("source", "value", "is_macro"),
    [
        ("{a}", ["a"], [False]),
        ('"a {\\"o} b"', ['a {\\"o} b'], [False]),
        ("1974", ["1974"], [False]),
        ("jan", ["jan"], [True]),
        ('"1 " # jan # {x}', ["1 ", "jan", "x"], [False, True, False]),
        ("{}", [""], [False]),
        ("{a\n  b}", ["a\n  b"], [False]),
    ],
)
def test_a_value_is_braced_quoted_a_number_a_macro_or_a_sum(
    source: str, value: list[str], is_macro: list[bool]
) -> None:
    (field,) = only(f"@misc{{k, note = {source}}}").fields
    assert [p.text for p in field.parts] == value
    assert [p.is_macro for p in field.parts] == is_macro


def test_parentheses_may_stand_for_braces_and_a_last_comma_is_no_fault() -> None:
    assert values(only("@misc(k, note = {a)},)")) == {"note": "a)"}


def test_a_string_has_its_macro_as_a_field_and_no_key() -> None:
    block = only('@string{pan = "Pan Books"}')
    assert (block.type, block.key, values(block)) == ("string", "", {"pan": "Pan Books"})


@pytest.mark.parametrize(
    "text", ["", "words\n", "% @book{\n", "@comment{a {b} @book{k,} }", "a@b.c"]
)
def test_what_is_no_entry_is_passed_over(text: str) -> None:
    assert list(scan(text)) == []


FAULTS = [
    ("@book{k\n  title = {A},\n}", "no comma behind the key", 1),
    ("@book{,\n  title = {A},\n}", "the key is missing", 1),
    ("@book{k,\n  title = {A}\n  date = {1974},\n}", "no comma behind the value of title", 2),
    ("@book{k,\n  title {A},\n}", "no = behind “title”", 2),
    ("@book{k,\n  title = ,\n}", "title has no value", 2),
    ("@book{k,\n  title = {A,\n  date = {1974},\n}\n", "the value of title does not close", 2),
    (
        "@book{k,\n  title = {A} B},\n  date = {1974},\n}\n",
        "the value of title closes too early",
        2,
    ),
    ("@book{k,\n  title = {A},\n\n@book{l,\n}\n", "the entry “k” does not close", 2),
    ("@book{k,\n  = {A},\n}", "a field's name should stand here, not “=”", 2),
]


@pytest.mark.parametrize(("text", "reason", "line"), FAULTS)
def test_a_fault_is_said_where_it_is(text: str, reason: str, line: int) -> None:
    (fault,) = [f for b in blocks(text) for f in b.faults]
    assert (fault.reason, text.count("\n", 0, fault.start) + 1) == (reason, line)
    assert fault.remedy.endswith((".", "}"))
    assert fault.start < fault.end <= len(text)


@pytest.mark.parametrize(("text", "reason", "line"), FAULTS)
def test_a_fault_keeps_the_next_entry_whole(text: str, reason: str, line: int) -> None:
    last = blocks(f"{text}\n\n@misc{{next,\n  title = {{B}},\n}}\n")[-1]
    assert (last.key, values(last), last.faults) == ("next", {"title": "B"}, []), (reason, line)


def test_braces_between_entries_are_named_and_words_are_not() -> None:
    found = list(scan("@misc{k,}\n}\n\nwords\n\n@misc{l,}\n"))
    (stray,) = [item for item in found if isinstance(item, Stray)]
    assert stray.start == len("@misc{k,}\n")
    assert not [item for item in found if isinstance(item, Fault)]
