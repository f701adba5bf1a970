from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zhengce.glossary import parse_report
from zhengce.glossary.reading.formats.text import lines_of_text

from ...conftest import (
    MARKUP,
    SHARED,
    assert_linear,
    bare,
    divided,
    lines_without_page_numbers,
    without_white_space,
)

if TYPE_CHECKING:
    from zhengce.glossary import Report

USUAL = """政府工作报告
一、工作
（一）抓好。
附注：
1.“甲”：乙。
2.丙
各位代表：

——2023年2月21日在甲县人民代表大会
第三次会议上
我们**做**了，
很多。
***
a b"""
LINES = st.lists(st.sampled_from(USUAL.split("\n")) | st.text(max_size=12), max_size=30)


def assert_whole(text: str) -> None:
    """Assert that the blocks hold all lines but those that are page numbers."""
    given = "".join(line.text for line in lines_without_page_numbers(text))
    joined = "".join(block.text for block in divided(text))
    assert without_white_space(joined) == without_white_space(given)


@given(LINES)
@example(["*\x1b*"])  # markup, once what nobody types is out of it
def test_nothing_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    read = "".join(line.text for line in lines_of_text(text))
    assert without_white_space(read) == bare(text)
    assert_whole(text)


@given(LINES)
def test_blocks_are_numbered_in_reading_order(lines: list[str]) -> None:
    blocks = divided("\n".join(lines))
    assert [block.number for block in blocks] == list(range(1, len(blocks) + 1))
    assert all(one.line < other.line for one, other in itertools.pairwise(blocks))


def test_the_shipped_report_loses_nothing(report: Report, source_text: str) -> None:
    joined = "".join(block.text for block in report.blocks)
    assert without_white_space(joined) == bare(source_text)


def test_the_shipped_report_has_its_parts(report: Report) -> None:
    kinds = Counter(block.kind for block in report.blocks)
    assert kinds == {"title": 1, "other": 2, "heading": 13, "paragraph": 65, "note": 45}
    headings = [block for block in report.blocks if block.kind == "heading"]
    assert [block.text for block in headings if not block.section] == [
        "一、2022年工作回顾",
        "二、2023 年预期目标和重点工作",
        "三、全面加强政府自身建设",
        "附注：",
    ]
    sections = [block.text for block in headings if block.section]
    assert [text[1] for text in sections] == list("一二三四五六七八九")
    assert sections[0] == "（一）加快推动产业转型，提质新型工业。"
    assert sections[8] == "（九）加快创建平安新绛，筑牢发展屏障。"


def test_the_shipped_sections_have_their_lead_sentences(report: Report) -> None:
    leads: dict[str, list[str]] = {}
    for block in report.blocks:
        if block.lead:
            assert block.text.startswith(block.lead)
            leads.setdefault(block.section[-1][:3], []).append(block.lead)
    assert {section: len(found) for section, found in leads.items()} == {
        "一、2": 5,
        "（一）": 5,
        "（二）": 4,
        "（三）": 3,
        "（四）": 4,
        "（五）": 3,
        "（六）": 5,
        "（七）": 3,
        "（八）": 3,
        "（九）": 3,
        "三、全": 4,
    }
    assert leads["（一）"][0] == "着力建强开发区。"
    assert leads["三、全"][-1] == "推进自我革命，建设廉洁政府。"


def test_the_page_breaks_of_the_shipped_report_are_joined(report: Report, source_text: str) -> None:
    lines = source_text.split("\n")
    filled = [number for number, line in enumerate(lines, start=1) if line.strip()]
    joined = [number for number in filled if number not in {block.line for block in report.blocks}]
    # Line 6 goes on with line 5 on the same page: the name of the meeting.
    assert joined == [
        6,
        20,
        24,
        26,
        30,
        36,
        42,
        48,
        58,
        80,
        88,
        98,
        114,
        126,
        148,
        156,
        166,
        176,
        182,
        222,
        258,
    ]
    paragraph = next(block for block in report.blocks if block.line == 86)
    assert "持续巩固“两不愁三保障”和饮水安全保障水平，坚决守住" in paragraph.text


@pytest.mark.parametrize(("note", "text"), [(10, "运营好，逐步消除"), (27, "改革，实现一个机构")])
def test_notes_are_joined_across_a_page_break(report: Report, note: int, text: str) -> None:
    block = next(block for block in report.blocks if block.note == note)
    assert text in block.text


def test_blocks_know_their_line_and_section(report: Report, source_text: str) -> None:
    lines = MARKUP.sub("", source_text).split("\n")
    for block in report.blocks:
        assert block.text.startswith(lines[block.line - 1].strip())
    last = report.get_block(73)
    assert last.section == (
        "二、2023 年预期目标和重点工作",
        "（九）加快创建平安新绛，筑牢发展屏障。",
    )


def test_markup_is_kept_as_spans() -> None:
    (block,) = divided("我们**做好**了**两件**事。")
    assert block.text == "我们做好了两件事。"
    assert [block.text[start:end] for start, end in block.emphasis] == ["做好", "两件"]


