from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce.glossary import Entry, Metadata, Term, fold, senses
from zhengce.glossary.comparison import compare, differences


def entry(definition: str, place: str, headword: str = "“五个一”") -> Entry:
    report = Metadata(id=place, title="报告", place=place)
    return Entry(Term(headword, ("五个一",), definition, report, 1), ())


def test_the_same_definition_is_one_sense_with_all_its_sources() -> None:
    found = senses(
        [
            entry("简政放权、放管结合。", "甲县"),
            entry("一个主体。", "乙县"),
            entry("简政放权、 放管结合。", "丙县"),
            entry("简政放权、放管结合。", "丁县", "五个一"),
            entry("简政放权、放管结合。", "戊县", "别的词"),
        ]
    )
    assert [[e.term.report.id for e in sense.entries] for sense in found] == [
        ["甲县", "丙县", "丁县"],
        ["乙县"],
        ["戊县"],
    ]


@pytest.mark.parametrize(
    ("definitions", "differing"),
    [
        (["一个专班、一套方案、一抓到底。"], [[]]),
        (["一个专班、一套方案。", "一个专班、一名领导。"], [["套方案"], ["名领导"]]),
        (["一个专班、一套方案。", "一个专班。"], [["、一套方案"], []]),
        (["甲乙丙丁", "戊己庚辛"], [["甲乙丙丁"], ["戊己庚辛"]]),
        (["建成“５Ｇ”基站", "建成5g 基站，好。"], [[], ["，好。"]]),
        (["同一句话甲", "同一句话乙", "同一句话丙"], [["甲"], ["乙"], ["丙"]]),
    ],
)
def test_what_is_not_common_to_all_is_marked(
    definitions: list[str], differing: list[list[str]]
) -> None:
    compared = compare(senses(entry(text, f"{n}县") for n, text in enumerate(definitions)))
    marked = [
        [each.sense.term.definition[start:end] for start, end in each.differences]
        for each in compared
    ]
    assert marked == differing


@given(st.lists(st.text(alphabet="一二三，。“” A1", min_size=1, max_size=30), max_size=4))
def test_what_is_left_unmarked_reads_the_same_everywhere(definitions: list[str]) -> None:
    compared = compare(senses(entry(text, f"{n}县") for n, text in enumerate(definitions)))
    common = set()
    for each in compared:
        text, kept, at = each.sense.term.definition, "", 0
        for start, end in each.differences:
            assert at <= start < end <= len(text)
            kept += text[at:start]
            at = end
        common.add(fold(kept + text[at:]))
    assert len(common) <= 1


def test_long_definitions_are_compared_clause_by_clause() -> None:
    long = "，".join(f"第{n}项工作做好" for n in range(500))
    changed = long.replace("第250项工作做好", "第250项工作没有做好")
    first, second = compare(senses([entry(long, "甲县"), entry(changed, "乙县")]))
    assert [first.sense.term.definition[s:e] for s, e in first.differences] == ["第250项工作做好，"]
    assert [second.sense.term.definition[s:e] for s, e in second.differences] == [
        "第250项工作没有做好，"
    ]


@pytest.mark.parametrize(
    ("texts", "marked"),
    [
        (["提案1057件", "提案967件"], [["1057"], ["967"]]),
        (["11", "111"], [["11"], ["111"]]),
        (["增长5.5%左右", "增长5%左右"], [["5.5"], ["5"]]),
        (["建成3座", "建成3座桥"], [[], ["桥"]]),
    ],
)
def test_a_number_is_common_whole_or_not_at_all(texts: list[str], marked: list[list[str]]) -> None:
    found = differences(texts)
    assert [[t[s:e] for s, e in spans] for t, spans in zip(texts, found, strict=True)] == marked
