"""What a copied entry brings along, and one whose key, author or field cannot be read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from backmatter import rules
from backmatter.check.once.findings import entry_at, of_rule
from backmatter.diagnostics import Diagnostic
from backmatter.ledger import WORKS

_TWINS = (rules.WORK_HAS_ONE_ENTRY, rules.WORK_HAS_ONE_YEAR)
_OUT_OF_PLACE = (*_TWINS, rules.KEYS_APART, rules.KEY_CITABLE)
"""What makes an entry go or get another key; its place in the file is seen to then."""
_LACKING = {
    rules.ENTRY_HAS_FIELDS: "",
    rules.EXTENT_GIVEN: "",
    rules.IMPRINT_GIVEN: "publisher",
    rules.LANGID_GIVEN: "langid",
}
"""What misses a field, and which, if it does not say so itself."""
_CITED = {rules.PAGE_IN_RANGE: "pages", rules.VOLUME_IN_SET: "volume"}
"""What is held against a field where the work is cited."""
_NO_KEY = "the key is missing"
_OF_KEY = frozenset({rules.KEY_HAS_ENTRY, rules.LINK_HAS_ENTRY, rules.LINK_LEADS})
_AUTHOR_UNREAD = (
    rules.ENTRY_PARSES,
    rules.ENTRY_HAS_FIELDS,
    rules.ENTRY_FIELD_KNOWN,
    rules.FIELD_NOT_EMPTY,
    rules.NAMES_PARSE,
    rules.MACRO_DEFINED,
    rules.NO_STRAY_TEXT,
)
_FIELD = re.compile(r"\s*([A-Za-z][\w-]*)\s*=")


def entries_once(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """The findings without what else is said of an entry that should not be there, of one
    without its key, of a field that stands twice, and of persons whom a broken entry names.
    """
    for once in (_keys, _persons, _twins, _unknown_fields, _twice):
        found = once(found)
    return found


def _keys(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """An entry without its key with the one key that is cited and has no entry."""
    keyless = [d for d in of_rule(found, rules.ENTRY_PARSES) if d.fields["reason"] == _NO_KEY]
    unknown = [d for d in found if d.rule in _OF_KEY and d.fields.get("key")]
    keys = {d.fields["key"] for d in unknown}
    if len(keyless) != 1 or len(keys) != 1:
        return found
    (key,), (entry,) = keys, keyless
    opening = entry_at(entry.span).text.split("{", 1)[0].strip()
    remedy = f"Write `{opening}{{{key},`: that key is cited and has no entry."
    left_out = {*unknown, *(d for d in of_rule(found, rules.LOSS_RECORDED) if _is_work(d, key))}
    return [replace(d, remedy=remedy) if d is entry else d for d in found if d not in left_out]


def _is_work(lost: Diagnostic, key: str) -> bool:
    return (lost.fields["page"], lost.fields["id"]) == (WORKS, key)


def _persons(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """An entry whose author is lost with the person whose name its key has, who is nowhere
    else; without the persons whose names stand in an entry that is not read as it should be.
    """
    absent = of_rule(found, rules.PERSON_APPEARS)
    unread = [d for d in found if d.rule in _AUTHOR_UNREAD] if absent else []
    entries = dict.fromkeys(entry_at(d.span) for d in unread)
    texts = "\n".join(entry.text for entry in entries)
    left_out = {d for d in absent if re.search(rf"\b{re.escape(_family(d))}\b", texts)}
    told: dict[Diagnostic, Diagnostic] = {}
    lacking = [d for d in unread if d.rule is not rules.NAMES_PARSE]
    for entry in (d for d in lacking if d.fields.get("field") in {"author", "editor"}):
        letters = re.match(r"[a-z]+", entry.fields.get("key", "").lower())
        for person in absent:
            if letters and letters[0] == _plain(_family(person)):
                left_out.add(person)
                told[entry] = _with_author(entry, person)
    return [told.get(d, d) for d in found if d not in left_out]


def _family(person: Diagnostic) -> str:
    return person.fields["name"].split()[-1]


def _plain(name: str) -> str:
    """A name as a key has it, in small letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name).lower() if c.isalpha())


