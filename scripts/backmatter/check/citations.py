"""Citations: their syntax beyond what parses, and the places that they cite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from backmatter import rules
from backmatter.check.locators import check_places
from backmatter.check.meant import bracketed, label_meant
from backmatter.check.notes import quoting_marks
from backmatter.check.numbers import DASH, figures, ordinal, ranges
from backmatter.check.prose import Prose, prose_of
from backmatter.diagnostics import Diagnostic, Edit, nearest
from backmatter.model import Act, Bibliography, Cite, Cluster, Document, Entry
from backmatter.source.citation import KEY_BEHIND, LABEL_OF, LOCATOR, NO_KEY
from backmatter.text import Span

_LOOSE_KEY = re.compile(
    r"(?<![\w@.+/\\-])-?@(?:\{(?P<braced>[^{}\s]+)\}|(?P<key>[^\W_][\w:.#$%&+?<>~/-]*))"
    r"(?P<cites>\s*\[|, ?(?:pp?|vol|chap)\.)?"
)
_JOINED_KEY = re.compile(r"(?<=[^\W_])@(?P<key>[^\W\d_]\w*\d\w*)")
"""A key, which has a figure, behind a letter: `see@carr1974`."""
_BARE_KEY = re.compile(
    r"[\[(;](?:[^\]\[;@\n]{0,60}[ ,])? ?[#＠]?(?P<key>[^\W\d_]\w*\d\w*)(?=[,;\])])"
)
_NO_KEY = re.compile(r"(?:\[|;[ \t]*|\[[^\]\[\n]{0,60} )-?@(?![\w{])")
"""The sign of a citation where one begins, and no key behind it."""
_WORD_AND_NUMBER = re.compile(
    r"(?P<label>[^\W\d_]+\.?)(?![^\W\d_])\s*(?P<number>\d|[ivxlc]+\b)"
)
"""What stands where a label stands, and its number."""
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d")
"""Keys have one, as in `carr1974`; the names of accounts rarely do."""
_ONE_PAGE = re.compile(rf"(?<!\w)p\.\s*(?P<value>\d+\s?(?:{DASH}|,|&|and)\s?\d+)")
_PAGES = re.compile(
    rf"(?<!\w)pp\.\s*(?P<value>\d+)(?![\d\w])(?!\s?(?:{DASH}|[,;&/]|and|ff?\b|to|et|sqq?|seqq?|passim|u\.|und|bis|y|i|ss|и)\s?\d?)"
)
_PARTS = {"article", "inbook", "incollection", "inproceedings", "suppperiodical", "bookinbook"}
_LABEL = "|".join(sorted(map(re.escape, LABEL_OF), key=len, reverse=True))
_DANGLING = re.compile(rf"\s*(?P<found>[,:;]\s*(?:{_LABEL})|[,:;.])\s*\Z")
_PLACE = re.compile(r"(?P<place>(?:pp?|vol|chap|fol|n)\.\s?\d[\d\s,–-]*),?")
_PLACE_BEHIND = re.compile(r",? (?P<place>(?:pp?|vol|chap|fol)\.\s?\d+(?:[–-]\d+)?)(?![\w])")
_OF_LAW = re.compile(r"(?<!\w)(?:art|article|sec|section|§)\.?\s?\Z")
"""Before a number such as 16-1, which is one; of several the label has an s, or is §§."""
_REMARKS = frozenset(
    """
and in of from to see esp. especially ca. c. cf. at ad b. d. s.a. n.d. trans. ed.
eds. rev. repr.
""".split()
)
_PLACES_OF_OTHERS = frozenset(
    """
