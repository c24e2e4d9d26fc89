"""How to cite the edition itself: the whole and each act, in the styles readers ask for.

Each act is formatted once, with marks where the passage's
number, the address and the version go; in what the citations of a whole act, a paragraph,
a section and a note differ is learnt from a sample whose title ends as the act's does, which
is all of it that the rest can depend on. Tests compare with citations formatted directly.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from backmatter import cache, pandoc
from backmatter.config import Settings
from backmatter.format.inlines import to_html
from backmatter.format.styles import find_style
from backmatter.model import Act
from backmatter.pandoc import Session, string
from backmatter.publication import Publication

WHERE, VERSION, ADDRESS = "7777777", "8888888", "https://address.invalid/9999999"
"""Marks in printed citations: number or title of the passage, version, address."""
KINDS = {
    "act": "",
    "paragraph": f", {{¶ {WHERE}}}",
    "section": f", {{sec. “{WHERE}”}}",
    "note": f", {{n. {WHERE}}}",
}
"""What can be cited of an act, and its locator as pandoc reads it."""
_ALIKE = re.compile(
    r"\s(?:disambiguate-[a-z-]+|givenname-disambiguation-rule|subsequent-author-substitute\S*)"
    r'="[^"]*"'
)
Json = dict[str, Any]


@dataclass(frozen=True)
class StyleGuide:
    """A style that the edition offers for citing it."""

    name: str
    style: str
    cite_label: str
    reference_label: str
    terms: Mapping[str, str]
    """Short forms of locator terms where a web edition wants others than the style's."""


GUIDES = (
    StyleGuide(
        "Chicago",
        "chicago-notes-bibliography-17th-edition",
        "note",
        "bibliography",
        {"paragraph": "¶", "section": "under"},
    ),
    StyleGuide("MLA", "modern-language-association", "in the text", "works cited", {}),
    StyleGuide("APA", "apa", "in the text", "references", {}),
)


@dataclass(frozen=True)
class Printed:
    """One work in one style, as HTML with the marks in it."""

    cites: Mapping[str, str]
    """By kind: as a note, or as a citation in the text."""
    reference: str
    """As an entry of a bibliography."""


CiteThis = Mapping[str, Mapping[str, Printed]]
"""By the name of a guide, then by an act's stem, `whole` or `original`."""


def format_cite_this(
    publication: Publication, acts: Sequence[Act], settings: Settings, session: Session
) -> CiteThis:
    """The edition, its acts and its original in every style. Raises PandocError."""
    items, blocks = _request(publication, acts)
    styles = [_style(guide) for guide in GUIDES]
    locale = settings.locale or "en-US"
    source = json.dumps([items, blocks, locale], ensure_ascii=False)
    name = cache.digest("cite-this", cache.program(), pandoc.version(), source, *styles)
    printed = cache.cached(
        settings.cache,
        name,
        lambda: _print(items, blocks, styles, locale, session),
        lambda kept: isinstance(kept, list) and len(kept) == len(GUIDES),
    )
    return {g.name: _guide(p, acts) for g, p in zip(GUIDES, printed, strict=True)}


def whole_item(publication: Publication) -> Json:
    """The edition as a CSL-JSON item, with marks for version and address."""
    title = publication.title
    if publication.after:
        title += f' <span class="nocase">after {publication.after}</span>'
    return {"id": "whole", "type": "book", "title": title, **_common(publication)}


def chapter_item(publication: Publication, title: str) -> Json:
    """An act as a chapter of the edition, as a CSL-JSON item with the same marks."""
    whole = whole_item(publication)
    return {**whole, "type": "chapter", "title": title, "container-title": whole["title"]}


def _common(publication: Publication) -> Json:
    item: Json = {"URL": ADDRESS, "language": publication.language}
    if publication.authors:
        item["author"] = [{"literal": name} for name in publication.authors]
    if publication.version.year:
        item["issued"] = {"date-parts": [[int(publication.version.year)]]}
    if publication.version.name:
        item["version"] = VERSION
    return item


