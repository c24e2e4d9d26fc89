"""Works as records that other programs read: BibLaTeX, RIS, CSL-JSON, COinS, unAPI."""
