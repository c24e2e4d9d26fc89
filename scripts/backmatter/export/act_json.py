"""An act as data: its passages with ids and text, its notes, its citations.

The form is that of `act.schema.json` beside this module, which is served too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from backmatter.build import Edition
from backmatter.model import Act, Block, Cite
from backmatter.render.addresses import Addresses
from backmatter.render.html import words
from backmatter.render.notes import render_note
from backmatter.resolve import NumberedNote

SCHEMA = Path(__file__).with_name("act.schema.json")
Json = dict[str, Any]


def act_json(edition: Edition, act: Act, addresses: Addresses) -> str:
    """The act as the text of a JSON file, which is served as `1959/act.json`."""
    publication = edition.publication
    data: Json = {
        "$schema": f"../{SCHEMA.name}",
        "id": act.stem,
        "url": addresses.absolute(act.stem),
        "title": act.title,
        "subtitle": act.subtitle,
        "abstract": act.abstract,
        "keywords": list(act.keywords),
        "authors": list(publication.authors),
        "edition": publication.full_title,
        "source": publication.source_note,
        "language": publication.language,
        "license": publication.license,
        "version": str(publication.version),
        "modified": publication.history.last_change(act.stem),
        "blocks": _blocks(edition, act),
        "notes": [_note(edition, n) for n in edition.resolved.notes_of(act)],
    }
    kept = {k: v for k, v in data.items() if v or isinstance(v, list)}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def _blocks(edition: Edition, act: Act) -> list[Json]:
    ids = edition.resolved.ids[act.stem]
    found = []
    for i, (block, id_) in enumerate(zip(act.blocks, ids, strict=True)):
        if block.level:
            heading = {"id": id_, "type": "heading", "level": block.level, "text": block.text}
            found.append(heading)
        elif block.is_passage:
            found.append(_passage(edition, act, i, block))
    return found


def _passage(edition: Edition, act: Act, index: int, block: Block) -> Json:
    notes = edition.resolved.notes_of(act)
    uses = edition.resolved.uses_in(act)
    named = (u.key for u in uses if u.note is None and u.block == index)
    id_ = edition.resolved.block_id(act, index)
    return {
        "id": id_,
        "type": block.kind.replace("_", "-"),
        "label": id_.removeprefix("p"),
        "text": block.text,
        "notes": [n.number for n in notes if any(m.ref.block == index for m in n.marks)],
        "works": list(dict.fromkeys(named)),
    }


def _note(edition: Edition, numbered: NumberedNote) -> Json:
    html = render_note(edition, numbered.note, Addresses()) if numbered.note else ""
    return {
        "id": numbered.id,
        "number": numbered.number,
        "marks": [mark.id for mark in numbered.marks],
        "text": " ".join(words(html).split()),
        "citations": [_cite(c) for cluster in numbered.clusters for c in cluster.cites],
    }


def _cite(cite: Cite) -> Json:
    return {
        "key": cite.key,
        "prefix": cite.prefix,
        "locators": [{"label": loc.label, "value": loc.value} for loc in cite.locators],
        "suffix": cite.suffix,
    }
