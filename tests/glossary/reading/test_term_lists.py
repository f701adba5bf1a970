"""A user's own list of terms: from CSV, TSV, Excel and TBX, its columns told, named or guessed."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import Glossary, ZhengceError, parse_report, read_report
from zhengce.glossary.errors import UnknownColumn
from zhengce.glossary.exporting import concepts_of, export

if TYPE_CHECKING:
    from pathlib import Path

    from zhengce.glossary import Report

NAMED = (
    "序号,术语,释义,简称\n1,数字经济,以数据为关键要素的经济形态。,数经\n"
    "2,碳达峰,排放达到峰值后回落。,达峰；峰值\n"
)
UNNAMED = "1,双创,大众创业、万众创新,甲处\n2,双减,减轻作业负担和培训负担,乙处\n"


def read(text: str, name: str = "词.csv", **known: str) -> Report:
    return parse_report(text, known, name=name)


def told(report: Report) -> list[tuple[str, str]]:
    return [(term.headword, term.definition) for term in report.terms]


def test_a_table_whose_columns_are_named_so_is_a_list_of_terms() -> None:
    report = read(NAMED)
    assert told(report) == [
        ("数字经济", "以数据为关键要素的经济形态。"),
        ("碳达峰", "排放达到峰值后回落。"),
    ]
    assert [term.keys for term in report.terms] == [
        ("数字经济", "数经"),
        ("碳达峰", "达峰", "峰值"),
    ]
    assert report.metadata.kind == "glossary"
    assert report.metadata.given == ()
    assert not report.problems
    (reading,) = report.readings
    assert (reading.site, reading.notes, reading.line) == ("table", 2, 2)


def test_nothing_of_a_table_is_lost_and_parts_are_spans_of_their_rows() -> None:
    report = read(NAMED)
    cells = [cell for row in csv.reader(io.StringIO(NAMED)) for cell in row]
    assert "".join("".join(b.text.split()) for b in report.blocks) == "".join(cells)
    for block, term in zip(report.blocks[1:], report.terms, strict=True):
        assert block.headword
        assert block.definition
        assert block.text[slice(*block.headword)] == term.headword
        assert block.text[slice(*block.definition)] == term.definition


@pytest.mark.parametrize("name", ["词.tsv", "词.csv"])
def test_tabs_part_cells_too(name: str) -> None:
    assert told(read("Term\tDefinition\n双创\t大众创业、万众创新\n", name)) == [
        ("双创", "大众创业、万众创新")
    ]


def test_what_stands_above_the_names_of_the_columns_is_the_title() -> None:
    report = read("新绛县政策术语表,,\n术语,释义\n双创,大众创业\n")
    assert report.metadata.title == "新绛县政策术语表"
    assert report.blocks[0].kind == "title"
    assert report.metadata.place == "新绛县"


def test_other_tables_are_no_lists_of_terms() -> None:
    heads = ("名称,内容", "地区,说明", "术语,页码", "热词,说明", "缩写,说明", "term,description")
    for head in heads:
        report = read(f"{head}\n双创行动,{'大众创业万众创新。' * 8}\n双减行动,{'减负提质。' * 8}\n")
        assert report.metadata.kind != "glossary"


def test_columns_are_told_by_name_or_number() -> None:
    table = "编号,词,来处,义\n1,双创,甲处,大众创业\n2,双减,乙处,减轻负担\n"
    expected = [("双创", "大众创业"), ("双减", "减轻负担")]
    for columns in ("词,义", "词, 义, 来处", "2,4"):
        report = read(table, columns=columns)
        assert told(report)[-2:] == expected
        assert (report.metadata.columns, report.metadata.given) == (columns, ("columns",))
    assert read(table, columns="词,义,来处").terms[0].keys == ("双创", "甲处")


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("词", "needs two"),
        ("词,词", "needs two different"),
        ("9" * 5000 + ",1", "no row has both"),
        ("词,解", "no row has both of the columns 词,解; one row has 词, 义"),
        ("1,3", "no row has both"),
        ("0,1", "no row has both"),
    ],
)
def test_columns_that_are_not_there_are_refused(columns: str, message: str) -> None:
    with pytest.raises(UnknownColumn, match=message):
        read("词,义\n双创,大众创业\n", columns=columns)


def test_columns_without_a_row_that_has_both_are_refused() -> None:
    with pytest.raises(UnknownColumn, match="no row has both"):
        read("词,义\n双创,\n,大众创业\n", columns="词,义")


def test_what_is_no_table_has_no_columns() -> None:
    with pytest.raises(UnknownColumn, match="has no table"):
        read("政府工作报告\n各位代表：\n", "报告.txt", columns="1,2")


def test_a_table_that_is_said_to_be_a_list_is_read_by_what_its_columns_hold() -> None:
    report = read(UNNAMED, kind="glossary")
    assert told(report) == [
        ("双创", "大众创业、万众创新"),
        ("双减", "减轻作业负担和培训负担"),
    ]
    assert [problem.code for problem in report.problems] == ["W312"]
    assert "is 2, for definitions 3" in report.problems[0].message


def test_looser_names_count_where_it_is_said_to_be_a_list() -> None:
    report = read("名称,内容\n双创,大众创业\n", kind="glossary")
    assert told(report) == [("双创", "大众创业")]
    assert not report.problems


def test_names_that_are_not_known_are_no_term() -> None:
    report = read("甲,乙\n双创,大众创业、万众创新的简称\n", kind="glossary")
    assert told(report) == [("双创", "大众创业、万众创新的简称")]


def test_a_row_that_lacks_a_part_is_kept_and_told() -> None:
    report = read("术语,释义\n双创,大众创业\n双减,\n,减轻负担\n")
    assert told(report) == [("双创", "大众创业")]
    assert [block.kind for block in report.blocks] == ["other", "note", "other", "other"]
    (found,) = report.problems
    assert (found.code, found.line) == ("W311", 3)
    assert found.message.startswith("2 rows")


def test_a_word_that_is_explained_twice_is_two_terms_and_told() -> None:
    report = read("术语,释义\n双创,大众创业\n双创,创业园和创新园\n")
    assert [term.note for term in report.terms] == [1, 2]
    assert [problem.code for problem in report.problems] == ["W304"]


def test_the_next_sheet_may_have_other_columns() -> None:
    report = read("术语,释义\n双创,大众创业\n\n释义,术语\n减轻负担,双减\n")
    assert told(report) == [("双创", "大众创业"), ("双减", "减轻负担")]


def test_a_cell_with_line_ends_is_one_definition() -> None:
    report = read('术语,释义\n双创,"大众创业。\n万众创新。"\n')
    assert told(report) == [("双创", "大众创业。 万众创新。")]


def test_a_workbook_is_read_and_its_rows_counted(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["术语表"], [], ["术语", "释义", "备注"], ["双创", "大众创业", None], ["双减"]):
        book.active.append(row)
    book.save(tmp_path / "词.xlsx")
    report = read_report(tmp_path / "词.xlsx")
    assert told(report) == [("双创", "大众创业")]
    assert [problem.line for problem in report.problems] == [5]


@pytest.mark.parametrize("form", ["csv", "tsv", "tbx"])
def test_what_zhengce_exports_comes_in_again(form: str, tmp_path: Path) -> None:
    senses = Glossary.default().senses()
    path = tmp_path / f"词.{form}"
    ((_, exported),) = export(form, concepts_of(senses)).items()
    path.write_bytes(exported)
    report = read_report(path)
    assert {(t.headword, t.definition) for t in report.terms} == {
        (sense.term.headword, sense.term.definition) for sense in senses
    }
    keys = {term.headword: term.keys for term in report.terms}
    assert all(set(sense.term.keys) <= set(keys[sense.term.headword]) for sense in senses)
    assert not report.warnings


TBX = """<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX">
<martifHeader><fileDesc><titleStmt><title>甲市术语库</title></titleStmt></fileDesc>
</martifHeader><text><body>
<termEntry id="1"><langSet xml:lang="en-US"><tig><term>digital economy</term></tig></langSet>
<langSet xml:lang="zh-CN"><descrip type="definition">以数据为要素的经济。</descrip>
<ntig><termGrp><term>数字经济</term></termGrp></ntig><ntig><termGrp><term>数经</term></termGrp></ntig>
</langSet></termEntry>
<termEntry id="2"><descripGrp><descrip type="definition">大众创业。</descrip>
<admin type="source">甲市政府</admin></descripGrp>
<langSet xml:lang="zh"><tig><term>双创</term></tig></langSet></termEntry>
<termEntry id="3"><langSet xml:lang="zh"><tig><term>无义</term></tig></langSet></termEntry>
</body></text></martif>"""


def test_a_term_base_of_other_programs_is_read() -> None:
    for name in ("库.tbx", "库.xml"):
        report = read(TBX, name)
        assert told(report) == [("数字经济", "以数据为要素的经济。"), ("双创", "大众创业。")]
        assert report.terms[0].keys == ("数字经济", "数经")
        assert report.metadata.title == "甲市术语库"
        assert [problem.code for problem in report.problems] == ["W311"]
        assert "digital economy" in report.blocks[1].text
        assert "甲市政府" in report.blocks[2].text


def test_data_categories_may_be_elements() -> None:
    text = (
        '<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:b="urn:b"><text><body><conceptEntry>'
        '<langSec xml:lang="zh"><termSec><term>双创</term><b:definition>大众创业</b:definition>'
        "</termSec></langSec></conceptEntry></body></text></tbx>"
    )
    assert told(read(text, "库.tbx")) == [("双创", "大众创业")]


@pytest.mark.parametrize(
    "text",
    [
        "<tbx><text>",
        '<!DOCTYPE tbx [<!ENTITY a "b">]><tbx>&a;</tbx>',
        "<tbx/>",
        "<tbx>" + "<a>" * 100_000,
        "没有标记",
    ],
)
def test_a_damaged_term_base_is_refused_in_a_line(text: str) -> None:
    with pytest.raises(ZhengceError) as error:
        read(text, "库.tbx")
    assert "\n" not in str(error.value)


def test_a_headword_as_long_as_a_sentence_or_of_no_letter_gives_no_term() -> None:
    report = read(f"术语,释义\n{'乙' * 100_000},甲\n—,破折\n双创,大众创业\n")
    assert told(report) == [("双创", "大众创业")]
    assert [problem.code for problem in report.problems] == ["W311"]


@pytest.mark.parametrize(
    "head", ["名称,含义", "指标名称,指标解释", "术语名称,术语定义", "专业术语,内容"]
)
def test_one_name_that_only_such_lists_have_is_enough(head: str) -> None:
    assert told(read(f"{head}\n双创,大众创业\n")) == [("双创", "大众创业")]


def test_a_sheet_without_such_columns_stays_text(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["术语", "释义"])
    book.active.append(["双创", "大众创业"])
    for rows in (
        [["姓名", "电话"], ["李四", "138"]],
        [["词语", "页", "解释"], ["双减", 3, "减负"]],
    ):
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "词.xlsx")
    for known in ({}, {"columns": "术语,释义"}):
        report = read_report(tmp_path / "词.xlsx", known)
        assert told(report) == [("双创", "大众创业"), ("双减", "减负")]
        assert "李四\t138" in [block.text for block in report.blocks]


def test_a_term_base_in_another_encoding_is_read() -> None:
    data = TBX.replace("<?xml version='1.0'?>", "<?xml version='1.0' encoding='GBK'?>").encode(
        "gbk"
    )
    assert len(parse_report(data, name="库.tbx").terms) == 2


def test_a_reading_is_no_term_of_a_term_base(tmp_path: Path) -> None:
    ((_, exported),) = export("tbx-2008", concepts_of(Glossary.default().senses())).items()
    (tmp_path / "词.tbx").write_bytes(exported)
    keys = [key for term in read_report(tmp_path / "词.tbx").terms for key in term.keys]
    assert "shuāng jiǎn" not in keys
    assert "双减" in keys
