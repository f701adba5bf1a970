"""Lists of notes that lack what tells most lists: a colon, a heading that names them."""

from __future__ import annotations

import pytest

from zhengce.glossary.metadata import Metadata
from zhengce.glossary.reading.terms import read_terms

from ....conftest import divided

HERE = Metadata(id="here", title="报告")
BODY = (
    "乙县政府工作报告\n各位代表：\n一、工作回顾\n"
    "我们推进“三网融合”，服务“四上”企业，学习枫桥经验。\n谢谢大家！\n"
)
NOTES = [
    ("“三网融合”", "电信网、广播电视网、互联网的融合。"),
    ("“四上”企业", "规模以上的四类企业；都要入库。"),
    ("“枫桥经验”", "小事不出村，大事不出镇。"),
]


def found(text: str) -> list[tuple[str, str]]:
    return [(term.headword, term.definition) for term in read_terms(divided(text), HERE)]


def listed(number: list[str], divider: str) -> str:
    return "".join(
        f"{number[place]}{headword}{divider}{definition}\n"
        for place, (headword, definition) in enumerate(NOTES)
    )


@pytest.mark.parametrize("divider", ["。", "，", "即", "，即", "是"])
@pytest.mark.parametrize("number", ["1. 2. 3.", "（1） （2） （3）", "[1] [2] [3]"])
def test_a_numbered_note_may_lack_a_colon(number: str, divider: str) -> None:
    assert found(f"{BODY}名词解释\n{listed(number.split(), divider)}") == NOTES


@pytest.mark.parametrize("number", ["（一） （二） （三）", "一、 二、 三、"])
def test_a_numeral_before_a_sentence_numbers_notes_and_not_measures(number: str) -> None:
    notes = listed(number.split(), "。")
    assert found(f"{BODY}名词解释\n{notes}") == NOTES
    assert found(f"{BODY}注释\n{notes}我们还做了别的工作。\n") == NOTES
    measures = [
        "推进改革。我们要推进改革，很好。",
        "改善民生。修路，建桥。",
        "节约。少花钱，多办事。",
    ]
    lines = [n + text + "\n" for n, text in zip(number.split(), measures, strict=True)]
    assert found(f"{BODY}注释\n{''.join(lines)}") == []


def test_brackets_may_hold_the_definition() -> None:
    notes = "1.“三网融合”（电信网等三种网的融合）。\n2.EPC（工程总承包）\n3.甲（乙的简称）。\n"
    assert found(f"{BODY}名词解释\n{notes}") == [
        ("“三网融合”", "电信网等三种网的融合"),
        ("EPC", "工程总承包"),
        ("甲", "乙的简称"),
    ]


@pytest.mark.parametrize("heading", ["附件：", "附：", "附件1", "附 件"])
@pytest.mark.parametrize("number", ["1. 2. 3.", ",,"])
def test_an_annex_holds_notes_where_the_text_uses_what_it_explains(
    heading: str, number: str
) -> None:
    notes = listed(number.split() if " " in number else number.split(","), "：")
    assert found(f"{BODY}{heading}\n{notes}") == NOTES


@pytest.mark.parametrize(
    "annex",
    [
        "1.幸福大道：三亿元。\n2.和谐大桥：二亿元。\n3.光明学校：一亿元。\n",
        "重点项目\n1.“三网融合”：三亿元。\n2.“四上”企业：二亿元。\n3.“枫桥经验”：一亿元。\n",
    ],
)
def test_another_annex_holds_none(annex: str) -> None:
    assert found(f"{BODY}附件：\n{annex}") == []


@pytest.mark.parametrize(
    ("note", "headword", "definition"),
    [
        ("“班长工程：选好校长。", "“班长工程", "选好校长。"),
        ("新时代“班长工程:选好校长。", "新时代“班长工程", "选好校长。"),
        ("循环经济，即资源循环利用。", "循环经济", "资源循环利用。"),
    ],
)
def test_a_note_among_others_may_lack_a_mark(note: str, headword: str, definition: str) -> None:
    text = f"{BODY}名词解释\n1.“三网融合”：三网。\n2.{note}\n3.“四上”企业：企业。\n"
    assert found(text)[1] == (headword, definition)


