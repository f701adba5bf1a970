"""Characters become rows: those at one height, in the order of their ink."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from ..characters import raised
from .glyphs import Box, Glyph, around, at_one_height

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Row", "rows_of"]

_RAISED = 0.75  # of the size of the row: a mark of a note, an exponent
_LOW = 0.5  # of it: the ink of such a figure; that of others is two thirds
_LIFTED = 0.2  # of it, above its foot
_APART = 1.0  # of the size: a space
_SEEN = 0.08  # of the size: a space that a file tells and is narrower is not drawn: 1 0万头
_CELL = 2.2  # of it: the next cell of a table
_SPACED = 1.8  # of the usual gap in a row whose letters are spaced
_FEWEST_SPACED = 3
# Words of headings whose letters are spaced (目  录, 第一章 总  则), and no cells.
_SPACED_WORD = re.compile(r"(?:^|(?<=\s))([总附罚细目前序])\t(?=[则录次言]$)")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page."""

    text: str
    box: Box
    size: float
    """The height of most of its characters."""
    is_row: bool = False
    """Whether it is a row of a ruled table."""


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """Return the rows of a column from top to bottom."""
    rows = at_one_height(glyphs)
    return [_row(row) for row in rows if any(glyph.text.strip() for glyph in row)]


def _row(glyphs: Sequence[Glyph]) -> Row:
    ordered = sorted(glyphs, key=lambda glyph: glyph.ink.center)
    size = median(glyph.box.height for glyph in ordered if glyph.text.strip())
    foot = median(glyph.box.bottom for glyph in ordered if glyph.box.height > _RAISED * size)
    apart, cell = _gaps(ordered, size)
    text = ""
    before: Glyph | None = None
    has_space = False
    for glyph in ordered:
        if not glyph.text.strip():
            has_space = True
            continue
        gap = glyph.box.left - before.box.right if before else 0.0
        if gap > cell:
            text += "\t"
        elif gap > apart or (has_space and gap > _SEEN * size and _is_word(text, glyph)):
            text += " "
        text += _written(glyph, text, size, foot)
        before, has_space = glyph, False
    is_row = any(glyph.is_row for glyph in ordered)
    text = text.rstrip() if is_row else _SPACED_WORD.sub(r"\1 ", text.strip())
    return Row(text, around(g.box for g in ordered if g.text.strip()), size, is_row)


def _is_word(before: str, glyph: Glyph) -> bool:
    """Whether a space parts the two: one between Chinese characters is none."""
    return before[-1:].isascii() or glyph.text.isascii()


def _gaps(glyphs: Sequence[Glyph], size: float) -> tuple[float, float]:
    """Return how wide a gap is a space, and how wide it is one between cells."""
    gaps = [b.box.left - a.box.right for a, b in pairwise(glyphs) if not b.text.isascii()]
    usual = median(gaps) if len(gaps) >= _FEWEST_SPACED else 0.0
    if usual > size / 2:  # the letters are spaced: 政 府 工 作 报 告
        return _SPACED * usual, _SPACED * usual + _CELL * size
    return _APART * size, _CELL * size


def _written(glyph: Glyph, before: str, size: float, foot: float) -> str:
    """Return a character as it is written: a raised figure as such, so that it is in no figure."""
    is_small = glyph.box.height <= _RAISED * size or (
        glyph.text.isdecimal() and glyph.ink.height <= _LOW * size
    )
    is_raised = is_small and glyph.box.bottom > foot + _LIFTED * size
    return raised(glyph.text, before) if is_raised else glyph.text
