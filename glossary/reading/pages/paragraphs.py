"""The rows of a column become paragraphs: by their edges, their indents, their sizes.

A row goes on in the next where it is full, and the next is not indented.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from ..characters import normalize
from ..layout import begins_item, heading_level, heading_number, is_finished, note_number
from ..lines import Line, between
from ..metadata.kinds import ends_as_title
from .feet import SMALL, foot_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .glyphs import Box
    from .rows import Row

__all__ = ["Usual", "is_item_after", "lines_of_column", "usual_of"]

_CELLS = "\t"
_FEWEST_FULL = 2
_SHARE = 0.1  # of the rows: less are a foot of the page, or a mark in the margin
_FULL = 2.0  # characters: what punctuation at the edge may leave free
_NEARLY_FULL = 4.0  # where the edge is not sure, and only a sentence that is cut counts
_LONGEST_WORD = 8.0
_NARROW = 0.8  # of the usual width
_INDENT = 3.0  # characters: at most what a paragraph is indented by
_OF_TITLE = 1.15  # of the usual size: that of a title
# What a title may go on with behind what could be its end; not who passed it, and when.
_GOES_ON = re.compile(r"的|[（(][^）)]{1,12}[）)]")
_ALIKE = 0.08  # of it: how far the sizes of the lines of one title are apart, with their fonts
_OF_ONE_SIZE = 0.25  # of it: a title is larger, a row with figures of another font is not so
_DAY = re.compile(
    r"[\d二〇○零一三四五六七八九十 ]{4,8}年[^，。]{0,8}$"
)  # below a body's name on a cover
_LEADER = re.compile(
    r"(?<![.…·])[.…·]{4,}\s*\d{0,4}$"
)  # to the number of a page, in a table of contents
_ANNEX = re.compile(r"附件\s*[\d一二三四五六七八九十]")
_LEAST_BLOCK = 3  # rows of a size of their own
_OWN_SIZE = 0.06  # of the usual size: how far that of such a block is from it at least


def lines_of_column(
    rows: Sequence[Row], rules: Sequence[Box], usual: Usual | None
) -> Iterator[Line]:
    """Yield the paragraphs of a column, those of notes at its foot marked as such."""
    if rows:
        column = _column(rows, usual)
        foot = foot_of(rows, rules, column.text_size)
        for block, own in _blocks(rows[:foot], column):
            yield from _paragraphs(block, own)
        yield from (replace(line, is_foot=True) for line in _paragraphs(rows[foot:], column))


@dataclass(frozen=True, slots=True)
class Usual:
    """How wide the columns of a file are mostly, where they begin, how tall their rows are."""

    width: float
    margins: tuple[float, ...]
    size: float


def usual_of(pages: Sequence[Sequence[Row]]) -> Usual | None:
    """Return what the columns of all pages show; None where none does."""
    columns = [_of_text(rows) for rows in pages if rows]
    sure = [(width, _margin(rows)) for rows in columns if (width := _width(rows)) is not None]
    if not sure:
        return None
    usual = median(width for width, _ in sure)
    return Usual(
        width=usual,
        margins=tuple({margin for width, margin in sure if width >= _NARROW * usual}),
        size=median(row.size for rows in columns for row in rows),
    )


def _of_text(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows that say where text begins and ends: a table's do not, if others do."""
    return [row for row in rows if _CELLS not in row.text] or rows


def _width(rows: Sequence[Row]) -> float | None:
    """Return how wide the full rows of a column are, if several end at one place."""
    rightmost = max((row.box.right for row in rows), default=0.0)
    full = sum(row.box.right > rightmost - row.size for row in rows)
    return rightmost - _margin(rows) if full >= _FEWEST_FULL else None


def _margin(rows: Sequence[Row]) -> float:
    """Return where the rows of a column begin: the leftmost place where several do."""
    least = max(_FEWEST_FULL, len(rows) * _SHARE)
    lefts = sorted(row.box.left for row in rows)
    size = median(row.size for row in rows)
    several = (
        left for at, left in enumerate(lefts) if bisect_right(lefts, left + size) - at >= least
    )
    return next(several, lefts[0])


