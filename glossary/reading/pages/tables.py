"""A ruled table's rows are told by the lines drawn around its cells: each becomes one sign.

The lines that touch each other make a grid; where no line parts two of its fields they are one
cell. A row is what the cells that begin at one height hold, tabs between them. So a cell of
several lines, or one beside several rows, is read as a whole, and no gap of a table is a gutter.
A table without lines is left to the gaps between its cells (``rows``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from ..lines import between
from .glyphs import Box, Glyph, around
from .rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .glyphs import Page
    from .rows import Row

__all__ = ["with_table_rows"]

_NEAR = 0.35  # of a character: how far apart lines that meet may be drawn
_SHORTEST = 0.7  # of a character: the side of a cell
_MOST_LINES = 200  # each way, on one page: one with more is a drawing
_MOST_FIELDS = 5_000
# Fields: with fewer it is a frame, or two columns of text with a line between.
_FEWEST_ROWS, _FEWEST_COLUMNS, _FEWEST_IN_ONE_ROW = 2, 2, 3
_OF_TEXT = 12  # lines in each of two cells that are all: columns of text in a frame
_FULL = 2.5  # characters: what punctuation and the space along its line leave free in a cell

_Fields = dict[tuple[int, int], list[Glyph]]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A line that is drawn along (or down) a page, by the place where it is across it."""

    at: float
    begin: float
    end: float


def with_table_rows(page: Page) -> Page:
    """Return the page with one sign for each row of its ruled tables."""
    sizes = [glyph.box.height for glyph in page.glyphs if glyph.text.strip()]
    if not sizes or not page.rules:
        return page
    near = _NEAR * median(sizes)
    shortest = _SHORTEST * median(sizes)
    across = _merged((_Rule(b.middle, b.left, b.right) for b in page.rules), near, shortest)
    down = _merged((_Rule(b.center, b.bottom, b.top) for b in page.rules), near, shortest)
    if max(len(across), len(down)) > _MOST_LINES:
        return page
    left = list(page.glyphs)
    rows: list[Glyph] = []
    for table in sorted(_grids(across, down, near, shortest), key=lambda grid: grid.area):
        found, left = table.read(left)
        rows += found
    return page.keeping([*left, *rows])


def _merged(rules: Iterable[_Rule], near: float, shortest: float) -> list[_Rule]:
    """Return lines with those in one joined that are drawn piece by piece."""
    merged: list[_Rule] = []
    for group in _side_by_side(rules, near):
        at, pieces = group[0].at, sorted(group, key=lambda rule: rule.begin)
        begin, end = pieces[0].begin, pieces[0].end
        for piece in pieces[1:]:
            if piece.begin > end + near:
                merged.append(_Rule(at, begin, end))
                begin = piece.begin
            end = max(end, piece.end)
        merged.append(_Rule(at, begin, end))
    return [rule for rule in merged if rule.end - rule.begin >= shortest]


