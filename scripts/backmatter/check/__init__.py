"""Sources -> every diagnostic: the whole check, without pandoc and without a site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from backmatter import rules
from backmatter.check.agreement import check_agreement
from backmatter.check.alike import check_alike
from backmatter.check.apparatus import check_apparatus
from backmatter.check.as_published import with_published
from backmatter.check.characters import check_characters, check_entry_characters
from backmatter.check.citations import check_citations, check_cited
from backmatter.check.copied import check_copied
from backmatter.check.corrections import check_corrections
from backmatter.check.data_text import check_data_text, check_front_text
from backmatter.check.descriptions import check_descriptions
from backmatter.check.echoes import without_echoes
from backmatter.check.entries import check_entries
from backmatter.check.fields import check_fields
from backmatter.check.files import check_files
from backmatter.check.foreign import check_foreign
from backmatter.check.lasting import check_addresses, check_link_addresses
from backmatter.check.likely import with_titles
from backmatter.check.links import check_half_links, check_links
from backmatter.check.listed import check_listed
from backmatter.check.markup import check_blocks, check_markup, check_signs
from backmatter.check.names import check_names
from backmatter.check.near_names import check_names_of_keys, check_near_names
from backmatter.check.notes import check_notes
from backmatter.check.order import check_order
from backmatter.check.pages import check_commands, check_data_of_pages, check_notes_of_page
from backmatter.check.people import check_people
from backmatter.check.printed_days import check_printed_days
from backmatter.check.roman import check_roman
from backmatter.check.sentences import check_sentences
from backmatter.check.sets import check_sets
from backmatter.check.signs import check_prose_signs
from backmatter.check.silence import silenced
from backmatter.check.spelling import check_spelling, listed_words
from backmatter.check.structure import check_lists_of_page, check_structure
from backmatter.check.text import check_text
from backmatter.check.titled import check_titled
from backmatter.check.told_counts import check_count_of_notes, check_years_of_acts
from backmatter.check.told_dates import check_told_dates
from backmatter.check.told_numbers import check_told_numbers
from backmatter.check.told_words import check_told_words
from backmatter.check.translated import check_translated
from backmatter.check.usage import check_usage
from backmatter.check.values import check_values
from backmatter.check.variants import Counts, check_variants, count_ways
from backmatter.check.works import check_works
from backmatter.config import Levels, Settings
from backmatter.diagnostics import Diagnostic, Diagnostics, Severity, in_order
from backmatter.model import Act, Bibliography
from backmatter.resolve import Resolved, resolve
from backmatter.source import read_corpus
from backmatter.source.files import Load, read
from backmatter.source.kept import Kept
from backmatter.source.publication import CITATION_FILE, publication_faults
from backmatter.source.site import CONFIG_FILE, site_faults
from backmatter.text import SourceFile


@dataclass(frozen=True)
class Checked:
    """An edition with its references followed, and all that is wrong with it."""

    resolved: Resolved
    diagnostics: Diagnostics


_OF_ACTS: tuple[Callable[[Act], Iterable[Diagnostic]], ...] = (
    check_notes,
    check_citations,
    check_text,
    check_prose_signs,
    check_sentences,
    check_spelling,
    check_usage,
    check_structure,
    check_half_links,
    check_markup,
    check_characters,
    check_foreign,
    check_front_text,
)
_OF_PAGES: tuple[Callable[[Act], Iterable[Diagnostic]], ...] = (
    check_text,
    check_prose_signs,
    check_sentences,
    check_spelling,
    check_usage,
    check_structure,
    check_half_links,
    check_signs,
    check_blocks,
    check_commands,
    check_lists_of_page,
    check_notes_of_page,
    check_characters,
    check_foreign,
    check_front_text,
)
"""What is looked at in the pages that frame the edition too."""
_OF_BIBLIOGRAPHY: tuple[Callable[[Bibliography], Iterable[Diagnostic]], ...] = (
    check_entries,
    check_fields,
    check_values,
    check_works,
    check_alike,
    check_entry_characters,
    check_corrections,
    check_sets,
    check_printed_days,
    check_people,
    check_addresses,
    check_translated,
    check_names_of_keys,
    check_copied,
)
_OF_EDITION: tuple[Callable[[Resolved], Iterable[Diagnostic]], ...] = (
    check_files,
    check_links,
    check_apparatus,
    check_descriptions,
    check_data_of_pages,
    check_names,
    check_listed,
    check_data_text,
    check_link_addresses,
    check_near_names,
    check_told_dates,
    check_told_numbers,
    check_told_words,
    check_years_of_acts,
    check_agreement,
    check_titled,
)


_OF_ENGLISH = frozenset(
    {
        rules.NOTE_CITES_THE_NAMED,
        rules.MARK_BEHIND_PUNCTUATION,
        rules.ONE_SPELLING,
        rules.RANGE_IN_WORDS,
        rules.WORD_MEANT,
        rules.WORD_SPELLED,
    }
)


def check_edition(
    settings: Settings,
    load: Load = Path.read_bytes,
    least: Severity = Severity.WARNING,
    kept: Kept | None = None,
) -> Checked:
    """Read and resolve an edition and hold it to every rule.

    Findings below the severity `least` are left out. Who checks again and again hands in one
    `kept` each time, so that only files that have changed are read and looked at anew.
    """
    keep = kept or Kept()
    keep.turn()
    corpus, unread = read_corpus(settings, load, keep)
    resolved, unresolved = resolve(corpus, settings.numbering, settings.scope)
    acts = {act.stem: act.order for act in corpus.acts}
    unread += publication_faults(settings, (*acts, *corpus.ledger.pages), load, keep)
    unread += site_faults(settings, acts, load, keep)
    others = tuple(_settings_files(settings, load, keep))
    counted = check_count_of_notes(resolved, others, by_page=settings.numbering == "page")
    found = silenced(
        (*unread, *unresolved, *_check(resolved, settings, keep), *counted), corpus, others
    )
    listed = listed_words(corpus.apparatus)
    told = (
        d
        for d in with_published(without_echoes(found, settings), corpus)
        if _holds_in(d, settings.language)
        and not (d.rule is rules.WORD_SPELLED and d.span.text.lower() in listed)
    )
    return Checked(resolved, in_order(_levelled(told, settings.levels, least)))


def _settings_files(settings: Settings, load: Load, keep: Kept) -> Iterator[SourceFile]:
    """The YAML files that are no part of the corpus."""
    names = (settings.root / CONFIG_FILE, settings.root / CITATION_FILE)
    for path in (*names, settings.data / "changes.yml"):
        if path.is_file():
            yield read(settings.root, path, load, keep)[0]


def _holds_in(found: Diagnostic, language: str) -> bool:
    """Whether a rule of English usage is one of the language of the text."""
    if found.rule is rules.SPACE_BEFORE_PUNCTUATION and language.startswith("fr"):
        after = found.span.end
        return not found.span.file.text.startswith((";", ":", "?", "!"), after)
    return found.rule not in _OF_ENGLISH or language.startswith("en")


def _check(resolved: Resolved, settings: Settings, keep: Kept) -> Iterator[Diagnostic]:
    """What reading and resolving cannot see."""
    corpus = resolved.corpus
    yield from check_order(resolved, by_page=settings.numbering == "page")
    counts: list[tuple[Act, Counts]] = []
    for act in corpus.acts:
        found, ways = check_act(act, keep)
        counts.append((act, ways))
        yield from found
        yield from keep(_cited, act, corpus.bibliography)
    yield from check_variants(counts)
    for page in corpus.frames:
        yield from keep.lasting((page.document.file,), _of_page, page)
        yield from keep(_cited, page, corpus.bibliography)
    yield from with_titles(check_bibliography(corpus.bibliography, keep), corpus.ledger)
    yield from chain.from_iterable(look(resolved) for look in _OF_EDITION)


def check_act(act: Act, keep: Kept) -> tuple[Diagnostics, Counts]:
    """What is wrong with an act by itself, and how its words are spelled."""
    return keep.lasting(tuple(document.file for document in act.documents), _of_act, act)


def check_bibliography(bibliography: Bibliography, keep: Kept) -> Diagnostics:
    """What is wrong with the entries by themselves."""
    return keep.lasting(bibliography.files, _of_bibliography, bibliography)


def _of_act(act: Act) -> tuple[Diagnostics, Counts]:
    return tuple(chain.from_iterable(look(act) for look in _OF_ACTS)), count_ways(act)


def _of_page(page: Act) -> Diagnostics:
    return tuple(chain.from_iterable(look(page) for look in _OF_PAGES))


def _cited(act: Act, bibliography: Bibliography) -> Diagnostics:
    return (*check_cited(act, bibliography), *check_roman(act, bibliography))


def _of_bibliography(bibliography: Bibliography) -> Diagnostics:
    return tuple(chain.from_iterable(look(bibliography) for look in _OF_BIBLIOGRAPHY))


def _levelled(
    diagnostics: Iterable[Diagnostic], levels: Levels, least: Severity
) -> Iterator[Diagnostic]:
    """The findings with the severities that the edition gives them, without the slighter."""
    for found in diagnostics:
        level = levels.severity(found.rule, found.span.path)
        if level is not None and level >= least:
            own = found.rule.severity
            yield found if level is own else replace(found, severity_override=level)
