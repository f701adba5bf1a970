"""Notes that no heading of their own announces, before, in or after the report."""

from __future__ import annotations

import pytest

from zhengce.glossary.metadata import Metadata
from zhengce.glossary.reading.references import link_references
from zhengce.glossary.reading.terms import read_terms

from ....conftest import divided

HERE = Metadata(id="here", title="报告")
WORDS = ["三网融合", "“四上”企业", "零基预算"]
NOTES = [(word, f"是指第{n}种东西，很好。") for n, word in enumerate(WORDS, start=1)]
FRONT = "乙县政府工作报告\n——在第一次会议上\n各位代表：\n一、工作回顾\n"


def found(text: str) -> list[tuple[str, str]]:
    return [(term.headword, term.definition) for term in read_terms(divided(text), HERE)]


def marked(mark: str, number: str) -> str:
    figures = "①②③" if mark == "{}" else ["¹", "²", "³"] if mark == "^" else [1, 2, 3]
    mark, number = (each.replace("^", "{}") for each in (mark, number))
    body = "".join(f"推进{w}{mark.format(n)}工作。" for w, n in zip(WORDS, figures, strict=True))
    notes = "".join(
        f"{number.format(n)}{headword}：{definition}\n"
        for n, (headword, definition) in zip(figures, NOTES, strict=True)
    )
    return f"{FRONT}{body}\n谢谢大家！\n{notes}责任编辑：王某\n"


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ("[{}]", "[{}]"),
        ("（注{}）", "注{}："),
        ("({})", "({}) "),
        ("（{}）", "（{}）"),
        ("{}", "{}"),
        ("^", "^ "),
    ],
)
def test_notes_after_the_report_are_told_by_their_marks(mark: str, number: str) -> None:
    text = marked(mark, number)
    assert found(text) == NOTES
    body = next(block for block in link_references(divided(text)) if block.references)
    assert body.text == "推进三网融合工作。推进“四上”企业工作。推进零基预算工作。"
    assert [note for _, note in body.references] == [1, 2, 3]


def test_a_list_that_nothing_announces_is_of_words_that_the_text_uses() -> None:
    notes = "".join(f"{n}.{h}：{d}\n" for n, (h, d) in enumerate(NOTES, start=1))
    body = "推进" + "、".join(WORDS) + "工作，做好别的很多工作，服务全县各方面，再上新台阶。"
    assert found(f"{FRONT}{body}\n谢谢大家！\n{notes}") == NOTES
    other = "推进农业、工业、服务业工作，做好别的很多工作，服务全县各方面，再上新台阶。"
    assert found(f"{FRONT}{other}\n谢谢大家！\n{notes.replace('是指', '')}") == []


@pytest.mark.parametrize("number", ["【{}】", "{}.", "（{}）"])
def test_notes_may_stand_before_the_report(number: str) -> None:
    notes = "".join(f"{number.format(n)}{h}：{d}\n" for n, (h, d) in enumerate(NOTES, start=1))
    text = (
        "乙县人民政府\n当前位置：首页 >> 政府工作报告\n【名词解释】\n"
        f"（供审议时参阅）\n{notes}【报告全文】\n{FRONT}推进工作，很好。\n1.做好甲：乙。\n2.做好丙：丁。\n"
    )
    assert found(text) == NOTES
    blocks = divided(text)
    assert [block.text for block in blocks if block.kind == "title"] == ["乙县政府工作报告"]
    assert blocks[-1].section == ("一、工作回顾",)


def test_a_heading_in_the_navigation_announces_nothing() -> None:
    assert found(f"首页\n名词解释\n相关链接\n{FRONT}1.做好甲：乙。\n2.做好丙：丁。\n") == []


@pytest.mark.parametrize("card", ["【名词解释】{}：{}", "【注：{}：{}】", "[注释：{}：{}]"])
def test_cards_may_stand_among_the_paragraphs(card: str) -> None:
    cards = [card.format(headword, definition) + "\n" for headword, definition in NOTES]
    text = FRONT + "我们做了很多工作，很好。\n".join(cards) + "二、工作安排\n还要努力，很好。\n"
    assert found(text) == NOTES
    assert [block.note for block in divided(text) if block.kind == "note"] == [1, 2, 3]
