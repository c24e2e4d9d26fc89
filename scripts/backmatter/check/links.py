"""Links, images and headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import PurePosixPath
from posixpath import normpath

from backmatter import rules
from backmatter.check.identifiers import is_address
from backmatter.check.pages import commands_of
from backmatter.check.prose import MASK, finds, prose_of
from backmatter.diagnostics import Diagnostic, did_you_mean, nearest
from backmatter.ledger import Address
from backmatter.model import Act, Block, Corpus, Document, Link
from backmatter.resolve import Resolved
from backmatter.resolve.links import BIB

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
"""How an address begins that names what it is fetched by."""
_SCHEMES = {"bib", "http", "https", "mailto", "tel", "ftp", "urn", "doi", "geo"}
_REVERSED = re.compile(r"\([^()\n]{1,60}\)\[(?:https?:|bib:|[\w./-]+\.md)[^\]\s]*\]")
"""Round brackets before square ones that hold an address: `(text)[address]`."""
_UNDEFINED = re.compile(r"\[[^\]\[\n]{1,60}\]\[(?!sic\]|\d)[\w-]{2,40}\]")
"""A link to a definition, which Markdown leaves as it is where there is none."""
_HALF_LINK = re.compile(
    r"\]\s{0,2}\(\s?(?:bib:|https?:|file:|javascript:|data:"
    r"|[\w./-]+(?: [\w./-]+)?\.md\b|#)[^)\s]*\)?"
    rf"|\](?:bib:\w|https?:/)[^)\s]*\)?|\]\({MASK}+\)?"
)
_LIKE = 0.7
"""How like another a name is that somebody may have meant."""
_BY_NUMBER = re.compile(r"(?:\.\./)*n/\d+/?$")
"""The address of a note by its number alone, which has no file."""
ANY = ""
"""Stands among the places of a page for those that are not known here."""
_LAST_WORDS = re.compile(r"(?:\*[^*\n]+\*|“[^“”\n]+”|[^\s]+)\Z")
_ITS_WORDS = re.compile(r"\[?[^\[\]\n]{0,200}\Z")


def check_links(resolved: Resolved) -> Iterator[Diagnostic]:
    """Every link leads somewhere, every image is there, headings can be cited."""
    anchors = {page.stem: anchors_of_page(resolved, page) for page in resolved.corpus.frames}
    anchors |= {act.stem: anchors_of(resolved, act) for act in resolved.corpus.acts}
    for act in resolved.corpus.acts:
        for document in act.documents:
            for link in links_of(document):
                yield from _link(link, act, resolved.corpus, anchors)
        yield from _headings(act, resolved)
        yield from _ids(act, _published(resolved, act))
    for page in resolved.corpus.frames:
        for link in links_of(page.document):
            yield from _link(link, page, resolved.corpus, anchors)
        yield from _headings_of_page(page)
        yield from _ids(page, {})


def links_of(document: Document) -> Iterator[Link]:
    """The links of a document: those of its text, and those of its notes."""
    yield from document.links
    for note in document.notes:
        yield from note.links


def anchors_of(resolved: Resolved, act: Act) -> frozenset[str]:
    """Every place on an act's page that a link can name."""
    ids = {i for i in resolved.ids[act.stem] if i}
    notes = resolved.notes_of(act)
    ids |= {n.id for n in notes} | {m.id for n in notes for m in n.marks}
    for block in act.blocks:
        for token in block.tokens:
            found = (token, *(token.children or ()))
            ids |= {str(t.attrGet("id")) for t in found if t.attrGet("id")}
    return frozenset(ids)


def anchors_of_page(resolved: Resolved, page: Act) -> frozenset[str]:
    """The places of a page beside the acts that a link can name: its headings, and what the
    program puts there. Where it puts more than is known here, nothing is said of links that
    are like none of these.
    """
    corpus = resolved.corpus
    ids = {block.id or slug(block.text) for block in page.blocks if block.level}
    listed: Mapping[str, Iterable[str]] = {
        "persons": (p.id for p in corpus.apparatus.persons),
        "terms": (t.id for t in corpus.apparatus.terms),
        "full_bibliography": corpus.bibliography.entries,
    }
    for name in commands_of(page):
        ids.update(listed.get(name, ()))
        ids |= {ANY} if name not in {*listed, "corrections"} else set()
    raw = re.findall(r"(?:\bid=[\"']?|\{#)([^\s\"'>}]+)", page.document.file.text)
    return frozenset({*ids, *raw})


