"""Where the notes at the foot of a column begin: smaller than the text, or below a short line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..layout import note_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .glyphs import Box
    from .rows import Row

__all__ = ["SMALL", "foot_of"]

SMALL = 0.85
"""Of the size of the text: that of notes."""
_ALIKE = 0.95  # of it: notes below a line
_SHORT = 0.5  # of the column's width: the line above notes, not one that ends a table or a page
_NUMBERED = frozenset({"symbol", "superscript", "square"})


def foot_of(rows: Sequence[Row], rules: Sequence[Box], size: float) -> int:
    """Return how many rows of a column stand above its notes; all where it has none.

    ``size`` is that of the text. Notes begin with a mark, as the place has to which they belong.
    """
    if not rows:
        return 0
    left, right = min(row.box.left for row in rows), max(row.box.right for row in rows)
    lines = [
        rule.middle
        for rule in rules
        if rule.width > rule.height
        and size < rule.width < _SHORT * (right - left)
        and abs(rule.left - left) < 2 * size
        and not any(row.box.bottom - size / 3 < rule.middle < row.box.top for row in rows)
    ]
    at = len(rows)
    while at and _is_small(rows[at - 1], lines, size):
        at -= 1
    starts = (place for place in range(at, len(rows)) if _is_numbered(rows[place]))
    return next(starts, len(rows))


def _is_small(row: Row, lines: Sequence[float], size: float) -> bool:
    is_below = any(row.box.top <= line for line in lines)
    return row.size <= (_ALIKE if is_below else SMALL) * size


def _is_numbered(row: Row) -> bool:
    found = note_number(row.text)
    return found is not None and found.style in _NUMBERED
