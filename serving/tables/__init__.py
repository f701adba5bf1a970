"""An answer as a table, with a chart, and the files that hold these: for spreadsheets and so on.

Each module beside this one writes a kind of file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...glossary.wording import Message

__all__ = ["CHARTS", "ENDINGS", "Cell", "Chart", "Column", "Series", "Table", "joined", "written"]

Cell = str | int | float | None


class Column(NamedTuple):
    """What stands in a column."""

    name: str
    """As programs call it."""
    heading: Message
    """As readers do."""
    width: int = 10
    """In characters of half the width of a Chinese one."""


class Series(NamedTuple):
    """One line of a chart."""

    name: str
    points: tuple[tuple[int, float], ...]
    """Years and values, by year; at least one."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Values over the years."""

    title: Message
    unit: Message
    series: tuple[Series, ...]
    notes: tuple[Message, ...] = ()
    """What who looks at it must know."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; text in them is foreign, and never a formula or markup."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    chart: Chart | None = None


def joined(tables: Sequence[Table]) -> Table:
    """Return tables of the same columns as one, their rows one after the other."""
    first = tables[0]
    charts = [table.chart for table in tables if table.chart]
    series = tuple(series for chart in charts for series in chart.series)
    notes = {str(note): note for chart in charts for note in chart.notes}
    chart = replace(charts[0], series=series, notes=tuple(notes.values())) if charts else None
    rows = [row for table in tables for row in table.rows]
    return Table(first.title, first.columns, rows, chart)


_WRITERS = {
    ".csv": ("text", "as_csv"),
    ".tsv": ("text", "as_tsv"),
    ".md": ("text", "as_markdown"),
    ".xlsx": ("workbook", "as_xlsx"),
    ".docx": ("word", "as_docx"),
}
ENDINGS: tuple[str, ...] = tuple(_WRITERS)
"""What the name of a file may end with."""
_DRAWERS = {".svg": ("chart", "as_svg"), ".png": ("chart", "as_png")}
CHARTS: tuple[str, ...] = tuple(_DRAWERS)
"""What that of a chart may."""


def written(table: Table, ending: str) -> str | bytes:
    """Return the content of a file of this ending, text or bytes.

    Raises MissingLibrary, and MissingFont for a picture whose text cannot be drawn.
    """
    module, function = {**_WRITERS, **_DRAWERS}[ending]
    write: Callable[[Table], str | bytes] = getattr(import_module(f".{module}", __name__), function)
    return write(table)
