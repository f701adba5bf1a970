"""The lines of a drawing that go along a page, or down it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .glyphs import Box, around

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Points", "rules_along"]

Points = list[tuple[float, float]]
"""Where a pen goes that is not lifted; the page's left and bottom are 0."""


def rules_along(points: Points, thickest: float, *, is_drawn: bool) -> Iterator[Box]:
    """Yield the lines that a pen draws along or down: an area as thin as a line, or its sides.

    ``is_drawn`` says whether there are any: what is only filled has none.
    """
    whole = around(Box(x, y, x, y) for x, y in points)
    if min(whole.width, whole.height) <= thickest:
        yield whole
    elif is_drawn:
        sides = (around((Box(*a, *a), Box(*b, *b))) for a, b in pairwise(points))
        yield from (side for side in sides if min(side.width, side.height) <= thickest / 2)
