from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zhengce.glossary.reading.enumeration import Group, item_groups, promise

if TYPE_CHECKING:
    from zhengce.glossary import Report


@pytest.mark.parametrize(
    ("key", "groups"),
    [
        ("一包六保", (Group(1, "包"), Group(6, "保"))),
        ("五抓一优一促", (Group(5, "抓"), Group(1, "优"), Group(1, "促"))),
        ("三个一批", (Group(3, "一批"),)),
        ("六条路径", (Group(6, "路径"),)),
        ("十二项行动", (Group(12, "行动"),)),
        ("双碳", (Group(2, "碳"),)),
        ("双随机、一公开", (Group(2, "随机"), Group(1, "公开"))),
        ("百家企业", (Group(100, "家企业"),)),
        ("三百项工程", (Group(300, "工程"),)),
        ("二十四字", (Group(24, "字"),)),
        ("三百二十项", ()),
        ("放管服", ()),
        ("4+5", ()),
        ("清四乱", ()),
    ],
)
def test_a_key_promises_so_many_of_these(key: str, groups: tuple[Group, ...]) -> None:
    assert promise(key) == groups


def test_items_of_the_shipped_terms(report: Report) -> None:
    """As a reader counts them; nothing for a definition that is no list of the right length."""
    counted = {term.keys[0]: len(term.items) for term in report.terms if term.items}
    assert counted == {
        "两个转型": 2,
        "一包六保": 7,
        "六条路径": 6,
        "双减": 2,
        "四风": 4,
        "五抓一优一促": 7,
        "六个打造": 6,
        "三个一批": 3,
        "四个不摘": 4,
        "两个高于": 2,
        "双碳": 2,
        "五张清单": 5,
        "五个一": 5,
        "五减": 5,
        "三保": 3,
        "两个毫不动摇": 2,
        "六个百分百": 6,
        "两个全覆盖": 2,
        "五大工程": 5,
        "双创": 2,
        "三管三必须": 3,
        "双随机、一公开": 3,
        "两个确立": 2,
        "两个维护": 2,
        "三个务必": 3,
        "五个进一步": 5,
    }


def test_items_are_slices_of_the_definition(report: Report) -> None:
    for term in report.terms:
        for item in term.items:
            assert item in term.definition


def test_items_are_grouped_as_the_key_counts(report: Report) -> None:
    groups = {term.keys[0]: [len(group) for group in term.item_groups] for term in report.terms}
    assert groups["五抓一优一促"] == [5, 1, 1]
    assert groups["一包六保"] == [1, 6]
    assert groups["双碳"] == [2]
    assert groups["三区三线"] == []


@pytest.mark.parametrize(
    ("key", "definition"),
    [
        ("三资", "在集体所有制下，农村集体所有的货币资金、资产和资源。"),
        ("三区", "城镇空间、农业空间、生态空间三种类型的国土空间"),
        ("五水综改", "全面推进水源、水权、水利、水工、水务改革。"),
        ("一廊十线百村", "1条沿汾生态廊带，10条乡村振兴示范连接线，106个宜居宜业和美乡村。"),
        ("一业一证", "优化行业准入业务流程，将一个行业准入涉及的多张许可证整合为一张。"),
        ("四乱", "乱占、乱采、乱堆、乱建等突出问题。"),
        ("三保", "保工资、保运转。"),
        ("三百项工程", "建成道路，修好桥梁。"),
        ("六稳", "稳就业、稳金融、稳外贸、稳外资、稳投资、稳预期工作。"),
        ("两张网", "建成以后，要管好。"),
    ],
)
def test_nothing_is_guessed(key: str, definition: str) -> None:
    assert item_groups(key, definition) == ()


def test_what_surrounds_a_list_is_taken_off_when_its_parts_show_it() -> None:
    ((first, *_),) = item_groups("四个不摘", "摘帽后不摘责任、不摘政策、不摘帮扶、不摘监管。")
    assert first == "不摘责任"


def test_an_item_may_hold_a_comma() -> None:
    found = item_groups("两个坚持", "坚持甲，做好乙，坚持丙。")
    assert found == (("坚持甲，做好乙", "坚持丙"),)


def test_where_a_part_may_be_the_list_itself_there_are_no_items() -> None:
    definition = "大众创业、万众创新，在我县指创业园和创新园两个园区。"
    assert item_groups("双创", definition) == ()
    assert item_groups("双创", "大众创业，万众创新。") == (("大众创业", "万众创新"),)
