"""Slips in files, settings and addresses."""

from __future__ import annotations

from slips.slip import ACT, BIB, DATA, NOTES, Slip, data, folder, swap, without_entry

SLIPS = (
    Slip(
        "an entry gone",
        without_entry("thorniley1988"),
        "A005 acts/addresses.yml:176:1 C001 notes/1929.md:8:9",
    ),
    Slip("an act emptied", data(ACT, lambda _: b""), "F012 acts/1929.md:1:1"),
    Slip("a bibliography emptied", data(BIB, lambda _: b""), "F013 bibliography.bib:1:1"),
    Slip(
        "a ledger emptied",
        data("acts/addresses.yml", lambda _: b""),
        "A001 acts/addresses.yml:1:1",
    ),
    Slip(
        "an act in UTF-16",
        data(ACT, lambda b: b.decode().encode("utf-16")),
        "F002 acts/1929.md:1:1",
    ),
    Slip("a folder for an act", folder(ACT), "F001 acts/1929.md:1:1"),
    Slip("a folder for the notes", folder(NOTES), "F001 notes/1929.md:1:1"),
    Slip("a folder for the bibliography", folder(BIB), "F001 bibliography.bib:1:1"),
    Slip(
        "a title with a colon",
        swap(ACT, '"Mistrusting the masses"', "Mistrusting: the masses"),
        "F003 acts/1929.md:3:1",
    ),
    Slip("no order", swap(ACT, "order: 2\n", ""), "F006 acts/1929.md:1:1"),
    Slip(
        "a conflict in an act",
        swap(ACT, "Carr left", "<<<<<<< HEAD\nCarr quit it.\n=======\nCarr left"),
        "F014 acts/1929.md:24:1",
    ),
    Slip(
        "a conflict in the notes",
        swap(
            NOTES,
            "[^5]: [@thorniley1988, pp. 31–32].",
            "<<<<<<< HEAD\n[^5]: [@thorniley1988].\n=======\n[^5]: [@carr1974].\n>>>>>>> other",
        ),
        "F014 notes/1929.md:8:1",
    ),
    Slip(
        "a conflict in the bibliography",
        swap(BIB, "  date       = {2001}", "<<<<<<< HEAD\n  date       = {2001}"),
        "F014 bibliography.bib:7:1",
    ),
    Slip(
        "a conflict in the data",
        swap(DATA + "terms.yml", "- id: kolkhoz", "<<<<<<< HEAD\n- id: kolkhoz"),
        "F014 docs/data/terms.yml:14:1",
    ),
    Slip(
        "a ledger deleted",
        lambda root: (root / "acts/addresses.yml").unlink(),
        "A009 acts/addresses.yml:1:1",
    ),
    *(
        Slip(f"a {name} in mkdocs.yml", swap("mkdocs.yml", old, new), said)
        for name, old, new, said in (
            ("page misspelt", "timeline.md", "time-line.md", "F015 mkdocs.yml:53:15"),
            ("act forgotten", "  - 1959.md\n", "", "F016 mkdocs.yml:46:1"),
            ("option misspelt", "bib_file:", "bib_fle:", "F017 mkdocs.yml:66:7"),
            ("plugin misspelt", "- backmatter:", "- backmater:", "F017 mkdocs.yml:65:5"),
            ("folder misspelt", "acts_dir: acts", "acts_dir: act", "F019 mkdocs.yml:67:17"),
        )
    ),
    Slip(
        "a page deleted",
        lambda root: (root / "docs/about.md").unlink(),
        "F015 mkdocs.yml:60:25",
    ),
    Slip(
        "an act deleted",
        lambda root: (root / ACT).unlink(),
        "A006 acts/addresses.yml:15:1 F005 notes/1929.md:1:1",
    ),
    Slip(
        "an empty line before the front matter",
        data(ACT, lambda b: b"\n" + b),
        "F003 acts/1929.md:1:1",
    ),
    Slip(
        "the first line of the front matter lost",
        data(ACT, lambda b: b.removeprefix(b"---\n")),
        "F003 acts/1929.md:1:1",
    ),
    *(
        Slip(f"{name}, in mkdocs.yml", swap("mkdocs.yml", old, new), said)
        for name, old, new, said in (
            (
                "a style",
                "notes-bibliography-17th",
                "notes-bibliografy-17th",
                "F017 mkdocs.yml:69:14",
            ),
            (
                "a style file",
                "style: chicago-notes-bibliography-17th-edition",
                "csl_file: own.csl",
                "F017 mkdocs.yml:69:17",
            ),
            (
                "a style sheet",
                "  - assets/edition.css",
                "  - assets/editon.css",
                "F020 mkdocs.yml:44:5",
            ),
            (
                "an icon",
                "favicon: assets/icon.svg",
                "favicon: assets/icn.svg",
                "F020 mkdocs.yml:16:12",
            ),
            (
                "a script",
                "nav:",
                "extra_javascript:\n  - path: assets/no.js\nnav:",
                "F020 mkdocs.yml:47:11",
            ),
        )
    ),
    Slip(
        "two acts exchanged in the navigation",
        swap("mkdocs.yml", "  - 1929.md\n  - 1959.md\n", "  - 1959.md\n  - 1929.md\n"),
        "F022 mkdocs.yml:50:5",
    ),
    Slip(
        "a label of another act",
        swap("acts/1959.md", 'label: "Act II"', 'label: "Act I"'),
        "F021 acts/1959.md:4:1",
    ),
    Slip(
        "a part that is hidden",
        swap("docs/timeline.md", "- navigation", "- navgation"),
        "F007 docs/timeline.md:4:1",
    ),
    Slip(
        "a list for a title",
        swap(ACT, 'title: "1929"', "title: [1929]"),
        "F006 acts/1929.md:2:1",
    ),
)
