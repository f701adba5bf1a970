"""Lists of notes without Arabic numbers, each laid out in its way."""

from __future__ import annotations

import pytest

from zhengce.glossary.metadata import Metadata
from zhengce.glossary.reading.terms import read_terms

from ....conftest import divided

HERE = Metadata(id="here", title="报告")
BODY = "乙县政府工作报告\n各位代表：\n一、工作回顾\n我们推进“三网融合”，做好工作。\n谢谢大家！\n"
NOTES = [
    ("“三网融合”", "电信网、广播电视网、互联网的融合。"),
    ("“四上”企业", "是指规模以上的四类企业；都要入库。"),
    ("EOD模式", "生态环境导向的开发模式，由项目承担。"),
    ("零基预算", "一切从零开始，逐项审议的编制方法。"),
]
NUMERALS = "一二三四"
CHROME = ["", "— END —\n编辑：王某\n", "【打印本页】 【关闭窗口】\n"]


def found(text: str) -> list[tuple[str, str]]:
    return [(term.headword, term.definition) for term in read_terms(divided(text), HERE)]


@pytest.mark.parametrize("chrome", CHROME)
@pytest.mark.parametrize("gap", ["  ", "　　", "\t", "    "])
def test_a_gap_divides_where_it_does_in_line_after_line(gap: str, chrome: str) -> None:
    notes = "\n\n".join(headword + gap + definition for headword, definition in NOTES)
    assert found(f"{BODY}有关名词解释\n\n{notes}\n\n{chrome}") == NOTES


def test_a_gap_divides_before_a_verb_in_the_definition() -> None:
    notes = (
        "1  双碳、双控　　双碳是指两个碳。\n2  零基预算　　从零开始。\n3  积分制　　指一种做法。\n"
    )
    assert found(f"{BODY}名词解释\n{notes}")[0] == ("双碳、双控", "双碳是指两个碳。")


@pytest.mark.parametrize("chrome", CHROME)
@pytest.mark.parametrize("bullet", ["◆ ", "● ", "▲", "■　", "※ "])
def test_a_bullet_opens_notes_whose_definition_is_below(bullet: str, chrome: str) -> None:
    notes = "\n".join(f"{bullet}{headword}\n{definition}\n" for headword, definition in NOTES)
    assert found(f"{BODY}▼\n名词解释\n▼\n{notes}{chrome}") == NOTES


@pytest.mark.parametrize("chrome", CHROME)
def test_headwords_may_have_every_other_line(chrome: str) -> None:
    notes = "".join(f"{headword}\n{definition}\n" for headword, definition in NOTES)
    assert found(f"{BODY}名词解释\n{notes}{chrome}") == NOTES


@pytest.mark.parametrize("number", ["{}、", "（{}）"])
@pytest.mark.parametrize("chrome", CHROME)
def test_numerals_may_number_headwords_with_paragraphs_below(number: str, chrome: str) -> None:
    more = "其中：\n1.第一类：甲。\n2.第二类：乙。\n3.第三类：丙。\n"
    notes = "".join(
        f"{number.format(numeral)}{headword}\n{definition}\n{more if numeral == '二' else ''}"
        for numeral, (headword, definition) in zip(NUMERALS, NOTES, strict=True)
    )
    expected = [(h, d + more.replace("\n", "") if d.startswith("是指规") else d) for h, d in NOTES]
    assert found(f"{BODY}部分名词解释\n{notes}{chrome}") == expected


def test_a_note_numbered_by_a_numeral_may_have_two_paragraphs() -> None:
    notes = "".join(
        f"{numeral}、{headword}。{definition}\n"
        + ("“四上”是指四类，都很大。\n" if numeral == "二" else "")
        for numeral, (headword, definition) in zip(NUMERALS, NOTES, strict=True)
    )
    terms = found(f"{BODY}政府工作报告有关用语说明\n{notes}")
    assert [headword for headword, _ in terms] == [headword for headword, _ in NOTES]
    assert terms[1][1].endswith("“四上”是指四类，都很大。")


@pytest.mark.parametrize(
    "section",
    [
        "一、工作回顾\n我们做了很多工作，很好。\n二、工作安排\n我们要做很多工作，很好。\n"
        "三、自身建设\n我们还要努力，很好。\n",
        "经济发展\n生产总值增长，很好。\n社会民生\n就业增长，很好。\n生态环境\n空气更好，很好。\n",
    ],
)
def test_the_sections_of_a_report_are_no_notes(section: str) -> None:
    assert found(f"{BODY}备注：\n{section}") == []


def test_figures_stand_before_headwords_without_anything_between() -> None:
    notes = "".join(f"{n}{h}：{d}\n" for n, (h, d) in enumerate(NOTES, start=1))
    assert found(f"{BODY}注释：\n{notes}（新华社1月24日电）\n") == NOTES
    figures = "“甲”：3个园区。\n15分钟生活圈：步行15分钟。\n2个中心：都在县城。\n"
    assert [h for h, _ in found(f"{BODY}注释：\n{figures}")] == ["“甲”", "15分钟生活圈", "2个中心"]


@pytest.mark.parametrize("label", ["【{}】", "{}："])
def test_labels_may_say_which_line_is_which(label: str) -> None:
    named, explained = label.format("名词"), label.format("解释")
    notes = "\n".join(f"{named}{h}\n{explained}{d}\n" for h, d in NOTES)
    assert found(f"{BODY}相关名词\n{notes}") == NOTES


def test_a_star_opens_notes_below_a_bare_remark() -> None:
    notes = "".join(f"*{h}：{d}\n" for h, d in NOTES)
    assert found(f"{BODY}备注\n{notes}") == NOTES


@pytest.mark.parametrize("answer", ["\n答：", "\n", "答："])
@pytest.mark.parametrize("question", ["什么是{}？", "何谓{}?", "{}是什么？"])
def test_notes_may_ask_and_answer(question: str, answer: str) -> None:
    notes = "".join(
        f"{n}.{question.format(h)}{answer}{d}\n" for n, (h, d) in enumerate(NOTES, start=1)
    )
    assert found(f"{BODY}政府工作报告名词问答\n{notes}") == NOTES


@pytest.mark.parametrize("dash", ["——", "--", "—— "])
def test_a_dash_divides_where_it_does_in_line_after_line(dash: str) -> None:
    notes = "".join(f"　　{h}{dash}{d}\n" for h, d in NOTES)
    assert found(f"{BODY}名词解释：\n{notes}") == NOTES


def test_a_remark_may_stand_before_bullets() -> None:
    notes = "".join(f"◆{h}\n{d}\n" for h, d in NOTES)
    assert found(f"{BODY}▼\n报告名词解释\n划重点，收藏！\n{notes}—END—\n编辑：小雨\n") == NOTES


def test_unquoted_headwords_above_their_definitions_are_told_by_the_verb() -> None:
    words = ["预制菜", "增减挂钩", "积分制", "人才驿站"]
    notes = [(word, f"指某种做法，第{n}种。") for n, word in enumerate(words, start=1)]
    listed = "".join(f"{n}、{h}\n{d}\n" for n, (h, d) in zip(NUMERALS, notes, strict=True))
    annex = "附件2\n民生实事\n一、新建公路。\n二、改造厕所。\n"
    assert found(f"{BODY}附件1\n名词解释\n{listed}{annex}") == notes
