"""The ledger as YAML: one line for each published address.

    ledger: 1
    pages:
      '1929':
        title: '1929: Mistrusting the masses'
        text:
          historians: {section: Historians of collectivization, words: kd0f}
          p1: {opens: E. H. Carr’s masterly …, words: a8Tq…}
          p2: {state: moved, to: 1959#p3a, opens: …, words: …}

Notes:
          n2: {opens: '[@carr1974, vol. 1]', words: …, place: …}
    works:
      carr1974: {opens: Foundations of a Planned Economy, words: …}

A record without a state is live. Only the program writes this file; it can be read, and
compared with an earlier version, by anybody.

"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from backmatter import rules
from backmatter.diagnostics import Diagnostic, Diagnostics, did_you_mean
from backmatter.ledger import (
    LEADS_ON,
    WORKS,
    Address,
    Kind,
    Ledger,
    PageRecord,
    Record,
    State,
)
from backmatter.text import SourceFile, Span
from backmatter.yaml_faults import not_too_deep, of_conflict, yaml_fault

VERSION = "1"
_HEAD = """\
# Every address that this edition has published, one a line, and what became of it.
# Made by `backmatter anchors --write`; nothing here is written by hand, and no line is
# ever taken out. After a conflict keep the side that is online and run the command again.
"""
_CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} |\|{7} )", re.MULTILINE)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_DEEP = 500
_RUN = "- " * 40
_NEST = re.compile(rf"[\[\]{{}}]|{_RUN}")
_STATES = {str(s): s for s in State}


def parse_ledger(file: SourceFile) -> tuple[Ledger, Diagnostics]:
    """The ledger in `file`. What does not parse is left out, with a diagnostic at its line."""
    if file.is_readable and not file.text.strip():
        return Ledger(file=file), (_unread(file.line_span(1), "the file is empty"),)
    conflict = [m.start() for m in _CONFLICT.finditer(file.text)]
    if conflict:
        span = file.line_span(file.line_of(conflict[0]))
        words = of_conflict(len(conflict), "online")
        return Ledger(file=file), (rules.LEDGER_WITHOUT_CONFLICT.at(span, **words),)
    try:
        node = yaml.compose(not_too_deep(file.text), Loader=_loader(file.text))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        span, reason = yaml_fault(file, error)
        is_cut = "`{` that opens" in reason
        first = "Write `}` at its end if that alone is missing" if is_cut else ""
        return Ledger(file=file), (_unread(span, reason, first),)
    reader = _Reader(file)
    if node is not None:
        reader.read(node)
    ledger = Ledger(reader.pages, reader.records, file)
    return ledger, (*reader.found, *_lost_ways(ledger))


def _loader(text: str) -> type[yaml.SafeLoader]:
    """The quick loader, which a deep nest brings down, or for such a text the other one."""
    signs = _NEST.findall(text)
    deep = max(accumulate(1 if s in "[{" else -1 for s in signs if s != _RUN), default=0)
    return yaml.SafeLoader if deep > _DEEP or _RUN in signs else _LOADER


def _lost_ways(ledger: Ledger) -> Iterator[Diagnostic]:
    for record in ledger.records.values():
        if record.to and record.span and ledger.end(record.address) is None:
            reason = f"“{record.to}” is no address in the ledger, or a circle"
            yield _unread(record.span, reason)


def _unread(span: Span, reason: str, first: str = "") -> Diagnostic:
    """The finding that a line of the ledger cannot be read; what may be tried first."""
    mend = f"{first}; else t" if first else "T"
    return rules.LEDGER_PARSES.at(span, reason=reason, mend=mend)


def _again(span: Span, address: Address, first: Span | None) -> Diagnostic:
    """The finding that an address stands in the ledger already."""
    mend = "Keep the line that is online and remove the other."
    if first and span.text.split() == first.text.split():
        mend = "Remove one of the two lines; they are the same."
    return rules.ADDRESS_STANDS_ONCE.at(span, address=address, first=first, mend=mend)


@dataclass
class _Reader:
    """Reads the nodes of the YAML document; keeps what is sound."""

    file: SourceFile
    pages: dict[str, PageRecord] = field(default_factory=dict)
    records: dict[Address, Record] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    def read(self, node: Node) -> None:
        """The whole document."""
        parts = dict(self._items(node))
        version = parts.get("ledger")
        if not isinstance(version, ScalarNode) or version.value != VERSION:
            where = node if version is None else version
            self._fault(where, f"it does not begin with `ledger: {VERSION}`")
            return
        for name, page in self._items(parts.get("pages")):
            self._page(name, page)
        for key, record in self._items(parts.get("works")):
            self._record(Address(WORKS, key), Kind.WORK, record)

    def _page(self, name: str, node: Node) -> None:
        parts = dict(self._items(node))
        self.pages[name] = PageRecord(
            name,
            title=self._text(parts.get("title")),
            state=self._state(parts.get("state")),
            to=self._text(parts.get("to")),
            span=self._span(node),
        )
        for id_, record in self._items(parts.get("text")):
            self._record(Address(name, id_), Kind.PASSAGE, record)
        for id_, record in self._items(parts.get("notes")):
            self._record(Address(name, id_), Kind.NOTE, record)

    def _record(self, address: Address, kind: Kind, node: Node) -> None:
        if address in self.records:
            first = self.records[address].span
            self.found.append(_again(self._span(node), address, first))
            return
        values = {name: self._text(value) for name, value in self._items(node)}
        state = self._state(dict(self._items(node)).get("state"))
        to = _address(values.get("to", ""), address.page)
        if (state in LEADS_ON) != (to is not None):
            self._fault(node, f"the state “{state}” of “{address}” and `to` do not agree")
            return
        marks = values.get("marks", "1")
        self.records[address] = Record(
            address,
            Kind.SECTION if "section" in values else kind,
            words=values.get("words", ""),
            opens=values.get("section") or values.get("opens", ""),
            state=state,
            to=to,
            place=values.get("place", ""),
            marks=int(marks) if marks.isdecimal() else 1,
            span=self._span(node),
        )

    def _state(self, node: Node | None) -> State:
        value = self._text(node) or str(State.LIVE)
        if node is not None and value not in _STATES:
            hint = did_you_mean(value, _STATES)
            first = f"Remove `state: {value}` if the text is there"
            self._fault(node, f"there is no state “{value}”{hint}", "" if hint else first)
        return _STATES.get(value, State.LIVE)

    def _items(self, node: Node | None) -> Iterable[tuple[str, Node]]:
        if isinstance(node, MappingNode):
            return [(self._text(key), value) for key, value in node.value]
        empty = node is None or (isinstance(node, ScalarNode) and not node.value)
        if node is not None and not empty:
            self._fault(node, "here should be lines of the form `name: value`")
        return []

    def _text(self, node: Node | None) -> str:
        if node is None or isinstance(node, ScalarNode):
            return str(node.value) if node else ""
        self._fault(node, "here should be one word or one line of text")
        return ""

    def _span(self, node: Node) -> Span:
        return self.file.line_span(node.start_mark.line + 1)

    def _fault(self, node: Node, reason: str, first: str = "") -> None:
        self.found.append(_unread(self._span(node), reason, first))


def _address(text: str, page: str) -> Address | None:
    if not text:
        return None
    before, mark, after = text.rpartition("#")
    return Address(before if mark else page, after)


def ledger_text(ledger: Ledger) -> str:
    """The ledger as the text of its file."""
    pages = {name: _page_lines(ledger, page) for name, page in ledger.pages.items()}
    works = {r.address.id: _line(r) for r in ledger.of_page(WORKS)}
    document = {"ledger": int(VERSION), "pages": pages, "works": works}
    return _HEAD + yaml.dump(
        document,
        Dumper=_DUMPER,
        default_flow_style=None,
        allow_unicode=True,
        sort_keys=False,
        width=1 << 30,
    )


def _page_lines(ledger: Ledger, page: PageRecord) -> Mapping[str, Any]:
    lines: dict[str, Any] = {"title": page.title}
    if page.state is not State.LIVE:
        lines["state"] = str(page.state)
    if page.to:
        lines["to"] = page.to
    text: dict[str, Any] = {}
    notes: dict[str, Any] = {}
    for record in ledger.of_page(page.name):
        (notes if record.kind is Kind.NOTE else text)[record.address.id] = _line(record)
    return {**lines, "text": text, "notes": notes}


def _line(record: Record) -> Mapping[str, Any]:
    line: dict[str, Any] = {}
    if record.state is not State.LIVE:
        line["state"] = str(record.state)
    if record.to:
        same = record.to.page == record.address.page
        line["to"] = record.to.id if same else str(record.to)
    line["section" if record.kind is Kind.SECTION else "opens"] = record.opens
    line["words"] = record.words
    if record.place:
        line["place"] = record.place
    if record.marks > 1:
        line["marks"] = record.marks
    return line
