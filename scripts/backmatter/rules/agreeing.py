"""Rules about entries whose fields contradict each other, or those of other entries."""

from __future__ import annotations

from backmatter.diagnostics import Rule, Severity

_ARTICLE = """\
@article{carr1974,
  author = {Carr, E. H.},
  title = {An Essay},
  journaltitle = {Soviet Studies},
  volume = {26},
  number = {2},
  date = {1974},
  pages = {394–417},
  printed = {Soviet Studies 26 (1974): 402.},
  correction = {The issue number, 2, and the extent of the article, pp. 394–417, are added.},
}
"""

ADDED_STANDS = Rule(
    "E057",
    "addition-stands-in-entry",
    Severity.WARNING,
    "`correction` says that {what} is added, but the entry has {has}",
    "{remedy}, or correct what `correction` says.",
    about="What `correction` says has been added is what a reader finds in the entry and not "
    "in the printed note. Numbers of issues and volumes, pages, days and names that it gives "
    "are held against their fields; of what it only names, such as a translator, a field has "
    "to be there.",
    wrong=_ARTICLE.replace("number = {2}", "number = {3}"),
    right=_ARTICLE,
)


def _volume(key: str, number: int, title: str) -> str:
    """An entry of one volume of a set."""
    return (
        f"@book{{{key},\n  author = {{Stalin, J. V.}},\n  maintitle = {{Works}},\n"
        f"  volume = {{{number}}},\n  title = {{{title}}},\n"
        "  publisher = {Progress},\n  date = {1955},\n}\n"
    )


_PART = """
@inbook{davies1989,
  author = {Stalin, J. V.},
  title = {A Year of Great Change},
  maintitle = {Works},
  volume = {12},
  booktitle = {April 1929–June 1930},
  publisher = {Progress},
  date = {1955},
  pages = {124–141},
}
"""

VOLUME_ONE_TITLE = Rule(
    "E058",
    "volume-of-set-is-one-book",
    Severity.WARNING,
    "{what} of “{set}” has `{field} = {{{value}}}` here, but “{other}” has "
    "`{other_field} = {{{other_value}}}`",
    "If both are one volume, write `{field} = {{{other_value}}}` here, or correct “{other}”; "
    "if they are two, correct the {or_else} or the year.",
    about="A volume of a set is one book: whoever cites it or a part of it gives it the same "
    "title and the same publisher. Entries are compared if set, volume, year and a person "
    "agree, and a title with a year in it stands for one volume.",
    wrong=_volume("carr1974", 12, "April 1930–June 1931") + _PART,
    right=_volume("carr1974", 12, "April 1929–June 1930") + _PART,
)

PRINTED_DAY_AGREES = Rule(
    "E059",
    "printed-day-is-that-of-entry",
    Severity.WARNING,
    "`printed` has the day {printed}, but `{field} = {{{value}}}`, and `correction` says "
    "nothing of the date",
    "Write `{field} = {{{day}}}`, or say in `correction` why the date is another.",
    about="`printed` keeps what the note had, and `correction` says where the entry departs "
    "from it. A day that differs without a word is a slip in one of them. A day that is the "
    "same in the old calendar is none, nor is one that a title has.",
    wrong=_ARTICLE.replace("{1974}", "{1974-10-17}").replace("26 (1974)", "Oct. 16, 1974"),
    right=_ARTICLE.replace("{1974}", "{1974-10-16}").replace("26 (1974)", "Oct. 16, 1974"),
)
_EDWARD = """\
@book{carr1974,
  author = {Carr, Edward},
  title = {Foundations},
  publisher = {Penguin},
  date = {1974},
}
"""
_MOSHE = """\
@book{davies1989,
  author = {Moshe, Davies},
  title = {Peasants and Power},
  publisher = {Mouton},
  date = {1989},
}
"""
KEY_HAS_FAMILY_NAME = Rule(
    "E060",
    "key-begins-with-family-name",
    Severity.WARNING,
    "the key “{key}” begins with “{given}”, which `{field}` has as the given name of {name}",
    "If “{given}” is the family name, write {turned} in `{field}`; if not, begin the key with "
    "“{family}”, here and wherever it is cited.",
    about="Where keys begin with the family names of authors, a key that begins with a given "
    "name shows names exchanged. The list would sort the work under the wrong one.",
    wrong=_EDWARD + "\n" + _MOSHE,
    right=_EDWARD + "\n" + _MOSHE.replace("Moshe, Davies", "Davies, Moshe"),
)
TRANSLATOR_IS_ANOTHER = Rule(
    "E061",
    "translator-is-not-the-author",
    Severity.INFO,
    "`translator` and `author` are both “{name}”",
    "Write who translated the work, or remove `translator`; if the author did it, say so in "
    "`note`, as in “translated by the author”.",
    about="A name copied from one field to the next stands in two. Authors who translate "
    "themselves are rare, and their entries say so.",
    wrong=_EDWARD.replace("  title", "  translator = {Carr, Edward},\n  title"),
    right=_EDWARD.replace("  title", "  translator = {Nove, Irene},\n  title"),
)
ADDRESS_DIRECT = Rule(
    "E062",
    "address-leads-there-directly",
    Severity.WARNING,
    "the address leads through {through}: {address}",
    "{remedy}",
    about="An address that was copied from a page of results, a message or a library’s proxy "
    "goes through a service that asks readers to log in, counts them, or is gone one day.",
    wrong=_EDWARD.replace(
        "  date",
        "  url = {https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa},\n  date",
    ),
    right=_EDWARD.replace("  date", "  url = {https://example.org/a},\n  date"),
)
ADDRESS_BARE = Rule(
    "E063",
    "address-has-nothing-of-a-search",
    Severity.INFO,
    "the address ends in “{added}”, which {by} added",
    "Write {bare}.",
    about="Programs add to an address the words that were looked for, or a mark of where a "
    "reader comes from. It is long in print, and the words marked are those of one visit.",
    wrong=_EDWARD.replace("  date", "  url = {https://example.org/a#:~:text=Carr},\n  date"),
    right=_EDWARD.replace("  date", "  url = {https://example.org/a},\n  date"),
)
TRANSLATION_HAS_FIGURES = Rule(
    "E064",
    "title-and-translation-have-one-figure",
    Severity.WARNING,
    "`{field}` has {own} in the title and {other} in its translation in brackets",
    "Look at the title page: write {own} in both, or {other}.",
    about="A translation has the years and numbers of its title. The rule speaks if all "
    "figures of the two agree but one, and that one is a slip of the keyboard away or is "
    "small; years of another calendar and numbers in words are let alone.",
    wrong=_EDWARD.replace(
        "{Foundations}",
        "{Istoriia SSSR, 1917–1991 [History of the USSR, 1917–1990]},\n  langid = {russian}",
    ),
    right=_EDWARD.replace(
        "{Foundations}",
        "{Istoriia SSSR, 1917–1991 [History of the USSR, 1917–1991]},\n  langid = {russian}",
    ),
)


