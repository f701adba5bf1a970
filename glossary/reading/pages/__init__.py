"""Pages of characters with boxes become lines: as a PDF, an OFD file or a scan has them.

Each page is cleared, its tables' rows are told, its columns are read in their order, their rows
become paragraphs, and what stands at the foot of a page the notes that its text has marks of.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count, pairwise
from typing import TYPE_CHECKING

from ..notes.feet import lift_page_notes
from .clearing import cleared
from .columns import columns_of
from .fixtures import without_fixtures
from .marks import with_chinese_marks
from .paragraphs import is_item_after, lines_of_column, usual_of
from .rows import rows_of
from .tables import with_table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..lines import Line
    from .glyphs import Page

__all__ = ["lines_of_pages"]


def lines_of_pages(pages: Sequence[Page]) -> list[Line]:
    """Return the paragraphs of all pages in reading order."""
    marked = with_chinese_marks(pages)
    sides = [(number, side) for number, page in enumerate(marked) for side in cleared(page)]
    clear = [with_table_rows(side) for _, side in sides]
    columns = [[rows_of(part) for part in each] for each in columns_of([s.glyphs for s in clear])]
    kept = without_fixtures(clear, columns)
    usual = usual_of([rows for page in kept for rows in page])
    lines: list[list[list[Line]]] = [[] for _ in pages]
    for (number, _), side, parts in zip(sides, clear, kept, strict=True):
        found = (line for rows in parts for line in lines_of_column(rows, side.rules, usual))
        lines[number].append([replace(line, page=number + 1) for line in found])
    numbers = count(1)
    ordered = [[replace(line, number=next(numbers)) for line in page] for page in _in_order(lines)]
    return _closed_before_items(lift_page_notes(ordered))


def _closed_before_items(lines: Sequence[Line]) -> list[Line]:
    """Return the lines; from one with a whole sentence nothing goes on in an item's."""
    texts = [line for line in lines if not line.is_foot]
    closed = {a.number for a, b in pairwise(texts) if is_item_after(a.text, b.text)}
    return [replace(line, is_open=False) if line.number in closed else line for line in lines]


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
