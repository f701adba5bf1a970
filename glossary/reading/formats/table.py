"""A table of text (.csv, .tsv) becomes lines: a row each, or the texts that its cells hold."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from ...wording import say
from ..characters import normalize
from ..decoding import decode
from ..lines import Content, Line
from .damage import damaged
from .text import lines_of_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ...problems import Problem

__all__ = ["content_of_tables", "read"]

_LONG = 500  # code points: a cell that holds more has a text, of many paragraphs
_SAMPLE = 20_000
_DELIMITERS = ",\t;|"  # the first where nothing tells


def read(data: bytes, shown: str) -> Content:
    """Return the lines of a table's rows. Raises NotText."""
    text = decode(data, shown)
    limit = csv.field_size_limit(len(text) + 1)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=_delimiter(text[:_SAMPLE])))
    except csv.Error as error:
        raise damaged(shown, say("table"), error) from None
    finally:
        csv.field_size_limit(limit)
    return content_of_tables([rows])


def _delimiter(sample: str) -> str:
    """Return what parts the cells: what gives most rows as many cells as most have."""

    def rows_alike(delimiter: str) -> int:
        rows = csv.reader(io.StringIO(sample), delimiter=delimiter)
        return max(Counter(len(row) for row in rows if len(row) > 1).values(), default=0)

    return max(_DELIMITERS, key=rows_alike)


def content_of_tables(
    tables: Iterable[Iterable[Sequence[str]]],
    problems: tuple[Problem, ...] = (),
    stated: Mapping[str, str] | None = None,
) -> Content:
    """Return what tables hold: their rows, and the lines that are made of them."""
    cells = tuple(tuple(tuple(cell.strip() for cell in row) for row in rows) for rows in tables)
    return Content(tuple(_lines(chain.from_iterable(cells))), problems, stated or {}, cells)


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[Line]:
    """Yield the lines of a table's rows; of a cell with a whole text its own lines."""
    number = 0
    for cells in rows:
        if any(len(cell) > _LONG or "\n" in cell for cell in cells):
            parts = [line.text for cell in cells for line in lines_of_text(cell)]
        else:
            parts = ["\t".join(cells).strip()]
        for part, normalized in map(normalize, filter(None, parts)):
            number += 1
            is_row = "\t" in part
            yield Line(number, part, is_paragraph=True, is_row=is_row, normalized=normalized)
