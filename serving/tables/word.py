"""A table as a Word document (extra ``office``)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ...glossary.cells import for_xml
from ...glossary.errors import MissingLibrary

if TYPE_CHECKING:
    from . import Cell, Table

__all__ = ["as_docx"]

_LONGEST_TITLE = 255  # of a file's properties, as Word has it
_WIDTH, _HEIGHT = 29.7, 21.0  # centimetres: A4, on its side


def as_docx(table: Table) -> bytes:
    """Return the document: the title, and the table across the page. Raises MissingLibrary."""
    try:
        from docx import Document
        from docx.enum.section import WD_ORIENT
        from docx.shared import Cm, Emu
    except ImportError:
        raise MissingLibrary(
            "a Word document needs a library that is missing; pip install 'zhengce[office]'"
        ) from None
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(_WIDTH), Cm(_HEIGHT)
    document.core_properties.title = for_xml(table.title)[:_LONGEST_TITLE]
    document.add_heading(for_xml(table.title), level=1)
    made = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    made.autofit = False
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    whole = sum(column.width for column in table.columns)
    widths = [Emu(room * column.width // whole) for column in table.columns]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    headings: tuple[Cell, ...] = tuple(str(column.heading) for column in table.columns)
    for number, row in enumerate([headings, *table.rows]):
        cells = made.rows[0].cells if number == 0 else made.add_row().cells
        for cell, value, width in zip(cells, row, widths, strict=True):
            cell.width = width
            run = cell.paragraphs[0].add_run(for_xml(_text(value)))
            run.bold = number == 0
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)
