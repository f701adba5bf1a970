"""The elements of a web page, as the readers of this room see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selectolax.lexbor import LexborNode

__all__ = ["BLOCKS", "HEADINGS", "walk"]


BLOCKS = names(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol "
    "p pre section summary table tbody tfoot thead tr ul"
)
"""What begins on a line of its own; a table's cells stand beside each other."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""The headings, by their tags, with their levels."""


def walk(root: LexborNode, enter: Callable[[LexborNode], bool]) -> Iterator[LexborNode]:
    """Enter elements in their order, and go on below those that ``enter`` wants.

    Yields each of these when all that is below it has been entered. Without recursion.
    """
    entered: list[LexborNode] = []
    node: LexborNode | None = root
    while node is not None:
        if enter(node):
            entered.append(node)
            if node.child is not None:
                node = node.child
                continue
            yield entered.pop()
        while node.next is None and entered:
            node = entered.pop()
            yield node
        node = node.next if entered else None
