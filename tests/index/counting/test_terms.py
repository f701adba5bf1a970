from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce.glossary import Metadata, Term
from zhengce.index.counting.terms import WholeTerms

METADATA = Metadata("甲", "甲", place="甲县")


def term(name: str) -> Term:
    return Term(name, (name,), "一种说法。", METADATA, 1)


@pytest.fixture(scope="module")
def terms() -> WholeTerms:
    return WholeTerms([term("一包六保"), term("放管服"), term("雪亮工程")])


@pytest.mark.parametrize(
    ("tokens", "whole"),
    [
        (["落实", "一包", "六保", "责任"], ["落实", "一包六保", "责任"]),
        (["深化放", "管", "服改革"], ["深化", "放管服", "改革"]),
        (["推进", "雪", "亮工", "程"], ["推进", "雪亮工程"]),
        (["一包", "六保放", "管服"], ["一包六保", "放管服"]),
        (["没有", "词条"], ["没有", "词条"]),
        ([], []),
    ],
)
def test_a_term_is_one_word_and_what_it_leaves_of_another_is_a_word(
    terms: WholeTerms, tokens: list[str], whole: list[str]
) -> None:
    assert terms.put_into(tokens, lambda: "".join(tokens)) == whole


@given(st.lists(st.text("放管服一包六保改革，", min_size=1, max_size=4), max_size=12))
def test_no_character_is_lost(tokens: list[str]) -> None:
    terms = WholeTerms([term("一包六保"), term("放管服")])
    assert "".join(terms.put_into(tokens, lambda: "".join(tokens))) == "".join(tokens)
    text = "".join(tokens)
    assert list(terms.texts_with([text])) == ([0] if "放管服" in text or "一包六保" in text else [])


def test_quotation_marks_tell_that_a_term_is_used() -> None:
    terms = WholeTerms([term("三保")])
    tokens = ["兜", "牢三", "保", "障碍"]
    assert terms.put_into(tokens, lambda: "兜牢三保障碍") == tokens
    assert terms.put_into(tokens, lambda: "兜牢“三保”障碍") == ["兜", "牢", "三保", "障碍"]


def test_what_a_word_is(terms: WholeTerms) -> None:
    assert [terms.kind_of(each) for each in ("放管服", "三区三线", "1+n", "改革")] == [
        "term",
        "numeral",
        "numeral",
        "word",
    ]
