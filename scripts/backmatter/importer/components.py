"""The parts that may follow a title, one pattern each; a named group is a field.

The order is the order of trial. Sources: the note forms of Chicago, Turabian, MLA, MHRA and
OSCOLA and what German and French journals print.
"""

from __future__ import annotations

import re

from backmatter.importer.names import NAMES
from backmatter.importer.words import (
    DASH,
    DATE,
    DAY,
    LETTER,
    MONTH,
    MONTH_YEAR,
    NO_DATE,
    ROMAN,
    ROMAN_UPPER,
    UPPER,
    YEAR,
    YEARS,
)

_PLACE_WORD = rf"(?:{UPPER}[\w’'ʹ-]*\.?|am|an|der|on|upon|sur|le|la|de|a\.)"
PLACE = (
    r"(?:(?!Aufl|Bd|Hg|Hrsg|Diss|Jg|Heft|Vol\.|Eds?\.|Trans\.|Rev\.|Nr|Univ|Thesis|PhD)"
    rf"\[?{UPPER}[\w’'ʹ-]*\.?(?:[ ]{_PLACE_WORD}){{0,3}}"
    rf"(?:, (?:{UPPER}{{2}}|D\.C\.|DC|[A-Z]\.[A-Z]\.|(?:Mass|Conn|Calif|Ill|Ind"
    rf"|Mich|Minn|Pa|Va|Wash|Md|Tex|Ont|Que|Eng|N\. ?Y|N\. ?J)\.))?"
    rf"(?:(?:,? and|,? &| und| et|/"
    rf"| ?[–-] ?) ?{UPPER}[\w’'-]*(?: {UPPER}[\w’'-]*){{0,2}}(?:, {UPPER}{{2}})?){{0,2}}\]?"
    rf"|n\.p\.|o\. ?O\.|s\.l\.)"
)
PUBLISHER = r"(?:[^():;\[\]]|\([^()]*\))"
_ORDINAL = (
    r"(?:\d{1,2}(?=,? edn?)|\d{1,2}(?:st|nd|rd|th|d|e|re|ère)|second|third"
    r"|fourth|fifth|revised|rev\."
    r"|new|enlarged|expanded|updated|2nd rev\.|Second|Third|Fourth|Fifth|Revised"
    r"|Rev\.|\d{1,2}\.,?(?: (?:überarb|erw|durchges|verb"
    r"|neubearb)\.?(?: u\. \w+\.)?)?)"
)
EDITION = (
    rf"(?:{_ORDINAL}(?:,? (?:and |& )?(?:rev\.|enl\.|enlarged|revised|expanded"
    rf"|exp\.))?(?: anniversary| critical| international)?,? (?:ed\.|eds\.|edn\.?"
    rf"|edition|Aufl\.|Auflage|éd\."
    rf"|édition)(?!{LETTER}))"
)
_EDITED = (
    r"(?:[Ee]d(?:ited|s)?\.?(?: and introd\.)? by|[Ee]ds?\.,?|[Hh]rsg\. v(?:on"
    r"|\.)|[Hh]erausgegeben von|[Hh]gg?\.(?: v(?:on|\.))?|sous la dir(?:ection"
    r"|\.) d(?:e|’)|dir\. par|[ÉéEe]d(?:ité)?\.? par|éds?\.)"
)
_TRANSLATED = (
    r"(?:[Tt]rans(?:l?(?:ated)?)?\.?(?: from the \w+)?(?: and (?:ed(?:ited)?"
    r"|introd?)\.?)? by|[Tt]ransl?\.,?|[Tt]r\. by|[Tt]r\."
    r"|übers(?:etzt)?\.? v(?:on|\.)|[Üü]bers\.|trad(?:uit|\.)?(?: fr\.)?(?: de l’\w+"
    r"| du \w+)? par|trad\.(?: fr\.)?)"
)
_NUMBER_WORD = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"

COMPONENTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "translated-title",
            r"\[(?![Aa]ccessed|[Hh]ere|[Cc]onsult)(?P<titleaddon>[^\[\]]{4,})\]",
        ),
        (
            "shorthand",
            r"[(\[](?:[Hh]ereafter|[Hh]ereinafter|[Hh]enceforth|im Folgenden|nachfolgend"
            r"|ci-après|désormais)"
            r"(?: cited| referred to| abbreviated)?(?: as| zit\.(?: als)?"
            r"| cité(?: comme)?)?:?,? [“‘\"«„]? ?(?P<shorthand>[^()\[\]”’\"»]+?)"
            r"[.,]?[”’\"»“]?[)\]]",
        ),
        (
            "editor-translator",
            rf"(?:[Ee]d\.|[Ee]dited) and (?:trans\.|translated),?(?: by)? (?P<editor>{NAMES})",
        ),
        (
            "editor-translator",
            rf"(?:[Tt]rans\.|[Tt]ranslated) and (?:ed\."
            rf"|edited),?(?: by)? (?P<translator>{NAMES})",
        ),
        ("editor", rf"{_EDITED} ?(?P<editor>{NAMES})(?: \((?:eds?\.?|Hgg?\.|Hrsg\.)\))?"),
        ("translator", rf"{_TRANSLATED} (?P<translator>{NAMES})"),
        (
            "introduction",
            rf"(?:[Ww]ith an? |[Mm]it einem |avec une )?(?:[Ii]ntro(?:d(?:uction)?)?\.?"
            rf"|[Ff]oreword|[Pp]reface|[Vv]orwort|[Pp]réface)(?: by| von"
            rf"| de) (?P<introduction>{NAMES})",
        ),
        (
            "film",
            rf"(?:[Dd]irected|[Dd]ir\.|[Pp]roduced|[Pp]rod\.|Regie:?|réal(?:isé"
            rf"|\.))(?: by| par)? (?P<director>{NAMES})",
        ),
        ("translator", rf"(?P<translator>{NAMES}),? \(?(?:trans\.|trans|tr\.?)(?=[,; )])\)?"),
        ("editor", rf"(?P<editor>{NAMES}),? \(?eds?\.\)?(?=[ ,;)])"),
        ("edition", rf"(?P<edition>{EDITION})"),
        (
            "volumes",
            rf"(?P<volumes>{_NUMBER_WORD}) (?:vols?(?![a-z])\.?|volumes|Bde\.|t\.(?= ?[,(]))",
        ),
        (
            "issue",
            rf"(?:[Nn]os?\.|[Nn]°|[Nn]r\.|n[º˚]|H\.|[Ii]ss(?:ue|\.)"
            rf"|Heft) ?(?P<number>\d+(?:[{DASH[1:-1]}/]\d+)?)(?!\d)",
        ),
        (
            "thesis",
            r"\(?(?P<type>(?:unpublished |unpubl\. |unpub\. "
            r"|[Uu]nveröff\. )?(?:Ph\.? ?D\.?|D\.? ?Phil\.?|doctoral|Doctoral"
            r"|M\.? ?A\.?(?= (?:thesis|diss))"
            r"|M\.? ?Phil\.?|M\.Litt\.|[Mm]aster[’']s|B\.?A\.?|Diss\.|Diss\. phil\."
            r"|Dissertation|Habilitationsschrift|Habil\.|Thèse(?: de doctorat)?"
            r"|thèse(?: de doctorat)?|Magisterarbeit|Senior)(?: (?:diss(?:\.|ertation)?"
            r"|thesis|phil\.)){0,2}),?:? (?=[^(),;]*niversit|[^();]*\d{4})"
            rf"(?P<institution>[^(),;]{{3,70}}?(?:, (?:[A-Z][a-z]+|[A-Z]{{2}}))?)"
            rf"(?:,? \(?(?P<date>{YEAR})\)?|(?=[,;)]))",
        ),
        (
            "paper",
            r"(?P<howpublished>(?:unpublished )?(?:paper|lecture|talk"
            r"|address) (?:presented|given|read"
            rf"|delivered) (?:at|to|before|in) [^;()]{{5,120}}?),? (?P<date>{DATE})(?=[,.;]|$)",
        ),
        (
            "accessed",
            rf"[\[(]?(?:last )?(?:[Aa]ccessed|[Cc]onsulted|[Rr]etrieved|[Vv]isited"
            rf"|[Aa]bgerufen|[Aa]ufgerufen|[Zz]uletzt|(?:[Pp]age )?consultée?"
            rf"|Zugriff)(?: on| am| le|:)? (?P<urldate>{DAY})[\])]?",
        ),
        (
            "doi",
            r"(?:(?:doi|DOI):? ?|https?://(?:dx\.)?doi\.org/)(?P<doi>10\.[^\s>,;]+[^\s>,;.])",
        ),
        (
            "web",
            r"(?:(?:[Aa]vailable|[Oo]nline|[Aa]t|URL|[Oo]nline unter)(?: at"
            r"|:)? ?)?[<(]?(?P<url>(?:https?://|www\.)[^\s<>)]+[^\s<>).,;])[>)]?",
        ),
    )
)

