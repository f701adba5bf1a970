"""A table as an Excel workbook (extra ``office``)."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from ...glossary.cells import for_xml
from ...glossary.errors import MissingLibrary
from ...glossary.exporting.workbook import fill

if TYPE_CHECKING:
    from . import Table

__all__ = ["as_xlsx"]

_NO_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


def as_xlsx(table: Table) -> bytes:
    """Return the workbook: one sheet, the headings held fast. Raises MissingLibrary."""
    try:
        from openpyxl import Workbook
    except ImportError:
        raise MissingLibrary(
            "an Excel workbook needs a library that is missing; pip install 'zhengce[office]'"
        ) from None
    book = Workbook()
    sheet: Any = book.active or book.create_sheet()
    sheet.title = _NO_NAME.sub(" ", for_xml(table.title))[:_LONGEST_NAME] or "zhengce"
    columns = [(str(column.heading), column.width) for column in table.columns]
    fill(sheet, columns, table.rows, frozen="A2")
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0  # as many pages as it needs, each as wide as the table
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
