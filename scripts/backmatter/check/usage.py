"""Words of English that are taken for others, which no dictionary shows; ranges in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from backmatter import rules
from backmatter.check.prose import Prose, prose_of
from backmatter.check.quotes import said_by_others
from backmatter.check.sentences import is_english
from backmatter.diagnostics import Diagnostic
from backmatter.model import Act
from backmatter.text import Stretches, covers

_PAST = (
    "went|came|took|saw|knew|wrote|became|began|gave|made|grew|broke|spoke|chose|threw"
    "|showed|wanted|seemed|meant|led|kept|lost|sent|said|told|thought|brought|built"
)
_PAST_ALONE = "went|took|saw|knew|wrote|began|gave|grew|spoke|chose|threw"
"""Of these the participle is another."""
_COMPARED = (
    "more|less|fewer|other|rather|better|worse|larger|greater|smaller|higher|lower|longer"
    "|shorter|stronger|weaker|earlier|older|younger|sooner|wider"
)
_MANY = (
    "years|months|weeks|decades|men|women|children|peasants|workers|miners|citizens|villages"
    "|cities|towns|houses|factories|states"
)
_BEGIN = r"(?:^|(?<=[.;] )|(?<=[.;]” ))"
_CLAUSE = r"(?:^|[.;:,] |\b(?:and|but|that|when|as|because|while|which|where) )"
"""What a clause begins with, so that its subject follows."""
_TAKEN = (
    ("it’s", r"(?P<x>it’s) own", "“its”"),
    (
        "it’s",
        r"(?:of|in|to|with|by|from|had|has|have|lost|at|on|into|under) (?P<x>it’s) [a-z]+",
        "“its”",
    ),
    ("its’", r"(?P<x>its’) [a-z]+", "“its”"),
    ("its", r"(?<=[a-z,;“] )(?P<x>its) (?:an|a(?! \w+ori\b| cappella)|the|been)", "“it’s”"),
    ("its", _BEGIN + r"(?P<x>Its) (?:an|a(?! \w+ori\b)|the|been)", "“it’s”"),
    (
        "there",
        r"(?:of|in|on|to|with|by|for|at|from|because|and|as|that|but) (?P<x>there) own",
        "“their”",
    ),
    ("they’re", r"(?P<x>they’re) own", "“their”"),
    (
        "their",
        r"(?<!, )(?<!and )(?P<x>their) (?:is|are|was|were|(?:has|have|had) been)",
        "“there”",
    ),
    ("who’s", r"(?P<x>who’s) own", "“whose”"),
    (
        "could should would must might may",
        r"(?:could|should|would|must|might|may) (?:not )?(?P<x>of) "
        r"(?:been|had|done|gone|made|become|seen|come|taken|given)",
        "“have”",
    ),
    (
        "then",
        rf"(?<!the )(?:{_COMPARED}) (?P<x>then) "
        r"(?:an?|any|ever|his|her|its|their|those|one|two|three|half|\d+)",
        "“than”",
    ),
    ("then", r"(?:rather|other) (?P<x>then) (?:the|this|in|of|to)", "“than”"),
    ("then", r"(?<!is )(?<!was )(?<!are )(?:more|less|fewer) (?P<x>then) the", "“than”"),
    ("than", r"(?:until|since) (?P<x>than)(?=[,.;])", "“then”"),
    ("loose", r"(?:would|will|not) (?P<x>loose) (?:the|their|his|her|its)", "“lose”"),
    ("affect", r"(?:take|took|into) (?P<x>affect)(?=[,.;])", "“effect”"),
    ("principal", r"(?<!\d )(?:agree|agreed|right|wrong) in (?P<x>principal)", "“principle”"),
    (
        "principle",
        r"the (?P<x>principle) (?:reason|cause|character|actor)s? (?:was|were|is|are|for|of)",
        "“principal”",
    ),
    ("lead", r"(?:has|have|had) (?P<x>lead) to (?:the|an?|its|his|her|their)", "“led”"),
    ("peaked", r"(?P<x>peaked) (?:his|her|their) (?:interest|curiosity)", "“piqued”"),
    ("reign", r"(?:had|has|have|give|gave|given) free (?P<x>reign)", "“rein”"),
    ("tow", r"(?P<x>tow) the (?:party )?line(?! of)", "“toe”"),
    ("large", r",? by (?P<x>in large)(?=[, ])(?! numbers?| measure| part)", "“and large”"),
    ("intensive", r"all (?P<x>intensive purposes)", "“intents and purposes”"),
    ("say", r"per (?P<x>say)", "“se”"),
    ("et", r"(?P<x>et\. al)", "“et al”"),
    (
        "ready",
        r"(?:had|has|have|was|were) (?P<x>all ready) (?:been|begun|\w{3,20}ed)",
        "“already”",
    ),
    ("every", r"(?:the|of|in|their|his|her) (?P<x>every day) (?:life|lives)", "“everyday”"),
    ("weather", r"(?P<x>weather) or not(?! at all)", "“whether”"),
    (
        "wether",
        r"(?:ask|asked|know|knew|wonder|wondered|decide|see) (?P<x>wether)",
        "“whether”",
    ),
    ("form", r"(?:ran|run|runs|lasted|dates?|dated) (?P<x>form) (?:1[5-9]|20)\d\d", "“from”"),
    (
        "form",
        r"(?:far|away|differs?|comes?|came|suffered|emerged|up|down|out|back|over|off) "
        r"(?P<x>form) (?:the|his|her|its|their|this|that|those|which|whom)",
        "“from”",
    ),
    ("from", r"(?:an?|in the|new|first|another|some) (?P<x>from) of", "“form”"),
    (
        "late few much many often soon weak small large early little",
        r"(?:was|were|is|are|be|been) (?P<x>to) "
        r"(?:late|few|much|many|often|soon|weak|small|large|early|little) (?:to|for)(?! whom)",
        "“too”",
    ),
    (
        "where",
        r"(?:they|we) (?P<x>where) (?:not|now|also|being|never|\w{3,20}ed)",
        "“were”",
    ),
    ("are", _BEGIN + r"(?:He|She|It|This) (?P<x>are) (?:an?|the|not)", "“is”"),
    ("have", _BEGIN + r"(?:He|She|It) (?P<x>have)", "“has”"),
    ("they we", _CLAUSE + r"(?:they|we) (?P<x>is)", "the plural of the verb"),
    (
        "they we",
        r"(?<!ingular )(?<!the )(?<!royal )(?<!ditorial )(?:they|we) (?P<x>was|has)",
        "the plural of the verb",
    ),
    (
        "they we these those",
        _BEGIN + r"(?:These|Those|They|We) (?P<x>was|is|has)",
        "the plural of the verb",
    ),
    ("this", rf"this (?:same |very )?(?P<x>{_MANY})", "one alone, or “these”,"),
    ("every", rf"every (?P<x>{_MANY})", "one alone"),
    (
        "expense sake behalf cost",
        r"(?:at|for|on|to) the (?P<x>[a-z]{3,20}[^s\W]s) (?:expense|sake|behalf|cost(?=[,.;]))",
        "the form with an apostrophe",
    ),
    (
        "did does do",
        rf"(?<!who )(?<!that )(?<!which )(?:did|does|do) not (?P<x>{_PAST})",
        "the verb without a tense",
    ),
    (
        _PAST_ALONE.replace("|", " "),
        rf"{_CLAUSE}(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|[Tt]he \w{{3,20}}) (?:has|have|had) "
        rf"(?:not |never |also |long |already )?(?P<x>{_PAST_ALONE})",
        "the participle",
    ),
    ("mens’", r"(?P<x>mens’) [a-z]+", "“men’s”"),
    ("womens’", r"(?P<x>womens’) [a-z]+", "“women’s”"),
    ("childrens’", r"(?P<x>childrens’) [a-z]+", "“children’s”"),
)
"""By the rarest words that it has one of: where `x` stands for another, as those about it show;
and which.
"""
_WORDS = re.compile(r"[^\W\d_]+(?:’[a-z]*)?")
_RANGE = re.compile(
    r"\b(?P<word>from|between) (?P<range>(?:1\d|20)\d\d–(?:(?:1\d|20)\d\d|\d\d))(?![\d–-])"
    r"(?! (?:through|to|until|till|onwards?|on|and|or)\b|,[^.;\n]{0,60} and \d)"
)
_YEARS_OF = re.compile(
    r"\b(?:letters?|coins?|data|series|prices?|records?|papers?|documents?|hoards?|files?|figures?"
    r"|harvests?|reports?|works?|poems?|essays?|diar(?:y|ies)|lists?|sources?|texts?)\Z"
)
"""What is from some years, as “the letters from 1917–21”, and does not go on from one."""


def _by_word() -> Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]:
    rows: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = defaultdict(tuple)
    for words, pattern, meant in _TAKEN:
        begin = "" if pattern.startswith((_BEGIN, _CLAUSE)) else r"(?<![\w‘’-])"
        whole = re.compile(rf"{begin}{pattern}(?![\w’-])")
        for word in words.split():
            rows[word] += ((whole, meant),)
    return rows


_ROWS = _by_word()


def check_usage(act: Act) -> Iterator[Diagnostic]:
    """Words that stand for others, and ranges of years whose first word wants a second.

    What is quoted or emphasised is as others wrote it, or is told of as a word.
    """
    for document in act.documents:
        for prose in prose_of(document):
            if is_english(prose.text):
                theirs = said_by_others(prose)
                yield from _taken(prose, theirs)
                yield from _ranges(prose, theirs)


def _taken(prose: Prose, theirs: Stretches) -> Iterator[Diagnostic]:
    text = prose.text.replace("\n", " ")
    words = frozenset(_WORDS.findall(text.lower()))
    found = {
        match.span("x"): (match, meant)
        for word in sorted(words & _ROWS.keys())
        for pattern, meant in _ROWS[word]
        for match in pattern.finditer(text)
    }
    for (start, end), (match, meant) in sorted(found.items()):
        if not covers(theirs, start):
            phrase = match[0].strip(" ,.;:")
            yield rules.WORD_MEANT.at(
                prose.span(start, end),
                found=phrase,
                word=match["x"],
                meant=meant,
                mended=meant if "“" in meant else _PLURALS.get(match["x"], "what is meant"),
            )


_PLURALS = {"was": "“were”", "is": "“are”", "has": "“have”", "does": "“do”"}
"""The plurals of verbs."""


def _ranges(prose: Prose, theirs: Stretches) -> Iterator[Diagnostic]:
    text = prose.text
    for match in _RANGE.finditer(text) if "–" in text else ():
        first, last = match["range"].split("–")
        is_season = int(last) % 100 == (int(first) + 1) % 100
        is_from_then = _YEARS_OF.search(text, max(0, match.start() - 20), match.start() - 1)
        if is_season or is_from_then or covers(theirs, match.start()):
            continue
        words = f"from {first} to {last}", f"between {first} and {last}"
        mended = words[match["word"] == "between"]
        yield rules.RANGE_IN_WORDS.at(prose.span(*match.span()), found=match[0], mended=mended)
