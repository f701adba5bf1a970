from __future__ import annotations

import pytest

from zhengce.glossary import Block, Metadata, Report
from zhengce.glossary.changing.targets import targets


def of(text: str, role: str = "plan") -> Report:
    block = Block(1, "paragraph", text, 1, role=role)  # type: ignore[arg-type]
    return Report(Metadata("x", "x"), (block,), ())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "地区生产总值增长6.5%左右，",
            "地区生产总值增长6%左右。",
            ("地区生产总值增长", "6.5%左右", "6%左右"),
        ),
        (
            "城镇新增就业1,000万人以上",
            "城镇新增就业1200万人以上",
            ("城镇新增就业", "1,000万人以上", "1200万人以上"),
        ),
        (
            "城镇调查失业率控制在5.5%以内",
            "城镇调查失业率控制在5.5％以内",
            ("城镇调查失业率控制在", "5.5%以内", "5.5％以内"),
        ),
        (
            "一般公共预算收入预期增长5%",
            "力争一般公共预算收入增长6%",
            ("一般公共预算收入增长", "5%", "6%"),
        ),
        ("建成高标准农田3-5万亩", "建成高标准农田6万亩", ("建成高标准农田", "3-5万亩", "6万亩")),
    ],
)
def test_figures_for_the_same_thing_stand_side_by_side(
    old: str, new: str, told: tuple[str, str, str]
) -> None:
    (found,) = targets(of(old), of(new))
    assert (found.thing, found.old.text, found.new.text) == told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("城乡居民收入分别增长7%和8%", "城乡居民收入分别增长6%和7%"),
        ("工业投资增长5%", "工业用电增长5%"),
        ("新增就业3万人", "新增就业5%"),
        ("粮食产量稳定在1亿斤，粮食产量稳定在2亿斤", "粮食产量稳定在1亿斤"),
        ("力争年底前全部完成", "力争年底前全部完成"),
        ("到2025年建成3座，", "到2026年建成4座，"),
        ("地区生产总值完成183亿元，增长7%。", "森林面积力争净增，增长1%。"),
        ("三产增加值分别增长5.5%", "三产增加值分别增长5%"),
        ("一产、二产、三产增长5%", "一产、二产、三产增长6%"),
        ("固定资产投资增长-3%", "固定资产投资增长-5%"),
    ],
)
def test_what_is_not_plain_is_left_alone(old: str, new: str) -> None:
    assert targets(of(old), of(new)) == ()


def test_only_what_is_to_be_done_is_looked_at() -> None:
    assert targets(of("投资增长5%", "review"), of("投资增长6%")) != ()  # without a plan, all of it
    done = Block(1, "paragraph", "投资增长5%", 1, role="review")
    aim = Block(2, "paragraph", "投资增长7%", 2, role="plan")
    both = Report(Metadata("x", "x"), (done, aim), ())
    (found,) = targets(both, of("投资增长6%"))
    assert found.old.text == "7%"
