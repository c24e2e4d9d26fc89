"""Slips in what entries have in common: persons, publishers, journals, years."""

from __future__ import annotations

from slips.slip import BIB, Slip, swap

SLIPS = (
    Slip(
        "a person with initials here and in full there",
        swap(BIB, "{Davies, R. W. and Wheat", "{Davies, Robert W. and Wheat"),
        "E051 bibliography.bib:87:16",
    ),
    Slip(
        "initials without their space",
        swap(
            BIB,
            "{Lenin, V. I.},\n  title      = {The Imm",
            "{Lenin, V.I.},\n  title      = {The Imm",
        ),
        "E051 bibliography.bib:206:17",
    ),
    Slip(
        "a family name last",
        swap(BIB, "{Baron, Samuel H.}", "{Samuel H., Baron}"),
        "E016 bibliography.bib:2:3",
    ),
    Slip(
        "an author twice",
        swap(BIB, "{Carr, E. H. and Davies, R. W.}", "{Carr, E. H. and Carr, E. H.}"),
        "E016 bibliography.bib:50:3",
    ),
    Slip(
        "a body without its braces",
        swap(BIB, "{{World Bank}}", "{World Bank}"),
        "E016 bibliography.bib:683:3",
    ),
    Slip(
        "a publisher in short",
        swap(
            BIB,
            "{Oxford University Press},\n  date      = {1994}",
            "{Oxford UP},\n  date      = {1994}",
        ),
        "E052 bibliography.bib:102:16",
    ),
    Slip(
        "two letters of a publisher exchanged",
        swap(
            BIB,
            "{Oxford University Press},\n  date      = {1994}",
            "{Oxford Univeristy Press},\n  date      = {1994}",
        ),
        "E052 bibliography.bib:102:16",
    ),
    Slip(
        "a journal without its article",
        swap(
            BIB,
            "{The Nation},\n  entrysubtype = {magazine},\n  date         = {1991",
            "{Nation},\n  entrysubtype = {magazine},\n  date         = {1991",
        ),
        "E052 bibliography.bib:308:19",
    ),
    Slip(
        "a place misspelt that a publisher has right",
        swap(BIB, "{Stanford},", "{Princton},"),
        "E052 bibliography.bib:5:17",
    ),
    Slip(
        "a year of another century",
        swap(BIB, "date      = {2018}", "date      = {1918}"),
        "E053 bibliography.bib:33:3",
    ),
    Slip(
        "figures of a volume exchanged",
        swap(BIB, "volume       = {81}", "volume       = {18}"),
        "E054 bibliography.bib:273:3",
    ),
    Slip(
        "a subtitle in the title too",
        swap(
            BIB,
            "{The Hungry Steppe},",
            "{The Hungry Steppe: Famine, Violence, and the Making of {Soviet Kazakhstan}},",
        ),
        "E055 bibliography.bib:30:3",
    ),
    Slip(
        "place and publisher exchanged",
        swap(
            BIB,
            "{Ithaca},\n  publisher = {Cornell University Press}",
            "{Cornell University Press},\n  publisher = {Ithaca}",
        ),
        "E056 bibliography.bib:31:3",
    ),
    Slip(
        "years of a title backwards",
        swap(BIB, "Industrialization, 1929–1931", "Industrialization, 1931–1929"),
        "T028 bibliography.bib:463:108",
    ),
)
