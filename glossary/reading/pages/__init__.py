"""Pages of characters with boxes become lines: as a PDF, an OFD file or a scan has them.

Each page is cleared, its columns are read in their order, their rows joined to paragraphs by
what their boxes say: a line goes on where the one before is full and itself not indented.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from statistics import median
from typing import TYPE_CHECKING

from ..characters import normalize
from ..layout import is_finished, note_number
from ..lines import Line, between
from ..page_notes import lift_page_notes
from .clearing import cleared
from .columns import columns_of
from .fixtures import without_fixtures
from .rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .glyphs import Page
    from .rows import Row

__all__ = ["lines_of_pages"]

_FULL = 2.0  # characters: what punctuation at the edge may leave free
_LONGEST_WORD = 8.0
_SMALL = 0.85  # of the usual size: that of notes at the foot of a page


def lines_of_pages(pages: Sequence[Page]) -> list[Line]:
    """Return the paragraphs of all pages in reading order."""
    clear = [cleared(page) for page in pages]
    columns = [[rows_of(glyphs) for glyphs in columns_of(page.glyphs)] for page in clear]
    numbers = count(1)
    lines: list[list[Line]] = []
    for number, page in enumerate(without_fixtures(clear, columns), start=1):
        found = (line for rows in page for line in _paragraphs(rows))
        lines.append([replace(line, number=next(numbers), page=number) for line in found])
    return lift_page_notes(lines)


def _paragraphs(rows: Sequence[Row]) -> Iterator[Line]:
    """Yield the paragraphs of a column."""
    if not rows:
        return
    size = median(row.size for row in rows)
    margin, edge = min(row.box.left for row in rows), max(row.box.right for row in rows)
    text = ""
    is_indented = False
    before: Row | None = None
    for row in rows:
        if before and not _runs_on(before, row, margin, edge, size):
            yield _line(text, before, edge, size, is_indented=is_indented)
            text = ""
        if not text:
            is_indented = row.box.left > margin + size
        text += between(text, row.text) + row.text
        before = row
    if before:
        yield _line(text, before, edge, size, is_indented=is_indented)


def _runs_on(before: Row, row: Row, margin: float, edge: float, size: float) -> bool:
    return (
        _is_full(before, edge, size)
        and row.box.left < margin + size
        and before.box.bottom - row.box.top < 2 * size
        and abs(row.size - before.size) < size / 3
        and not (row.size < _SMALL * size and note_number(row.text))
        and "\t" not in before.text + row.text
    )


def _is_full(row: Row, edge: float, size: float) -> bool:
    """Whether a row ends at the edge, or before a word or a figure that did not fit there."""
    room = edge - row.box.right
    return room < _FULL * size or (room < _LONGEST_WORD * size and not is_finished(row.text))


def _line(source: str, last: Row, edge: float, size: float, *, is_indented: bool) -> Line:
    text, normalized = normalize(source)
    return Line(
        0,
        text,
        normalized=normalized,
        is_row="\t" in text,
        is_paragraph=is_indented or "\t" in text,
        is_open=_is_full(last, edge, size) and "\t" not in text,
    )
