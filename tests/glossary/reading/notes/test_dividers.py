"""What divides a note into headword and definition."""

from __future__ import annotations

import pytest

from zhengce.glossary.reading.notes.dividers import divisions


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
        "比例为3:1:2。",
        "指标要求很高。",
        "统计范围包括：甲。",
        "：：",
        "",
    ],
)
def test_a_sentence_has_no_headword(text: str) -> None:
    assert not {"colon", "means"} & set(found(text))


def test_the_first_comes_first() -> None:
    assert [parts.divider for parts in divisions("甲——乙：丙。")][:2] == ["dash", "colon"]
