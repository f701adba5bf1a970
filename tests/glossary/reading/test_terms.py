from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary.metadata import Metadata
from zhengce.glossary.reading.terms import check_notes, read_terms

from ...conftest import divided

if TYPE_CHECKING:
    from zhengce.glossary import Glossary, Report, Term

HERE = Metadata(id="here", title="报告")
FRONT = "政府工作报告\n一、工作\n我们做工作。\n"


def terms_of(notes: str) -> tuple[Term, ...]:
    return read_terms(divided(FRONT + notes), HERE)


def test_the_shipped_notes_are_as_printed(report: Report, source_text: str) -> None:
    """Against a scan of the source that shares nothing with the reader."""
    notes = source_text.replace("**", "").split("附注：")[1]
    found = re.findall(r"(?ms)^(\d+)\.(.+?)(?=^\d+\.|\Z)", notes)
    printed = [(int(n), *"".join(text.split("\n")).split("：", 1)) for n, text in found]
    assert [(term.note, term.headword, term.definition) for term in report.terms] == printed
    assert len(printed) == 45


def test_the_shipped_keys_are_what_is_quoted(report: Report) -> None:
    for term in report.terms:
        assert term.keys == tuple(re.findall("“([^”]+)”", term.headword))


@pytest.mark.parametrize(
    "notes",
    [
        "附注：\n1.“甲”：乙。\n2.“丙”：丁。",
        "名词解释\n1．“甲”：乙。\n2．“丙”：丁。",
        "名 词 解 释\n1、“甲”：乙。\n2、“丙”：丁。",
        "※名词解释※\n（1）“甲”：乙。\n（2）“丙”：丁。",
        "【名词解释】\n[1]“甲”：乙。\n［2］“丙”:丁。",
        "注释：\n①“甲”：乙。\n②“丙”：丁。",
        "注释\n〔1〕“甲”是指乙。\n【2】“丙”，是指丁。",
        "名词注释\n注1：“甲”：乙。\n注2：“丙”：丁。",
    ],
)
def test_layouts_of_numbered_notes_are_read(notes: str) -> None:
    assert [(term.note, term.headword, term.keys) for term in terms_of(notes)] == [
        (1, "“甲”", ("甲",)),
        (2, "“丙”", ("丙",)),
    ]


def test_a_colon_inside_quotation_marks_divides_nothing() -> None:
    (term,) = terms_of("附注：\n1.“甲：乙”工程：丙。")
    assert (term.headword, term.definition) == ("“甲：乙”工程", "丙。")


def test_a_headword_may_have_several_keys() -> None:
    (term,) = terms_of("附注：\n1.“独角兽”“瞪羚”企业：很好的企业。")
    assert term.keys == ("独角兽", "瞪羚")


def test_without_quotation_marks_the_headword_is_the_key() -> None:
    (term,) = terms_of("附注：\n1.零碳园区：碳排放为零的园区。")
    assert term.keys == ("零碳园区",)


def test_terms_explained_in_passing_are_narrower_terms(glossary: Glossary) -> None:
    found = {
        narrower.headword: (narrower.definition, narrower.broader)
        for entry in glossary.entries
        for narrower in entry.term.narrower
    }
    assert set(found) == {"“两不愁”", "“三保障”", "“三区”", "“三线”"}
    assert found["“两不愁”"] == ("稳定实现农村贫困人口不愁吃、不愁穿", "“两不愁三保障”")
    assert found["“三区”"][0] == "城镇空间、农业空间、生态空间三种类型的国土空间"


def test_doubtful_notes_are_told() -> None:
    blocks = divided(FRONT + "附注：\n1.“甲”：乙。\n3.无分隔的注\n4.“甲”：丙。")
    terms = read_terms(blocks, HERE)
    codes = [(problem.code, problem.line) for problem in check_notes(blocks, terms)]
    assert codes == [("W302", 6), ("W303", 6), ("W304", 7)]


@pytest.mark.parametrize(
    "note", ["三六八九”工作思路]是指好", "“”：无。", "甲。乙是指丙", "只有一句话。没有词"]
)
def test_a_doubtful_headword_is_told_and_not_taken(note: str) -> None:
    blocks = divided(FRONT + f"附注：\n1.{note}")
    assert read_terms(blocks, HERE) == ()
    assert [problem.code for problem in check_notes(blocks, ())] == ["W303"]


def test_a_list_that_starts_again_is_told() -> None:
    blocks = divided(FRONT + "附注：\n1.“甲”：乙。\n名词解释：\n1.“甲”：乙。\n2.“丙”：丁。")
    codes = [problem.code for problem in check_notes(blocks, read_terms(blocks, HERE))]
    assert codes == ["W306"]


def test_a_heading_without_notes_is_told() -> None:
    blocks = divided(FRONT + "附注：\n没有编号。")
    assert [problem.code for problem in check_notes(blocks, ())] == ["W301"]