def test_a_verb_alone_divides_where_it_does_in_several_notes() -> None:
    terms = [
        ("众创空间", "开放的创业平台。"),
        ("家庭农场", "以家庭为主的农场。"),
        ("田园综合体", "农业和旅游为一体的乡村。"),
    ]
    notes = [f"{headword}指{definition}" for headword, definition in terms]
    notes.append("考核指标要求完成得很好。")
    listed = "".join(f"{place}.{note}\n" for place, note in enumerate(notes, start=1))
    assert found(f"{BODY}名词解释\n{listed}") == terms


@pytest.mark.parametrize("label", ["来源：乙县日报", "分享到：微信 微博。", "责任编辑：王某。"])
def test_what_a_page_says_of_itself_is_no_note(label: str) -> None:
    notes = "".join(f"{headword}：{definition}\n" for headword, definition in NOTES)
    assert found(f"{BODY}名词解释\n{notes}{label}\n") == NOTES


def test_a_dash_divides_before_a_colon_in_the_definition() -> None:
    notes = "1.“三公”经费——三类费用：出国费、用车费。\n2.“四上”企业——四类企业。\n"
    assert found(f"{BODY}名词解释\n{notes}") == [
        ("“三公”经费", "三类费用：出国费、用车费。"),
        ("“四上”企业", "四类企业。"),
    ]


@pytest.mark.parametrize(
    "numbers",
    ["Ⅰ、 Ⅱ、 Ⅲ、", "l. 2. 3.", "l、 2、 3、", "01 02 03", "注1： 注2： 注3：", "1） 2） 3）"],
)
def test_numbers_may_be_roman_misread_or_padded(numbers: str) -> None:
    first, second, third = numbers.split()
    apart = "\n" if first == "01" else ""
    divider = "\n" if first == "01" else "："
    number = [first + apart, second + apart, third + apart]
    assert found(f"{BODY}名词解释\n{listed(number, divider)}") == NOTES


def test_a_table_may_be_drawn_with_bars() -> None:
    rows = [("序号", "名词", "解释"), ("---", "---", "---")]
    rows += [(str(n), h, d) for n, (h, d) in enumerate(NOTES, start=1)]
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    assert found(f"{BODY}## 附件：名词解释\n{table}") == NOTES


def test_two_notes_may_stand_on_one_line() -> None:
    lines = listed(["1.", "2.", "3."], "：").split("\n")
    assert found(f"{BODY}名词解释\n{lines[0]}{lines[1]}\n{lines[2]}\n") == NOTES
    assert found(f"{BODY}名词解释\n{lines[0]}\n{lines[1]}{lines[2]}\n") == NOTES


def test_page_labels_may_stand_between_notes() -> None:
    notes = "".join(f"【报告第{n}页】\n◆{h}：{d}\n" for n, (h, d) in enumerate(NOTES, start=2))
    assert found(f"{BODY}附：政府工作报告名词解释\n{notes}") == NOTES


def test_two_lists_of_other_terms_both_count() -> None:
    first = listed(["1.", "2.", "3."], "：")
    second = "1.“零基预算”：从零开始。\n2.“绿证”：绿电证书。\n3.EPC：总承包。\n4.甲：乙。\n"
    text = f"{BODY}名词解释\n{first}丙报告\n三、名词解释\n{second}"
    assert [headword for headword, _ in found(text)] == [
        *(headword for headword, _ in NOTES),
        *("“零基预算”", "“绿证”", "EPC", "甲"),
    ]


