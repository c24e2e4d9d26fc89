"""Words of English that are taken for others, which no dictionary shows; ranges in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from backmatter import rules
from backmatter.check.prose import Prose, prose_of
from backmatter.check.sentences import is_english
from backmatter.diagnostics import Diagnostic
from backmatter.model import Act

_PAST = (
    "went|came|took|saw|knew|wrote|became|began|gave|made|grew|broke|spoke|chose|threw"
    "|showed|wanted|seemed|meant|led|kept|lost|sent|said|told|thought|brought|built"
)
_PAST_ALONE = "went|came|became|took|saw|knew|wrote|began|gave|grew|spoke|chose|threw"
"""Of these the participle is another."""
_COMPARED = (
    "more|less|fewer|other|rather|better|worse|larger|greater|smaller|higher|lower|longer"
    "|shorter|stronger|weaker|earlier|older|younger|sooner|wider"
)
_BEGIN = r"(?:^|(?<=[.;] ))"
_TAKEN = (
    ("it’s", r"(?P<x>it’s) own", "its"),
    ("its’", r"(?P<x>its’)", "its"),
    ("its", r"(?<=[a-z,;“] )(?P<x>its) (?:an?|the|been)", "it’s"),
    ("its", _BEGIN + r"(?P<x>Its) (?:an?|the|been)", "it’s"),
    ("there", r"(?:of|in|on|to|with|by|for|at|from) (?P<x>there) own", "their"),
    ("they’re", r"(?P<x>they’re) own", "their"),
    ("their", r"(?P<x>their) (?:is|are|was|were|(?:has|have|had) been)", "there"),
    ("who’s", r"(?P<x>who’s) own", "whose"),
    (
        "could should would must might may",
        r"(?:could|should|would|must|might|may) (?:not )?(?P<x>of) "
        r"(?:been|had|done|gone|made|become|seen|come|known|taken|given)",
        "have",
    ),
    (
        "then",
        rf"(?:{_COMPARED}) (?P<x>then) "
        r"(?:an?|the|any|ever|his|her|its|their|those|this|one|two|three|half|\d+)",
        "than",
    ),
    ("than", r"(?:until|since|back) (?P<x>than)", "then"),
    (
        "loose",
        r"(?:to|would|will|not|could|may) (?P<x>loose) (?:the|their|his|her|its)",
        "lose",
    ),
    ("affect", r"(?:in|take|took|into) (?P<x>affect)(?=[,.;])", "effect"),
    ("principal", r"(?:in|on) (?P<x>principal)(?=[,.;])", "principle"),
    ("principle", r"the (?P<x>principle) (?:reason|cause|character|actor)s?", "principal"),
    ("lead", r"(?:has|have|had) (?P<x>lead) to", "led"),
    ("peaked", r"(?P<x>peaked) (?:his|her|their|the|its) (?:interest|curiosity)", "piqued"),
    ("reign", r"free (?P<x>reign)", "rein"),
    ("tow", r"(?P<x>tow) the (?:party )?line", "toe"),
    ("large", r"by (?P<x>in) large", "and"),
    ("intensive", r"all (?P<x>intensive purposes)", "intents and purposes"),
    ("say", r"per (?P<x>say)", "se"),
    ("et", r"(?P<x>et\. al)", "et al"),
    ("other", r"(?P<x>an other)", "another"),
    ("ready", r"(?P<x>all ready) (?:been|had)", "already"),
    ("every", r"(?<!\ball )(?P<x>every day) (?:life|lives)", "everyday"),
    ("weather", r"(?P<x>weather) or not", "whether"),
    ("wether", r"(?P<x>wether) (?:the|he|she|it|they|to|or|an?)", "whether"),
    ("form", r"(?P<x>form) (?:1[5-9]|20)\d\d", "from"),
    (
        "form",
        r"(?:far|away|apart|aside|differs?|comes?|came|suffered|returned|derived|emerged) "
        r"(?P<x>form)",
        "from",
    ),
    ("from", r"(?:an?|in the|new|first|another|some) (?P<x>from) of", "form"),
    (
        "to",
        r"(?:was|were|is|are|be|been) (?P<x>to) "
        r"(?:late|few|much|many|often|soon|weak|small|large|slow|early|little) (?:to|for)",
        "too",
    ),
    (
        "where",
        r"(?:they|we) (?P<x>where) (?:not|now|also|already|being|never|\w{3,20}ed)",
        "were",
    ),
    ("he she it this", _BEGIN + r"(?:He|She|It|This) (?P<x>are) (?:an?|the|not)", "is"),
    ("he she it this", _BEGIN + r"(?:He|She|It|This) (?P<x>have)", "has"),
    ("they we", r"(?:they|we) (?P<x>was|is|has)", "the plural of the verb"),
    (
        "they we these those",
        _BEGIN + r"(?:These|Those|They|We) (?P<x>was|is|has)",
        "the plural of the verb",
    ),
    ("did does do", rf"(?:did|does|do) not (?P<x>{_PAST})", "the verb without a tense"),
    (
        "has have had",
        rf"(?:has|have|had) (?:not |never |also |long |already )?(?P<x>{_PAST_ALONE})",
        "the participle",
    ),
    ("mens’", r"(?P<x>mens’)", "men’s"),
    ("womens’", r"(?P<x>womens’)", "women’s"),
    ("childrens’", r"(?P<x>childrens’)", "children’s"),
)
"""By the words that it has: where `x` stands for another, as those about it show; and which."""
_WORDS = re.compile(r"[^\W\d_]+(?:’[a-z]*)?")
_RANGE = re.compile(
    r"\b(?P<word>from|between) (?P<range>(?:1\d|20)\d\d–(?:(?:1\d|20)\d\d|\d\d))(?![\d–-])"
    r"(?! (?:through|to|until|onwards?)\b)"
)


def _by_word() -> Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]:
    rows: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = defaultdict(tuple)
    for words, pattern, meant in _TAKEN:
        begin = "" if pattern.startswith(_BEGIN) else r"(?<![\w’-])"
        whole = re.compile(rf"{begin}{pattern}(?![\w’-])", re.MULTILINE)
        for word in words.split():
            rows[word] += ((whole, meant),)
    return rows


_ROWS = _by_word()


def check_usage(act: Act) -> Iterator[Diagnostic]:
    """Words that stand for others, and ranges of years whose first word wants a second."""
    for document in act.documents:
        for prose in prose_of(document):
            if is_english(prose.text):
                yield from _taken(prose)
                yield from _ranges(prose)


def _taken(prose: Prose) -> Iterator[Diagnostic]:
    words = frozenset(_WORDS.findall(prose.text.lower()))
    found = {
        match.span("x"): (match, meant)
        for word in sorted(words & _ROWS.keys())
        for pattern, meant in _ROWS[word]
        for match in pattern.finditer(prose.text)
    }
    for (start, end), (match, meant) in sorted(found.items()):
        span = prose.span(start, end)
        meant = meant if meant.startswith("the ") else f"“{meant}”"
        yield rules.WORD_MEANT.at(span, found=match[0], word=match["x"], meant=meant)


def _ranges(prose: Prose) -> Iterator[Diagnostic]:
    for match in _RANGE.finditer(prose.text) if "–" in prose.text else ():
        first, last = match["range"].split("–")
        word = "to" if match["word"] == "from" else "and"
        yield rules.RANGE_IN_WORDS.at(
            prose.span(*match.span()),
            found=match[0],
            mended=f"{match['word']} {first} {word} {last}",
        )
