"""Version, last change and history, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from backmatter.build import Edition
from backmatter.model import Act
from backmatter.publication import Change
from backmatter.render.addresses import Addresses
from backmatter.render.html import element, text

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def changes(edition: Edition, addresses: Addresses) -> str:
    """All changes to the text, act by act, newest first."""
    return "".join(_act(edition, act, addresses) for act in edition.resolved.corpus.acts)


def colophon(edition: Edition, addresses: Addresses, act: Act | None = None) -> str:
    """Which version this is, when the act last changed, and where its history is."""
    facts = list(_version(edition, addresses))
    if act:
        facts += _last_change(edition, addresses, act)
    return element("p", " ".join(facts), class_="colophon") if facts else ""


def time(day: str) -> str:
    """A date in words, with the ISO date for machines; anything else as it is."""
    try:
        words = date.fromisoformat(day).strftime("%B %-d, %Y")
    except ValueError:
        return text(day)
    return element("time", text(words), datetime=day)


def _act(edition: Edition, act: Act, addresses: Addresses) -> str:
    found = edition.publication.history.of(act.stem)
    if not found:
        return ""
    link = element("a", text(act.name), href=addresses.page(act.stem))
    heading = element("h2", link, id=f"changes-{act.stem}")
    items = (element("li", _change(c, addresses)) for c in found)
    return heading + element("ul", "".join(items), class_="changes")


def _change(change: Change, addresses: Addresses) -> str:
    words = text(change.words if change.words.endswith((".", "!", "?")) else f"{change.words}.")
    size = text(_size(change))
    address = addresses.change(change.commit)
    name = change.commit[:7]
    where = element("a", name, href=address) if address else name
    return " ".join(part for part in (f"{time(change.date)}:", words, size, where) if part)


def _size(change: Change) -> str:
    """`Three lines of the text, one of the notes.`; a line of the source is a sentence."""
    parts = [
        f"{_number(count)} of the {what}"
        for count, what in ((change.lines, "text"), (change.note_lines, "notes"))
        if count
    ]
    words = ", ".join(parts)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _number(count: int) -> str:
    word = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{word} line{'' if count == 1 else 's'}"


def _version(edition: Edition, addresses: Addresses) -> Iterator[str]:
    version = edition.publication.version
    name, address = text(version.name), addresses.change(version.commit)
    if name and address:
        name = element("a", name, href=address)
    parts = [part for part in (name, time(version.date)) if part]
    if parts:
        yield f"Version {' of '.join(parts)}."


def _last_change(edition: Edition, addresses: Addresses, act: Act) -> Iterator[str]:
    last = edition.publication.history.last_change(act.stem)
    if last:
        yield f"The text last changed on {time(last)}."
    links = []
    if "changes" in addresses.pages:
        href = addresses.page("changes", f"changes-{act.stem}" if last else "")
        links.append(element("a", "Changes in words", href=href))
    history = addresses.history(act.document.file.path, edition.publication.version.commit)
    if history:
        links.append(element("a", "History of the file", href=history))
    if links:
        yield ", ".join(links) + "."