def _with_author(entry: Diagnostic, person: Diagnostic) -> Diagnostic:
    given, _, family = person.fields["name"].rpartition(" ")
    name = f"`{entry.fields['field']} = {{{family}, {given}}}`"
    remedy = f"Write {name}, if it is that person, whom {person.span.path} lists."
    return replace(entry, remedy=remedy)


def _twins(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """A work with two entries is said at the one that is not cited, and that alone."""
    unused = {d.fields["key"]: d for d in of_rule(found, rules.ENTRY_USED)}
    placed = [_placed(d, unused) if d.rule in _TWINS else d for d in found]
    twins = [d for d in placed if d.rule in _TWINS]
    gone = {d.fields["gone"] for d in twins if "gone" in d.fields} | {
        d.fields["key"] for d in twins if d.rule is rules.WORK_HAS_ONE_ENTRY
    }
    pairs = {_pair(d) for d in twins}
    moved = {k for d in placed if d.rule in _OUT_OF_PLACE for k in _pair(d)}
    left_out = {d for d in of_rule(placed, rules.ENTRY_USED) if d.fields["key"] in gone}
    left_out |= {d for d in of_rule(placed, rules.KEYS_APART) if _pair(d) in pairs}
    left_out |= {d for d in of_rule(placed, rules.ENTRIES_SORTED) if _pair(d) & moved}
    later = {d.span for d in twins if d.rule is rules.WORK_HAS_ONE_YEAR and "gone" in d.fields}
    left_out |= {d for d in of_rule(placed, rules.DATES_IN_ORDER) if d.span in later}
    return [d for d in placed if d not in left_out]


def _pair(found: Diagnostic) -> frozenset[str]:
    """The keys of the one or two entries that a finding is about."""
    return frozenset(found.fields[name] for name in ("key", "other") if name in found.fields)


def _placed(twin: Diagnostic, unused: Mapping[str, Diagnostic]) -> Diagnostic:
    """A work with two entries, of which one is cited, at the one that is not."""
    key, other = twin.fields["key"], twin.fields["other"]
    if (key in unused) == (other in unused):
        return twin
    gone, stays = (key, other) if key in unused else (other, key)
    fields = {**twin.fields, "gone": gone}
    if twin.rule is rules.WORK_HAS_ONE_YEAR:
        remedy = f"Remove “{gone}”, which nothing cites, or tell the editions apart."
        return replace(twin, remedy=remedy, fields=fields)
    remedy = f"Remove “{gone}”, which nothing cites; “{stays}” is cited."
    named = {**fields, "key": gone, "other": stays, "remedy": remedy}
    return twin.rule.at(unused[gone].span, **named)


def _unknown_fields(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """Without fields that are lacking only as their names are misspelt or they are empty."""
    misspelt = {
        (entry_at(d.span), d.fields[name])
        for rule, name in ((rules.ENTRY_FIELD_KNOWN, "meant"), (rules.FIELD_NOT_EMPTY, "field"))
        for d in of_rule(found, rule)
    }
    if not misspelt:
        return found
    return [
        d
        for d in found
        if d.rule not in _LACKING or (entry_at(d.span), _lacked(d)) not in misspelt
    ]


def _lacked(found: Diagnostic) -> str:
    return _LACKING[found.rule] or found.fields["field"]


def _twice(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """Without what else is said of a field that stands twice, of which one is to go."""
    twice = of_rule(found, rules.ENTRY_FIELD_ONCE)
    if not twice:
        return found
    fields = {(entry_at(d.span), d.fields["field"]) for d in twice}
    cited = {(d.fields["key"], d.fields["field"]) for d in twice}
    paths = {d.span.path for d in twice}
    return [
        d
        for d in found
        if d.rule is rules.ENTRY_FIELD_ONCE
        or not (
            (d.span.path in paths and (entry_at(d.span), _field(d)) in fields)
            or (d.fields.get("key", ""), _CITED.get(d.rule, "")) in cited
            or (d.rule is rules.DATES_IN_ORDER and (entry_at(d.span), _earlier(d)) in fields)
        )
    ]


def _earlier(found: Diagnostic) -> str:
    return found.fields["earlier"]


def _field(found: Diagnostic) -> str:
    """The name of the field on the line of a finding in the bibliography."""
    match = _FIELD.match(found.span.file.line_span(found.span.line).text)
    return match[1].lower() if match else ""
