"""Where the notes at the foot of a column begin: smaller than the text, or below a short line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..layout import note_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .glyphs import Box
    from .rows import Row

__all__ = ["foot_of"]

_SMALL = 0.85  # of the size of the text: that of notes
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
    ]
    at = len(rows)
    while at and (
        rows[at - 1].size <= _SMALL * size or any(rows[at - 1].box.top <= y for y in lines)
    ):
        at -= 1
    starts = (place for place in range(at, len(rows)) if _is_numbered(rows[place]))
    return next(starts, len(rows))


def _is_numbered(row: Row) -> bool:
    found = note_number(row.text)
    return found is not None and found.style in _NUMBERED