VOLUME = re.compile(
    rf"(?:[Vv]ol(?:\.|ume)?(?= )|Bd\.|Band|t\.|tome|Teil|[Pp]t\."
    rf"|[Pp]art) ?(?P<volume>\d{{1,3}}|{ROMAN_UPPER}|{ROMAN}|[Oo]ne|[Tt]wo"
    rf"|[Tt]hree)(?!:?\d)(?: of )?"
)
BARE_VOLUME = re.compile(
    rf"(?P<volume>\d{{1,3}}|{ROMAN_UPPER}|{ROMAN})(?= \(|, {PLACE},? {YEAR})"
)
NEWS_DATE = re.compile(
    rf"(?:\((?P<location>{UPPER}[\w. ]+)\),? ?)?(?:(?:{UPPER}\w+ ){{0,2}}(?:section"
    rf"|edition|ed\.),? )?\(?(?P<date>{DAY}|{MONTH} {YEAR})\)?"
)
DATE_ONLY = re.compile(rf"(?P<date>{DAY}|{MONTH_YEAR}|{YEARS}|{NO_DATE})")

IMPRINT = re.compile(
    rf"(?P<location>{PLACE}) ?: (?P<publisher>{UPPER}{PUBLISHER}{{1,70}}?),? \(?"
    rf"(?P<date>{YEARS}|{NO_DATE})\)?(?=[\s,.;:)]|$)"
)
IMPRINT_COMMAS = re.compile(
    rf"(?P<location>{PLACE}), (?P<publisher>{UPPER}[^():;,]{{1,60}}), (?:coll\. [^,]+, )?"
    rf"(?P<date>{YEARS}|{NO_DATE})(?=[\s,.;:)]|$)"
)
IMPRINT_REVERSED = re.compile(
    rf"(?P<publisher>{UPPER}[^():;,]{{1,60}}), (?P<location>{PLACE}),? "
    rf"(?P<date>{YEARS}|{NO_DATE})(?=[\s,.;:)]|$)"
)
IMPRINT_PLACE = re.compile(
    rf"(?P<location>{PLACE})(?:,"
    rf"|:)? (?P<edition_exponent>[¹²³⁴⁵⁶⁷⁸⁹])?(?P<date>{YEARS})(?=[\s,.;:)]"
    rf"|$)"
)
IMPRINT_PUBLISHER = re.compile(
    rf"(?P<publisher>(?:{UPPER}"
    rf"|University of )[^():;,]{{1,60}}),? (?P<date>{YEARS}"
    rf"|{NO_DATE})(?=[\s,.;:)]|$)"
)
