from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce.glossary import Glossary, read_report
from zhengce.glossary.cells import guarded, unguarded
from zhengce.glossary.exporting import concepts_of, export

if TYPE_CHECKING:
    from pathlib import Path

    from zhengce.glossary.exporting import Concept

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "=cmd|' /C calc'!A0",
    "|x",
]
Row = tuple[str, str, str, int]


def said(concepts: tuple[Concept, ...]) -> set[Row]:
    """Headword, definition, report and note: all that a row must keep."""
    return {
        (entry.term.headword, entry.term.definition, entry.term.report.id, entry.term.note)
        for concept in concepts
        for entry in concept.sense.entries
    }


@pytest.mark.parametrize(("form", "dialect"), [("csv", csv.excel), ("tsv", csv.excel_tab)])
def test_a_table_has_every_term_definition_and_source(
    concepts: tuple[Concept, ...], form: str, dialect: type[csv.Dialect]
) -> None:
    (content,) = export(form, concepts).values()
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline=""), dialect=dialect))
    read = {
        (unguarded(row["headword"]), unguarded(row["definition"]), row["report"], int(row["note"]))
        for row in rows
    }
    assert read == said(concepts)


def test_each_line_of_json_is_a_term_with_its_sources(concepts: tuple[Concept, ...]) -> None:
    (content,) = export("jsonl", concepts).values()
    records = list(map(json.loads, content.decode().splitlines()))
    assert [record["id"] for record in records] == [concept.id for concept in concepts]
    read = {
        (record["headword"], source["report"]["id"], source["note"])
        for record in records
        for source in record["sources"]
    }
    assert read == {
        (concept.term.headword, report.id, note)
        for concept in concepts
        for report, note in concept.sources
    }


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_begins_as_a_formula(tmp_path: Path, form: str, formula: str) -> None:
    path = tmp_path / "a.txt"
    text = f"政府工作报告\n一、工作\n做。\n附注：\n1.“甲”：{formula}。\n2.“{formula}”：乙。\n"
    path.write_text(text, encoding="utf-8")
    report = read_report(path, {"title": formula, "place": formula})
    (content,) = export(form, concepts_of(Glossary([report]).senses())).values()
    dialect = csv.excel if form == "csv" else csv.excel_tab
    header, *rows = csv.reader(io.StringIO(content.decode(), newline=""), dialect=dialect)
    assert rows
    for row in rows:
        assert all(cell[:1] not in tuple("=+-@＝＋－＠\t\r|%") for cell in row if cell)
    assert unguarded(rows[0][header.index("definition")]) == f"{formula}。"
    assert unguarded(rows[0][header.index("title")]) == formula


@given(st.text("'=+-@＝a中%|", max_size=5))
def test_a_guard_can_be_taken_off_again(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[:1] not in tuple("=+-@＝|%") or not cell