def _side_by_side(rules: Iterable[_Rule], near: float) -> Iterator[list[_Rule]]:
    group: list[_Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if group and rule.at > group[0].at + near:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _grids(
    across: Sequence[_Rule], down: Sequence[_Rule], near: float, shortest: float
) -> Iterator[_Grid]:
    """Yield what lines make that touch each other."""
    touching: list[list[int]] = [[] for _ in [*across, *down]]
    for one, rule in enumerate(across):
        for other, upright in enumerate(down, start=len(across)):
            is_beside = rule.begin - near <= upright.at <= rule.end + near
            if is_beside and upright.begin - near <= rule.at <= upright.end + near:
                touching[one].append(other)
                touching[other].append(one)
    seen: set[int] = set()
    for first in range(len(across)):
        if first in seen:
            continue
        seen.add(first)
        waiting, group = [first], list[int]()
        while waiting:
            group.append(waiting.pop())
            fresh = [at for at in touching[group[-1]] if at not in seen]
            seen.update(fresh)
            waiting += fresh
        lines = [across[at] for at in group if at < len(across)]
        sides = [down[at - len(across)] for at in group if at >= len(across)]
        if sides:
            grid = _Grid.of(lines, sides, near)
            if grid.is_table(shortest):
                yield grid


@dataclass(frozen=True, slots=True)
class _Grid:
    """The lines of a table, and the fields between them: those of row 0 are the uppermost."""

    lefts: list[float]
    """Where its columns begin, and where the last ends."""
    feet: list[float]
    """Where its rows end and begin, from the bottom: a line each."""
    across: dict[float, list[_Rule]]
    down: dict[float, list[_Rule]]

    @classmethod
    def of(cls, across: Sequence[_Rule], down: Sequence[_Rule], near: float) -> _Grid:
        """Return the grid of lines; where its sides are open, it ends as far as the others go."""
        ends = (min(rule.begin for rule in across), max(rule.end for rule in across))
        tops = (min(rule.begin for rule in down), max(rule.end for rule in down))
        sides = [_Rule(at, *tops) for at in ends]
        feet = [_Rule(at, *ends) for at in tops]
        columns = _by_place([*down, *sides], near)
        rows = _by_place([*across, *feet], near)
        return cls(sorted(columns), sorted(rows), rows, columns)

    @property
    def area(self) -> float:
        """How large it is."""
        return (self.lefts[-1] - self.lefts[0]) * (self.feet[-1] - self.feet[0])

    def is_table(self, shortest: float) -> bool:
        """Whether it has several columns, and most fields are large enough for text."""
        rows, columns = len(self.feet) - 1, len(self.lefts) - 1
        least = _FEWEST_COLUMNS if rows >= _FEWEST_ROWS else _FEWEST_IN_ONE_ROW
        sides = ([b - a for a, b in pairwise(places)] for places in (self.lefts, self.feet))
        is_small = rows * columns > _MOST_FIELDS or min(map(median, sides)) < shortest
        return columns >= least and not is_small

    def read(self, glyphs: list[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
        """Return a sign for each row, and the characters that are in none."""
        cells = self._cells()
        inside: _Fields = defaultdict(list)
        outside: list[Glyph] = []
        for glyph in glyphs:
            field = self._field(glyph.ink)
            (outside if field is None else inside[cells[field]]).append(glyph)
        columns: dict[tuple[int, int], set[int]] = defaultdict(set)
        for (_, column), first in cells.items():
            columns[first].add(column)
        rows: dict[int, list[_Cell]] = defaultdict(list)
        for first, wide in sorted(columns.items()):
            is_whole = len(wide) == len(self.lefts) - 1
            found, right = inside[first], self.lefts[max(wide) + 1]
            rows[first[0]].append(_Cell(found, rows_of(found), right, is_whole))
        signs: list[Glyph] = []
        for row in rows.values():
            if _is_laid_out(row, len(self.lefts) - 1):
                outside += [glyph for cell in row for glyph in cell.glyphs]
            else:
                signs += _signs(row)
        return signs, outside

    def _field(self, ink: Box) -> tuple[int, int] | None:
        """Return the row and the column of what stands in the grid."""
        column = bisect_right(self.lefts, ink.center) - 1
        row = len(self.feet) - 1 - bisect_right(self.feet, ink.middle)
        is_inside = 0 <= column < len(self.lefts) - 1 and 0 <= row < len(self.feet) - 1
        return (row, column) if is_inside else None

    def _cells(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Return for each field the first of its cell: the upper left one."""
        cells: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(len(self.feet) - 1):
            for column in range(len(self.lefts) - 1):
                if (row, column) in cells:
                    continue
                cells[row, column] = row, column
                waiting = [(row, column)]
                while waiting:
                    fresh = [each for each in self._joined(*waiting.pop()) if each not in cells]
                    cells.update(dict.fromkeys(fresh, (row, column)))
                    waiting += fresh
        return cells

    def _joined(self, row: int, column: int) -> Iterator[tuple[int, int]]:
        """Yield the fields beside and below one which no line parts from it."""
        top = len(self.feet) - 1 - row
        middle = (self.feet[top] + self.feet[top - 1]) / 2
        center = (self.lefts[column] + self.lefts[column + 1]) / 2
        for step in (0, 1):
            place, beside = self.lefts[column + step], column + 2 * step - 1
            if 0 <= beside < len(self.lefts) - 1 and not _covers(self.down[place], middle):
                yield row, beside
            place, below = self.feet[top - step], row + 2 * step - 1
            if 0 <= below < len(self.feet) - 1 and not _covers(self.across[place], center):
                yield below, column


def _by_place(rules: Iterable[_Rule], near: float) -> dict[float, list[_Rule]]:
    return {group[0].at: group for group in _side_by_side(rules, near)}


def _covers(rules: Iterable[_Rule], place: float) -> bool:
    return any(rule.begin <= place <= rule.end for rule in rules)


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands in a cell of a table."""

    glyphs: list[Glyph]
    rows: list[Row]
    """Its lines."""
    right: float
    is_whole: bool
    """Whether it is as wide as the table."""

    @property
    def text(self) -> str:
        """Its lines, joined; a space behind each that ends before the cell does."""
        text = "".join(row.text for row in self.rows[:1])
        for before, row in pairwise(self.rows):
            is_full = self.right - before.box.right < _FULL * before.size
            text += (between(text, row.text) if is_full else " ") + row.text
        return " ".join(text.split())


def _is_laid_out(row: Sequence[_Cell], columns: int) -> bool:
    """Whether a row holds no data, but paragraphs: under each other, or in two columns."""
    is_one = any(cell.is_whole for cell in row)
    long = sum(len(cell.rows) >= _OF_TEXT for cell in row)
    return is_one or (columns == _FEWEST_COLUMNS and long == columns)


def _signs(row: Sequence[_Cell]) -> Iterator[Glyph]:
    """Yield a row as one sign, as tall as a character, where the row begins."""
    lines = [line for cell in row for line in cell.rows]
    if not lines:
        return
    whole, size = around(line.box for line in lines), median(line.size for line in lines)
    box = Box(whole.left, whole.top - size, whole.right, whole.top)
    text = "\t".join(cell.text for cell in row).rstrip()
    is_one = sum(bool(cell.rows) for cell in row) == 1
    yield Glyph(text.strip() if is_one else text, box, box, is_row=True)
