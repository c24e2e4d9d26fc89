"""Who made a work: the names before a title."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from backmatter.importer.given import likely_person
from backmatter.importer.names import (
    FAMILY,
    PERSON,
    ROLE,
    is_person,
    match_inverted,
    match_names,
    people,
)
from backmatter.importer.registry import fold
from backmatter.importer.short import IDEM
from backmatter.importer.signals import after_signals
from backmatter.importer.words import NOT_NAMES, UPPER

_TOKEN = re.compile(
    rf"(?<![\w’'.-])(?:[dO][’']|al-|el-)?{UPPER}|(?<![\w’'.-])(?:van|von|de|del"
    rf"|della|di|da|du|d’|zu|ten|ter|le|la)(?=[ ’])"
)
_ROLE = re.compile(ROLE)
_SINGLE = re.compile(FAMILY)
_BODY = re.compile(
    rf"{UPPER}[\w’'.&-]*(?:,? (?:{UPPER}[\w’'.&-]*|of|the|and|for|on|de|des|du"
    rf"|für|und|der|in|&)){{0,10}}"
)
_POSSESSIVE = re.compile(r"[’']s?\s*$")
_PROSE_BEFORE = re.compile(r"(?:[a-zäöüßéè’]{1,30}|[,:;.(]|^)\s*$")


@dataclass(frozen=True)
class Author:
    """Names before a title, and what they did."""

    start: int
    end: int
    role: str
    """`author` or `editor`."""
    after: int
    """Where the title may begin."""
    doubts: tuple[str, ...] = ()


def author_before(text: str, start: int, title: int) -> Author | None:
    """The names that end where the title begins; the leftmost reading wins."""
    left = text[start:title]
    same = re.search(rf"(?:^|[\s,;:(]){IDEM.pattern}$".replace("(?=\\S)", ""), left)
    if same:
        begin = start + same.start() + (not left[same.start()].isalpha())
        return Author(begin, title, "idem", title)
    stops = {
        len(left.rstrip(" ,:“‘*")),
        len(left.rstrip(" ,:.")),
        len(_POSSESSIVE.sub("", left)),
    }
    possessive = _POSSESSIVE.search(left) is not None
    tokens = [m.start() for m in _TOKEN.finditer(left)][-24:]
    for at in tokens:
        for stop in sorted(stops, reverse=True):
            found = _list_of_names(text, start + at, start + stop)
            if (
                found
                and at < stop
                and (
                    left[found[0] - start :].strip(" ")
                    and (
                        possessive
                        or re.search(r"[,.:)]", left[found[0] - start - 1 :])
                        or found[1] == "editor"
                    )
                )
            ):
                return Author(start + at, found[0], found[1], title)
    return _single(text, start, title) or _institution(text, start, title)


def _list_of_names(text: str, at: int, stop: int) -> tuple[int, str] | None:
    """Where the names end, and their role, if names and role fill `[at, stop)`."""
    for match in (match_names, match_inverted):
        end = match(text, at, stop)
        if end is None:
            continue
        if end == stop:
            return end, "author"
        role = _ROLE.match(text, end, min(stop + 1, len(text)))
        if role and role.end() >= stop:
            return end, "translator" if "trans" in role[0] else "editor"
    return None


def _single(text: str, start: int, title: int) -> Author | None:
    """A family name alone, directly before a comma, where nothing but a signal precedes it."""
    begin = after_signals(text, start, title)
    match = _SINGLE.match(text, begin, title)
    if (
        match is None
        or match[0] in NOT_NAMES
        or not re.fullmatch(r"(?:, |[’']s? |: )", text[match.end() : title])
    ):
        return None
    return Author(begin, match.end(), "author", title)


def _institution(text: str, start: int, title: int) -> Author | None:
    """`World Bank, `: words in capitals that fill the place of an author."""
    begin = after_signals(text, start, title)
    match = _BODY.match(text, begin, title)
    if match is None or not re.fullmatch(
        r"(?:[,:.]|, [Ee]ds?\.,?) ", text[match.end() : title].replace(". ", ". ", 1)
    ):
        return None
    words = match[0].split()
    if words[0] in NOT_NAMES - {"The"} or (len(words) < 2 and not match[0].isupper()):
        return None
    return Author(begin, match.end(), "author", title, ("author read as an institution",))


def author_first(
    text: str, start: int, stop: int, families: Container[str] = ()
) -> Author | None:
    """The names with which a reference begins whose title is not set apart."""
    begin = after_signals(text, start, stop)
    same = IDEM.match(text, begin, stop)
    if same:
        return Author(begin, same.end(), "idem", same.end())
    starts = (m.start() for m in _TOKEN.finditer(text, begin, stop))
    for at in [begin, *(s for s in starts if _may_start(text, begin, s))][:24]:
        for end in _ends(text, at, stop):
            author = _with_role(text, at, end, stop)
            if author and _plausible(text, author, at == begin, families):
                return author
    return _body_first(text, begin, stop) or _known_family(text, begin, stop, families)


def _ends(text: str, at: int, stop: int) -> list[int]:
    """Where the names that begin at `at` may end, the likeliest first."""
    inverted, natural = match_inverted(text, at, stop), match_names(text, at, stop)
    first = re.compile(PERSON).match(text, at, stop)
    ends = [inverted, natural]
    if first and is_person(first[0]):
        ends.append(first.end())
    return [e for e in ends if e]


def _plausible(text: str, author: Author, at_start: bool, families: Container[str]) -> bool:
    """Whether these can be names: the words of a title have the same form."""
    names = people(text[author.start : author.end])
    if match_inverted(text, author.start, author.end) == author.end:
        return True
    named = [likely_person(n) or fold_family(n) in families for n in names]
    if len(names) > 1:
        joined = "," not in text[author.start : author.end]
        return (
            (joined or any(named[1:]))
            and author.after < len(text)
            and not text[author.after].isdigit()
        )
    colon = text[author.end : author.end + 1] == ":"
    return named[0] or (at_start and not colon)


def fold_family(name: str) -> str:
    """The last word of a name as it is compared."""
    return fold(name.split(" ")[-1])


def _known_family(text: str, begin: int, stop: int, families: Container[str]) -> Author | None:
    """`Stalin, Works`: a family name alone that another note has with a given name."""
    match = re.compile(rf"({FAMILY}), (?={UPPER})").match(text, begin, stop)
    if match is None or fold_family(match[1]) not in families:
        return None
    return Author(begin, match.end(1), "author", match.end())


def _may_start(text: str, begin: int, at: int) -> bool:
    return at == begin or _PROSE_BEFORE.search(text[begin:at]) is not None


def _with_role(text: str, at: int, end: int, stop: int) -> Author | None:
    role = _ROLE.match(text, end, stop)
    after = role.end() if role else end
    separator = re.compile(r"(?:, |: |\. |(?<=[.)]) )").match(text, after, stop)
    if separator is None or separator.end() >= stop:
        return None
    name = "author" if not role else "translator" if "trans" in role[0] else "editor"
    return Author(at, end, name, separator.end())


def _body_first(text: str, begin: int, stop: int) -> Author | None:
    """An institution before a comma, only where it names itself as one."""
    match = re.compile(
        rf"(?:{UPPER}[\w’'.&-]* ){{0,4}}(?:Bank|Ministry|Committee|Commission"
        rf"|Department|Office|Council|Organi[sz]ation|Institute|Association|Party"
        rf"|Union|Nations|Government|Bureau|Agency)(?: (?:of|for"
        rf"|on) (?:(?:the )?{UPPER}[\w’'.&-]*(?: and| of)? ?){{1,5}})?(?=, )"
    ).match(text, begin, stop)
    if match is None or match.end() + 2 >= stop:
        return None
    return Author(
        begin, match.end(), "author", match.end() + 2, ("author read as an institution",)
    )
