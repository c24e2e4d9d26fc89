"""The address of each passage on its page."""

from __future__ import annotations

from backmatter.model import Act


def block_ids(act: Act) -> tuple[str, ...]:
    """For each block: a heading's own id, `p7` for the seventh passage, or nothing."""
    ids: list[str] = []
    passages = 0
    for block in act.blocks:
        if block.is_passage:
            passages += 1
            ids.append(block.id or f"p{passages}")
        else:
            ids.append(block.id or (_slug(block.text) if block.level else ""))
    return tuple(ids)


def _slug(text: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    return "-".join(words) or "section"