def test_markup_may_straddle_a_page_break() -> None:
    _, block = divided("一、工作\n我们认真，**做好\n\n了两件**事。")
    assert [block.text[start:end] for start, end in block.emphasis] == ["做好了两件"]


@pytest.mark.parametrize("text", ["我们，做*\n*很多。", "附注\n***\n***", "**\n一，二**\n***"])
def test_markup_is_that_of_a_line(text: str) -> None:
    joined = "".join(block.text for block in divided("一、工作\n" + text))
    assert without_white_space(joined) == "一、工作" + bare(text)


def test_what_stands_below_a_heading_without_notes_is_body() -> None:
    blocks = divided("政府工作报告\n一、工作\n注释：\n我们做了，很多\n工作。好。\n（一）抓好。")
    assert [(block.kind, block.text) for block in blocks[2:]] == [
        ("heading", "注释："),
        ("paragraph", "我们做了，很多工作。好。"),
        ("heading", "（一）抓好。"),
    ]


def test_what_follows_the_last_note_is_not_part_of_it() -> None:
    notes = "1.“甲”：乙，\n丙。\n又一段。\n2.“丁”：\n戊。\n谢谢大家！\n分享到\n"
    blocks = divided("政府工作报告\n一、工作\n附注：\n" + notes)
    assert [(block.kind, block.text) for block in blocks[3:]] == [
        ("note", "1.“甲”：乙，丙。又一段。"),
        ("note", "2.“丁”：戊。"),
        ("paragraph", "谢谢大家！"),
        ("other", "分享到"),
    ]


def test_a_latin_word_divided_by_a_line_end_is_not_glued() -> None:
    _, block = divided("一、工作\n我们推广，使用 open\nsource 软件。")
    assert "open source" in block.text


def test_a_figure_that_begins_a_line_of_a_note_begins_no_note() -> None:
    for figure in ("20.5", "2.5"):
        notes = f"1.“甲”：共有\n{figure}万人，\n2.“乙”：丙。"
        blocks = divided(f"政府工作报告\n一、工作\n附注：\n{notes}")
        assert [block.note for block in blocks if block.kind == "note"] == [1, 2]


_SPELLED = re.compile("&(?:nbsp|emsp|ensp);")  # white space of web pages


def test_an_indent_that_is_spelled_is_none_of_a_line() -> None:
    blocks = divided("政府工作报告\n&emsp;&emsp;一、工作\n&nbsp; **做好**工作，&nbsp;很好。\n")
    assert [block.text for block in blocks][1:] == ["一、工作", "做好工作，&nbsp;很好。"]
    assert blocks[2].emphasis == ((0, 2),)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real reports are not here")
def test_real_reports_lose_nothing() -> None:
    from zhengce.glossary.reading.decoding import decode

    paths = sorted(Path(SHARED).rglob("*.txt"))
    for path in paths:
        text = decode(path.read_bytes(), str(path))
        everything = "".join(line.text for line in lines_of_text(text))
        kept, given = (
            _SPELLED.sub("", without_white_space(each)) for each in (everything, bare(text))
        )
        assert kept == given, path
        assert_whole(text)


def test_a_heading_that_its_page_is_too_narrow_for_is_a_paragraph() -> None:
    full = "我们认真做好各项工作，推进改革发展，成效明显，群众满意，"
    lines = [full] * 80 + ["结束。", "（一）深入落实协同发展战略，把各项机遇优势转化为高"]
    lines += ["质量发展成效。坚持对接。", "（二）短标题", full, "完。"]
    blocks = divided("政府工作报告\n一、工作\n" + "\n".join(lines))
    cut = next(block for block in blocks if block.text.startswith("（一）"))
    assert cut.kind == "paragraph"
    assert cut.text.endswith("转化为高质量发展成效。坚持对接。")
    assert next(block for block in blocks if block.text == "（二）短标题").kind == "heading"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("2025年乙省\n政府工作报告", "2025年乙省政府工作报告"),
        ("乙县人民政府\n工 作 报 告", "乙县人民政府工 作 报 告"),
        ("当前位置：首页 > 政府工作报告\n2025年乙省政府工作报告", "2025年乙省政府工作报告"),
        ("乙县人民政府\n政府工作报告", "政府工作报告"),
        ("来源：日报\n政府工作报告", "政府工作报告"),
    ],
)
def test_a_title_may_take_two_lines_and_is_no_way_to_a_page(lines: str, title: str) -> None:
    blocks = divided(lines + "\n各位代表：\n一、工作\n我们工作。\n")
    assert [block.text for block in blocks if block.kind == "title"] == [title]


@pytest.mark.parametrize(
    "line",
    [
        *[
            "— 1 —",
            "1",
            "第1页",
            "① 甲：乙",
            "附件：",
            "名词解释\n1.甲：乙。",
            "【名词解释】甲：乙",
        ],
        *["1.甲：乙。\n— 1 —", "&nbsp;", "一、甲\n乙，丙。", "◆ 甲\n乙，丙。", "各位代表："],
    ],
)
def test_hostile_repetition_takes_a_time_in_proportion_to_its_length(line: str) -> None:
    def divide(count: int) -> None:
        text = f"政府工作报告\n各位代表：\n一、工作\n名词解释\n{(line + chr(10)) * count}"
        assert_whole(text)

    assert_linear(divide, 1_000)


