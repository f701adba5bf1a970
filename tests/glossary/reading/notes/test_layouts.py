"""Notes in any layout: written ones varied by script, and real ones as read by eye."""

from __future__ import annotations

import itertools
import json
import re
from typing import TYPE_CHECKING

import pytest

from zhengce.glossary import read_report
from zhengce.glossary.metadata import Metadata
from zhengce.glossary.reading.terms import check_notes, read_terms

from ....conftest import SHARED, divided, without_white_space

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

HERE = Metadata(id="here", title="报告")
BODY = (
    "乙县政府工作报告\n各位代表：\n一、工作回顾\n我们推进“三网融合”，做好４+3工程。\n谢谢大家！\n"
)
HEADINGS = [
    "附注：",
    "注释",
    "名词解释",
    "名 词 解 释",
    "※名词解释※",
    "【名词注释】",
    "附件2：名词解释",
    "附：名词解释",
    "短语说明",
    "《政府工作报告》有关名词解释",
    "相关术语解释：",
    "（注释）",
    "名　词　解　释",
    "2024年政府工作报告名词解释",
    "附件：乙县2024年政府工作报告名词术语解释",
    "《政府工作报告》中有关名词解释与说明",
    "四、名词解释",
    "■ 相关指标和名词解释",
    "备注：",
    "【相关链接】名词解释",
    "2024年政府工作报告名词术语解释表",
    "名词解释（以报告中出现先后为序）",
    "若干新词解读",
    "有关财政专业名词解释",
    "《政府工作报告》缩略词注释",
    "◎名词解释",
    "## 附件：名词解释",
    "报告中的这些“热词”，你看懂了吗？",
]
NUMBERS = [
    "{}.",
    "{}．",
    "{}、",
    "（{}）",
    "({})",
    "[{}]",
    "［{}］",
    "〔{}〕",
    "【{}】",
    "注{}：",
    "{}. ",
    "{} 、",
    "[注{}]",
    "{}  ",
]
SEPARATORS = ["：", ":", "是指", "，是指", "：\n", "——", "　　", "（第3页）：", "（P12）："]
CHROME = ["", "分享到：\nQQ空间\n上一篇：\n另一份报告\n", "附件3：重点项目表\n1.某项目，2025年\n"]
NOTES = [
    ("“三网融合”", "电信网、广播电视网、互联网的融合。"),
    ("乡村“4+3”工程", "四项建设，\n三项改造。"),
    ("“甲”“乙”企业", "两类企业。一类大，一类小。\n前者多，后者少。"),
    ("零碳园区", "2026年10个园区碳排放为零。"),
    ("《规划》中的“一核两翼”", "一个核心；两个翼。"),
    ("“合抱之木，生于毫末；九层之台，起于累土”", "语出老子，比喻一步一步积累。"),
]


def written(heading: str, number: str, separator: str, chrome: str) -> str:
    lines = [
        number.format(place) + headword + separator + definition
        for place, (headword, definition) in enumerate(NOTES, start=1)
    ]
    return BODY + heading + "\n" + "\n".join(lines) + "\n" + chrome


