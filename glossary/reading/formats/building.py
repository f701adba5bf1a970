"""Lines are built from what a format says piece by piece: text, marks, cells, ends of lines."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ..characters import normalize_part, opening, raised
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


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text of a line that is strong or raised as a whole, as the source has it."""

    source: str
    is_strong: bool
    is_raised: bool


@dataclass(slots=True)
class LineBuilder:
    """Keeps the line that is being read, and the lines that were."""

    lines: list[Line] = field(default_factory=list[Line])
    last_note: int = 0
    """The highest number of a note so far."""
    _pieces: list[_Piece] = field(default_factory=list[_Piece])
    _marks: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """Behind how many pieces each mark of a note stands, and the number of the note."""
    _rows: list[_Row] = field(default_factory=list[_Row])

    @property
    def source(self) -> str:
        """The line that is being read, as the source has it."""
        return "".join(piece.source for piece in self._pieces)

    @property
    def last(self) -> str:
        """The last character of this line; ``""`` where there is none."""
        return self._pieces[-1].source[-1] if self._pieces else ""

    def add(self, source: str, *, is_strong: bool = False, is_raised: bool = False) -> None:
        """Add text to the line. Figures that are raised are written as such: 10⁴, 亿元¹."""
        if source:
            self._pieces.append(_Piece(source, is_strong, is_raised))

    def refer(self, note: int) -> None:
        """Put a mark of a note behind the text that there is."""
        self._marks.append((len(self._pieces), note))
        self.last_note = max(self.last_note, note)

    def end(self, **known: Any) -> None:  # noqa: ANN401 - fields of Line
        """End the line; ``known`` is what the format says of it. One without text is none."""
        if not self._pieces:
            return
        text, ends, emphasis, normalized = self._normalized()
        bare = text.strip()
        self._pieces.clear()
        if not bare:
            self._marks = [(0, note) for _, note in self._marks]
            return  # a mark on a line of its own belongs to the next
        cut = len(text) - len(text.lstrip())
        references: list[Reference] = [
            (min(max(ends[count] - cut, 0), len(bare)), note) for count, note in self._marks
        ]
        self.lines.append(
            Line(
                number=len(self.lines) + 1,
                text=bare,
                emphasis=within(emphasis, cut, len(bare)),
                references=tuple(references),
                normalized=normalized,
                **known,
            )
        )
        self._marks.clear()
        if known.get("level") is not None:
            self._is_layout()

    def _normalized(self) -> tuple[str, list[int], list[Span], int]:
        """Return the line's text, where each piece of it ends, what is strong, what was changed.

        What opens a line is told by the whole of it, however the format divides it.
        """
        cut, text = opening(self.source)
        normalized = int(cut > 0)
        parts, length, last = [text], len(text), text[-1:]
        ends, emphasis = [length], list[tuple[int, int]]()
        for piece in self._pieces:
            skipped = min(cut, len(piece.source))
            cut -= skipped
            part, changed = normalize_part(piece.source[skipped:])
            if piece.is_raised:
                part = raised(part, last)
            if piece.is_strong and part:
                emphasis.append((length, length + len(part)))
            parts.append(part)
            length += len(part)
            last = part[-1:] or last
            ends.append(length)
            normalized += changed
        return "".join(parts), ends, emphasis, normalized

    def take(self, lines: Iterable[Line]) -> None:
        """Take lines as they were read from elsewhere, their notes numbered behind the own."""
        last = self.last_note
        for line in lines:
            numbers = (line.note or 0, *(note for _, note in line.references))
            self.last_note = max(self.last_note, *(last + number for number in numbers))
            self.lines.append(
                replace(
                    line,
                    number=len(self.lines) + 1,
                    note=None if line.note is None else line.note + last,
                    references=tuple((at, note + last) for at, note in line.references),
                )
            )

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
        if row.is_layout or not row.cells:
            return
        first = row.cells[0]
        bounds = [*row.cells, len(self.lines)]
        cells = [self.lines[at:end] for at, end in pairwise(bounds)]
        length = sum(len(line.text) for line in self.lines[first:])
        if sum(map(bool, cells)) < 2 or length > _LONGEST_ROW:
            return
        while not cells[-1]:
            cells.pop()
        known = self.lines[first]
        empty = replace(known, text="", emphasis=(), references=(), normalized=0)
        parts = [joined(cell, _INSIDE) if cell else empty for cell in cells]
        whole = joined(parts, _CELL)
        is_aside = all(line.aside for line in self.lines[first:])
        self.lines[first:] = [
            replace(
                whole,
                number=first + 1,
                is_paragraph=True,
                is_row=True,
                aside=whole.aside if is_aside else "",
            )
        ]

    def _is_layout(self) -> None:
        for row in self._rows:
            row.is_layout = True
