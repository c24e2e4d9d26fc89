"""Numbers, addresses, and who refers to what."""

from __future__ import annotations

from conftest import MakeEdition, act, resolved


def test_notes_are_numbered_through_all_acts_in_the_order_of_their_marks(
    make_edition: MakeEdition,
) -> None:
    result, found = resolved(
        make_edition(
            {"b": act("Second.[^3]", order=2), "a": act("First.[^1] Again.[^2]")},
            {"a": "[^1]: One.\n\n[^2]: Two [@carr1974].\n", "b": "[^3]: Three.\n"},
        )
    )
    assert found == ()
    assert [(n.number, n.act.stem, n.label) for n in result.notes] == [
        (1, "a", "1"),
        (2, "a", "2"),
        (3, "b", "3"),
    ]


def test_numbers_begin_anew_on_each_page_where_the_edition_says_so(
    make_edition: MakeEdition,
) -> None:
    settings = make_edition(
        {"a": act("A.[^1]"), "b": act("B.[^1]", order=2)},
        {"a": "[^1]: [@carr1974].\n", "b": "[^1]: B.\n"},
        numbering="page",
    )
    result, found = resolved(settings)
    assert found == ()
    assert [n.number for n in result.notes] == [1, 1]


def test_a_note_referred_to_twice_keeps_one_number_and_has_two_marks(
    make_edition: MakeEdition,
) -> None:
    result, _ = resolved(
        make_edition({"a": act("A.[^1] B.[^1]")}, {"a": "[^1]: [@carr1974]\n"})
    )
    assert [[m.id for m in n.marks] for n in result.notes] == [["r1", "r1-2"]]


def test_a_work_that_is_cited_in_the_text_alone_is_used_there(
    make_edition: MakeEdition,
) -> None:
    text = act("## Heading {#h}\n\nFirst.\n\n- One.\n- So says [@carr1974, p. 3].\n\nLast.")
    result, found = resolved(make_edition({"a": text}))
    assert found == ()
    (use,) = result.uses["carr1974"]
    assert (use.note, use.act.blocks[use.block].kind) == (None, "bullet_list")


def test_a_work_knows_where_it_is_cited_and_where_it_is_named(
    make_edition: MakeEdition,
) -> None:
    result, _ = resolved(
        make_edition(
            {"a": act("As [*F*](bib:carr1974) says.\n\nMore.[^1]")},
            {"a": "[^1]: [@carr1974, p. 5].\n"},
        )
    )
    named, cited = result.uses["carr1974"]
    assert named.cite is None
    assert result.block_id(named.act, named.block) == "p1"
    assert cited.cite is not None
    assert cited.cite.locators[0].value == "5"
    assert result.block_id(cited.act, cited.block) == "p2"


def test_a_mark_without_a_note_still_has_a_number(make_edition: MakeEdition) -> None:
    result, found = resolved(
        make_edition({"a": act("A.[^1] B.[^2]")}, {"a": "[^1]: [@carr1974].\n"})
    )
    assert [n.note is None for n in result.notes] == [False, True]
    assert [d.rule.code for d in found] == ["N001"]


def test_the_hint_names_the_file_in_which_a_note_has_strayed(make_edition: MakeEdition) -> None:
    _, found = resolved(
        make_edition(
            {"a": act("A.[^1]"), "b": act("B.", order=2)},
            {"a": "", "b": "[^1]: [@carr1974].\n"},
        )
    )
    assert {d.rule.code for d in found} == {"N001", "N007", "E005"}
    assert "notes/b.md:1:1" in next(d.message for d in found if d.rule.code == "N001")


def test_a_mistyped_key_brings_the_nearest_one(make_edition: MakeEdition) -> None:
    _, found = resolved(make_edition({"a": act("A.[^1]")}, {"a": "[^1]: [@car1974, p. 2].\n"}))
    fault = next(d for d in found if d.rule.code == "C001")
    assert "did you mean “carr1974”?" in fault.message
    assert str(fault.span) == "notes/a.md:1:9"
    assert fault.span.text == "car1974"