def _russian(first: str) -> str:
    """Three entries with Russian titles."""
    titles = (first, "Istoriia partii", "Generalʹnaia liniia")
    return "\n".join(
        _EDWARD.replace("carr1974", key).replace(
            "Foundations}", f"{title}}},\n  langid = {{russian}}"
        )
        for key, title in zip(("carr1974", "davies1989", "davies1990"), titles, strict=True)
    )


TRANSLITERATED_ALIKE = Rule(
    "E065",
    "transliteration-is-of-one-system",
    Severity.INFO,
    "“{word}” in `{field}` is not transliterated as the other Russian titles are, which keep "
    "to the table of the Library of Congress",
    "Write “{meant}”.",
    about="A catalogue finds a Russian title as it is transliterated there. The table of the "
    "Library of Congress writes ia, iu, e, i, ts and ʹ where others write ya, yu, ye, j, c and "
    "an apostrophe. The rule looks at Russian titles, before their translation, in a "
    "bibliography of which most others keep to that table.",
    wrong=_russian("Sovetskaya diplomatiia"),
    right=_russian("Sovetskaia diplomatiia"),
)


def _keyed(*families: str) -> str:
    """Six books under the names of their authors, the first of which has another name."""
    keys = (
        "carr1974",
        "davies1989",
        "fitzpatrick1994",
        "hessler2006",
        "lewin1966",
        "viola1996",
    )
    return "\n".join(
        _EDWARD.replace("carr1974", key)
        .replace("{Carr", "{" + family)
        .replace("Foundations", f"Studies of {family}")
        .replace("1974}", f"{key[-4:]}}}")
        for key, family in zip(keys, families, strict=True)
    )


FAMILY_NAME_IS_THAT_OF_KEY = Rule(
    "E066",
    "family-name-is-that-of-key",
    Severity.WARNING,
    "`{field}` has “{name}”, and the key is “{key}”: a letter is more, fewer or exchanged",
    "Correct the name as the title page has it, or the key wherever it is cited.",
    about="Where keys are made of family names, a name with a letter more, fewer or exchanged "
    "shows a slip in one of the two. The rule speaks only if nearly all keys of the "
    "bibliography begin with the name of their entry.",
    wrong=_keyed("Carr", "Daveis", "Fitzpatrick", "Hessler", "Lewin", "Viola"),
    right=_keyed("Carr", "Davies", "Fitzpatrick", "Hessler", "Lewin", "Viola"),
)
NAME_AS_ELSEWHERE = Rule(
    "E067",
    "name-is-spelled-as-elsewhere",
    Severity.INFO,
    "“{name}” in `{field}` is one letter away from “{other}” {where}",
    "If both are one person, write “{other}”; if they are two, write "
    "`% backmatter: ignore E067` above the entry.",
    about="A person whose name is misspelt in one entry stands twice in the list of works, and "
    "the page of the person lacks the work. Names whose other parts agree are compared with "
    "those of other entries and with those of the list of persons.",
    wrong=_EDWARD
    + "\n"
    + _EDWARD.replace("carr1974", "davies1989").replace("Carr,", "Davies,")
    + "\n"
    + _EDWARD.replace("carr1974", "x1").replace("Carr,", "Davise,"),
    right=_EDWARD
    + "\n"
    + _EDWARD.replace("carr1974", "davies1989").replace("Carr,", "Davies,"),
)
TITLE_IS_ITS_OWN = Rule(
    "E068",
    "title-is-its-own",
    Severity.INFO,
    "“{key}” has the title of “{other}”, but another {differs}; was its entry made from that "
    "one?",
    "Write the title of this work in `title`; if both are right, write "
    "`% backmatter: ignore E068` above the entry.",
    about="Who makes an entry from another changes author, year and volume, and may forget the "
    "title. The rule looks at books of long titles that no other author would choose, and at "
    "volumes of one set; editions, parts and works in several volumes are let alone.",
    wrong=_EDWARD.replace("{Foundations}", "{A History of the Soviet Village: Bread and Power}")
    + "\n"
    + _EDWARD.replace("{Foundations}", "{A History of the Soviet Village: Bread and Power}")
    .replace("carr1974", "davies1989")
    .replace("Carr, Edward", "Davies, Robert")
    .replace("{1974}", "{1989}"),
    right=_EDWARD + "\n" + _MOSHE,
)
