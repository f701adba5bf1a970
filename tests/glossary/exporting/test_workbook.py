"""As openpyxl reads it."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from zhengce.glossary import MissingLibrary, UnwritableTable
from zhengce.glossary.exporting import Concept, export
from zhengce.glossary.sense import Sense

if TYPE_CHECKING:
    from collections.abc import Sequence


def sheets(concepts: Sequence[Concept]) -> dict[str, list[tuple[object, ...]]]:
    (content,) = export("xlsx", concepts).values()
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_there_is_a_sheet_of_terms_and_one_of_sources(concepts: tuple[Concept, ...]) -> None:
    found = sheets(concepts)
    assert list(found) == ["名词", "来源"]
    header, *terms = found["名词"]
    assert [row[header.index("解释")] for row in terms] == [c.term.definition for c in concepts]
    header, *sources = found["来源"]
    assert [row[header.index("编号")] for row in sources] == [
        c.id for c in concepts for _ in c.sources
    ]
    assert {type(row[header.index("注")]) for row in sources} == {int}


def test_long_texts_are_wrapped_in_columns_of_a_width(shipped: tuple[Concept, ...]) -> None:
    (content,) = export("xlsx", shipped).values()
    sheet = load_workbook(io.BytesIO(content))["名词"]
    assert sheet["E2"].alignment.wrap_text
    assert sheet.column_dimensions["E"].width >= 60
    assert sheet.freeze_panes == "C2"


@pytest.mark.parametrize("text", ["=1+1", "@x", "+1", "甲\0\x1b乙", "甲\ud800"])
def test_a_cell_is_text_whatever_is_in_it(shipped: tuple[Concept, ...], text: str) -> None:
    entry = shipped[0].sense.entries[0]
    term = replace(entry.term, headword=text, definition=text)
    concept = replace(shipped[0], sense=Sense((replace(entry, term=term),)))
    (content,) = export("xlsx", [concept]).values()
    cell = load_workbook(io.BytesIO(content))["名词"]["B2"]
    assert cell.data_type == "s"
    assert len(str(cell.value)) == len(text)


def test_a_text_that_no_cell_holds_is_refused_and_not_cut(shipped: tuple[Concept, ...]) -> None:
    entry = shipped[0].sense.entries[0]

    def of(length: int) -> Concept:
        term = replace(entry.term, definition="甲" * length)
        return replace(shipped[0], sense=Sense((replace(entry, term=term),)))

    assert sheets([of(32_767)])["名词"][1][4] == "甲" * 32_767
    with pytest.raises(UnwritableTable, match=r"32,768 characters .* write \.csv"):
        export("xlsx", [of(32_768)])


def test_without_the_library_what_to_install_is_said(
    shipped: tuple[Concept, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingLibrary, match=r"zhengce\[xlsx\]"):
        export("xlsx", shipped)