@pytest.mark.parametrize("headword", ["“两癌“筛查", '“新土地法"', "“三长“机制"])
def test_either_quotation_mark_may_stand_for_the_other(headword: str) -> None:
    notes = f"1.“甲乙”：子丑。\n2.{headword}:是指某种重要的事情。\n3.“丙丁”：寅卯。\n"
    assert found(f"{BODY}注解\n{notes}")[1] == (headword, "是指某种重要的事情。")


def test_gaps_divide_also_beside_notes_with_a_verb() -> None:
    verbs = ["是指", "指", "是指", "指"]
    words = ["上解支出", "专项债券", "库款保障水平", "返还性收入"]
    notes = "".join(f"{w}  {v}财政上的某种收支。\n" for w, v in zip(words, verbs, strict=True))
    assert found(f"{BODY}有关财政专业名词解释\n{notes}") == [
        (word, f"{verb}财政上的某种收支。") for word, verb in zip(words, verbs, strict=True)
    ]


def test_a_list_in_brackets_belongs_to_its_note_to_the_end() -> None:
    notes = "1.“甲”：包括：\n（一）建档；\n（二）健康教育。\n2.“乙”：丑。\n"
    assert found(f"{BODY}名词解释\n{notes}")[0] == ("“甲”", "包括：（一）建档；（二）健康教育。")


def test_dots_may_divide_and_commas_stand_in_quotation_marks() -> None:
    notes = [
        ("“山海协作”", "沿海和山区共同发展的机制。"),
        ('"但愿苍生俱饱暖，不辞辛苦出山林"', "出自明代于谦《咏煤炭》。"),
        ("RCEP", "指一种协定，由东盟发起。"),
    ]
    listed = "".join(f"{n}.{h}……{d}\n" for n, (h, d) in enumerate(notes, start=1))
    assert found(f"{BODY}术语表\n{listed}") == notes


def test_links_below_a_heading_are_no_notes() -> None:
    links = "1.一图读懂政府工作报告\n2.解读：今年经济工作怎么干\n3.视频：代表热议报告\n"
    assert found(f"{BODY}相关链接\n政府工作报告名词解释\n{links}上一篇：计划报告\n") == []


def test_a_phrase_that_its_note_repeats_is_divided_from_it() -> None:
    body = BODY.replace("“三网融合”", "“三网融合”[1]").replace("“四上”", "“四上”[2]")
    notes = "[1]“三网融合”。指三种网。\n[2]“四上”企业。指四类企业。\n[3]枫桥经验。指小事不出村。\n"
    assert found(f"{body}名词解释\n{notes}") == [
        ("“三网融合”", "指三种网。"),
        ("“四上”企业", "指四类企业。"),
        ("枫桥经验", "指小事不出村。"),
    ]


def test_remarks_on_figures_are_no_notes() -> None:
    remarks = (
        "1.本报告中的数据为初步统计数。\n2.增长速度按可比价格计算。\n3.合计与分项有不等的情况。\n"
        "4.研发投入强度：为上年数据。\n5.城镇新增就业：统计口径为实名登记数。\n"
    )
    assert found(f"{BODY}注：\n{remarks}") == []
    assert found(f"{BODY}注：\n{listed(['1.', '2.', '3.'], '：')}") == NOTES


def test_a_headword_with_a_colon_ends_at_its_page() -> None:
    notes = "1.“四大会战：招商引资、项目建设”（第9页）：四项工作。\n2.“甲”（第9页）：乙：丙。\n"
    assert found(f"{BODY}名词解释\n{notes}") == [
        ("“四大会战：招商引资、项目建设”", "四项工作。"),
        ("“甲”", "乙：丙。"),
    ]


def test_the_page_in_a_tables_last_column_is_no_part_of_a_definition() -> None:
    rows = "".join(f"{n}\t{h}\t{d}\t{n + 2}\n" for n, (h, d) in enumerate(NOTES, start=1))
    assert found(f"{BODY}名词解释\n序号\t名词\t解释\t所在页码\n{rows}") == NOTES
