"""The notes of a web page: what its own links with a mark for their text lead down to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..layout import value_of
from .elements import BLOCKS, HEADINGS

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["Links", "find_links"]


_MARK = re.compile(r"[\s\[［【〔(（^注]*(\d{1,3}|[①-⑳])[\s\]］】〕)）^]*")


@dataclass(frozen=True, slots=True)
class Links:
    """The notes of a page, and what leads to them; elements by their identity."""

    notes: dict[int, int]
    """The blocks that hold a note, and its number."""
    marks: dict[int, int]
    """The links that lead to one, and its number."""


def find_links(root: LexborNode) -> Links:
    """Find the notes: what a link with a mark for its text (1, [1], ①) leads down to."""
    targets: dict[str, LexborNode] = {}
    above: list[tuple[LexborNode, str, int]] = []
    for node in root.css("[id], a[name], a[href^='#']"):
        name = (node.attributes.get("href") or "")[1:]
        number = _number(node.text()) if node.tag == "a" else None
        if number is not None and name and name not in targets:  # not one that leads back up
            above.append((node, name, number))
        for own in (node.attributes.get("id"), node.attributes.get("name")):
            if own:
                targets.setdefault(own, node)
    holders = {name: _holder(targets[name]) for _, name, _ in above if name in targets}
    leading = [
        (link, holders[name], number)
        for link, name, number in above
        if name in holders and holders[name].tag not in HEADINGS  # a table of contents leads there
    ]
    notes = {holder.mem_id: number for _, holder, number in leading}
    if len(set(notes.values())) < len(notes):  # numbered anew on every page
        notes = {holder: number for number, holder in enumerate(notes, start=1)}
    marks = {link.mem_id: notes[holder.mem_id] for link, holder, _ in leading}
    return Links(notes, marks)


def _number(text: str) -> int | None:
    match = _MARK.fullmatch(text.strip())
    return value_of(match[1]) if match else None


def _holder(node: LexborNode) -> LexborNode:
    """Return the block that holds a target, which may be an anchor inside it."""
    while node.tag not in BLOCKS and node.parent is not None:
        node = node.parent
    return node
