"""An Excel workbook (.xlsx) becomes lines: the rows of its sheets."""

from __future__ import annotations

import io
import re
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from ...errors import MissingReader
from ..lines import Content
from .damage import damaged
from .package import Package
from .table import lines_of_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read"]

_MOST_CELLS = 10_000_000
_SHARE = re.compile(r"0(\.0+)?%")
_PADDED = re.compile("0{2,20}")  # 007


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
        package.refuse_entities(package.read(name))
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
        for row in sheet.iter_rows():
            count += len(row) + 1
            if count > _MOST_CELLS:  # of which most are gaps
                raise ValueError(f"more than {_MOST_CELLS:,} cells")
            yield [_shown(cell) for cell in row]


def _shown(cell: Any) -> str:  # noqa: ANN401 - one of several classes of the library
    """Return a cell as its sheet shows it: a share as 6.5%, a day without the hour of midnight."""
    value, form = cell.value, getattr(cell, "number_format", "") or ""
    if isinstance(value, datetime):
        return str(value.date() if value.time() == time() else value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if share := _SHARE.search(form):
            return f"{value:.{len(share[1] or '.') - 1}%}"
        if _PADDED.fullmatch(form) and value == int(value):
            return f"{int(value):0{len(form)}}"
    return "" if value is None else str(value)
