from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce.glossary.matching import KeyMatcher

if TYPE_CHECKING:
    from zhengce.glossary import Report

WORDS = st.text("三保障两不愁45+ab", min_size=1, max_size=4)


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
    ],
)
def test_keys_are_found_leftmost_longest(keys: list[str], text: str, found: list[str]) -> None:
    assert matched(keys, text) == found


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
    def inside(at: int) -> bool:
        pair = text[max(at - 1, 0) : at + 1] if at else ""
        ascii_pair = len(pair) == 2 and pair.isascii()
        return ascii_pair and (pair.isdigit() or pair.isalpha())

    return not inside(start) and not inside(end)


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
