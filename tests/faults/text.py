"""Faults of letters and signs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from backmatter.check.spelling import is_known
from faults.places import Finder, Match, Place, Sources, kind, one, swap, swap_plain, swap_words

_ALIKE = str.maketrans("aeocpx", "аеосрх")
_INSIDE = r"(?<=[a-z]{2})(?P<x>)(?=[a-z]{2})"
_GAP = r"(?<=[a-z,;]) (?=[a-z])"
_ARTICLE = r"(?:an?|the|any|ever|his|her|its|their|those)\b"
_IN_WORDS = r"\b(?:from|between) \d{4}(?P<x> (?:to|and) )\d{4}"
_OUT_OF_QUOTES = r"(?=[^“”]*(?:“|\n\n|\Z))"
_STRAIGHT = {"“": '"', "”": '"', "’": "'", "‘": "'"}


def _misspelt(sources: Sources) -> Iterator[Place]:
    """Two letters of a name exchanged; titles of works, which are links, hold no names."""
    for path, match in sources.words(
        [*sources.acts, *sources.notes], r"(?<=[a-z,] )[A-Z][a-z]{4,}\b(?=[ ,.])"
    ):
        name = match[0]
        before = sources.texts[path][: match.start()]
        if before.rfind("[") <= before.rfind("]") and name[2] != name[3]:
            yield one(path, match, name[:2] + name[3] + name[2] + name[4:])


def _slip(spoil: Callable[[str], str]) -> Finder:
    """Long words in small letters with a slip, where it makes no other word of them."""

    def find(sources: Sources) -> Iterator[Place]:
        files = sources.files("acts notes pages")
        for path, match in sources.plain(files, r"(?<=[a-z,;] )[a-z]{7,}(?=[ ,;.\n])"):
            slip = spoil(match[0])
            if is_known(match[0]) and (slip.lower() != slip or not is_known(slip)):
                yield one(path, match, slip)

    return find


def _exchanged(word: str) -> str:
    at = len(word) // 2
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _held(word: str) -> str:
    """A word whose second letter has the capital; as it is where that makes it an eBook."""
    is_brand = word[0] in "ei" and is_known(word[1:])
    return word if is_brand else word[0] + word[1].upper() + word[2:]


def _garbled(match: Match) -> str:
    return match[0].encode("utf-8").decode("cp1252", "replace")


_LOST = {"N001", "N002", "N004", "N008", "E005", "L003", "D014", "C010", "N019"}

KINDS = (
    kind(
        "straight quote",
        "T001",
        swap_words("acts notes pages", r"[“”‘’]", lambda m: _STRAIGHT[m[0]]),
        {"T013", "N016", "C010"},
    ),
    kind("double space", "T002", swap_words("acts notes pages", _GAP, "  ")),
    kind(
        "word cut by a hyphen",
        "T003",
        swap_words(
            "acts notes pages",
            r"(?<=[a-z]{3})(?P<x>)(?!(?:and|but|nor|und|oder)\b)(?=[a-z]{3})",
            "- ",
        ),
    ),
    kind("soft hyphen", "T004", swap_words("acts notes pages", _INSIDE, "\u00ad")),
    kind("invisible character", "T005", swap_words("acts notes pages", _INSIDE, "\u200b")),
    kind("control character", "T006", swap_words("acts notes pages", _INSIDE, "\x02")),
    kind(
        "decomposed letter",
        "T007",
        swap_words("acts notes pages", r"[À-ÿ]", lambda m: unicodedata.normalize("NFD", m[0])),
    ),
    kind(
        "look-alike letter",
        "T008",
        swap_words(
            "acts notes pages", r"(?<=[a-z])[aeocpx](?=[a-z])", lambda m: m[0].translate(_ALIKE)
        ),
    ),
    kind(
        "text in the wrong encoding",
        "T009",
        swap_words("acts notes pages", r"[’“—–é]", _garbled),
        {"T013", "N016", "C010", "T008"},
    ),
    kind("hyphen in a range of the text", "T010", swap("acts", r"(?<=\d)–(?=\d)", "-")),
    kind(
        "doubled word",
        "T011",
        swap_words(
            "acts notes pages",
            r"(?<= )(?!had |that |does? |very |nous )([a-z]{3,}) (?P<x>)",
            lambda m: m[0],
        ),
    ),
    kind(
        "space before punctuation",
        "T012",
        swap_words("acts notes pages", r"(?<=[a-z])(?P<x>)[,.](?= )", " "),
    ),
    kind("quote not closed", "T013", swap_words("acts", r"”", ""), {"N016", "C010"}),
    kind("quote not opened", "T013", swap_words("acts", r"“", ""), {"N016", "C010"}),
    kind("dashes typed", "T014", swap_words("acts", r"(?<=[a-z]), (?=[a-z])", " -- ")),
    kind("misspelt name", "D013", _misspelt),
    kind(
        "then for than",
        "T035",
        swap_plain(
            "acts notes pages", rf"\b(?:more|rather|other) (?P<x>than) {_ARTICLE}", "then"
        ),
    ),
    kind("they was", "T035", swap_plain("acts", r"(?<= )(?:they|we) (?P<x>were)(?= )", "was")),
    kind("it’s own", "T035", swap_plain("acts notes pages", r"\bit(?P<x>)s own\b", "’")),
    kind("range half in words", "T036", swap_plain("acts notes", _IN_WORDS, "–")),
    kind(
        "British spelling of a word",
        "T037",
        swap_plain("acts", rf"\b[a-z]{{3,}}i(?P<x>z)(?:ed|ations?|e)\b{_OUT_OF_QUOTES}", "s"),
    ),
    kind(
        "sign in the other way",
        "T037",
        swap_plain("acts", r"(?<=[a-z])(?P<x>[.,]”)(?=\s)", lambda m: m["x"][::-1]),
    ),
    kind(
        "decade with an apostrophe",
        "T037",
        swap_plain("acts", rf"\b\d\d\d0(?P<x>)s\b{_OUT_OF_QUOTES}", "’"),
    ),
    kind("capital too late", "T038", _slip(_held)),
    kind(
        "stop lost within a paragraph",
        "T040",
        swap("acts", r"^[^-#>|\n][^\n]*[a-z]{2}(?P<x>\.)(?=\n[A-Z“])", ""),
    ),
    kind("wide comma", "T039", swap_words("acts notes pages", r"(?<=[a-z]),(?= )", "，")),
    kind("letters exchanged", "T034", _slip(_exchanged)),
    kind("letter lost in a word", "T034", _slip(lambda word: word[:2] + word[3:])),
    kind("letter twice", "T034", _slip(lambda word: word[:4] + word[3:])),
    kind(
        "words run together",
        "T034",
        swap_plain(
            "acts notes pages", r"(?<= )(?:of|in|to|from|with|by|at|on)(?P<x> )the(?= )", ""
        ),
    ),
    kind(
        "emphasis not closed",
        "T016",
        swap("acts notes", r"(?<![*\w])\*[^*\n]+(?P<x>\*)(?!\*)", ""),
        {"T013", "L010", "L011"},
    ),
    kind(
        "emphasis not opened",
        "T016",
        swap("acts notes", r"(?<![*\w])(?P<x>\*)[^*\n]+\*(?!\*)", ""),
        {"T013", "L010", "L011"},
    ),
    kind(
        "emphasis with two signs",
        "T016",
        swap("acts notes", r"(?<![*\w])(?P<x>\*)[^*\n]+\*(?!\*)", "_"),
        {"T013", "L010", "L011"},
    ),
    kind("code not closed", "T016", swap_words("acts", r"(?<=[a-z]) (?=[a-z])", " `")),
    kind("comma twice", "T017", swap_words("acts notes pages", r"(?<=[a-z]),(?= )", ",,")),
    kind("stop twice", "T017", swap_words("acts notes pages", r"(?<=[a-z]{2})\.(?=\s)", "..")),
    kind(
        "passage indented",
        "T018",
        swap("acts", r"^(?!-).*\n\n(?P<x>)(?=[A-Z“].*[a-z][.”]+(?:\[\^\d+\])?\n)", "    "),
        _LOST,
    ),
    kind(
        "command of LaTeX",
        "T019",
        swap_words(
            "acts notes pages",
            r"(?<=[a-z] )(?P<x>[a-z]+)(?= )",
            lambda m: "\\emph{" + m["x"] + "}",
        ),
    ),
    kind(
        "bracket not closed",
        "T020",
        swap_words("acts notes pages", r"(?<=[a-z]) (?=[a-z])", " ("),
    ),
    kind(
        "accent for an apostrophe",
        "T021",
        swap_words("acts notes pages", r"(?<=[a-z])’(?=s )", "´"),
    ),
    kind(
        "space lost behind a comma",
        "T022",
        swap_words("acts notes pages", r"(?<=[a-z]{3},)(?P<x> )(?=[a-z]{3})", ""),
    ),
    kind(
        "space behind a bracket",
        "T023",
        swap_words("acts notes", r"(?<=\()(?P<x>)(?=[A-Za-z])", " "),
    ),
    kind(
        "space before a semicolon",
        "T012",
        swap_words("acts notes pages", r"(?<=[a-z])(?P<x>);(?= )", " "),
    ),
    kind("ligature", "T024", swap_words("acts notes pages", r"(?<=[a-z])fi(?=[a-z])", "ﬁ")),
    kind(
        "letter in a year",
        "T025",
        swap_words("acts notes", r"(?<![\d–/])(?P<x>1)9\d\d(?![\d–/-])", "l"),
    ),
    kind(
        "day that is none",
        "T026",
        swap_words(
            "acts", r"(?<=[a-z])(?<!\b[Oo]n) (?P<x>)(?!on\b)(?=[a-z])", "on June 31, 1929 "
        ),
        {"N016"},
    ),
    kind(
        "sentence twice",
        "T027",
        swap("acts", r"^(?P<y>(?![-#>|])[^\n]{60,})(?P<x>)$", lambda m: "\n" + m["y"]),
        {"N015", "N004"},
    ),
    kind(
        "doubled word with a capital",
        "T011",
        swap_words(
            "acts notes pages",
            r"(?<=[.”] )(?!Had |That |Does? |Very |So )(?P<y>[A-Z][a-z]+) (?P<x>)(?=[a-z])",
            lambda m: m["y"].lower() + " ",
        ),
    ),
    kind(
        "doubled pair of words",
        "T011",
        swap_words(
            "acts notes pages",
            r"(?<= )(?P<y>(?:of|in|from|with|at) the) (?P<x>)(?=[a-z])",
            lambda m: m["y"] + " ",
        ),
    ),
    kind(
        "square bracket not closed",
        "T020",
        swap_words("acts notes pages", r"(?<=[a-z]) (?=[a-z])", " ["),
        {"T016"},
    ),
    kind(
        "square bracket not opened",
        "T020 L011",
        swap_words("acts pages", r"(?<=[a-z]) (?=[a-z])", "] "),
        {"N016"},
    ),
    kind(
        "hyphen for a dash",
        "T014",
        swap_words("acts notes", r"(?<=[a-z]{2}), (?=[a-z]{2})", " - "),
    ),
    kind(
        "years that fall",
        "T028",
        swap_words(
            "acts",
            r"(?<![\d–/])(?P<a>1\d{3})–(?P<b>1\d{3})(?![\d–/])",
            lambda m: f"{m['b']}–{m['a']}",
        ),
    ),
    kind(
        "comma and stop",
        "T017",
        swap_words("acts notes pages", r"(?<=[a-z]{2})\.(?=\s)", ",."),
    ),
    kind(
        "semicolon and comma",
        "T017",
        swap_words("acts notes pages", r"(?<=[a-z]{2}),(?=\s)", ";,"),
    ),
    kind(
        "character of private use",
        "T029",
        swap_words("acts notes pages", _INSIDE, "\uf0b7"),
        {"C010"},
    ),
    kind("attributes not closed", "T030", swap("acts", r"\*\]\{lang=[\w-]+(?P<x>\})", "")),
    kind("attribute misspelt", "T030", swap("acts", r"\*\]\{(?P<x>lang)=", "lagn")),
    kind("attribute with a colon", "T030", swap("acts", r"\*\]\{lang(?P<x>=)", ":")),
    kind("placeholder", "T015", swap_words("acts", r"(?<=[a-z]) (?P<x>)(?=[a-z])", "TODO ")),
    kind(
        "an for a",
        "T031",
        swap_words(
            "acts", r"(?<= )a(?P<x>)(?= [bcdfgjklmnpqrstvw][a-z]*[aeio][a-z]{2,}[ ,.])", "n"
        ),
    ),
    kind(
        "a for an",
        "T031",
        swap_words("acts", r"(?<= )a(?P<x>n)(?= (?!eu|one)[aeio][a-z]{3,}[ ,.])", ""),
    ),
    kind(
        "small letter after a stop",
        "T032",
        swap_words(
            "acts", r"(?<=[a-z]{5}\.\n)(?P<x>[A-Z])(?=[a-z]+ )", lambda m: m["x"].lower()
        ),
        {"D013"},
    ),
    kind(
        "stop lost at the end of a paragraph",
        "T033",
        swap_words("acts", r"(?<=[a-z]{3})(?P<x>\.)(?=\n\n[A-Z])", ""),
    ),
    kind(
        "phrase twice",
        "T011",
        swap_words(
            "acts",
            r"(?<=[a-z] )(?!and |or |by |to |it |he )(?P<one>[a-z]{2,}) (?!(?P=one))[a-z]{3,} "
            r"(?!(?P=one))[a-z]{4,} (?P<x>)(?=[a-z])",
            lambda m: m[0],
        ),
        {"T027", "T035"},
    ),
    kind(
        "no space before a quotation",
        "T022",
        swap_words("acts notes", r"(?<=[a-z])(?P<x> )(?=“[a-z])", ""),
        {"D013"},
    ),
)
