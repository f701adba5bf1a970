from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce.glossary import Glossary, read_report
from zhengce.glossary.matching import KeyMatcher

if TYPE_CHECKING:
    from pathlib import Path

    from zhengce.glossary import Report

WORDS = st.text("三保障两不愁45+ab", min_size=2, max_size=4).filter(lambda key: not key.isdecimal())


def matched(keys: list[str], text: str) -> list[str]:
    return [text[match.start : match.end] for match in KeyMatcher(keys).find(text)]


@pytest.mark.parametrize(
    ("keys", "text", "found"),
    [
        (["三保", "两不愁三保障"], "巩固“两不愁三保障”，兜牢“三保”底线", ["两不愁三保障", "三保"]),
        (["双创"], "双创平台", ["双创"]),
        (["4+5"], "14+5，4+56，“4+5”种植，４＋５", ["4+5", "４＋５"]),
        (["ab"], "ab cab abc Ab", ["ab", "Ab"]),
        (["7×24小时"], "“5+2”“7x24 小时”", ["7x24 小时"]),
        (["5+2"], "“5+2”“7×24 小时”", ["5+2"]),
        (["两个转型"], "兩個轉型", ["兩個轉型"]),
        (["一包六保"], "一包\n六保", ["一包\n六保"]),
        (["三区"], "二十三区、第三区、“三区”、统一三区、三区", ["三区", "三区", "三区"]),
        (["三公"], "三公里、三公顷、三公经费", ["三公"]),
        (
            ["四风"],
            "第四\n\n风起，四\n　　风，四\t风，四　　　　风，四\n风，四 风",
            ["四\n风", "四 风"],
        ),
        (["1311", "C"], "“1311”工程1311元、‘C’位C座“1311座”", ["1311", "C"]),
    ],
)
def test_keys_are_found_leftmost_longest(keys: list[str], text: str, found: list[str]) -> None:
    assert matched(keys, text) == found


@pytest.mark.parametrize("before", ["1", "二", "第"])
def test_what_stands_before_a_key_counts_in_a_long_text_too(before: str) -> None:
    key = "4+5" if before == "1" else "三保"
    assert matched([key], f"{'甲乙丙丁戊' * 500}{before}{key}，{key}") == [key]


@given(st.lists(WORDS, max_size=6), st.text("三保障两不愁45+ab", max_size=30))
def test_matches_are_those_of_a_plain_scan(keys: list[str], text: str) -> None:
    expected: list[str] = []
    at = 0
    while at < len(text):
        here = [key for key in keys if text.startswith(key, at) and alone(text, at, at + len(key))]
        longest = max(here, key=len, default="")
        expected += [longest] if longest else []
        at += len(longest) or 1
    assert matched(keys, text) == expected


def alone(text: str, start: int, end: int) -> bool:
    if text[start] in "三两" and start and text[start - 1] in "三两":
        return False

    def inside(at: int) -> bool:
        pair = text[max(at - 1, 0) : at + 1] if at else ""
        ascii_pair = len(pair) == 2 and pair.isascii()
        return ascii_pair and (pair.isdigit() or pair.isalpha())

    return not inside(start) and not inside(end)


def read(tmp_path: Path, body: str, notes: str) -> dict[str, list[str]]:
    """What is found at each occurrence of each term, narrower ones too, of a report."""
    path = tmp_path / "report.txt"
    path.write_text(f"政府工作报告\n一、工作\n{body}\n附注：\n{notes}\n", encoding="utf-8")
    return {
        entry.term.headword: [o.block.text[o.start : o.end + 1] for o in entry.occurrences]
        for entry in Glossary([read_report(path)]).entries
    }


def test_a_narrower_term_is_no_occurrence_of_a_shorter_one(tmp_path: Path) -> None:
    notes = "1.“两不愁三保障”：“两不愁”指不愁吃；“三保障”指保障教育。\n2.“三保”：保工资。"
    found = read(tmp_path, "落实三保障政策，守住三保线，两不愁三保障好。", notes)
    assert found["“三保”"] == ["三保线"]
    assert found["“三保障”"] == ["三保障政", "两不愁三保障好"]
    assert found["“两不愁三保障”"] == ["两不愁三保障好"]


def test_a_key_that_two_notes_explain_occurs_as_both(tmp_path: Path) -> None:
    found = read(tmp_path, "推进双创平台。", "1.“双创”：甲。\n2.“双创”平台：乙。")
    assert found == {"“双创”": ["双创平"], "“双创”平台": ["双创平"]}


def test_the_shipped_report_has_57_occurrences_of_45_terms(report: Report) -> None:
    counts = {entry.term.keys[0]: len(entry.occurrences) for entry in report.entries}
    assert len(counts) == 45
    assert sum(counts.values()) == 57
    assert {key: n for key, n in counts.items() if n != 1} == {
        "两个转型": 5,
        "一包六保": 2,
        "放管服": 2,
        "承诺制+标准地+全代办": 2,
        "小升规": 2,
        "专精特新": 2,
        "四好农村路": 2,
        "四风": 2,
        "双创": 2,
    }


def test_an_occurrence_is_where_the_key_stands(report: Report) -> None:
    for entry in report.entries:
        for occurrence in entry.occurrences:
            assert occurrence.block.is_body
            assert occurrence.block.text[occurrence.start : occurrence.end] in entry.term.keys
