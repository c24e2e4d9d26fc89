"""The tree that a screen reader is given, as Chromium computes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

TARGETS = """() => Object.fromEntries([...document.querySelectorAll(
  "[role=doc-noteref], [role=doc-backlink], [role=doc-biblioref]")].map((a) => {
    const url = new URL(a.href);
    return [a.getAttribute("aria-label") || a.textContent,
      url.pathname === location.pathname ? url.hash.slice(1) : url.pathname + url.hash];
  }))"""


@dataclass(frozen=True)
class Node:
    """One node of the tree that is not ignored."""

    role: str
    name: str


def tree(page: Page) -> list[Node]:
    """All nodes with their computed roles and names, in reading order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return list(_nodes(nodes))


def _nodes(nodes: list[dict[str, Any]]) -> Iterator[Node]:
    for node in nodes:
        if not node["ignored"]:
            role = str(node["role"]["value"])
            yield Node(role, str(node.get("name", {}).get("value", "")))


def faults(page: Page) -> list[str]:
    """What a reader who hears the page would miss: names, roles and targets of its notes."""
    nodes = tree(page)
    names = {
        role: [n.name for n in nodes if n.role == role] for role in {n.role for n in nodes}
    }
    ids = Counter(page.evaluate("() => [...document.querySelectorAll('[id]')].map(e => e.id)"))
    numbers = page.evaluate(
        "() => [...document.querySelectorAll('.note')].map(note => note.id.slice(1))"
    )
    found = [f"the id {id_} is there {n} times" for id_, n in ids.items() if n > 1]
    if len(names.get("doc-endnotes", [])) != 1:
        found.append("there is no one list of notes, or more than one")
    if names.get("doc-endnotes", [""])[0] != "Notes":
        found.append("the list of notes has no name")
    targets = page.evaluate(TARGETS)
    for number in numbers:
        mark, back = f"Note {number}", f"Back to note mark {number} in the text"
        if mark not in names.get("doc-noteref", []):
            found.append(f"no mark is called {mark}")
        if targets.get(mark) != f"n{number}":
            found.append(f"{mark} leads to {targets.get(mark)}")
        if not any(name.startswith(back) for name in names.get("doc-backlink", [])):
            found.append(f"no link is called {back}")
        if targets.get(back, f"r{number}") != f"r{number}":
            found.append(f"{back} leads to {targets.get(back)}")
    for name, target in targets.items():
        if "/" not in target and target not in ids:
            found.append(f"{name} leads nowhere")
    if any(not name.strip() for name in names.get("doc-biblioref", [])):
        found.append("a link to a work has no name")
    if "doc-biblioref" not in names:
        found.append("no work is linked")
    return found
