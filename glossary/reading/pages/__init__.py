"""Pages of characters with boxes become lines: as a PDF, an OFD file or a scan has them.

Each page is cleared, its columns are read in their order, their rows joined to paragraphs by
what their boxes say: a line goes on where the one before is full and itself not indented.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import count, pairwise
from statistics import median
from typing import TYPE_CHECKING

from ..characters import normalize
from ..layout import begins_item, heading_level, is_finished, note_number
from ..lines import Line, between
from ..metadata.kinds import ends_as_title
from ..page_notes import lift_page_notes
from .clearing import cleared
from .columns import columns_of
from .feet import foot_of
from .fixtures import without_fixtures
from .marks import with_chinese_marks
from .rows import rows_of
from .tables import with_table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .glyphs import Box, Page
    from .rows import Row

__all__ = ["lines_of_pages"]

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
_SMALL = 0.85  # of the usual size: that of notes at the foot of a page


def lines_of_pages(pages: Sequence[Page]) -> list[Line]:
    """Return the paragraphs of all pages in reading order."""
    marked = with_chinese_marks(pages)
    sides = [(number, side) for number, page in enumerate(marked) for side in cleared(page)]
    clear = [with_table_rows(side) for _, side in sides]
    columns = [[rows_of(part) for part in each] for each in columns_of([s.glyphs for s in clear])]
    kept = without_fixtures(clear, columns)
    usual = _usual([rows for page in kept for rows in page])
    lines: list[list[list[Line]]] = [[] for _ in pages]
    for (number, _), side, parts in zip(sides, clear, kept, strict=True):
        found = (line for rows in parts for line in _lines_of_column(rows, side.rules, usual))
        lines[number].append([replace(line, page=number + 1) for line in found])
    numbers = count(1)
    ordered = [[replace(line, number=next(numbers)) for line in page] for page in _in_order(lines)]
    return _closed_before_items(lift_page_notes(ordered))


def _closed_before_items(lines: Sequence[Line]) -> list[Line]:
    """Return the lines; from one with a whole sentence nothing goes on in an item's."""
    texts = [line for line in lines if not line.is_foot]
    closed = {a.number for a, b in pairwise(texts) if _is_item_after(a.text, b.text)}
    return [replace(line, is_open=False) if line.number in closed else line for line in lines]


def _lines_of_column(
    rows: Sequence[Row], rules: Sequence[Box], usual: _Usual | None
) -> Iterator[Line]:
    """Yield the paragraphs of a column, those of notes at its foot marked as such."""
    if rows:
        column = _column(rows, usual)
        foot = foot_of(rows, rules, column.text_size)
        yield from _paragraphs(rows[:foot], column)
        yield from (replace(line, is_foot=True) for line in _paragraphs(rows[foot:], column))


def _in_order(pages: Sequence[Sequence[Sequence[Line]]]) -> Iterator[list[Line]]:
    """Yield each page's lines: what lies on its side there stands where no paragraph goes on.

    Notes at the feet of its columns are the last.
    """
    waiting: list[Line] = []
    for number, (upright, *lying) in enumerate(pages, start=1):
        waiting += [line for each in lying for line in each]
        texts = [line for line in upright if not line.is_foot]
        feet = [line for line in upright if line.is_foot]
        goes_on = bool(texts) and texts[-1].is_open and number < len(pages)
        yield [*texts, *feet] if goes_on else [*texts, *waiting, *feet]
        waiting = waiting if goes_on else []


@dataclass(frozen=True, slots=True)
class _Usual:
    """How wide the columns of a file are mostly, where they begin, how tall their rows are."""

    width: float
    margins: tuple[float, ...]
    size: float


def _usual(pages: Sequence[Sequence[Row]]) -> _Usual | None:
    columns = [_of_text(rows) for rows in pages if rows]
    sure = [(width, _margin(rows)) for rows in columns if (width := _width(rows)) is not None]
    if not sure:
        return None
    usual = median(width for width, _ in sure)
    return _Usual(
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

        One that begins in the right half is a signature or its date, from which nothing goes on.
        """
        if row.box.left > (self.margin + self.edge) / 2:
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
            and not _is_item_after(before.text, row.text)
            and row.box.left < self.margin + self.size
            and before.box.bottom - row.box.top < 2 * self.size
            and abs(row.size - before.size) < _OF_ONE_SIZE * max(row.size, before.size)
            and not (row.size < _SMALL * self.size and note_number(row.text))
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
            and (not ends_as_title(before.text) or _GOES_ON.match(row.text) is not None)
        )

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


def _is_item_after(before: str, text: str) -> bool:
    """Whether a sentence ends, and an item begins, though both are full lines at the margin."""
    return is_finished(before) and begins_item(text)


def _column(rows: Sequence[Row], usual: _Usual | None) -> _Column:
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


def _paragraphs(rows: Sequence[Row], column: _Column) -> Iterator[Line]:
    """Yield the paragraphs of a column, or of its foot."""
    if not rows:
        return
    text, first = rows[0].text, rows[0]
    for before, row in pairwise(rows):
        if column.runs_on(before, row):
            text += between(text, row.text) + row.text
        else:
            yield column.line(text, first, before)
            text, first = row.text, row
    yield column.line(text, first, rows[-1])
