"""Notes at the feet of pages."""

from __future__ import annotations

import pytest

from zhengce.glossary.metadata import Metadata
from zhengce.glossary.reading.references import link_references
from zhengce.glossary.reading.terms import read_terms

from ....conftest import divided, without_white_space

HERE = Metadata(id="here", title="报告")
FRONT = "乙县政府工作报告\n各位代表：\n一、工作回顾\n"
PAGES = [
    (["我们推进三网融合{0}，服务四上企业", "{1}，取得了很好的成绩，"], ["三网融合", "四上企业"]),
    (["还有很多成绩，又推进了零基预算{0}", "的改革。"], ["零基预算"]),
    (["今年要做好EOD模式{0}的试点，这是", "重要工作。"], ["EOD模式"]),
]
ANEW = [["①", "②"], ["①"], ["①"]]
GOING_ON = [["①", "②"], ["③"], ["④"]]
SQUARE = [["[1]", "[2]"], ["[1]"], ["[1]"]]
RAISED = [["¹", "²"], ["³"], ["⁴"]]


def text_of(marks: list[list[str]], rule: str, number: str) -> str:
    pages: list[str] = []
    for page, ((lines, words), own) in enumerate(zip(PAGES, marks, strict=True), start=1):
        notes = [
            f"{mark} {word}：是指某种重要的东西，\n说明很长。"
            for mark, word in zip(own, words, strict=True)
        ]
        body = "\n".join(lines).format(*own)
        pages.append("\n".join([body, *([rule] if rule else []), *notes, number.format(page)]))
    return FRONT + "\n".join(pages) + "\n谢谢大家！\n"


@pytest.mark.parametrize("number", ["— {} —", "第{}页"])
@pytest.mark.parametrize("rule", ["", "─────────", "--------"])
@pytest.mark.parametrize("marks", [ANEW, GOING_ON, SQUARE, RAISED])
def test_they_become_notes_and_their_marks_links(
    marks: list[list[str]], rule: str, number: str
) -> None:
    text = text_of(marks, rule, number)
    blocks = link_references(divided(text))
    terms = [(t.note, t.headword, t.definition) for t in read_terms(blocks, HERE)]
    definition = "是指某种重要的东西，说明很长。"
    words = ["三网融合", "四上企业", "零基预算", "EOD模式"]
    assert terms == [(note, word, definition) for note, word in enumerate(words, start=1)]
    linked = [(block.text[:at][-4:], note) for block in blocks for at, note in block.references]
    assert linked == [("三网融合", 1), ("四上企业", 2), ("零基预算", 3), ("OD模式", 4)]
    body = "".join(block.text for block in blocks if block.is_body)
    assert "成绩，还有很多成绩，又推进了零基预算的改革。" in without_white_space(body)


def test_nothing_is_lost() -> None:
    text = text_of(ANEW, "─────────", "— {} —")
    joined = without_white_space("".join(block.text for block in divided(text)))
    marks = "①②①①"  # those in the body
    numbers = "".join(f"—{page}—" for page in (1, 2, 3)) + "─" * 27
    assert sorted(joined + marks + numbers) == sorted(without_white_space(text))


def test_a_list_that_ends_the_report_is_no_foot_of_a_page() -> None:
    text = f"{FRONT}我们推进三网融合①。\n— 1 —\n注释\n①三网融合：三网的融合。\n②甲：乙。\n— 2 —\n"
    blocks = divided(text)
    assert [block.note for block in blocks if block.kind == "note"] == [1, 2]
    assert [block.text for block in blocks if block.kind == "heading"][-1] == "注释"
