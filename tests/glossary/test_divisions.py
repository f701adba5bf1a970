from __future__ import annotations

import pytest

from zhengce.glossary.divisions import find_place, place_in_name


@pytest.mark.parametrize(
    ("text", "name", "level", "province"),
    [
        ("新绛县人民政府", "新绛县", "county", "山西省"),
        ("山西省运城市新绛县", "新绛县", "county", "山西省"),
        ("山西运城市", "运城市", "prefecture", "山西省"),
        ("上海市北斗产业", "上海市", "province", "上海市"),
        ("义乌市", "义乌市", "county", "浙江省"),  # a county-level city
        ("仙桃市", "仙桃市", "county", "湖北省"),  # one right below a province
        ("巢湖市", "巢湖市", "county", "安徽省"),  # a prefecture until 2011
        ("恩施土家族苗族自治州", "恩施土家族苗族自治州", "prefecture", "湖北省"),
        ("黔东南州", "黔东南苗族侗族自治州", "prefecture", "贵州省"),
        ("内蒙古锡林郭勒盟", "锡林郭勒盟", "prefecture", "内蒙古自治区"),
        ("南京市鼓楼区", "南京市鼓楼区", "county", "江苏省"),
        ("重庆市江北区", "江北区", "county", "重庆市"),
        ("广西政府工作报告", "广西壮族自治区", "province", "广西壮族自治区"),
    ],
)
def test_a_name_says_level_and_province(text: str, name: str, level: str, province: str) -> None:
    found = find_place(text)
    assert found is not None
    assert (found.name, found.level, found.province) == (name, level, province)


@pytest.mark.parametrize("text", ["", "县", "甲县", "鼓楼区", "朝阳区", "广西大学", "我市"])
def test_what_is_no_name_or_several_places_is_none(text: str) -> None:
    assert find_place(text) is None


def test_the_year_tells_which_of_two_a_name_was() -> None:
    before, today = find_place("巢湖市", 2005), find_place("巢湖市", 2020)
    assert before is not None
    assert today is not None
    assert (before.level, today.level) == ("prefecture", "county")


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("岳阳", "岳阳市"),
        ("保定市_2009", "保定市"),
        ("2025年云南省政府工作报告", "云南省"),
        ("容城_2012", "容城县"),
        ("凉山_2024", "凉山彝族自治州"),
        ("下载", None),
        ("report", None),
    ],
)
def test_a_file_is_named_after_a_place(name: str, place: str | None) -> None:
    found = place_in_name(name)
    assert (found and found.name) == place
