"""An Excel workbook (.xlsx) becomes lines: the rows of its sheets."""

from __future__ import annotations

import io
import re
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from ...errors import MissingReader
from ...problems import problem
from ...wording import say
from ..characters import raised
from .damage import damaged
from .package import Package
from .table import content_of_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..lines import Content

__all__ = ["read"]

_MOST_CELLS = 10_000_000
_SHEETS = "xl/worksheets/"
# A formula without the value that a program computes when it saves the file.
_UNCOUNTED = re.compile(rb"(?:<f\b[^<>]*/>|</f>)(?:<v ?/>|<v></v>)?</c>")
_SHARE = re.compile(r"0(\.0+)?%")
_PADDED = re.compile("0{2,20}")  # 007

_KIND = say("Excel workbook")


def read(data: bytes, shown: str) -> Content:
    """Return the rows of all sheets. Raises NotText and MissingReader."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingReader(
            "{file}: an Excel workbook, for which a library is missing; "
            "pip install 'zhengce[xlsx]'",
            file=shown,
        ) from None
    package = Package(data, shown, _KIND)
    uncounted = 0
    for name in package.names:  # refuses what would unpack into more than memory holds
        part = package.read(name)
        package.refuse_entities(part)
        uncounted += len(_UNCOUNTED.findall(part)) if name.startswith(_SHEETS) else 0
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, rich_text=True)
        shown_sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        tables = list(_tables(shown_sheets))
    except Exception as error:  # noqa: BLE001 - whatever a damaged file makes of the library
        raise damaged(shown, _KIND, error) from None
    hidden = len(book.worksheets) - len(shown_sheets)
    kinds = {"sheets": hidden, "formulas": uncounted}
    unread = {kind: count for kind, count in kinds.items() if count}
    problems = (problem("W206", 1, what=unread),) if unread else ()
    return content_of_tables(tables, problems)


def _tables(sheets: Iterable[Any]) -> Iterator[list[list[str]]]:
    count = 0
    for sheet in sheets:
        sheet.reset_dimensions()  # which a program may have written wrongly
        rows: list[list[str]] = []
        for row in sheet.iter_rows():
            count += len(row) + 1
            if count > _MOST_CELLS:  # of which most are gaps
                raise ValueError(f"more than {_MOST_CELLS:,} cells")
            rows.append([_shown(cell) for cell in row])
        yield rows


def _shown(cell: Any) -> str:  # noqa: ANN401 - one of several classes of the library
    """Return a cell as its sheet shows it: a share as 6.5%, a day without the hour of midnight."""
    value, form = cell.value, getattr(cell, "number_format", "") or ""
    if isinstance(value, list):  # pieces of text, each with its own font
        return _of_pieces(value)
    if isinstance(value, datetime):
        return str(value.date() if value.time() == time() else value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if share := _SHARE.search(form):
            return f"{value:.{len(share[1] or '.') - 1}%}"
        if _PADDED.fullmatch(form) and value == int(value):
            return f"{int(value):0{len(form)}}"
    return "" if value is None else str(value)


def _of_pieces(pieces: Iterable[Any]) -> str:
    text = ""
    for piece in pieces:
        font = getattr(piece, "font", None)
        is_raised = font is not None and font.vertAlign == "superscript"
        text += raised(str(piece), text) if is_raised else str(piece)
    return text
