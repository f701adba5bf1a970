"""An Excel workbook (.xlsx) becomes lines: the rows of its sheets."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ...errors import MissingReader
from ..lines import Content
from .damage import damaged
from .package import Package
from .table import lines_of_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read"]

_MOST_CELLS = 10_000_000


def read(data: bytes, shown: str) -> Content:
    """Return the rows of all sheets. Raises NotText and MissingReader."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingReader(
            f"{shown}: an Excel workbook, for which a library is missing; "
            "pip install 'zhengce[xlsx]'"
        ) from None
    package = Package(data, shown, "Excel workbook")
    for name in package.names:  # refuses what would unpack into more than memory holds
        package.read(name)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = [row for row in _rows(book) if any(row)]
    except Exception as error:  # noqa: BLE001 - whatever a damaged file makes of the library
        raise damaged(shown, "Excel workbook", error) from None
    return Content(tuple(lines_of_rows(rows)))


def _rows(book: object) -> Iterator[list[str]]:
    count = 0
    for sheet in book.worksheets:  # type: ignore[attr-defined]
        sheet.reset_dimensions()  # which a program may have written wrongly
        for row in sheet.iter_rows(values_only=True):
            count += len(row) + 1
            if count > _MOST_CELLS:  # of which most are gaps
                raise ValueError(f"more than {_MOST_CELLS:,} cells")
            yield ["" if value is None else str(value) for value in row]
