"""Where the shelf first uses something: the earliest year's first place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..query import Filter, Piece, all_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..results import Hit
    from ..search import TextIndex

__all__ = ["first_uses"]


def first_uses(index: TextIndex, texts: Iterable[str]) -> dict[str, Hit]:
    """Return the first place in the body of the earliest report that has each of some texts."""
    found: dict[str, Hit] = {}
    for text in dict.fromkeys(texts):
        hits = index.hits(all_of([Piece(text), Filter("in", "body")]), 1, "year")
        if hits:
            found[text] = hits[0]
    return found
