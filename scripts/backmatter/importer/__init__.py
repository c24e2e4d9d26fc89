"""An article with numbered notes -> an edition: acts, notes, bibliography, report.

The way through: `read` makes an `Article` of a file; `segment` cuts each note into pieces;
`reference` finds in a piece a title (`anchors`), the names before it (`authors`) and all that
stands behind it (`behind`, `container`, `imprint`); `resolve` goes through the notes in order
and joins full references (`collect`) and short forms (`short`, `meaning`) to works; `entries`
makes BibLaTeX of the works; `compose`, `write` and `report` put down what was found, and
`audit` holds that no word is lost. Word lists are in `data/`.

It is a grammar, not a trained model: every decision can be read, needs no data to be made
again, and an editor who finds a form that is not understood can add it in one place. How well
it reads is measured by `tests/importer/score.py` and `tests/importer/generate.py`.
"""
