"""What a part of a work stands in: a journal, a newspaper, a book, a site."""

from __future__ import annotations

import re

from backmatter.importer import components as c
from backmatter.importer import journals as j
from backmatter.importer.draft import Draft, quoted
from backmatter.importer.names import FAMILY, ROLE, match_inverted, match_names
from backmatter.importer.words import DAY, MONTH, UPPER, YEAR

_IN = re.compile(
    r"(?:[Ii]n|dans|IN)(?: ?:)? (?:(?:his|her|their|the same author’s|ders\."
    r"|dies\.|idem|id\.|eid\.?|eadem)(?: \((?:eds?\.?|Hgg?\.|Hrsg\.)\))?(?:,|:)? )?"
)
_ROLE = re.compile(ROLE)
_BOOK_ENDS = re.compile(
    r",? (?:[Ee]ds?\.(?: by)? |[Ee]dited by|[Tt]rans(?:\.|lated by)|[Hh]rsg\. v"
    r"|[Hh]g\. v|sous la dir|dir\. par|[ée]d\. par|éds?\.)"
    r"|, (?:(?:[Vv]ol|Bd|t)\. ?[\dIVX]|\d+ vols|\d+(?:st|nd|rd|th) ed|pp?\. |S\. |chap)"
    rf"|,? \((?!\w+\))|[,.] (?={c.PLACE}: {UPPER})|[,.] (?={c.PLACE} \d{{4}})"
    rf"|, (?={c.PLACE}, [^,]{{2,40}}, \d{{4}})"
    rf"|\. (?={UPPER})|; |$"
)
_NEWS_WORD = re.compile(
    r"\b(?:Times|Pravda|Izvesti\w+|News|Post|Guardian|Herald|Zeitung|Monde"
    r"|Tribune|Gazette|Telegraph|Daily|Nation|Observer"
    r"|Star|Mirror|Figaro|Spiegel|Trud|Gudok|Chronicle|Express|Worker|Journal"
    r"|Globe|Welt|Zeit|Humanité|Standard|Mail|Sun"
    r"|Independent|Economist|Newsweek|Time|Life|Republic|Statesman|Spectator"
    r"|Courier|Examiner|Inquirer|Sentinel|Echo)\b"
)
_NEWS_PLAIN = re.compile(
    rf"(?P<journaltitle>(?:(?:The|Le|La|Die|Der|Das) )?{UPPER}[\w’'-]*(?: (?:of"
    rf"|and|de|du) (?:the )?{UPPER}[\w’'-]*"
    rf"| {UPPER}[\w’'-]*){{0,4}})(?: \((?P<location>{UPPER}[\w ]+)\))?, (?={DAY})"
)
_NEWSPAPER = re.compile(
    rf"({UPPER}[^,;:()“”\d]{{2,50}}(?: \([A-Z][\w ]+\))?), (?=\(?(?:{DAY}|{MONTH} {YEAR}))"
)
_SITE = re.compile(rf"(?P<organization>{UPPER}[^,;:()“”\"]{{2,60}}),")


def periodical(d: Draft, start: int, end: int) -> bool:
    """A newspaper or journal in italics that is cited without author and title."""
    match = c.NEWS_DATE.match(d.text, _skip(d.text, end), d.end)
    journal = j.JOURNAL.match(d.text, end, d.end) if match is None else None
    found = match or journal
    if found is None or (journal and ":" not in d.text[found.end() : found.end() + 1]):
        return False
    d.add("journaltitle", start, end)
    d.take(found)
    d.kinds |= {"news", "dated"} if match else {"journal"}
    return True


def is_newspaper(name: str) -> bool:
    """Whether a name has a word that newspapers and magazines have in theirs."""
    return _NEWS_WORD.search(name) is not None


def plain_newspaper(d: Draft, at: int) -> bool:
    """The same where nothing sets its name apart."""
    match = _NEWS_PLAIN.match(d.text, at, d.end)
    if match is None or not _NEWS_WORD.search(match["journaltitle"]):
        return False
    d.take(match)
    date = c.NEWS_DATE.match(d.text, d.pos, d.end)
    if date:
        d.take(date)
    d.kinds |= {"news", "dated"}
    return True


def follow(d: Draft) -> bool:
    """Read the container behind a title; False if there is none."""
    bracket = c.COMPONENTS[0][1].match(d.text, d.separator(), d.end)
    if bracket:
        d.take(bracket)
    at = d.separator()
    if dict(c.COMPONENTS)["thesis"].match(d.text, at, d.end):
        return False
    inside = _IN.match(d.text, at, d.end)
    oscola = j.OSCOLA.match(d.text, at, d.end) if "quoted" in d.kinds else None
    if inside and _chapter_follows(d, inside.end()):
        _chapter(d, inside.end())
        author = next((f for f in d.fields if f.name == "author"), None)
        if author and re.search(r"\((?:[Ee]d|[Hh]g|[Hh]rsg)", inside[0]):  # in idem (ed.)
            d.add("editor", author.start, author.end)
    elif oscola:
        d.take(oscola)
        d.kinds.add("journal")
    elif "quoted" in d.kinds or ("plain" in d.kinds and d.rich.italic_at(at, at + 1)):
        return _in_periodical(d, at) or _in_italics(d, at) or _on_site(d, at)
    else:
        return False
    return True


def _chapter_follows(d: Draft, at: int) -> bool:
    return (
        d.text[at : at + 1].isupper()
        or d.text[at : at + 1] in "“‘'\"«„*"
        or d.text[at - 2] == ":"
        or at in {i[0] for i in d.rich.italics}
    )


