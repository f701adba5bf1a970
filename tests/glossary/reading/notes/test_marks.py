"""What may stand before a note."""

from __future__ import annotations

import pytest

from zhengce.glossary.reading.notes.marks import marks_of


@pytest.mark.parametrize(
    ("line", "value", "text"),
    [
        ("1.甲：乙", 1, "甲：乙"),
        ("（2）甲：乙", 2, "甲：乙"),
        ("[注3]甲", 3, "甲"),
        ("注4：甲", 4, "甲"),
        ("第五条　甲", 5, "甲"),
        ("词条6 甲", 6, "甲"),
        ("§7 甲", 7, "甲"),
        ("8# 甲", 8, "甲"),
        ("> 9. 甲", 9, "甲"),
        ("| 10 | 甲 | 乙 |", 10, "甲 | 乙 |"),
        ("⑪甲", 11, "甲"),
        ("¹²甲", 12, "甲"),
        ("十三、甲", 13, "甲"),
        ("B.甲", 2, "甲"),
        ("丙、甲", 3, "甲"),
        ("No.4 甲", 4, "甲"),
        ("{5}甲", 5, "甲"),
    ],
)
def test_a_number_of_any_kind_counts(line: str, value: int, text: str) -> None:
    mark = next(mark for mark in marks_of(line) if mark.counts)
    assert (mark.value, line[mark.end :], mark.is_weak) == (value, text, False)


@pytest.mark.parametrize(
    "line",
    [
        "2023年工作",
        "增长5个百分点",
        "附件1",
        "图2 结构",
        "（1 甲",
        "第一产业：甲",
        "抓一、抓二",
        "甲乙",
    ],
)
def test_what_is_no_number_does_not(line: str) -> None:
    assert not any(mark.counts and not mark.is_weak for mark in marks_of(line))


@pytest.mark.parametrize("line", ["20.5亿元", "3个园区", "1：2的比例", "310种金属"])
def test_a_figure_counts_but_weakly(line: str) -> None:
    assert all(mark.is_weak for mark in marks_of(line) if mark.counts)


def test_figures_that_run_on_may_begin_with_a_number() -> None:
    assert {m.value for m in marks_of("310种金属")} == {310, 31, 3}


@pytest.mark.parametrize(
    ("line", "style"), [("● 甲", "●"), ("名词：甲", "名词："), ("3.1.2 甲", "chapter 3")]
)
def test_bullets_labels_and_clauses_do_not_count(line: str, style: str) -> None:
    assert style in {mark.style for mark in marks_of(line) if not mark.counts}