def pairs(
    numbers: Sequence[str], separators: Sequence[str], chromes: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """Every two of a number, a separator and an ending, with one of the third."""
    assert len(chromes) <= min(len(numbers), len(separators))
    both = itertools.product(enumerate(numbers), enumerate(separators))
    for (at, number), (to, separator) in both:
        yield number, separator, chromes[(at + to) % len(chromes)]


@pytest.mark.parametrize("heading", HEADINGS)
def test_notes_are_read_whatever_their_heading_number_and_separator(heading: str) -> None:
    for number, separator, chrome in pairs(NUMBERS, SEPARATORS, CHROME):
        text = written(heading, number, separator, chrome)
        found = [
            (term.note, term.headword, term.definition) for term in read_terms(divided(text), HERE)
        ]
        assert found == [
            (place, headword, definition.replace("\n", ""))
            for place, (headword, definition) in enumerate(NOTES, start=1)
        ], (number, separator, chrome)


@pytest.mark.parametrize("line_end", ["\\r\\n", "\r\n", "\u3000\u3000"])
def test_notes_are_read_whatever_their_line_ends(tmp_path: Path, line_end: str) -> None:
    filler = "我们做了很多工作，取得了很好的成绩。" * 200 + "\n"
    text = written("名词解释", "{}．", "：", "").replace("谢谢大家！\n", filler)
    path = tmp_path / "report.txt"
    path.write_bytes(text.replace("\n", line_end).encode())
    assert [term.headword for term in read_report(path).terms] == [name for name, _ in NOTES]


def test_notes_without_numbers_are_numbered_in_their_order() -> None:
    text = written("名词解释", "", "：", "")
    found = [(term.note, term.headword) for term in read_terms(divided(text), HERE)]
    assert found == [(place, name) for place, (name, _) in enumerate(NOTES, start=1)]


@pytest.mark.parametrize(
    "inner",
    [
        "（1）简政：减少审批。\n（2）放管：管好。\n（3）服务：做好。\n",
        "①简政：减少审批。\n②放管：管好。\n③服务：做好。\n",
        "1.简政：减少审批。\n2.放管：管好。\n3.服务：做好。\n",
        "1.简政：减少审批。\n2.放管：管好。\n",
    ],
)
def test_a_list_inside_a_note_is_part_of_it(inner: str) -> None:
    notes = f"1.“甲”：子。\n2.“乙”：包括以下内容：\n{inner}3.“丙”：寅。\n4.“丁”：卯。\n"
    found = read_terms(divided(BODY + "名词解释\n" + notes), HERE)
    assert [(term.note, term.headword) for term in found] == [
        (1, "“甲”"),
        (2, "“乙”"),
        (3, "“丙”"),
        (4, "“丁”"),
    ]
    assert found[1].definition == "包括以下内容：" + inner.replace("\n", "")


@pytest.mark.parametrize("heading", ["序号\n名词\n解释\n", "序号\t名词\t解　释\n", ""])
@pytest.mark.parametrize("cell", ["\n", "\t"])
def test_notes_may_be_the_rows_of_a_table(heading: str, cell: str) -> None:
    rows = "".join(
        cell.join((str(number), headword, definition.replace("\n", ""))) + "\n"
        for number, (headword, definition) in enumerate(NOTES, start=1)
    )
    annex = "附件2\n主要指标表\n指标\t单位\t完成\n总值\t亿元\t45\n"
    found = read_terms(divided(f"{BODY}附件1\n名词解释\n{heading}{rows}{annex}"), HERE)
    assert [(term.headword, term.definition) for term in found] == [
        (headword, definition.replace("\n", "")) for headword, definition in NOTES
    ]


@pytest.mark.parametrize("reference", ["（第2页第28行）", "（见第3页）", "【P5】", "（第2、3页）"])
def test_a_page_reference_is_no_part_of_a_definition(reference: str) -> None:
    notes = "".join(f"〔{n}〕{h}：{d}{reference}\n" for n, (h, d) in enumerate(NOTES, start=1))
    found = read_terms(divided(f"{BODY}附：相关名词注释\n{notes}"), HERE)
    assert [term.definition for term in found] == [d.replace("\n", "") for _, d in NOTES]


def test_notes_may_all_stand_in_one_paragraph() -> None:
    notes = "1.口袋公园：小型绿地；2.DEPA：一种协定；3.“两山”：金山银山；4.30·60目标：两个目标。"
    found = read_terms(divided(f"{BODY}备注：{notes}\n免责声明：本文仅代表作者观点。\n"), HERE)
    assert [term.headword for term in found] == ["口袋公园", "DEPA", "“两山”", "30·60目标"]


def test_a_headword_may_begin_with_a_figure() -> None:
    notes = (
        "1.“12345”热线：甲。\n2.3A级景区：乙。\n3.5G：丙。\n4.2026年10件实事：丁。\n5.5+2：戊。\n"
    )
    found = read_terms(divided(BODY + "名词解释\n" + notes), HERE)
    headwords = ["“12345”热线", "3A级景区", "5G", "2026年10件实事", "5+2"]
    assert [term.headword for term in found] == headwords


def test_two_notes_of_one_number_are_two_notes_and_told() -> None:
    blocks = divided(BODY + "名词解释\n1.“甲”：子。\n2.“乙”：丑。\n2.“丙”：寅。\n3.“丁”：卯。\n")
    found = read_terms(blocks, HERE)
    assert [(term.note, term.keys[0]) for term in found] == [
        (1, "甲"),
        (2, "乙"),
        (2, "丙"),
        (3, "丁"),
    ]
    assert [problem.code for problem in check_notes(blocks, found)] == ["W308"]


@pytest.mark.parametrize(
    ("note", "headword"),
    [
        ("1.（第3页）“甲”：子。", "“甲”"),
        ("1.第3页 “甲”：子。", "“甲”"),
        ("1.“甲”，即：子。", "“甲”"),
        ("1.甲工程是某省提出的，指一种工程：包括子。", None),
        ("1.（一）“甲”：子。", None),
        ("1.⑴甲：子。", None),
    ],
)
def test_what_is_no_part_of_a_headword_is_not_taken_for_it(note: str, headword: str | None) -> None:
    found = read_terms(divided(BODY + "名词解释\n" + note + "\n"), HERE)
    assert [term.headword for term in found] == ([headword] if headword else [])


@pytest.mark.parametrize("number", ["⑴⑵⑶⑷⑸", "①②③④⑤", "⒈⒉⒊⒋⒌"])
def test_notes_may_be_numbered_by_symbols(number: str) -> None:
    notes = "".join(f"{n}“{key}”：子。\n" for n, key in zip(number, "甲乙丙丁戊", strict=True))
    found = read_terms(divided(BODY + "名词解释\n" + notes), HERE)
    assert [(term.note, term.keys[0]) for term in found] == list(enumerate("甲乙丙丁戊", start=1))


def test_a_headword_may_stand_in_brackets_of_its_own() -> None:
    text = BODY + "名词解释\n1.[“1+5”整治]即五项整治。\n2.［两不见面］指网上办理。\n"
    found = [(term.headword, term.definition) for term in read_terms(divided(text), HERE)]
    assert found == [("“1+5”整治", "即五项整治。"), ("两不见面", "指网上办理。")]


def test_a_partial_copy_of_the_list_does_not_count() -> None:
    partial = "注释：\n1.“甲”：旧。\n2.“乙”：旧。\n（二）做好工作。\n"
    text = BODY + partial + "名词解释：\n1.“甲”：新。\n2.“乙”：新。\n3.“丙”：新。\n"
    found = [(term.headword, term.definition) for term in read_terms(divided(text), HERE)]
    assert found == [("“甲”", "新。"), ("“乙”", "新。"), ("“丙”", "新。")]


@pytest.mark.parametrize(
    "ending",
    [
        "注：本文由某网整理，\n转载请注明出处。\n",
        "注释\n丨㐄㐅\n冇嘅咁\n",
        "注释：\n时间：2023-01-24\n来源：某网\n",
        "①甲；②乙；③丙。\n[1] [2]\n",
        "名词解释\n见附件。\n",
    ],
)
def test_what_is_no_list_of_notes_gives_none(ending: str) -> None:
    assert read_terms(divided(BODY + ending), HERE) == ()


def _bare(text: str) -> str:
    return re.sub(r"[“”\"‘’「」『』《》〈〉（）()\[\]［］【】〔〕]", "", without_white_space(text))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real reports are not here")
def test_real_notes_are_read_as_by_eye() -> None:
    folder = SHARED / "annotated"
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    for name, notes in expected.items():
        found = []
        for term in read_report(folder / name).terms:
            text = re.sub(r"[（(]见第.*?页[)）]", "", without_white_space(term.definition))
            found.append((term.note, _bare(term.headword), text[:8], text[-8:]))
        fields = ("headword", "definition_starts", "definition_ends")
        by_eye = [(note["note"], *(note[field] for field in fields)) for note in notes]
        assert found == [(n, _bare(headword), *rest) for n, headword, *rest in by_eye], name


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real reports are not here")
def test_real_reports_without_notes_give_none() -> None:
    for path in sorted((SHARED / "traps").glob("*.txt")):
        assert read_report(path).terms == (), path


NUMERALS = "一二三四五六七八九十"


@pytest.mark.parametrize("number", ["{}、", "（{}）", "注{}：", "{}"])
def test_notes_may_be_numbered_by_numerals_superscripts_or_marked_symbols(number: str) -> None:
    figures = {"注{}：": "①②③④⑤⑥", "{}": "¹²³⁴⁵⁶"}.get(number, NUMERALS)
    lines = [
        number.format(figures[place]) + headword + "：" + definition
        for place, (headword, definition) in enumerate(NOTES)
    ]
    found = read_terms(divided(BODY + "名词解释\n" + "\n".join(lines) + "\n"), HERE)
    assert [(term.note, term.headword) for term in found] == [
        (place, name) for place, (name, _) in enumerate(NOTES, start=1)
    ]


@pytest.mark.parametrize("bullet", ["● ", "•", "◆", "- "])
def test_notes_may_have_bullets_for_numbers(bullet: str) -> None:
    notes = "".join(f"{bullet}“词{place}”：释义{place}。\n" for place in range(1, 5))
    found = read_terms(divided(BODY + "名词解释\n" + notes), HERE)
    assert [term.headword for term in found] == ["“词1”", "“词2”", "“词3”", "“词4”"]


def test_a_headword_may_have_a_line_of_its_own() -> None:
    notes = "1.“三网融合”\n三张网的融合。\n2.3个100天\n　　100天招商。\n3.“甲”：乙。\n"
    found = read_terms(divided(BODY + "名词解释\n" + notes), HERE)
    assert [(term.headword, term.definition) for term in found] == [
        ("“三网融合”", "三张网的融合。"),
        ("3个100天", "100天招商。"),
        ("“甲”", "乙。"),
    ]


def test_a_number_may_run_into_the_figures_of_its_headword() -> None:
    notes = "1.“甲”：乙。\n2.12345热线：号码。\n3.3:1:2机制：比。\n4.5G+：网。\n5.15分钟圈：圈。\n"
    found = read_terms(divided(BODY + "名词解释\n" + notes), HERE)
    assert [term.headword for term in found] == [
        "“甲”",
        "12345热线",
        "3:1:2机制",
        "5G+",
        "15分钟圈",
    ]


@pytest.mark.parametrize(
    "groups",
    [("一、经济类", "二、社会类"), ("（一）经济方面", "（二）其他方面"), ("经济类", "其他类")],
)
@pytest.mark.parametrize("anew", [False, True])
def test_notes_may_stand_in_groups(groups: tuple[str, str], *, anew: bool) -> None:
    numbers = (1, 2, 1, 2) if anew else (1, 2, 3, 4)
    notes = [f"{number}.“词{at}”：释义{at}。" for at, number in enumerate(numbers)]
    lines = [groups[0], *notes[:2], groups[1], *notes[2:]]
    found = read_terms(divided(BODY + "名词解释\n" + "\n".join(lines) + "\n"), HERE)
    assert [(term.note, term.headword, term.definition) for term in found] == [
        (number, f"“词{at}”", f"释义{at}。") for at, number in enumerate(numbers)
    ]


@pytest.mark.parametrize(
    "item", ["一、园区行动：建园。", "（1）园区行动：建园。", "1、园区行动：建园。"]
)
def test_an_inner_list_of_any_kind_takes_no_note_away(item: str) -> None:
    inner = [item, item.replace("一", "二").replace("1", "2")]
    outer = ["“五大行动”：包括以下内容：", *inner, "“海绵城市”：城市。", "“三保”：保三样。"]
    found = read_terms(divided(BODY + "名词解释\n" + "\n".join(outer) + "\n"), HERE)
    assert [term.headword for term in found] == ["“五大行动”", "“海绵城市”", "“三保”"]
    numbered = ["1." + outer[0], *inner, "2." + outer[3], "3." + outer[4]]
    if not item.startswith("1"):
        found = read_terms(divided(BODY + "名词解释\n" + "\n".join(numbered) + "\n"), HERE)
        assert [term.headword for term in found] == ["“五大行动”", "“海绵城市”", "“三保”"]
        assert found[0].definition == "包括以下内容：" + "".join(inner)


@pytest.mark.parametrize("tail", ["责任编辑：王某", "扫一扫在手机打开", "抄送：县委", "— 25 —"])
def test_what_follows_a_list_without_final_marks_is_not_part_of_it(tail: str) -> None:
    notes = "".join(f"{place}.“词{place}”：释义{place}\n" for place in range(1, 5))
    found = read_terms(divided(f"{BODY}名词解释\n{notes}{tail}\n打印　关闭\n"), HERE)
    assert [term.definition for term in found] == ["释义1", "释义2", "释义3", "释义4"]


def test_marked_notes_need_no_heading_if_the_body_has_their_marks() -> None:
    body = (
        BODY.replace("融合”", "融合”[1]").replace("４+3", "４+3[2]").replace("谢谢", "好[3]，谢谢")
    )
    notes = "[1]“三网融合”：三张网。\n[2]４+3工程：七项。\n[3]好：不坏。\n"
    found = read_terms(divided(body + notes), HERE)
    assert [(term.note, term.headword) for term in found] == [
        (1, "“三网融合”"),
        (2, "４+3工程"),
        (3, "好"),
    ]


@pytest.mark.parametrize("number", ["{}.", "（{}）", "[{}]", "{}、"])
@pytest.mark.parametrize("between", ["：", "\n"])
def test_a_list_may_stand_on_one_line(number: str, between: str) -> None:
    notes = "".join(
        number.format(place) + headword + "：" + definition.replace("\n", "")
        for place, (headword, definition) in enumerate(NOTES, start=1)
    )
    blocks = divided(BODY + "名词解释" + between + notes + "\n分享到：\n")
    found = [(term.note, term.headword, term.definition) for term in read_terms(blocks, HERE)]
    assert found == [
        (place, headword, definition.replace("\n", ""))
        for place, (headword, definition) in enumerate(NOTES, start=1)
    ]
    joined = "".join(block.text for block in blocks)
    assert joined == without_white_space(BODY + "名词解释" + between + notes + "分享到：")


@pytest.mark.parametrize(
    ("note", "headword", "definition"),
    [
        ("1.“两不愁”是指“不愁”：不愁吃、不愁穿。", "“两不愁”", "“不愁”：不愁吃、不愁穿。"),
        ("1.“两不愁”——“不愁”：不愁吃、不愁穿。", "“两不愁”", "“不愁”：不愁吃、不愁穿。"),
        ("1\t两不愁\t“不愁”：不愁吃、不愁穿。", "两不愁", "“不愁”：不愁吃、不愁穿。"),
        ("1\t碳达峰、碳中和\t二氧化碳排放达到峰值。", "碳达峰、碳中和", "二氧化碳排放达到峰值。"),
        (
            "1.首违不罚\n《处罚法》规定：“初次违法”不罚。",
            "首违不罚",
            "《处罚法》规定：“初次违法”不罚。",
        ),
        ("1.双随机、一公开\n随机抽取——公开结果。", "双随机、一公开", "随机抽取——公开结果。"),
        ("1.“甲”：建成企业1\n0000家。", "“甲”", "建成企业10000家。"),
    ],
)
def test_the_first_of_several_dividers_counts(note: str, headword: str, definition: str) -> None:
    following = "2" + note[1:].replace("两不愁", "二") if "\t" in note else "2.“乙”：丙。"
    found = read_terms(divided(f"{BODY}名词解释\n{note}\n{following}\n"), HERE)
    assert (found[0].headword, found[0].definition) == (headword, definition)
    assert len(found) == 2