def _chapter(d: Draft, at: int) -> None:
    """`in X (eds.), Title`, `in *Title*, ed. X`; a journal may stand behind a German “in:”."""
    d.pos = at
    if _in_periodical(d, at):
        return
    d.kinds.add("chapter")
    if not d.rich.italic_at(at, at + 2):
        _editors_first(d)
    at = d.pos
    italic = d.rich.italic_at(at, at + 2)
    marks = next(iter(quoted(d.text, at, d.end)), None)
    if italic:
        d.add("booktitle", *italic)
        d.pos = italic[1]
    elif marks and marks[0] == at and not re.match(r" \w", d.text[marks[1] : d.end]):
        d.add("booktitle", marks[0] + 1, marks[1] - 1)
        d.pos = marks[1]
    else:
        stop = _BOOK_ENDS.search(d.text, at, d.end)
        d.pos = stop.start() if stop else d.end
        d.add("booktitle", at, d.pos)


def _editors_first(d: Draft) -> None:
    for match in (match_inverted, match_names):
        end = match(d.text, d.pos, d.end)
        if end is None:
            continue
        role = _ROLE.match(d.text, end, d.end)
        if role and role[0][-1] not in ")]" and d.text[role.end() : role.end() + 1] not in ",:":
            role = None
        follows = re.compile(r"[,:] ").match(d.text, end, d.end)
        italic = follows and d.rich.italic_at(follows.end(), follows.end() + 1)
        if role or italic:
            d.add("editor" if role else "bookauthor", d.pos, end)
            d.pos = end
            d.pos = role.end() if role else end
            d.pos = d.separator()
            return
    single = re.compile(rf"{FAMILY},? \((?:eds?\.?|Hgg?\.|Hrsg\.)\),? ").match(
        d.text, d.pos, d.end
    )
    if single:
        d.add("editor", d.pos, d.pos + single[0].index(" ("))
        d.pos = single.end()


def _in_periodical(d: Draft, at: int) -> bool:
    """A journal with volume and year, a newspaper with its day; in italics or not."""
    italic = d.rich.italic_at(at, at + 2)
    if italic:
        return _numbered(d, italic[0], italic[1])
    if _dated(d, at):
        return True
    for match in j.JOURNAL.finditer(d.text, at, min(d.end, at + 140)):
        if _is_title(d.text[at : match.start()]):
            return _numbered(d, at, match.start())
    for pattern in (j.DATE_FIRST, j.JOURNAL_DATE, j.JOURNAL_VOLUME):
        for match in pattern.finditer(d.text, at, min(d.end, at + 120)):
            if _is_title(d.text[at : match.start()]):
                return _numbered(d, at, match.start())
    return False


def _dated(d: Draft, at: int) -> bool:
    """A newspaper and its day, in plain letters."""
    news = _NEWSPAPER.match(d.text, at, d.end)
    day = c.NEWS_DATE.match(d.text, news.end(), d.end) if news else None
    if news is None or day is None:
        return False
    d.add("journaltitle", at, news.end(1))
    d.take(day)
    d.kinds |= {"news", "dated"}
    return True


def _is_title(words: str) -> bool:
    words = words.strip()
    return (
        2 < len(words) < 110
        and re.match(rf"{UPPER}|\d", words) is not None
        and not re.search(
            r"[;“”()\d]|, (?:ed|trans|vol)|\. (?:In|Ed|Trans)|: (?=[A-Z])",
            words.rstrip("(").rstrip(),
        )
    )


def _numbered(d: Draft, start: int, end: int) -> bool:
    for pattern in (j.JOURNAL, j.DATE_FIRST, j.JOURNAL_DATE, j.JOURNAL_VOLUME):
        match = pattern.match(d.text, end, d.end)
        if match and match.end() > end:
            d.add("journaltitle", start, end)
            d.take(match)
            d.kinds.add("chapter" if _COLLECTED.search(d.text, start, end) else "journal")
            return True
    match = c.NEWS_DATE.match(d.text, _skip(d.text, end), d.end)
    if match is None:
        return False
    d.add("journaltitle", start, end)
    d.take(match)
    d.kinds |= {"news", "dated"}
    return True


_COLLECTED = re.compile(
    r"\b(?:Works|Writings|Werke|Œuvres|Oeuvres|Sochineni\w*|Schriften|Speeches|Papers of"
    r"|Correspondence)\b"
)


def _in_italics(d: Draft, at: int) -> bool:
    """Something in italics right behind a title in quotation marks: what it stands in."""
    italic = d.rich.italic_at(at, at + 2)
    if italic is None:
        return False
    d.add("journaltitle", *italic)
    d.pos = italic[1]
    d.kinds.add("contained")
    if _COLLECTED.search(d.text[slice(*italic)]):
        d.kinds.add("chapter")
    volume = j.JOURNAL_VOLUME.match(d.text, d.pos, d.end)
    if volume is None and "chapter" in d.kinds:
        volume = re.compile(r",? (?:vol\. )?(?P<volume>\d{1,3}|[IVXL]+)(?=[ ,])").match(
            d.text, d.pos, d.end
        )
    if volume:
        d.take(volume)
        d.kinds.add("journal")
    return True


def _on_site(d: Draft, at: int) -> bool:
    """A site named before an address."""
    match = _SITE.match(d.text, at, d.end)
    if match is None or not re.search(r"https?://|www\.", d.text[match.end() : d.end]):
        return False
    d.take(match)
    return True


def _skip(text: str, at: int) -> int:
    match = re.compile(r",? ?").match(text, at)
    return match.end() if match else at
