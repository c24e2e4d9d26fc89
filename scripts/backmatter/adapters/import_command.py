"""The commands `import` and `new`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from backmatter.diagnostics import Severity
from backmatter.importer.read import ReadError, read_article
from backmatter.importer.report import html_report, summary
from backmatter.importer.run import Imported, import_article
from backmatter.importer.scaffold import empty_edition, lenient, site
from backmatter.importer.write import WriteError, merged_bibliography, write_all
from backmatter.model import Bibliography
from backmatter.source.bibtex import parse_bibliography
from backmatter.source.files import read

_REPORT = "import-report.html"


@click.command("import")
@click.argument("article", type=click.Path(path_type=Path))
@click.option(
    "--into",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("."),
    help="Folder of the edition; made if it is not there. Default: here.",
)
@click.option(
    "--bibliography",
    type=click.Path(path_type=Path),
    help="A .bib file whose entries are used where they match, and never changed.",
)
@click.option("--force", is_flag=True, help="Write over files that are there.")
def import_command(article: Path, folder: Path, bibliography: Path | None, force: bool) -> None:
    """Make an edition of ARTICLE: acts, notes, a bibliography and a report.

    ARTICLE is plain text (as taken from a PDF), DOCX, ODT, HTML or Markdown.
    """
    try:
        existing = _existing(bibliography)
        imported = import_article(read_article(article), existing, _progress)
        files = _files(imported, folder, bibliography, existing)
        write_all(folder, files, force=force)
    except (ReadError, WriteError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(summary(imported, folder / _REPORT))


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", default="A new edition", help="Title of the edition.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
def new_command(folder: Path, title: str, force: bool) -> None:
    """Start an empty edition in FOLDER."""
    try:
        write_all(folder, empty_edition(title), force=force)
    except WriteError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{folder}: an edition with one act; `mkdocs serve` there shows it")


def _existing(path: Path | None) -> Bibliography:
    if path is None:
        return Bibliography({}, ())
    file, unreadable = read(path.resolve().parent, path)
    bibliography, faults = parse_bibliography([file])
    errors = [d for d in (*unreadable, *faults) if d.severity is Severity.ERROR]
    if errors:
        first = errors[0]
        raise ReadError(f"{first.span}: {first.message} ({first.rule.code}). {first.remedy}")
    return bibliography


def _files(
    imported: Imported, folder: Path, path: Path | None, existing: Bibliography
) -> Mapping[str, str]:
    """All files to write; settings only where there are none."""
    files = dict(imported.files)
    if not (folder / "mkdocs.yml").exists():
        article = imported.article
        acts = [Path(n).name for n in files if n.startswith("acts/")]
        site_files = dict(site(article.title, article.authors, article.abstract, acts))
        site_files["pyproject.toml"] = lenient()
        files |= {n: t for n, t in site_files.items() if not (folder / n).exists()}
    if path is not None and path.resolve() == (folder / "bibliography.bib").resolve():
        files["bibliography.bib"] = merged_bibliography(existing, imported.entries)
    files[_REPORT] = html_report(imported)
    return files


def _progress(done: int, total: int) -> None:
    """A line that counts the notes, where there are many and somebody is looking."""
    if total > 300 and sys.stderr.isatty() and (done % 50 == 0 or done == total):
        end = "\n" if done == total else ""
        click.echo(f"\rnotes read: {done} of {total}", err=True, nl=False)
        click.echo(end, err=True, nl=False)
