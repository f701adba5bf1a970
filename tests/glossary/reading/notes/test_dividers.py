"""What divides a note into headword and definition."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce.glossary.reading.notes.dividers import BEGINS, DIVIDERS, divisions

SIGNS = sorted({*"".join(DIVIDERS.values()), *" \t\n\u3000甲乙A1"})


def found(text: str) -> dict[str, tuple[str, str]]:
    return {
        parts.divider: (text[slice(*parts.headword)], text[slice(*parts.definition)])
        for parts in divisions(text)
    }


@pytest.mark.parametrize(
    ("text", "divider", "headword", "definition"),
    [
        ("甲：乙。", "colon", "甲", "乙。"),
        ("甲，是指乙。", "verb", "甲", "乙。"),
        ("甲——乙。", "dash", "甲", "乙。"),
        ("甲　　乙。", "gap", "甲", "乙。"),
        ("甲\t乙\t第3页", "cell", "甲", "乙"),
        ("甲\tDBT\tDigital Thing", "cell", "甲", "Digital Thing"),
        ("甲\n乙，丙。", "line", "甲", "乙，丙。"),
        ("【甲乙】丙。", "bracket", "甲乙", "丙。"),
        ("什么是甲？\n答：乙。", "question", "甲", "乙。"),
        ("甲是什么？乙。", "question", "甲", "乙。"),
        ("名词：甲\n解释：乙。", "label", "甲", "乙。"),
        ("词目：甲\n含义：乙。", "label", "甲", "乙。"),
        ("甲（第3页）：乙。", "colon", "甲", "乙。"),
        ("甲：乙。（见第3页）", "colon", "甲", "乙。"),
        ("EPC（工程总承包）", "parenthesis", "EPC", "工程总承包"),
        ("AC 咨询通告", "abbreviation", "AC", "咨询通告"),
        ("甲 = 乙", "sign", "甲", "乙"),
        ("甲，包括乙和丙。", "includes", "甲", "包括乙和丙。"),
        ("空中下载（Over-The-Air，简称OTA)：乙", "colon", "空中下载（Over-The-Air，简称OTA)", "乙"),
        ("“甲”，“乙”，“丙”：丁。", "colon", "“甲”，“乙”，“丙”", "丁。"),
    ],
)
def test_it_divides(text: str, divider: str, headword: str, definition: str) -> None:
    assert found(text)[divider] == (headword, definition)


@pytest.mark.parametrize(
    "text",
    [
        "我们做好工作，很好：真的。",
        "甲。乙丙丁戊己：庚。",
        "比例为3:1:2。",
        "指标要求很高。",
        "统计范围包括：甲。",
        "：：",
        "",
    ],
)
def test_a_sentence_has_no_headword(text: str) -> None:
    assert not {"colon", "means"} & set(found(text))


@given(st.text(st.sampled_from(SIGNS)))
def test_no_divider_begins_where_none_is_looked_for(text: str) -> None:
    for pattern in DIVIDERS.values():
        for match in re.finditer(pattern, text):
            assert re.compile(BEGINS).match(text, match.start())


@pytest.mark.parametrize(
    ("text", "headword"),
    [("甲，主要是指乙：丙。", "甲"), ("“甲”，“乙乙乙乙乙”：丙。", "“甲”，“乙乙乙乙乙”")],
)
def test_a_comma_may_stand_before_a_verb_or_another_headword(text: str, headword: str) -> None:
    assert headword in {each for each, _ in found(text).values()}


def test_the_first_comes_first() -> None:
    assert [parts.divider for parts in divisions("甲——乙：丙。")][:2] == ["dash", "colon"]
