"""The numbers of pages, in text that was copied from them."""

from __future__ import annotations

import pytest

from zhengce.glossary.metadata import Metadata
from zhengce.glossary.reading.formats.text import lines_of_text
from zhengce.glossary.reading.pagination import mark_page_numbers
from zhengce.glossary.reading.terms import read_terms

from ...conftest import divided, without_white_space

HERE = Metadata(id="here", title="报告")
BODY = "乙县政府工作报告\n各位代表：\n一、工作回顾\n我们推进“三网融合”，做好工作。\n"
NUMBERS = ["— {} —", "-{}-", "－ {} －", "—{}—", "· {} ·", "第 {} 页", "第{}页 共30页"]


def page_numbers(text: str) -> list[str]:
    return [
        line.text for line in mark_page_numbers(list(lines_of_text(text))) if line.is_page_number
    ]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_page_number_is_no_part_of_a_definition(number: str) -> None:
    first, second, third = (number.format(page) for page in (21, 22, 23))
    text = (
        f"{BODY}{first}\n名词解释\n1.甲项：做好甲项工作。\n{second}\n2.乙项：做好乙项\n"
        f"{third}\n工作。\n3.丙项：做好丙项工作。\n"
    )
    blocks = divided(text)
    terms = [(term.headword, term.definition) for term in read_terms(blocks, HERE)]
    assert terms == [
        ("甲项", "做好甲项工作。"),
        ("乙项", "做好乙项工作。"),
        ("丙项", "做好丙项工作。"),
    ]
    joined = without_white_space("".join(block.text for block in blocks))
    for each in (first, second, third):
        text = text.replace(each, "")
    assert joined == without_white_space(text)


def test_a_page_number_after_the_last_note_is_none_of_it() -> None:
    blocks = divided(f"{BODY}名词解释\n1.甲项：做好甲项工作\n2.乙项：做好乙项工作\n— 9 —\n")
    assert [term.definition for term in read_terms(blocks, HERE)][-1] == "做好乙项工作"


@pytest.mark.parametrize("beside", ["{number}\n{head}", "{head}\n{number}"])
def test_a_running_head_beside_page_numbers_is_no_part_of_a_definition(beside: str) -> None:
    breaks = [
        beside.format(number=f"第{page}页 共9页", head="某市第三次会议文件（三）")
        for page in (1, 2, 3)
    ]
    text = (
        f"{BODY}{breaks[0]}\n名词解释\n1.甲项：做好甲项\n{breaks[1]}\n工作。\n"
        f"2.乙项：做好乙项工作。\n{breaks[2]}\n3.丙项：做好丙项工作。\n"
    )
    terms = read_terms(divided(text), HERE)
    assert [t.definition for t in terms] == [f"做好{each}项工作。" for each in "甲乙丙"]


def test_figures_alone_are_page_numbers_where_they_count_on() -> None:
    pages = [[*[f"第{page}页上的一句话。"] * 12, str(page)] for page in (4, 5, 6, 7)]
    assert page_numbers("\n".join(line for page in pages for line in page)) == list("4567")


def test_a_page_may_be_a_single_long_paragraph() -> None:
    page = "我们做了很多工作，取得了很好的成绩。" * 20
    assert page_numbers("\n".join(f"{page}\n{number}" for number in (3, 4, 5))) == list("345")


@pytest.mark.parametrize("text", ["540\n甲\n0\n乙", "1\n甲项\n2\n乙项\n3\n丙项", "全文\n12\n完"])
def test_other_figures_on_a_line_of_their_own_are_none(text: str) -> None:
    assert page_numbers(text) == []


@pytest.mark.parametrize("before", ["各项规", "建设投资（见"])
def test_a_page_number_is_taken_out_of_the_word_that_it_divides(before: str) -> None:
    (block,) = divided(f"{BODY}我们推进改革，落实{before}\n— 8 —\n定的要求。\n")[-1:]
    assert without_white_space(block.text) == f"我们推进改革，落实{before}定的要求。"


def test_the_rest_of_a_reference_to_a_page_is_no_page_number() -> None:
    assert page_numbers("推进“三抓”（见\n第17页）工作。\n推进改革（见\n第17页）\n") == []


def test_a_reference_mark_before_a_page_number_is_linked() -> None:
    from zhengce.glossary.reading.references import link_references

    text = f"{BODY}我们推进甲项[1]，做好了\n— 8 —\n许多工作。\n名词解释\n[1]甲项：做好甲项。\n"
    block = next(b for b in link_references(divided(text)) if b.references)
    assert block.text == "我们推进甲项，做好了许多工作。"


def test_a_figure_before_a_form_feed_is_a_page_number() -> None:
    text = "一句话，\n 17 \n\n\f还没有说完。\n12\n又一句话。\n\f18\n"
    assert page_numbers(text) == ["17"]
