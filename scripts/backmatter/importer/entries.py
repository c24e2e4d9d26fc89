"""Works -> BibLaTeX entries with keys that are stable and readable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence

from backmatter.check.datamodel import required
from backmatter.importer.languages import language
from backmatter.importer.names import bibtex_names, family_of, range_dash
from backmatter.importer.registry import Work
from backmatter.importer.words import DASH, MONTHS, SMALL, listed_lines

_ORDER = tuple(listed_lines("fields"))
_NAMES = {"author", "bookauthor", "editor", "translator", "introduction", "director"}
_TITLES = {"title": "subtitle", "booktitle": "booksubtitle"}
_SPECIAL = re.compile(r"(?<!\\)([&%#_$])")
_WORDS_TO_NUMBERS = {w: str(i) for i, w in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
)}  # fmt: skip
_ORDINALS = {"second": "2", "third": "3", "fourth": "4", "fifth": "5"}
_MONTH_OF = {name.lower(): number for number, names in MONTHS.items() for name in names}


def assign_keys(works: Iterable[Work], taken: Collection[str]) -> None:
    """Give each new work a key: family, year, first word of the title, all in ASCII."""
    used = set(taken)
    groups: dict[str, list[Work]] = {}
    for work in works:
        if work.existing:
            work.key = work.existing
        else:
            groups.setdefault(_base_key(work), []).append(work)
    for base, same in groups.items():
        for i, work in enumerate(same):
            key = base if len(same) == 1 else f"{base}{_letter(i)}"
            while key in used:
                i += 1
                key = f"{base}{_letter(i)}"
            work.key = key
            used.add(key)


def _letter(i: int) -> str:
    return chr(97 + i) if i < 26 else f"-{i + 1}"


def _base_key(work: Work) -> str:
    family = family_of(work.names[0]) if work.names else ""
    words = [w for w in in_ascii(work.title).split() if w.lower() not in SMALL and len(w) > 1]
    first = _plain(family) if family else ""
    named = _plain("".join(words[:1]))
    if not first:
        first, named = named, _plain("".join(words[1:2]))
    return f"{first or 'work'}{work.year}{named}".lower()


def in_ascii(text: str) -> str:
    """Letters without their accents; what has no Latin form stays."""
    for odd, plain in (
        ("ß", "ss"),
        ("ø", "o"),
        ("ł", "l"),
        ("æ", "ae"),
        ("œ", "oe"),
        ("’", ""),
        ("'", ""),
        ("ʹ", ""),
    ):
        text = text.replace(odd, plain).replace(odd.upper(), plain)
    return "".join(
        c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)
    )


def _plain(text: str) -> str:
    kept = re.sub(r"[^A-Za-z0-9]", "", in_ascii(text))
    return kept or re.sub(r"[\W_]", "", text)


def fields_of(
    work: Work, default_language: str, proper: Collection[str] = ()
) -> dict[str, str]:
    """The fields of an entry. `proper` are words that keep their capital in English titles."""
    fields: dict[str, str] = {}
    spoken = language(
        work.fields.get("title") or work.fields.get("booktitle") or work.title, default_language
    )
    for name, value in work.fields.items():
        if name in _NAMES:
            fields[name] = _people(value, "institution" in work.doubts and name == "author")
        elif name in _TITLES:
            _set_title(fields, name, value)
        else:
            fields.update(_field(name, value))
    if spoken == "english":
        for name in ("title", "subtitle", "booktitle", "booksubtitle", "maintitle"):
            if name in fields:
                fields[name] = _protected(fields[name], proper)
    _as_report(work, fields)
    journal = fields.get("journaltitle", "")
    if spoken == "english" and journal and language(journal, "english") != "english":
        fields["journaltitle"] = f"{{{journal}}}"
    fields["langid"] = spoken
    lacking = [g[0] for g in required(work.type) if not any(fields.get(n) for n in g)]
    fields["lacks"] = ", ".join(lacking)
    review = [d for d in dict.fromkeys(work.doubts) if d != "institution"]
    if review:
        fields["review"] = "; ".join(review)
    return {n: fields[n] for n in sorted(fields, key=_rank) if fields[n]}


def _as_report(work: Work, fields: dict[str, str]) -> None:
    """A report has its kind, named in its title, and an institution; else it is a book."""
    kind = re.search(r"\b(?:Report|Yearbook|Survey|Memorandum|White Paper)\b", work.title)
    if work.type == "report" and kind:
        fields["type"] = kind[0]
        fields["institution"] = _tex(work.fields.get("publisher", ""))
        fields.pop("publisher", None)
    elif work.type == "report":
        work.type = "book"


def _rank(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _people(value: str, institution: bool) -> str:
    if institution:
        return f"{{{_tex(value)}}}"
    return _tex(bibtex_names(value))


def _set_title(fields: dict[str, str], name: str, value: str) -> None:
    """A title in two at its first colon."""
    main, colon, rest = value.partition(": ")
    if colon and len(main) > 1:
        fields[name], fields[_TITLES[name]] = _tex(main.strip()), _tex(rest.strip())
    else:
        fields[name] = _tex(value)


def _field(name: str, value: str) -> Mapping[str, str]:
    if name in {"date", "origdate"}:
        return _date(name, value)
    if name == "urldate":
        day = iso_day(value)
        return {"urldate": day} if day else {}
    if name in {"pages", "number", "volume", "volumes"}:
        return {name: range_dash(_WORDS_TO_NUMBERS.get(value.lower(), value))}
    if name == "edition":
        return {"edition": _edition(value)}
    if name in {"url", "doi"}:
        return {name: value}
    if name == "seriesnumber":
        return {"number": value}
    if name == "titleaddon":
        return {"titleaddon": f"[{_tex(value)}]"}
    if name == "edition_exponent":
        return {"edition": value.translate(str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789"))}
    return {name: _tex(value)}


def _edition(value: str) -> str:
    number = re.match(
        r"(\d+)(?:st|nd|rd|th|\.|e|d)?,? (?:ed\.|edn\.?|edition|Aufl\.|Auflage|éd\.)$", value
    )
    if number:
        return number[1]
    word = value.split(" ")[0].lower()
    return _ORDINALS.get(word, _tex(value)) if len(value.split()) == 2 else _tex(value)


def _date(name: str, value: str) -> dict[str, str]:
    """A date as ISO 8601-2 where it is one, as words in `pubstate` where it is none."""
    plain = value.strip("[]()")
    day = iso_day(plain)
    if day:
        return {name: day}
    span = re.fullmatch(rf"(\d{{4}})(?:{DASH}|/)(\d{{1,4}})", plain)
    if span:
        return {name: f"{span[1]}/{span[1][: 4 - len(span[2])]}{span[2]}"}
    about = re.fullmatch(r"c(?:a|irca)?\. ?(\d{4})", plain)
    if about:
        return {name: f"{about[1]}~"}
    year = re.search(r"\d{4}", plain)
    if year is None:
        return (
            {"pubstate": _tex(plain)}
            if re.match(r"forth|in press|im E|à par", plain)
            else {"note": _tex(plain)}
        )
    month = re.match(r"([^\W\d_]+)\.?,? \d{4}$", plain)
    number = _MONTH_OF.get(month[1].lower()) if month else None
    if number:
        return {name: f"{year[0]}-{number:02}"}
    words = (plain[: year.start()] + plain[year.end() :]).strip(" ,./")
    return {name: year[0], **({"issue": _tex(words)} if words else {})}


def iso_day(value: str) -> str:
    """A day in words as `1964-10-17`, or nothing."""
    plain = value.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", plain):
        return plain
    number = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", plain)
    if number:
        return f"{number[3]}-{int(number[2]):02}-{int(number[1]):02}"
    first = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|er|\.)? ([^\W\d_]+)\.? (\d{4})", plain)
    other = re.fullmatch(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", plain)
    if first and first[2].lower() in _MONTH_OF:
        return f"{first[3]}-{_MONTH_OF[first[2].lower()]:02}-{int(first[1]):02}"
    if other and other[1].lower() in _MONTH_OF:
        return f"{other[3]}-{_MONTH_OF[other[1].lower()]:02}-{int(other[2]):02}"
    return ""


def _tex(value: str) -> str:
    value = value.replace("\\", r"\textbackslash{}").replace("{", "(").replace("}", ")")
    return _SPECIAL.sub(r"\\\1", value).replace("~", r"\textasciitilde{}").replace("^", r"\^{}")


def _protected(title: str, proper: Collection[str]) -> str:
    """Braces round the words that keep their capitals in any style."""

    def word(match: re.Match[str]) -> str:
        text = match[0]
        keeps = text in proper or re.search(r"\w[A-ZÀ-Þ]|[A-ZÀ-Þ]\.[A-ZÀ-Þ]", text)
        return f"{{{text}}}" if keeps else text

    return re.sub(r"[^\W\d_]+(?:\.[^\W\d_]+)*", word, title)


def entry_text(work: Work, fields: Mapping[str, str]) -> str:
    """An entry as it stands in the file, the equals signs below each other."""
    width = max((len(n) for n in fields), default=0)
    lines = [f"  {name:<{width}} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@{work.type}{{{work.key},", *lines, "}"])


def proper_words(texts: Sequence[str]) -> frozenset[str]:
    """Words that the article writes with a capital in mid-sentence and never without."""
    lower: set[str] = set()
    upper: set[str] = set()
    for text in texts:
        lower.update(re.findall(r"(?<![\w’'-])[^\W\d_A-ZÀ-Þ][^\W\d_]*", text))
        upper.update(re.findall(r"(?<=[a-zäöü,;] )[A-ZÀ-Þ][^\W\d_]+", text))
    return frozenset(w for w in upper if w.lower() not in lower and w.lower() not in SMALL)
