"""What is asked of the style: a cluster, or one citation of it, with all that it depends on.

Two requests that are equal are printed alike. So a request says of a work's place among the
citations only what the style looks at, and a plain locator is a stand-in for any other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from backmatter.format import locators
from backmatter.format.styles import Style
from backmatter.model import Cite, Cluster, Entry, Locator
from backmatter.resolve import Position

_LIST_MARK = re.compile(r"(?:>|[-*+]|\d+[.)]|\[\^[^\]]+\]:)\s+")
_SENTENCE_END = re.compile(r"[.!?…][”’\"')*_]*$|^[“‘\"'(*_]*$")
_WORDS = re.compile(r"([^\W\d_]+)(?:\.|(?: [^\W\d_]+)*)")
"""`see also`, `cf.`; behind another full stop a style may print a capital."""
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“‘])(?:\w|\w\.\w|cf|cp|esp|viz|ca|pp|vols?|nos?|nn|chap|chaps|ch|eds?|trans"
    r"|ibid|vgl|z\. ?B|bes|Bd|hrsg|Hrsg|dir|p\. ex)\.[*_]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AskedCite:
    """One citation as the style sees it."""

    key: str
    prefix: str
    label: str
    """CSL's term for what the locator counts; empty if there is no locator."""
    locator: str
    """The locator itself; `#` stands for any number, `#-#` for any range, and for a page
    where the style does not count them."""
    suffix: str
    suppress_author: bool
    position: str
    follows: bool
    near: bool


@dataclass(frozen=True)
class Request:
    """Citations to be printed together."""

    cites: tuple[AskedCite, ...]
    capital: bool
    """Whether they begin a sentence."""
    place: int = 0
    """Which cluster of the edition this is, where the style needs them in order; else 0."""


@dataclass(frozen=True)
class Filling:
    """What is put into the print of a request: for each citation locator and first note."""

    first: str
    last: str
    label: str
    first_note: int
    words: str = ""
    """A prefix of mere words, which nothing of the print depends on."""


Asked = tuple[Request, tuple[Filling, ...]]


@dataclass(frozen=True)
class Asking:
    """What the requests of an edition depend on beside its clusters."""

    style: Style
    entries: Mapping[str, Entry]
    """The works that can be printed, by key."""
    others: Mapping[Locator, str]
    """How locators are printed that are not a citation's first."""
    uncounted: Collection[str]
    """The works of which the style prints one page as it prints several."""


def ask(
    cluster: Cluster, places: tuple[Position, ...], asking: Asking, index: int = 0
) -> list[Asked]:
    """The requests for a cluster, one for each citation where the style allows it.

    Citations of unknown works are left out; so an empty list may come back. `index` is the
    cluster's number in the edition.
    """
    style, entries = asking.style, asking.entries
    known = [(c, p) for c, p in zip(cluster.cites, places, strict=True) if c.key in entries]
    pairs = [_asked_cite(c, p, asking) for c, p in known]
    begins = begins_sentence(cluster)
    if style.prints_one_by_one:
        return [
            _single(cite, filling, _capital(cite, begins and i == 0, style))
            for i, (cite, filling) in enumerate(pairs)
        ]
    if not pairs:
        return []
    cites, fillings = zip(*pairs, strict=True)
    place = index if style.needs_order else 0
    return [(Request(cites, _capital(cites[0], begins, style), place), fillings)]


def _single(cite: AskedCite, filling: Filling, capital: bool) -> Asked:
    """The request for one citation; a prefix of mere words stands before what is printed."""
    begun = None if cite.suppress_author else _WORDS.fullmatch(cite.prefix)
    if not begun:
        return Request((cite,), capital), (filling,)
    words = cite.prefix
    if capital and begun[1].islower():
        words = words[0].upper() + words[1:]
    return Request((replace(cite, prefix=""),), False), (replace(filling, words=words),)


def _capital(cite: AskedCite, begins: bool, style: Style) -> bool:
    is_ibid = cite.position.startswith("ibid") and not cite.prefix
    return begins and not (is_ibid and style.lowers_ibid)


def _asked_cite(cite: Cite, place: Position, asking: Asking) -> tuple[AskedCite, Filling]:
    style, others = asking.style, asking.others
    first, rest = _first_locator(cite, asking.entries[cite.key])
    asked = AskedCite(
        key=cite.key,
        prefix=cite.prefix,
        label=first.label if first else "",
        locator=_stand_in(first, style, cite.key in asking.uncounted) if first else "",
        suffix=_suffix([others.get(x, x.written or x.value) for x in rest], cite.suffix),
        suppress_author=cite.suppress_author,
        position="first",
        follows=False,
        near=False,
    )
    filling = _filling(first, place)
    if not style.tests_position or place.kind == "first":
        return asked, filling
    near = style.tests_near_note and place.distance < style.near_note_distance
    return replace(asked, position=place.kind, follows=place.follows, near=near), filling


def _first_locator(cite: Cite, entry: Entry) -> tuple[Locator | None, tuple[Locator, ...]]:
    """The locator that CSL gets, and those that stand behind it as text.

    The volume of a one-volume entry goes without saying.
    """
    found = cite.locators
    if len(found) > 1 and found[0] == Locator("volume", entry.get("volume")):
        found = found[1:]
    if found and found[0].label in locators.KNOWN:
        return found[0], found[1:]
    return None, found


def _stand_in(locator: Locator, style: Style, is_uncounted: bool) -> str:
    numbers = locators.plain(locator) if style.takes_stand_ins else None
    if numbers is None:
        return locator.value
    as_range = is_uncounted and locator.label == "page"
    return "#-#" if numbers[1] or as_range else "#"


def _suffix(locators: Iterable[str], suffix: str) -> str:
    text = "".join(f", {locator}" for locator in locators)
    return text + (suffix if suffix[:1] in ",.;:)" else f" {suffix}")


def _filling(locator: Locator | None, place: Position) -> Filling:
    first, last = (locators.plain(locator) if locator else None) or ("", "")
    return Filling(first, last, locator.label if locator else "", place.first_note)


def begins_sentence(cluster: Cluster) -> bool:
    """Whether the cluster stands where a sentence begins, and so with a capital."""
    text = _before(cluster)
    return not text or bool(_SENTENCE_END.search(text) and not _ABBREVIATION.search(text))


def _before(cluster: Cluster) -> str:
    """The words before a cluster in its paragraph or list item."""
    source = cluster.span.file
    line = cluster.span.line
    words = [source.text[source.line_starts[line - 1] : cluster.span.start]]
    while True:
        bare = words[0].strip()
        begun = _LIST_MARK.match(bare + " ")
        if begun or line == 1 or not source.line_text(line - 1).strip():
            break
        line -= 1
        words.insert(0, source.line_text(line))
    text = " ".join(word.strip() for word in words).strip()
    while match := _LIST_MARK.match(text + " "):
        text = (text + " ")[match.end() :].strip()
    return text
