"""Where, by whom and when a work came out: in brackets or bare, with what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Callable

from backmatter.importer import components as c
from backmatter.importer.draft import Draft
from backmatter.importer.words import UPPER, listed

_PUBLISHER_WORD = re.compile(
    r"&|\b(?:Press|Presses|University|UP|P|Publish\w*|Verlag|Books?|Éditions?"
    r"|Editions?|House|Productions?|Films?|Pictures"
    r"|Co\.|Company|OUP|CUP|HMSO|Ltd|Inc\.?|Hart|Routledge|Macmillan"
    r"|Penguin|Palgrave|Longmans?|Blackwell|Sage|Knopf"
    r"|Norton|Harper|Suhrkamp|Beck|Fischer|Rowohlt|Gallimard|Seuil|Fayard|Plon"
    r"|Colin|Hachette|PUF|Maspero|Brill"
    r"|De Gruyter|Oldenbourg|Klett|Campus|Böhlau|Vandenhoeck|Steiner|Nauka"
    r"|Institute|Ministry|Society|Sons|Ashgate"
    r"|Studios?|Museum|Verso|Pelican|Faber|Cape|Heinemann|Methuen|Croom Helm"
    r"|Berghahn|Springer|Wiley|Elsevier|Duckworth|Clarendon)\b"
)
_CITIES = listed("cities")
_REPRINT = re.compile(
    r"(?:[Rr]epr(?:int(?:ed)?)?\.?(?: ed(?:\.|ition))?|[Nn]ew ed\.|ND|Nachdr\."
    r"|rééd\.)(?: as)?:?,? (?:in )?"
)
_ORIGINAL = re.compile(
    r"(?:first (?:publ(?:ished|\.)|pub\.)|orig(?:inally)?\.? (?:publ(?:ished|\.)"
    r"|pub\.)|zuerst)(?: in)?,? "
)
_SERIES = re.compile(
    rf"(?P<series>{UPPER}[^;()]{{5,80}}?)(?:,? (?:no\. |vol\. "
    rf"|Bd\. )?(?P<seriesnumber>\d{{1,4}}))?[;,] (?=[^;]*\d{{4}})"
)


def bracketed(d: Draft, at: int) -> bool:
    """Take an imprint in brackets that opens at `at`; if it is none, take nothing."""
    close = _closing(d.text, at, d.end)
    if close is None:
        return False
    inner = Draft(d.rich, at + 1, at + 1, close)
    inner.kinds |= {"inside", *({"film"} & d.kinds)}
    while inner.pos < close and _step(inner, inner.separator(), _INSIDE):
        pass
    left = d.text[inner.pos : close].strip(" ,.;")
    if not inner.has("date", "publisher", "location") or len(left) > 40:
        return False
    if left:
        d.doubts.append(f"not understood in the imprint: {left}")
    d.fields += inner.fields
    d.kinds |= inner.kinds - {"inside"} | {"imprint"}
    d.pos = close + 1
    return True


def bare(d: Draft, at: int) -> bool:
    """Take an imprint without brackets: MLA, German and French."""
    if _step(d, at, (_reprint, _full, _commas, _reversed, _place_year, _publisher_year)):
        d.kinds.add("imprint")
        return True
    return False


def _step(d: Draft, at: int, rules: tuple[Callable[[Draft, int], bool], ...]) -> bool:
    return any(rule(d, at) for rule in rules)


def _component(d: Draft, at: int) -> bool:
    for name, pattern in c.COMPONENTS:
        match = pattern.match(d.text, at, d.end)
        if match and match.end() > at and name != "shorthand":
            d.take(match)
            d.kinds.add(name)
            return True
    return False


def _volume(d: Draft, at: int) -> bool:
    match = c.VOLUME.match(d.text, at, d.end)
    if match:
        d.take(match)
    return match is not None


def _reprint(d: Draft, at: int) -> bool:
    match = _REPRINT.match(d.text, at, d.end)
    if match is None:
        return False
    for name in ("location", "publisher", "date"):
        d.rename(name, f"orig{name}")
    d.pos = match.end()
    return True


def _original(d: Draft, at: int) -> bool:
    match = _ORIGINAL.match(d.text, at, d.end)
    year = c.DATE_ONLY.match(d.text, match.end(), d.end) if match else None
    if year is None:
        return False
    d.add("origdate", *year.span("date"))
    d.pos = year.end()
    return True


def _full(d: Draft, at: int) -> bool:
    match = c.IMPRINT.match(d.text, at, d.end)
    if match is None or d.has("publisher"):
        return False
    if "inside" in d.kinds:
        d.rename("date", "origdate")
    d.take(match)
    return True


def _commas(d: Draft, at: int) -> bool:
    match = c.IMPRINT_COMMAS.match(d.text, at, d.end)
    if match is None or d.has("publisher", "date"):
        return False
    if re.fullmatch(r"[A-Z]{2}|[A-Z]\. ?[A-Z]\.|[A-Z][a-z]{1,5}\.", match["publisher"]):
        return False
    if _PUBLISHER_WORD.search(match["location"]) or not (
        is_city(match["location"]) or _PUBLISHER_WORD.search(match["publisher"])
    ):
        return False
    d.take(match)
    return True


def _reversed(d: Draft, at: int) -> bool:
    match = c.IMPRINT_REVERSED.match(d.text, at, d.end)
    if match is None or d.has("publisher", "date") or _PUBLISHER_WORD.search(match["location"]):
        return False
    if re.match(r"(?:Bd|Vol|Heft|Nr|Pt)\.", match["publisher"]):
        return False
    named = _PUBLISHER_WORD.search(match["publisher"]) is not None
    if not (named or is_city(match["location"])) or (is_city(match["publisher"]) and not named):
        return False
    d.take(match)
    return True


def _place_year(d: Draft, at: int) -> bool:
    match = c.IMPRINT_PLACE.match(d.text, at, d.end)
    if match is None or d.has("date", "location"):
        return False
    words = match["location"]
    comma = (
        d.text[match.end("location")] in ",:"
        or "," in d.text[match.end("location") : match.start("date")]
    )
    inside = "inside" in d.kinds
    if (
        "film" in d.kinds
        or _PUBLISHER_WORD.search(words)
        or not (is_city(words) or (inside and comma) or (not inside and not comma))
    ):
        return False
    d.take(match)
    return True


def _publisher_year(d: Draft, at: int) -> bool:
    match = c.IMPRINT_PUBLISHER.match(d.text, at, d.end)
    if match is None or d.has("date", "publisher"):
        return False
    apart = {"inside", "italic", "contained", "chapter"} & d.kinds
    if not apart and not _PUBLISHER_WORD.search(match["publisher"]):
        return False
    d.take(match)
    place = re.compile(r"(.+), ([^,]+)").fullmatch(match["publisher"])
    if place and is_city(place[2]) and not _PUBLISHER_WORD.search(place[2]):
        d.fields = [f for f in d.fields if f.name != "publisher"]
        start = match.start("publisher")
        d.add("publisher", start, start + len(place[1]))
        d.add("location", start + place.start(2), start + place.end(2))
    return True


def _date(d: Draft, at: int) -> bool:
    match = c.DATE_ONLY.match(d.text, at, d.end)
    if match is None or d.has("date"):
        return False
    d.take(match)
    return True


def _series(d: Draft, at: int) -> bool:
    match = _SERIES.match(d.text, at, d.end)
    if match is None or d.has("date", "series", "location"):
        return False
    rest = d.text[match.end() : d.end]
    if ":" in match["series"] or (":" not in rest and not is_city(rest.split(",")[0])):
        return False
    d.take(match)
    return True


def is_city(words: str) -> bool:
    """Whether words name a place where books are known to be published."""
    return any(w.strip(",.[]") in _CITIES for w in re.split(r"[ /–-]", words)[:3])


def _closing(text: str, at: int, end: int) -> int | None:
    depth = 0
    for i in range(at, min(end, at + 300)):
        depth += (text[i] == "(") - (text[i] == ")")
        if depth == 0:
            return i
    return None


_INSIDE = (
    _reprint,
    _original,
    _component,
    _volume,
    _full,
    _commas,
    _reversed,
    _date,
    _series,
    _place_year,
    _publisher_year,
)
