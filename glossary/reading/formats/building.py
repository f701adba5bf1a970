"""Lines are built from what a format says piece by piece: text, marks, cells, ends of lines."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ..characters import normalize, raised
from ..lines import Line, joined, within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...block import Reference, Span

__all__ = ["LineBuilder"]

_LONGEST_ROW = 3_000  # in code points; what is longer is a page that is laid out by a table
_CELL, _INSIDE = "\t", " "


@dataclass(slots=True)
class _Row:
    """A table's row that is being read."""

    cells: list[int] = field(default_factory=list[int])
    """How many lines there were where each cell began."""
    is_layout: bool = False
    """Whether the row cannot be one of data: a table or a heading is in it."""


@dataclass(slots=True)
class LineBuilder:
    """Keeps the line that is being read, and the lines that were."""

    lines: list[Line] = field(default_factory=list[Line])
    text: str = ""
    _emphasis: list[Span] = field(default_factory=list[tuple[int, int]])
    _references: list[Reference] = field(default_factory=list[tuple[int, int]])
    _normalized: int = 0
    _rows: list[_Row] = field(default_factory=list[_Row])

    def add(self, source: str, *, is_strong: bool = False, is_raised: bool = False) -> None:
        """Add text to the line. Figures that are raised are written as such: 10⁴, 亿元¹."""
        text, normalized = normalize(source)
        if is_raised:
            text = raised(text, self.text)
        if is_strong and text:
            self._emphasis.append((len(self.text), len(self.text) + len(text)))
        self.text += text
        self._normalized += normalized

    def refer(self, note: int) -> None:
        """Put a mark of a note behind the text that there is."""
        self._references.append((len(self.text), note))

    def drop(self) -> None:
        """Leave out the line that is being read."""
        self.text, self._normalized = "", 0
        self._emphasis.clear()
        self._references.clear()

    def end(self, **known: Any) -> None:  # noqa: ANN401 - fields of Line
        """End the line; ``known`` is what the format says of it. One without text is none."""
        bare = self.text.strip()
        if not bare:
            self.text = ""
            self._emphasis.clear()
            return  # a mark on a line of its own belongs to the next
        cut = len(self.text) - len(self.text.lstrip())
        references = [(min(max(at - cut, 0), len(bare)), note) for at, note in self._references]
        self.lines.append(
            Line(
                number=len(self.lines) + 1,
                text=bare,
                emphasis=within(self._emphasis, cut, len(bare)),
                references=tuple(references),
                normalized=self._normalized,
                **known,
            )
        )
        if known.get("level") is not None:
            self._is_layout()
        self.drop()

    def take(self, lines: Iterable[Line]) -> None:
        """Take lines as they were read from elsewhere."""
        for line in lines:
            self.lines.append(replace(line, number=len(self.lines) + 1))

    def open_row(self) -> None:
        """Begin a table's row."""
        self._is_layout()
        self._rows.append(_Row())

    def open_cell(self) -> None:
        """Begin a cell of the row; outside of a row it is none."""
        if self._rows:
            self._rows[-1].cells.append(len(self.lines))

    def close_row(self) -> None:
        """End the row: its cells become one line, a tab between each two, if they are of data."""
        row = self._rows.pop()
        if not row.cells:
            return
        first = row.cells[0]
        bounds = [*row.cells, len(self.lines)]
        cells = [self.lines[at:end] for at, end in pairwise(bounds)]
        length = sum(len(line.text) for line in self.lines[first:])
        if row.is_layout or sum(map(bool, cells)) < 2 or length > _LONGEST_ROW:
            return
        while not cells[-1]:
            cells.pop()
        known = self.lines[first]
        empty = replace(known, text="", emphasis=(), references=(), normalized=0)
        parts = [joined(cell, _INSIDE) if cell else empty for cell in cells]
        whole = joined(parts, _CELL)
        self.lines[first:] = [replace(whole, number=first + 1, is_paragraph=True, is_row=True)]

    def _is_layout(self) -> None:
        for row in self._rows:
            row.is_layout = True
