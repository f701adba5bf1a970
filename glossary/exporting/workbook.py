"""Concepts as an Excel workbook (extra ``xlsx``): a sheet of terms, and one of their sources."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from ..cells import for_xml
from ..errors import MissingLibrary, UnwritableTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from .concepts import Concept

__all__ = ["as_xlsx", "fill"]

_LONGEST = 32_767  # characters of a cell, as Excel has it

_TERMS = {"编号": 17, "名词": 28, "简称": 20, "拼音": 28, "解释": 80, "出处": 40, "上位名词": 17}
_SOURCES = {
    "编号": 17,
    "名词": 28,
    "地方": 14,
    "年份": 8,
    "日期": 12,
    "标题": 36,
    "注": 6,
    "报告": 20,
}
"""The columns with their widths, in characters of half the width of a Chinese one."""


def as_xlsx(concepts: Sequence[Concept], title: str) -> bytes:
    """Return the workbook; every cell but years and notes is text. Raises MissingLibrary."""
    try:
        from openpyxl import Workbook
    except ImportError:
        raise MissingLibrary(
            "an Excel workbook needs a library that is missing; pip install 'zhengce[xlsx]'"
        ) from None
    book = Workbook()
    book.properties.title = for_xml(title)
    terms: Worksheet = book.active or book.create_sheet()
    terms.title = "名词"
    fill(terms, _TERMS.items(), map(_term_row, concepts))
    fill(
        book.create_sheet("来源"),
        _SOURCES.items(),
        (row for each in concepts for row in _source_rows(each)),
    )
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _term_row(concept: Concept) -> tuple[object, ...]:
    term = concept.term
    return (
        *(concept.id, term.headword, "；".join(term.keys), term.pinyin, term.definition),
        *("\n".join(concept.citations), concept.broader),
    )


def _source_rows(concept: Concept) -> Iterable[tuple[object, ...]]:
    for report, note in concept.sources:
        yield (
            *(concept.id, concept.term.headword, report.place, report.year, report.date),
            *(report.title, note, report.id),
        )


def _whole(text: str) -> str:
    """Return a text that a cell can hold; Excel would cut it. Raises UnwritableTable."""
    if len(text) > _LONGEST:
        raise UnwritableTable(
            "a text of {n:,} characters is longer than a cell of Excel is ({most:,}); write .csv",
            n=len(text),
            most=_LONGEST,
        )
    return text


def fill(
    sheet: Worksheet,
    columns: Iterable[tuple[str, int]],
    rows: Iterable[Sequence[object]],
    frozen: str = "C2",
) -> None:
    """Fill a sheet: headings with the widths of their columns, then rows; text is no formula.

    What is left of and above the cell ``frozen`` stays in sight. Raises UnwritableTable.
    """
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    headings, widths = zip(*columns, strict=True)
    for number, row in enumerate([headings, *rows], start=1):
        for at, value in enumerate(row, start=1):
            cell: Any = sheet.cell(number, at)
            if isinstance(value, (int, float)):
                cell.value = value
            elif value is not None:
                cell.value = _whole(for_xml(str(value)))
                cell.data_type = "s"  # never a formula
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = frozen
    sheet.auto_filter.ref = sheet.dimensions