@dataclass(frozen=True, slots=True)
class _Column:
    """What tells of a row whether it is full, or indented."""

    size: float
    margin: float
    edge: float
    text_size: float
    """That of most rows of the file."""
    frame: tuple[float, float]
    """Where the text of the file begins and ends around it, though little stands here."""
    is_sure: bool
    """Whether several rows end at the edge, here or in other columns."""

    def is_full(self, row: Row) -> bool:
        """Whether a row ends at the edge, or before a word or a figure that did not fit there.

        From one that begins in the right half, as a signature does, nothing goes on, nor from a
        line of a table of contents.
        """
        if row.box.left > (self.margin + self.edge) / 2 or _LEADER.search(row.text):
            return False
        room = self.edge - row.box.right
        if not self.is_sure:
            is_whole = is_finished(row.text) or ends_as_title(row.text) or heading_level(row.text)
            return room < _NEARLY_FULL * self.size and not is_whole
        word = min(_LONGEST_WORD * self.size, (self.edge - self.margin) / 4)
        may_be_short = room < word and not is_finished(row.text)
        return room < _FULL * self.size or may_be_short

    def runs_on(self, before: Row, row: Row) -> bool:
        """Whether a row goes on in the one below."""
        if self.is_centered(before) and self.is_centered(row) and self.are_of_a_title(before, row):
            return True
        return (
            self.is_full(before)
            and row.box.left < self.margin + self.size
            and before.box.bottom - row.box.top < 2 * self.size
            and abs(row.size - before.size) < _OF_ONE_SIZE * max(row.size, before.size)
            and not (row.size < SMALL * self.size and note_number(row.text))
            and _CELLS not in before.text + row.text
        )

    def is_centered(self, row: Row) -> bool:
        """Whether a row stands in the middle, away from both edges."""
        left, right = row.box.left - self.frame[0], self.frame[1] - row.box.right
        return min(left, right) > self.text_size and abs(left - right) < 2 * self.text_size

    def are_of_a_title(self, before: Row, row: Row) -> bool:
        """Whether two rows are larger than the text, alike, and close to each other."""
        return (
            min(before.size, row.size) > _OF_TITLE * self.text_size
            and abs(row.size - before.size) < _ALIKE * row.size
            and before.box.bottom - row.box.top < row.size
            and not begins_item(row.text)
            and not _DAY.match(row.text)
            and (not ends_as_title(before.text) or _GOES_ON.match(row.text) is not None)
        )

    def are_alike(self, before: Row, row: Row) -> bool:
        """Whether two rows are both of the usual size, or both of another one."""
        return self._has_own_size(before) == self._has_own_size(row) and (
            not self._has_own_size(row) or abs(row.size - before.size) < _OWN_SIZE * row.size
        )

    def _has_own_size(self, row: Row) -> bool:
        return abs(row.size - self.size) > _OWN_SIZE * self.size

    def narrowed(self, rows: Sequence[Row]) -> _Column:
        """Return the same with the edges of rows of another size, if they have some inside."""
        texts = [row for row in rows if _CELLS not in row.text]
        if len(texts) < _LEAST_BLOCK or not self._has_own_size(texts[0]):
            return self
        size, margin = median(row.size for row in texts), _margin(texts)
        width = _width(texts)
        is_inside = margin > self.margin + size / 2 or margin + (width or 0) < self.edge - size
        if width is None or not is_inside:
            return self
        return replace(self, size=size, margin=margin, edge=margin + width, is_sure=True)

    def line(self, source: str, first: Row, last: Row) -> Line:
        """Return the line of a paragraph's text."""
        text, normalized = normalize(source)
        is_row = _CELLS in text
        return Line(
            0,
            text,
            normalized=normalized,
            is_row=is_row,
            is_paragraph=is_row or first.box.left > self.margin + self.size,
            is_open=self.is_full(last) and not is_row,
            display=first.size if self.is_centered(first) else None,
        )


def is_item_after(text: str, row: str) -> bool:
    """Whether a row begins an item behind a paragraph, though that ends in a full line.

    Its sentence is whole; or it is itself the item before, or the heading above the first.
    """
    if is_finished(text) and begins_item(row):
        return True
    if _ANNEX.match(text) and _ANNEX.match(row):
        return True
    one, other = heading_number(text), heading_number(row)
    if one is None or other is None:
        return False
    is_below = one[0] != other[0] or (text[0] == "第") != (row[0] == "第")  # 第二部分 ⏎ 一、
    return other == (one[0], one[1] + 1) or (is_below and other[1] == 1)


def _column(rows: Sequence[Row], usual: Usual | None) -> _Column:
    """Return what a column's rows show; what others do, if they show nothing (``usual``)."""
    text_rows = _of_text(rows)
    width, margin = _width(text_rows), _margin(text_rows)
    if usual and (width is None or width < _NARROW * usual.width):  # too few rows to tell
        width, size = usual.width, rows[0].size
        near = (at for at in usual.margins if 0 <= margin - at < _INDENT * size)
        margin = max(near, default=margin)
    size = median(row.size for row in text_rows)
    edge = max(row.box.right for row in text_rows) if width is None else margin + width
    lefts = [at for at in usual.margins if at <= rows[0].box.left + size] if usual else []
    return _Column(
        size=size,
        text_size=usual.size if usual else size,
        margin=margin,
        edge=edge,
        frame=(max(lefts), max(lefts) + usual.width) if usual and lefts else (margin, edge),
        is_sure=width is not None,
    )


def _blocks(rows: Sequence[Row], column: _Column) -> Iterator[tuple[Sequence[Row], _Column]]:
    """Yield the parts of a column, each with its edges: a box, or a note, may be narrower.

    It is told by its size, as that of what is passed where and when is below a title.
    """
    start = 0
    for at in range(1, len(rows) + 1):
        if at < len(rows) and column.are_alike(rows[at - 1], rows[at]):
            continue
        block = rows[start:at]
        yield block, column.narrowed(block)
        start = at


def _paragraphs(rows: Sequence[Row], column: _Column) -> Iterator[Line]:
    """Yield the paragraphs of a column, or of its foot."""
    if not rows:
        return
    text, first = rows[0].text, rows[0]
    for before, row in pairwise(rows):
        if column.runs_on(before, row) and not is_item_after(text, row.text):
            text += between(text, row.text) + row.text
        else:
            yield column.line(text, first, before)
            text, first = row.text, row
    yield column.line(text, first, rows[-1])
