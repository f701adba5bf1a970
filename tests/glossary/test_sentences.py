"""Sentences are all of a text, and end where a reader would end a quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengce.glossary.sentences import sentences, sentences_around


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进改革。加快发展！做好了吗？", ["推进改革。", "加快发展！", "做好了吗？"]),
        ("（一）抓项目。落实“放管服。简”改革。", ["（一）抓项目。", "落实“放管服。简”改革。"]),
        ("他说：“好。很好。”然后走了。完", ["他说：“好。很好。”然后走了。", "完"]),
        ("一。\n二。", ["一。\n", "二。"]),
        ("一…！！二", ["一…！！", "二"]),
        ("简政放权；放管结合；优化服务。", ["简政放权；放管结合；优化服务。"]),
        ("甲" * 100 + "；" + "乙" * 80 + "。", ["甲" * 100 + "；", "乙" * 80 + "。"]),
        ("“不闭。合。", ["“不闭。", "合。"]),
        ("没有句号", ["没有句号"]),
        ("", []),
    ],
)
def test_a_sentence_ends_outside_of_marks_that_enclose(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(text=st.text(st.sampled_from("改革。！；\n“”（）《》a "), max_size=400))
def test_sentences_are_all_of_the_text(text: str) -> None:
    found = sentences(text)
    assert "".join(text[start:end] for start, end in found) == text
    assert all(start < end for start, end in found)


@pytest.mark.parametrize(
    ("spans", "more", "expected"),
    [
        ([(2, 4)], 0, ["推进改革。"]),
        ([(2, 4)], 1, ["推进改革。加快发展！"]),
        ([(2, 4), (10, 12)], 0, ["推进改革。", "完成任务。"]),
        ([(2, 4), (10, 12)], 1, ["推进改革。加快发展！完成任务。"]),
        ([(4, 6)], 0, ["推进改革。加快发展！"]),
        ([], 1, []),
    ],
)
def test_whole_sentences_hold_the_spans(
    spans: list[tuple[int, int]], more: int, expected: list[str]
) -> None:
    text = "推进改革。加快发展！完成任务。"
    found = sentences_around(text, spans, more)
    assert [text[start:end] for start, end in found] == expected
