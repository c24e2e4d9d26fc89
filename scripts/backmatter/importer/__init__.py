"""An article with numbered notes -> an edition: acts, notes, bibliography, report.

The way through: a reader makes an `Article`; `segment` and `reference` find the references
of each note; `resolve` joins them to works; `entries` makes BibLaTeX of the works; `write`
and `report` put down what was found.
"""