def slug(text: str) -> str:
    """The id that MkDocs gives a heading without one."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _link(
    link: Link, act: Act, corpus: Corpus, anchors: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    if link.is_image and not link.text.strip():
        yield rules.IMAGE_HAS_ALT.at(link.span, src=link.href)
    elif not link.is_image and not link.text.strip():
        entry = corpus.bibliography.entries.get(link.href.removeprefix(BIB))
        work = (
            entry.get("shorttitle", "title").replace("{", "").replace("}", "") if entry else ""
        )
        title = f", as in `[*{work}*]`" if work else ""
        yield rules.LINK_HAS_TEXT.at(link.span, href=link.href, title=title)
    if not link.href or link.href.startswith("www."):
        mended = f"`https://{link.href}`" if link.href else "beginning with https://"
        yield rules.LINK_WELL_FORMED.at(link.span, href=link.href or "nothing", mended=mended)
    elif _SCHEME.match(link.href):
        scheme = link.href.partition(":")[0].lower()
        is_right = link.href.startswith(BIB) or (scheme in _SCHEMES and is_address(link.href))
        if not is_right:
            rest = link.href.partition(":")[2].lstrip("/")
            is_near = scheme not in _SCHEMES and nearest(scheme, ("https", "http"))
            mended = f"`https://{rest}`" if is_near and rest else "beginning with https://"
            yield rules.LINK_WELL_FORMED.at(link.span, href=link.href, mended=mended)
    elif link.is_image:
        yield from _image(link, corpus)
    else:
        yield from _internal(link, act, corpus, anchors)


def _image(link: Link, corpus: Corpus) -> Iterator[Diagnostic]:
    """A picture lies beside the file that shows it, or among the pages of the site."""
    name = normpath(link.href.partition("#")[0].partition("?")[0])
    here = normpath(PurePosixPath(link.span.path).parent / name)
    if here not in corpus.images and not any(i.endswith(f"/{name}") for i in corpus.images):
        names = [PurePosixPath(i).name for i in corpus.images]
        hint = did_you_mean(PurePosixPath(name).name, names)
        yield rules.IMAGE_EXISTS.at(link.span, src=link.href, hint=hint)


def _internal(
    link: Link, act: Act, corpus: Corpus, anchors: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    target, _, anchor = link.href.partition("#")
    path = PurePosixPath(target)
    stem = path.stem if target else act.stem
    if target and path.suffix not in {".md", ".html", ""}:
        return
    if target and path.suffix != ".md":
        yield from _made_address(link, target, stem, anchors)
    elif stem not in anchors and stem not in corpus.pages:
        meant = nearest(path.stem, (*anchors, *corpus.pages), cutoff=_LIKE)
        hint = f"; did you mean “{meant}.md”?" if meant else ""
        yield rules.LINK_HAS_PAGE.at(link.span, target=target, hint=hint)
    elif anchor and anchor not in anchors.get(stem, {anchor}):
        meant = nearest(anchor, anchors[stem] - {ANY}, cutoff=_LIKE)
        hint = f"; did you mean “{meant}”?" if meant else ""
        if hint or ANY not in anchors[stem]:
            page = f"{stem}.md"
            yield rules.LINK_HAS_ANCHOR.at(link.span, page=page, anchor=anchor, hint=hint)


def _made_address(
    link: Link, target: str, stem: str, anchors: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    """A page by the address that it will have, which from another page leads elsewhere."""
    if not target.startswith("/") and not _BY_NUMBER.match(target):
        hint = f"; did you mean “{stem}.md”?" if stem in anchors else ""
        yield rules.LINK_HAS_PAGE.at(link.span, target=target, hint=hint)


def check_half_links(act: Act) -> Iterator[Diagnostic]:
    """Nothing prints as it is typed that was meant as a link."""
    for prose in chain.from_iterable(map(prose_of, act.documents)):
        for match in _HALF_LINK.finditer(prose.text):
            before = prose.text[max(0, match.start() - 201) : match.start()]
            words = _ITS_WORDS.search(before)
            own = words[0] if words else ""
            if not own.startswith("[") and (last := _LAST_WORDS.search(own)):
                own = last[0]
            span = prose.span(match.start() - len(own), match.end())
            fault, mend = _half(own, span.text[len(own) :])
            yield rules.LINK_IS_WHOLE.at(span, found=span.text, fault=fault, mend=mend)
        turned = (
            m for m in finds(_REVERSED, prose.source, ")[") if prose.text[m.start()] == "("
        )
        for match in chain(turned, _UNDEFINED.finditer(prose.text)):
            fault, mend = "no page has this address", "Write `[text](address)`."
            if match[0].startswith("("):
                fault, mend = "its brackets are exchanged", "Write `[text](address)`."
            span = prose.span(*match.span())
            yield rules.LINK_IS_WHOLE.at(span, found=match[0], fault=fault, mend=mend)


def _half(words: str, rest: str) -> tuple[str, str]:
    """What half a link lacks, by its words and what is behind them, and how to mend it."""
    if not words.startswith("["):
        return "the bracket `[` is missing", "Write `[` before the words that are the link."
    if not rest.startswith("]("):
        if rest[1:].lstrip().startswith("("):
            return "a gap parts its brackets", "Remove what stands between `]` and `(`."
        return "the bracket `(` is missing", "Write `(` behind the `]`."
    if not rest.endswith(")"):
        return "the bracket `(` does not close", "Write `)` behind the address."
    return "its address cannot be read", "Write `[text](address)`, without a space in it."


def _published(resolved: Resolved, act: Act) -> Mapping[int, str]:
    """Of the headings of an act that were published, by their lines, the ids they had."""
    records = resolved.corpus.ledger.records
    return {
        block.span.line: id_
        for block, id_ in zip(act.blocks, resolved.ids[act.stem], strict=True)
        if block.level and id_ and Address(act.stem, id_) in records
    }


def _headings(act: Act, resolved: Resolved) -> Iterator[Diagnostic]:
    before, name = 1, "the title"
    published = _published(resolved, act)
    for block in act.blocks:
        if not block.level:
            continue
        line = block.span.file.line_span(block.span.line)
        if block.level > before + 1 or block.level == 1:
            yield _out_of_order(block, before, name)
        before, name = max(block.level, 2), f"one of level {max(block.level, 2)}"
        if not block.id:
            own, title = published.get(block.span.line), block.text[:60]
            why = (
                ", the id under which it was published" if own else ", a short id that can last"
            )
            example = own or _example(block)
            yield rules.HEADING_HAS_ID.at(line, title=title, example=example, why=why)


def _out_of_order(block: Block, before: int, name: str) -> Diagnostic:
    """The finding that a heading is deeper than the one before allows, or a second title."""
    line = block.span.file.line_span(block.span.line)
    levels = sorted({min(before, block.level), min(before + 1, 6)} - {1})
    if block.level == 1:
        levels = [2]
    expected = " or ".join(f"`{'#' * level}`" for level in levels)
    what = f"a heading of level {block.level} follows {name}"
    if block.level == 1:
        what = "this heading is of the first level, as the title is"
    return rules.HEADINGS_IN_ORDER.at(line, what=what, expected=expected)


def _headings_of_page(page: Act) -> Iterator[Diagnostic]:
    """A page may print its title itself, once; what a command makes may have headings."""
    before, titled = 1, False
    for block in page.blocks:
        if block.level > before + 1 or (block.level == 1 and titled):
            yield _out_of_order(block, before, f"one of level {before}")
        titled |= block.level > 0
        before = block.level or (max(before, 2) if block.text.startswith("\\") else before)


def _example(block: Block) -> str:
    words = re.findall(r"[a-z0-9]+", block.text.lower())
    return "-".join(w for w in words if len(w) > 3)[:24].strip("-") or "section"


def _ids(act: Act, published: Mapping[int, str]) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for block in act.blocks:
        if not block.id:
            continue
        line = block.span.file.line_span(block.span.line)
        if block.id in first:
            at, example = first[block.id], _example(block)
            mend = f"Give one of the two another id, such as `{{#{example}}}` here."
            own = published.get(block.span.line, block.id)
            if own != block.id:
                mend = f"Write `{{#{own}}}` again, under which this heading was published."
            elif published.get(at, own) != own:
                mend = f"Write `{{#{published[at]}}}` again in line {at}."
            yield rules.HEADING_ID_UNIQUE.at(line, id=block.id, first=at, mend=mend)
        first.setdefault(block.id, block.span.line)
