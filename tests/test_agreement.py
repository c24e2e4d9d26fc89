"""What the text says of works agrees with what is cited, and right texts are silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from backmatter.check import check_edition
from backmatter.config import settings_from
from backmatter.diagnostics import Severity

BIB = """\
@book{smith2010, author = {Smith, Mark B.}, title = {Property of Communists},
  publisher = {NIU}, date = {2010}}
@incollection{smith2014, author = {Smith, Stephen A.}, title = {Introduction},
  booktitle = {Communism}, editor = {Smith, Stephen A.}, publisher = {OUP}, date = {2014},
  pages = {1–34}}
@book{nove1969, author = {Nove, Alec}, title = {An Economic History},
  publisher = {Allen Lane}, date = {1969}}
@book{jones2012, author = {Jones, Ann}, title = {Houses and Plans},
  publisher = {Pan}, date = {2012}}
@book{jones1995, author = {Jones, Ann}, title = {Villages}, publisher = {Pan}, date = {1995}}
@book{webb1935, author = {Webb, Sidney and Webb, Beatrice}, title = {A New Civilisation},
  publisher = {Longmans}, date = {1935}}
@book{marx1976, author = {Marx, Karl}, title = {Capital}, translator = {Fowkes, Ben},
  publisher = {Penguin}, date = {1976}, origdate = {1867}}
@book{mill1859, author = {Mill, John Stuart}, title = {On Liberty}, publisher = {Parker},
  date = {1859}}
@book{cicero1928, author = {Cicero}, title = {On the Republic}, translator = {Keyes, Clinton},
  publisher = {Heinemann}, date = {1928}}
@book{thatcher1993, author = {Thatcher, Margaret}, title = {The Downing Street Years},
  publisher = {Harper}, date = {1993}}
@book{moore2013, author = {Moore, Charles}, title = {Margaret Thatcher},
  publisher = {Allen Lane}, date = {2013}}
@book{reader1999, editor = {Hill, Jane}, title = {A Reader in History}, publisher = {Pan},
  date = {1999}}
@article{times1990, title = {Talk}, journaltitle = {The Times}, date = {1990-03-04}}
@inbook{speech1930, author = {Hall, Rosa}, title = {Dizzy}, maintitle = {Works}, volume = {12},
  booktitle = {April}, publisher = {Pan}, date = {1955}, pages = {197–205}}
@book{works12, author = {Hall, Rosa}, maintitle = {Works}, volume = {12}, title = {April},
  publisher = {Pan}, date = {1955}}
@book{works, author = {Hall, Rosa}, title = {Works}, volumes = {20}, publisher = {Pan},
  date = {1955}}