loc. s. ss. sp. bd. bde. bl. abt. nr. h. t. tl. teil anm. kap. taf. abb. z. rn. abs. ziff. hs.
tom. tome cap. lib. ff. fasc. tav. pl. pll. liv. chant str. sv. č. á. r.
f. op. d. l. ll. dok. ark. inv. kor. kart. rep. ms. mss. cod. box folder reel frame
sig. sigs. leaf leaves plate plates map doc. docs. item items ep. epp. frg. fr. frag.
q. qq. a. aa. dist. lect. hom. serm. or. od. il. thm. lem. prop. def. cor. ex. exx.
cl. cll. reg. regs. sch. schs. subs. tit. dec. res. amend.
с. т. тт. л. лл. гл. кн. ч. вып. ф. оп. д. ст. стб. п. пп. прим. рис. табл.
""".split()
)
"""Words before the number of a place that a style does not know, and prints as they stand."""

_LABELS = (
    "Write one of the labels that the styles know: p., pp., chap., vol., no., sec., n., fol., "
    "col., fig., l., para., pt."
)
_OWN_VOLUME = (
    "Leave the volume out, since the entry is that volume by itself; if another is meant, "
    "cite the entry of that."
)
_VOLUMES = "Correct the volume; or the field `volumes` of the entry, if that has the slip."


def check_citations(act: Act) -> Iterator[Diagnostic]:
    """Each citation is whole and says where."""
    for document in act.documents:
        for prose in prose_of(document):
            yield from _outside_brackets(prose)
        for cluster in clusters_of(document):
            yield from _cluster(cluster)
    yield from _quoted_without_place(act)


def check_cited(act: Act, bibliography: Bibliography) -> Iterator[Diagnostic]:
    """What is cited is a place that the work can have; no known key stands outside brackets."""
    for document in act.documents:
        cites = [cite for cluster in clusters_of(document) for cite in cluster.cites]
        if _may_hold_keys(document, len(cites), bibliography):
            for prose in prose_of(document):
                yield from _known_key(prose, bibliography.entries)
        for cite in cites:
            entry = bibliography.entries.get(cite.key)
            if entry is not None:
                yield from _pages(cite, entry)
                yield from _volume(cite, entry)


def _may_hold_keys(document: Document, cites: int, bibliography: Bibliography) -> bool:
    """Whether a key may stand outside a citation, which few texts have."""
    text = document.file.text
    bare = (match["key"] for match in _BARE_KEY.finditer(text))
    return text.count("@") > cites or not bibliography.entries.keys().isdisjoint(bare)


def clusters_of(document: Document) -> Iterator[Cluster]:
    """The clusters of a document: those of its text, and those of its notes."""
    return chain(document.clusters, chain.from_iterable(n.clusters for n in document.notes))


def _outside_brackets(prose: Prose) -> Iterator[Diagnostic]:
    if "@" not in prose.text:
        return
    for key, span, _ in _loose_keys(prose, opened=True):
        yield rules.CLUSTER_IS_CLOSED.at(span, key=key, hint="", remedy=bracketed(span))
    for match in _NO_KEY.finditer(prose.text):
        span = prose.span(*match.span())
        yield rules.CLUSTER_PARSES.at(span, reason=NO_KEY, remedy=KEY_BEHIND)


def _known_key(prose: Prose, entries: Mapping[str, Entry]) -> Iterator[Diagnostic]:
    for key, span, cites in _loose_keys(prose, opened=False):
        near = nearest(key, entries, cutoff=0.75)
        if key in entries or cites or near or _YEAR.search(key):
            meant = f"; did you mean “{near}”?" if near else ""
            hint = "" if key in entries else f", and no entry has this key{meant}"
            remedy = bracketed(span) + (" Correct the key as well." if hint else "")
            yield rules.CLUSTER_IS_CLOSED.at(span, key=key, hint=hint, remedy=remedy)
    for match in _JOINED_KEY.finditer(prose.text):
        if match["key"] in entries:
            yield rules.CLUSTER_PARSES.at(
                prose.span(*match.span()),
                reason=f"no space stands before “{match[0]}”",
                remedy="Put a space before the @, and let a bracket open before it all.",
            )
    for match in _BARE_KEY.finditer(prose.text):
        if match["key"] in entries:
            yield rules.CLUSTER_PARSES.at(
                prose.span(*match.span("key")),
                reason=f"“{match['key']}” is a key, and no @ stands before it",
                remedy=f"Write `@{match['key']}`.",
            )


def _loose_keys(prose: Prose, *, opened: bool) -> Iterator[tuple[str, Span, bool]]:
    """Keys in no cluster, directly behind an opening bracket or not; whether each is written
    as a citation alone is: in braces, or with a place behind it.
    """
    for match in _LOOSE_KEY.finditer(prose.text):
        if prose.text[: match.start()].endswith("[") is opened:
            key = match["braced"] or match["key"].rstrip(".:/")
            end = match.end("braced") + 1 if match["braced"] else match.start("key") + len(key)
            cites = bool(match["braced"] or match["cites"])
            yield key, prose.span(match.start(), end), cites


def _cluster(cluster: Cluster) -> Iterator[Diagnostic]:
    yield from _brackets(cluster)
    yield from _places_outside(cluster)
    first: dict[str, Cite] = {}
    for cite in cluster.cites:
        if cite.key in first:
            remedy = _joined(first[cite.key], cite)
            yield rules.WORK_ONCE_IN_CLUSTER.at(cite.span, key=cite.key, remedy=remedy)
        first.setdefault(cite.key, cite)
        yield from _syntax(cite)
        yield from check_places(tail(cite))
        yield from _ranges(cite)


def _joined(one: Cite, other: Cite) -> str:
    """What to do about two citations of one work."""
    places = [tail(c).text.strip(" ,") for c in (one, other)]
    if not all(places) or places[0] == places[1]:
        less = "they say the same" if places[0] == places[1] else "keep the one with a place"
        return f"Remove one of the two: {less}."
    labels = {x.label for x in (*one.locators, *other.locators)}
    if labels == {"page"} and not (one.suffix or other.suffix):
        both = ", ".join(x.value for x in (*one.locators, *other.locators))
        return f"Give both places to one citation: `@{one.key}, pp. {both}`."
    return f"Give both places to one citation: `@{one.key}, {places[0]}, {places[1]}`."


def _brackets(cluster: Cluster) -> Iterator[Diagnostic]:
    """A bracket too many at either end prints beside the citation."""
    span, file = cluster.span, cluster.span.file
    for at, sign in ((span.start - 1, "["), (span.start + 1, "["), (span.end, "]")):
        if file.text.startswith(sign, max(at, 0)) and not (sign == "]" and _is_within(span)):
            reason = f"a bracket “{sign}” too many"
            extra = Span(file, at, at + 1)
            yield rules.CLUSTER_PARSES.at(extra, reason=reason, remedy="Remove this bracket.")
            return


def _places_outside(cluster: Cluster) -> Iterator[Diagnostic]:
    """Places that stand behind the bracket, or before the key."""
    span, text = cluster.span, cluster.span.file.text
    for cite in cluster.cites:
        if match := _PLACE.fullmatch(cite.prefix.strip()):
            yield rules.CLUSTER_PARSES.at(
                span.of(match["place"]),
                reason=f"“{match['place']}” stands before the key, and belongs behind it",
                remedy=f"Write `@{cite.key}, {match['place']}`.",
            )
    if (match := _PLACE_BEHIND.match(text, span.end)) and not _is_within(span):
        yield rules.CLUSTER_PARSES.at(
            Span(span.file, *match.span("place")),
            reason=f"“{match['place']}” stands behind the bracket, and belongs within",
            remedy=f"Write `{span.text[:-1]}, {match['place']}]`.",
        )


def _is_within(span: Span) -> bool:
    """Whether a bracket that opens before the span on its line is still open."""
    before = span.file.text[span.file.text.rfind("\n", 0, span.start) + 1 : span.start]
    return before.count("[") > before.count("]")


def tail(cite: Cite) -> Span:
    """What stands behind the key: comma, places and remarks."""
    return Span(cite.span.file, cite.key_span.end, cite.span.end)


def _syntax(cite: Cite) -> Iterator[Diagnostic]:
    behind = tail(cite)
    gap = len(behind.text) - len(behind.text.lstrip())
    if gap and (match := LOCATOR.match(behind.text, gap)):
        span = behind.part(gap, match.end())
        found = rules.LOCATOR_HAS_COMMA.at(span, key=cite.key, locator=match[0])
        yield found.mended_by(Edit(behind.part(0, gap), ", "))
    elif not cite.locators and (match := _WORD_AND_NUMBER.match(cite.suffix.lstrip(", "))):
        yield from _label(cite, match["label"])
    if not cite.locators and (match := _DANGLING.match(behind.text)):
        yield rules.CLUSTER_PARSES.at(
            behind.part(*match.span("found")),
            reason=f"nothing stands behind “{match['found']}”",
            remedy=f"Write the place that is cited, or remove “{match['found']}”.",
        )
    for pattern, label, mended in ((_ONE_PAGE, "p.", "pp."), (_PAGES, "pp.", "p.")):
        for match in pattern.finditer(behind.text):
            span = behind.part(match.start(), match.start() + len(label))
            found = rules.LOCATOR_NUMBER_FITS.at(
                span, label=label, value=match["value"], mended=f"{mended} {match['value']}"
            )
            yield found.mended_by(Edit(span, mended))


def _label(cite: Cite, label: str) -> Iterator[Diagnostic]:
    meant = label_meant(label) or nearest(label.lower(), LABEL_OF) or ""
    hint = f"; did you mean “{meant}”?" if meant else ""
    is_known = label in LABEL_OF or label.lower() in _REMARKS | _PLACES_OF_OTHERS
    if is_known or not (hint or label.endswith(".")):
        return
    yield rules.LOCATOR_LABEL_KNOWN.at(
        tail(cite).of(label),
        label=label,
        hint=hint,
        remedy=f"Write `{label_meant(label)}`." if label_meant(label) else _LABELS,
    )


def _ranges(cite: Cite) -> Iterator[Diagnostic]:
    behind = tail(cite)
    for found in ranges(behind.text):
        span = behind.part(found.start, found.end)
        if _OF_LAW.search(behind.text[max(0, found.start - 9) : found.start]):
            continue
        if found.last <= found.first:
            yield rules.LOCATOR_RISES.at(span, range=found.text)
        elif found.dash != "–" or " " in found.text:
            mended = found.text.replace(found.dash, "–").replace(" ", "")
            finding = rules.LOCATOR_DASH.at(span, range=found.text, mended=mended)
            yield finding.mended_by(Edit(span, mended))


def _pages(cite: Cite, entry: Entry) -> Iterator[Diagnostic]:
    extent = figures(entry.get("pages")) if entry.type in _PARTS else []
    if not extent:
        return
    for locator in cite.locators:
        if locator.label != "page" or any(r.falls for r in ranges(locator.value)):
            continue
        for page in figures(locator.value):
            if not min(extent) <= page <= max(extent):
                yield rules.PAGE_IN_RANGE.at(
                    tail(cite).of(locator.value),
                    page=page,
                    key=cite.key,
                    pages=entry.get("pages"),
                )
                break


def _volume(cite: Cite, entry: Entry) -> Iterator[Diagnostic]:
    own, total = ordinal(entry.get("volume")), ordinal(entry.get("volumes"))
    for locator in cite.locators:
        volume = ordinal(locator.value) if locator.label == "volume" else None
        if volume is None or entry.type == "article":
            continue
        if own is not None and volume != own:
            has, remedy = f"is volume {own}", _OWN_VOLUME
        elif total is not None and volume > total:
            has, remedy = f"has {total} volumes", _VOLUMES
        else:
            continue
        span = tail(cite).of(locator.value)
        yield rules.VOLUME_IN_SET.at(
            span, volume=locator.value, key=cite.key, has=has, remedy=remedy
        )


def _quoted_without_place(act: Act) -> Iterator[Diagnostic]:
    notes = {n.label: n for n in act.notes}
    for ref in quoting_marks(act):
        note = notes.get(ref.label)
        cites = [c for cluster in note.clusters for c in cluster.cites] if note else []
        if cites and not any(c.locators for c in cites):
            yield rules.LOCATOR_AT_QUOTATION.at(ref.span, label=ref.label)
