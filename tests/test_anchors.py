"""Addresses: what each kind of edit does to them, and what is said of a broken ledger."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from backmatter.adapters.cli import main
from backmatter.config import Settings
from backmatter.diagnostics import Severity
from backmatter.fingerprint import fingerprint, opening
from backmatter.ledger import Address
from backmatter.resolve import Resolved
from backmatter.source.ledger import ledger_text
from backmatter.writing import replace_file
from conftest import ROOT, MakeEdition, act, resolved
from following import REMOVED, Reader

A = "The first paragraph speaks of the harvest and of the rain that spoiled it."
B = "The second one counts the carts which were sent to the station and came back empty."
C = "A third describes the long road between the village and the nearest market town."
D = "Nobody in the fourth paragraph remembers who had ordered the bridge to be closed."
NEW = "Here is something quite different about a school, its teacher and forty pupils."


@pytest.fixture
def published(make_edition: MakeEdition) -> Settings:
    """An edition of two acts whose addresses have been published."""
    settings = make_edition(
        acts={
            "one": act(f"## Fields {{#fields}}\n\n{A}[^1]\n\n{B}\n\n{C}[^2]\n"),
            "two": act(f"{D}[^3]\n", title="Two", order=2),
        },
        notes={
            "one": "[^1]: [@carr1974, p. 5].\n\n[^2]: A map shows the road.\n",
            "two": "[^3]: [@carr1974, p. 7].\n",
        },
    )
    write_ledger(settings)
    return settings


def write_ledger(settings: Settings) -> Resolved:
    result, _ = resolved(settings)
    settings.ledger.write_text(ledger_text(result.ledger), encoding="utf-8")
    return result


def rewrite(settings: Settings, stem: str, body: str, order: int = 1) -> None:
    path = settings.acts / f"{stem}.md"
    path.write_text(act(body, title=stem.title(), order=order), encoding="utf-8")


def ids(settings: Settings, stem: str) -> tuple[str, ...]:
    return resolved(settings)[0].ids[stem]


def codes(settings: Settings) -> list[str]:
    return [d.rule.code for d in resolved(settings)[1] if d.rule.code.startswith("A")]


def test_without_a_ledger_ids_follow_the_order(make_edition: MakeEdition) -> None:
    settings = make_edition(acts={"one": act(f"## Fields\n\n{A}\n\n{B}\n")})
    assert ids(settings, "one") == ("fields", "p1", "p2")
    assert not codes(settings)


def test_an_unchanged_text_changes_nothing_in_the_ledger(published: Settings) -> None:
    before = published.ledger.read_bytes()
    write_ledger(published)
    assert published.ledger.read_bytes() == before
    assert not codes(published)


def test_a_paragraph_put_in_takes_the_next_letter(published: Settings) -> None:
    rewrite(published, "one", f"## Fields {{#fields}}\n\n{A}[^1]\n\n{NEW}\n\n{B}\n\n{C}[^2]\n")
    assert ids(published, "one") == ("fields", "p1", "p1a", "p2", "p3")
    write_ledger(published)
    more = "Between the two there is now a word on the price of nails and of glass."
    rewrite(
        published,
        "one",
        f"## Fields {{#fields}}\n\n{A}[^1]\n\n{more}\n\n{NEW}\n\n{B}\n\n{C}[^2]\n",
    )
    assert ids(published, "one") == ("fields", "p1", "p1b", "p1a", "p2", "p3")


def test_a_paragraph_put_at_the_end_takes_the_next_number(published: Settings) -> None:
    rewrite(published, "one", f"## Fields {{#fields}}\n\n{A}[^1]\n\n{B}\n\n{C}[^2]\n\n{NEW}\n")
    assert ids(published, "one")[-1] == "p4"


def test_a_number_that_was_used_is_not_used_again(published: Settings) -> None:
    rewrite(published, "one", f"## Fields {{#fields}}\n\n{A}[^1]\n\n{B}\n")
    write_ledger(published)
    rewrite(published, "one", f"## Fields {{#fields}}\n\n{A}[^1]\n\n{B}\n\n{NEW}\n")
    assert ids(published, "one") == ("fields", "p1", "p2", "p4")


def test_a_removed_paragraph_is_an_error_until_it_is_recorded(published: Settings) -> None:
    rewrite(published, "one", f"## Fields {{#fields}}\n\n{A}[^1]\n\n{C}[^2]\n")
    assert codes(published) == ["A005"]
    result = write_ledger(published)
    assert not codes(published)
    assert Reader(result).follow(Address("one", "p2")) == REMOVED


def test_a_paragraph_that_comes_back_has_its_address_again(published: Settings) -> None:
    whole = (published.acts / "one.md").read_text(encoding="utf-8")
    rewrite(published, "one", f"## Fields {{#fields}}\n\n{A}[^1]\n\n{C}[^2]\n")
    write_ledger(published)
    (published.acts / "one.md").write_text(whole, encoding="utf-8")
    assert ids(published, "one") == ("fields", "p1", "p2", "p3")


def test_a_paragraph_on_another_page_is_found_there(published: Settings) -> None:
    rewrite(published, "one", f"## Fields {{#fields}}\n\n{A}[^1]\n\n{C}[^2]\n")
    rewrite(published, "two", f"{D}[^3]\n\n{B}\n", order=2)
    result = write_ledger(published)
    assert Reader(result).follow(Address("one", "p2")) == ("two", "p2")
    rewrite(published, "one", f"## Fields {{#fields}}\n\n{A}[^1]\n\n{B}\n\n{C}[^2]\n")
    rewrite(published, "two", f"{D}[^3]\n", order=2)
    result = write_ledger(published)
    assert Reader(result).follow(Address("one", "p2")) == ("one", "p2")
    assert Reader(result).follow(Address("two", "p2")) == ("one", "p2")


def test_merged_paragraphs_keep_both_addresses(published: Settings) -> None:
    rewrite(published, "one", f"## Fields {{#fields}}\n\n{A}[^1] {B}\n\n{C}[^2]\n")
    result = write_ledger(published)
    reader = Reader(result)
    assert reader.follow(Address("one", "p1")) == reader.follow(Address("one", "p2"))
    rewrite(published, "one", f"## Fields {{#fields}}\n\n{A}[^1]\n\n{B}\n\n{C}[^2]\n")
    assert ids(published, "one") == ("fields", "p1", "p2", "p3")


def test_the_larger_part_of_a_split_paragraph_keeps_the_address(published: Settings) -> None:
    rewrite(
        published,
        "two",
        f"{D[:30]}\n\n{D[31:]}[^3]\n",
        order=2,
    )
    assert ids(published, "two") == ("p0a", "p1")


def test_a_section_with_another_id_keeps_the_old_one(published: Settings) -> None:
    rewrite(published, "one", f"## Acres {{#acres}}\n\n{A}[^1]\n\n{B}\n\n{C}[^2]\n")
    result = write_ledger(published)
    assert result.ids["one"][0] == "acres"
    assert Reader(result).follow(Address("one", "fields")) == ("one", "acres")


def test_a_section_without_its_id_keeps_it(published: Settings) -> None:
    rewrite(published, "one", f"## Fields and meadows\n\n{A}[^1]\n\n{B}\n\n{C}[^2]\n")
    assert ids(published, "one")[0] == "fields"


def test_an_id_that_meant_something_else_is_refused(published: Settings) -> None:
    rewrite(published, "one", f"{A}[^1]\n\n{B}\n\n{C}[^2]\n")
    write_ledger(published)
    rewrite(published, "one", f"{A}[^1]\n\n{B}\n\n## Schools {{#fields}}\n\n{C}[^2]\n")
    assert "A007" in codes(published)
    assert "fields" not in ids(published, "one")


def test_a_note_keeps_its_address_when_its_number_changes(published: Settings) -> None:
    rewrite(published, "one", f"## Fields {{#fields}}\n\n{A}[^1]\n\n{B}[^2]\n\n{C}[^3]\n")
    rewrite(published, "two", f"{D}[^4]\n", order=2)
    (published.notes / "one.md").write_text(
        "[^1]: [@carr1974, p. 5].\n\n[^2]: Carts.\n\n[^3]: A map shows the road.\n"
    )
    (published.notes / "two.md").write_text("[^4]: [@carr1974, p. 7].\n")
    result, _ = resolved(published)
    assert [(n.number, n.id, n.marks[0].id) for n in result.notes] == [
        (1, "n1", "r1"),
        (2, "n1a", "r1a"),
        (3, "n2", "r2"),
        (4, "n3", "r3"),
    ]


def test_a_note_written_anew_at_the_same_mark_is_the_same_note(published: Settings) -> None:
    (published.notes / "two.md").write_text("[^3]: Oral report of an engineer.\n")
    assert resolved(published)[0].notes[-1].id == "n3"


def test_notes_that_have_changed_places_are_told(published: Settings) -> None:
    one, two = "[@carr1974, p. 5].", "A map shows the road."
    (published.notes / "one.md").write_text(f"[^1]: {two}\n\n[^2]: {one}\n")
    assert behind(published) == "notes/one.md:3: note n1 and n2 have each the other’s mark"
    told = run(published).output
    assert "note 1 stands where n2 stood, and that one in its place" in told
    rewrite(published, "one", f"## Fields {{#fields}}\n\n{C}[^1]\n\n{B}\n\n{A}[^2]\n")
    assert "A004" not in codes(published)  # with their sentences


def test_of_two_merged_notes_the_one_is_left_whose_mark_is(published: Settings) -> None:
    rewrite(published, "one", f"## Fields {{#fields}}\n\n{A}[^1]\n\n{B}\n\n{C}\n")
    (published.notes / "one.md").write_text(
        "[^1]: [@carr1974, p. 5]. A map shows the road from the village.\n"
    )
    assert "note n2 is now part of n1" in behind(published)


def test_a_renamed_key_keeps_the_old_address(published: Settings) -> None:
    for path in (*published.bibliography, *published.notes.glob("*.md")):
        path.write_text(path.read_text(encoding="utf-8").replace("carr1974", "carr"))
    result = write_ledger(published)
    reader = Reader(result)
    assert reader.follow(Address("bibliography", "carr1974")) == ("bibliography", "carr")


def test_a_typo_does_not_put_the_ledger_behind(published: Settings) -> None:
    rewrite(published, "two", f"{D.replace('ordered', 'odrered')}[^3]\n", order=2)
    assert not codes(published)


def test_a_new_paragraph_puts_the_ledger_behind(published: Settings) -> None:
    rewrite(published, "two", f"{D}[^3]\n\n{NEW}\n", order=2)
    (found,) = (d for d in resolved(published)[1] if d.rule.code == "A004")
    assert found.severity is Severity.WARNING
    assert "acts/two.md:8: a new paragraph: “Here is something" in found.message


def behind(settings: Settings) -> str:
    """What is said of a ledger that is behind the text."""
    (found,) = (d for d in resolved(settings)[1] if d.rule.code == "A004")
    return found.message.partition("behind the text: ")[2]


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        ("acts/one.md", f"{B}\n\n", f"{B}\n", "acts/one.md:11: paragraph p3 is now part of p2"),
        ("acts/one.md", "#fields", "#field", "acts/one.md:6: heading #fields is now #field"),
        (
            "acts/two.md",
            " who had",
            ".\n\nWho had",
            "acts/two.md:8: paragraph p1 is split in two here; "
            "acts/two.md:8: paragraph p1 was “Nobody in the fourth paragraph remembers who …” "
            "and is “Who had ordered the bridge to be closed.”",
        ),
        (
            "notes/two.md",
            "p. 7",
            "pp. 7–19",
            "notes/two.md:1: note n3 was “[@carr1974, p. 7].” and is “[@carr1974, pp. 7–19].”",
        ),
        (
            "acts/one.md",
            f"{C}",
            f"{C} {D[:-1]}, it is said.",
            "acts/one.md:12: paragraph p3 is much changed",
        ),
        (
            "acts/two.md",
            f"{D}",
            f"{D}\n\n{NEW}\n\n{NEW[::-1]}\n\n{NEW.upper()}\n",
            "acts/two.md:8: a new paragraph: “Here is something quite different about a …”; "
            "acts/two.md:10: a new paragraph: “.slipup ytrof dna rehcaet sti ,loohcs a tuoba …”"
            "; and 1 more",
        ),
    ],
)
def test_a_ledger_behind_the_text_says_what_happened(
    published: Settings, path: str, old: str, new: str, said: str
) -> None:
    file = published.root / path
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert behind(published) == said


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("ledger: 1", "ledger: 9", "A001", "ledger: 1"),
        ("p2: {opens", "p2: {opens: {", "A001", ""),
        ("p2: {opens", "p2: {state: lost, opens", "A001", "no state “lost”"),
        ("p2: {opens", "p2: {state: moved, opens", "A001", "do not agree"),
        ("p2: {opens", "p2: {state: merged, to: p99, opens", "A001", "one#p99"),
        ("p2: {opens", "p2: {state: merged, to: p2, opens", "A001", "circle"),
        ("      p2:", "<<<<<<< ours\n      p2:", "A002", "a line is left here"),
        ("      p2:", "      p1:", "A003", "one#p1 stands in the ledger already"),
        ("      p2:", "      p2: nothing\n      p4:", "A001", "name: value"),
    ],
)
def test_a_broken_ledger_is_named_with_its_line(
    published: Settings, old: str, new: str, code: str, words: str
) -> None:
    text = published.ledger.read_text(encoding="utf-8")
    at = text[: text.index(old)].count("\n") + 1
    published.ledger.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [d for d in resolved(published)[1] if d.rule.code == code]
    assert words in found[0].message
    assert found[0].span.path == "acts/addresses.yml"
    assert found[0].span.line == at
    done = run(published, "--write")
    assert done.exit_code == 1
    assert published.ledger.read_text(encoding="utf-8") == text.replace(old, new, 1)


def run(settings: Settings, *options: str):  # type: ignore[no-untyped-def]
    (settings.root / "mkdocs.yml").write_text("plugins: [backmatter]\n")
    return CliRunner().invoke(
        main, ["anchors", "-f", str(settings.root / "mkdocs.yml"), *options]
    )


def test_a_text_that_cannot_be_read_is_not_recorded_as_removed(published: Settings) -> None:
    before = published.ledger.read_bytes()
    (published.acts / "one.md").write_bytes(b"---\ntitle: One\n---\n\nNot \xff UTF-8.\n")
    assert run(published, "--write").exit_code == 1
    assert published.ledger.read_bytes() == before


def test_the_command_tells_and_writes_only_when_asked(published: Settings) -> None:
    before = published.ledger.read_bytes()
    rewrite(published, "two", f"{D}[^3]\n\n{NEW}\n", order=2)
    told = run(published)
    assert "two: ¶ 2 is new: Here is something" in told.output
    assert published.ledger.read_bytes() == before
    assert "is written" in run(published, "--write").output
    assert "up to date" in run(published, "--write").output


def test_a_write_that_is_killed_leaves_the_old_ledger(tmp_path: Path) -> None:
    ledger = tmp_path / "addresses.yml"
    ledger.write_text("old\n")
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from backmatter.writing import replace_file\n"
        "os.fsync = lambda _: os.kill(os.getpid(), 9)\n"
        "replace_file(Path(sys.argv[1]), b'new\\n' * 100000)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(ledger)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        check=False,
    )
    assert done.returncode == -9
    assert ledger.read_text() == "old\n"


def test_a_write_that_fails_leaves_the_old_ledger_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "addresses.yml"
    ledger.write_text("old\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(ledger, b"new\n")
    assert [p.name for p in tmp_path.iterdir()] == ["addresses.yml"]
    assert ledger.read_text() == "old\n"


def test_a_fingerprint_forgets_markup_and_case_but_not_words() -> None:
    assert fingerprint("The “Great” Turn, 1929") == fingerprint("the great turn — 1929!")
    assert len(fingerprint("one two three")) == 6
    assert fingerprint("one two") != fingerprint("one too")
    assert len(fingerprint("農業集団化")) == 10


def test_an_opening_is_cut_between_words() -> None:
    assert opening("short") == "short"
    assert opening("word " * 30).endswith("word …")
