"""What the check says to programs: JSON, SARIF, annotations; and how it ends."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from backmatter import rules
from backmatter.adapters.check import check
from backmatter.adapters.cli import COMMANDS
from backmatter.report.rules import table
from backmatter.report.text import report
from backmatter.text import SourceFile
from planting import ROOT, Copy, copy_edition

SCHEMAS = {
    "json": ROOT / "scripts/backmatter/report/findings.schema.json",
    "sarif": ROOT / "tests/sarif.schema.json",
}
COMMAND = re.compile(
    r"::(?:error|warning|notice) file=[^:,]+,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,"
    r"title=([A-Z]\d{3} [a-z0-9-]+)::(.+)"
)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return copy_edition(tmp_path)


@pytest.fixture
def faulty(copy: Copy) -> Copy:
    """An error, a warning and a remark, one with a sign that annotations must escape."""
    copy.plant("notes/1959.md", "@spufford2010", "@spuford%2010")
    copy.plant("acts/1929.md", "order: 2", "order: 3")
    return copy


def run(copy: Copy, *options: str) -> Result:
    return CliRunner().invoke(check, ["-f", str(copy.root / "mkdocs.yml"), *options])


def document(copy: Copy, form: str) -> Any:
    """The output in one of the forms that are JSON, which holds to its schema."""
    found = json.loads(run(copy, "--format", form, "--info").stdout)
    schema = json.loads(SCHEMAS[form].read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
    return found


@pytest.mark.parametrize("form", SCHEMAS)
def test_a_clean_edition_holds_to_the_schema_too(copy: Copy, form: str) -> None:
    assert document(copy, form)


def test_json_has_each_finding_with_its_place(faulty: Copy) -> None:
    found = document(faulty, "json")
    unknown = next(f for f in found["findings"] if f["code"] == "C001")
    assert (unknown["path"], unknown["line"], unknown["column"]) == ("notes/1959.md", 9, 10)
    assert unknown["severity"] == "error"
    assert found["summary"]["errors"] == sum(
        f["severity"] == "error" for f in found["findings"]
    )


def test_sarif_has_each_finding_with_its_rule_and_place(faulty: Copy) -> None:
    (one_run,) = document(faulty, "sarif")["runs"]
    described = [rule["id"] for rule in one_run["tool"]["driver"]["rules"]]
    for result in one_run["results"]:
        assert described[result["ruleIndex"]] == result["ruleId"]
    unknown = next(r for r in one_run["results"] if r["ruleId"] == "C001")
    place = unknown["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "notes/1959.md"
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (9, 10)


def test_a_path_in_sarif_is_a_uri(copy: Copy) -> None:
    (copy.root / "acts/a b:ç%.md").write_text("---\ntitle: A\norder: [\n---\n\nText.\n")
    places = [
        r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for r in document(copy, "sarif")["runs"][0]["results"]
        if r["ruleId"] == "F003"
    ]
    assert places == ["acts/a%20b%3A%C3%A7%25.md"]


def test_json_and_sarif_say_the_same(faulty: Copy) -> None:
    findings = document(faulty, "json")["findings"]
    results = document(faulty, "sarif")["runs"][0]["results"]
    assert [f["code"] for f in findings] == [r["ruleId"] for r in results]


def test_annotations_are_one_command_a_finding(faulty: Copy) -> None:
    lines = run(faulty, "--format", "github", "--info").stdout.splitlines()
    findings = document(faulty, "json")["findings"]
    assert [COMMAND.fullmatch(line)[1] for line in lines] == [  # type: ignore[index]
        f"{f['code']} {f['name']}" for f in findings
    ]


def test_annotations_escape_what_would_end_them(copy: Copy) -> None:
    (copy.root / "acts/a,b:c%.md").write_text("---\ntitle: A\norder: [\n---\n\nText.\n")
    lines = run(copy, "--format", "github").stdout.splitlines()
    broken = [line for line in lines if "F003" in line]
    assert broken
    for line in broken:
        assert line.startswith("::error file=acts/a%2Cb%3Ac%25.md,line=")


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
def test_neither_the_form_nor_quiet_changes_how_the_check_ends(
    copy: Copy, form: str, quiet: tuple[str, ...]
) -> None:
    options = ("--format", form, *quiet)
    assert run(copy, *options).exit_code == 0
    copy.plant("acts/1929.md", "order: 2", "order: 3")  # a warning
    assert run(copy, *options).exit_code == 0
    assert run(copy, *options, "--strict").exit_code == 1
    copy.plant("notes/1959.md", "@spufford2010", "@spuford2010")  # an error
    assert run(copy, *options).exit_code == 1
    (copy.root / "mkdocs.yml").write_text("plugins: [")
    assert run(copy, *options).exit_code == 2


def test_a_remark_never_fails_the_check(copy: Copy) -> None:
    file = copy.root / "notes/1929.md"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    done = run(copy, "--info", "--strict")
    assert "info F011" in done.stdout
    assert done.exit_code == 0


def set_severity(copy: Copy, table: str) -> None:
    (copy.root / "pyproject.toml").write_text(f"[tool.backmatter.severity]\n{table}\n")


def severities(copy: Copy, code: str) -> dict[str, str]:
    return {d.span.path: str(d.severity) for d in copy.check() if d.rule.code == code}


def test_a_rule_has_the_severity_that_the_edition_gives_it(copy: Copy) -> None:
    copy.plant("notes/1929.md", "@thorniley1988", "@thornily1988")
    copy.plant("notes/1959.md", "@spufford2010", "@spuford2010")
    set_severity(copy, 'C001 = "warning"')
    assert severities(copy, "C001") == {"notes/1929.md": "warning", "notes/1959.md": "warning"}
    set_severity(copy, 'cited-key-has-entry = "off"')
    assert severities(copy, "C001") == {}


def test_a_file_may_have_a_severity_of_its_own(copy: Copy) -> None:
    copy.plant("notes/1929.md", "@thorniley1988", "@thornily1988")
    copy.plant("notes/1959.md", "@spufford2010", "@spuford2010")
    set_severity(copy, '[tool.backmatter.severity."notes/1929.md"]\nC001 = "info"')
    assert severities(copy, "C001") == {"notes/1929.md": "info", "notes/1959.md": "error"}


@pytest.mark.parametrize(
    ("table", "hint"),
    [('C0001 = "off"', "did you mean “C001”?"), ('C001 = "loud"', "'loud' is none of")],
)
def test_a_severity_that_means_nothing_stops_the_check(
    copy: Copy, table: str, hint: str
) -> None:
    set_severity(copy, table)
    done = run(copy)
    assert done.exit_code == 2
    assert hint in done.stderr


def test_the_table_of_rules_has_an_address_for_each() -> None:
    html = table()
    assert re.findall(r'<h3 id="(\w+)">', html) == [
        r.code for letter in rules.SUBJECTS for r in rules.ALL if r.code[0] == letter
    ]
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_the_hook_before_a_commit_runs_for_every_source_of_an_edition(copy: Copy) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["pass_filenames"]) == ("backmatter-check", False)
    program, command = hook["entry"].split()
    assert program in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    assert command in COMMANDS
    sources = [p for p in copy.root.rglob("*") if p.is_file() and "assets" not in p.parts]
    assert sources
    for path in sources:
        assert re.search(hook["files"], path.relative_to(copy.root).as_posix()), path


@pytest.mark.parametrize(
    ("text", "before", "under"),
    [
        ("a\tb ^c^", 4, 1),
        ("日本 ^漢字^", 5, 4),
        ("e\u0301 ^e\u0301\u0301^x", 2, 1),
        ("ที่ ^ที่^", 2, 1),
        ("שָׁל ^וֹם^", 3, 2),
        ("\u2764\ufe0f ^x^", 3, 1),
        ("a\u200bb ^x^", 9, 1),
    ],
)
def test_the_fault_is_underlined_where_a_terminal_shows_it(
    text: str, before: int, under: int
) -> None:
    first, fault, last = text.split("^")
    file = SourceFile("a.md", f"{first}{fault}{last}\n")
    found = rules.CONTROL.at(file.span(len(first), len(first) + len(fault)), code="0000")
    (printed,) = report((found,))
    assert printed.split("\n")[2] == f"    | {' ' * before}{'^' * under}"
