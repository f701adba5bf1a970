"""An answer as a table, and the files that hold tables: for spreadsheets, documents, programs.

Each module beside this one writes a kind of file.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...glossary.wording import Message

__all__ = ["ENDINGS", "Cell", "Column", "Table", "joined", "written"]

Cell = str | int | float | None


class Column(NamedTuple):
    """What stands in a column."""

    name: str
    """As programs call it."""
    heading: Message
    """As readers do."""
    width: int = 10
    """In characters of half the width of a Chinese one."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; text in them is foreign, and never a formula or markup."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]


def joined(tables: Sequence[Table]) -> Table:
    """Return tables of the same columns as one, their rows one after the other."""
    first = tables[0]
    return Table(first.title, first.columns, [row for table in tables for row in table.rows])


_WRITERS = {
    ".csv": ("text", "as_csv"),
    ".tsv": ("text", "as_tsv"),
    ".md": ("text", "as_markdown"),
    ".xlsx": ("workbook", "as_xlsx"),
    ".docx": ("word", "as_docx"),
}
ENDINGS: tuple[str, ...] = tuple(_WRITERS)
"""What the name of a file may end with."""


def written(table: Table, ending: str) -> str | bytes:
    """Return the content of a file of this ending, text or bytes. Raises MissingLibrary."""
    module, function = _WRITERS[ending]
    write: Callable[[Table], str | bytes] = getattr(import_module(f".{module}", __name__), function)
    return write(table)