@book{old1620, author = {Old, John}, title = {A Sermon}, publisher = {Legge}, date = {1620}}
"""
CODES = {"C013", "C014", "C015", "C016", "L019"}


def said(folder: Path, text: str, *notes: str) -> list[str]:
    """What the rules of agreement say of a text with its notes."""
    (folder / "acts").mkdir()
    defined = "\n\n".join(f"[^{i}]: {note}" for i, note in enumerate(notes, 1))
    act = f"---\ntitle: One\n---\n\n{text}\n\n{defined}\n"
    (folder / "acts" / "one.md").write_text(act, encoding="utf-8")
    (folder / "bibliography.bib").write_text(BIB, encoding="utf-8")
    found = check_edition(settings_from(folder, {}), least=Severity.INFO).diagnostics
    return [f"{d.rule.code} {d.message}" for d in found if d.rule.code in CODES]


@pytest.mark.parametrize(
    ("text", "notes", "told"),
    [
        (
            "As Alec Nove argues, it was late.[^1]",
            ["[@smith2010, p. 5]."],
            "C013 note [^1] cites “smith2010”, by Mark B. Smith, but its sentence says what "
            "Alec Nove writes; did you mean “nove1969”, which is by Alec Nove?",
        ),
        (
            "Alec Nove wrote much. It rose, Nove notes, in 1955.[^1]",
            ["[@jones2012, p. 5]."],
            "C013 note [^1] cites “jones2012”, by Ann Jones, but its sentence says what Alec "
            "Nove writes; did you mean “nove1969”, which is by Alec Nove?",
        ),
        (
            "According to Ann Jones it rose.[^1]",
            ["[@nove1969, p. 5]."],
            "C013 note [^1] cites “nove1969”, by Alec Nove, but its sentence says what Ann "
            "Jones writes; by Ann Jones are “jones2012”, “jones1995”",
        ),
        (
            "Stephen A. Smith tells why. He calls it a leap.[^1]",
            ["[@smith2010, p. 5]."],
            "C014 note [^1] cites “smith2010”, by Mark B. Smith, but the text before its mark "
            "names Stephen A. Smith; did you mean “smith2014”, which is by Stephen A. Smith?",
        ),
        (
            "A.[^1]",
            ["[@nove1969, p. ixv]."],
            "C015 “ixv” is no Roman figure; did you mean “xiv”?",
        ),
        (
            "A.[^1]",
            ["[@nove1969, pp. xi–xviiii]."],
            "C015 “xviiii” is no Roman figure; did you mean “xix”?",
        ),
        (
            "She was [“dizzy”](bib:speech1930).[^1]",
            ["[@works, vol. 13, p. 200]."],
            "C016 the sentence links “Dizzy”, which stands in volume 12, pp. 197–205, of "
            "“Works”, but note [^1] cites volume 13",
        ),
        (
            "She was [“dizzy”](bib:speech1930).[^1]",
            ["[@works12, p. 20]."],
            "C016 the sentence links “Dizzy”, which stands in volume 12, pp. 197–205, of "
            "“Works”, but note [^1] cites p. 20",
        ),
        (
            "See [*Property of the Comunists*](bib:smith2010).[^1]",
            ["[@smith2010, p. 5]."],
            "L019 “Comunists” is not in the title of “smith2010”; did you mean “Communists”?",
        ),
        (
            "See [*Houses and Plans*](bib:jones1995).[^1]",
            ["[@smith2010, p. 5]."],
            "L019 “Houses”, “Plans” are not in the title of “jones1995”; did you mean "
            "“jones2012”, whose title has all of it?",
        ),
    ],
)
def test_what_does_not_agree_is_said(
    text: str, notes: list[str], told: str, tmp_path: Path
) -> None:
    assert said(tmp_path, text, *notes) == [told]


def test_notes_that_are_exchanged_are_said_to_be(tmp_path: Path) -> None:
    text = "As Alec Nove argues, it fell.[^1] But Ann Jones notes that it rose.[^2]"
    found = said(tmp_path, text, "[@jones2012, p. 5].", "[@nove1969, p. 5].")
    assert len(found) == 2
    assert found[0].endswith("; are the notes [^1] and [^2] exchanged?")


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("As Alec Nove argues, it rose.[^1]", ["[@nove1969, p. 5]."]),
        ("As Alec Nove argues, it rose.[^1]", ["Quoted in [@jones2012, p. 5]."]),
        ("As Alec Nove argues, it rose.[^1]", ["[quoted in @jones2012, p. 5]."]),
        ("As Alec Nove argues, it rose.[^1]", ["[see also @jones2012, p. 5]."]),
        ("As Alec Nove argues, it rose.[^1]", ["[@jones2012, p. 5]; [@nove1969, p. 3]."]),
        ("As Alec Nove argues, it rose.[^1] It fell.[^2]", ["[@jones2012].", "[@nove1969]."]),
        ("Alec Nove’s view has found critics.[^1]", ["[@jones2012, p. 5]."]),
        ("Since Alec Nove, historians have doubted it.[^1]", ["[@jones2012, p. 5]."]),
        ("Unlike Alec Nove, most think it rose.[^1]", ["[@jones2012, p. 5]."]),
        ("Alec Nove argues that it fell, but it rose.[^1]", ["[@jones2012, p. 5]."]),
        ("Alec Nove says it fell; Ann Jones has it rise.[^1]", ["[@jones2012, p. 5]."]),
        ("Alec Nove says it fell, in [a study](bib:nove1969).[^1]", ["[@jones2012, p. 5]."]),
        ("Alec Nove says it fell [@nove1969]; so it is.[^1]", ["[@jones2012, p. 5]."]),
        ("Alec Nove says it fell. It rose.[^1]", ["[@jones2012, p. 5]."]),
        ("As Karl Marx says, all melts.[^1]", ["[@jones2012, p. 5]."]),
        ("As John Stuart Mill says, it is free.[^1]", ["[@jones2012, p. 5]."]),
        ("As Cicero says, all is just.[^1]", ["[@jones2012, p. 5]."]),
        ("As Paul says, faith remains (1 Cor 13:13).[^1]", ["[@jones2012, p. 5]."]),
        ("Margaret Thatcher argued for it.[^1]", ["[@moore2013, p. 5]."]),
        ("Margaret Thatcher argued for it.[^1]", ["[@jones2012, p. 5]."]),
        ("As Ann Jones notes, it rose.[^1]", ["[@reader1999, p. 5]."]),
        ("As Ann Jones notes, it rose.[^1]", ["[@times1990]."]),
        ("*Smith v. Jones* shows that it fell.[^1]", ["[@nove1969, p. 5]."]),
        ("The Ann Jones Prize says as much.[^1]", ["[@nove1969, p. 5]."]),
        ("Peter Jones argues that it fell.[^1]", ["[@nove1969, p. 5]."]),
        ("In Jones’s words it fell.[^1]", ["[@nove1969, p. 5]."]),
        ("Mark Smith tells why.[^1]", ["[@smith2010, p. 5]."]),
        ("M. B. Smith and Stephen A. Smith tell why.[^1]", ["[@smith2010, p. 5]."]),
        ("Stephen A. Smith tells why.[^1] So it is.[^2]", ["[@smith2014].", "[@smith2010]."]),
        ("Beatrice Webb saw it.[^1]", ["[@webb1935, p. 5]."]),
        ("Adam Smith saw it.[^1]", ["[@smith2010, p. 5]."]),
        ("A sermon.[^1]", ["[@old1620, pp. xviiii, xxxx]."]),
        ("She was [“dizzy”](bib:speech1930).[^1]", ["[@works, vol. 12, p. 200]."]),
        ("She was [“dizzy”](bib:speech1930).[^1]", ["[@works12, pp. 200–201]."]),
        ("She was [“dizzy”](bib:speech1930). Later not.[^1]", ["[@works, vol. 13, p. 2]."]),
        ("She was [“dizzy”](bib:speech1930).[^1]", ["[@nove1969, p. 2]."]),
        (
            "See [*Das Kapital*](bib:marx1976) and [*De re publica*](bib:cicero1928).[^1]",
            ["A."],
        ),
    ],
)
def test_what_agrees_or_may_is_silent(text: str, notes: list[str], tmp_path: Path) -> None:
    assert said(tmp_path, text, *notes) == []
