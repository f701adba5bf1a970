"""The notes of a web page: what its own links with a mark for their text lead down to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from ..layout import value_of
from .elements import BLOCKS, HEADINGS, walk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from selectolax.lexbor import LexborNode

__all__ = ["Links", "find_links"]


_MARK = re.compile(r"[\s\[［【〔(（^注]*(\d{1,3}|[①-⑳])[\s\]］】〕)）^]*")


@dataclass(frozen=True, slots=True)
class Links:
    """The notes of a page, and what leads to them; elements by their identity."""

    notes: dict[int, int]
    """The elements that hold a note, or begin one that ends with their line, and its number."""
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
    holders = _holders(root, above, targets) if above else {}
    leading = [
        (link, holder, number)
        for link, name, number in above
        if (holder := holders.get(name)) is not None
    ]
    notes = {holder.mem_id: number for _, holder, number in leading}
    if len(set(notes.values())) < len(notes):  # numbered anew on every page
        notes = {holder: number for number, holder in enumerate(notes, start=1)}
    marks = {link.mem_id: notes[holder.mem_id] for link, holder, _ in leading}
    return Links(notes, marks)


def _number(text: str) -> int | None:
    match = _MARK.fullmatch(text.strip())
    return value_of(match[1]) if match else None


def _holders(
    root: LexborNode,
    links: Sequence[tuple[LexborNode, str, int]],
    targets: Mapping[str, LexborNode],
) -> dict[str, LexborNode]:
    """Return what holds the note that each name leads to: the block around its target.

    It is the target itself where that block holds the link or other notes, too: where the lines
    of a page are divided by breaks alone. Headings hold none: a table of contents leads there.
    """
    named = {name: targets[name] for _, name, _ in links if name in targets}
    blocks, extents, places = _blocks(root, {node.mem_id for node in named.values()})
    counts = Counter(blocks[node.mem_id].mem_id for node in named.values())
    holders: dict[str, LexborNode] = {}
    for link, name, _ in links:
        if name not in named:
            continue
        target = named[name]
        block = blocks[target.mem_id]
        first, last = extents[block.mem_id]
        is_shared = counts[block.mem_id] > 1 or first <= places[link.mem_id] <= last
        if block.tag not in HEADINGS:
            holders[name] = target if is_shared else block
    return holders


def _blocks(
    root: LexborNode, wanted: AbstractSet[int]
) -> tuple[dict[int, LexborNode], dict[int, tuple[int, int]], dict[int, int]]:
    """Return the block around each element that is wanted, or which is one itself.

    Then where each block begins and ends, and where each link stands, in the order of the page.
    """
    blocks: dict[int, LexborNode] = {}
    begins: dict[int, int] = {}
    extents: dict[int, tuple[int, int]] = {}
    places: dict[int, int] = {}
    around = [root]
    order = count()

    def enter(node: LexborNode) -> bool:
        tag = node.tag or ""
        if tag.startswith("-"):
            return False
        place = next(order)
        if tag in BLOCKS:
            around.append(node)
        begins[node.mem_id] = place
        if tag == "a":
            places[node.mem_id] = place
        if node.mem_id in wanted:
            blocks[node.mem_id] = around[-1]
        return True

    for node in walk(root, enter):
        if node.mem_id == around[-1].mem_id:
            extents[node.mem_id] = (begins[node.mem_id], next(order))
            around.pop()
    return blocks, extents, places