@pytest.mark.parametrize("line", ["甲县2024年政府工作报告", "关于甲县的报告", "政府\n工作\n报告"])
def test_titles_again_and_again_take_a_time_in_proportion_to_their_number(line: str) -> None:
    assert_linear(lambda count: divided((line + "\n") * count + "一、工作\n推进。\n"), 2_000)


def test_notes_on_one_line_take_a_time_in_proportion_to_their_number() -> None:
    def divide(count: int) -> None:
        notes = "".join(f"{at}.词{at}：解释{at}。" for at in range(1, count))
        divided(f"政府工作报告\n一、工作\n推进。\n名词解释\n{notes}")

    assert_linear(divide, 500)


def test_the_table_of_contents_holds_no_headings() -> None:
    chapters = ["第一章 总则", "第二章 职责", "第三章 附则"]
    body = [line for chapter in chapters for line in (chapter, "第一条 为了加强管理，制定本办法。")]
    entries = [f"{chapter}……{number}" for number, chapter in enumerate(chapters, start=1)]
    for contents in (chapters, entries):
        report = parse_report("\n".join(["甲市供水管理办法", "目录", *contents, *body]))
        kinds = [block.kind for block in report.blocks if block.text in (*chapters, *entries)]
        assert kinds == ["other"] * 3 + ["heading"] * 3
    without = parse_report("\n".join(["甲市供水管理办法", "目录", *body]))
    assert [block.kind for block in without.blocks].count("heading") == 3


def test_an_item_too_long_for_a_heading_is_not_in_the_one_before() -> None:
    long = "（三）推进改革，" + "深化重点领域改革，" * 12 + "成效明显。"
    text = f"一、工作\n（一）抓经济\n发展产业。\n（二）抓民生\n（一）办好教育；做好就业。\n{long}"
    sections = {block.text[:6]: block.section for block in divided(text)}
    assert sections["（一）办好教"] == ("一、工作", "（二）抓民生")
    assert sections["（三）推进改"] == ("一、工作",)


def test_contents_end_where_their_first_entry_stands_again() -> None:
    contents = ["第一部分 概况", "一、收入表", "二、支出表", "第二部分 说明", "第三部分 名词解释"]
    body = [
        contents[0],
        "甲局负责教育。",
        contents[3],
        "支出增长。",
        contents[4],
        "一、收入：指拨款。",
    ]
    blocks = divided("\n".join(["甲局2014年度部门决算", "目 录", *contents, *body]))
    assert [block.text for block in blocks if block.kind == "other"][1:] == contents
    assert [block.text for block in blocks if block.kind == "note"] == ["一、收入：指拨款。"]


def kinds_of(text: str) -> dict[str, str]:
    return {block.text: block.kind for block in divided(text)}


def test_an_item_of_an_article_is_no_heading() -> None:
    text = (
        "甲市燃气管理条例\n第一章 总则\n第一条 为了加强燃气管理，保障燃气供应，制定本条例。\n"
        "第二条 从事燃气经营，应当具备下列条件：\n（一）有固定的经营场所\n（二）有专门人员。\n"
        "第二章 经营\n（一）一般规定\n第三条 企业应当提供服务，保障供应，并遵守规定。\n"
    )
    found = kinds_of(text)
    assert found["（一）有固定的经营场所"] != "heading"
    assert found["（二）有专门人员。"] != "heading"
    assert found["第二章 经营"] == found["（一）一般规定"] == "heading"
    (last,) = [block for block in divided(text) if block.text.startswith("第三条")]
    assert last.section == ("第二章 经营", "（一）一般规定")


def test_what_ends_in_a_semicolon_and_the_item_behind_it_are_no_headings() -> None:
    text = (
        "甲市工作方案\n各区人民政府：\n现将有关工作要求通知如下，请认真贯彻执行，落实到位。\n"
        "一、主要目标\n（一）建成公路；\n（二）建成铁路。\n二、主要任务\n（一）修建公路\n"
    )
    found = kinds_of(text)
    assert [text for text, kind in found.items() if kind == "heading"] == [
        "一、主要目标",
        "二、主要任务",
        "（一）修建公路",
    ]


def test_a_day_with_a_documents_number_does_not_go_on() -> None:
    text = "甲市高级法院意见\n2002年9月10日　法发〔2002〕13号\n各区法院，各有关单位：\n"
    assert "各区法院，各有关单位：" in kinds_of(f"{text}现将意见印发，请认真贯彻执行，并遵照落实。")


@pytest.mark.parametrize("address", ["a_b@x.com", "https://x.cn/a?b=1", "15951282309"])
def test_a_paragraph_that_ends_with_an_address_does_not_go_on(address: str) -> None:
    text = f"甲县工作方案\n一、联系方式\n方某，男，处长，{address}\n附：申请表\n甲县人民政府\n"
    assert [block.text for block in parse_report(text).blocks][-2:] == [
        "附：申请表",
        "甲县人民政府",
    ]
