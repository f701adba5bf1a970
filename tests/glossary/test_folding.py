from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zhengce.glossary.folding import fold, fold_with_offsets, is_han, strip_punctuation

TEXTS = st.text(max_size=40) | st.text("两个轉型“”「」×xＸ—- 　12ａé著乾e\u0301\u0308", max_size=40)


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("“双减”", "双减"),
        ("「双减」", "双减"),
        ("『双减』", "双减"),
        ('"双减"', "双减"),
        ("１３１１", "1311"),
        ("5＋2", "5+2"),
        ("7×24 小时", "7x24小时"),
        ("7✕24小时", "7X24小时"),
        ("１＋Ｎ", "1+n"),
        ("——2023年", "--2023年"),
        ("–—−", "---"),
        ("兩個轉型", "两个转型"),
        ("年产 12 万吨", "年产12万吨"),
        ("第\u200b一\ufeff", "第一"),
        ("PM₁₀", "pm10"),
        ("cafe\u0301", "café"),
        ("后来", "後來"),
        ("卫生", "衞生"),
        ("复苏", "復甦"),
    ],
)
def test_what_a_reader_takes_for_the_same_folds_to_the_same(text: str, same_as: str) -> None:
    assert fold(text) == fold(same_as)


@pytest.mark.parametrize("text", ["显著", "著作", "乾坤", "瞭望", "后来", "皇后", "里面", "余热"])
def test_simplified_text_is_left_as_it_is(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize(("one", "other"), [("显著", "显着"), ("一", "-"), ("4+5", "45")])
def test_what_differs_stays_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_the_shipped_report_is_simplified_and_loses_no_character_but_marks(
    source_text: str,
) -> None:
    kept = [c for c in source_text if is_han(c)]
    assert [c for c in fold(source_text) if is_han(c)] == kept


@given(TEXTS)
@example("e\u0301")
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS, TEXTS)
def test_folding_is_context_free(one: str, other: str) -> None:
    if not other or not unicodedata.combining(other[0]):
        assert fold(one + other) == fold(one) + fold(other)


@given(TEXTS)
def test_the_map_leads_back_to_the_characters_folded(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    for at, character in enumerate(folded.text):
        assert character in fold(text[folded.starts[at] : folded.ends[at]])


@given(TEXTS, st.data())
def test_every_part_of_a_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    folded = fold_with_offsets(text)
    if folded.text:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        end = data.draw(st.integers(start + 1, len(folded.text)))
        first, last = folded.original_span(start, end)
        assert folded.text[start:end] in fold(text[first:last])


def test_every_code_point_folds_once_and_for_all() -> None:
    for code in range(sys.maxunicode + 1):
        folded = fold(chr(code))
        assert fold(folded) == folded, hex(code)


@pytest.mark.parametrize(
    "same",
    [
        "二〇二三 二○二三 二零二三",
        "买买提·艾力 买买提•艾力 买买提・艾力 买买提‧艾力",
        "2021-2025 2021–2025 2021—2025 2021～2025 2021〜2025 2021∼2025 2021~2025",
        "7×24 7x24 7X24 7✕24 7*24 7＊24",
        "民生 ⺠生",
        "长江 ⻓江 ⾧江",
        "见面 ⻅⾯",
    ],
)
def test_what_a_reader_takes_for_the_same_is_the_same(same: str) -> None:
    assert len({fold(each) for each in same.split()}) == 1


def test_spans_are_of_the_text_as_shown() -> None:
    folded = fold_with_offsets("年产 12 万吨，“双减”政策")
    assert folded.find_spans(fold("年产12万吨")) == [(0, 8)]
    assert folded.find_spans(fold("双减政策")) == [(10, 15)]


def test_a_character_that_folds_to_several_is_one_place() -> None:
    assert fold_with_offsets("⑪个").find_spans("1") == [(0, 1)]


def test_punctuation_may_be_left_out_but_not_a_plus_between_figures() -> None:
    assert strip_punctuation(fold("双随机、一公开")) == "双随机一公开"
    assert strip_punctuation("承诺制+标准地+全代办") == "承诺制标准地全代办"
    assert strip_punctuation("4+5") == "4+5"
    assert strip_punctuation("约13/11、即1.5。") == "约13/11即1.5"
