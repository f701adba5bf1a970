"""A table as text: CSV and TSV for programs and spreadsheets, Markdown for readers."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from ...glossary.cells import guarded, in_markdown

if TYPE_CHECKING:
    from . import Cell, Table

__all__ = ["as_csv", "as_markdown", "as_tsv"]

_DIGITS = 6  # of a measure, behind the point


def as_csv(table: Table) -> str:
    """Return the table as RFC 4180 has it, its columns by the names that programs know.

    A cell that begins as a formula does gets an apostrophe before it, as in the export.
    """
    return _divided(table, csv.excel)


def as_tsv(table: Table) -> str:
    """Return the table divided by tabs."""
    return _divided(table, csv.excel_tab)


def as_markdown(table: Table) -> str:
    """Return the table in Markdown, under its title; text in it is no markup."""
    headings = [str(column.heading) for column in table.columns]
    rows = [headings, ["---"] * len(headings), *([_escaped(c) for c in row] for row in table.rows)]
    lines = ("| " + " | ".join(row) + " |" for row in rows)
    return f"# {in_markdown(table.title)}\n\n" + "\n".join(lines) + "\n"


def _divided(table: Table, dialect: type[csv.Dialect]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, dialect)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return written.getvalue()


def _plain(cell: Cell) -> str:
    if isinstance(cell, str):
        return guarded(cell)
    return "" if cell is None else str(round(cell, _DIGITS) if isinstance(cell, float) else cell)


def _escaped(cell: Cell) -> str:
    if isinstance(cell, str):
        return in_markdown(cell)
    return f"{cell:.2f}" if isinstance(cell, float) else _plain(cell)