def _request(publication: Publication, acts: Sequence[Act]) -> tuple[list[Json], list[Json]]:
    """The items, each with an id that no other shares, and a paragraph that cites each."""
    wanted = [
        (f"sample{ending}-{kind}", kind, chapter_item(publication, f"Sample{ending}"))
        for ending in sorted({_ending(a) for a in acts})
        for kind in KINDS
    ]
    wanted.append(("whole", "act", whole_item(publication)))
    if publication.original:
        wanted.append(("original", "act", dict(publication.original)))
    wanted += [
        (f"act-{i}", "paragraph", chapter_item(publication, act.name))
        for i, act in enumerate(acts)
    ]
    items = [{**item, "id": id_} for id_, _, item in wanted]
    return items, [citing(id_, kind) for id_, kind, _ in wanted]


def citing(id_: str, kind: str) -> Json:
    """A division with a paragraph that cites one item."""
    suffix: list[Json] = []
    for i, word in enumerate(KINDS[kind].split(" ")):
        suffix += [{"t": "Space"}] * bool(i) + [{"t": "Str", "c": word}] * bool(word)
    citation = {
        "citationId": id_,
        "citationPrefix": [],
        "citationSuffix": suffix,
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 1,
        "citationHash": 0,
    }
    cite = {"t": "Cite", "c": [[citation], []]}
    return {"t": "Div", "c": [[f"cite-{id_}", [], []], [{"t": "Para", "c": [cite]}]]}


def _style(guide: StyleGuide) -> str:
    """The style, made to print each item as if it stood alone, with the guide's terms."""
    text = _ALIKE.sub("", find_style(guide.style).text)
    terms = "".join(
        f'<term name="{name}" form="short"><single>{word}</single>'
        f"<multiple>{word}</multiple></term>"
        for name, word in guide.terms.items()
    )
    locale = f'<locale xml:lang="en"><terms>{terms}</terms></locale>' if terms else ""
    return text.replace("</info>", f"</info>{locale}", 1)


def _print(
    items: list[Json], blocks: list[Json], styles: Sequence[str], locale: str, session: Session
) -> list[Json]:
    meta = {"lang": string(locale), "link-bibliography": {"t": "MetaBool", "c": True}}
    return [dict(_divisions(session.cite(blocks, items, style, meta))) for style in styles]


def _divisions(blocks: Sequence[Json]) -> Iterator[tuple[str, str]]:
    """Id and HTML of each citation and of each entry of the bibliography."""
    for block in blocks:
        name, inner = block["c"][0][0], block["c"][1]
        if name == "refs":
            yield from _divisions(inner)
        else:
            inlines = [i for b in inner for i in b["c"]]
            yield name, to_html(_out_of_note(inlines)).strip()


def _out_of_note(inlines: list[Json]) -> list[Json]:
    """What a note style put into a note, and anything else as it is."""
    if len(inlines) == 1 and inlines[0]["t"] == "Cite":
        return _out_of_note(inlines[0]["c"][1])
    if len(inlines) == 1 and inlines[0]["t"] == "Note":
        return [i for block in inlines[0]["c"] for i in block["c"]]
    return inlines


def _guide(printed: Mapping[str, str], acts: Sequence[Act]) -> Mapping[str, Printed]:
    pieces = {
        ending: _pieces([printed[f"cite-sample{ending}-{kind}"] for kind in KINDS])
        for ending in {_ending(a) for a in acts}
    }
    found = {
        name: Printed({"act": printed[f"cite-{name}"]}, printed[f"ref-{name}"])
        for name in ("whole", "original")
        if f"cite-{name}" in printed
    }
    for i, act in enumerate(acts):
        cite, own = printed[f"cite-act-{i}"], pieces[_ending(act)]
        cites = {k: cite.replace(own["paragraph"], own[k], 1) for k in KINDS}
        found[act.stem] = Printed(cites, printed[f"ref-act-{i}"])
    return found


def _ending(act: Act) -> str:
    """The punctuation with which the act's title ends."""
    return act.name[len(act.name.rstrip("!\"'’”».?…)]")) :]


def _pieces(samples: list[str]) -> Mapping[str, str]:
    """For each kind the stretch in which the sample's citations differ."""
    start = _alike(samples)
    rests = [s[start:] for s in samples]
    end = _alike([r[::-1] for r in rests])
    return {kind: r[: len(r) - end] for kind, r in zip(KINDS, rests, strict=True)}


def _alike(texts: list[str]) -> int:
    """How many characters at their beginning the texts have in common."""
    columns = zip(*texts, strict=False)
    return next((i for i, c in enumerate(columns) if len(set(c)) > 1), min(map(len, texts)))
